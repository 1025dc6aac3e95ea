// A million rows that are over, deleted while fifty people talk: how much longer people wait than in calm, on either
// engine. Each person says their next line when they have the answer to the one before, and a moment after.

import { startMaintenance } from '../../../src/app/maintenance.ts'
import type { Database, Engine } from '../../../src/database/index.ts'
import { newId } from '../../../src/models/id.ts'
import { systemClock } from '../../../src/time/index.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { ms, number, percentile, ratio, spread } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { proxyOn, type Serving } from '../proxy.ts'
import { countedAs, idAs, instantAs } from '../sql.ts'

const PROMISED = 1.5
const PEOPLE = 50
const LINES = ['Buy milk', 'tasks', 'energy log 2', 'done milk', 'me home']

export const purging: Part = {
  name: 'purge',
  about: 'a million old rows deleted while fifty people talk, beside fifty people in calm',
  async run(bench) {
    const rows: Row[] = []
    for (const engine of ENGINES) rows.push(await purgedOn(bench, engine))
    return rows
  },
}

async function purgedOn(bench: Bench, engine: Engine): Promise<Row> {
  const count = bench.isQuick ? 20_000 : 1_000_000
  const database = await fresh(bench, engine)
  const serving = await proxyOn(database)
  const talking = createCrowd(serving)
  // The people are there from their first word on.
  await talking.during(1_500)
  await oldNudges(database, count)
  bench.say(`${nameOf(engine)}: ${number(count)} old rows are there`)
  // What a process does the first time takes longer, and belongs to neither.
  await talking.during(bench.isQuick ? 4_000 : 10_000)
  const calmFor = bench.isQuick ? 4_000 : 20_000
  const calm = await talking.during(calmFor)
  const begunAt = performance.now()
  const maintenance = startMaintenance({
    database,
    clock: systemClock,
    onError: (error) => serving.errors.push(error),
    firstAfterMs: 0,
  })
  const busy: number[] = []
  let left = count
  while (left > 0) {
    busy.push(...(await talking.during(2_000)))
    left = await oldRows(database)
    bench.say(
      `${nameOf(engine)}: ${number(left)} left, p99 ${ms(percentile(busy, 99))} (calm ${ms(percentile(calm, 99))})`,
    )
  }
  const took = performance.now() - begunAt
  await maintenance.stop()
  // Half of the calm before and half after it, so that a machine that grows busier counts on both sides.
  calm.push(...(await talking.during(calmFor)))
  const reached = percentile(busy, 99) / percentile(calm, 99)
  return {
    what: `people's p99 while ${number(count)} old rows are purged on ${nameOf(engine)}, against calm`,
    promised: `≤ ${PROMISED} ×`,
    reached: `${ratio(reached)} ×`,
    isMet: reached <= PROMISED,
    more: [
      `calm ${spread(calm)}; meanwhile ${spread(busy)}`,
      `${number(count)} rows in ${ms(took)}; ${serving.errors.length} errors`,
    ],
  }
}

/** Nudges of a year ago, spread over all people, each of one schedule that is heard no more. */
async function oldNudges({ knex, engine }: Database, count: number): Promise<void> {
  const long = new Date(Date.now() - 365 * 86_400_000)
  const people = await knex('users').select('user_id')
  for (const { user_id } of people)
    await knex('schedules').insert({
      schedule_id: newId(),
      user_id,
      kind: 'goal',
      subject_id: newId(),
      is_active: false,
      created_at: long,
      updated_at: long,
    })
  const at = instantAs(engine, long)
  await knex.raw(
    `INSERT INTO nudges (nudge_id, schedule_id, slot, user_id, local_date, priority, is_timed, state, due_at, try_at, created_at)
     SELECT ${idAs(engine, 'n')}, schedule_id, 's' || n, user_id, '2025-01-01', 1, FALSE, 'sent', ${at}, ${at}, ${at}
     FROM (SELECT schedule_id, user_id, row_number() OVER (ORDER BY schedule_id) - 1 AS position
           FROM schedules WHERE kind = 'goal') AS spread
     JOIN ${countedAs(engine, count)} ON n % ${people.length} = position`,
  )
  await knex.raw('ANALYZE')
}

async function oldRows({ knex }: Database): Promise<number> {
  const [row] = await knex('nudges').where('local_date', '2025-01-01').limit(1).select('nudge_id')
  if (row === undefined) return 0
  return Number((await knex('nudges').count({ n: '*' }))[0]?.['n'])
}

/** Fifty people, each of whom says a line about once a second. */
function createCrowd({ dispatcher }: Serving) {
  let requests = 0
  return {
    /** @returns how long each answer took, in milliseconds */
    async during(wait: number): Promise<number[]> {
      const until = performance.now() + wait
      const times: number[] = []
      const talk = async (person: number): Promise<void> => {
        await pause((1_000 * person) / PEOPLE)
        for (let turn = 0; performance.now() < until; turn++) {
          const began = performance.now()
          await dispatcher.answer({
            deliveryId: `bench ${requests++}`,
            who: { platform: 'bench', space: 'S0', externalId: `P${person}`, name: `person${person}`, zone: 'Etc/UTC' },
            where: { channelId: `D${person}`, kind: 'private' },
            input: { kind: 'typed', line: LINES[(person + turn) % LINES.length] ?? '' },
          })
          times.push(performance.now() - began)
          await pause(1_000)
        }
      }
      await Promise.all(Array.from({ length: PEOPLE }, (_, person) => talk(person)))
      return times
    },
  }
}

const pause = (wait: number): Promise<void> => new Promise((done) => setTimeout(done, wait))
