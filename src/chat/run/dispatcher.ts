// One way in: find the command, read its options, run it in a transaction, show. Every error ends here.
import { clean } from '../../text.ts'
import { UserError } from '../../user-error.ts'
import type { Catalogue } from '../command.ts'
import { type Form, needsForm } from '../form.ts'
import { format } from '../parse/line.ts'
import type { MessageRef, RawValues, Request, Said } from '../request.ts'
import { type Choice, type Subject, type View, view } from '../view.ts'
import { Missing, refusal } from './errors.ts'
import { lineAgain, prepare, run, Unprepared } from './execute.ts'
import { form, suggest } from './forms.ts'
import { AtTheDoor, Busy, type Host, peek } from './request-scope.ts'
import { known, possible } from './resolve.ts'
import { dressed, finish, fitting, remember } from './respond.ts'

export type { Host, Memory, Recalled } from './request-scope.ts'

/** What to do with an answer. */
export interface Answer {
  /** Show nothing: a delivery that was answered before, or words that were not meant for Proxy. */
  readonly isRepeat: boolean
  readonly isPrivate: boolean
  /** Put it in place of the message that was pressed on. */
  readonly redraws: boolean
  readonly view: View
  /** Said after it, each as a message of its own: a welcome, what was missed. */
  readonly also: readonly View[]
  /**
   * The line whose form this lacks. A platform that can open a form unasked presses it instead of showing the view,
   * which says in words what is missing.
   */
  readonly opens?: string
  /** Nothing was done: the view says why not, that it failed, or that it was too much at once. Programs are told so. */
  readonly problem?: 'refused' | 'failed' | 'later'
}

/** What can be known of a request before any work, so that it can be acknowledged in the right way. */
export interface Plan {
  readonly opensForm: boolean
  /** Its work leaves this house (a model, a platform): acknowledge before it, not after. */
  readonly isSlow: boolean
  readonly isPrivate: boolean
  readonly redraws: boolean
}

/** The one way in, for every platform. */
export interface Dispatcher {
  readonly catalogue: Catalogue<never>
  plan(request: Request): Plan
  answer(request: Request): Promise<Answer>
  /** The form that a request needs, prefilled. Null where none is needed or its thing is gone: `answer` then. */
  form(request: Request): Promise<Form | null>
  /** Up to 25 suggestions for a blank, the person's own first. Never throws. */
  suggest(request: Request, command: string, option: string, typed: string): Promise<readonly Choice[]>
  /** A card was posted: remember which message it is. */
  posted(request: Request, subject: Subject, ref: MessageRef): Promise<void>
  /**
   * A view was shown to the person in `request` that they did not ask for, a nudge: numbers, *yes* and *no* mean what
   * it says from now on. Never throws.
   */
  shown(request: Request, unasked: View): Promise<void>
  /** A card drawn again for the person in `request`; null where its subject is gone. */
  draw(request: Request, subject: Subject): Promise<View | null>
}

const isRefusal = (error: unknown): boolean =>
  error instanceof UserError || error instanceof Missing || error instanceof AtTheDoor

/** A dispatcher for whoever `host` says people are. */
export function createDispatcher<Me>(host: Host<Me>): Dispatcher {
  const { catalogue, memory } = host

  const plan = (request: Request): Plan => {
    const { said, where } = request
    const meant = known(catalogue, request)
    const isPrivate = meant ? meant.command.isPrivate !== false : true
    const opensForm =
      meant !== null && !(said.kind === 'command' && said.isForm) && needsForm(meant.command, meant.values)
    return {
      opensForm,
      isSlow: possible(catalogue, request)?.command.prepare !== undefined,
      isPrivate,
      redraws: said.kind === 'pressed' && !(where.kind === 'shared' && isPrivate),
    }
  }

  const answer = async (request: Request): Promise<Answer> => {
    const { isPrivate, redraws } = plan(request)
    const end = (shown: View, also: readonly View[] = []): Answer => ({
      isRepeat: false,
      isPrivate,
      redraws,
      view: shown,
      also,
    })
    const nothing = (): Answer => ({ ...end(view([])), isRepeat: true })
    try {
      const attempt = async (means: Request, isAgain: boolean) => {
        const prepared = await prepare(host, means)
        return host.transact(request, true, async (me) => {
          const outcome = await run({ host, me, request, prepared, isAgain })
          if (!outcome) return null
          const also = await memory.greet(me, outcome, request)
          const shown = await finish(host, me, request, outcome)
          // What is said last is what a number, yes or no answers.
          for (const each of also) await remember(host, me, request, each)
          return { shown, also }
        })
      }
      const done = await attempt(request, false).catch((error: unknown) => {
        if (!(error instanceof Unprepared)) throw error
        return attempt({ ...request, said: { kind: 'pressed', line: error.line } }, true)
      })
      return done === 'repeat' || done.value === null ? nothing() : end(done.value.shown, done.value.also)
    } catch (error) {
      const said = await refusal(host, request, error)
      if (!said) return nothing()
      // A refusal is for the one who asked, and never takes a shared card's place.
      const refused = {
        ...end(said),
        isPrivate: true,
        redraws: redraws && request.where.kind === 'private',
        problem: isRefusal(error) ? 'refused' : error instanceof Busy ? 'later' : 'failed',
      } as const
      return error instanceof Missing ? { ...refused, opens: error.line } : refused
    }
  }

  const posted = async (request: Request, subject: Subject, ref: MessageRef): Promise<void> => {
    const stored = host.posting?.(request, subject, ref)
    await peek(host, request, (me) => memory.addCard(me, subject, ref))
    stored?.()
  }

  const shown = async (request: Request, unasked: View): Promise<void> => {
    try {
      await peek(host, request, (me) => remember(host, me, request, unasked))
    } catch (error) {
      // Whoever is not let in any more needs no memory of it.
      if (!(error instanceof UserError)) host.report(error, request)
    }
  }

  const draw = async (request: Request, subject: Subject): Promise<View | null> => {
    const command = catalogue.draws(subject.kind)
    if (!command) return null
    const values = Object.hasOwn(command.options, subject.kind) ? { [subject.kind]: subject.id } : {}
    try {
      return await peek(host, request, async (me) => {
        const drawn = await lineAgain({ host, me, request, prepared: null }, format(command.name, values))
        return fitting(host, me, request, await dressed(host, me, drawn))
      })
    } catch (error) {
      if (error instanceof UserError) return null
      throw error
    }
  }

  return {
    catalogue,
    plan: (request) => plan(storable(request)),
    answer: (request) => answer(storable(request)),
    form: (request) => form(host, storable(request)),
    suggest: (request, command, option, typed) => suggest(host, storable(request), command, option, clean(typed)),
    posted: (request, subject, ref) => posted(storable(request), subject, ref),
    shown,
    draw,
  }
}

/**
 * What blanks hold is what a database takes, however it came: NUL and halves of characters are in no language. The same
 * for the same request, so that its answer and what was posted of it are known to belong together.
 */
function storable(request: Request): Request {
  const made = STORABLE.get(request) ?? { ...request, said: storableSaid(request.said) }
  STORABLE.set(request, made)
  return made
}

const STORABLE = new WeakMap<Request, Request>()

function storableSaid(said: Said): Said {
  switch (said.kind) {
    case 'command':
      return { ...said, values: cleaned(said.values) }
    case 'pressed': {
      const { line, returnTo, chosen } = said
      return {
        kind: said.kind,
        line: clean(line),
        ...(returnTo === undefined ? {} : { returnTo: clean(returnTo) }),
        ...(chosen ? { chosen: cleaned(chosen) } : {}),
      }
    }
    default:
      return { ...said, line: clean(said.line) }
  }
}

const cleaned = (values: RawValues): RawValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, clean(value)]))
