// Words that point at what was shown before: the answer to "Which one?", "the second one", "no, the other one".

import type { CommandLine } from '../../contracts/command-line.ts'
import type { ReplyMeanings } from '../../contracts/conversation.ts'
import type { Correction, Reference } from '../../contracts/reference.ts'
import { AmbiguousError, UserError } from '../../user-error.ts'
import { storedLine } from '../ask.ts'
import { type AnyCommand, commandVerb, normalizePhrase } from '../command.ts'
import { formatLine } from '../parse/line.ts'
import { type ParsedCommand, parseButtonLine } from '../parse/reading.ts'
import type { SentenceLanguage } from '../parse/sentence-rules.ts'
import { findSentences } from '../parse/sentences.ts'
import { excerpt } from '../phrases.ts'
import { type Button, t, type View, view } from '../view.ts'
import { findInstead } from './instead.ts'
import { catchRefusal, readOptions } from './read-options.ts'
import { saveButtons } from './resolve-line.ts'
import { type Execution, runLine } from './run-command.ts'
import { readSentences } from './sentences.ts'
import { combineViews, severalLine } from './several.ts'
import { runTypedButton } from './typed-buttons.ts'

/** The language that the commands' sentences are in. */
export const languageOf = <Me>({ host }: Execution<Me>): SentenceLanguage | undefined =>
  host.catalogue.commands.find(({ language }) => language)?.language

/** Minutes for which a question that asks which one waits for its answer, if nothing is shown after it. */
export const CHOICE_MINUTES = 10

/** The buttons of the newest view, where it asked which of them is meant. */
function openChoices({ labelled, shown = [] }: ReplyMeanings): readonly Button[] {
  const [newest] = shown
  return newest?.choices !== undefined && (newest.minutesAgo ?? 0) <= CHOICE_MINUTES
    ? labelled.slice(0, newest.choices)
    : []
}

/** The answer to a view that asked "Which one?"; null where the line is none. */
export async function answerChoice<Me>(
  execution: Execution<Me>,
  context: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const language = languageOf(execution)
  const choices = openChoices(context)
  if (choices.length === 0 || !language) return null
  if (language.isDismissal(line)) return view(t`OK. Nothing was changed.`)
  const reference = language.readReference(line)
  const whole = choices.find(({ label }) => language.readReference(label)?.kind === 'all')
  if (reference?.kind === 'all' && whole) return runTypedButton(execution, whole)
  const picked = reference && reference.kind !== 'named' ? pickPlaces(choices, reference) : []
  const named = picked.length > 0 ? picked : pickNamed(choices, reference?.kind === 'named' ? reference.words : line)
  const [only, second] = named
  if (!only) return null
  if (!second) return runTypedButton(execution, only)
  if (picked.length === 0) return view(t`Which one?`, [], { buttons: named, choices: named.length })
  const views: View[] = []
  for (const { line: each } of picked) views.push(await runLine(execution, each))
  return combineViews(views, [])
}

function pickPlaces(choices: readonly Button[], reference: Reference): readonly Button[] {
  if (reference.kind === 'all')
    return reference.count === undefined || reference.count === choices.length ? choices : []
  if (reference.kind !== 'places') return []
  const found = reference.places.flatMap((place) => choices.at(place > 0 ? place - 1 : place) ?? [])
  return found.length === reference.places.length ? found : []
}

/** Those whose label has all the words that tell something; a longer line is no answer. */
function pickNamed(choices: readonly Button[], words: string): readonly Button[] {
  const wanted = normalizePhrase(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.has(word))
  if (wanted.length === 0 || wanted.length > 6) return []
  return choices.filter(({ label, about = '' }) => {
    const own = new Set(normalizePhrase(`${label} ${about}`).split(/[^\p{L}\p{N}]+/u))
    return wanted.every((word) => own.has(word))
  })
}

const FILLERS: ReadonlySet<string> = new Set('the a an my one ones task thing just only please i mean meant'.split(' '))

/** The line of a button that takes one change back. */
export const UNDO_LINE = /^me undo change:\S+$/

/** "no, the other one", "not that", "and the milk one too": null where nothing was just done that it could mean. */
export async function runCorrection<Me>(
  execution: Execution<Me>,
  context: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const { labelled, shown = [] } = context
  const correction = languageOf(execution)?.readCorrection(line)
  const acted = shown[0]?.acted
  if (!acted || (shown[0]?.minutesAgo ?? 0) > CHOICE_MINUTES) return null
  const undo = labelled.findLast(({ line: own }) => UNDO_LINE.test(own))
  if (undo && languageOf(execution)?.isKeepWish(line)) return runTypedButton(execution, undo)
  if (!correction) return null
  const pointing = languageOf(execution)?.readReference(correction.words) ?? null
  // The answer itself offers the other thing: “I meant: write essay”.
  const offered = labelled.find(({ line: own, returnTo }) => own === undo?.line && returnTo !== undefined)
  if (pointing?.kind === 'other' && offered && correction.how === 'instead') return runTypedButton(execution, offered)
  const before = parseButtonLine(execution.host.catalogue, acted.line)
  if (!before) return null
  if (correction.words === '') return undo ? runTypedButton(execution, undo) : null
  // “And dentist on tuesday”: with a moment of its own it is not the one of before.
  const isToo = correction.how === 'too'
  const isDated = isToo && languageOf(execution)?.liftMoment(correction.words)
  const dated = isDated && (await readContinued(execution, correction.words, before))
  if (dated) return runTypedButton(execution, { line: dated })
  const meant = await findCorrected(execution, correction, before, acted.into)
  if (meant) {
    const next = formatLine(meant.command.name, meant.values)
    if (isToo) return runTypedButton(execution, { line: next })
    // Two changes: an undo of the second leaves the first undone.
    return undo ? runTypedButton(execution, { line: storedLine(`${undo.line} alone:yes`), returnTo: next }) : null
  }
  const instead =
    correction.how === 'instead' && undo ? await findInstead(execution, correction.words, before, acted.into) : null
  if (instead && undo)
    return runTypedButton(execution, { line: storedLine(`${undo.line} alone:yes`), returnTo: instead })
  const continued = isToo && !isDated && (await readContinued(execution, correction.words, before))
  if (continued) return runTypedButton(execution, { line: continued })
  if (!pointing || pointing.kind === 'named' || !undo || isToo) return null
  // Which one instead is not known: what was done is taken back all the same, and the others are offered.
  const undone = await runTypedButton(execution, undo)
  const others = otherChoices(context, before, acted.into)
  const choices = others.length > 0 ? { choices: others.length } : {}
  return { ...undone, buttons: [...others, ...undone.buttons], ...choices }
}

/** “And the report to monday at 10”, after a task was moved: the verb of before is meant again. */
async function readContinued<Me>(
  { host, me, opened }: Execution<Me>,
  words: string,
  { command }: ParsedCommand<Me>,
): Promise<CommandLine | null> {
  const line = `${commandVerb(command.name)} ${words}`
  const candidates = findSentences(host.catalogue, line).filter((each) => each.command === command)
  const { value } = await catchRefusal(() => readSentences(me, opened.request, candidates))
  const meant = value?.meant
  return meant?.trust === 'sure' && meant.hasSlots ? formatLine(command.name, meant.asked.values) : null
}

/** The other things of the newest list, each with the line that was run, for a button. */
function otherChoices<Me>(
  { numbered, labelled, earlier = [], shown = [] }: ReplyMeanings,
  before: ParsedCommand<Me>,
  into: string,
): readonly Button[] {
  const list = shown
    .map(({ things = [] }) => things.filter(({ noun }) => noun === into))
    .find(({ length }) => length > 1)
  return (list ?? []).flatMap(({ id }) => {
    const entry = [...numbered, ...labelled, ...earlier.flat()].find(({ line }) => line.includes(id))
    const label = entry && 'about' in entry ? entry.about : entry?.label
    if (label === undefined || id === before.values[into]) return []
    return [{ label: excerpt(label), line: formatLine(before.command.name, { ...before.values, [into]: id }) }]
  })
}

/** The same command for the thing that was meant, if the words name one for certain. */
async function findCorrected<Me>(
  execution: Execution<Me>,
  { words }: Correction,
  before: ParsedCommand<Me>,
  into: string,
): Promise<ParsedCommand<Me> | null> {
  const { me, opened } = execution
  for (const wording of languageOf(execution)?.nameVariants(words) ?? [words]) {
    const meant = { ...before, values: { ...before.values, [into]: wording } }
    if (!(await catchRefusal(() => readOptions(me, opened.request, meant, true))).refused) return meant
  }
  return null
}

/** A line that is a reference and nothing else: "the second one" opens it, "both" asks what should happen to them. */
export async function runReference<Me>(
  execution: Execution<Me>,
  { numbered, shown = [] }: ReplyMeanings,
  line: string,
): Promise<View | null> {
  const { host, opened } = execution
  const reference = languageOf(execution)?.readReference(line)
  if (!reference) return null
  if (reference.kind === 'named') {
    const named = pickNamed(numbered, reference.words)
    const [only, second] = named
    return only && !second ? runTypedButton(execution, only) : showNamed(execution, reference.words)
  }
  const nouns = new Set(shown.flatMap(({ things = [] }) => things.map(({ noun }) => noun)))
  for (const noun of nouns) {
    const command = host.catalogue.findCommand(`${noun} show`)
    const option = command && Object.hasOwn(command.options, noun) ? command.options[noun] : undefined
    if (!command || !option) continue
    const ids = await pointedIds(execution, command, noun, line)
    const [only, second] = ids
    if (only !== undefined && second === undefined) {
      // A place in a list is what its number is; everything else is looked at.
      const listed = reference.kind === 'places' ? numbered.find(({ line: own }) => own.includes(only)) : undefined
      return runTypedButton(execution, { line: listed?.line ?? showLine(noun, only) })
    }
    if (second !== undefined) return whatWithThemView(execution, noun, ids)
  }
  return view(t`I can't tell which one you mean.`, [], { buttons: saveButtons(host.catalogue, opened.request) })
}

/** “The vet one”, whenever it was shown: the one open thing with these words. */
async function showNamed<Me>(execution: Execution<Me>, words: string): Promise<View | null> {
  const { host, me, opened } = execution
  const shows = host.catalogue.commands.filter(({ name, captures }) => commandVerb(name) === 'show' && !captures)
  for (const command of shows) {
    const noun = command.name.split(' ')[0] ?? ''
    if (command.options[noun]?.kind !== 'lookup') continue
    for (const wording of languageOf(execution)?.nameVariants(words) ?? [words]) {
      const meant = { command, values: { [noun]: wording }, unparsed: '' }
      const { refused } = await catchRefusal(() => readOptions(me, opened.request, meant, true))
      if (refused instanceof AmbiguousError) throw refused
      if (!refused) return runTypedButton(execution, { line: showLine(noun, wording) })
    }
  }
  return null
}

const showLine = (noun: string, id: string) => formatLine(`${noun} show`, { [noun]: id })

/** The ids that a reference means for an option. */
async function pointedIds<Me>(
  { me, opened }: Execution<Me>,
  command: AnyCommand<Me>,
  noun: string,
  line: string,
): Promise<readonly string[]> {
  const option = command.options[noun]
  return (await option?.pointAt?.(line, me, opened.request)) ?? []
}

/** What can be done with several things at once. */
function whatWithThemView<Me>({ host }: Execution<Me>, noun: string, ids: readonly string[]): View {
  const able = host.catalogue.commands.filter(({ takesSeveral }) => takesSeveral === noun)
  const buttons = able.map(({ name }) => ({
    label: commandVerb(name).charAt(0).toUpperCase() + commandVerb(name).slice(1),
    line: severalLine(name, noun, ids),
  }))
  if (buttons.length === 0) throw new UserError('I can only do that one at a time.')
  return view(t`What about these ${ids.length}?`, [], { buttons, choices: buttons.length })
}
