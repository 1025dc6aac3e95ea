// One way in: find the command, read its options, run it in a transaction, show. Every error ends here.

import type { CardSubject } from '../../contracts/conversation.ts'
import type { LineQuestion, LineReading } from '../../contracts/line-reading.ts'
import type { RefusalData } from '../../contracts/refusals.ts'
import { cleanText } from '../../text.ts'
import { DomainError, Refusal } from '../../user-error.ts'
import type { Catalogue } from '../command.ts'
import type { Form } from '../form.ts'
import { formatLine } from '../parse/line.ts'
import type { MessageRef, Request } from '../request.ts'
import { type Choice, type View, view } from '../view.ts'
import { buildErrorView, MissingOptionsError } from './errors.ts'
import { executeRequest, prepareWork } from './execute.ts'
import { prepareForm, suggestChoices } from './forms.ts'
import { NeedsModelReading, UnusableReadingError } from './model-reading.ts'
import { type OpenedRequest, openRequest } from './open.ts'
import { BusyError, type RequestScope, withShortTransaction } from './request-scope.ts'
import { decorateAnswer, finishResponse, recordReplyContext, shortenLines } from './respond.ts'
import { NeedsPreparation, runLine } from './run-command.ts'
import { ButtonRefusedError } from './typed-buttons.ts'

export type { OpenedRequest, Plan } from './open.ts'
export type { ConversationState, RequestScope } from './request-scope.ts'

/** What to do with an answer. */
export interface Answer {
  /** Show nothing: a delivery that was answered before, or words that were not meant for Proxy. */
  readonly isRepeat: boolean
  readonly isPrivate: boolean
  /** Put it in place of the message that was pressed on. */
  readonly replacesMessage: boolean
  readonly view: View
  /** Said after it, each as a message of its own: a welcome, what was missed. */
  readonly followUps: readonly View[]
  /**
   * The line whose form this lacks. A platform that can open a form unasked presses it instead of showing the view,
   * which says in words what is missing.
   */
  readonly formLine?: string
  /** Why the domain refused it, as data, for programs. */
  readonly refusal?: RefusalData
  /** Nothing was done: the view says why not, that it failed, or that it was too much at once. Programs are told so. */
  readonly problem?: 'refused' | 'failed' | 'later'
}

/** The one way in, for every platform. */
export interface Dispatcher {
  readonly catalogue: Catalogue<never>
  /**
   * Reads a request once: what it means and how it is to be acknowledged. The same request is read once however often
   * it is opened, and `answer` and `openForm` open what comes unopened. Never throws.
   */
  open(asked: Request | OpenedRequest): OpenedRequest
  answer(asked: Request | OpenedRequest): Promise<Answer>
  /** The form that a request needs, prefilled. Null where none is needed or its thing is gone: `answer` then. */
  openForm(asked: Request | OpenedRequest): Promise<Form | null>
  /** Up to 25 suggestions for an option, the person's own first. Never throws. */
  suggest(request: Request, command: string, option: string, typed: string): Promise<readonly Choice[]>
  /** A card was posted: remember which message it is. */
  recordCard(asked: Request | OpenedRequest, subject: CardSubject, ref: MessageRef): Promise<void>
  /**
   * A view was shown to the person in `request` that they did not ask for, a nudge: numbers, *yes* and *no* mean what
   * it says from now on. Never throws.
   */
  recordShown(request: Request, unasked: View): Promise<void>
  /** A card drawn again for the person in `request`; null where its subject is gone. */
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
    const said = await buildErrorView(host, refusedFor, error)
    if (!said) return nothing()
    // A refusal is for the one who asked, and never takes a shared card's place.
    const refused = {
      ...end(said),
      isPrivate: true,
      replacesMessage: replacesMessage && request.where.kind === 'private',
      problem: isRefusal(error) ? 'refused' : error instanceof BusyError ? 'later' : 'failed',
      ...(error instanceof DomainError ? { refusal: refusalData(error) } : {}),
    } as const
    return error instanceof MissingOptionsError ? { ...refused, formLine: error.line } : refused
  }
}

const refusalData = ({ code, facts, intents }: DomainError): RefusalData => ({ code, facts, intents }) as RefusalData

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
    const outcome = await executeRequest({ host, me, opened, prepared, isRetry, ...(reading ? { reading } : {}) })
    if (!outcome) return null
    const followUps = await host.conversation.followUps(me, outcome, request)
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
  const values = Object.hasOwn(command.options, subject.kind) ? { [subject.kind]: subject.id } : {}
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
