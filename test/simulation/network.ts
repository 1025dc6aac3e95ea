// The network of a simulated world, and what its platforms took: each message may be late, lost, cut after it was accepted,
// limited or slow, and a whole space may fail. What was accepted is what people read. Three shapes of it are handed to
// processes: a plain platform, and the HTTP that the adapters for Slack and Discord call.
import type { Platform } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import type { Randoms } from '../support/random.ts'
import { chanceOf } from './chance.ts'
import type { SimulatedProcess, SimulatedTime } from './clock.ts'

/** What becomes of one request. */
export type MessageFate = 'taken' | 'slow' | 'lost' | 'cut' | 'late' | 'limited' | 'refused'

/** A message as it is handed to the network. */
export interface Post {
  readonly platform: string
  readonly space: string
  readonly person: string
  readonly channelId: string
  /** The things it tells of. */
  readonly markers: readonly string[]
  /** It says that there are more, which it does not name. */
  readonly hasMore: boolean
  /** By which it is found in its channel. */
  readonly key: string
  /** A platform that knows it has posted it already; null: it posts all it gets. */
  readonly nonce: string | null
  /** What a limit is about: everything in the space, or this channel alone. */
  readonly limits: 'space' | 'channel'
}

/** A request that left a process. Times in milliseconds since the beginning. */
export interface Attempt extends Post {
  readonly process: SimulatedProcess
  readonly fate: MessageFate
  readonly leftAt: number
  /** The wall clock of its process when it left. */
  readonly leftBy: Date
  /** When the platform took it; null: never. */
  acceptedAt: number | null
  /** When its process was answered, or gave up waiting; null while it waits, and where it died. */
  endedAt: number | null
  /** Until when patience was asked for, as its process was told. */
  readonly limitedUntil: number | null
}

/** What a process hears; `silent`: nothing, the connection was lost or timed out. */
export type PostResult =
  | { readonly state: 'sent'; readonly ref: MessageRef }
  | { readonly state: 'limited'; readonly afterMs: number }
  | { readonly state: 'refused' }
  | { readonly state: 'silent' }

/** A message that people see. */
export interface Accepted {
  readonly post: Post
  readonly ref: MessageRef
  /** In milliseconds since the beginning. */
  readonly at: number
  /** By the platform's own clock, which is right. */
  readonly postedAt: Date
}

/** What a history is asked for and tells: the messages of one channel, the oldest first. */
export type HistoryResult =
  | { readonly state: 'told'; readonly messages: readonly Accepted[] }
  | { readonly state: 'limited'; readonly afterMs: number }
  | { readonly state: 'refused' }

/** Bad weather: messages to some spaces have bad fates for a while. */
export interface Weather {
  readonly from: number
  readonly to: number
  /** All of them where there is none. */
  readonly space: string | null
  /** `failing`: the space answers 503, and takes nothing; `limiting`: it asks for patience; `stormy`: each has its own fate. */
  readonly kind: 'failing' | 'limiting' | 'stormy'
}

/** A look-up that reached a platform. */
export interface LookUp {
  readonly space: string
  readonly process: SimulatedProcess
  /** When it left its process, and when it was answered. */
  readonly leftAt: number
  readonly at: number
  /** Told what it asked; else it failed, or was asked to wait, until then. */
  readonly isAnswered: boolean
  readonly limitedUntil: number | null
}

/** A nudge that a process handed to a platform. Times in milliseconds since the beginning. */
export interface Handed {
  readonly process: SimulatedProcess
  readonly key: string
  readonly markers: readonly string[]
  readonly at: number
  /** When its process heard what came of it; null: it has not yet, or is dead. */
  endedAt: number | null
}

export interface Network {
  readonly attempts: readonly Attempt[]
  readonly lookUps: readonly LookUp[]
  readonly handed: readonly Handed[]
  /** What was asked about a message, by its key. */
  readonly asked: readonly { readonly key: string; readonly at: number }[]
  /** Whether something of this process is under way, or a connection for it is opened. */
  isBusy(process: SimulatedProcess): boolean
  /** Something of a process is under way until what is returned is called. */
  begin(process: SimulatedProcess): () => void
  /** The same platform, with what is handed to it noted. */
  watch(process: SimulatedProcess, platform: Platform): Platform
  /** A process opens a connection for a message; resolves when it is open. */
  connect(process: SimulatedProcess, about: string): Promise<void>
  /** A message leaves, now. */
  post(process: SimulatedProcess, post: Post): Promise<PostResult>
  history(process: SimulatedProcess, about: Pick<Post, 'platform' | 'space' | 'channelId'>): Promise<HistoryResult>
}

export interface NetworkOptions {
  readonly time: SimulatedTime
  readonly seed: number
  readonly weather: readonly Weather[]
  readonly trace: (line: string) => void
  /** A process opens a connection to send a nudge through. */
  readonly onConnecting: (process: SimulatedProcess) => void
}

/** A platform remembers the nonce of a message for so long, and posts it once. */
const NONCE_MS = 180_000
/** A process waits so long for an answer. */
const TIMEOUT_MS = 10_000
/** A message appears in its channel's history so much later at most. */
const MAX_HISTORY_LAG_MS = 3_000
/** Look-ups of a space within so long; those beyond are asked to wait. */
const LOOK_UPS = { most: [2, 4, 8], withinMs: 5_000 } as const

export function createNetwork({ time, seed, weather, trace, onConnecting }: NetworkOptions): Network {
  const attempts: Attempt[] = []
  const lookUps: LookUp[] = []
  const handed: Handed[] = []
  const asked: { key: string; at: number }[] = []
  const tries = new Map<string, number>()
  const underWay = new Map<SimulatedProcess, number>()
  const accepted: Accepted[] = []
  /** Some spaces answer fewer. */
  const lookUpsOf = (space: string): number => chanceOf(seed, 'look-up limit', space).pick(LOOK_UPS.most)

  const begin = (process: SimulatedProcess): (() => void) => {
    underWay.set(process, (underWay.get(process) ?? 0) + 1)
    return () => void underWay.set(process, (underWay.get(process) ?? 0) - 1)
  }

  const weatherOf = (space: string): Weather | undefined =>
    weather.find(
      (each) => time.elapsed >= each.from && time.elapsed < each.to && (each.space === null || each.space === space),
    )

  const fateOf = (space: string, about: string, turn: number): MessageFate => {
    const now = weatherOf(space)
    if (now?.kind === 'failing') return 'refused'
    if (now?.kind === 'limiting') return 'limited'
    const chance = chanceOf(seed, 'fate', about, turn)
    if (now?.kind === 'stormy' && chance.chance(0.8)) return chance.pick(['slow', 'lost', 'cut', 'cut', 'late'])
    return 'taken'
  }

  const accept = (attempt: Attempt): MessageRef => {
    const { nonce, platform, key, channelId } = attempt
    const known = accepted.findLast(
      ({ post, at }) =>
        nonce !== null && post.nonce === nonce && post.platform === platform && time.elapsed - at < NONCE_MS,
    )
    if (known) return known.ref
    const ref = { channelId, messageId: messageIdOf(accepted.length) }
    accepted.push({ post: attempt, ref, at: time.elapsed, postedAt: time.now() })
    attempt.acceptedAt = time.elapsed
    trace(`accepted ${attempt.space} ${attempt.markers.join(',')} ${key.slice(-6)}`)
    return ref
  }

  const watch: Network['watch'] = (process, platform) => ({
    ...platform,
    async send(letter) {
      const { idempotencyKey: key } = letter
      const markers = markersIn(JSON.stringify(letter.view))
      const one: Handed = { process, key, markers, at: time.elapsed, endedAt: null }
      handed.push(one)
      const result = await platform.send(letter)
      one.endedAt = time.elapsed
      return result
    },
    lookUp(letter, since) {
      asked.push({ key: letter.idempotencyKey, at: time.elapsed })
      return platform.lookUp(letter, since)
    },
  })

  const connect: Network['connect'] = async (process, about) => {
    const end = begin(process)
    onConnecting(process)
    await process.world.wait(chanceOf(seed, 'connects', about, time.elapsed).below(200))
    end()
  }

  const post: Network['post'] = (process, given) => {
    const end = begin(process)
    const about = `${given.person} ${given.markers.join(',')}`
    const turn = (tries.get(about) ?? 0) + 1
    tries.set(about, turn)
    const chance = chanceOf(seed, 'latency', about, turn)
    const fate = fateOf(given.space, about, turn)
    // Whole seconds, as a header tells them.
    const limitMs = 1_000 * (1 + chance.below(30))
    const quickMs = 50 + chance.below(350)
    const outcome = outcomeOf(fate, { quickMs, limitMs, chance })
    const attempt: Attempt = {
      ...{ ...given, process, fate },
      leftAt: time.elapsed,
      leftBy: process.world.now(),
      acceptedAt: null,
      endedAt: null,
      limitedUntil: fate === 'limited' ? time.elapsed + quickMs + limitMs : null,
    }
    attempts.push(attempt)
    trace(`left ${process.name} ${given.space} ${about} ${fate}`)
    let ref: MessageRef = { channelId: '', messageId: '' }
    if (outcome.acceptedAfterMs !== null)
      time.at(time.elapsed + outcome.acceptedAfterMs, () => {
        ref = accept(attempt)
      })
    return new Promise((resolve) => {
      process.later(outcome.answeredAfterMs, () => {
        attempt.endedAt = time.elapsed
        end()
        resolve(outcome.result === 'sent' ? { state: 'sent', ref } : outcome.result)
      })
    })
  }

  const history: Network['history'] = async (process, { platform, space, channelId }) => {
    const end = begin(process)
    const leftAt = time.elapsed
    await process.world.wait(100 + chanceOf(seed, 'look up', space, lookUps.length).below(400))
    end()
    const at = time.elapsed
    const recent = lookUps.filter((each) => each.space === space && each.isAnswered && at - each.at < LOOK_UPS.withinMs)
    const isLimited = recent.length >= lookUpsOf(space)
    // Where anything goes wrong at all, some look-ups do too.
    const isUnlucky = weather.length > 0 && chanceOf(seed, 'look-up fails', space, lookUps.length).chance(0.25)
    const isFailing = !isLimited && (isUnlucky || weatherOf(space)?.kind === 'failing')
    const limitedUntil = isLimited ? at + LOOK_UPS.withinMs : null
    lookUps.push({ space, process, leftAt, at, isAnswered: !isLimited && !isFailing, limitedUntil })
    trace(`looked up ${space} ${isLimited ? 'limited' : isFailing ? 'failing' : 'told'}`)
    if (isLimited) return { state: 'limited', afterMs: LOOK_UPS.withinMs }
    if (isFailing) return { state: 'refused' }
    const messages = accepted.filter(
      (each) =>
        each.post.platform === platform &&
        each.post.channelId === channelId &&
        at - each.at >= chanceOf(seed, 'history', each.post.key).below(MAX_HISTORY_LAG_MS),
    )
    return { state: 'told', messages }
  }

  return {
    ...{ attempts, lookUps, handed, asked, begin, watch, connect, post, history },
    isBusy: (process) => (underWay.get(process) ?? 0) > 0,
  }
}

/** As a snowflake, which grows. */
const messageIdOf = (index: number): string => String(10n ** 17n * 2n + BigInt(index))

/** What a fate comes to: whether and when the platform takes the message, and what its process hears. */
function outcomeOf(
  fate: MessageFate,
  { quickMs, limitMs, chance }: { readonly quickMs: number; readonly limitMs: number; readonly chance: Randoms },
): {
  readonly acceptedAfterMs: number | null
  readonly answeredAfterMs: number
  readonly result: 'sent' | Exclude<PostResult, { state: 'sent' }>
} {
  const silent = { state: 'silent' } as const
  switch (fate) {
    case 'taken':
      return { acceptedAfterMs: Math.floor(quickMs / 2), answeredAfterMs: quickMs, result: 'sent' }
    case 'slow': {
      const ms = 2_000 + chance.below(7_000)
      return { acceptedAfterMs: Math.floor(ms / 2), answeredAfterMs: ms, result: 'sent' }
    }
    case 'lost':
      return { acceptedAfterMs: null, answeredAfterMs: TIMEOUT_MS, result: silent }
    case 'cut':
      return {
        acceptedAfterMs: quickMs,
        answeredAfterMs: chance.chance(0.5) ? quickMs + 20 : TIMEOUT_MS,
        result: silent,
      }
    case 'late':
      return { acceptedAfterMs: TIMEOUT_MS + chance.below(10_000), answeredAfterMs: TIMEOUT_MS, result: silent }
    case 'limited':
      return { acceptedAfterMs: null, answeredAfterMs: quickMs, result: { state: 'limited', afterMs: limitMs } }
    case 'refused':
      return { acceptedAfterMs: null, answeredAfterMs: quickMs, result: { state: 'refused' } }
  }
}

/** Three lines of a message, then how many more there are. */
export const hasMoreIn = (shown: string): boolean => /\b\d+ more\b/.test(shown)

/** What a message tells of: each thing has a name that nothing else has. @param shown its text, or JSON of it */
export const markersIn = (shown: string): string[] => [...new Set(shown.match(/(?:Thing|Habit) [a-z]+\d+/g) ?? [])]
