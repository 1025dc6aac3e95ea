// Thirty days of a thousand people, three nudges a day each, one of them answered, through the real sender and dispatcher,
// with a clock that is set. What stays in memory at the end of each day, when what is not needed any more is gone, and
// whether it grows with what was done. The most it ever took, in the midst of a day and with garbage, stands beside it.

import type { OutgoingMessage } from '../../../src/chat/platform.ts'
import type { ChatIdentity } from '../../../src/contracts/people.ts'
import type { Database } from '../../../src/database/index.ts'
import { createSender } from '../../../src/nudges/engine/sender.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import { fixedClock, type TestClock } from '../../support/clock.ts'
import { platformThat } from '../../support/platform.ts'
import { purgeAt } from '../../support/purging.ts'
import { fresh } from '../databases.ts'
import { megabytes, number } from '../figures.ts'
import type { Part } from '../part.ts'
import { proxyOn, type Serving } from '../proxy.ts'
import { ZONES } from '../zones.ts'

const PROMISED = { rss: 250 * 1024 * 1024, slope: 1024 * 1024 }
const KINDS = ['morning', 'energy', 'evening']
/** What is answered to a nudge, in turns. */
const LINES = ['task add Buy milk ~10m', 'tasks', 'energy log 2', 'me home', 'task list find:milk']
const HOUR = 3_600_000

export const soak: Part = {
  name: 'soak',
  about: 'thirty simulated days of a thousand people: what stays in memory',
  async run(bench) {
    const [people, days, warmUp] = bench.isQuick ? [100, 8, 3] : [1_000, 30, 8]
    const clock = fixedClock('2026-03-02T00:00:00Z')
    const database = await fresh(bench, 'sqlite')
    const { dispatcher, errors, recalledOf } = await proxyOn(database, { clock })
    const letters: OutgoingMessage[] = []
    const sender = await senderOn(database, clock, letters, { errors, recalledOf })
    bench.after(() => sender.stop())
    const identities = Array.from({ length: people }, (_, index) => identity(index))
    let requests = 0
    const say = async (who: ChatIdentity, line: string): Promise<void> => {
      requests++
      await dispatcher.answer({
        deliveryId: `delivery ${requests}`,
        who,
        where: { channelId: `D${who.externalId}`, kind: 'private' },
        input: { kind: 'typed', line },
      })
    }
    for (const who of identities) for (const kind of KINDS) await say(who, `nudge set kind:${kind} on:yes`)

    let nudges = 0
    const heard = new Map<string, number>()
    const done: number[] = []
    const rss: number[] = []
    for (let day = 0; day < days; day++) {
      for (let hour = 0; hour < 24; hour++) {
        await sender.tick()
        await sender.whenIdle()
        for (const letter of letters.splice(0)) {
          nudges++
          const who = identities[Number(letter.externalId.slice(1))]
          const turn = heard.get(letter.externalId) ?? 0
          heard.set(letter.externalId, turn + 1)
          // Each kind is answered every third day, so that none is taken for unwanted.
          if (who && (turn + Math.floor(turn / KINDS.length)) % KINDS.length === 0)
            await say(who, LINES[requests % LINES.length] ?? '')
        }
        await purgeAt(database, clock.now())
        clock.advance({ ms: HOUR })
      }
      rss.push(resident())
      done.push(requests + nudges)
      bench.say(`day ${day + 1}: ${megabytes(rss.at(-1) ?? 0)}, ${number(nudges)} nudges, ${number(requests)} requests`)
    }
    const perTenThousand = slope(done.slice(warmUp), rss.slice(warmUp)) * 10_000
    const most = Math.max(...rss)
    const unsaid = await reasons(database)
    return [
      {
        what: `memory that stays, over ${days} days of ${number(people)} people and 3 nudges a day`,
        promised: `≤ ${megabytes(PROMISED.rss)}`,
        reached: megabytes(most),
        isMet: most <= PROMISED.rss,
        more: [
          `at its highest, garbage included, ${megabytes(process.resourceUsage().maxRSS * 1024)}`,
          `${number(nudges)} nudges, ${number(requests)} requests; the bench itself is in it`,
          unsaid,
          `${errors.length} errors`,
        ],
      },
      {
        what: 'memory more for each 10,000 requests and nudges, after a warm-up',
        promised: `< ${megabytes(PROMISED.slope)}`,
        reached: megabytes(perTenThousand),
        isMet: perTenThousand < PROMISED.slope,
        more: [`days ${warmUp + 1} to ${days}: ${megabytes(rss[warmUp] ?? 0)} to ${megabytes(rss.at(-1) ?? 0)}`],
      },
    ]
  },
}

const identity = (index: number): ChatIdentity => ({
  platform: 'bench',
  space: 'S0',
  externalId: `P${index}`,
  name: `person${index}`,
  zone: ZONES[index % ZONES.length] ?? 'Etc/UTC',
})

/** The real sender, whose letters are kept until they are read. */
async function senderOn(
  { knex }: Database,
  clock: TestClock,
  letters: OutgoingMessage[],
  { errors, recalledOf }: Pick<Serving, 'errors' | 'recalledOf'>,
) {
  let posted = 0
  const platform = platformThat({
    name: 'bench',
    async send(letter) {
      letters.push(letter)
      return { state: 'sent', ref: { channelId: `D${letter.externalId}`, messageId: `m${posted++}` } }
    },
  })
  return createSender({
    transact: (work) => knex.transaction(work),
    peek: knex as never,
    clock,
    kinds,
    platforms: new Map([['bench', platform]]),
    holder: 'the bench',
    isOnlyProcess: true,
    onError: (error) => errors.push(error),
    recalledOf,
  })
}

/** Why some were not said. */
async function reasons({ knex }: Database): Promise<string> {
  const rows: { state: string; reason: string | null; times: number }[] = await knex('nudges')
    .select('state', 'reason')
    .count('* as times')
    .whereNot({ state: 'sent' })
    .groupBy('state', 'reason')
  return `not said: ${rows.map(({ state, reason, times }) => `${state} (${reason ?? 'waits'}) ${number(times)}`).join(', ') || 'none'}`
}

/** Bytes in memory when what is not needed any more is gone. */
function resident(): number {
  for (let times = 0; times < 3; times++) globalThis.gc?.()
  return process.memoryUsage.rss()
}

/** Of the straight line through these points that fits best. */
function slope(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [middleX, middleY] = [mean(x), mean(y)]
  const above = x.reduce((sum, value, index) => sum + (value - middleX) * ((y[index] ?? 0) - middleY), 0)
  return above / x.reduce((sum, value) => sum + (value - middleX) ** 2, 0)
}
