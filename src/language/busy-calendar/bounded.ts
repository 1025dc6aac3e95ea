// Runs code that a stranger's file makes slow: a slice at a time, under a watchdog, since a loop in a library can't be
// stopped otherwise.
import { createContext, Script } from 'node:vm'
import { world } from '../../time/world.ts'

/** Why a file was not read. */
export class UnreadableCalendarError extends Error {
  readonly code: 'no calendar' | 'too complicated'

  constructor(code: UnreadableCalendarError['code']) {
    super(code)
    this.code = code
  }
}

/** After so many milliseconds other work has its turn. Each slice has a watchdog, which is a thread: short ones cost more. */
const SLICE_MS = 15
/** Milliseconds after which a slice is stopped. */
const SLICE_LIMIT_MS = 500
/** Jobs of a slice, however quick: the clock is asked after each few only. */
const SLICE_JOBS = 2_000
const CLOCK_JOBS = 8
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
        const until = world().elapsed() + SLICE_MS
        for (; next < end; next++) {
          if (next > at && next % CLOCK_JOBS === 0 && world().elapsed() > until) return
          runJob(jobs[next])
        }
      })
      at = next
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
  BOX['work'] = work
  try {
    // Only the watchdog of such a script can stop a loop; it stops what the script calls, too.
    return CALL_WORK.runInContext(CONTEXT, { timeout: timeoutMs }) as R
  } catch (error) {
    if (isTimeout(error)) throw new UnreadableCalendarError('too complicated')
    throw error
  }
}

const CALL_WORK = new Script('work()')
/** One for all: making one takes longer than reading a calendar. What runs in it runs to its end, so nothing is mixed up. */
const BOX: Record<string, unknown> = {}
const CONTEXT = createContext(BOX)

const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
