// Errors as something kind and useful: what is wrong, how it goes, what can be pressed instead.
import { UserError, WhichOne } from '../../user-error.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { usage } from '../help.ts'
import { type AnyOption, list } from '../options.ts'
import { DRAFT, format } from '../parse/line.ts'
import { readLine } from '../parse/reading.ts'
import type { RawValues, Request } from '../request.ts'
import { type Button, type Choice, ours, say, t, type View, view } from '../view.ts'
import { AtTheDoor, Busy, type Host, peek } from './request-scope.ts'
import { lineOf, possible, save, whole, wordsOf } from './resolve.ts'
import { fitting, remember } from './respond.ts'

/** A command without a needed blank; shown as a sentence with a way to fill it in. */
export class Missing<Me> extends Error {
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

  /** The line whose form asks for it. */
  get line(): string {
    return format(this.command.name, this.values)
  }
}

/** Turns an error into a view; null where this delivery was refused before. Never throws. */
export async function refusal<Me>(host: Host<Me>, request: Request, error: unknown): Promise<View | null> {
  if (error instanceof AtTheDoor) return error.view
  if (error instanceof Busy) {
    host.report(error.cause, request)
    return notNow(host.catalogue, request, 'I have a lot to do at once.', 'a few seconds')
  }
  const shown = await refused(host, request, error)
  try {
    const done = await host.transact(request, true, async (me) => {
      const fitted = await fitting(host, me, request, shown)
      // What was asked before is still open: nothing was answered yet.
      const { asks } = error instanceof Missing && !fitted.asks ? await host.memory.recall(me, request.where) : fitted
      await remember(host, me, request, asks ? { ...fitted, asks } : fitted)
      return fitted
    })
    return done === 'repeat' ? null : done.value
  } catch {
    // The database itself is what fails: say so without its help.
    return { ...shown, buttons: [] }
  }
}

/** For whoever asks faster than anybody can: what to do, and their words, since nothing was kept. @param seconds to wait */
export const tooMuch = <Me>(catalogue: Catalogue<Me>, request: Request, seconds: number): View =>
  notNow(catalogue, request, 'That is a lot at once.', seconds === 1 ? 'a second' : `${seconds} seconds`)

function notNow<Me>(catalogue: Catalogue<Me>, request: Request, why: string, time: string): View {
  const words = wordsOf(request)
  // What does not fit into a button would have to be kept, and keeping is what there is too much of.
  const buttons = sameAgain(catalogue, request).filter(({ line }) => request.fits?.(line) !== false)
  return view(
    t`${ours(why)} Give me ${ours(time)}, then ${ours(buttons.length > 0 ? 'try again' : 'send it again')}.`,
    words === '' ? [say(t`Nothing was changed.`)] : [say(t`Nothing was saved of this one. Your words: “${words}”.`)],
    { buttons },
  )
}

async function refused<Me>(host: Host<Me>, request: Request, error: unknown): Promise<View> {
  if (error instanceof Missing) return lacks(error, save(host.catalogue, request))
  if (error instanceof UserError) {
    const again = await tryAgain(host, request)
    const kept = save(host.catalogue, request)
    // “plan b” may be a plan, or what one has to do.
    const ways =
      error.waysOut.length === 0 ? kept : error instanceof WhichOne ? [...error.waysOut, ...kept] : error.waysOut
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
    { buttons: sameAgain(host.catalogue, request) },
  )
}

/** So many choices are buttons at once; no form is needed for one blank. */
const FEW = 4

function lacks<Me>({ command, values, lacking, line, message: why }: Missing<Me>, ways: readonly Button[]): View {
  const [only, other] = lacking
  const option = why === '' && only !== undefined && other === undefined ? command.options[only] : undefined
  const choices = option ? choicesOf(option) : []
  if (option && only !== undefined && choices.length > 0 && choices.length <= FEW) {
    const buttonOf = ({ label, value }: Choice): Button => ({
      label,
      line: format(command.name, { ...values, [only]: value }),
    })
    return view(t`${ours(command.about)}`, [say(t`${ours(option.about)}?`)], {
      buttons: choices.map(buttonOf),
      asks: { line, into: only },
    })
  }
  const lack = `${list(lacking, 'and')} ${lacking.length === 1 ? 'is' : 'are'} missing`
  const what = lacking.length > 0 ? lack : 'say what changes'
  return view(
    why === '' ? t`${ours(command.about)}: ${ours(what)}.` : t`${why}`,
    [say(t`It goes: ${ours(usage(command))}`)],
    { buttons: [{ label: 'Fill in', line, isPrimary: true }, ...ways] },
  )
}

/** What a blank takes, where that is a handful. */
function choicesOf({ choices, kind, min, max }: AnyOption<never>): readonly Choice[] {
  if (choices) return choices
  if (kind !== 'integer' || min === undefined || max === undefined || max - min >= FEW) return []
  const all = Array.from({ length: max - min + 1 }, (_, index) => String(min + index))
  return all.map((value) => ({ label: value, value }))
}

/** The same request once more, as a button. */
function sameAgain<Me>(catalogue: Catalogue<Me>, request: Request): Button[] {
  const { said } = request
  const reading = said.kind === 'typed' ? readLine(catalogue, said.line) : null
  const meant = reading?.kind === 'capture' ? reading.capture : possible(catalogue, request)
  return meant ? [{ label: 'Try again', line: lineOf(meant) }] : []
}

/** A refused form comes back with everything that was typed into it. */
async function tryAgain<Me>(host: Host<Me>, request: Request): Promise<Button[]> {
  const { said } = request
  if (said.kind !== 'command' || !said.isForm) return []
  try {
    const draft = await peek(host, request, async (me) => {
      const command = host.catalogue.find(said.command)
      const values = command ? await whole(host, me, command, said.values) : said.values
      return host.memory.keep(me, 'form', format(said.command, values))
    })
    return [{ label: 'Try again', line: format(said.command, { [DRAFT]: draft }), isPrimary: true }]
  } catch {
    return []
  }
}
