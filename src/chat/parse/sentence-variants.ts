// The wordings of a line that sentences are matched with: as typed, without politeness, its moment, its length, a remark.
import { type LineWord, normalizeTokens, type Vocabulary, withColon } from './line-words.ts'
import type { SentenceLanguage } from './sentence-rules.ts'

/** A moment that was read is worth more than one that stayed among the words of a slot. */
export const LIFTED = 4

/** A pattern that has the words of politeness itself fits a little better than one that leaves them out. */
export const PEELED = 0.25

/** A wording of the line that is matched. */
export interface Variant {
  readonly line: string
  readonly tokens: readonly LineWord[]
  readonly bonus: number
  /** How many words of politeness were left out. */
  readonly peeled?: number
  /** What a wording loses that leaves out words of emphasis. */
  readonly penalty?: number
  readonly moment?: string
  readonly minutes?: number
  /** Stands behind the words that are kept; what keeps none doesn't fit. */
  readonly rhythm?: string
  /** A remark was left out: only what is said of a thing that is there, or of what was just done, may be meant. */
  readonly isWithoutRemark?: true
  /** Its moment has passed. */
  readonly isPast?: true
  /** Does it begin with an act in the past? Found out at the first call. */
  readonly beginsInPast: () => boolean
  /** Its colon is a word: only patterns that name it are matched. */
  readonly hasColon?: true
}

/** @param tokens the words of the line; @param vocabulary all words of patterns, which are no slips */
export function wordVariants(
  line: string,
  tokens: readonly LineWord[],
  language: SentenceLanguage,
  vocabulary: Vocabulary,
): readonly Variant[] {
  const wordings = (text: string, words: readonly LineWord[], more: Partial<Variant>): readonly Variant[] => {
    const plain = words.filter(({ folded }) => !language.emphasis.has(folded) && !EMOJI.test(folded))
    const isPlain = plain.length === words.length || plain.length === 0
    let isPast: boolean | undefined
    const beginsInPast = () => {
      isPast ??= language.beginsWithPastAct(text)
      return isPast
    }
    return [
      { line: text, tokens: words },
      ...withoutPoliteness(text, words, language),
      ...(isPlain ? [] : [{ line: text, tokens: plain, penalty: PEELED }]),
    ].map((wording) => ({ bonus: 0, beginsInPast, ...wording, ...more }))
  }
  const variants = [...wordings(line, tokens, {})]
  const parted = withColon(line, tokens)
  if (parted) variants.push(...wordings(line, parted, { hasColon: true }))
  const lifted = language.liftMoment(line)
  if (lifted) {
    const { rest, ...more } = lifted
    variants.push(...wordings(rest, normalizeTokens(rest, language, vocabulary), { ...more, bonus: LIFTED }))
  }
  const length = language.liftLength(line)
  if (length) {
    const { rest, minutes } = length
    variants.push(...wordings(rest, normalizeTokens(rest, language, vocabulary), { minutes, bonus: LIFTED }))
  }
  const wish = language.withoutRemark(line)
  if (wish !== null) {
    const lines = [{ rest: wish }, ...(language.liftMoment(wish) ? [language.liftMoment(wish)] : [])]
    for (const said of lines) {
      if (!said) continue
      const { rest, ...more } = said
      const words = normalizeTokens(rest, language, vocabulary)
      variants.push(
        ...wordings(rest, words, { ...more, ...('moment' in said ? { bonus: LIFTED } : {}), isWithoutRemark: true }),
      )
    }
  }
  return variants
}

/** An emoji, a smiley or the code of one, which only says how it is meant. */
const EMOJI =
  /^(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|♀|♂)+|:[a-z0-9_+-]+:|:?-?[)(]+|[:;=]['’]?-?[)(dpo/]|x+o*x*)$/u

function withoutPoliteness(
  line: string,
  tokens: readonly LineWord[],
  language: SentenceLanguage,
): readonly Pick<Variant, 'line' | 'tokens' | 'peeled'>[] {
  const { start, end } = language.peelPoliteness(tokens.map(({ folded }) => folded))
  const wording = (from: number, to: number) => ({
    line,
    tokens: tokens.slice(from, to),
    peeled: from + tokens.length - to,
  })
  const all = start + end > 0 && start + end < tokens.length ? [wording(start, tokens.length - end)] : []
  // “no points please”, “can you sit with me”: what opens the line may belong to the wish, and what ends it, too.
  return start > 0 && end > 0 ? [...all, wording(0, tokens.length - end), wording(start, tokens.length)] : all
}
