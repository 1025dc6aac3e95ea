// The end of a time of day that was said with its beginning, "between 9 and 11": a task is due at the beginning, and the
// words are kept beside it.

const CLOCK = '\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]\\.?m\\.?)?'
const RANGES: readonly RegExp[] = [
  // “2145 to 0745”
  /(?<![\d/.:-])\b[0-2]\d[0-5]\d ?(?:-|–|to|until|till) ?[0-2]\d[0-5]\d(?![\d/.:-])/i,
  new RegExp(`\\b(?:between|from) ${CLOCK} ?(?:and|to|until|till?|-|–) ?${CLOCK}(?![\\d/.:-])`, 'i'),
  new RegExp(`(?<![\\d/.:-])\\b${CLOCK} (?:to|until|till?) ${CLOCK}(?![\\d/.:-])`, 'i'),
  /(?<![\d/.:-])\b\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)? ?[-–] ?\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b/i,
  /(?<![\d/.:-])\b\d{1,2}:\d\d ?[-–] ?\d{1,2}:\d\d\b/i,
  // Behind a day, whose own numbers are followed by a mark: “tomorrow 6-8”.
  /(?<=[a-z],? )\d{1,2}(?:[:.]\d\d)? ?[-–] ?\d{1,2}(?:[:.]\d\d)?(?![\d/.:-])/i,
]

/** "between 9 and 11" of the words of a date, as typed; null where they name one time. */
export function clockRange(dueText: string): string | null {
  for (const range of RANGES) {
    const found = range.exec(dueText)?.[0]
    if (found !== undefined) return found
  }
  return null
}
