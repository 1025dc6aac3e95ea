// The notes of an imported task, put together, and names as tags.

/** A name as one tag: "Waiting for" → `waiting-for`. */
export const tagWord = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

export const joinNotes = (...parts: readonly (string | undefined)[]): string =>
  parts
    .flatMap((part) => (part ? [part.trim()] : []))
    .filter((part) => part !== '')
    .join('\n')
