// Ids are made here and not by the database, so that a row can be named before it is written.

/** A new random id (UUID version 4) as text, the form both engines read and give. */
export function newId(): string {
  return globalThis.crypto.randomUUID()
}
