// Edits of cards that a platform put off or refused, so that a restart does not forget them; and whether an admin was told
// that a room's message can't be posted.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE cards ADD COLUMN redraw_at ${instant};
    CREATE INDEX idx_cards_redraw ON cards (redraw_at) WHERE redraw_at IS NOT NULL;
    ALTER TABLE room_places ADD COLUMN problem_told_at ${instant};
    `,
  )
}

export async function down(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    DROP INDEX idx_cards_redraw;
    ALTER TABLE cards DROP COLUMN redraw_at;
    ALTER TABLE room_places DROP COLUMN problem_told_at;
    `,
  )
}
