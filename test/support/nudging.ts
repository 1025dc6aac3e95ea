// A platform that keeps every letter, and a heart that beats when a test says so.
import { randomUUID } from 'node:crypto'
import type { DeliveryResult, OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { buildReplyContext } from '../../src/chat/run/respond.ts'
import type { View } from '../../src/chat/view.ts'
import type { Database } from '../../src/database/index.ts'
import { createSender, type Sender } from '../../src/nudges/engine/sender.ts'
import { type Kinds, kinds } from '../../src/nudges/kinds/index.ts'
import { runInWorld, systemWorld, type World as TimeWorld } from '../../src/time/world.ts'
import type { TestClock } from './clock.ts'
import { platformThat } from './platform.ts'
import { viewText } from './talk.ts'
import { type World, world } from './world.ts'

export interface Post {
  readonly platform: string
  readonly letter: OutgoingMessage
  readonly text: string
  readonly at: Date
}

export interface Nudging {
  readonly posts: Post[]
  readonly sender: Sender
  readonly kinds: Kinds
  /** Does everything that is due now. */
  beat(): Promise<void>
  /** Sets the clock, and does what is due then. */
  at(instant: string): Promise<void>
  /** The newest letter as an answer, whose buttons a person presses. */
  answer(): Answer
  /** Moves the clock by minutes, one beat a minute. */
  pass(minutes: number): Promise<void>
  /** What was said since the last look, as text. */
  heard(): string[]
  /** As after a kill, a while and a start: another process, another holder. */
  restart(): Promise<void>
  /** What the next letters come to, before they are simply posted. */
  readonly faults: (DeliveryResult | 'throw' | ((letter: OutgoingMessage) => DeliveryResult | undefined))[]
  /** Every letter that was accepted, told or not, as `lookUp` would find it. */
  readonly accepted: Map<string, { channelId: string; messageId: string }>
  /** By name, for a test that bends one of their functions. */
  readonly platforms: ReadonlyMap<string, { -readonly [K in keyof Platform]: Platform[K] }>
  readonly isRestarted: () => boolean
}

/** A platform that reaches these people alone, as a terminal does; or nobody, as a page. */
export interface Reaching {
  readonly name: string
  readonly reaches?: readonly string[]
}

/** A world at a moment, Ann in it, and the heart that nudges her. */
export async function annNudged(database: Database, now: Date) {
  const earth = await world(database, { now })
  return { earth, ann: earth.person('ann'), heart: await nudging(earth) }
}

/** Measured time goes on with the clock of a test. */
const timeOf = (clock: TestClock): TimeWorld => ({
  ...systemWorld,
  elapsed: () => systemWorld.elapsed() + clock.elapsed(),
})

/** Shorter waits are polling for what really happens. */
const SHORT_MS = 100

/** As measured time, and a wait for a turn is over at once: the clock of the test moves on by it. */
export const timeWithWaits = (clock: TestClock): TimeWorld => ({
  ...timeOf(clock),
  async wait(ms, options) {
    if (ms < SHORT_MS) return systemWorld.wait(ms, options)
    clock.advance({ ms })
  },
})

/** A sender whose measured waits and leases end as the clock of a test moves on, by which time passes for both alike. */
export function senderInTime(clock: TestClock, create: () => Sender, given = timeOf(clock)): Sender {
  const sender = runInWorld(given, create)
  return {
    tick: () => runInWorld(given, sender.tick),
    whenIdle: () => runInWorld(given, sender.whenIdle),
    stop: () => runInWorld(given, sender.stop),
    get holdsLease() {
      return runInWorld(given, () => sender.holdsLease)
    },
    get msSinceProgress() {
      return runInWorld(given, () => sender.msSinceProgress)
    },
  }
}

/** Needs a clock-driven world; errors of the sender are the world's errors. */
export async function nudging(
  world: World,
  platformNames: readonly (string | Reaching)[] = ['terminal', 'slack', 'discord'],
  /** Started ones, as they are. */
  real: readonly Platform[] = [],
): Promise<Nudging> {
  const posts: Post[] = []
  const faults: Nudging['faults'] = []
  const accepted: Nudging['accepted'] = new Map()
  const platforms = new Map(
    platformNames.map((each) => {
      const { name, reaches } = typeof each === 'string' ? { name: each } : each
      return [name, { ...platform(name), ...(reaches ? { reachableIds: reaches } : {}) }]
    }),
  )
  for (const each of real) platforms.set(each.name, each)
  let looked = 0

  function platform(name: string): Platform {
    return platformThat({
      name,
      async send(letter) {
        const fault = faults.shift()
        if (fault === 'throw') throw new Error('The network is gone')
        const told = typeof fault === 'function' ? fault(letter) : fault
        if (told) return told
        return post(name, letter)
      },
      lookUp: async ({ idempotencyKey }) => accepted.get(idempotencyKey) ?? 'absent',
      viewText: (shown: View) => viewText(shown),
    })
  }
  function post(name: string, letter: OutgoingMessage): DeliveryResult {
    const ref = { channelId: letter.channelId ?? `dm-${letter.externalId}`, messageId: `m${accepted.size + 1}` }
    accepted.set(letter.idempotencyKey, ref)
    posts.push({ platform: name, letter, text: viewText(letter.view), at: world.clock.now() })
    return { state: 'sent', ref }
  }
  const make = () =>
    senderInTime(world.clock, () =>
      createSender({
        transact: (work) => world.database.knex.transaction(work),
        peek: world.database.knex as never,
        clock: world.clock,
        kinds,
        platforms,
        holder: randomUUID(),
        recalledOf: (shown) => buildReplyContext(world.host.catalogue, shown, false),
        onError: (error) => world.errors.push(error),
      }),
    )
  let sender = make()
  let isRestarted = false
  const nudging: Nudging = {
    posts,
    kinds,
    faults,
    accepted,
    platforms,
    isRestarted: () => isRestarted,
    get sender() {
      return sender
    },
    async beat() {
      await sender.tick()
      await sender.whenIdle()
      // What became pending again (another account) is due at once.
      await sender.tick()
      await sender.whenIdle()
      if (world.errors.length > 0) throw world.errors[0]
    },
    async at(instant) {
      world.clock.set(instant)
      await nudging.beat()
    },
    answer() {
      const newest = posts.at(-1)
      if (!newest) throw new Error('Nothing was said')
      return { isRepeat: false, isPrivate: true, replacesMessage: false, view: newest.letter.view, followUps: [] }
    },
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute++) {
        world.clock.advance({ minutes: 1 })
        await nudging.beat()
      }
    },
    heard() {
      const fresh = posts.slice(looked).map(({ text }) => text)
      looked = posts.length
      return fresh
    },
    async restart() {
      // On PostgreSQL a lease lives by the database's own clock, which no test moves.
      await world.database.knex('leases').whereLike('lease_id', 'sender%').delete()
      sender = make()
      isRestarted = true
    },
  }
  return nudging
}
