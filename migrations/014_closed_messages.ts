// When a person was told that messages to one of their accounts are refused, so that they are told once.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { instant } = columnTypes(knex)
  await execute(knex, `ALTER TABLE chat_accounts ADD COLUMN dm_told_at ${instant};`)
}

export async function down(knex: Knex): Promise<void> {
  await execute(knex, 'ALTER TABLE chat_accounts DROP COLUMN dm_told_at;')
}
