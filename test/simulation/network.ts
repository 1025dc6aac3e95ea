// The platforms of a simulated world, and the network to them: each message may be late, lost, cut after it was accepted,
// limited or slow, and a whole space may fail. What was accepted is what people read.
import type { DeliveryResult, LookUpResult, OutgoingMessage, Platform } from '../../src/chat/platform.ts'
import { platformThat } from '../support/platform.ts'
import type { Randoms } from '../support/random.ts'
import { chanceOf } from './chance.ts'
import type { SimulatedProcess, SimulatedTime } from './clock.ts'

/** What becomes of one request. */
export type MessageFate = 'taken' | 'slow' | 'lost' | 'cut' | 'late' | 'limited' | 'refused'

/** A request that left a process. Times in milliseconds since the beginning. */
export interface Attempt {
  readonly process: SimulatedProcess
  readonly platform: string
  readonly space: string
  readonly person: string
  /** The things it tells of. */
  readonly markers: readonly string[]
  readonly key: string
  readonly fate: MessageFate
  readonly leftAt: number
  /** The wall clock of its process when it left. */
  readonly leftBy: Date
  /** When the platform took it; null: never. */
  acceptedAt: number | null
  /** When its process was answered, or gave up waiting; null while it waits, and where it died. */
  endedAt: number | null
  /** Until when its space asked for patience, as its process was told. */
  readonly limitedUntil: number | null
}

/** Bad weather: messages to some spaces have bad fates for a while. */
export interface Weather {
  readonly from: number
  readonly to: number
  /** All of them where there is none. */
  readonly space: string | null
  /** `failing`: the space answers 503, and takes nothing; `limiting`: it asks for patience; `stormy`: each has its own fate. */
  readonly kind: 'failing' | 'limiting' | 'stormy'
}

export interface Network {
  readonly attempts: readonly Attempt[]
  /** Look-ups that failed or were asked to wait. */
  readonly lookUpFailures: readonly { readonly space: string; readonly at: number }[]
  /** Whether something of this process is under way, or a connection for it is opened. */
  isBusy(process: SimulatedProcess): boolean
  /** The platforms as one process sees them. */
  platformsFor(process: SimulatedProcess): ReadonlyMap<string, Platform>
}

export interface NetworkOptions {
  readonly time: SimulatedTime
  readonly seed: number
  readonly weather: readonly Weather[]
  readonly trace: (line: string) => void
}

/** The platform remembers the key of a message for so long, and posts it once. */
const NONCE_MS: Readonly<Record<string, number>> = { discord: 120_000, slack: 0 }
/** A process waits so long for an answer. */
const TIMEOUT_MS = 10_000
/** A message appears in its channel's history so much later at most. */
const MAX_HISTORY_LAG_MS = 3_000
/** Look-ups of a space within so long; those beyond are asked to wait. */
const LOOK_UPS = { count: 8, withinMs: 5_000 } as const

export function createNetwork({ time, seed, weather, trace }: NetworkOptions): Network {
  const attempts: Attempt[] = []
  const lookUps: { space: string; at: number; isAnswered: boolean }[] = []
  const lookUpFailures: { space: string; at: number }[] = []
  const tries = new Map<string, number>()
  const underWay = new Map<SimulatedProcess, number>()
  const begin = (process: SimulatedProcess, by: number): void =>
    void underWay.set(process, (underWay.get(process) ?? 0) + by)
  /** By key: every message that people see. */
  const accepted = new Map<string, { readonly ref: { channelId: string; messageId: string }; readonly at: number }[]>()

  const weatherOf = (space: string): Weather | undefined =>
    weather.find(
      (each) => time.elapsed >= each.from && time.elapsed < each.to && (each.space === null || each.space === space),
    )

  const fateOf = (space: string, about: string, turn: number): MessageFate => {
    const now = weatherOf(space)
    if (now?.kind === 'failing') return 'refused'
    if (now?.kind === 'limiting') return 'limited'
    const chance = chanceOf(seed, 'fate', about, turn)
    if (now?.kind === 'stormy' && chance.chance(0.8)) return chance.pick(['slow', 'lost', 'cut', 'late'])
    return 'taken'
  }

  const accept = (attempt: Attempt): { channelId: string; messageId: string } => {
    const earlier = accepted.get(attempt.key) ?? []
    const known = earlier.at(-1)
    if (known && time.elapsed - known.at < (NONCE_MS[attempt.platform] ?? 0)) return known.ref
    const ref = { channelId: `D${attempt.person}`, messageId: `${attempt.key} ${earlier.length}` }
    accepted.set(attempt.key, [...earlier, { ref, at: time.elapsed }])
    attempt.acceptedAt = time.elapsed
    trace(`accepted ${attempt.space} ${attempt.markers.join(',')}`)
    return ref
  }

  const send = (process: SimulatedProcess, platform: string, letter: OutgoingMessage): Promise<DeliveryResult> =>
    new Promise((resolve) => {
      begin(process, 1)
      const answer = (result: DeliveryResult): void => {
        begin(process, -1)
        resolve(result)
      }
      const { space, externalId, idempotencyKey: key, mayBeginUntil } = letter
      const markers = markersOf(letter)
      const about = `${externalId} ${markers.join(',')}`
      const turn = (tries.get(about) ?? 0) + 1
      tries.set(about, turn)
      const chance = chanceOf(seed, 'latency', about, turn)
      const leave = (): void => {
        // The connection is open: the last moment at which the request may leave.
        if (mayBeginUntil !== undefined && process.world.now() > mayBeginUntil) {
          answer({ state: 'later', afterMs: 1_000, scope: 'channel' })
          return
        }
        const fate = fateOf(space, about, turn)
        const limitMs = 1_000 * (1 + chance.below(30))
        const attempt: Attempt = {
          ...{ process, platform, space, markers, key, fate, person: externalId },
          leftAt: time.elapsed,
          leftBy: process.world.now(),
          acceptedAt: null,
          endedAt: null,
          limitedUntil: fate === 'limited' ? time.elapsed + limitMs : null,
        }
        attempts.push(attempt)
        trace(`left ${process.name} ${space} ${about} ${fate}`)
        const quickMs = 50 + chance.below(350)
        const outcome = outcomeOf(fate, { quickMs, limitMs, chance })
        let ref = { channelId: '', messageId: '' }
        if (outcome.acceptedAfterMs !== null)
          time.at(time.elapsed + outcome.acceptedAfterMs, () => {
            ref = accept(attempt)
          })
        process.later(outcome.answeredAfterMs, () => {
          attempt.endedAt = time.elapsed
          answer(outcome.result === 'sent' ? { state: 'sent', ref } : outcome.result)
        })
      }
      process.later(chance.below(200), leave)
    })

  const lookUp = async (
    process: SimulatedProcess,
    { space, idempotencyKey }: OutgoingMessage,
  ): Promise<LookUpResult> => {
    begin(process, 1)
    await process.world.wait(100 + chanceOf(seed, 'look up', space, lookUps.length).below(400))
    begin(process, -1)
    const recent = lookUps.filter(
      (each) => each.space === space && each.isAnswered && time.elapsed - each.at < LOOK_UPS.withinMs,
    )
    const isLimited = recent.length >= LOOK_UPS.count
    lookUps.push({ space, at: time.elapsed, isAnswered: !isLimited })
    if (isLimited) lookUpFailures.push({ space, at: time.elapsed })
    if (isLimited) return { state: 'later', afterMs: LOOK_UPS.withinMs }
    // Where anything goes wrong at all, some look-ups do too.
    const isUnlucky = weather.length > 0 && chanceOf(seed, 'look-up fails', space, lookUps.length).chance(0.25)
    const isFailing = isUnlucky || weatherOf(space)?.kind === 'failing'
    if (isFailing) lookUpFailures.push({ space, at: time.elapsed })
    if (isFailing) throw new Error('The platform answers 503')
    const lagMs = chanceOf(seed, 'history', idempotencyKey).below(MAX_HISTORY_LAG_MS)
    const found = accepted.get(idempotencyKey)?.find(({ at }) => time.elapsed - at >= lagMs)
    trace(`looked up ${space} ${found ? 'there' : 'absent'}`)
    return found?.ref ?? 'absent'
  }

  return {
    attempts,
    lookUpFailures,
    isBusy: (process) => (underWay.get(process) ?? 0) > 0,
    platformsFor: (process) =>
      new Map(
        ['slack', 'discord'].map((name) => [
          name,
          platformThat({
            name,
            send: (letter) => send(process, name, letter),
            lookUp: (letter) => lookUp(process, letter),
          }),
        ]),
      ),
  }
}

/** What a fate comes to: whether and when the platform takes the message, and what its process hears. */
function outcomeOf(
  fate: MessageFate,
  { quickMs, limitMs, chance }: { readonly quickMs: number; readonly limitMs: number; readonly chance: Randoms },
): {
  readonly acceptedAfterMs: number | null
  readonly answeredAfterMs: number
  readonly result: 'sent' | Exclude<DeliveryResult, { state: 'sent' }>
} {
  const unknown = { state: 'unknown' } as const
  switch (fate) {
    case 'taken':
      return { acceptedAfterMs: Math.floor(quickMs / 2), answeredAfterMs: quickMs, result: 'sent' }
    case 'slow': {
      const ms = 2_000 + chance.below(7_000)
      return { acceptedAfterMs: Math.floor(ms / 2), answeredAfterMs: ms, result: 'sent' }
    }
    case 'lost':
      return { acceptedAfterMs: null, answeredAfterMs: TIMEOUT_MS, result: unknown }
    case 'cut':
      return {
        acceptedAfterMs: quickMs,
        answeredAfterMs: chance.chance(0.5) ? quickMs + 20 : TIMEOUT_MS,
        result: unknown,
      }
    case 'late':
      return { acceptedAfterMs: TIMEOUT_MS + chance.below(10_000), answeredAfterMs: TIMEOUT_MS, result: unknown }
    case 'limited':
      return {
        acceptedAfterMs: null,
        answeredAfterMs: quickMs,
        result: { state: 'later', afterMs: limitMs - quickMs, scope: 'space' },
      }
    case 'refused':
      return { acceptedAfterMs: null, answeredAfterMs: quickMs, result: unknown }
  }
}

/** What a message tells of: each thing has a name that nothing else has. */
const markersOf = ({ view }: OutgoingMessage): string[] => [
  ...new Set(JSON.stringify(view).match(/(?:Thing|Habit) [a-z]+\d+/g) ?? []),
]
