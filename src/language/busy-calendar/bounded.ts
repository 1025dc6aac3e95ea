// Runs code that a stranger's file makes slow: a slice at a time, under a watchdog, since a loop in a library can't be
// stopped otherwise.
import { createContext, Script } from 'node:vm'

/** Why a file was not read. */
export class UnreadableCalendarError extends Error {
  readonly code: 'no calendar' | 'too complicated'

  constructor(code: UnreadableCalendarError['code']) {
    super(code)
    this.code = code
  }
}

/** Jobs between two rests, and the milliseconds they may take together. */
const SLICE_JOBS = 100
const SLICE_LIMIT_MS = 500
/** A job that doesn't end is given up; so many of them are no accident. */
const MAX_HOPELESS_JOBS = 3

/**
 * Runs jobs a slice at a time, so that people are answered meanwhile. A job that throws or does not end is left out.
 * @throws UnreadableCalendarError if several do not end
 */
export async function runInSlices(jobs: readonly (() => void)[]): Promise<void> {
  let hopeless = 0
  for (let at = 0; at < jobs.length; ) {
    const end = Math.min(jobs.length, at + SLICE_JOBS)
    let next = at
    try {
      runBounded(SLICE_LIMIT_MS, () => {
        for (; next < end; next++) runJob(jobs[next])
      })
      at = end
    } catch (error) {
      if (error instanceof UnreadableCalendarError && error.code !== 'too complicated') throw error
      hopeless++
      if (hopeless >= MAX_HOPELESS_JOBS) throw new UnreadableCalendarError('too complicated')
      at = next + 1
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
}

function runJob(job: (() => void) | undefined): void {
  try {
    job?.()
  } catch (error) {
    if (error instanceof UnreadableCalendarError) throw error
  }
}

/**
 * Runs code that may never end.
 * @throws UnreadableCalendarError after that many milliseconds
 */
function runBounded<R>(timeoutMs: number, work: () => R): R {
  const context = createContext({ work })
  try {
    // Only the watchdog of such a script can stop a loop; it stops what the script calls, too.
    return CALL_WORK.runInContext(context, { timeout: timeoutMs }) as R
  } catch (error) {
    if (isTimeout(error)) throw new UnreadableCalendarError('too complicated')
    throw error
  }
}

const CALL_WORK = new Script('work()')

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
