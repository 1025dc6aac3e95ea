// Turns errors into views: what is wrong, an example, and buttons.
import type { CommandLine } from '../../contracts/command-line.ts'
import { AmbiguousError, Refusal } from '../../user-error.ts'
import type { AnyCommand } from '../command.ts'
import { askedOption } from '../form.ts'
import { usageLine } from '../help.ts'
import { adaptHints, nativeHint } from '../native-hints.ts'
import type { AnyOption } from '../options.ts'
import { DRAFT_OPTION, formatLine } from '../parse/line.ts'
import { joinWords } from '../phrases.ts'
import type { RawValues } from '../request.ts'
import { type Button, type Choice, t, textBlock, trustedText, typedHint, type View, view } from '../view.ts'
import { candidateCommand, formatCommand, hasSecretValue, type OpenedRequest } from './open.ts'
import { BusyError, NotAdmittedError, type RequestScope, StorageError, withShortTransaction } from './request-scope.ts'
import { requestWords, restoreDraft, saveButtons } from './resolve-line.ts'
import { decorateAnswer, recordReplyContext, shortenLines } from './respond.ts'
import { withoutForeignActions } from './visitors.ts'

/** A required option is missing; shown as a question with a way to answer it. */
export class MissingOptionsError<Me> extends Error {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  readonly missingNames: readonly string[]
  /** The command's own question, if it has one. */
  readonly question: string | null
  /** @param why what is wrong with the given values. */
  constructor(me: Me, command: AnyCommand<Me>, values: RawValues, missingNames: readonly string[], why = '') {
    super(why)
    const { question } = command
    this.question = (typeof question === 'function' ? question(me) : question) ?? null
    this.command = command
    this.values = values
    this.missingNames = missingNames
  }

  /** The line that opens the form. */
  get line(): CommandLine {
    return formatLine(this.command.name, this.values)
  }
}

/** Turns an error into a view; null if this delivery was refused before. Never throws. */
export async function buildErrorView<Me>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
  error: unknown,
): Promise<View | null> {
  const { request } = opened
  if (error instanceof NotAdmittedError) return adaptHints(host.catalogue, request, error.view)
  if (error instanceof BusyError) {
    host.reportError(error.cause, request)
    return busyView(opened, 'I have a lot to do at once.', 'a few seconds')
  }
  // Nothing can be stored, so the answer must not use the database.
  if (error instanceof StorageError) return storageErrorView(host, opened, error)
  const said = await viewOfError(host, opened, error)
  const adapted = adaptHints(host.catalogue, request, holdsSecret(opened) ? withoutLines(said) : said)
  const shown = withoutForeignActions(host.catalogue, request, adapted)
  if (isFormKept(opened, error)) return shown
  try {
    const done = await host.transact(opened, true, async (me) => {
      const fitted = await shortenLines(host, me, request, await decorateAnswer(host, me, shown))
      // The earlier question stays open, as nothing was answered.
      const { asks } =
        error instanceof MissingOptionsError && !fitted.asks
          ? await host.conversation.loadReplyContext(me, request.where)
          : fitted
      await recordReplyContext(host, me, request, asks ? { ...fitted, asks } : fitted)
      return fitted
    })
    return done === 'repeat' ? null : done.value
  } catch {
    // The database is unavailable: the answer must not use it.
    return { ...shown, buttons: [] }
  }
}

/** Whether the request gives an option that is a secret. */
function holdsSecret<Me>({ parsed }: OpenedRequest<Me>): boolean {
  const meant = candidateCommand(parsed)
  return meant !== null && hasSecretValue(meant)
}

/** The words of a view alone: its buttons and its question hold the line that was said, and would be stored. */
const withoutLines = ({ title, notice, blocks }: View): View => ({
  title,
  ...(notice ? { notice } : {}),
  blocks,
  buttons: [],
})

/** The words of a request, to be said again; '' where one of them is a secret. */
const repeatableWords = <Me>(opened: OpenedRequest<Me>): string =>
  holdsSecret(opened) ? '' : requestWords(opened.request)

/** For a person over the rate limit: what to do, and their words, since nothing was kept. @param seconds to wait */
export const rateLimitView = (opened: OpenedRequest, seconds: number): View =>
  busyView(opened, "That's a lot at once.", seconds === 1 ? 'a second' : `${seconds} seconds`)

/** Whether the form of this error stays open where it was filled in. */
export const isFormKept = <Me>({ request: { keepsForm, input } }: OpenedRequest<Me>, error: unknown): boolean =>
  keepsForm === true && input.kind === 'command' && input.isForm === true && !(error instanceof NotAdmittedError)

function busyView<Me>(opened: OpenedRequest<Me>, why: string, time: string): View {
  const { request } = opened
  const words = repeatableWords(opened)
  // A line too long for a button would have to be stored, which the limit is there to prevent.
  const buttons = retryButtons(opened).filter(({ line }) => request.fits?.(line) !== false)
  return view(
    t`${trustedText(why)} Give me ${trustedText(time)}, then ${trustedText(buttons.length > 0 ? 'try again' : 'send it again')}.`,
    words === ''
      ? [textBlock(t`Nothing was changed.`)]
      : [textBlock(t`This one wasn't saved. Your words: “${words}”.`)],
    { buttons },
  )
}

function storageErrorView<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>, error: StorageError): View {
  const { request } = opened
  const reference = host.reportError(error.cause, request)
  const words = repeatableWords(opened)
  return view(
    trustedText(error.message),
    [
      ...(words === '' ? [] : [textBlock(t`Your words: “${words}”.`)]),
      textBlock(t`Please tell the person who runs Proxy. Reference ${trustedText(reference)}.`),
    ],
    { buttons: retryButtons(opened).filter(({ line }) => request.fits?.(line) !== false) },
  )
}

async function viewOfError<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>, error: unknown): Promise<View> {
  const { request } = opened
  if (error instanceof MissingOptionsError) return missingOptionsView(error, saveButtons(host.catalogue, request))
  if (error instanceof Refusal) {
    const { message, suggestedActions, byCommand } = host.explain(error)
    const { nativeCommand } = request
    const sentence = nativeCommand ? nativeHint(host.catalogue, nativeCommand, message, byCommand) : message
    const again = await retryFormButtons(host, opened)
    const kept = saveButtons(host.catalogue, request)
    // “plan b” may be a plan, or the title of a task.
    const { parsed } = opened
    // A line that no command was named in is kept or offered to be kept, whatever is wrong with it.
    const isUncommanded = parsed.kind === 'typed' && parsed.reading.kind === 'capture'
    const isSaveable = suggestedActions.length === 0 || isUncommanded || error instanceof AmbiguousError
    const ways = isSaveable ? [...suggestedActions, ...kept] : suggestedActions
    const choices = error instanceof AmbiguousError && again.length === 0 ? { choices: suggestedActions.length } : {}
    return view([{ kind: 'theirs', text: sentence }], [], { buttons: [...again, ...ways], ...choices })
  }
  const reference = host.reportError(error, request)
  const words = repeatableWords(opened)
  return view(
    t`That didn't work, and it's my fault. Nothing was saved.`,
    [
      ...(words === '' ? [] : [textBlock(t`Your words: “${words}”.`)]),
      textBlock(t`Reference ${trustedText(reference)}, for the person who runs Proxy.`),
    ],
    { buttons: retryButtons(opened) },
  )
}

/** Up to this many choices become buttons instead of a form. */
const MAX_CHOICE_BUTTONS = 4

function missingOptionsView<Me>(
  { command, values, missingNames, line, question, message: why }: MissingOptionsError<Me>,
  ways: readonly Button[],
): View {
  const [only, other] = missingNames
  const option = why === '' && only !== undefined && other === undefined ? command.options[only] : undefined
  const choices = option ? optionChoices(option) : []
  if (option && only !== undefined && choices.length > 0 && choices.length <= MAX_CHOICE_BUTTONS) {
    const buttonOf = ({ label, value }: Choice): Button => ({
      label,
      line: formatLine(command.name, { ...values, [only]: value }),
    })
    const asked = trustedText(askFor(option))
    return view(question === null ? t`${trustedText(command.about)}` : t`${question}`, [textBlock(asked)], {
      buttons: choices.map(buttonOf),
      asks: { line, into: only },
    })
  }
  const own = only === undefined ? undefined : command.options[only]
  const isAsked = only !== undefined && only === askedOption(command, values)
  const asks =
    (isAsked ? null : question) ??
    (own === undefined
      ? 'What would you like to change?'
      : other === undefined
        ? askFor(own)
        : `I also need ${joinWords(missingNames, 'and')}.`)
  const shows = isAsked ? command.examples.find((line) => line.includes(`${only}:`)) : command.examples[0]
  const hint = typedHint(`Try: ${shows ?? usageLine(command)}`, `You can also use {${command.name}}`)
  return view(why === '' ? t`${asks}` : t`${why}`, [textBlock(hint)], {
    buttons: [{ label: 'Fill in', line, isPrimary: true }, ...ways],
    // Where one value is missing, the next line is its value.
    ...(only !== undefined && other === undefined && why === '' ? { asks: { line, into: only } } : {}),
  })
}

/** An option's own words as a question, unless they are a question or a sentence already: "What it is" → "What is it?" */
function askFor({ about }: AnyOption<never>): string {
  if (/[?.)]$/.test(about)) return about
  const [, word, subject, verb] =
    /^(what|who|where|when|how|why) (it|this|that|they|he|she|you|we) (is|are|was|were|should be)$/i.exec(about) ?? []
  if (word && subject && verb) {
    const [first = '', ...rest] = verb.split(' ')
    return `${[word, first, subject, ...rest].join(' ')}?`
  }
  return `${about}?`
}

/** The accepted values, if they are few. */
function optionChoices({ choices, kind, min, max }: AnyOption<never>): readonly Choice[] {
  if (choices) return choices
  if (kind !== 'integer' || min === undefined || max === undefined || max - min >= MAX_CHOICE_BUTTONS) return []
  const all = Array.from({ length: max - min + 1 }, (_, index) => String(min + index))
  return all.map((value) => ({ label: value, value }))
}

/** The same request as a button. */
function retryButtons<Me>(opened: OpenedRequest<Me>): Button[] {
  if (holdsSecret(opened)) return []
  const { parsed } = opened
  const isCapture = parsed.kind === 'typed' && parsed.reading.kind === 'capture'
  const meant = isCapture ? parsed.reading.capture : candidateCommand(parsed)
  return meant ? [{ label: 'Try again', line: formatCommand(meant) }] : []
}

/** A refused form is shown again with everything that was typed. */
async function retryFormButtons<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>): Promise<Button[]> {
  const { input, keepsForm } = opened.request
  const meant = candidateCommand(opened.parsed)
  if (input.kind !== 'command' || !input.isForm || keepsForm || holdsSecret(opened)) return []
  try {
    const draft = await withShortTransaction(host, opened, async (me) => {
      const values = meant ? await restoreDraft(host, me, meant.command, input.values) : input.values
      return host.conversation.createDraft(me, 'form', formatLine(input.command, values))
    })
    return [{ label: 'Try again', line: formatLine(input.command, { [DRAFT_OPTION]: draft }), isPrimary: true }]
  } catch {
    return []
  }
}
