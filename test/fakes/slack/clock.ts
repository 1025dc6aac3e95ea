// The fake keeps its own time, so that triggers, response URLs and tokens expire when a test says so.

/** Slack's idea of now. `now` is in milliseconds since 1970, UTC. */
export interface Clock {
  now(): number
  /** Let time pass for Slack alone: triggers (3 s), response URLs (30 min) and rotating tokens (12 h) grow old. */
  advance(milliseconds: number): void
  /** A message timestamp, `seconds.microseconds`, never the same twice. */
  ts(): string
}

export function createClock(source: () => number = Date.now): Clock {
  let offset = 0
  let lastMicroseconds = 0
  const now = () => source() + offset
  return {
    now,
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
