// The one way to try again: a bounded number of times, each pause twice as long as the last, with jitter, and never
// inside a Retry-After.
import pRetry from 'p-retry'
import { world } from '../../time/world.ts'

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
      // It counts; the pauses are ours, by the clock that was handed in.
      minTimeout: 0,
      maxTimeout: 0,
      ...(signal ? { signal } : {}),
      async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
        const answer = mayRetry(reasonOf(error))
        if (answer === false) throw error
        if (retriesLeft === 0) return
        const pause = pauseMs * 2 ** (attemptNumber - 1) * (1 + world().random.fraction())
        const ms = Math.min(pause, maxPauseMs ?? pause) + (typeof answer === 'number' ? answer : 0)
        await world()
          .wait(ms, { signal })
          .catch(() => signal?.throwIfAborted())
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
