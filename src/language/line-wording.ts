// Wording around a thing that says nothing of it: emphasis, brackets around its date, “needs doing by”, a condition in front.
import { readDateWords } from './date-words.ts'

/** "book tickets, needs doing by friday": says only that the date is one to keep. */
export const withoutDuty = (line: string): string =>
  line.replace(
    /(?:,|\s[-–—]| which| that)\s*(?:it |they )?(?:(?:needs?|has|have|got|must|should|ought)(?: to)?(?: be)? )?(?:doing|done|finished|finishing|sorted|sorting|paying|paid|sending|sent|submitted|handed in|completed)(?= (?:by|before|until)\b)/i,
    '',
  )

/** "homework (due fri)" → "homework due fri": brackets around a date say nothing more. */
export function withOpenDate(line: string): string {
  const [whole = '', inner = ''] = /\s[([]((?:due:? |by:? |on |at )?[^()[\]]{2,40})[)\]]$/i.exec(line) ?? []
  return inner !== '' && readDateWords(inner.replace(/^due:? /i, 'due ')) ? line.replace(whole, ` ${inner}`) : line
}

/** "after work to buy milk" of a reminder: the thing first, "buy milk after work". */
export function conditionLast(line: string): string {
  const [, condition = '', title = ''] =
    /^((?:when|whenever|once|after|before|as soon as|next time|every time|at (?:lunch|dinner|bedtime)\w*|in the (?:morning|afternoon|evening)|on my)\b.{2,60}?) to (\p{L}.*)$/iu.exec(
      line,
    ) ?? []
  return condition === '' ? line : `${title} ${condition}`
}

/** `*Call Uma tomorrow 9am*` of chats: removes stars around the whole line. */
export function withoutEmphasis(line: string): string {
  return /^([*_~`]{1,3})(?=\S)([^*_~`]*\p{L}[^*_~`]* [^*_~`]*\S)\1$/u.exec(line)?.[2] ?? line
}
