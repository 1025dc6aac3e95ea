// What a part of a page needs to know of the page it is drawn on.

export interface RenderContext {
  /** Where forms are sent: the page itself, so that it comes back with the answer on top. */
  readonly action: string
  /** Carried by every form: what proves it is ours, and what makes twice once. */
  readonly hiddenFields: Readonly<Record<string, string>>
  /** The address that shows what a line shows; null where the line does something. */
  linkTo(line: string): string | null
  /** An id that is nowhere else in the document. */
  uniqueId(of: string): string
}

/** Ids for one document. */
export function createIdGenerator(): RenderContext['uniqueId'] {
  let count = 0
  return (of) => `${of}-${++count}`
}
