// Forms and suggestions: what a person is asked, with everything that is known filled in.
import { UserError } from '../../user-error.ts'
import { BLANKS, blanksOf, type Form, formOf, isDraft } from '../form.ts'
import { DRAFT, format } from '../parse/line.ts'
import type { Meant } from '../parse/reading.ts'
import type { Request } from '../request.ts'
import type { Choice } from '../view.ts'
import { asking, attempt, onlyThings, read } from './read-options.ts'
import { type Host, peek } from './request-scope.ts'
import { known, pressed } from './resolve.ts'

/** As many as every platform can offer. */
const CHOICES = 25

/** The form that a request needs; null where none is needed or its thing is gone. Never throws. */
export async function form<Me>(host: Host<Me>, request: Request): Promise<Form | null> {
  try {
    return await peek(host, request, async (me) => {
      const { said } = request
      const meant = (said.kind === 'typed' && known(host.catalogue, request)) || (await pressed(host, me, request))
      const { command, values, things, problem } = await begin(host, me, request, meant)
      const prefilled = command.prefill ? await command.prefill(me, things as never) : {}
      const most = request.hasRoom ? Number.POSITIVE_INFINITY : BLANKS
      const choices: Record<string, readonly Choice[]> = {}
      for (const [name, option] of blanksOf(command, values, most))
        if (option.suggest)
          choices[name] = (await option.suggest('', asking(me, request, command.name, values, name))).slice(0, CHOICES)
      const made = formOf(command, values, { ...prefilled, ...meant.values }, choices, { problem, most })
      if (!request.fits || request.fits(format(made.command, made.values))) return made
      return { ...made, values: { [DRAFT]: await host.memory.keep(me, 'form', format(made.command, made.values)) } }
    })
  } catch (error) {
    if (!(error instanceof UserError)) host.report(error, request)
    return null
  }
}

/** What fits what was typed into a blank so far, the person's own first. Never throws. */
export async function suggest<Me>(
  host: Host<Me>,
  request: Request,
  name: string,
  blank: string,
  words: string,
): Promise<readonly Choice[]> {
  const option = host.catalogue.find(name)?.options[blank]
  if (!option) return []
  const { suggest: look } = option
  if (look) {
    try {
      const found = await peek(host, request, (me) => look(words, asking(me, request, name, {}, blank)))
      return found.slice(0, CHOICES)
    } catch (error) {
      if (!(error instanceof UserError)) host.report(error, request)
      return []
    }
  }
  const folded = words.trim().toLowerCase()
  return (option.choices ?? []).filter(({ label }) => label.toLowerCase().includes(folded)).slice(0, CHOICES)
}

/** What a form begins with. One that was refused says why, and asks for the thing again if that was wrong. */
async function begin<Me>({ catalogue }: Host<Me>, me: Me, request: Request, { command, values }: Meant<Me>) {
  const said = known(catalogue, request)
  const isRefused = said !== null && isDraft(said.command, said.values)
  const named = { command, values: onlyThings(command, values), left: '' }
  if (!isRefused) return { command, values, things: await read(me, request, named) }
  const things = await attempt(() => read(me, request, named))
  const all = await attempt(() => read(me, request, { command, values, left: '' }))
  return {
    command,
    values: things.refused ? onlyThings(command, values, false) : values,
    things: things.value ?? {},
    problem: all.refused?.message,
  }
}
