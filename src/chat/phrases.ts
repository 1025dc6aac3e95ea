// Words inside sentences: lists, and a person's words cut short.
import { splitGraphemes, truncateText } from './graphemes.ts'

/** "a, b or c" */
export function joinWords(words: readonly (string | number)[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

/** Quotes a person's words in a message: one line, forty graphemes. */
export function excerpt(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  // Counting the graphemes of a very long text would be slow.
  const letters = splitGraphemes(line.slice(0, 2_000))
  return truncateText(letters.length <= 40 ? line : `${letters.slice(0, 39).join('').trimEnd()}…`, 400)
}
