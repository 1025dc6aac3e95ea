// Words inside sentences: lists, and a person's words cut short.
import { splitGraphemes, truncateText } from './graphemes.ts'

/** "a, b or c" */
export function joinWords(words: readonly (string | number)[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

/** Somebody's words inside one of our sentences: one line, forty letters as people count them. */
export function excerpt(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  // Counting a whole novel's letters would be slow.
  const letters = splitGraphemes(line.slice(0, 2_000))
  return truncateText(letters.length <= 40 ? line : `${letters.slice(0, 39).join('').trimEnd()}…`, 400)
}
