// One id from what was asked, or from a nudge, to everything it causes: each log line written meanwhile carries it, down
// to the platform's message, and it is the reference that a person is shown when something failed.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomInt } from 'node:crypto'

interface Trace {
  readonly id: string
  readonly began: number
}

const traces = new AsyncLocalStorage<Trace>()

/** Runs `work` under an id; what is already under one keeps it. */
export function withTrace<R>(work: () => R, id?: string): R {
  if (id === undefined && traces.getStore()) return work()
  return traces.run({ id: id ?? generateTraceId(), began: performance.now() }, work)
}

/** The id of what is being done; undefined outside of any. */
export const traceId = (): string | undefined => traces.getStore()?.id

/** Seconds since that began. */
export function traceSeconds(): number | undefined {
  const trace = traces.getStore()
  return trace && (performance.now() - trace.began) / 1000
}

/** Eight letters and digits that cannot be misread, for people to read out to each other. */
export const generateTraceId = (): string =>
  Array.from({ length: 8 }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join('')

const SYMBOLS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
