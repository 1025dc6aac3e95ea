// What is left of a line where its date stood at the end: words that only led to the date go, a clause that would be torn stays.

/**
 * "dentist → friday", "report - due monday", "report, friday": what parted the date from the thing went with it. An emoji
 * code or a smiley is part of the thing.
 */
function withoutArrow(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  if (endsInEmoji(last)) return words
  if (words.length > 1 && /^(?:→|->|=>|–>|⇒|[-–—|:;,/]+)$/u.test(last)) return words.slice(0, -1)
  return /[^\s,;:][,;]$|[\p{L}\p{N})"”]:$|(?<!\p{N}):[\p{L}\p{N}_+'’-]+:,$/u.test(last)
    ? [...words.slice(0, -1), last.slice(0, -1)]
    : words
}

/** Does the text end in an emoji code or a smiley? Its last mark then parts nothing. */
export function endsInEmoji(text: string): boolean {
  const last = text.split(' ').at(-1) ?? ''
  return EMOJI_CODE.test(last) || SMILEY.test(last)
}

/** ":tada:", ":+1::skin-tone-4:", "party:tada:"; not "10:30:". */
const EMOJI_CODE = /(?<!\p{N}):[\p{L}\p{N}_+'’-]+:$/u

/** Those that end in a mark which also parts: ":/", ":-|", "):", "D:" (a drive as well). */
const SMILEY = /^(?:;-;|[:;=]['’]?-?[/|]|[)(\][/|]['’]?-?[:;]|[CD]:)$/

/**
 * The title of a line whose date was taken: "report until friday" is "report"; "call the bank, they close at 4" stays
 * whole, since its time is not that of the call.
 * @param rest the words without the date; @param line all words
 */
export function titleBeforeDate(rest: readonly string[], line: readonly string[]): readonly string[] {
  if (isTornClause(rest)) return line
  const words = withoutBeing(withoutArrow(rest))
  const isLeading = words.length > 1 && LEADS_TO_DATE.test(words.slice(-2).join(' '))
  return withoutArrow(isLeading ? words.slice(0, -1) : words)
}

const LEADS_TO_DATE =
  /(?: |^)(?:til|till|until)$|[-–—,;:)] by$|(?<!\b(?:drop|stop|pop|come|swing|go|stand|walk|pass|close|near|getting|get)) by$/i

/** A second clause that has lost its end: "…, closes", "… - that’s", "…, last date is". */
const isTornClause = (words: readonly string[]): boolean =>
  /(?:[,;] |\s[-–—] ).*\b(?:closes?|shuts?|opens?|starts?|ends?|leaves?|arrives?|gets in|gets here|so|(?:date|deadline|(?:birth)?day|anniversary|exam|interview|flight|party|wedding)(?: is)?|[\p{L}]+[’']s)$/iu.test(
    words.join(' '),
  ) || OTHER_SUBJECT.test(words.join(' '))

/** “Finish the talk, the conference is”: the date is the conference's. */
const OTHER_SUBJECT = /(?:[,;] |\s[-–—] )(?!(?:it|this|that|they)\b|which\b)\S.* (?:is|are|will be|falls)(?: on)?$/iu

/** "Ann's birthday is on 4 May", "the report is due friday": what is left of the sentence is its subject. */
function withoutBeing(words: readonly string[]): readonly string[] {
  // “Report due at the end of may”.
  if (words.length > 2 && /^(?:at|on|by|in)$/i.test(words.at(-1) ?? '') && /^due$/i.test(words.at(-2) ?? ''))
    return words.slice(0, -2)
  const isLast = words.length > 1 && /^(?:is|are|was|will be|falls|be)$/i.test(words.at(-1) ?? '')
  return isLast && !ASKS.test(words[0] ?? '') ? words.slice(0, -1) : words
}

const ASKS = /^(?:what|when|where|who|which|how|why|find|ask|check|see)$/i

/** “Pay the window cleaner, he comes thursday”: the day of what is told behind the thing. */
export const endsInRemark = (words: readonly string[]): boolean => REMARK_AT_END.test(words.join(' '))
const REMARK_AT_END =
  /\S \S.*(?:,|\.| [-–—]| as| because| cos| since) (?:s?he|they|it|we|i)(?:[’']?(?:s|re|m|ll|d))? (?:(?:is|are|was|will|only|back|be|has|have|got|goes?) )*[\p{L}\d]+(?: (?:out|off|up|in|back|over|away|home|here))?$/iu
