// Lines that only show something have addresses: they are links that can be bookmarked.
import { type Catalogue, commandNoun } from '../../src/chat/command.ts'
import { parseButtonLine } from '../../src/chat/parse/reading.ts'
import type { RawValues } from '../../src/chat/request.ts'

export const HOME_PATH = '/me'

/** The address that shows what this line shows; null if it changes something or has no page. */
export function pageLink(catalogue: Catalogue<never>, line: string): string | null {
  const meant = parseButtonLine(catalogue, line)
  if (meant?.unparsed !== '') return null
  const { command, values } = meant
  // An abbreviated line is stored outside the command's options.
  if (Object.keys(values).some((name) => !Object.hasOwn(command.options, name))) return null
  return PAGE_LINKS[command.name]?.(values) ?? null
}

const PAGE_LINKS: Readonly<Record<string, (values: RawValues) => string | null>> = {
  'me home': () => HOME_PATH,
  'task list': (values) => address(`${HOME_PATH}/tasks`, values),
  'task show': ({ task }) => one('tasks', task),
  'step show': ({ task }) => one('tasks', task, '/steps'),
  'habit show': ({ habit, ...values }) =>
    habit === undefined ? address(`${HOME_PATH}/habits`, values) : one('habits', habit),
  'habit why': ({ habit }) => one('habits', habit),
  'goal show': ({ goal, ...values }) =>
    goal === undefined ? address(`${HOME_PATH}/goals`, values) : one('goals', goal),
  'energy show': (values) => address(`${HOME_PATH}/energy`, values),
  'progress show': ({ of, ...values }) => (of === 'focus' ? address(`${HOME_PATH}/energy`, values) : null),
  'nudge show': () => `${HOME_PATH}/settings`,
  // Without values it opens its form, which is part of the settings page.
  'me edit': (values) => (Object.keys(values).length === 0 ? `${HOME_PATH}/settings` : null),
  'me help': (values) => address(`${HOME_PATH}/help`, values),
  'auth show': () => `${HOME_PATH}/account`,
}

/** The page with a command's form. */
export const formPath = (command: string): string =>
  `${HOME_PATH}/ask/${commandNoun(command)}/${command.slice(commandNoun(command).length + 1)}`

/** Things are addressed by id only: their words may name another thing later. */
const one = (folder: string, id: string | undefined, rest = ''): string | null =>
  id !== undefined && UUID.test(id) ? `${HOME_PATH}/${folder}/${id.toLowerCase()}${rest}` : null

function address(path: string, values: RawValues): string {
  const query = new URLSearchParams(values).toString()
  return query === '' ? path : `${path}?${query}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
