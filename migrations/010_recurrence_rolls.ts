// When a repeating task moves on to its next occurrence although the present one is still open.
import type { Knex } from 'knex'
import { columnTypes, execute } from './column-types.ts'

export async function up(knex: Knex): Promise<void> {
  const { instant } = columnTypes(knex)
  await execute(
    knex,
    `
    ALTER TABLE recurrences ADD COLUMN next_roll_at ${instant};
    CREATE INDEX idx_recurrences_roll ON recurrences (next_roll_at) WHERE next_roll_at IS NOT NULL;
    `,
  )
  // The tick computes the exact time of those that have a date; until then it is due at once.
  await knex.raw(`
    UPDATE recurrences SET next_roll_at = created_at
    WHERE basis = 'calendar'
      AND EXISTS (SELECT 1 FROM tasks WHERE tasks.task_id = recurrences.task_id AND tasks.due_date IS NOT NULL)`)
}

export async function down(knex: Knex): Promise<void> {
  await execute(
    knex,
    `
    DROP INDEX idx_recurrences_roll;
    ALTER TABLE recurrences DROP COLUMN next_roll_at;
    `,
  )
}
