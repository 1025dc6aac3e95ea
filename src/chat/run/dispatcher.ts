// One way in: find the command, read its options, run it in a transaction, show. Every error ends here.
import type { LineQuestion } from '../../contracts/line-reading.ts'
import { cleanText } from '../../text.ts'
import { UserError } from '../../user-error.ts'
import type { Catalogue } from '../command.ts'
import { type Form, needsForm } from '../form.ts'
import { formatLine } from '../parse/line.ts'
import type { MessageRef, RawValues, Request, RequestInput } from '../request.ts'
import { type CardSubject, type Choice, type View, view } from '../view.ts'
import { buildErrorView, MissingOptionsError } from './errors.ts'
import { type Execution, executeRequest, NeedsPreparation, prepareWork, runLine } from './execute.ts'
import { prepareForm, suggestChoices } from './forms.ts'
import { NeedsModelReading, UnusableReadingError } from './model-reading.ts'
import { BusyError, NotAdmittedError, type RequestScope, withShortTransaction } from './request-scope.ts'
import { parseCandidate, parseCertain } from './resolve.ts'
import { decorateAnswer, finishResponse, recordReplyContext, shortenLines } from './respond.ts'

export type { ConversationState, ReplyContext, RequestScope } from './request-scope.ts'

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
  /** Nothing was done: the view says why not, that it failed, or that it was too much at once. Programs are told so. */
  readonly problem?: 'refused' | 'failed' | 'later'
}

/** What can be known of a request before any work, so that it can be acknowledged in the right way. */
export interface Plan {
  readonly opensForm: boolean
  /** Its work leaves this house (a model, a platform): acknowledge before it, not after. */
  readonly isSlow: boolean
  readonly isPrivate: boolean
  readonly replacesMessage: boolean
}

/** The one way in, for every platform. */
export interface Dispatcher {
  readonly catalogue: Catalogue<never>
  plan(request: Request): Plan
  answer(request: Request): Promise<Answer>
  /** The form that a request needs, prefilled. Null where none is needed or its thing is gone: `answer` then. */
  openForm(request: Request): Promise<Form | null>
  /** Up to 25 suggestions for a blank, the person's own first. Never throws. */
  suggest(request: Request, command: string, option: string, typed: string): Promise<readonly Choice[]>
  /** A card was posted: remember which message it is. */
  recordCard(request: Request, subject: CardSubject, ref: MessageRef): Promise<void>
  /**
   * A view was shown to the person in `request` that they did not ask for, a nudge: numbers, *yes* and *no* mean what
   * it says from now on. Never throws.
   */
  recordShown(request: Request, unasked: View): Promise<void>
  /** A card drawn again for the person in `request`; null where its subject is gone. */
  redrawCard(request: Request, subject: CardSubject): Promise<View | null>
}

const isRefusal = (error: unknown): boolean =>
  error instanceof UserError || error instanceof MissingOptionsError || error instanceof NotAdmittedError

/** A dispatcher for whoever `host` says people are. */
export function createDispatcher<Me>(host: RequestScope<Me>): Dispatcher {
  const { catalogue, conversation } = host

  const plan = (request: Request): Plan => {
    const { input, where } = request
    const meant = parseCertain(catalogue, request)
    const isPrivate = meant ? meant.command.isPrivate !== false : true
    const opensForm =
      meant !== null && !(input.kind === 'command' && input.isForm) && needsForm(meant.command, meant.values)
    return {
      opensForm,
      isSlow: parseCandidate(catalogue, request)?.command.prepare !== undefined,
      isPrivate,
      replacesMessage: input.kind === 'pressed' && !(where.kind === 'shared' && isPrivate),
    }
  }

  const answer = async (request: Request): Promise<Answer> => {
    const { isPrivate, replacesMessage } = plan(request)
    const end = (shown: View, also: readonly View[] = []): Answer => ({
      isRepeat: false,
      isPrivate,
      replacesMessage,
      view: shown,
      followUps: also,
    })
    const nothing = (): Answer => ({ ...end(view([])), isRepeat: true })
    try {
      const attempt = async (means: Request, more: Pick<Execution<Me>, 'isRetry' | 'reading'> = {}) => {
        const prepared = await prepareWork(host, means)
        return host.transact(request, true, async (me) => {
          const outcome = await executeRequest({ host, me, request, prepared, ...more })
          if (!outcome) return null
          const also = await conversation.followUps(me, outcome, request)
          const shown = await finishResponse(host, me, request, outcome)
          // What is said last is what a number, yes or no answers.
          for (const each of also) await recordReplyContext(host, me, request, each)
          return { shown, also }
        })
      }
      const attemptByModel = async (question: LineQuestion) => {
        const reading = (await host.lineModel?.read(request.who, question)) ?? { calls: [] }
        return attempt(request, { reading }).catch((error: unknown) => {
          if (!(error instanceof UnusableReadingError)) throw error
          return attempt(request, { reading: { note: error.message } })
        })
      }
      const done = await attempt(request).catch((error: unknown) => {
        if (error instanceof NeedsModelReading) return attemptByModel(error.question)
        if (!(error instanceof NeedsPreparation)) throw error
        return attempt({ ...request, input: { kind: 'pressed', line: error.line } }, { isRetry: true })
      })
      return done === 'repeat' || done.value === null ? nothing() : end(done.value.shown, done.value.also)
    } catch (error) {
      const said = await buildErrorView(host, request, error)
      if (!said) return nothing()
      // A refusal is for the one who asked, and never takes a shared card's place.
      const refused = {
        ...end(said),
        isPrivate: true,
        replacesMessage: replacesMessage && request.where.kind === 'private',
        problem: isRefusal(error) ? 'refused' : error instanceof BusyError ? 'later' : 'failed',
      } as const
      return error instanceof MissingOptionsError ? { ...refused, formLine: error.line } : refused
    }
  }

  const posted = async (request: Request, subject: CardSubject, ref: MessageRef): Promise<void> => {
    const stored = host.beginPosting?.(request, subject, ref)
    await withShortTransaction(host, request, (me) => conversation.addCard(me, subject, ref))
    stored?.()
  }

  const shown = async (request: Request, unasked: View): Promise<void> => {
    try {
      await withShortTransaction(host, request, (me) => recordReplyContext(host, me, request, unasked))
    } catch (error) {
      // Whoever is not let in any more needs no memory of it.
      if (!(error instanceof UserError)) host.reportError(error, request)
    }
  }

  return {
    catalogue,
    plan: (request) => plan(toStorable(request)),
    answer: (request) => answer(toStorable(request)),
    openForm: (request) => prepareForm(host, toStorable(request)),
    suggest: (request, command, option, typed) =>
      suggestChoices(host, toStorable(request), command, option, cleanText(typed)),
    recordCard: (request, subject, ref) => posted(toStorable(request), subject, ref),
    recordShown: shown,
    redrawCard: (request, subject) => redrawCard(host, request, subject),
  }
}

/** A card drawn again for the person in `request`; null where its subject is gone. */
async function redrawCard<Me>(host: RequestScope<Me>, request: Request, subject: CardSubject): Promise<View | null> {
  const command = host.catalogue.findCardCommand(subject.kind)
  if (!command) return null
  const values = Object.hasOwn(command.options, subject.kind) ? { [subject.kind]: subject.id } : {}
  try {
    return await withShortTransaction(host, request, async (me) => {
      const drawn = await runLine({ host, me, request, prepared: null }, formatLine(command.name, values))
      return shortenLines(host, me, request, await decorateAnswer(host, me, drawn))
    })
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/**
 * What blanks hold is what a database takes, however it came: NUL and halves of characters are in no language. The same
 * for the same request, so that its answer and what was posted of it are known to belong together.
 */
function toStorable(request: Request): Request {
  const made = storableRequests.get(request) ?? { ...request, input: toStorableInput(request.input) }
  storableRequests.set(request, made)
  return made
}

const storableRequests = new WeakMap<Request, Request>()

function toStorableInput(said: RequestInput): RequestInput {
  switch (said.kind) {
    case 'command':
      return { ...said, values: cleanValues(said.values) }
    case 'pressed': {
      const { line, returnTo, chosen } = said
      return {
        kind: said.kind,
        line: cleanText(line),
        ...(returnTo === undefined ? {} : { returnTo: cleanText(returnTo) }),
        ...(chosen ? { chosen: cleanValues(chosen) } : {}),
      }
    }
    default:
      return { ...said, line: cleanText(said.line) }
  }
}

const cleanValues = (values: RawValues): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cleanText(value)]))
