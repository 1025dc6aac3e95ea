// One spelling of each zone: people who came with a former name of theirs, or in lower case, get the present one. Nothing
// else changes: both names mean the same clock.
import type { Knex } from 'knex'
import { canonicalZone } from '../src/time/index.ts'

export async function up(knex: Knex): Promise<void> {
  const stored: { timezone: string | null }[] = await knex('users').distinct('timezone')
  for (const { timezone } of stored) {
    const canonical = timezone === null ? null : canonicalZone(timezone)
    if (canonical !== null && canonical !== timezone)
      await knex('users').where({ timezone }).update({ timezone: canonical })
  }
}

/** Which name somebody came with is not kept, and every version reads the present one. */
export async function down(): Promise<void> {}
