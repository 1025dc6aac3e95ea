// How people say a command in a whole sentence. Patterns stand beside a command's options and name them as slots; here
// a line is matched against those that its words may fit.
import type { AnyCommand, Catalogue } from '../command.ts'
import type { RawValues } from '../request.ts'
import { normalizeTokens } from './line-words.ts'
import { indexOnce, likelySentences, type SentenceIndex } from './sentence-index.ts'
import { FILLER, matchPattern, type SlotSpan } from './sentence-matcher.ts'
import type { CompiledPattern } from './sentence-pattern.ts'
import type { SentenceLanguage, SentenceRule } from './sentence-rules.ts'
import { LIFTED, PEELED, type Variant, wordVariants } from './sentence-variants.ts'
import { lookUpWords } from './word-table.ts'

/** A candidate: a command with raw values, and how certain it is. */
export interface SentenceCandidate<Me> {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  /** The values taken from the line's own words. */
  readonly slots: readonly string[]
  /** A moment that stands apart from the sentence, for the date reader: "tomorrow 9am". */
  readonly moment?: string
  readonly trust: NonNullable<SentenceRule['trust']>
  readonly orElse?: SentenceRule['orElse']
  readonly answers?: SentenceRule['answers']
  readonly isUnanswered?: SentenceRule['isUnanswered']
  /** The matching pattern, for tests and the log. */
  readonly pattern: string
}

/** A longer line is prose and captured. */
const MAX_WORDS = 40
const MAX_LENGTH = 300

/** All candidates of a line, the most specific first. Pure; never throws. */
export function findSentences<Me>(catalogue: Catalogue<Me>, line: string): readonly SentenceCandidate<Me>[] {
  if (line.length > MAX_LENGTH || line.trim().includes('\n')) return []
  const language = catalogue.commands.find((command) => command.language)?.language
  if (!language) return []
  const index = indexOnce(catalogue, language)
  const tokens = normalizeTokens(line, language, index.vocabulary)
  if (tokens.length === 0 || tokens.length > MAX_WORDS) return []
  const variants = wordVariants(line, tokens, language, index.vocabulary)
  const found = variants.flatMap((variant) => matchVariant(index, variant, CAPTURE_MARK.test(line), language))
  const ranked = withoutTwins(found.toSorted((a, b) => b.rank - a.rank))
  const first = ranked.filter(({ trust }) => trust !== 'last').slice(0, MAX_CANDIDATES)
  return [...first, ...ranked.filter(({ trust }) => trust === 'last').slice(0, MAX_LAST)]
}

/** What two patterns read alike is tried once, so that the few that are tried differ. */
function withoutTwins<Me>(ranked: readonly Ranked<Me>[]): readonly Ranked<Me>[] {
  const seen = new Set<string>()
  return ranked.filter(({ command, values, moment, trust, orElse, answers }) => {
    const meaning = JSON.stringify([command.name, Object.entries(values).sort(), moment, trust, orElse, answers])
    return !seen.has(meaning) && seen.add(meaning)
  })
}

/** One that says nothing more about a thing decides only between two wordings of one pattern. */
const IGNORED = 0.000001

/** The name of the option that takes a rhythm, in every command that has one. */
const RHYTHM_OPTION = 'every'

const isProperName = (words: string): boolean =>
  /^\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}\p{Ll}[\p{L}'’-]*){0,2}$/u.test(words)

type Ranked<Me> = SentenceCandidate<Me> & { readonly rank: number }

function matchVariant<Me>(
  index: SentenceIndex<Me>,
  variant: Variant,
  isMarked: boolean,
  language: SentenceLanguage,
): readonly Ranked<Me>[] {
  const { tokens, moment } = variant
  const words = tokens.map(({ folded }) => folded)
  const found: Ranked<Me>[] = []
  const line = lookUpWords(index.table, words)
  for (const { command, rule, compiled, text, order } of likelySentences(index, line, variant.hasColon === true)) {
    const trust = rule.trust ?? 'sure'
    if (isMarked && trust === 'last') continue
    if ((rule.length !== undefined) !== (variant.minutes !== undefined)) continue
    if (variant.isPast && rule.moment !== 'past' && rule.moment !== 'ignored') continue
    if (moment === undefined ? rule.moment === 'needed' : !takesMoment(command, rule)) continue
    if (variant.isWithoutRemark && (trust !== 'sure' || !actsOnKnown(command, compiled))) continue
    const all = matchPattern(compiled, line)
    if (!all) continue
    if (rule.typed && !rule.typed.test(variant.line)) continue
    if (rule.beginsInPast && !variant.beginsInPast()) continue
    const spans = all.filter(({ slot }) => slot !== FILLER)
    const fillers = all.reduce((sum, { slot, from, to }) => sum + (slot === FILLER ? to - from : 0), 0)
    // A name or a moment of so many words is none.
    if (spans.some(({ slot, from, to }) => compiled.slots[slot] !== '_' && to - from > MAX_SLOT_WORDS)) continue
    const slots = readSlots(compiled, spans, variant)
    // "Is the report done" asks of the report, and finishes nothing.
    const isAsked = command.byModel !== 'show' && isLookupAsked(command, slots, language.beginsQuestion)
    if (isAsked || isNameless(command, slots, language)) continue
    if (!rule.orElse && hasNoNumber(command, slots, language)) continue
    if (rule.proper !== undefined && !isProperName(slots[rule.proper] ?? '')) continue
    if (rule.isOneWord !== undefined && /\s/.test(slots[rule.isOneWord] ?? '')) continue
    if (variant.rhythm !== undefined) {
      const into = command.captures?.into ?? ''
      // "Alarm for 7am every weekday" says when; "weekends only" may belong to any wish.
      const title = slots[into] ?? (/\d/.test(variant.rhythm) ? rule.with?.[into] : undefined)
      if (title === undefined) continue
      slots[into] = `${title} ${variant.rhythm}`
    }
    const values = {
      ...rule.with,
      ...slots,
      ...(rule.length === undefined ? {} : { [rule.length]: String(variant.minutes) }),
    }
    // A rhythm in an option of its own was read as well as one that was taken out of the line.
    const isRhythmRead = trust === 'sure' && values[RHYTHM_OPTION] !== undefined
    const isIgnored = rule.moment === 'ignored' && rule.orElse !== undefined
    const bonus = variant.bonus > 0 ? (isIgnored ? IGNORED : variant.bonus) : isRhythmRead ? LIFTED : 0
    found.push({
      command,
      values,
      slots: Object.keys(slots),
      ...(moment === undefined || rule.moment === 'ignored' ? {} : { moment }),
      trust,
      ...(rule.orElse ? { orElse: rule.orElse } : {}),
      ...(rule.answers ? { answers: rule.answers } : {}),
      ...(rule.isUnanswered ? { isUnanswered: rule.isUnanswered } : {}),
      pattern: text,
      rank:
        rankOf(compiled, spans, words.length - fillers) +
        (rule.isTypedWhole ? words.length * 2 : 0) +
        (trust === 'offer' ? 0 : bonus) -
        (variant.penalty ?? 0) +
        (spans.length === 0 && variant.peeled ? variant.peeled * 2 - PEELED : 0) -
        // "No, friday": where a moment stands beside it, that is what was meant.
        (rule.answers && moment !== undefined ? 1 : 0) -
        behind(command, rule) -
        order / 100_000,
    })
  }
  return found
}

/** Does the pattern name a thing that is looked up, or nothing at all; and no words to be kept? */
const actsOnKnown = <Me>(command: AnyCommand<Me>, { slots }: CompiledPattern): boolean =>
  !command.captures && !command.yieldsToOthers && slots.every((slot) => command.options[slot]?.kind !== 'text')

const isLookupAsked = <Me>(
  { options }: AnyCommand<Me>,
  slots: RawValues,
  beginsQuestion: (words: string) => boolean,
): boolean => Object.entries(slots).some(([slot, words]) => options[slot]?.kind === 'lookup' && beginsQuestion(words))

/** Of “drop the wednesday” only “the” is left without its day. */
const isNameless = <Me>({ options }: AnyCommand<Me>, slots: RawValues, language: SentenceLanguage): boolean =>
  Object.entries(slots).some(([slot, words]) => options[slot]?.kind === 'lookup' && language.isArticle(words))

/** Do words stand where only a number reads? “{minutes} more” would take any line, and be refused as often. */
const hasNoNumber = <Me>({ options }: AnyCommand<Me>, slots: RawValues, { writtenMoment }: SentenceLanguage): boolean =>
  Object.entries(slots).some(([slot, words]) => {
    const option = options[slot]
    if (option?.kind !== 'integer') return false
    const written = writtenMoment(words)
    // “3 days” holds a number that the option may read.
    return !/\d/.test(written) && option.matches?.(written) === false
  })

/** Where may a moment go that stands apart from the sentence? */
const takesMoment = <Me>({ options }: AnyCommand<Me>, { moment, isUnanswered }: SentenceRule): boolean =>
  moment !== 'none' &&
  (moment === 'ignored' ||
    moment === 'needed' ||
    isUnanswered ||
    Object.values(options).some(({ kind }) => kind === 'when'))

/** What comes last, what is only known as a question after all that is more; and small talk, where another fits as well. */
const behind = <Me>(
  { yieldsToOthers }: AnyCommand<Me>,
  { trust, isUnanswered, answers, yields }: SentenceRule,
): number =>
  (yields ? 500 : 0) +
  (trust === 'last' ? 1000 : 0) +
  (isUnanswered ? 1000 : 0) +
  (yieldsToOthers && !answers ? 0.5 : 0)

/** Words of the pattern's own are telling; slots, and above all words that do not matter, are not. */
function rankOf({ slots }: CompiledPattern, spans: readonly SlotSpan[], count: number): number {
  const inSlots = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  const hidden = spans.filter(({ slot }) => slots[slot] === '_').length
  return (count - inSlots) * 2 - (spans.length - hidden) - hidden * 2
}

/** "First thing ~20m #home" is captured, although its words look like a question. */
const CAPTURE_MARK = /(?:^|\s)(?:~\d|[#!@+]\p{L})/u

const MAX_SLOT_WORDS = 25

/** Limits the number of candidates that are tried. */
const MAX_CANDIDATES = 12
const MAX_LAST = 6

/** The words of each slot as they were typed, the first of its name. */
function readSlots(
  { slots }: CompiledPattern,
  spans: readonly SlotSpan[],
  { line, tokens }: Variant,
): Record<string, string> {
  const values: Record<string, string> = {}
  for (const { slot, from, to } of spans) {
    const name = slots[slot]
    const first = tokens[from]
    const last = tokens[to - 1]
    if (name === undefined || name === '_' || values[name] !== undefined || !first || !last) continue
    values[name] = line.slice(first.start, last.end)
  }
  return values
}
