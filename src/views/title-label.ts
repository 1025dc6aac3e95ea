// A label has room for a few words of a title.
import { splitGraphemes } from '../chat/graphemes.ts'

/** For a button's label: a title cut to 24 graphemes. */
export function titleLabel(title: string): string {
  const words = title.replaceAll(/\s+/g, ' ').trim()
  const letters = splitGraphemes(words)
  return letters.length <= 24 ? words : `${letters.slice(0, 23).join('').trimEnd()}…`
}
