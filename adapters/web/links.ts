// Lines that only show something have an address here: they are links, can be kept, and go back and forth.
import { type Catalogue, nounOf } from '../../src/chat/command.ts'
import { readPressed } from '../../src/chat/parse/reading.ts'
import type { RawValues } from '../../src/chat/request.ts'

export const HOME = '/me'

/** The address that shows what this line shows; null where it does something, or is about no page of ours. */
export function linkOf(catalogue: Catalogue<never>, line: string): string | null {
  const meant = readPressed(catalogue, line)
  if (meant?.left !== '') return null
  const { command, values } = meant
  // What stands for a longer line is in no option of the command.
  if (Object.keys(values).some((name) => !Object.hasOwn(command.options, name))) return null
  return SHOWS[command.name]?.(values) ?? null
}

const SHOWS: Readonly<Record<string, (values: RawValues) => string | null>> = {
  'me home': () => HOME,
  'task list': (values) => address(`${HOME}/tasks`, values),
  'task show': ({ task }) => one('tasks', task),
  'step show': ({ task }) => one('tasks', task, '/steps'),
  'habit show': ({ habit, ...values }) =>
    habit === undefined ? address(`${HOME}/habits`, values) : one('habits', habit),
  'habit why': ({ habit }) => one('habits', habit),
  'goal show': ({ goal, ...values }) => (goal === undefined ? address(`${HOME}/goals`, values) : one('goals', goal)),
  'energy show': (values) => address(`${HOME}/energy`, values),
  'progress show': ({ of, ...values }) => (of === 'focus' ? address(`${HOME}/energy`, values) : null),
  'nudge show': () => `${HOME}/settings`,
  // Without a change it asks for its form, which stands among the settings.
  'me edit': (values) => (Object.keys(values).length === 0 ? `${HOME}/settings` : null),
  'me help': (values) => address(`${HOME}/help`, values),
  'auth show': () => `${HOME}/account`,
}

/** Where a command's form stands by itself. */
export const formAddress = (command: string): string =>
  `${HOME}/ask/${nounOf(command)}/${command.slice(nounOf(command).length + 1)}`

/** Things are addressed by id alone: words may mean another thing tomorrow. */
const one = (folder: string, id: string | undefined, rest = ''): string | null =>
  id !== undefined && UUID.test(id) ? `${HOME}/${folder}/${id.toLowerCase()}${rest}` : null

function address(path: string, values: RawValues): string {
  const query = new URLSearchParams(values).toString()
  return query === '' ? path : `${path}?${query}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
