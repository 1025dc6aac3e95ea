// A part of a line that could stand alone.

/**
 * `task`: something to be done. `statement`: how things are. `setting`: that, beside something to be done; alone it may
 * be a title (“half an hour of piano”). `filler`: says nothing. `other`: a thing, a question, an order.
 */
export type ClauseKind = 'task' | 'statement' | 'setting' | 'filler' | 'other'

export interface Clause {
  /** As typed, without the comma or the conjunction around it. */
  readonly text: string
  /** Where it begins in the line, without the blanks around that. */
  readonly from: number
  readonly kind: ClauseKind
  /** What it is about stands in another clause: “find it this weekend”. */
  readonly pointsBack: boolean
  /** A thing with its moment: “calpol again at 6”. */
  readonly isDated: boolean
  /** It says when, and the line has other clauses. */
  readonly hasMoment: boolean
  /** “So …”: the clause before is why. */
  readonly isConclusion: boolean
}
