// Ids are created here, not by the database, so that a row can be referenced before it is written.
import { v7, validate } from 'uuid'
import { type World, world } from '../time/world.ts'

/** The last id's millisecond and its number within it. */
interface IdState {
  msecs: number
  seq: number
}

const states = new WeakMap<World, IdState>()

/**
 * A new id as text, the form both engines use. Ids of one process increase with time (UUID version 7), so that rows of
 * the same millisecond, such as the lines of a dump, keep their order.
 */
export function newId(): string {
  const given = world()
  const random = given.random.bytes(16)
  const state = states.get(given) ?? { msecs: Number.NEGATIVE_INFINITY, seq: 0 }
  states.set(given, state)
  const msecs = given.now().getTime()
  // In the same millisecond, and after a clock that was set back, the number grows instead.
  if (msecs > state.msecs) Object.assign(state, { msecs, seq: random.readUInt32BE(6) >>> 1 })
  else {
    state.seq = (state.seq + 1) | 0
    if (state.seq === 0) state.msecs++
  }
  return v7({ random, ...state })
}

/** Whether this has the form of an id; PostgreSQL refuses to compare anything else. */
export const isId = (words: string): boolean => validate(words)
