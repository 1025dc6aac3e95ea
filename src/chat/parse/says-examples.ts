// How people say a command, in two or three sentences: made from its own patterns and examples, for help, prompts and
// the tools of a model.
import type { AnyCommand, Catalogue } from '../command.ts'
import type { AnyOption } from '../options.ts'
import {
  expandPattern,
  fillSentence,
  fullChoices,
  type PatternChoices,
  plainChoices,
  type SentencePart,
} from './pattern-examples.ts'
import { parseButtonLine } from './reading.ts'
import type { SentenceRule } from './sentence-rules.ts'
import { findSentences } from './sentences.ts'

/** As many as help shows of one command. */
const MAX_EXAMPLES = 3
/** Shorter sentences are read at a glance. */
const MAX_WORDS = 8
const MIN_OWN_WORDS = 2

/** A sentence that is read as its command, and the options that its words fill. */
export interface SaysExample {
  readonly text: string
  readonly slots: readonly string[]
}

const known = new WeakMap<object, Map<string, readonly SaysExample[]>>()

/** Up to three sentences that are read as this command; none where it declares no patterns. The same at each call. */
export function saysExamples<Me>(catalogue: Catalogue<Me>, command: AnyCommand<Me>): readonly SaysExample[] {
  const made = known.get(catalogue) ?? new Map<string, readonly SaysExample[]>()
  known.set(catalogue, made)
  const found = made.get(command.name) ?? makeExamples(catalogue, command)
  made.set(command.name, found)
  return found
}

function makeExamples<Me>(catalogue: Catalogue<Me>, command: AnyCommand<Me>): readonly SaysExample[] {
  const chosen: SaysExample[] = []
  const openings = new Set<string>()
  for (const choices of waysThrough(command)) {
    // What reads less well stands in only where nothing reads better.
    if (chosen.length > 0) break
    for (const pattern of shownPatterns(command)) {
      if (chosen.length >= MAX_EXAMPLES) break
      const example = makeExample(catalogue, command, pattern, choices)
      const opening = example?.text.split(' ')[0] ?? ''
      if (!example || openings.has(opening)) continue
      chosen.push(example)
      openings.add(opening)
    }
  }
  return chosen
}

/**
 * A sentence that means the command as a whole, with no option but those it names, all of which pass. Of all its
 * patterns: the few that help shows may each need a thing of the person's, or ask for a part alone.
 * @returns undefined if there is none
 */
export function findSaysExample<Me>(
  catalogue: Catalogue<Me>,
  command: AnyCommand<Me>,
  accepts: (slot: string) => boolean,
): SaysExample | undefined {
  for (const choices of waysThrough(command))
    for (const pattern of shownPatterns(command, ({ with: set }) => set === undefined)) {
      const example = makeExample(catalogue, command, pattern, choices)
      if (example?.slots.every(accepts)) return example
    }
  return undefined
}

/** What reads best first; none for what is not to be shown. */
function waysThrough<Me>({ language, yieldsToOthers }: AnyCommand<Me>): readonly PatternChoices[] {
  // Nobody asks for small talk.
  if (!language || yieldsToOthers) return []
  const linking: PatternChoices = {
    pick: () => 0,
    keepsOptional: ([part, other]) => !other && part?.kind === 'word' && language.linkingWords.has(part.word),
  }
  return [linking, plainChoices, fullChoices]
}

/** @returns null where this way through the pattern gives no whole sentence that is read as the command */
function makeExample<Me>(
  catalogue: Catalogue<Me>,
  command: AnyCommand<Me>,
  pattern: string,
  choices: PatternChoices,
): SaysExample | null {
  const { language } = command
  if (!language) return null
  const fill = slotFiller(catalogue, command)
  const parts = expandPattern(pattern, language.wordClasses, choices)
  const words = fillSentence(parts, (slot, before) => {
    const value = slot === '_' ? null : fill(slot)
    const kind = command.options[slot]?.kind
    if (value === null || (kind !== 'when' && slot !== 'task')) return value
    return language.writtenValue(kind === 'when' ? 'day' : 'thing', value, before)
  })
  if (words === null || !isReadable(parts, words) || !language.isShowable(words)) return null
  if (findSentences(catalogue, words)[0]?.command !== command) return null
  return {
    text: language.writtenSentence(words),
    slots: parts.flatMap((part) => (part.kind === 'slot' ? [part.slot] : [])),
  }
}

/** Those that are sure first; what is only a title, or a last guess, is nothing to be shown. */
function shownPatterns<Me>(
  { says = [] }: AnyCommand<Me>,
  accepts: (rule: SentenceRule) => boolean = () => true,
): readonly string[] {
  const rules = says.map((sentence): SentenceRule => (typeof sentence === 'string' ? { say: sentence } : sentence))
  const of = (trust: 'sure' | 'offer') =>
    rules
      .filter((rule) => (rule.trust ?? 'sure') === trust && !rule.answers && accepts(rule))
      .flatMap(({ say }) => (typeof say === 'string' ? [say] : say))
  return [...of('sure'), ...of('offer')]
}

/** A sentence of its own words, not a heap of values. */
const isReadable = (parts: readonly SentencePart[], words: string): boolean =>
  parts[0]?.kind !== 'slot' &&
  parts.filter(({ kind }) => kind === 'word').length >= MIN_OWN_WORDS &&
  words.split(' ').length <= MAX_WORDS &&
  new Set(words.split(' ')).size === words.split(' ').length

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
