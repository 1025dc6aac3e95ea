// One way in: find the command, read its options, run it in a transaction, show. Every error ends here.
import { UserError, WhichOne } from '../user-error.ts'
import type { AnyCommand, Catalogue } from './command.ts'
import { blanksOf, type Form, formOf, isDraft, isThing, missing, needsForm, submitted } from './form.ts'
import { usage } from './help.ts'
import { DRAFT, format, KEPT } from './line.ts'
import { type Asking, list, short } from './options.ts'
import { captured, clean, type Meant, type Reading, readLine, readPressed } from './reading.ts'
import type { MessageRef, Place, RawValues, Request, Said } from './request.ts'
import {
  type Button,
  type Choice,
  type Numbered,
  numberedLines,
  ours,
  type Subject,
  say,
  t,
  type View,
  view,
} from './view.ts'

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
}

/** What can be known of a request before any work, so that it can be acknowledged in the right way. */
export interface Plan {
  readonly opensForm: boolean
  /** Its work leaves this house (a model, a platform): acknowledge before it, not after. */
  readonly isSlow: boolean
  readonly isPrivate: boolean
  readonly redraws: boolean
}

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

/** What a transaction of the host gives; `me` is whoever acts. */
export interface Host<Me> {
  readonly catalogue: Catalogue<Me>
  /**
   * Runs `work` in one transaction, as the person of the request. With `once`, a delivery that was already worked
   * off gives `repeat` and does nothing.
   */
  transact<R>(request: Request, once: boolean, work: (me: Me) => Promise<R>): Promise<{ readonly value: R } | 'repeat'>
  readonly memory: Memory<Me>
  /** Logs an error that is nobody's refusal, without anybody's words; gives the reference a person is shown. */
  report(error: unknown, request: Request): string
}

/** What is remembered between two requests, all of it in the database. */
export interface Memory<Me> {
  /** What numbers, yes and no mean from now on in this place. */
  remember(me: Me, place: Place, shown: Recalled): Promise<void>
  recall(me: Me, place: Place): Promise<Recalled>
  /** Keeps something for a day, under an id. */
  keep(me: Me, kind: 'line' | 'form', content: string): Promise<string>
  fetch(me: Me, id: string): Promise<{ readonly kind: string; readonly content: string } | null>
  cardAt(me: Me, ref: MessageRef): Promise<Subject | null>
  addCard(me: Me, subject: Subject, ref: MessageRef): Promise<void>
  /** Ends a command's work: what it changed becomes one undoable change, whose button this is. */
  settle(me: Me, shown: View, request: Request): Promise<Button | null>
  /** The last touch on an answer: as its reader likes it, with what it earned. */
  dress?(me: Me, shown: View): Promise<View>
  /** What is told besides, at this contact. */
  greet(me: Me, shown: View, request: Request): Promise<readonly View[]>
}

export interface Recalled {
  readonly numbered: readonly Numbered[]
  readonly question?: { readonly yes: string; readonly no: string }
  readonly asks?: { readonly line: string; readonly into: string }
}

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
    const end = (shown: View, also: readonly View[] = [], isRepeat = false): Answer => ({
      isRepeat,
      isPrivate,
      redraws,
      view: shown,
      also,
    })
    try {
      const prepared = await prepare(request)
      const done = await host.transact(request, true, async (me) => {
        const outcome = await run(me, request, prepared)
        if (!outcome) return null
        const also = await memory.greet(me, outcome, request)
        const shown = await finish(me, request, outcome)
        // What is said last is what a number, yes or no answers.
        for (const each of also) await memory.remember(me, request.where, recalled(catalogue, each, request))
        return { shown, also }
      })
      if (done === 'repeat' || done.value === null) return end(view([]), [], true)
      return end(done.value.shown, done.value.also)
    } catch (error) {
      const said = await refusal(request, error)
      if (!said) return end(view([]), [], true)
      // A refusal is for the one who asked, and never takes a shared card's place.
      const shown = { ...end(said), isPrivate: true }
      const refused = { ...shown, redraws: redraws && request.where.kind === 'private' }
      return error instanceof Missing ? { ...refused, opens: format(error.command.name, error.values) } : refused
    }
  }

  /** Reads and runs what a request means; null where nothing was meant for us. */
  const run = async (me: Me, request: Request, prepared: Prepared<Me> | null): Promise<View | null> => {
    const { said } = request
    if (said.kind === 'typed') return typed(me, request, said, prepared)
    if (said.kind === 'edited') return edited(me, request, said.line)
    const shown = await press(me, request, prepared)
    return said.kind === 'pressed' && said.returnTo ? back(me, request, said.returnTo, shown) : shown
  }

  const typed = async (
    me: Me,
    request: Request,
    { line, isOverheard }: Typed,
    prepared: Prepared<Me> | null,
  ): Promise<View | null> => {
    const card = request.on && (await memory.cardAt(me, request.on))
    if (isOverheard && !card) return null
    const reading = readLine(catalogue, line, card ?? undefined)
    switch (reading.kind) {
      case 'number':
        return numbered(me, request, reading.number)
      case 'numbers':
        return (await several(me, request, reading.numbers)) ?? capture(me, request, reading, undefined, undefined)
      case 'yes':
      case 'no': {
        const { question } = await memory.recall(me, request.where)
        if (question) return lineAgain(me, request, question[reading.kind])
        return view(t`No question is open.`, [], { buttons: save(request) })
      }
      case 'thanks':
        return view(t`Any time.`)
      case 'command':
        return perform(me, request, reading, prepared)
      case 'maybe': {
        const values = await reads(me, request, reading.meant)
        if (values) return perform(me, request, reading.meant, prepared)
        const answered = await asked(me, request, line)
        return answered ?? capture(me, request, reading, reading.word, reading.meant)
      }
      case 'capture': {
        const answered = await asked(me, request, line)
        return answered ?? capture(me, request, reading, reading.nearMiss?.word, reading.nearMiss)
      }
    }
  }

  /** The answer to what the newest view asked, if this line can be one. */
  const asked = async (me: Me, request: Request, line: string): Promise<View | null> => {
    const { asks } = await memory.recall(me, request.where)
    const meant = asks && readPressed(catalogue, asks.line)
    if (!meant) return null
    const answering = { ...meant, values: { ...meant.values, [asks.into]: clean(line).trim() } }
    return (await reads(me, request, answering)) ? perform(me, request, answering, null) : null
  }

  /** A message that became a comment or a capture follows its edits. */
  const edited = async (me: Me, request: Request, line: string): Promise<View | null> => {
    const subject = request.message && (await memory.cardAt(me, request.message))
    const command = subject && catalogue.edit(subject.kind, line === '')
    if (!command) return null
    const values: Record<string, string> = {}
    const by = command.takesEdit?.by ?? subject.kind
    if (Object.hasOwn(command.options, by)) values[by] = subject.id
    if (command.takesEdit?.into !== undefined) values[command.takesEdit.into] = line
    return perform(me, request, { command, values, left: '' }, null)
  }

  const numbered = async (me: Me, request: Request, number: number): Promise<View> => {
    const { numbered: lines } = await memory.recall(me, request.where)
    const found = lines[number - 1]
    if (!found) {
      const ways: Button[] =
        number >= 5 && number <= 180 && catalogue.find('focus start')
          ? [{ label: `Focus ${number} min`, line: format('focus start', { minutes: String(number) }) }]
          : []
      return view(t`Nothing is numbered ${number} here.`, [], { buttons: [...ways, ...save(request)] })
    }
    const shown = await lineAgain(me, request, found.line)
    const result = found.returnTo ? await back(me, request, found.returnTo, shown) : shown
    return { ...result, notice: result.notice ?? t`${number}: ${found.label}` }
  }

  /** Several choices of one select of the newest view; null where the numbers are no such thing. */
  const several = async (me: Me, request: Request, numbers: readonly number[]): Promise<View | null> => {
    const { numbered: lines } = await memory.recall(me, request.where)
    const [first, ...others] = numbers.map((number) => lines[number - 1]?.choice)
    if (!first || others.length >= first.fills.length) return null
    const values: Record<string, string> = {}
    for (const [index, choice] of [first, ...others].entries()) {
      const name = first.fills[index]
      if (name === undefined || choice?.of !== first.of) return null
      values[name] = choice.value
    }
    return lineAgain(me, request, first.of, values)
  }

  /** Captures a line; `word` is what it nearly said, offered as a way back. */
  const capture = async (
    me: Me,
    request: Request,
    reading: { readonly capture: Meant<Me> },
    word: string | undefined,
    meant: Meant<Me> | undefined,
  ): Promise<View> => {
    const shown = await perform(me, request, reading.capture, null)
    if (word === undefined || !meant) return shown
    const instead = lineOf(meant)
    return { ...shown, buttons: [...shown.buttons, { label: `I meant: ${word}`, line: INSTEAD, returnTo: instead }] }
  }

  const perform = async (me: Me, request: Request, meant: Meant<Me>, prepared: Prepared<Me> | null): Promise<View> => {
    const { command } = meant
    if (meant.left !== '')
      throw new UserError(`I can't place “${short(meant.left)}”. It goes: ${usage(command)}`, save(request))
    const lacking = missing(command, meant.values)
    if (lacking.length > 0) throw new Missing(command, meant.values, lacking)
    const values = await read(me, request, meant)
    const isForm = request.said.kind === 'command' && request.said.isForm === true
    if (!isForm && needsForm(command, meant.values)) throw new Missing(command, meant.values, [])
    const ready = prepared?.command === command ? prepared.value : null
    // The catalogue forgot this command's own types; `read` made the values from its own options.
    return command.run(me, values as never, { request, prepared: ready, raw: meant.values, catalogue } as never)
  }

  const read = async (me: Me, request: Request, { command, values }: Meant<Me>): Promise<Record<string, unknown>> => {
    const found: Record<string, unknown> = {}
    for (const [name, option] of Object.entries(command.options)) {
      const raw = values[name]
      if (raw === undefined || raw.trim() === '') found[name] = option.default
      else found[name] = await option.read(raw, asking(me, request, command.name, values, name))
    }
    return found
  }

  /** The values, or null where anything is wrong or missing: then the line was no command. */
  const reads = async (me: Me, request: Request, meant: Meant<Me>): Promise<Record<string, unknown> | null> => {
    if (meant.left !== '') return null
    // A word alone is a wish for that command; more words have to fill its blanks.
    const isAlone = Object.keys(meant.values).length === 0
    if (missing(meant.command, meant.values).length > 0) return isAlone ? {} : null
    try {
      return await read(me, request, meant)
    } catch (error) {
      // Several match: the line was understood, and asks back when it is performed.
      if (error instanceof WhichOne) return {}
      if (error instanceof UserError) return null
      throw error
    }
  }

  /** A pressed line, a form, a native command: drafts and kept lines put back. */
  const pressed = async (me: Me, request: Request): Promise<Meant<Me>> => {
    const { said } = request
    if (said.kind === 'command') {
      const command = catalogue.find(said.command)
      if (!command) throw new UserError(`There is no command “${short(said.command)}”. Try: help`)
      if (!said.isForm) return { command, values: said.values, left: '' }
      return { command, values: submitted(command, await whole(me, command, said.values)), left: '' }
    }
    const meant = readPressed(catalogue, said.line)
    if (!meant) throw new UserError(`I don't know “${short(said.line)}” any more. Try: help`)
    const unpacked = await unkept(me, meant)
    return said.kind === 'pressed' ? chosen(unpacked, said) : unpacked
  }

  /** What a draft holds, or a line that was too long for its button, put back. */
  const unkept = async (me: Me, meant: Meant<Me>): Promise<Meant<Me>> => {
    const { command } = meant
    const { [KEPT]: line, [DRAFT]: draft, ...values } = meant.values
    if (line !== undefined) {
      const kept = await held(me, command, 'line', line)
      if (kept) return kept
      throw new UserError('That button is more than a day old. Ask for it again.')
    }
    if (draft === undefined || !isDraft(command, meant.values)) return meant
    return (await held(me, command, 'form', draft)) ?? { ...meant, values }
  }

  /** A form's values, with those put back that were too long to travel with it. */
  const whole = async (me: Me, command: AnyCommand<Me>, given: RawValues): Promise<RawValues> => {
    const { [DRAFT]: draft, ...values } = given
    if (draft === undefined || !isDraft(command, given)) return given
    const kept = await held(me, command, 'form', draft)
    if (!kept) throw new UserError('That form is more than a day old. Ask for it again.')
    return { ...kept.values, ...values }
  }

  const held = async (
    me: Me,
    command: AnyCommand<Me>,
    kind: 'line' | 'form',
    id: string,
  ): Promise<Meant<Me> | null> => {
    const kept = await memory.fetch(me, id)
    const again = kept?.kind === kind ? readPressed(catalogue, kept.content) : null
    return again?.command === command ? again : null
  }

  /** Runs a line of ours as if it had been pressed. */
  const lineAgain = async (me: Me, request: Request, line: string, values: RawValues = {}): Promise<View> => {
    return press(me, { ...request, said: { kind: 'pressed', line, chosen: values } }, null)
  }

  const press = async (me: Me, request: Request, prepared: Prepared<Me> | null): Promise<View> => {
    const meant = await pressed(me, request)
    const named = request.said.kind === 'pressed' ? known(catalogue, request) : null
    if (!named || !isDraft(named.command, named.values)) return perform(me, request, meant, prepared)
    // A draft is for its form, which the platform opens where it can; here are words for where it can't.
    const { refused } = await attempt(() => read(me, request, meant))
    throw new Missing(named.command, named.values, missing(meant.command, meant.values), refused?.message)
  }

  /** The list a button came from, with the outcome on top. */
  const back = async (me: Me, request: Request, line: string, outcome: View): Promise<View> => {
    const undo = await memory.settle(me, outcome, request)
    const { title } = await dressed(me, outcome)
    const shown = await lineAgain(me, request, line)
    return { ...shown, notice: title, buttons: undo ? [...shown.buttons, undo] : shown.buttons }
  }

  /** Settles what was changed, adds Undo, keeps lines that are too long for a button, remembers numbers. */
  const finish = async (me: Me, request: Request, outcome: View): Promise<View> => {
    const undo = await memory.settle(me, outcome, request)
    const worn = await dressed(me, outcome)
    const buttons = worn.buttons
      .map((button) => (button.line === INSTEAD ? { ...button, line: undo?.line ?? INSTEAD } : button))
      .filter(({ line }) => line !== INSTEAD)
    // A list that came back brought it along.
    const isThere = buttons.some(({ line }) => line === undo?.line)
    const shown = await fitting(me, request, { ...worn, buttons: undo && !isThere ? [...buttons, undo] : buttons })
    await memory.remember(me, request.where, recalled(catalogue, shown, request))
    return shown
  }

  const dressed = async (me: Me, shown: View): Promise<View> => (await memory.dress?.(me, shown)) ?? shown

  const fitting = async (me: Me, request: Request, shown: View): Promise<View> => {
    const fits = request.fits
    if (!fits) return shown
    const shorten = async (button: Button): Promise<Button> => {
      if (fits(button.line, button.returnTo)) return button
      const line = fits(button.line) ? button.line : await shortLine(me, button.line)
      if (button.returnTo === undefined || fits(line, button.returnTo)) return { ...button, line }
      return { ...button, line, returnTo: await shortLine(me, button.returnTo) }
    }
    const buttons = await inOrder(shown.buttons, shorten)
    const blocks = await inOrder(shown.blocks, async (block) => {
      if (block.kind === 'item' && block.button) return { ...block, button: await shorten(block.button) }
      if (block.kind === 'select' && !fits(block.line, block.fills.join(' '), 'select'))
        return { ...block, line: await shortLine(me, block.line, false) }
      return block
    })
    return { ...shown, buttons, blocks }
  }

  /** Keeps a line; what stands for it still tells the command, and whether that opens a form. */
  const shortLine = async (me: Me, line: string, canAsk = true): Promise<string> => {
    const meant = readPressed(catalogue, line)
    if (!meant) throw new Error(`A button says what is no command: ${short(line)}`)
    const opens = canAsk && needsForm(meant.command, meant.values) && !Object.hasOwn(meant.command.options, DRAFT)
    const id = await memory.keep(me, opens ? 'form' : 'line', line)
    return format(meant.command.name, { [opens ? DRAFT : KEPT]: id })
  }

  /** Slow work, before the transaction: only where the request can mean a command that has some. */
  const prepare = async (request: Request): Promise<Prepared<Me> | null> => {
    const meant = possible(catalogue, request)
    if (!meant?.command.prepare || meant.left !== '' || missing(meant.command, meant.values).length > 0) return null
    const command = meant.command
    const peek = async <R>(work: (me: Me) => Promise<R>): Promise<R> => {
      const done = await host.transact(request, false, work)
      if (done === 'repeat') throw new Error('A look is never a repetition')
      return done.value
    }
    const values = await peek((me) => reads(me, request, meant))
    if (!values) return null
    return { command, value: await command.prepare?.(peek, values as never, request) }
  }

  /** Turns an error into something kind and useful; null where this delivery was refused before. Never throws. */
  const refusal = async (request: Request, error: unknown): Promise<View | null> => {
    const shown = await refused(request, error)
    try {
      const done = await host.transact(request, true, async (me) => {
        const fitted = await fitting(me, request, shown)
        await memory.remember(me, request.where, recalled(catalogue, fitted, request))
        return fitted
      })
      return done === 'repeat' ? null : done.value
    } catch {
      // The database itself is what fails: say so without its help.
      return { ...shown, buttons: [] }
    }
  }

  const refused = async (request: Request, error: unknown): Promise<View> => {
    if (error instanceof Missing) {
      const { command, lacking, message: why } = error
      const line = format(command.name, error.values)
      const lack = `${list(lacking, 'and')} ${lacking.length === 1 ? 'is' : 'are'} missing`
      const what = lacking.length > 0 ? lack : 'say what changes'
      return view(
        why === '' ? t`${ours(command.about)}: ${ours(what)}.` : t`${why}`,
        [say(t`It goes: ${ours(usage(command))}`)],
        {
          buttons: [{ label: 'Fill in', line, isPrimary: true }, ...save(request)],
        },
      )
    }
    if (error instanceof UserError) {
      const again = await tryAgain(request)
      const ways = error.waysOut.length > 0 ? error.waysOut : save(request)
      return view([{ kind: 'theirs', text: error.message }], [], { buttons: [...again, ...ways] })
    }
    const reference = host.report(error, request)
    const words = wordsOf(request)
    return view(
      t`That didn't work, and it's my fault. Nothing was saved.`,
      [
        ...(words === '' ? [] : [say(t`Your words: “${words}”.`)]),
        say(t`Reference ${ours(reference)}, for whoever runs this.`),
      ],
      { buttons: sameAgain(request) },
    )
  }

  /** The same request once more, as a button. */
  const sameAgain = (request: Request): Button[] => {
    const { said } = request
    const reading = said.kind === 'typed' ? readLine(catalogue, said.line) : null
    const meant = reading?.kind === 'capture' ? reading.capture : possible(catalogue, request)
    return meant ? [{ label: 'Try again', line: lineOf(meant) }] : []
  }

  /** A refused typed line can still be kept as it is. */
  const save = (request: Request): Button[] => {
    const words = request.said.kind === 'typed' ? request.said.line.trim() : ''
    return words === '' ? [] : [{ label: 'Save as task', line: lineOf(captured(catalogue, words)) }]
  }

  /** A refused form comes back with everything that was typed into it. */
  const tryAgain = async (request: Request): Promise<Button[]> => {
    const { said } = request
    if (said.kind !== 'command' || !said.isForm) return []
    try {
      const done = await host.transact(request, false, async (me) => {
        const command = catalogue.find(said.command)
        const values = command ? await whole(me, command, said.values) : said.values
        return memory.keep(me, 'form', format(said.command, values))
      })
      return done === 'repeat'
        ? []
        : [{ label: 'Try again', line: format(said.command, { [DRAFT]: done.value }), isPrimary: true }]
    } catch {
      return []
    }
  }

  const form = async (request: Request): Promise<Form | null> => {
    try {
      const done = await host.transact(request, false, async (me) => {
        const { said } = request
        const meant = (said.kind === 'typed' && known(catalogue, request)) || (await pressed(me, request))
        const { command, values, things, problem } = await begin(me, request, meant)
        const prefilled = command.prefill ? await command.prefill(me, things as never) : {}
        const choices: Record<string, readonly Choice[]> = {}
        for (const [name, option] of blanksOf(command, values))
          if (option.suggest)
            choices[name] = (await option.suggest('', asking(me, request, command.name, values, name))).slice(0, 25)
        const made = formOf(command, values, { ...prefilled, ...meant.values }, choices, problem)
        if (!request.fits || request.fits(format(made.command, made.values))) return made
        return { ...made, values: { [DRAFT]: await memory.keep(me, 'form', format(made.command, made.values)) } }
      })
      return done === 'repeat' ? null : done.value
    } catch (error) {
      if (!(error instanceof UserError)) host.report(error, request)
      return null
    }
  }

  /** What a form begins with. One that was refused says why, and asks for the thing again if that was wrong. */
  const begin = async (me: Me, request: Request, { command, values }: Meant<Me>) => {
    const said = known(catalogue, request)
    const isRefused = said !== null && isDraft(said.command, said.values)
    const named = only(values, (name) => isThing(command, name))
    if (!isRefused) return { command, values, things: await read(me, request, { command, values: named, left: '' }) }
    const things = await attempt(() => read(me, request, { command, values: named, left: '' }))
    const all = await attempt(() => read(me, request, { command, values, left: '' }))
    return {
      command,
      values: things.refused ? only(values, (name) => !isThing(command, name)) : values,
      things: things.value ?? {},
      problem: all.refused?.message,
    }
  }

  const suggest = async (request: Request, name: string, blank: string, words: string): Promise<readonly Choice[]> => {
    const option = catalogue.find(name)?.options[blank]
    if (!option) return []
    if (option.suggest) {
      try {
        const done = await host.transact(
          request,
          false,
          async (me) => option.suggest?.(words, asking(me, request, name, {}, blank)) ?? [],
        )
        return done === 'repeat' ? [] : done.value.slice(0, 25)
      } catch (error) {
        host.report(error, request)
        return []
      }
    }
    const folded = words.trim().toLowerCase()
    return (option.choices ?? []).filter(({ label }) => label.toLowerCase().includes(folded)).slice(0, 25)
  }

  const posted = async (request: Request, subject: Subject, ref: MessageRef): Promise<void> => {
    await host.transact(request, false, (me) => memory.addCard(me, subject, ref))
  }

  const shown = async (request: Request, unasked: View): Promise<void> => {
    try {
      await host.transact(request, false, (me) =>
        memory.remember(me, request.where, recalled(catalogue, unasked, request)),
      )
    } catch (error) {
      host.report(error, request)
    }
  }

  const draw = async (request: Request, subject: Subject): Promise<View | null> => {
    const command = catalogue.draws(subject.kind)
    if (!command) return null
    try {
      const line = format(
        command.name,
        Object.hasOwn(command.options, subject.kind) ? { [subject.kind]: subject.id } : {},
      )
      const done = await host.transact(request, false, async (me) =>
        fitting(me, request, await dressed(me, await lineAgain(me, request, line))),
      )
      return done === 'repeat' ? null : done.value
    } catch (error) {
      if (error instanceof UserError) return null
      throw error
    }
  }

  return { catalogue, plan, answer, form, suggest, posted, shown, draw }
}

type Typed = Extract<Said, { kind: 'typed' }>
type Pressed = Extract<Said, { kind: 'pressed' }>

const asking = <Me>(me: Me, request: Request, command: string, values: RawValues, name: string): Asking<Me> => ({
  me,
  request,
  name,
  again: (value) => format(command, { ...values, [name]: value }),
})

/** A line that asks for the same, words without a place included. */
const lineOf = <Me>({ command, values, left }: Meant<Me>): string =>
  left === '' ? format(command.name, values) : `${format(command.name, values)} ${left}`

interface Prepared<Me> {
  readonly command: AnyCommand<Me>
  readonly value: unknown
}

/** A command without a needed blank; shown as a sentence with a way to fill it in. */
class Missing<Me> extends Error {
  readonly command: AnyCommand<Me>
  readonly values: RawValues
  readonly lacking: readonly string[]
  /** @param why what is wrong with the blanks that are there. */
  constructor(command: AnyCommand<Me>, values: RawValues, lacking: readonly string[], why = '') {
    super(why)
    this.command = command
    this.values = values
    this.lacking = lacking
  }
}

/** Stands for the Undo that is known only after the change is settled; no line anybody could write. */
const INSTEAD = '\u0000undo'

/** What can be said of a request without the database: certain for all but typed lines. */
function known<Me>(catalogue: Catalogue<Me>, request: Request): Meant<Me> | null {
  const { said } = request
  if (said.kind === 'pressed') {
    const meant = readPressed(catalogue, said.line)
    return meant && chosen(meant, said)
  }
  if (said.kind === 'typed') return certain(readLine(catalogue, said.line))
  if (said.kind === 'edited') return null
  const command = catalogue.find(said.command)
  return command ? { command, values: said.values, left: '' } : null
}

/** A select's line with what was chosen in it. */
const chosen = <Me>(meant: Meant<Me>, said: Pressed): Meant<Me> =>
  said.chosen ? { ...meant, values: { ...meant.values, ...said.chosen } } : meant

const certain = <Me>(reading: Reading<Me>): Meant<Me> | null => (reading.kind === 'command' ? reading : null)

/** The command a request would run if everything about it reads. */
function possible<Me>(catalogue: Catalogue<Me>, request: Request): Meant<Me> | null {
  const { said } = request
  if (said.kind !== 'typed') return known(catalogue, request)
  const reading = readLine(catalogue, said.line)
  if (reading.kind === 'maybe') return reading.meant
  return reading.kind === 'command' ? reading : null
}

const recalled = <Me>(catalogue: Catalogue<Me>, shown: View, request: Request): Recalled => ({
  numbered: numberedLines(shown, request.numbersButtons === true).map((each) => {
    const name = each.choice?.fills[0]
    const meant = name === undefined ? null : readPressed(catalogue, each.line)
    if (!each.choice || !meant || name === undefined) return each
    return { ...each, line: format(meant.command.name, { ...meant.values, [name]: each.choice.value }) }
  }),
  ...(shown.question ? { question: shown.question } : {}),
  ...(shown.asks ? { asks: shown.asks } : {}),
})

/** What was asked, as a line that asks it again. */
const wordsOf = ({ said }: Request): string => {
  if (said.kind === 'command') return format(said.command, said.values)
  return said.kind === 'pressed' && said.chosen ? format(said.line, said.chosen) : said.line
}

const only = (values: RawValues, isWanted: (name: string) => boolean): RawValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))

/** Does it read? Errors that are no refusals pass. */
async function attempt<R>(work: () => Promise<R>): Promise<{ readonly value?: R; readonly refused?: UserError }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof UserError) return { refused: error }
    throw error
  }
}

async function inOrder<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = []
  for (const each of items) results.push(await work(each))
  return results
}
