// Work that lost against another transaction, or a connection that took too long, is begun again: after a short pause
// with jitter, so that those who met once do not meet again.
import pRetry from 'p-retry'
import { isConnectTimeout, isTransient } from './errors.ts'

/** After this many failures the error is thrown. */
const MAX_ATTEMPTS = 4
const FIRST_PAUSE_MS = 5

/** Begins transactions again that lost. @param work begins one; what it did outside it has to bear a repetition */
export const retryTransient = <R>(work: () => Promise<R>): Promise<R> =>
  pRetry(work, {
    retries: MAX_ATTEMPTS - 1,
    minTimeout: FIRST_PAUSE_MS,
    randomize: true,
    shouldRetry: ({ error }) => isTransient(error),
  })

/** Twenty processes that start at once on a busy machine are not turned away because the last waited three seconds. */
export const retryConnectTimeout = <R>(ask: () => Promise<R>, onAgain: () => void): Promise<R> =>
  pRetry(ask, {
    retries: MAX_ATTEMPTS - 1,
    minTimeout: 100,
    randomize: true,
    shouldRetry({ error }) {
      const isLate = isConnectTimeout(error)
      if (isLate) onAgain()
      return isLate
    },
  })
