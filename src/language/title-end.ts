// What is left of a line where its date stood at the end: words that only led to the date go, a clause that would be torn stays.

/** "dentist → friday", "report - due monday", "report, friday": what parted the date from the thing went with it. */
function withoutArrow(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  if (words.length > 1 && /^(?:→|->|=>|–>|⇒|[-–—|:;,/]+)$/u.test(last)) return words.slice(0, -1)
  return /[\p{L}\p{N})"”][,;:]$/u.test(last) ? [...words.slice(0, -1), last.slice(0, -1)] : words
}

/**
 * The title of a line whose date was taken: "invoice due friday" is "invoice"; "call the bank, they close at 4" stays
 * whole, since its time is not that of the call.
 * @param rest the words without the date; @param line all words
 */
export function titleBeforeDate(rest: readonly string[], line: readonly string[]): readonly string[] {
  if (isTornClause(rest)) return line
  let words = withoutBeing(withoutArrow(rest))
  if (words.length > 1 && LEADS_TO_DATE.test(words.at(-1) ?? '')) words = words.slice(0, -1)
  return withoutArrow(words)
}

const LEADS_TO_DATE = /^(?:due|by|til|till|until|-|–|—)$/i

/** A second clause that has lost its end: "…, closes", "… - that’s", "…, last date is". */
const isTornClause = (words: readonly string[]): boolean =>
  /(?:[,;] |\s[-–—] ).*\b(?:closes?|shuts?|opens?|starts?|ends?|leaves?|arrives?|gets in|gets here|so|(?:date|deadline|day)(?: is)?|[\p{L}]+[’']s)$/iu.test(
    words.join(' '),
  )

/** "Ann's birthday is on 4 May", "the report is due friday": what is left of the sentence is its subject. */
function withoutBeing(words: readonly string[]): readonly string[] {
  const isLast = words.length > 1 && /^(?:is|are|was|will be|falls|be)$/i.test(words.at(-1) ?? '')
  return isLast && !ASKS.test(words[0] ?? '') ? words.slice(0, -1) : words
}

const ASKS = /^(?:what|when|where|who|which|how|why|find|ask|check|see)$/i
