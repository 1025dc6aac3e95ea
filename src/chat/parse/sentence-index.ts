// The sentences of all commands, compiled once and found by the words that each of them needs: a line is matched against
// the few patterns it may fit.
import type { AnyCommand, Catalogue } from '../command.ts'
import { COLON } from './line-words.ts'
import { type CompiledPattern, collectWords, compilePattern, type WordSets } from './sentence-pattern.ts'
import type { SentenceLanguage, SentenceRule } from './sentence-rules.ts'

/** A pattern of a command, compiled. */
export interface CompiledSentence<Me> {
  readonly command: AnyCommand<Me>
  readonly rule: SentenceRule
  readonly text: string
  readonly compiled: CompiledPattern
  /** Of what it needs, the sets of the fewest words, by which it is found; none where it needs no word in particular. */
  readonly fewest: WordSets | undefined
  /** Where it stands among all: of two that fit alike the earlier is meant. */
  readonly order: number
}

/** The sentences of a catalogue, by the words that each of them needs. */
export interface SentenceIndex<Me> {
  readonly byWord: ReadonlyMap<string, readonly CompiledSentence<Me>[]>
  /** Those that need no word in particular. */
  readonly always: readonly CompiledSentence<Me>[]
  readonly vocabulary: ReadonlySet<string>
}

/** Compiles the sentences of a catalogue, so that the first line that comes needn't wait for it. */
export function warmSentences<Me>(catalogue: Catalogue<Me>): void {
  const language = catalogue.commands.find((command) => command.language)?.language
  if (language) indexOnce(catalogue, language)
}

/** By the list of commands: catalogues of the same list share one. */
const indexes = new WeakMap<object, SentenceIndex<never>>()

/** The index of a catalogue, made at the first call. */
export function indexOnce<Me>(catalogue: Catalogue<Me>, language: SentenceLanguage): SentenceIndex<Me> {
  const known = indexes.get(catalogue.commands) as SentenceIndex<Me> | undefined
  if (known) return known
  const sentences = compileSentences(catalogue.commands, language)
  const byWord = new Map<string, CompiledSentence<Me>[]>()
  const always: CompiledSentence<Me>[] = []
  const vocabulary = new Set<string>()
  const seen = new Set<object>()
  for (const sentence of sentences) {
    collectWords(sentence.compiled.node, vocabulary, seen)
    const { fewest } = sentence
    if (!fewest) always.push(sentence)
    for (const set of fewest ?? [])
      for (const word of set) {
        const same = byWord.get(word)
        if (same) same.push(sentence)
        else byWord.set(word, [sentence])
      }
  }
  const index = { byWord, always, vocabulary }
  indexes.set(catalogue.commands, index as unknown as SentenceIndex<never>)
  return index
}

/** Every pattern of the commands with its command: for help, prompts and tests. */
export const compileSentences = <Me>(
  commands: readonly AnyCommand<Me>[],
  language: SentenceLanguage,
): readonly CompiledSentence<Me>[] =>
  commands
    .flatMap((command) =>
      (command.says ?? []).flatMap((sentence) => {
        const rule: SentenceRule = typeof sentence === 'string' ? { say: sentence } : sentence
        const texts = typeof rule.say === 'string' ? [rule.say] : rule.say
        return texts.map((text) => ({ command, rule, text }))
      }),
    )
    .map(({ command, rule, text }, order) => {
      const compiled = compilePattern(text, language.wordClasses, `${command.name}: ${text}`)
      return { command, rule, text, compiled, fewest: findFewest(compiled.needs), order }
    })

/** The sets of the fewest words: the fewer, the fewer lines have one of them. */
function findFewest(needs: readonly WordSets[]): WordSets | undefined {
  let fewest: WordSets | undefined
  let smallest = Number.POSITIVE_INFINITY
  for (const sets of needs) {
    const size = sets.reduce((sum, set) => sum + set.size, 0)
    if (size >= smallest) continue
    smallest = size
    fewest = sets
  }
  return fewest
}

/**
 * The sentences that a line of these words may fit: those that need no word in particular, and those whose words are all
 * there. Each once.
 * @param hasColon only those that name a colon
 */
export function likelySentences<Me>(
  { byWord, always }: SentenceIndex<Me>,
  words: readonly string[],
  hasColon: boolean,
): readonly CompiledSentence<Me>[] {
  const distinct = words.filter((word, at) => words.indexOf(word) === at)
  // Classes of words are shared by many patterns: each is looked up once.
  const known = new Map<WordSets, boolean>()
  const isThere = (sets: WordSets): boolean => {
    const found = known.get(sets) ?? hasAny(sets, distinct)
    known.set(sets, found)
    return found
  }
  const found: CompiledSentence<Me>[] = hasColon ? [] : [...always]
  const seen = new Set<CompiledSentence<Me>>()
  for (const word of hasColon ? [COLON] : distinct)
    for (const sentence of byWord.get(word) ?? []) {
      const { fewest, compiled } = sentence
      if (!compiled.needs.every((sets) => sets === fewest || isThere(sets)) || seen.has(sentence)) continue
      seen.add(sentence)
      found.push(sentence)
    }
  return found
}

/** Whether one of these words occurs. */
function hasAny(wanted: WordSets, words: readonly string[]): boolean {
  for (const set of wanted) for (const word of words) if (set.has(word)) return true
  return false
}
