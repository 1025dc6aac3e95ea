// An index by which an open page finds out whether its person took anything back, without reading what was changed.
import type { Knex } from 'knex'
import { execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  await execute(knex, 'CREATE INDEX idx_changes_undone ON changes (user_id, undone_at) WHERE undone_at IS NOT NULL;')
}

export async function down(knex: Knex): Promise<void> {
  await execute(knex, 'DROP INDEX idx_changes_undone;')
}
