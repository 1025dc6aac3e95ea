// What a platform reports of an account besides its name: zone, language, and that it was deactivated there.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE chat_accounts ADD COLUMN reported_zone VARCHAR(64);
    ALTER TABLE chat_accounts ADD COLUMN locale VARCHAR(35);
    ALTER TABLE chat_accounts ADD COLUMN deactivated_at ${instant};
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    ALTER TABLE chat_accounts DROP COLUMN deactivated_at;
    ALTER TABLE chat_accounts DROP COLUMN locale;
    ALTER TABLE chat_accounts DROP COLUMN reported_zone;
    `,
  )
}
