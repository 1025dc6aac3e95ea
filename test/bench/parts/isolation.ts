// One that is in trouble and many that are not: a Slack channel that is told to wait, through the real client; and one of
// fifty workspaces whose every request fails, through the real sender. What counts is what the others notice of it.
import type { DeliveryResult } from '../../../src/chat/platform.ts'
import { t, view } from '../../../src/chat/view.ts'
import type { Database } from '../../../src/database/index.ts'
import { newId } from '../../../src/models/id.ts'
import { createSender } from '../../../src/nudges/engine/sender.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import { systemClock } from '../../../src/time/index.ts'
import { platformThat } from '../../support/platform.ts'
import { fresh } from '../databases.ts'
import { median, ms, percentile, ratio } from '../figures.ts'
import type { Bench, Part, Row } from '../part.ts'
import { owedPeople } from '../people.ts'
import { inSlack } from '../slack.ts'

const PROMISED = { delayMs: 200, ratio: 1.2 }

export const isolation: Part = {
  name: 'isolation',
  about: 'one channel told to wait, one workspace broken: what the others notice',
  run: async (bench) => [await oneChannel(bench), ...(await oneWorkspace(bench))],
}

async function oneChannel(bench: Bench): Promise<Row> {
  const { slack, platform } = await inSlack(bench, await fresh(bench, 'sqlite'))
  const people = Array.from({ length: 200 }, (_, index) => slack.person(`p${index}`, { knowsApp: true }))
  const round = async (): Promise<number> => {
    const from = performance.now()
    const times = await Promise.all(
      people.map(async ({ id }, index) => {
        const letter = {
          idempotencyKey: newId(),
          space: slack.workspace.id,
          externalId: id,
          priority: 0,
          view: view(t`Now`),
        }
        await platform.send(letter)
        return index === 0 ? 0 : performance.now() - from
      }),
    )
    // About one message a second and channel is allowed.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    return Math.max(...times)
  }
  await round()
  const calm: number[] = []
  const limited: number[] = []
  for (let times = 0; times < (bench.isQuick ? 2 : 5); times++) {
    calm.push(await round())
    const channel = people[0]?.dmChannel().id
    const end = slack.faults.add({ method: 'chat.postMessage', ...(channel ? { channel } : {}), retryAfter: 5 })
    limited.push(await round())
    end()
    await new Promise((resolve) => setTimeout(resolve, 5_000))
  }
  const delay = Math.max(0, median(limited) - median(calm))
  return {
    what: 'one Slack channel’s 429 with Retry-After 5: how much later 199 others are',
    promised: `< ${PROMISED.delayMs} ms`,
    reached: ms(delay),
    isMet: delay < PROMISED.delayMs,
    more: [`the last of the others after ${ms(median(limited))}, without the 429 after ${ms(median(calm))}`],
  }
}

type Trouble = 'slow' | 'limited' | 'dead'
const TROUBLES: Readonly<Record<Trouble, string>> = {
  slow: 'takes two seconds and answers nothing',
  limited: 'answers 429 with a minute to wait',
  dead: 'knows the token no more',
}

async function oneWorkspace(bench: Bench): Promise<Row[]> {
  const database = await fresh(bench, 'sqlite')
  await owedPeople(database, bench.isQuick ? 500 : 5_000, 50)
  const rounds = bench.isQuick ? 1 : 3
  const calm: number[] = []
  const broken: Record<Trouble, number[]> = { slow: [], limited: [], dead: [] }
  const asked: Record<Trouble, number[]> = { slow: [], limited: [], dead: [] }
  for (let round = 0; round < rounds; round++) {
    calm.push((await drained(database, null)).p99)
    for (const trouble of ['slow', 'limited', 'dead'] as const) {
      const { p99, requests } = await drained(database, trouble)
      broken[trouble].push(p99)
      asked[trouble].push(requests)
    }
  }
  return (['slow', 'limited', 'dead'] as const).map((trouble) => {
    const slower = median(broken[trouble]) / median(calm)
    return {
      what: `one of 50 workspaces ${TROUBLES[trouble]}: the others’ p99`,
      promised: `≤ ${PROMISED.ratio} ×`,
      reached: `${ratio(slower)} ×`,
      isMet: slower <= PROMISED.ratio,
      more: [
        `${ms(median(calm))} when all are well, ${ms(median(broken[trouble]))} beside it; it was asked ${median(asked[trouble])} times`,
      ],
    }
  })
}

/** Everybody's nudge is due; one workspace is in trouble. @returns how late the others' came */
async function drained({ knex }: Database, trouble: Trouble | null): Promise<{ p99: number; requests: number }> {
  await knex('nudges').delete()
  await knex('spaces').update({ is_active: true, left_at: null, paused_until: null, failure_count: 0 })
  await knex('schedules').update({ next_due_at: new Date(Date.now() - 1000) })
  const { times, requests, platform } = troubled(trouble)
  const from = performance.now()
  const sender = createSender({
    transact: (work) => knex.transaction(work),
    peek: knex as never,
    clock: systemClock,
    kinds,
    platforms: new Map([['bench', platform]]),
    holder: 'the bench',
    isOnlyProcess: true,
    onError: (error) => console.error(error),
  })
  const all = Number((await knex('schedules').count('* as all').first())?.['all'])
  while (times.length < all - all / 50) {
    await sender.tick()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await sender.stop()
  return {
    p99: percentile(
      times.map((at) => at - from),
      99,
    ),
    requests: requests(),
  }
}

function troubled(trouble: Trouble | null) {
  const times: number[] = []
  let asked = 0
  const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  const answers: Record<Trouble, () => Promise<DeliveryResult>> = {
    slow: async () => {
      await later(2_000)
      return { state: 'unknown' }
    },
    limited: async () => ({ state: 'later', afterMs: 60_000, scope: 'space' }),
    dead: async () => ({ state: 'gone', reason: 'token_revoked' }),
  }
  const platform = platformThat({
    name: 'bench',
    async send({ space, channelId = '' }) {
      if (space === 'S0') {
        asked++
        if (trouble) return answers[trouble]()
      }
      await later(10)
      if (space !== 'S0') times.push(performance.now())
      return { state: 'sent', ref: { channelId, messageId: `m${times.length}` } }
    },
    lookUp: async () => 'cannot',
  })
  return { times, requests: () => asked, platform }
}
