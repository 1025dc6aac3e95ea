// Texts cut between the letters that people see: a family emoji, or a letter with its accents, is never torn.

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The letters of a text as people count them. */
export const splitGraphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** A label of at most `max` UTF-16 units, with an ellipsis where it was longer. */
export function truncateText(text: string, max: number): string {
  if (text.length <= max) return text
  let kept = ''
  // A letter longer than the whole limit (combining marks without end) leaves the ellipsis alone.
  for (const letter of splitGraphemes(text.slice(0, max + 1))) {
    if (kept.length + letter.length > max - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}
