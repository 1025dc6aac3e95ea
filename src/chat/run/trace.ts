// Correlation ids: one id from a request or nudge to everything it causes. Every log line carries it, and it is the
// reference a person is shown after an error.
import { AsyncLocalStorage } from 'node:async_hooks'
import { world } from '../../time/world.ts'

interface Trace {
  readonly id: string
  readonly began: number
}

const traces = new AsyncLocalStorage<Trace>()

/** Runs `work` under an id; nested calls keep the outer one. */
export function withTrace<R>(work: () => R, id?: string): R {
  if (id === undefined && traces.getStore()) return work()
  return traces.run({ id: id ?? generateTraceId(), began: world().elapsed() }, work)
}

/** The current id; undefined outside of any. */
export const traceId = (): string | undefined => traces.getStore()?.id

/** Seconds since the outermost call began. */
export function traceSeconds(): number | undefined {
  const trace = traces.getStore()
  return trace && (world().elapsed() - trace.began) / 1000
}

/** Eight unambiguous letters and digits, for people to read out. */
export const generateTraceId = (): string =>
  Array.from({ length: 8 }, () => SYMBOLS[world().random.below(SYMBOLS.length)]).join('')

const SYMBOLS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
