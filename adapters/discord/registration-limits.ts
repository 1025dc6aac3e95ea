// Discord's limits on registered commands, checked before they are sent: each is named with what goes beyond it.
// https://docs.discord.com/developers/interactions/application-commands
import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js'
import * as z from 'zod'
import { LIMITS } from './limits.ts'

/** @throws Error what Discord would refuse without saying which command it is about */
export function requireWithinLimits(all: readonly RESTPostAPIApplicationCommandsJSONBody[]): void {
  const slash = all.filter(({ type }) => type === ApplicationCommandType.ChatInput)
  if (slash.length > LIMITS.commands)
    throw new Error(`Discord allows ${LIMITS.commands} commands, and there are ${slash.length}`)
  for (const type of [ApplicationCommandType.Message, ApplicationCommandType.User])
    if (all.filter((one) => one.type === type).length > LIMITS.menus)
      throw new Error(`Discord allows ${LIMITS.menus} menus`)
  const names = all.map(({ type, name }) => `${type} ${name}`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw new Error(`Two Discord commands are called ${twice}`)
  for (const one of all) {
    const size = sizeOf(one)
    if (size > LIMITS.commandCharacters)
      throw new Error(
        `/${one.name} has ${size} characters, and Discord allows ${LIMITS.commandCharacters}: shorten its texts`,
      )
    for (const list of lists(one))
      if (list.length > LIMITS.options)
        throw new Error(`/${one.name} has a list of ${list.length}, and Discord allows 25`)
    for (const name of slashNames(one))
      if (!NAME.test(name)) throw new Error(`Discord doesn't allow a name like “${name}”`)
  }
}

const NAME = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u
const Sized = z.looseObject({
  name: z.string(),
  description: z.string().optional(),
  value: z.string().optional(),
  get options() {
    return z.array(Sized).optional()
  },
  get choices() {
    return z.array(Sized).optional()
  },
})
type Sized = z.infer<typeof Sized>

/** Characters of all names, descriptions and values, as Discord counts them. */
const sizeOf = (one: unknown): number => {
  const { name, description = '', value = '', options = [], choices = [] } = Sized.parse(one)
  return [...options, ...choices].reduce(
    (sum, each) => sum + sizeOf(each),
    name.length + description.length + value.length,
  )
}

/** All options and choices, list by list. */
const lists = (one: unknown): Sized[][] => {
  const { options = [], choices = [] } = Sized.parse(one)
  return [options, choices, ...options.flatMap(lists)]
}

function slashNames(one: RESTPostAPIApplicationCommandsJSONBody): string[] {
  if (one.type !== ApplicationCommandType.ChatInput) return []
  const below = (each: Sized): string[] => [each.name, ...(each.options ?? []).flatMap(below)]
  return below(Sized.parse(one))
}
