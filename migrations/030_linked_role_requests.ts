// Until when a request about a linked role may still reach Discord: what ends it waits for what shows it, and the reverse.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  await execute(knex, `ALTER TABLE linked_roles ADD COLUMN asked_until ${columnTypes(knex).instant};`)
}

export async function down(knex: Knex): Promise<void> {
  await execute(knex, 'ALTER TABLE linked_roles DROP COLUMN asked_until;')
}
