// What interrupted a focus session, as its person named it.
import type { Knex } from 'knex'
import { execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  await execute(knex, 'ALTER TABLE focus_interruptions ADD COLUMN cause VARCHAR(20);')
}

export async function down(knex: Knex): Promise<void> {
  await execute(knex, 'ALTER TABLE focus_interruptions DROP COLUMN cause;')
}
