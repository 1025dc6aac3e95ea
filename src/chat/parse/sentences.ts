// How people say a command in a whole sentence. Patterns stand beside a command's options and name them as slots; here
// they are compiled, once and lazily, into plain regular expressions, and matched against a normalised line.
import type { AnyCommand, Catalogue } from '../command.ts'
import type { RawValues } from '../request.ts'
import { type CompiledPattern, compilePattern } from './sentence-pattern.ts'
import type { SentenceLanguage, SentenceRule } from './sentence-rules.ts'

/** What a line may mean: a command with its values, and how much they can be relied on. */
export interface SentenceCandidate<Me> {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  /** The values that came from the line's own words. */
  readonly slots: readonly string[]
  readonly trust: NonNullable<SentenceRule['trust']>
  readonly orElse?: SentenceRule['orElse']
  readonly answers?: SentenceRule['answers']
  readonly isUnanswered?: SentenceRule['isUnanswered']
  /** The pattern it rests on, for tests and the log. */
  readonly pattern: string
}

/** Longer lines are prose, not requests: they are captured. */
const MAX_WORDS = 40
const MAX_LENGTH = 300

interface CompiledSentence<Me> {
  readonly command: AnyCommand<Me>
  readonly rule: SentenceRule
  readonly text: string
  readonly compiled: CompiledPattern
}

/** Gives every reading of a line, the most specific first. Never throws, reads no database. */
export function findSentences<Me>(catalogue: Catalogue<Me>, line: string): readonly SentenceCandidate<Me>[] {
  if (line.length > MAX_LENGTH || line.trim().includes('\n')) return []
  const tokens = normalizeTokens(line)
  const language = catalogue.commands.find((command) => command.language)?.language
  if (!language || tokens.length === 0 || tokens.length > MAX_WORDS) return []
  return findCandidates(compileOnce(catalogue, language), line, tokens, language)
}

/** Compiled at the first line that needs them, so that no start waits for them. */
const compiledSentences = new WeakMap<object, readonly CompiledSentence<never>[]>()

function compileOnce<Me>(catalogue: Catalogue<Me>, language: SentenceLanguage): readonly CompiledSentence<Me>[] {
  const known = compiledSentences.get(catalogue) as readonly CompiledSentence<Me>[] | undefined
  if (known) return known
  const compiled = compileSentences(catalogue.commands, language)
  compiledSentences.set(catalogue, compiled as readonly CompiledSentence<never>[])
  return compiled
}

/** Every pattern of the commands with its command, the most specific first: for help, prompts and tests. */
export const compileSentences = <Me>(
  commands: readonly AnyCommand<Me>[],
  language: SentenceLanguage,
): readonly CompiledSentence<Me>[] =>
  commands
    .flatMap((command) =>
      (command.says ?? []).flatMap((sentence) => {
        const rule: SentenceRule = typeof sentence === 'string' ? { say: sentence } : sentence
        const texts = typeof rule.say === 'string' ? [rule.say] : rule.say
        return texts.map((text) => ({
          command,
          rule,
          text,
          compiled: compilePattern(text, language.wordClasses, `${command.name}: ${text}`),
        }))
      }),
    )
    .toSorted((a, b) => rankOf(b) - rankOf(a))

/** More words of the pattern's own, fewer slots: surer. What is only known as a question comes after all that is more. */
const rankOf = ({ rule, compiled }: CompiledSentence<never>): number =>
  compiled.weight - (rule.trust === 'last' ? 1000 : 0) - (rule.isUnanswered ? 1000 : 0)

function findCandidates<Me>(
  sentences: readonly CompiledSentence<Me>[],
  line: string,
  tokens: readonly Token[],
  language: SentenceLanguage,
): SentenceCandidate<Me>[] {
  const { start, end } = language.peelPoliteness(tokens.map(({ folded }) => folded))
  const peeled = tokens.slice(start, tokens.length - end)
  const variants = peeled.length < tokens.length && peeled.length > 0 ? [tokens, peeled] : [tokens]
  const isMarked = CAPTURE_MARK.test(line)
  const found: (SentenceCandidate<Me> & { readonly rank: number })[] = []
  for (const words of variants) {
    const text = words.map(({ folded }) => `${folded} `).join('')
    const there = new Set(words.map(({ folded }) => folded))
    for (const sentence of sentences) {
      if (isMarked && sentence.rule.trust === 'last') continue
      if (!sentence.compiled.needs.every((set) => hasAny(set, there))) continue
      const match = sentence.compiled.expression().exec(text)
      if (!match) continue
      const slots = readSlots(sentence.compiled, match, line, words)
      if (!slots) continue
      const { command, rule } = sentence
      found.push({
        command,
        values: { ...rule.with, ...slots },
        slots: Object.keys(slots),
        trust: rule.trust ?? 'sure',
        ...(rule.orElse ? { orElse: rule.orElse } : {}),
        ...(rule.answers ? { answers: rule.answers } : {}),
        ...(rule.isUnanswered ? { isUnanswered: rule.isUnanswered } : {}),
        pattern: sentence.text,
        rank: rankOf(sentence),
      })
    }
  }
  return found.toSorted((a, b) => b.rank - a.rank).slice(0, MAX_CANDIDATES)
}

/** "First thing ~20m #home" is to be kept, however much its words look like a question. */
const CAPTURE_MARK = /(?:^|\s)(?:~\d|[#!@+]\p{L})/u

/** Is one of these words there? */
function hasAny(wanted: ReadonlySet<string>, there: ReadonlySet<string>): boolean {
  for (const word of there) if (wanted.has(word)) return true
  return false
}

/** Further readings are guesses of guesses. */
const MAX_CANDIDATES = 8

/** A word of the line: as compared, and where it stands. */
interface Token {
  readonly folded: string
  readonly start: number
  readonly end: number
}

/** Words in lower case without apostrophes and punctuation at their edges, and where each stands. */
export function normalizeTokens(line: string): Token[] {
  const tokens: Token[] = []
  for (const found of line.matchAll(/\S+/g)) {
    const [word] = found
    const trimmed = word.replace(/^["“”‘’'([{,;:.!?¿¡]+/u, '')
    const start = found.index + word.length - trimmed.length
    const bare = trimmed.replace(/["“”‘’')\]},;:.!?…]+$/u, '')
    const folded = bare.toLowerCase().replaceAll(/['’`]/g, '')
    if (folded !== '') tokens.push({ folded, start, end: start + bare.length })
  }
  return tokens
}

/** The words of each slot as they were typed; null where a slot has none. */
function readSlots(
  { slots }: CompiledPattern,
  match: RegExpExecArray,
  line: string,
  words: readonly Token[],
): Record<string, string> | null {
  const values: Record<string, string> = {}
  let offset = 0
  const starts = words.map(({ folded }) => {
    const at = offset
    offset += folded.length + 1
    return at
  })
  for (const [index, name] of slots.entries()) {
    const span = match.indices?.[index + 1]
    if (!span || values[name] !== undefined) continue
    const first = starts.indexOf(span[0])
    const after = starts.findIndex((at) => at >= span[1])
    const last = (after < 0 ? words.length : after) - 1
    const from = words[first]
    const to = words[last]
    if (!from || !to) return null
    values[name] = line.slice(from.start, to.end)
  }
  delete values['_']
  return values
}
