// “Break down the boxes”: of a thing one can touch it is work of its own; only of what is planned or written it asks for steps.
import { kindsOf } from '../splitter/noun-kinds.ts'
import { wordsOf } from '../splitter/words.ts'

const BREAK_DOWN = /^\W*(?:break|split) (?:down|up)\b/i
const THINGS: readonly string[] = ['artifact', 'substance', 'food', 'plant']

/** Is it likely that the line is a task, though it has the words of a wish to split one? */
export function isTakenApart(line: string): boolean {
  if (!BREAK_DOWN.test(line)) return false
  const words = wordsOf(line.trim())
  const last = words.at(-1)
  if (!last) return false
  const kinds = kindsOf(last, words.at(-2))
  return THINGS.some((kind) => kinds.has(kind))
}
