// The sentences of all commands, compiled once and found by the words that each of them needs: a line is matched against
// the few patterns it may fit.
import type { AnyCommand, Catalogue } from '../command.ts'
import { COLON, type Vocabulary } from './line-words.ts'
import { type CompiledPattern, compilePattern, type WordLists } from './sentence-pattern.ts'
import type { SentenceLanguage, SentenceRule } from './sentence-rules.ts'
import { createWordTable, hasWordIn, type LookedUpWords, type WordTable } from './word-table.ts'

/** A pattern of a command, compiled. */
export interface CompiledSentence<Me> {
  readonly command: AnyCommand<Me>
  readonly rule: SentenceRule
  readonly text: string
  readonly compiled: CompiledPattern
  /** Where it stands among all: of two that fit alike the earlier is meant. */
  readonly order: number
}

/** A sentence with the numbers of the lists that it needs. */
interface FoundByWord<Me> {
  readonly sentence: CompiledSentence<Me>
  readonly needs: readonly number[]
}

/** The sentences of a catalogue, by the words that each of them needs. */
export interface SentenceIndex<Me> {
  readonly byWord: ReadonlyMap<string, readonly FoundByWord<Me>[]>
  /** Those that need no word in particular. */
  readonly always: readonly CompiledSentence<Me>[]
  readonly table: WordTable
  /** Every word of a pattern. */
  readonly vocabulary: Vocabulary
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
  const table = createWordTable(sentences.map(({ compiled }) => compiled))
  const byWord = new Map<string, FoundByWord<Me>[]>()
  const always: CompiledSentence<Me>[] = []
  for (const sentence of sentences) {
    const fewest = findFewest(sentence.compiled.needs)
    if (!fewest) {
      always.push(sentence)
      continue
    }
    const others = sentence.compiled.needs.filter((lists) => lists !== fewest)
    const found = { sentence, needs: others.map((lists) => table.ids.get(lists) ?? 0) }
    for (const list of fewest)
      for (const word of list) {
        const same = byWord.get(word)
        if (same) same.push(found)
        else byWord.set(word, [found])
      }
  }
  const index = { byWord, always, table, vocabulary: table.words }
  indexes.set(catalogue.commands, index as unknown as SentenceIndex<never>)
  return index
}

const compileSentences = <Me>(
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
      return { command, rule, text, compiled, order }
    })

/** Of what a pattern needs, the lists of the fewest words: the fewer, the fewer lines have one of them. */
function findFewest(needs: readonly WordLists[]): WordLists | undefined {
  let fewest: WordLists | undefined
  let smallest = Number.POSITIVE_INFINITY
  for (const lists of needs) {
    const size = lists.reduce((sum, { length }) => sum + length, 0)
    if (size >= smallest) continue
    smallest = size
    fewest = lists
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
  line: LookedUpWords,
  hasColon: boolean,
): ReadonlySet<CompiledSentence<Me>> {
  const found = new Set<CompiledSentence<Me>>(hasColon ? [] : always)
  for (const word of hasColon ? [COLON] : new Set(line.words))
    for (const { sentence, needs } of byWord.get(word) ?? [])
      if (needs.every((id) => hasWordIn(line, id))) found.add(sentence)
  return found
}
