// Cuts text between graphemes: an emoji sequence or a letter with accents is never split.

let segmenter: Intl.Segmenter | undefined

/** The share of a label that is kept where it is cut between words: one long word is cut itself. */
const MIN_KEPT = 0.6

/** The graphemes of a text. */
export function splitGraphemes(text: string): string[] {
  // Most text: a letter each, in a fraction of the time. Control characters may form one grapheme (CR LF).
  if (/^[ -~]*$/.test(text)) return text.split('')
  // Made at first use: making the first one takes 10 ms, which every start would wait for.
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** A label of at most `max` UTF-16 units, with an ellipsis if it was cut: between words, where that leaves most of it. */
export function truncateText(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  // A grapheme longer than the limit (endless combining marks) leaves only the ellipsis.
  for (const letter of splitGraphemes(text.slice(0, max + 1))) {
    if (kept.length + letter.length > max - 1) break
    kept += letter
  }
  const isWithinWord = !/^\s/.test(text.slice(kept.length))
  const words = isWithinWord ? kept.replace(/\s+\S*$/, '') : kept
  return `${(words.length >= kept.length * MIN_KEPT ? words : kept).trimEnd()}…`
}
