// The one way to try again: a bounded number of times, each pause twice as long as the last, with jitter, and never
// inside a Retry-After.
import { setTimeout as wait } from 'node:timers/promises'
import pRetry from 'p-retry'

export interface RetryPolicy {
  /** How often at most, the first time included; `Infinity` until `signal`. */
  readonly attempts: number
  /** Milliseconds before the second attempt, up to twice as many by chance; doubled before each after it. */
  readonly pauseMs: number
  readonly maxPauseMs?: number
  /**
   * May it succeed when tried again? A number: yes, but not before so many milliseconds, to which the pause is added.
   * Asked after every failure, the last one too.
   */
  readonly mayRetry: (error: unknown) => boolean | number
  /** Ends the waiting. */
  readonly signal?: AbortSignal
}

/** The first result there is. @throws the last error; what `signal` was aborted with */
export async function withRetry<R>(work: () => Promise<R>, policy: RetryPolicy): Promise<R> {
  const { attempts, pauseMs, maxPauseMs, mayRetry, signal } = policy
  const attempt = async (): Promise<R> => {
    try {
      return await work()
    } catch (error) {
      throw new AttemptFailure(error)
    }
  }
  try {
    return await pRetry(attempt, {
      retries: attempts - 1,
      factor: 2,
      minTimeout: pauseMs,
      ...(maxPauseMs === undefined ? {} : { maxTimeout: maxPauseMs }),
      randomize: true,
      ...(signal ? { signal } : {}),
      async onFailedAttempt({ error, retriesLeft }) {
        const answer = mayRetry(reasonOf(error))
        if (answer === false) throw error
        if (typeof answer === 'number' && retriesLeft > 0) await wait(answer, undefined, signal ? { signal } : {})
      },
    })
  } catch (error) {
    throw reasonOf(error)
  }
}

/** Keeps what was thrown from the library, which has an opinion of its own about a TypeError. */
class AttemptFailure extends Error {
  readonly reason: unknown

  constructor(reason: unknown) {
    super('An attempt failed')
    this.reason = reason
  }
}

const reasonOf = (error: unknown): unknown => (error instanceof AttemptFailure ? error.reason : error)
