// Fifty commands a second for five minutes, by people with 10,000 tasks each, while ten thousand nudges go out beside
// them: how long Slack waits for its acknowledgement, through the real Bolt, on SQLite in the same process.

import type { Database } from '../../../src/database/index.ts'
import { startScheduler } from '../../../src/nudges/engine/scheduler.ts'
import { systemClock } from '../../../src/time/index.ts'
import { platformThat } from '../../support/platform.ts'
import { fresh } from '../databases.ts'
import { ms, number, percentile, spread } from '../figures.ts'
import type { Bench, Part } from '../part.ts'
import { owedPeople } from '../people.ts'
import type { Serving } from '../proxy.ts'
import { inSlack, SECRET } from '../slack.ts'
import { load } from '../slack-load.ts'
import { countedAs, idAs } from '../sql.ts'

const PER_SECOND = 50
const PROMISED = { p99Ms: 1_000, maxMs: 2_500 }
/** Slack shows its person an error after that. */
const EXPIRED_MS = 3_000

const LINES = [
  'task add Buy milk number #',
  'tasks',
  'task add Call the plumber # tomorrow 9am',
  'energy log 2',
  'task add Write the report # ~30m',
  'task list find:"number 77"',
  'task add Water the plants #',
  'me home',
  'task add Answer letter #',
  'task list tag:home',
]

export const acknowledge: Part = {
  name: 'acknowledge',
  about: `${PER_SECOND} commands a second by people with 10,000 tasks, during a burst of nudges`,
  async run(bench) {
    const [seconds, people, tasks, nudges] = bench.isQuick ? [10, 5, 2_000, 500] : [300, 25, 10_000, 10_000]
    const database = await fresh(bench, 'sqlite')
    const { slack, proxy, url } = await inSlack(bench, database)
    const users = Array.from({ length: people }, (_, index) => slack.person(`p${index}`, { knowsApp: true }).id)
    const asked = { url, secret: SECRET, team: slack.workspace.id, users, lines: LINES }
    await load({ ...asked, count: 1, warmUp: people * 2, pace: { atOnce: 1 } })
    await burden(database, tasks)
    await owedPeople(database, nudges, 1)
    bench.say(`${people} people with ${number(tasks)} tasks each, ${number(nudges)} nudges due`)
    const told = await beating(bench, database, nudges / seconds, proxy)
    const { times, failures } = await load({
      ...asked,
      count: seconds * PER_SECOND,
      warmUp: 0,
      pace: { perSecond: PER_SECOND },
    })
    const expired = times.filter((time) => time > EXPIRED_MS).length + failures
    const [p99, max] = [percentile(times, 99), Math.max(...times)]
    return [
      {
        what: `acknowledged, at ${PER_SECOND} commands a second for ${ms(seconds * 1000)}`,
        promised: `p99 ≤ ${ms(PROMISED.p99Ms)}, max ≤ ${ms(PROMISED.maxMs)}, none expired`,
        reached: `p99 ${ms(p99)}, max ${ms(max)}, ${expired} expired`,
        isMet: p99 <= PROMISED.p99Ms && max <= PROMISED.maxMs && expired === 0 && proxy.errors.length === 0,
        more: [
          `${number(times.length)} commands: ${spread(times)}`,
          `${number(told())} nudges told meanwhile; ${proxy.errors.length} commands failed`,
        ],
      },
    ]
  },
}

/** Everybody who has spoken has very many open tasks. */
async function burden({ knex, engine }: Database, tasks: number): Promise<void> {
  const sample = await knex('tasks').first()
  const columns = Object.keys(sample ?? {}).filter((name) => !['task_id', 'title', 'assignee_id'].includes(name))
  const people: { user_id: string }[] = await knex('users').select('user_id')
  for (const [index, { user_id }] of people.entries())
    await knex.raw(
      `INSERT INTO tasks (task_id, title, assignee_id, ${columns.join(', ')})
       SELECT ${idAs(engine, `n + ${(index + 1) * 10_000_000}`)}, 'Thing number ' || n, ?, ${columns.join(', ')}
       FROM ${countedAs(engine, tasks)} CROSS JOIN (SELECT * FROM tasks WHERE task_id = ?) AS sample`,
      [user_id, String(sample?.task_id)],
    )
  await knex.raw('ANALYZE')
}

/** The heart beside it, on a platform that takes so many a second. @returns how many it took */
async function beating(
  bench: Bench,
  database: Database,
  perSecond: number,
  { errors, recalledOf }: Serving,
): Promise<() => number> {
  let told = 0
  let free = performance.now()
  const platform = platformThat({
    name: 'bench',
    async send({ channelId = '' }) {
      free = Math.max(free, performance.now()) + 1000 / perSecond
      await new Promise((resolve) => setTimeout(resolve, free - performance.now()))
      told++
      return { state: 'sent', ref: { channelId, messageId: `m${told}` } }
    },
  })
  const heart = await startScheduler({
    database,
    clock: systemClock,
    platforms: new Map([['bench', platform]]),
    onError: (error) => errors.push(error),
    recalledOf,
  })
  bench.after(() => heart.stop())
  return () => told
}
