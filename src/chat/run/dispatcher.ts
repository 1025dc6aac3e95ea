// The dispatcher: finds the command, parses its options, runs it in a transaction, and returns a view. Every error is
// handled here.

import type { CardSubject } from '../../contracts/conversation.ts'
import type { LineQuestion, LineReading } from '../../contracts/line-reading.ts'
import type { RefusalData } from '../../contracts/refusals.ts'
import { cleanText } from '../../text.ts'
import { DomainError, Refusal } from '../../user-error.ts'
import type { Catalogue } from '../command.ts'
import type { Form } from '../form.ts'
import { adaptHints } from '../native-hints.ts'
import { formatLine } from '../parse/line.ts'
import type { MessageRef, Request, RequestInput } from '../request.ts'
import { type Choice, plainText, type View, view } from '../view.ts'
import { buildErrorView, isFormKept, MissingOptionsError } from './errors.ts'
import { executeRequest, prepareWork } from './execute.ts'
import { prepareForm, suggestChoices } from './forms.ts'
import { NeedsModelReading, UnusableReadingError } from './model-reading.ts'
import { type OpenedRequest, openRequest } from './open.ts'
import { BusyError, type RequestScope, withShortTransaction } from './request-scope.ts'
import { decorateAnswer, finishResponse, recordReplyContext, shortenLines } from './respond.ts'
import { NeedsPreparation, runLine } from './run-command.ts'
import { ButtonRefusedError } from './typed-buttons.ts'
import { withoutForeignActions } from './visitors.ts'

export type { OpenedRequest, Plan } from './open.ts'
export type { ConversationState, RequestScope } from './request-scope.ts'

/** How a platform shows an answer. */
export interface Answer {
  /** Show nothing: the delivery was answered before, or the words were not for Proxy. */
  readonly isRepeat: boolean
  readonly isPrivate: boolean
  /** Replace the pressed message. */
  readonly replacesMessage: boolean
  readonly view: View
  /** Follow-up messages: a welcome, what was missed. */
  readonly followUps: readonly View[]
  /**
   * The line whose form is missing. A platform that can open a form itself opens it instead of showing the view, which
   * asks in words.
   */
  readonly formLine?: string
  /** What is wrong with a form that stays open (`Request.keepsForm`): nothing was done, and nothing else is shown. */
  readonly formProblem?: FormProblem
  /** Why the domain refused it, as data, for programs. */
  readonly refusal?: RefusalData
  /** Nothing was done; the view says why: refused, failed, or rate limited. The API passes it on. */
  readonly problem?: 'refused' | 'failed' | 'later'
}

/** What is wrong with a submitted form, in words. */
export interface FormProblem {
  readonly message: string
  /** The option it is about; absent where it is about the form as a whole. */
  readonly option?: string
}

/** The dispatcher, the same for every platform. */
export interface Dispatcher {
  readonly catalogue: Catalogue<never>
  /**
   * Reads a request once: what it means and how it is to be acknowledged. The same request is read once however often
   * it is opened, and `answer` and `openForm` open what comes unopened. Never throws.
   */
  open(asked: Request | OpenedRequest): OpenedRequest
  answer(asked: Request | OpenedRequest): Promise<Answer>
  /** The prefilled form a request needs. Null if none is needed or its subject is gone: `answer` then. */
  openForm(asked: Request | OpenedRequest): Promise<Form | null>
  /** Up to 25 suggestions for an option, the person's own first. Never throws. */
  suggest(request: Request, command: string, option: string, typed: string): Promise<readonly Choice[]>
  /** Stores the message of a posted card. */
  recordCard(asked: Request | OpenedRequest, subject: CardSubject, ref: MessageRef): Promise<void>
  /**
   * Records a nudge shown to the person of `request`: numbers, *yes* and *no* refer to it from now on. Never throws.
   */
  recordShown(request: Request, unasked: View): Promise<void>
  /** The current view of a card for the person of `request`; null if its subject is gone. */
  redrawCard(request: Request, subject: CardSubject): Promise<View | null>
}

/** A dispatcher for the people that `host` knows. */
export function createDispatcher<Me>(host: RequestScope<Me>): Dispatcher {
  const { catalogue, conversation } = host
  const openedRequests = new WeakMap<Request, OpenedRequest<Me>>()

  const open = (asked: Request | OpenedRequest): OpenedRequest<Me> => {
    // Only this dispatcher gives opened requests, and gives them without the type of its people.
    if ('parsed' in asked) return asked as OpenedRequest<Me>
    const opened = openedRequests.get(asked) ?? openRequest(catalogue, asked)
    openedRequests.set(asked, opened)
    return opened
  }

  const recordCard = async (opened: OpenedRequest<Me>, subject: CardSubject, ref: MessageRef) => {
    const stored = host.beginPosting?.(opened.request, subject, ref)
    await withShortTransaction(host, opened, (me) => conversation.addCard(me, subject, ref))
    stored?.()
  }

  const recordShown = async (opened: OpenedRequest<Me>, unasked: View): Promise<void> => {
    const { request } = opened
    try {
      await withShortTransaction(host, opened, (me) => recordReplyContext(host, me, request, unasked, true))
    } catch (error) {
      // A person who is no longer let in has no use for it.
      if (!(error instanceof Refusal)) host.reportError(error, request)
    }
  }

  return {
    catalogue,
    open,
    answer: (asked) => answerRequest(host, open(asked)),
    openForm: (asked) => prepareForm(host, open(asked)),
    suggest: (request, command, option, typed) =>
      suggestChoices(host, open(request), command, option, cleanText(typed)),
    recordCard: (asked, subject, ref) => recordCard(open(asked), subject, ref),
    recordShown: (request, unasked) => recordShown(open(request), unasked),
    redrawCard: (request, subject) => redrawCard(host, open(request), subject),
  }
}

async function answerRequest<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>): Promise<Answer> {
  const { request, plan } = opened
  const { isPrivate, replacesMessage } = plan
  const end = (shown: View, followUps: readonly View[] = []): Answer => ({
    isRepeat: false,
    isPrivate,
    replacesMessage,
    view: shown,
    followUps,
  })
  const nothing = (): Answer => ({ ...end(view([])), isRepeat: true })
  try {
    const done = await attempt(host, opened, opened).catch((error: unknown) => {
      if (error instanceof NeedsModelReading) return attemptByModel(host, opened, error.question)
      if (!(error instanceof NeedsPreparation)) throw error
      return attempt(host, opened, error.opened)
    })
    return done === 'repeat' || done.value === null ? nothing() : end(done.value.shown, done.value.followUps)
  } catch (thrown) {
    const [error, refusedFor] =
      thrown instanceof ButtonRefusedError ? [thrown.cause, thrown.opened as OpenedRequest<Me>] : [thrown, opened]
    // Talk among people, some of whom are visitors, is not interrupted by what they may not do.
    if (request.visits && isOverheard(request) && isRefusal(error)) return nothing()
    const said = await buildErrorView(host, refusedFor, error)
    if (!said) return nothing()
    // A refusal is shown to the person who asked and never replaces a shared card.
    const refused = {
      ...end(said),
      isPrivate: true,
      replacesMessage: replacesMessage && request.where.kind === 'private',
      problem: isRefusal(error) ? 'refused' : error instanceof BusyError ? 'later' : 'failed',
      ...(error instanceof DomainError ? { refusal: refusalData(error) } : {}),
      ...(isFormKept(refusedFor, error)
        ? { formProblem: describeFormProblem(refusedFor.request.input, error, said) }
        : {}),
    } as const
    return error instanceof MissingOptionsError ? { ...refused, formLine: error.line } : refused
  }
}

const refusalData = ({ code, facts, intents }: DomainError): RefusalData => ({ code, facts, intents }) as RefusalData

/** The words of an error view, and the option they are about: the one that was read, or whose value a fact repeats. */
function describeFormProblem(input: RequestInput, error: unknown, said: View): FormProblem {
  const choices = said.choices ? said.buttons.slice(0, said.choices).map(({ label }) => label) : []
  const lines = said.blocks.flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : []))
  const message = [plainText(said.title), ...(choices.length > 0 ? [choices.join(', ')] : []), ...lines].join(' ')
  const option =
    error instanceof MissingOptionsError
      ? error.missingNames[0]
      : error instanceof Refusal
        ? (error.optionName ?? optionOfFact(input, error))
        : undefined
  return { message, ...(option === undefined ? {} : { option }) }
}

/** “That username is taken”: the fact is what was typed into one of the fields. */
function optionOfFact(input: RequestInput, refused: Refusal): string | undefined {
  if (!(refused instanceof DomainError) || input.kind !== 'command') return undefined
  const facts = Object.values(refused.facts ?? {}).filter((fact) => typeof fact === 'string' && fact !== '')
  return Object.entries(input.values).find(([, value]) => facts.includes(value.trim()))?.[0]
}

const isOverheard = ({ input }: Request): boolean => input.kind === 'typed' && input.isOverheard === true

const isRefusal = (error: unknown): boolean => error instanceof Refusal || error instanceof MissingOptionsError

/**
 * Slow work first, then the request in its transaction.
 * @param meant whose slow work: the request itself, or the line that it turned out to stand for
 */
async function attempt<Me>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
  meant: OpenedRequest<Me>,
  reading?: LineReading,
) {
  const { request } = opened
  const prepared = await prepareWork(host, meant)
  return host.transact(opened, true, async (me) => {
    const isRetry = meant !== opened
    const found = await executeRequest({ host, me, opened, prepared, isRetry, ...(reading ? { reading } : {}) })
    if (!found) return null
    const outcome = withoutForeignActions(host.catalogue, request, adaptHints(host.catalogue, request, found))
    const followUps = (await host.conversation.followUps(me, outcome, request)).map((each) =>
      adaptHints(host.catalogue, request, each),
    )
    const shown = await finishResponse(host, me, request, outcome)
    // What is said last is what a number, yes or no answers.
    // A prompt of the answer is still open, whatever is told after it.
    for (const each of followUps)
      await recordReplyContext(host, me, request, each.asks || !shown.asks ? each : { ...each, asks: shown.asks })
    return { shown, followUps }
  })
}

/** Asks the optional model, then runs what it said; by the rules where that turns out to be of no use. */
async function attemptByModel<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>, question: LineQuestion) {
  const reading = (await host.lineModel?.read(opened.request.who, question)) ?? { calls: [] }
  return attempt(host, opened, opened, reading).catch((error: unknown) => {
    if (!(error instanceof UnusableReadingError)) throw error
    return attempt(host, opened, opened, { note: error.message })
  })
}

/** A card drawn again for the person of the request; null where its subject is gone. */
async function redrawCard<Me>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
  subject: CardSubject,
): Promise<View | null> {
  const command = host.catalogue.findCardCommand(subject.kind)
  if (!command) return null
  const values =
    command.redrawsShared?.[subject.kind]?.(subject.id) ??
    (Object.hasOwn(command.options, subject.kind) ? { [subject.kind]: subject.id } : {})
  try {
    return await withShortTransaction(host, opened, async (me) => {
      const drawn = await runLine({ host, me, opened, prepared: null }, formatLine(command.name, values))
      return shortenLines(host, me, opened.request, await decorateAnswer(host, me, drawn))
    })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
