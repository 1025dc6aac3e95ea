// How long a test waits for what has to come. It bounds a wait in vain and measures nothing: a busy machine reaches none.

/** Milliseconds; below the ceiling of a test, so that the message says what did not come. */
export const PATIENCE_MS = 120_000
