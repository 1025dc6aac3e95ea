// Ids are created here, not by the database, so that a row can be referenced before it is written.
import { v7, validate } from 'uuid'

/**
 * A new id as text, the form both engines use. Ids of one process increase with time (UUID version 7), so that rows of
 * the same millisecond, such as the lines of a dump, keep their order.
 */
export function newId(): string {
  return v7()
}

/** Whether this has the form of an id; PostgreSQL refuses to compare anything else. */
export const isId = (words: string): boolean => validate(words)
