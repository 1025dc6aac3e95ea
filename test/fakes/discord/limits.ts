// Rate limits as Discord sets them, kept by the clock on the wall, and a note of every time they were broken.
// Source: https://discord.com/developers/docs/topics/rate-limits
import type { Route } from './route.ts'

export interface Window {
  limit: number
  /** Milliseconds from the first request of a window to the next window. */
  per: number
}
export interface LimitOptions {
  /** Requests a second over all routes, those of interactions excepted. */
  global: number
  buckets: Partial<Record<NonNullable<Route['bucket']>, Window>>
  /** Answers of 401, 403 and 429 within ten minutes that get an address banned. */
  invalid: number
}
export const discordLimits: LimitOptions = {
  global: 50,
  buckets: {
    createMessage: { limit: 5, per: 5000 },
    editMessage: { limit: 5, per: 5000 },
    readMessages: { limit: 5, per: 5000 },
    deleteMessage: { limit: 5, per: 1000 },
    webhook: { limit: 5, per: 2000 },
    reaction: { limit: 1, per: 250 },
  },
  invalid: 10_000,
}

export interface Violation {
  /** `waiting`: a request inside a Retry-After; `banned`: ten thousand invalid requests in ten minutes. */
  kind: 'global' | 'bucket' | 'waiting' | 'banned'
  request: string
  /** Milliseconds since 1970, UTC. */
  at: number
}
export interface Verdict {
  headers: Record<string, string>
  /** Seconds to wait, where the request is refused. */
  retryAfter?: number
  global?: boolean
  banned?: boolean
}

export class Limits {
  readonly violations: Violation[] = []
  readonly #options: LimitOptions
  readonly #windows = new Map<string, { used: number; until: number }>()
  readonly #blocked = new Map<string, number>()
  #invalid: number[] = []

  constructor(options: LimitOptions) {
    this.#options = options
  }

  /** Answers of 401, 403 and 429 in the last ten minutes. */
  get invalid() {
    const since = Date.now() - 600_000
    this.#invalid = this.#invalid.filter((at) => at > since)
    return this.#invalid.length
  }

  countInvalid(status: number) {
    if (status === 401 || status === 403 || status === 429) this.#invalid.push(Date.now())
  }

  /** Counts a request, and says whether it may pass. */
  count(route: Route, major: string, request: string): Verdict {
    const now = Date.now()
    const key = `${route.bucket ?? `${route.method} ${route.path}`} ${major}`
    if (this.#invalid.length >= this.#options.invalid && this.invalid >= this.#options.invalid) {
      this.violations.push({ kind: 'banned', request, at: now })
      return { headers: {}, banned: true }
    }
    for (const [blocked, global] of [
      ['global', true],
      [key, false],
    ] as const) {
      const until = this.#blocked.get(blocked) ?? 0
      if (until <= now || (global && isApart(route))) continue
      this.violations.push({ kind: 'waiting', request, at: now })
      return refusal(until - now, global)
    }
    if (!isApart(route)) {
      const all = this.#use('global', { limit: this.#options.global, per: 1000 }, now)
      if (all.over) {
        this.violations.push({ kind: 'global', request, at: now })
        return refusal(this.#block('global', all.until - now), true)
      }
    }
    const window = route.bucket && this.#options.buckets[route.bucket]
    if (!window) return { headers: {} }
    const used = this.#use(key, window, now)
    const headers = {
      'x-ratelimit-limit': String(window.limit),
      'x-ratelimit-remaining': String(Math.max(0, window.limit - used.used)),
      'x-ratelimit-reset': seconds(used.until),
      'x-ratelimit-reset-after': seconds(used.until - now),
      'x-ratelimit-bucket': route.bucket ?? '',
    }
    if (!used.over) return { headers }
    this.violations.push({ kind: 'bucket', request, at: now })
    const refused = refusal(this.#block(key, used.until - now), false)
    return { ...refused, headers: { ...headers, ...refused.headers } }
  }

  /** Refuses with a Retry-After of our own choosing; requests inside it are violations. @param ms how long */
  refuse(route: Route, major: string, ms: number, global: boolean): Verdict {
    return refusal(
      this.#block(global ? 'global' : `${route.bucket ?? `${route.method} ${route.path}`} ${major}`, ms),
      global,
    )
  }

  #block(key: string, ms: number): number {
    this.#blocked.set(key, Date.now() + ms)
    return ms
  }

  #use(key: string, window: Window, now: number) {
    const before = this.#windows.get(key)
    const current = before && before.until > now ? before : { used: 0, until: now + window.per }
    current.used += 1
    this.#windows.set(key, current)
    return { ...current, over: current.used > window.limit }
  }
}

function refusal(ms: number, global: boolean): Verdict {
  const retryAfter = Math.max(0.001, ms / 1000)
  return {
    retryAfter,
    global,
    headers: {
      'retry-after': retryAfter.toFixed(3),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  }
}

const seconds = (ms: number) => (ms / 1000).toFixed(3)

/** Requests that do not count as the bot's. */
const isApart = ({ by }: Route) => by === 'token' || by === 'bearer' || by === 'client'
