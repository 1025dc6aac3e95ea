// What stands in the slots of a sentence that is made from a pattern.
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import type { AnyOption } from '../../src/chat/options.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'

/** What a slot is filled with: words of the command's own examples, else what its option takes. */
export function slotFiller<Me>(catalogue: Catalogue<Me>, command: AnyCommand<Me>): (slot: string) => string | null {
  const said: Record<string, string> = {}
  for (const example of command.examples) {
    const parsed = parseButtonLine(catalogue, example)
    if (parsed?.command === command) Object.assign(said, { ...parsed.values, ...said })
  }
  return (slot) => {
    const option = command.options[slot]
    if (!option) return null
    if (option.kind === 'integer' && option.unit === 'minutes') return `${said[slot] ?? fallbackWords(option)} minutes`
    const own = said[slot]
    // An address is said as it is.
    if (own !== undefined && option.kind === 'text' && option.matches?.(own)) return own
    // An id, or several lines, are nothing one says.
    const isClock = option.kind === 'time' && own !== undefined && /^\d{1,2}:\d{2}$/.test(own)
    if (own === undefined || !(isClock || /^[^\n:"]{2,40}$/.test(own))) return fallbackWords(option)
    const isDated = option.kind === 'text' && command.options['due']?.kind === 'when'
    return inSentence(option, (isDated && command.language?.splitMoment(own)?.rest) || own)
  }
}

function fallbackWords<Me>(option: AnyOption<Me>): string | null {
  switch (option.kind) {
    case 'when':
      return 'friday'
    case 'time':
      return '9am'
    case 'integer':
      return String(Math.min(Math.max(25, option.min ?? 1), option.max ?? 25))
    case 'choice':
      return option.choices?.[0]?.value ?? null
    case 'flag':
      return 'yes'
    case 'text':
    case 'lookup':
      return option.example ?? 'milk'
  }
}

/** "Buy milk" within a sentence is "buy milk"; a name stays as it is. */
const inSentence = <Me>({ kind }: AnyOption<Me>, words: string): string =>
  (kind === 'text' || kind === 'lookup') && /^[A-Z][a-z]+ [a-z]/.test(words)
    ? words.charAt(0).toLowerCase() + words.slice(1)
    : words
