// Discord's own commands, derived from the catalogue, and sent only when they differ from what Discord has.
// https://docs.discord.com/developers/interactions/application-commands
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  Routes,
} from 'discord.js'
import { z } from 'zod'
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import { verbOf } from '../../src/chat/command.ts'
import { cut } from '../../src/chat/graphemes.ts'
import { type AnyOption, blanksFor } from '../../src/chat/options.ts'
import { LIMITS } from './limits.ts'

export type Registration = RESTPostAPIApplicationCommandsJSONBody

/**
 * Nouns as commands with their verbs as subcommands, shorts with a slash as commands, message and user menus.
 * @throws Error where a declaration does not fit into Discord's limits: a mistake of ours, found at start.
 */
export function registrationsOf(catalogue: Catalogue<never>): Registration[] {
  const nouns = catalogue.nouns.map((noun): Registration => {
    const commands = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    const verbs = commands.map(({ name }) => verbOf(name))
    return {
      ...everywhere(commands.every(({ isForAdmins }) => isForAdmins)),
      type: ApplicationCommandType.ChatInput,
      name: noun,
      description: cut(`${noun}: ${verbs.join(', ')}`, LIMITS.commandDescription),
      options: commands.map((command) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: verbOf(command.name),
        description: cut(command.about, LIMITS.commandDescription),
        options: optionsOf(command),
      })),
    }
  })
  const shorts = catalogue.commands.flatMap((command) =>
    (command.shorts ?? [])
      .filter((word) => word.startsWith('/'))
      .map(
        (word): Registration => ({
          ...everywhere(command.isForAdmins === true),
          type: ApplicationCommandType.ChatInput,
          name: word.slice(1),
          description: cut(command.about, LIMITS.commandDescription),
          options: optionsOf(command),
        }),
      ),
  )
  const all = [...nouns, ...shorts, ...menusOf(catalogue)]
  check(all)
  return all
}

/**
 * Sends the commands if Discord's differ: for everybody, or for one server while developing. True where they were sent.
 * @throws DiscordAPIError, HTTPError
 */
export async function register(
  commands: Commands,
  applicationId: string,
  registrations: readonly Registration[],
  guildId?: string,
): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
  // A server's own commands are there and nowhere else: Discord decides that, and must not be told.
  const wanted = guildId ? registrations.map(({ contexts: _, integration_types: __, ...rest }) => rest) : registrations
  const keys = KEPT.filter((key) => !guildId || (key !== 'contexts' && key !== 'integration_types'))
  if (spelled(await commands.get(route), keys) === spelled(wanted, keys)) return false
  await commands.put(route, wanted)
  return true
}

/** Where registered commands are kept. */
export interface Commands {
  get(route: `/${string}`): Promise<unknown>
  put(route: `/${string}`, body: unknown): Promise<unknown>
}

/** Usable in servers, in direct messages, and by people who installed it for themselves; admins' only in servers. */
const everywhere = (isForAdmins: boolean) =>
  isForAdmins
    ? {
        contexts: [InteractionContextType.Guild],
        integration_types: [ApplicationIntegrationType.GuildInstall],
        // Whoever manages a server is an admin here: “0” would hide it from all but Discord's own administrators.
        default_member_permissions: String(PermissionFlagsBits.ManageGuild),
      }
    : {
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
        integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
      }

const menusOf = (catalogue: Catalogue<never>): Registration[] =>
  catalogue.commands.flatMap(({ takesMessage, takesPerson, isForAdmins }) => [
    ...(takesMessage
      ? [
          {
            ...everywhere(isForAdmins === true),
            type: ApplicationCommandType.Message as const,
            name: takesMessage.label,
          },
        ]
      : []),
    ...(takesPerson
      ? [{ ...everywhere(isForAdmins === true), type: ApplicationCommandType.User as const, name: takesPerson.label }]
      : []),
  ])

/** Required blanks first, as Discord wants them; else in the order of their worth. */
function optionsOf(command: AnyCommand<never>): APIApplicationCommandBasicOption[] {
  const all = blanksFor(command.options)
  return [...all.filter(([, { isRequired }]) => isRequired), ...all.filter(([, { isRequired }]) => !isRequired)].map(
    ([name, option]) => optionOf(name, option),
  )
}

function optionOf(name: string, option: AnyOption<never>): APIApplicationCommandBasicOption {
  const base = {
    name,
    description: cut(option.about, LIMITS.commandDescription),
    ...(option.isRequired ? { required: true } : {}),
  }
  if (option.kind === 'flag') return { ...base, type: ApplicationCommandOptionType.Boolean }
  // A number that can be cleared has to take the word `none`.
  if (option.kind === 'integer' && !option.isClearable)
    return {
      ...base,
      type: ApplicationCommandOptionType.Integer,
      ...(option.min === undefined ? {} : { min_value: option.min }),
      ...(option.max === undefined ? {} : { max_value: option.max }),
    }
  const text = { ...base, type: ApplicationCommandOptionType.String as const }
  if (option.suggest) return { ...text, autocomplete: true }
  const choices = (option.choices ?? []).map(({ label, value }) => ({ name: cut(label, LIMITS.option), value }))
  if (choices.length > 0) return { ...text, choices: [...choices, ...(option.isClearable ? [NONE] : [])] }
  // What is too long for a blank that takes the rest of a line is not lost: its command puts it elsewhere.
  const isLimited = option.kind === 'text' && option.takes !== 'rest' && option.max !== undefined
  return { ...text, ...(isLimited ? { max_length: Math.min(option.max, LIMITS.commandText) } : {}) }
}

const NONE = { name: 'none', value: 'none' }

/** What Discord would refuse with a riddle, said in words. */
function check(all: readonly Registration[]): void {
  const slash = all.filter(({ type }) => type === ApplicationCommandType.ChatInput)
  if (slash.length > LIMITS.commands)
    throw new Error(`Discord takes ${LIMITS.commands} commands, there are ${slash.length}`)
  for (const type of [ApplicationCommandType.Message, ApplicationCommandType.User])
    if (all.filter((one) => one.type === type).length > LIMITS.menus)
      throw new Error(`Discord takes ${LIMITS.menus} menus`)
  const names = all.map(({ type, name }) => `${type} ${name}`)
  const twice = names.find((name, at) => names.indexOf(name) !== at)
  if (twice) throw new Error(`Two Discord commands are called ${twice}`)
  for (const one of all) {
    const size = sizeOf(one)
    if (size > LIMITS.commandCharacters)
      throw new Error(
        `/${one.name} has ${size} characters, Discord takes ${LIMITS.commandCharacters}: shorten its texts`,
      )
    for (const list of lists(one))
      if (list.length > LIMITS.options) throw new Error(`/${one.name} has a list of ${list.length}, Discord takes 25`)
    for (const name of slashNames(one)) if (!NAME.test(name)) throw new Error(`Discord takes no name like “${name}”`)
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

/** Characters of all names, descriptions and values together, as Discord counts them. */
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

function slashNames(one: Registration): string[] {
  if (one.type !== ApplicationCommandType.ChatInput) return []
  const below = (each: Sized): string[] => [each.name, ...(each.options ?? []).flatMap(below)]
  return below(Sized.parse(one))
}

const KEPT = [
  'type',
  'name',
  'description',
  'options',
  'required',
  'choices',
  'value',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'contexts',
  'integration_types',
  'default_member_permissions',
] as const

/** All that we say, in any order of commands; Discord adds ids, versions, translations and defaults of its own. */
const spelled = (all: unknown, keys: readonly string[]): string =>
  z
    .array(z.unknown())
    .parse(all)
    .map((one) => JSON.stringify(said(one, keys)))
    .toSorted()
    .join('\n')

function said(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => said(one, keys))
  const parsed = z.record(z.string(), z.unknown()).safeParse(value)
  if (!parsed.success) return value
  return Object.fromEntries(
    keys.flatMap((key) => {
      const one = said(parsed.data[key], keys)
      const isNothing = one === undefined || one === null || one === false || one === '' || isEmpty(one)
      return isNothing ? [] : [[key, one]]
    }),
  )
}

const isEmpty = (one: unknown): boolean => Array.isArray(one) && one.length === 0
