// Ids are made here and not by the database, so that a row can be named before it is written.
import { v7, validate } from 'uuid'

/**
 * A new id as text, the form both engines read and give. Ids of one process grow with time (UUID version 7), so that
 * what was written in the same millisecond, the lines of a dump for one, still has an order.
 */
export function newId(): string {
  return v7()
}

/** Could this be an id? PostgreSQL refuses to compare anything else with one. */
export const isId = (words: string): boolean => validate(words)
