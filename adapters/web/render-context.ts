// What rendering a part needs to know of its page.

export interface RenderContext {
  /** Where forms are sent: the page itself, so that it is shown again with the answer on top. */
  readonly action: string
  /** Hidden fields of every form: CSRF token and idempotency key. */
  readonly hiddenFields: Readonly<Record<string, string>>
  /** Tells whose page it is, without saying who: `PageVisit.person`. */
  readonly person: string
  /** When reading what it shows began, UTC: what changed since is told to the open page. */
  readonly drawnAt: Date
  /** The address that shows what a line shows; null if the line changes something. */
  linkTo(line: string): string | null
  /** An id that is unique in the document. */
  uniqueId(of: string): string
}

/** Unique ids for one document. */
export function createIdGenerator(): RenderContext['uniqueId'] {
  let count = 0
  return (of) => `${of}-${++count}`
}
