// One look at the clock where 100 schedules are due, among ten thousand, a million, five million that are not: it should
// cost what is due, not who exists. The three databases are there together, and take turns.
import type { Database } from '../../../src/database/index.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import * as ledger from '../../../src/nudges/outbox/index.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, ms, number, ratio, took } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { countedAs, idAs, instantAs } from '../sql.ts'

const DUE = 100
const PEOPLE = 1_000
const PROMISED = 2

export const tick: Part = {
  name: 'tick',
  about: '100 due among ten thousand, a million, five million schedules',
  async run(bench) {
    const sizes = bench.isQuick ? [10_000, 50_000, 100_000] : [10_000, 1_000_000, 5_000_000]
    const rows: Row[] = []
    for (const engine of ENGINES) {
      const crowds = []
      for (const size of sizes) {
        const from = performance.now()
        crowds.push(await crowd(bench, engine, size))
        bench.say(`${nameOf(engine)}: ${number(size)} schedules made in ${ms(performance.now() - from)}`)
      }
      const times: number[][] = crowds.map(() => [])
      for (let round = 0; round < (bench.isQuick ? 10 : 60); round++)
        for (const [index, database] of crowds.entries()) {
          await fallDue(database)
          times[index]?.push(await took(() => look(database, kinds)))
        }
      // The first ones find nothing in memory.
      const medians = times.map((each) => median(each.slice(each.length / 4)))
      const grown = (medians.at(-1) ?? Number.NaN) / (medians[0] ?? Number.NaN)
      rows.push({
        what: `a tick with ${DUE} due on ${nameOf(engine)}, ${number(sizes.at(-1) ?? 0)} schedules against ${number(sizes[0] ?? 0)}`,
        promised: `≤ ${PROMISED} ×`,
        reached: `${ratio(grown)} ×`,
        isMet: grown <= PROMISED,
        more: [sizes.map((size, index) => `among ${number(size)}: ${ms(medians[index] ?? 0)}`).join(', ')],
      })
    }
    return rows
  },
}

type Trx = Parameters<typeof ledger.planDue>[0]

async function look({ knex }: Database, kinds: ledger.NudgeRules): Promise<void> {
  // Knex itself takes the same queries as a transaction, as the heart peeks.
  if (!(await ledger.hasDueSchedules(knex as unknown as Trx, new Date()))) throw new Error('Nothing is due')
  const { schedules } = await knex.transaction((trx) => ledger.planDue(trx, new Date(), kinds))
  if (schedules !== DUE) throw new Error(`${schedules} were due`)
}

/** A thousand people with very many things of theirs to be told, all of them some day. */
async function crowd(bench: Bench, engine: Database['engine'], size: number): Promise<Database> {
  const database = await fresh(bench, engine)
  const { knex } = database
  const now = instantAs(engine, new Date())
  const later =
    engine === 'postgres'
      ? `${now} + n * INTERVAL '1 second' + INTERVAL '1 day'`
      : `strftime('%Y-%m-%d %H:%M:%f', ${now}, '+1 day', '+' || n || ' seconds')`
  await knex.raw(
    `INSERT INTO users (user_id, username, email, timezone, preferences, is_active, created_at, updated_at)
     SELECT ${idAs(engine, 'n')}, 'u' || n, 'u' || n || '@users.invalid', 'Etc/UTC', '{}', TRUE, ${now}, ${now}
     FROM ${countedAs(engine, PEOPLE)}`,
  )
  await knex.raw(
    `INSERT INTO schedules (schedule_id, user_id, kind, subject_id, lead_minutes, is_active, next_due_at, created_at, updated_at)
     SELECT ${idAs(engine, 'n')}, ${idAs(engine, `n % ${PEOPLE} + 1`)}, 'task', ${idAs(engine, 'n')}, 0, TRUE, ${later}, ${now}, ${now}
     FROM ${countedAs(engine, size)}`,
  )
  await knex.raw(engine === 'postgres' ? 'VACUUM ANALYZE schedules' : 'ANALYZE')
  return database
}

/** The next hundred of those to come are due a second ago. */
async function fallDue({ knex }: Database): Promise<void> {
  const ids = await knex('schedules').whereNotNull('next_due_at').orderBy('next_due_at').limit(DUE).pluck('schedule_id')
  await knex('schedules')
    .whereIn('schedule_id', ids)
    .update({ next_due_at: new Date(Date.now() - 1000) })
}
