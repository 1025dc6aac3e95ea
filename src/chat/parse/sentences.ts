// How people say a command in a whole sentence. Patterns stand beside a command's options and name them as slots; here
// they are compiled, once and lazily, into plain regular expressions, and matched against a normalised line.
import type { AnyCommand } from '../command.ts'
import type { RawValues } from '../request.ts'
import { type CompiledPattern, compilePattern } from './sentence-pattern.ts'

/** A pattern, or several, with what they fill in besides their slots. */
export interface SentenceRule {
  readonly say: string | readonly string[]
  /** Values that the words imply: `{ view: 'done' }`. */
  readonly with?: RawValues
  /**
   * `sure` (default): run where its slots read. `offer`: the words may as well be the title of a task, so they are
   * captured and the command is offered. `last`: tried after everything else.
   * `title`: the whole line is the title of a task, whatever its first word says.
   */
  readonly trust?: 'sure' | 'offer' | 'last' | 'title'
  /** What is said where the thing of the look-up slot is not there: a question with buttons. Else the next reading. */
  readonly orElse?: 'ask' | 'tell'
  /** An answer to whatever question is open; run only where none is. */
  readonly answers?: 'yes' | 'no'
}

/** One way of saying a command: a pattern alone, or with more. */
export type Sentence = string | SentenceRule

/** What the patterns need to know of a natural language. */
export interface SentenceLanguage {
  /** Classes of words, by the name used in patterns: `<finished>`. Patterns themselves. */
  readonly wordClasses: Readonly<Record<string, string>>
  /** Politeness at the edges that changes no meaning; gives how many tokens to leave out at the start and the end. */
  readonly peelPoliteness: (tokens: readonly string[]) => { readonly start: number; readonly end: number }
  /** Other wordings of the name of a thing, the most literal first: "the milk" → "the milk", "milk". */
  readonly nameVariants: (words: string) => readonly string[]
  /** A moment as it is spoken, in the words the date reader knows: "five pm" → "5 pm". */
  readonly writtenMoment: (words: string) => string
  /** A moment at the end of a text, spoken or written: the text without it, and the moment for the date reader. */
  readonly splitMoment: (words: string) => { readonly rest: string; readonly moment: string } | null
}

/** What a line may mean: a command with its values, and how much they can be relied on. */
export interface SentenceCandidate<Me> {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  /** The values that came from the line's own words. */
  readonly slots: readonly string[]
  readonly trust: NonNullable<SentenceRule['trust']>
  readonly orElse?: SentenceRule['orElse']
  readonly answers?: SentenceRule['answers']
  /** The pattern it rests on, for tests and the log. */
  readonly pattern: string
}

/** Gives every reading of a line, the most specific first. Never throws, reads no database. */
export type SentenceReader<Me> = (line: string) => readonly SentenceCandidate<Me>[]

/** Longer lines are prose, not requests: they are captured. */
const MAX_WORDS = 40
const MAX_LENGTH = 300

interface CompiledSentence<Me> {
  readonly command: AnyCommand<Me>
  readonly rule: SentenceRule
  readonly text: string
  readonly compiled: CompiledPattern
}

/** A reader of all the sentences of these commands; compiled at its first use. */
export function createSentenceReader<Me>(
  commands: readonly AnyCommand<Me>[],
  language: SentenceLanguage | undefined,
): SentenceReader<Me> {
  if (!language) return () => []
  let sentences: readonly CompiledSentence<Me>[] | undefined
  return (line) => {
    if (line.length > MAX_LENGTH || line.includes('\n')) return []
    const tokens = normalizeTokens(line)
    if (tokens.length === 0 || tokens.length > MAX_WORDS) return []
    sentences ??= compileSentences(commands, language)
    return findCandidates(sentences, line, tokens, language)
  }
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

/** More words of the pattern's own, fewer slots: surer. */
const rankOf = ({ rule, compiled }: CompiledSentence<never>): number =>
  compiled.weight - (rule.trust === 'last' ? 1000 : 0)

function findCandidates<Me>(
  sentences: readonly CompiledSentence<Me>[],
  line: string,
  tokens: readonly Token[],
  language: SentenceLanguage,
): SentenceCandidate<Me>[] {
  const { start, end } = language.peelPoliteness(tokens.map(({ folded }) => folded))
  const peeled = tokens.slice(start, tokens.length - end)
  const variants = peeled.length < tokens.length && peeled.length > 0 ? [tokens, peeled] : [tokens]
  const found: (SentenceCandidate<Me> & { readonly rank: number })[] = []
  for (const words of variants) {
    const text = words.map(({ folded }) => `${folded} `).join('')
    for (const sentence of sentences) {
      const match = sentence.compiled.expression.exec(text)
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
        pattern: sentence.text,
        rank: rankOf(sentence),
      })
    }
  }
  return found.toSorted((a, b) => b.rank - a.rank).slice(0, MAX_CANDIDATES)
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
