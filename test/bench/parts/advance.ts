// What is due becomes a row of the ledger, and its schedule moves on to the next local time, 500 a batch. The floor is
// the same writing by SQL alone, as if every day had 24 hours; Luxon for every row shows what remembering is worth.
import { DateTime } from 'luxon'
import type { Database } from '../../../src/database/index.ts'
import { insertMany, rawRows, updateMany } from '../../../src/models/bulk.ts'
import { newId } from '../../../src/models/id.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import * as ledger from '../../../src/nudges/outbox/index.ts'
import { nextOccurrence } from '../../../src/time/index.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, number, ratio, took } from '../figures.ts'
import type { Part, Row } from '../part.ts'
import { owedPeople } from '../people.ts'
import { newIdAs, tomorrowAs } from '../sql.ts'
import { ZONES } from '../zones.ts'

const PROMISED = 0.54
const TIME = '08:30'
const DAY = 86_400_000

export const advance: Part = {
  name: 'advance',
  about: 'schedules moved on to the next local time in their zones, 500 a batch',
  async run(bench) {
    const count = bench.isQuick ? 2_000 : 40_000
    const rows: Row[] = []
    for (const engine of ENGINES) {
      const database = await fresh(bench, engine)
      await owedPeople(database, count)
      const due = await checkIns(database)
      const now = new Date()
      const ways = {
        floor: (trx: Trx) => bySql(trx, engine === 'postgres', now),
        memo: async (trx: Trx) => (await ledger.planDue(trx, now, kinds)).schedules,
        luxon: (trx: Trx) => byLuxon(trx, now),
      }
      const times: Record<keyof typeof ways, number[]> = { floor: [], memo: [], luxon: [] }
      for (let round = 0; round < (bench.isQuick ? 1 : 3); round++)
        for (const way of ['floor', 'memo', 'luxon'] as const) {
          await again(database, due)
          times[way].push(await took(() => drained(database, ways[way])))
          await expectAll(database, count)
        }
      const reached = median(times.floor) / median(times.memo)
      const perSecond = (way: keyof typeof ways) => `${number((count / median(times[way])) * 1000)}/s`
      rows.push({
        what: `advancing ${number(count)} schedules on ${nameOf(engine)}, against the same writing by SQL alone`,
        promised: `≥ ${PROMISED}`,
        reached: ratio(reached),
        isMet: reached >= PROMISED,
        more: [
          `floor ${perSecond('floor')}, Proxy ${perSecond('memo')}`,
          `Luxon for every row ${perSecond('luxon')}, ${ratio(median(times.floor) / median(times.luxon))} of the floor`,
        ],
      })
      bench.say(`${nameOf(engine)}: ${ratio(reached)}`)
    }
    return rows
  },
}

type Trx = Parameters<typeof ledger.planDue>[0]

/** Everybody's schedule a wish for a check-in, in zones all over the world. @returns what is due now, by zone */
async function checkIns({ knex }: Database): Promise<ReadonlyMap<string, Date>> {
  const cases = ZONES.map((zone, index) => `WHEN ${index} THEN '${zone}'`).join(' ')
  await knex.raw(`UPDATE users SET timezone = CASE CAST(SUBSTR(username, 2) AS INTEGER) % ${ZONES.length} ${cases} END`)
  await knex('schedules').update({ kind: 'energy', subject_id: null, local_time: TIME })
  const yesterday = new Date(Date.now() - DAY)
  return new Map(
    ZONES.map((zone) => {
      const found = nextOccurrence({ local_time: TIME, local_date: null, days: null, zone }, yesterday)
      if (!found) throw new Error(`No check-in in ${zone}`)
      return [zone, found.at]
    }),
  )
}

/** As before: everything due, nothing said; the space of old versions given back. */
async function again({ knex, engine }: Database, due: ReadonlyMap<string, Date>): Promise<void> {
  await knex('nudges').delete()
  for (const [zone, at] of due)
    await knex('schedules')
      .whereIn('user_id', knex('users').select('user_id').where({ timezone: zone }))
      .update({ next_due_at: at })
  if (engine === 'postgres')
    for (const table of ['nudges', 'schedules', 'users']) await knex.raw(`VACUUM (FULL, ANALYZE) ${table}`)
  else await knex.raw('ANALYZE')
}

async function drained({ knex }: Database, batch: (trx: Trx) => Promise<number>): Promise<void> {
  while ((await knex.transaction(batch)) > 0);
}

async function expectAll({ knex }: Database, count: number): Promise<void> {
  const said = await knex('nudges').count('* as all').first()
  const left = await knex('schedules').where('next_due_at', '<=', new Date()).first('schedule_id')
  if (Number(said?.['all']) !== count || left) throw new Error(`${said?.['all']} of ${count} schedules moved on`)
}

async function bySql(trx: Trx, isPostgres: boolean, now: Date): Promise<number> {
  const engine = isPostgres ? 'postgres' : 'sqlite'
  const due = `SELECT schedule_id FROM schedules WHERE next_due_at IS NOT NULL AND next_due_at <= ?
    ORDER BY next_due_at, schedule_id LIMIT ${ledger.PLAN_BATCH_SIZE}`
  await trx.raw(
    `INSERT INTO nudges (nudge_id, schedule_id, slot, user_id, local_date, priority, is_timed, state, due_at, try_at, created_at)
     SELECT ${newIdAs(engine)}, schedule_id, '2026-01-01', user_id, '2026-01-01', 1, FALSE, 'pending', next_due_at, next_due_at, created_at
     FROM schedules WHERE schedule_id IN (${due})`,
    [now],
  )
  const moved: unknown = await trx.raw(
    `UPDATE schedules SET next_due_at = ${tomorrowAs(engine, 'next_due_at')} WHERE schedule_id IN (${due}) RETURNING schedule_id`,
    [now],
  )
  return rawRows(moved).length
}

/** As the ledger plans, but each next time worked out by Luxon. */
async function byLuxon(trx: Trx, now: Date): Promise<number> {
  const rows: { schedule_id: string; user_id: string; next_due_at: Date; timezone: string }[] = await trx('schedules')
    .join('users', 'users.user_id', 'schedules.user_id')
    .select('schedules.schedule_id', 'schedules.user_id', 'schedules.next_due_at', 'users.timezone')
    .where('schedules.next_due_at', '<=', now)
    .orderBy('schedules.next_due_at')
    .limit(ledger.PLAN_BATCH_SIZE)
  const moved = rows.map((row) => {
    const local = DateTime.fromJSDate(row.next_due_at, { zone: row.timezone })
    return {
      ...row,
      day: local.toISODate() ?? '',
      next: local.plus({ days: 1 }).set({ hour: 8, minute: 30 }).toJSDate(),
    }
  })
  await insertMany(
    trx,
    'nudges',
    'nudge_id',
    {
      ...{ nudge_id: 'uuid', schedule_id: 'uuid', slot: 'text', user_id: 'uuid', local_date: 'text' },
      ...{ priority: 'integer', is_timed: 'boolean', state: 'text', due_at: 'instant', try_at: 'instant' },
      created_at: 'instant',
    } as const,
    moved.map(({ schedule_id, user_id, day, next_due_at }) => ({
      ...{ nudge_id: newId(), schedule_id, slot: day, user_id, local_date: day, priority: 1, is_timed: false },
      ...{ state: 'pending', due_at: next_due_at, try_at: next_due_at, created_at: now },
    })),
    ['schedule_id', 'slot'],
  )
  const columns = { schedule_id: 'uuid', next_due_at: 'instant', updated_at: 'instant' } as const
  const advanced = moved.map(({ schedule_id, next }) => ({ schedule_id, next_due_at: next, updated_at: now }))
  await updateMany(trx, 'schedules', 'schedule_id', columns, advanced)
  return rows.length
}
