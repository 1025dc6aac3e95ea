// Forms and suggestions, with known values filled in.
import { Refusal } from '../../user-error.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { buildForm, type Form, formOptions, isDraft, MAX_FORM_FIELDS, missingOptions } from '../form.ts'
import { ASKED_OPTION, DRAFT_OPTION, formatLine } from '../parse/line.ts'
import { type ParsedCommand, parseButtonLine } from '../parse/reading.ts'
import type { RawValues } from '../request.ts'
import type { Choice } from '../view.ts'
import { certainCommand, type OpenedRequest } from './open.ts'
import { catchRefusal, createOptionContext, pickSubjectValues, readOptions } from './read-options.ts'
import { type RequestScope, withShortTransaction } from './request-scope.ts'
import { resolveLine } from './resolve-line.ts'

/** The maximum every platform supports. */
const MAX_CHOICES = 25

/** The form a request needs; null if none is needed or its subject is gone. Never throws. */
export async function prepareForm<Me>(host: RequestScope<Me>, opened: OpenedRequest<Me>): Promise<Form | null> {
  const { request, parsed } = opened
  try {
    return await withShortTransaction(host, opened, async (me) => {
      const certain = parsed.kind === 'typed' ? certainCommand(parsed) : null
      const meant = certain ?? (await resolveLine(host, me, opened))
      const start = await loadStartValues(host, me, opened, meant)
      const { command, things, problem } = start
      const values = request.asksOneThing && !problem ? askForMissing(opened, meant, start.values) : start.values
      const prefilled = command.prefill ? await command.prefill(me, things as never) : {}
      const most = request.showsAllFields ? Number.POSITIVE_INFINITY : MAX_FORM_FIELDS
      const choices: Record<string, readonly Choice[]> = {}
      for (const [name, option] of formOptions(command, values, most))
        if (option.suggest)
          choices[name] = (
            await option.suggest('', createOptionContext(me, request, command.name, values, name))
          ).slice(0, MAX_CHOICES)
      const examples = exampleValues(host.catalogue, command)
      const style = (text: string): string => host.conversation.styleText?.(me, text) ?? text
      const shown = { problem, most, examples, style }
      const made = buildForm(command, values, { ...prefilled, ...meant.values }, choices, shown)
      if (!request.fits || request.fits(formatLine(made.command, made.values))) return made
      return {
        ...made,
        values: {
          [DRAFT_OPTION]: await host.conversation.createDraft(me, 'form', formatLine(made.command, made.values)),
        },
      }
    })
  } catch (error) {
    if (!(error instanceof Refusal)) host.reportError(error, request)
    return null
  }
}

/** What the examples of a command say in each of its options; the first that says anything. */
function exampleValues<Me>(catalogue: Catalogue<Me>, command: AnyCommand<Me>): RawValues {
  const all = command.examples.map((line) => parseButtonLine(catalogue, line)?.values ?? {})
  return Object.assign({}, ...all.toReversed())
}

/** What fits what was typed into an option so far, the person's own first. Never throws. */
export async function suggestChoices<Me>(
  host: RequestScope<Me>,
  opened: OpenedRequest<Me>,
  name: string,
  optionName: string,
  words: string,
): Promise<readonly Choice[]> {
  const { request } = opened
  const option = host.catalogue.findCommand(name)?.options[optionName]
  if (!option) return []
  const { suggest: look } = option
  if (look) {
    try {
      const found = await withShortTransaction(host, opened, (me) =>
        look(words, createOptionContext(me, request, name, {}, optionName)),
      )
      return found.slice(0, MAX_CHOICES)
    } catch (error) {
      if (!(error instanceof Refusal)) host.reportError(error, request)
      return []
    }
  }
  const folded = words.trim().toLowerCase()
  return (option.choices ?? []).filter(({ label }) => label.toLowerCase().includes(folded)).slice(0, MAX_CHOICES)
}

/** A pressed line that lacks just one required option: its form asks for nothing else. */
function askForMissing<Me>({ request, parsed }: OpenedRequest<Me>, { command }: ParsedCommand<Me>, values: RawValues) {
  const said = certainCommand(parsed)
  if (request.input.kind !== 'pressed' || !said || isDraft(said.command, said.values)) return values
  const [only, other] = missingOptions(command, values)
  return only === undefined || other !== undefined || values[ASKED_OPTION] !== undefined
    ? values
    : { ...values, [ASKED_OPTION]: only }
}

/** A form's initial values. A refused form shows its error, and asks for the subject again if that was wrong. */
async function loadStartValues<Me>(
  host: RequestScope<Me>,
  me: Me,
  { request, parsed }: OpenedRequest<Me>,
  { command, values }: ParsedCommand<Me>,
) {
  const said = certainCommand(parsed)
  const isRefused = said !== null && isDraft(said.command, said.values)
  const named = { command, values: pickSubjectValues(command, values), unparsed: '' }
  if (!isRefused) return { command, values, things: await readOptions(me, request, named) }
  const things = await catchRefusal(() => readOptions(me, request, named))
  const all = await catchRefusal(() => readOptions(me, request, { command, values, unparsed: '' }))
  return {
    command,
    values: things.refused ? pickSubjectValues(command, values, false) : values,
    things: things.value ?? {},
    problem: all.refused && host.explain(all.refused).message,
  }
}
