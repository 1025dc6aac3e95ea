// Badges got plainer names. They are matched by name when definitions are loaded, so existing rows are renamed:
// otherwise an unlocked badge would appear beside its new twin.
import type { Knex } from 'knex'

const RENAMED: readonly (readonly [before: string, after: string])[] = [
  ['All three', 'Three in a day'],
  ['Place kept', 'In focus'],
  ['A week of it', 'Seven in a row'],
  ['Far away, reached', 'Goal reached'],
]

export async function up(knex: Knex): Promise<void> {
  for (const [before, after] of RENAMED) await rename(knex, before, after)
}

export async function down(knex: Knex): Promise<void> {
  for (const [before, after] of RENAMED) await rename(knex, after, before)
}

/** If an operator's own badge has the name already, both rows stay as they are. */
async function rename(knex: Knex, from: string, to: string): Promise<void> {
  await knex('achievements')
    .where({ name: from })
    .whereNotExists(knex('achievements as taken').select(knex.raw('1')).where('taken.name', to))
    .update({ name: to })
}
