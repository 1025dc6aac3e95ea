// What mail programs and politeness put around a pasted list: headers, quotes, greetings and closings.

/** What mail programs and politeness put around a list: headers, "On … wrote:", "Hi Tom,", "Thanks," and the name. */
export function withoutMailWords(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (const line of lines) {
    const bare = withoutQuoteMarks(line.trim())
    if (CLOSING.test(bare)) break
    if (!FORWARDED.test(bare) && !GREETING.test(bare)) kept.push(line)
  }
  return kept
}

const GREETING = /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,:]{0,30}[,!]$/i
const CLOSING =
  /^(?:(?:many |kind |best |warm )?(?:thanks|thank you|regards|cheers|best|wishes|yours|sincerely)(?: (?:so much|in advance|again))?[,.!]?|--|sent from my .*)$/i

const FORWARDED =
  /^(?:-{2,} ?)?(?:begin )?(?:forwarded|original) message(?:d)?:?(?: ?-{2,})?$|^-{5,}.*-{5,}$|^(?:from|sent|to|cc|date|subject):\s.+@.+$|^(?:from|sent|to|cc|date|subject): \S.*$|^on .{6,80} wrote:$/i

/** Is a text a mail: quoted, forwarded, or with a greeting or a closing of its own? */
export function isMailText(lines: readonly string[]): boolean {
  const said = lines.map((line) => line.trim()).filter((line) => line !== '')
  if (said.some((line) => /^>/.test(line) || FORWARDED.test(line))) return true
  if (said.length < 3) return false
  const end = said.slice(-4).findIndex((line) => CLOSING.test(line))
  return GREETING.test(said[0] ?? '') || (end >= 0 && said.length > 3)
}

/** Without the marks of a quoted line. */
export const withoutQuoteMarks = (line: string): string => line.replace(/^(?:>\s?)+/, '').trim()
