// What a request means: as much as can be known of it before any work, and all of it with what was kept put back.
import { UserError } from '../../user-error.ts'
import type { AnyCommand, Catalogue } from '../command.ts'
import { isDraft, submitted } from '../form.ts'
import { short } from '../options.ts'
import { DRAFT, format, KEPT, UNFILLED } from '../parse/line.ts'
import { captured, type Meant, readLine, readPressed } from '../parse/reading.ts'
import type { RawValues, Request, Said } from '../request.ts'
import type { Button } from '../view.ts'
import { attempt, onlyThings, read } from './read-options.ts'
import type { Host } from './request-scope.ts'

/** What can be said of a request without the database: certain for all but typed lines. */
export function known<Me>(catalogue: Catalogue<Me>, request: Request): Meant<Me> | null {
  const { said } = request
  if (said.kind === 'pressed') {
    const meant = readPressed(catalogue, said.line)
    return meant && chosen(meant, said)
  }
  if (said.kind === 'edited') return null
  if (said.kind === 'typed') {
    const reading = readLine(catalogue, said.line)
    return reading.kind === 'command' ? reading : null
  }
  const command = catalogue.find(said.command)
  return command ? { command, values: said.values, left: '' } : null
}

/** The command a request would run if everything about it reads. */
export function possible<Me>(catalogue: Catalogue<Me>, request: Request): Meant<Me> | null {
  const { said } = request
  if (said.kind !== 'typed') return known(catalogue, request)
  const reading = readLine(catalogue, said.line)
  if (reading.kind === 'maybe') return reading.meant
  return reading.kind === 'command' ? reading : null
}

/**
 * A pressed line, a form, a native command: drafts and kept lines put back.
 * @throws UserError where there is no such command, or what was kept is gone
 */
export async function pressed<Me>(host: Host<Me>, me: Me, request: Request): Promise<Meant<Me>> {
  const { said } = request
  if (said.kind === 'command') {
    const command = host.catalogue.find(said.command)
    if (!command) throw new UserError(`There is no command “${short(said.command)}”. Try: help`)
    if (!said.isForm) return { command, values: said.values, left: '' }
    const { [UNFILLED]: unfilled, ...values } = await whole(host, me, command, said.values)
    const began = unfilled === undefined ? await beganWith(me, request, { command, values, left: '' }) : {}
    return { command, values: submitted(command, values, began), left: '' }
  }
  const meant = readPressed(host.catalogue, said.line)
  if (!meant) throw new UserError(`I don't know “${short(said.line)}” any more. Try: help`)
  const unpacked = await unkept(host, me, meant)
  return said.kind === 'pressed' ? chosen(unpacked, said) : unpacked
}

/** What its form was filled with. A thing that is not there any more is refused when the values are read. */
async function beganWith<Me>(me: Me, request: Request, { command, values }: Meant<Me>): Promise<RawValues> {
  if (!command.prefill) return {}
  const named = { command, values: onlyThings(command, values), left: '' }
  const { value: things } = await attempt(() => read(me, request, named))
  return things ? command.prefill(me, things as never) : {}
}

/** A form's values, with those put back that were too long to travel with it. */
export async function whole<Me>(host: Host<Me>, me: Me, command: AnyCommand<Me>, given: RawValues): Promise<RawValues> {
  const { [DRAFT]: draft, ...values } = given
  if (draft === undefined || !isDraft(command, given)) return given
  const kept = await held(host, me, command, 'form', draft)
  if (!kept) throw new UserError('That form is more than a day old. Ask for it again.')
  return { ...kept.values, ...values }
}

/** A line that asks for the same, words without a place included. */
export const lineOf = <Me>({ command, values, left }: Meant<Me>): string =>
  left === '' ? format(command.name, values) : `${format(command.name, values)} ${left}`

/** What was asked, in words: what the person typed, or a line that says it. */
export const wordsOf = ({ said }: Request): string => {
  if (said.kind === 'command') return format(said.command, said.values)
  return said.kind === 'pressed' && said.chosen ? format(said.line, said.chosen) : said.line
}

/** A refused typed line can still be kept as it is. */
export function save<Me>(catalogue: Catalogue<Me>, { said }: Request): Button[] {
  const words = said.kind === 'typed' ? said.line.trim() : ''
  return words === '' ? [] : [{ label: 'Save as task', line: lineOf(captured(catalogue, words)) }]
}

/** What a draft holds, or a line that was too long for its button, put back. */
async function unkept<Me>(host: Host<Me>, me: Me, meant: Meant<Me>): Promise<Meant<Me>> {
  const { command } = meant
  const { [KEPT]: line, [DRAFT]: draft, ...values } = meant.values
  if (line !== undefined) {
    const kept = await held(host, me, command, 'line', line)
    if (kept) return kept
    throw new UserError('That button is more than a day old. Ask for it again.')
  }
  if (draft === undefined || !isDraft(command, meant.values)) return meant
  // A form that was kept too long ago begins empty.
  return (await held(host, me, command, 'form', draft)) ?? { ...meant, values }
}

async function held<Me>(
  { memory, catalogue }: Host<Me>,
  me: Me,
  command: AnyCommand<Me>,
  kind: 'line' | 'form',
  id: string,
): Promise<Meant<Me> | null> {
  const kept = await memory.fetch(me, id)
  const again = kept?.kind === kind ? readPressed(catalogue, kept.content) : null
  return again?.command === command ? again : null
}

/** A select's line with what was chosen in it. */
const chosen = <Me>(meant: Meant<Me>, said: Extract<Said, { kind: 'pressed' }>): Meant<Me> =>
  said.chosen ? { ...meant, values: { ...meant.values, ...said.chosen } } : meant
