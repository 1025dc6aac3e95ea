// A line that the rules would only keep, read by the optional model: asked outside the transaction, and its calls run
// here like lines of ours, with the same options, rights and undo. What isn't certain becomes a button.
import type { LineQuestion, ModelCall } from '../../contracts/line-reading.ts'
import { AmbiguousError, UserError } from '../../user-error.ts'
import { type AnyCommand, commandNoun, commandVerb } from '../command.ts'
import { missingOptions, needsForm } from '../form.ts'
import { type ParsedCommand, parseLine } from '../parse/reading.ts'
import type { SentenceLanguage } from '../parse/sentence-rules.ts'
import { findSentences } from '../parse/sentences.ts'
import { excerpt } from '../phrases.ts'
import type { Request } from '../request.ts'
import { type Block, type Button, t, textBlock, trustedText, type View, view } from '../view.ts'
import { isGrounded } from './grounding.ts'
import { modelTools, parseModelCall } from './model-tools.ts'
import { formatCommand } from './open.ts'
import { catchRefusal, createOptionContext, readOptions } from './read-options.ts'
import { saveButtons } from './resolve-line.ts'
import { type Execution, runWithValues } from './run-command.ts'
import { readSentences } from './sentences.ts'

/** Thrown where the model is to be asked, which takes longer than a transaction may; nothing was changed yet. */
export class NeedsModelReading extends Error {
  readonly question: LineQuestion
  constructor(question: LineQuestion) {
    super('The model is asked first')
    this.question = question
  }
}

/** Thrown where a model's calls can't be run as they are; what was begun is rolled back. The message ends a sentence. */
export class UnusableReadingError extends Error {}

/**
 * What the model makes of a line, where one may be asked and the line looks said to an assistant; else what the rules
 * make of it.
 * @throws NeedsModelReading before it was asked
 */
export async function readByModel<Me>(
  execution: Execution<Me>,
  line: string,
  byRules: () => Promise<View>,
): Promise<View> {
  const { host, me, reading } = execution
  const language = languageOf(execution)
  if (!host.lineModel || !language || host.allowsModel?.(me) === false) return byRules()
  if (reading === undefined) {
    if (!(await isForModel(execution, line, language))) return byRules()
    throw new NeedsModelReading(await buildQuestion(execution, line))
  }
  if (reading.calls === undefined) return withNote(await byRules(), reading.note)
  return reading.calls.length === 0 ? byRules() : runCalls(execution, line, language, reading.calls)
}

/** Why the rules answered, in a line below what they did. */
const withNote = (shown: View, note: string): View => ({
  ...shown,
  blocks: [...shown.blocks, textBlock(t`I used my own rules: ${trustedText(note)}.`)],
})

const languageOf = <Me>({ host }: Execution<Me>): SentenceLanguage | undefined =>
  host.catalogue.commands.find(({ language }) => language)?.language

/** A question, a request, an order about one's own lists, or several wishes of which one surely is one. */
async function isForModel<Me>(execution: Execution<Me>, line: string, language: SentenceLanguage): Promise<boolean> {
  if (language.isAddressed(line)) return true
  const { host, me, opened } = execution
  const wishes = line.length > LONGEST_WISHES || line.includes('\n') ? [] : language.splitWishes(line)
  if (wishes.length < 2 || wishes.length > MAX_WISHES || !wishes.every((wish) => isWish(execution, wish))) return false
  for (const wish of wishes) {
    const { value } = await catchRefusal(() => readSentences(me, opened.request, findSentences(host.catalogue, wish)))
    const names = value?.meant && Object.keys(value.meant.asked.values).length > 0
    if (names && value.meant?.trust === 'sure' && namesThing(value.meant.asked)) return true
  }
  return false
}

const MAX_WISHES = 5
const LONGEST_WISHES = 300

const isWish = <Me>({ host }: Execution<Me>, words: string): boolean =>
  findSentences(host.catalogue, words).some(({ trust }) => trust === 'sure') ||
  ['command', 'maybe'].includes(parseLine(host.catalogue, words).kind)

const namesThing = <Me>({ command, values }: ParsedCommand<Me>): boolean =>
  Object.keys(values).some((name) => command.options[name]?.kind === 'lookup')

/** The line, the tools, and the names of what a look-up would show this person in this place. */
async function buildQuestion<Me>({ host, me, opened }: Execution<Me>, line: string): Promise<LineQuestion> {
  const { catalogue } = host
  const names: Record<string, readonly string[]> = {}
  for (const noun of catalogue.nouns) {
    const command = catalogue.commands.find(
      ({ byModel, options }) => byModel && options[noun]?.kind === 'lookup' && options[noun]?.suggest,
    )
    const context = command && createOptionContext(me, opened.request, command.name, {}, noun)
    const found = context ? await command.options[noun]?.suggest?.('', context) : undefined
    if (found && found.length > 0) names[noun] = found.map(({ label }) => label)
  }
  return { line, names, tools: modelTools(catalogue) }
}

/** A call that reads for this person, and whether it may be run at once. */
interface JudgedCall<Me> {
  readonly asked: ParsedCommand<Me>
  readonly isCertain: boolean
}

/**
 * All of them, where all are certain; else nothing, and each is a button.
 * @throws UnusableReadingError where one is no command that a model may ask for, or names what isn't there
 */
async function runCalls<Me>(
  execution: Execution<Me>,
  line: string,
  language: SentenceLanguage,
  calls: readonly ModelCall[],
): Promise<View> {
  const judged: JudgedCall<Me>[] = []
  for (const call of calls) {
    const asked = parseModelCall(execution.host.catalogue, call)
    if (!asked) throw new UnusableReadingError('the model asked for something that I can’t do for it')
    judged.push({ asked, isCertain: await isCertain(execution, asked, line, language, calls.length === 1) })
  }
  if (!judged.every((each) => each.isCertain)) return offersView(execution, judged)
  const shown: View[] = []
  for (const { asked } of judged) shown.push(await runCall(execution, asked))
  return doneView(execution, line, judged, shown)
}

/** @throws AmbiguousError where it is alone and several things match: a question back */
async function isCertain<Me>(
  { me, opened }: Execution<Me>,
  asked: ParsedCommand<Me>,
  line: string,
  language: SentenceLanguage,
  isAlone: boolean,
): Promise<boolean> {
  const { command, values } = asked
  const { refused } = await catchRefusal(() => readOptions(me, opened.request, asked, true))
  if (refused instanceof AmbiguousError && isAlone) throw refused
  if (refused) throw new UnusableReadingError('the model named something that I can’t find')
  if (command.prepare || missingOptions(command, values).length > 0 || needsForm(command, values)) return false
  if (command.byModel === 'show') return true
  return command.byModel === 'run' && namesSubject(command, values) && isGrounded(asked, line, language)
}

/** What is changed is named, and not whatever is current. */
const namesSubject = <Me>({ name, options }: AnyCommand<Me>, values: ParsedCommand<Me>['values']): boolean => {
  const noun = commandNoun(name)
  return options[noun]?.kind !== 'lookup' || values[noun] !== undefined
}

/** Read once more, since the call before it may have changed what it names. */
async function runCall<Me>(execution: Execution<Me>, asked: ParsedCommand<Me>): Promise<View> {
  const { ownMessage: _, ...rest } = execution.opened.request
  const request: Request = { ...rest, input: { kind: 'typed', line: formatCommand(asked) } }
  const { value, refused } = await catchRefusal(async () => {
    const values = await readOptions(execution.me, request, asked, true)
    return runWithValues({ ...execution, opened: { ...execution.opened, request } }, asked, values)
  })
  if (value) return value
  if (refused instanceof UserError) throw new UnusableReadingError('what the model asked for can’t be done')
  throw new Error('A command gave no view')
}

/** `move: dentist, friday`: short enough for a button. */
const callWords = <Me>({ command, values }: ParsedCommand<Me>): string => {
  const said = Object.values(values).join(', ')
  return excerpt(`${commandVerb(command.name)}${said === '' ? '' : `: ${said}`}`)
}

function doneView<Me>(
  execution: Execution<Me>,
  line: string,
  judged: readonly JudgedCall<Me>[],
  shown: readonly View[],
): View {
  const { catalogue } = execution.host
  const isLook = judged.every(({ asked }) => asked.command.byModel === 'show')
  const save = saveButtons(catalogue, execution.opened.request)[0]
  const instead = save && { label: 'Add as a task instead', line: save.line }
  const ways = isLook
    ? { extra: instead ? [instead] : [] }
    : { extra: [], ...(instead ? { undoButton: { label: instead.label, returnTo: instead.line } } : {}) }
  const { extra, ...rest } = ways
  const [only, other] = shown
  const [first] = judged
  if (only && first && !other)
    return {
      ...only,
      notice: t`A model read that as ${callWords(first.asked)}`,
      buttons: [...only.buttons, ...extra],
      ...rest,
    }
  const blocks = shown.flatMap((each, at): Block[] =>
    judged[at]?.asked.command.byModel === 'show' ? [textBlock(each.title), ...each.blocks] : [textBlock(each.title)],
  )
  return { ...view(t`A model read “${excerpt(line)}” as ${shown.length} wishes`, blocks, { buttons: extra }), ...rest }
}

function offersView<Me>(execution: Execution<Me>, judged: readonly JudgedCall<Me>[]): View {
  const offers: Button[] = judged
    .slice(0, MAX_OFFERS)
    .map(({ asked }) => ({ label: callWords(asked), line: formatCommand(asked) }))
  const save = saveButtons(execution.host.catalogue, execution.opened.request).map((button) => ({
    ...button,
    label: 'Add as a task',
  }))
  return view(t`Is this what you meant?`, [textBlock(t`A model read it so. Nothing has changed yet.`)], {
    buttons: [...offers, ...save],
  })
}

/** One row of buttons, with *Add as a task* beside them. */
const MAX_OFFERS = 4
