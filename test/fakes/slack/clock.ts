// The fake keeps its own time, so that triggers, response URLs and tokens expire when a test says so.

/** Slack's idea of now. `now` is in milliseconds since 1970, UTC. */
export interface Clock {
  now(): number
  /** Let time pass for Slack alone: triggers (3 s), response URLs (30 min) and rotating tokens (12 h) grow old. */
  advance(milliseconds: number): void
  /** As `now`, for deadlines of seconds: what passes by itself passes slower, as the machine may that the tests run on. */
  patient(): number
  /** A message timestamp, `seconds.microseconds`, never the same twice. */
  ts(): string
}

/** So many times slower than an idle machine may one be that has other work. */
export const SLOWNESS = 5

export function createClock(source: () => number = Date.now): Clock {
  let offset = 0
  let lastMicroseconds = 0
  const now = () => source() + offset
  const slowness = source === Date.now ? SLOWNESS : 1
  return {
    now,
    patient: () => source() / slowness + offset,
    advance: (milliseconds) => {
      offset += milliseconds
    },
    ts: () => {
      lastMicroseconds = Math.max(lastMicroseconds + 1, Math.floor(now() * 1000))
      const seconds = Math.floor(lastMicroseconds / 1_000_000)
      return `${seconds}.${String(lastMicroseconds % 1_000_000).padStart(6, '0')}`
    },
  }
}
