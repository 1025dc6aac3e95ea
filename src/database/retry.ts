// Work that lost against another transaction, or a connection that took too long, is begun again: after a short pause
// with jitter, so that those who met once do not meet again.
import pRetry from 'p-retry'
import { world } from '../time/world.ts'
import { isConnectTimeout, isTransient } from './errors.ts'

/** After this many failures the error is thrown. */
const MAX_ATTEMPTS = 4
const FIRST_PAUSE_MS = 5

/** Begins transactions again that lost. @param work begins one; what it did outside it has to bear a repetition */
export const retryTransient = <R>(work: () => Promise<R>): Promise<R> => retry(work, FIRST_PAUSE_MS, isTransient)

/** Twenty processes that start at once on a busy machine are not turned away because the last waited three seconds. */
export const retryConnectTimeout = <R>(ask: () => Promise<R>, onAgain: () => void): Promise<R> =>
  retry(ask, 100, (error) => {
    const isLate = isConnectTimeout(error)
    if (isLate) onAgain()
    return isLate
  })

/** @param pauseMs before the second attempt, up to twice as long by chance; doubled before each after it */
const retry = <R>(work: () => Promise<R>, pauseMs: number, mayRetry: (error: unknown) => boolean): Promise<R> =>
  pRetry(work, {
    retries: MAX_ATTEMPTS - 1,
    minTimeout: 0,
    maxTimeout: 0,
    async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
      if (!mayRetry(error)) throw error
      if (retriesLeft > 0) await world().wait(pauseMs * 2 ** (attemptNumber - 1) * (1 + world().random.fraction()))
    },
  })
