// Grounds sentences: of all candidates of a line, the first whose options parse for this person. Changes nothing.
import { AmbiguousError, Refusal } from '../../user-error.ts'
import { type AnyCommand, commandVerb } from '../command.ts'
import type { ParsedCommand } from '../parse/reading.ts'
import type { SentenceCandidate } from '../parse/sentences.ts'
import { excerpt } from '../phrases.ts'
import type { RawValues, Request } from '../request.ts'
import { catchRefusal, type ParsedOptionValues, readOptions } from './read-options.ts'
import { readSeveral, type SeveralRuns } from './several.ts'

/** A grounded sentence: the command, its values, and how certain it is. */
export interface ReadSentence<Me> {
  readonly asked: ParsedCommand<Me>
  readonly values: ParsedOptionValues
  /** It names several things: its values for each. */
  readonly several?: SeveralRuns
  readonly trust: SentenceCandidate<Me>['trust']
  readonly answers?: SentenceCandidate<Me>['answers']
  readonly isUnanswered?: SentenceCandidate<Me>['isUnanswered']
  /** Words of the line fill its options, so it is more specific than its first word. */
  readonly hasSlots: boolean
  /** A thing is named, or words of its own are given; a moment or a number names none. */
  readonly namesThing: boolean
  /** Its name on a button: `done: buy milk`. */
  readonly word: string
}

/** What the first candidate lacks whose subject does not exist. */
export interface MissingThing<Me> {
  readonly candidate: SentenceCandidate<Me>
  /** The words that match nothing. */
  readonly words: string
  /** Its values as the options read them. */
  readonly values: RawValues
}

/** Of all readings of a line the first that reads. @throws AmbiguousError where a sure reading names several things */
export async function readSentences<Me>(
  me: Me,
  request: Request,
  candidates: readonly SentenceCandidate<Me>[],
): Promise<{ readonly meant: ReadSentence<Me> | null; readonly missing: MissingThing<Me> | null }> {
  let missing: MissingThing<Me> | null = null
  let kept: MissingThing<Me> | null = null
  for (const candidate of candidates) {
    // A `last` candidate is used only if no subject was named either.
    if (candidate.trust === 'last' && missing) break
    // Said of a thing, but it isn't there: what would only keep the words is not meant either.
    if (missing && !isGrounded(candidate)) continue
    const { values, several, raw, refused, named, written } = await readCandidate(me, request, candidate)
    const word = [shortName(candidate.command.name), named].filter((part) => part !== '').join(': ')
    if (values) {
      const asked = { command: candidate.command, values: raw ?? candidate.values, unparsed: '' }
      return {
        meant: {
          asked,
          values,
          ...(several ? { several } : {}),
          trust: candidate.trust,
          hasSlots: candidate.slots.length > 0,
          namesThing: candidate.slots.some((slot) =>
            ['lookup', 'text'].includes(candidate.command.options[slot]?.kind ?? ''),
          ),
          word: excerpt(word),
          ...(candidate.answers ? { answers: candidate.answers } : {}),
          ...(candidate.isUnanswered ? { isUnanswered: candidate.isUnanswered } : {}),
        },
        missing: null,
      }
    }
    if (refused instanceof AmbiguousError && candidate.trust !== 'offer') {
      // “Ok I'm free”: of several things one may be meant, but the rest of the reading makes no sense.
      if (await othersRead(me, request, candidate)) throw refused
      continue
    }
    // “Move milk to 32 march” with milk open: what is wrong is said, and nothing is saved.
    const misdated = candidate.trust === 'sure' && refused ? await findMisdated(me, request, candidate) : null
    if (misdated) throw misdated
    // “Move savings to isa”: what is said of the thing has no meaning, so the thing wasn't meant either.
    // “The truck is broken, meeting cancelled”: two clauses are no name of anything.
    if (candidate.orElse && candidate.command.language?.isClauseByComma(named)) continue
    if (candidate.orElse && !(await othersRead(me, request, candidate))) continue
    if (candidate.orElse === 'keep') kept ??= { candidate, words: named, values: written }
    else if (candidate.orElse && !missing) missing = { candidate, words: named, values: written }
  }
  return { meant: null, missing: missing ?? kept }
}

/** Its verb, where that says enough on a button: “done”. Nearly every noun has these, and “add” alone says nothing. */
export const shortName = (name: string): string =>
  ['add', 'edit', 'list', 'set', 'show'].includes(commandVerb(name)) ? name : commandVerb(name)

/** Do the values besides the thing itself read? */
async function othersRead<Me>(me: Me, request: Request, candidate: SentenceCandidate<Me>): Promise<boolean> {
  const { command, values, slots, moment } = candidate
  const kindOf = (slot: string) => command.options[slot]?.kind ?? 'lookup'
  const others = slots.filter((slot) => kindOf(slot) !== 'lookup')
  const when = others.find((slot) => kindOf(slot) === 'when')
  // A rhythm that was taken out of the line is no moment: '' says that there was one.
  const isMomentAlone = moment !== undefined && moment !== '' && when === undefined
  if (others.length === 0 || isMomentAlone) return true
  const given = splitAdjacent(command, values, candidate.pattern)
  const written = Object.fromEntries(
    others.map((slot) => [
      slot,
      ['when', 'time', 'integer'].includes(kindOf(slot))
        ? (command.language?.writtenMoment(given[slot] ?? '') ?? '')
        : (given[slot] ?? ''),
    ]),
  )
  // “Take ferrous at 8 and 8”: what stands beside a moment has to be one with it.
  if (when !== undefined && moment !== undefined) written[when] = `${moment} ${written[when]}`
  const { refused } = await catchRefusal(() =>
    readOptions(me, request, { command, values: written, unparsed: '' }, true),
  )
  return refused === undefined
}

/** The refusal of a value that is written like a moment and is none, where the thing itself is there. */
async function findMisdated<Me>(me: Me, request: Request, candidate: SentenceCandidate<Me>): Promise<Refusal | null> {
  const { command, slots, values, pattern } = candidate
  const { language } = command
  const lookup = slots.find((slot) => command.options[slot]?.kind === 'lookup')
  const given = splitAdjacent(command, values, pattern)
  const when = slots.find(
    (slot) => command.options[slot]?.kind === 'when' && language?.looksLikeMoment(given[slot] ?? ''),
  )
  if (!language || lookup === undefined || when === undefined) return null
  const words = given[when] ?? ''
  for (const wording of language.nameVariants(given[lookup] ?? '')) {
    const thing = { command, values: { [lookup]: wording }, unparsed: '' }
    if ((await catchRefusal(() => readOptions(me, request, thing, true))).refused) continue
    const whole = { ...thing, values: { ...thing.values, [when]: words } }
    const { refused } = await catchRefusal(() => readOptions(me, request, whole, true))
    return refused?.optionName === when ? refused : null
  }
  return null
}

/** Does it name a thing that has to be there? */
const isGrounded = <Me>({ command, slots }: SentenceCandidate<Me>): boolean =>
  slots.some((slot) => command.options[slot]?.kind === 'lookup')

const momentOf = <Me>(command: AnyCommand<Me>, due: string): ParsedCommand<Me> => ({
  command,
  values: { due },
  unparsed: '',
})

interface CandidateReading {
  readonly values?: ParsedOptionValues
  readonly several?: SeveralRuns
  /** The raw values that were parsed. */
  readonly raw?: RawValues
  readonly refused?: Refusal
  /** The words of its look-up. */
  readonly named: string
  /** Every value as it was tried, a moment that stood apart among them. */
  readonly written: RawValues
}

/** "{task} {to}": where the name of the thing ends and the moment begins, the moment decides. */
function splitAdjacent<Me>(command: AnyCommand<Me>, values: RawValues, pattern: string): RawValues {
  const [, thing = '', moment = ''] = /\{([\w-]+)\} \{([\w-]+)\}/.exec(pattern) ?? []
  if (command.options[moment]?.kind !== 'when' || values[thing] === undefined || values[moment] === undefined)
    return values
  const split = command.language?.splitMoment(`${values[thing]} ${values[moment]}`)
  return split && split.rest !== '' ? { ...values, [thing]: split.rest, [moment]: split.moment } : values
}

/** Parses the options of a candidate, trying each variant of a thing's name. */
async function readCandidate<Me>(
  me: Me,
  request: Request,
  { command, values: matched, slots, pattern, moment: lifted }: SentenceCandidate<Me>,
): Promise<CandidateReading> {
  const language = command.language
  const values = splitAdjacent(command, matched, pattern)
  const written: Record<string, string> = { ...values }
  for (const slot of slots) {
    const kind = command.options[slot]?.kind
    const words = values[slot]
    if (words !== undefined && language && (kind === 'when' || kind === 'time' || kind === 'integer'))
      written[slot] = language.writtenMoment(words, kind === 'when')
  }
  // “Push standup to ten tomorrow”: both words are one moment, and no second one.
  const said = slots.find((slot) => command.options[slot]?.kind === 'when')
  const when =
    said ?? Object.entries(command.options).find(([name, { kind }]) => kind === 'when' && !written[name])?.[0]
  if (lifted && when !== undefined) written[when] = said === undefined ? lifted : `${lifted} ${written[said]}`
  const text = slots.find((slot) => command.options[slot]?.kind === 'text')
  // A line that says a rhythm keeps its words: “practice on wednesdays at five”.
  const dated =
    lifted === undefined && text !== undefined && values['due'] === undefined && command.options['due']?.kind === 'when'
  const split = dated ? language?.splitMoment(values[text] ?? '') : null
  const moment = split && (await catchRefusal(() => readOptions(me, request, momentOf(command, split.moment), true)))
  if (text !== undefined && split && moment?.value) Object.assign(written, { [text]: split.rest, due: split.moment })
  const lookup = slots.find((slot) => command.options[slot]?.kind === 'lookup')
  const words = lookup === undefined ? '' : (written[lookup] ?? '')
  const wordings = lookup === undefined || !language ? [words] : language.nameVariants(words)
  const named = { command, values: written, unparsed: '' }
  const { value: several } = await catchRefusal(() => readSeveral(me, request, named, true))
  const [first] = several?.runs ?? []
  if (several && first) return { values: first, several, raw: written, named: words, written }
  let ambiguous: Refusal | undefined
  let refused: Refusal | undefined
  for (const wording of wordings) {
    const tried = lookup === undefined ? written : { ...written, [lookup]: wording }
    try {
      const read = await readOptions(me, request, { command, values: tried, unparsed: '' }, true)
      return { values: read, raw: tried, named: wording, written }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error instanceof AmbiguousError) ambiguous ??= error
      refused ??= error
    }
  }
  const why = ambiguous ?? refused
  return { named: shortestAsTyped(words, wordings), written, ...(why ? { refused: why } : {}) }
}

/** The last wording that stands in the words as they were typed: "laundry" of "the laundry", but no stem of a word. */
function shortestAsTyped(words: string, wordings: readonly string[]): string {
  const typed = ` ${words.toLowerCase()} `
  return wordings.findLast((wording) => typed.includes(` ${wording.toLowerCase()} `)) ?? words
}
