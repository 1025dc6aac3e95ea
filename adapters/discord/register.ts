// Registers commands derived from the catalogue, only if they differ from what is registered.
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
import * as z from 'zod'
import type { AnyCommand, Catalogue } from '../../src/chat/command.ts'
import { commandVerb } from '../../src/chat/command.ts'
import { truncateText } from '../../src/chat/graphemes.ts'
import { type AnyOption, visibleOptions } from '../../src/chat/options.ts'
import { LIMITS } from './limits.ts'
import { requireWithinLimits } from './registration-limits.ts'

export type CommandRegistration = RESTPostAPIApplicationCommandsJSONBody

/**
 * Nouns as commands with verbs as subcommands, slash shorts as commands, message and user menus.
 * @throws Error if a declaration exceeds Discord's limits: a programming error, found at start
 */
export function commandRegistrations(catalogue: Catalogue<never>): CommandRegistration[] {
  const nouns = catalogue.nouns.map((noun): CommandRegistration => {
    const commands = catalogue.commands.filter(({ name }) => name.startsWith(`${noun} `))
    const verbs = commands.map(({ name }) => commandVerb(name))
    return {
      ...commandContexts(commands.every(({ isForAdmins }) => isForAdmins)),
      type: ApplicationCommandType.ChatInput,
      name: noun,
      description: truncateText(`${noun}: ${verbs.join(', ')}`, LIMITS.commandDescription),
      options: commands.map((command) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: commandVerb(command.name),
        description: truncateText(command.about, LIMITS.commandDescription),
        options: commandOptions(command),
      })),
    }
  })
  const shorts = catalogue.commands.flatMap((command) =>
    (command.aliases ?? [])
      .filter((word) => word.startsWith('/'))
      .map(
        (word): CommandRegistration => ({
          ...commandContexts(command.isForAdmins === true),
          type: ApplicationCommandType.ChatInput,
          name: word.slice(1),
          description: truncateText(command.about, LIMITS.commandDescription),
          options: commandOptions(command),
        }),
      ),
  )
  const all = [...nouns, ...shorts, ...menusOf(catalogue)]
  requireWithinLimits(all)
  return all
}

/**
 * Registers the commands if they differ: globally, or in one server while developing. Returns whether it did.
 * @throws DiscordAPIError, HTTPError
 */
export async function registerCommands(
  commands: CommandRegistry,
  applicationId: string,
  registrations: readonly CommandRegistration[],
  guildId?: string,
): Promise<boolean> {
  const route = guildId
    ? Routes.applicationGuildCommands(applicationId, guildId)
    : Routes.applicationCommands(applicationId)
  // Server commands have no contexts and integration types: Discord refuses these fields.
  const wanted = guildId ? registrations.map(({ contexts: _, integration_types: __, ...rest }) => rest) : registrations
  const keys = SENT_KEYS.filter((key) => !guildId || (key !== 'contexts' && key !== 'integration_types'))
  const { launchers, others } = separateLaunchers(await commands.get(route))
  if (canonicalText(others, keys) === canonicalText(wanted, keys)) return false
  await commands.put(route, [...wanted, ...launchers])
  return true
}

/**
 * The command that opens the application's Activity, which Discord makes by itself, stays: a registration without it is
 * refused whole. https://docs.discord.com/developers/interactions/application-commands#entry-point-commands
 */
function separateLaunchers(known: unknown) {
  const all = z.array(z.unknown()).parse(known)
  const launchers = all.flatMap((one) => Launcher.safeParse(one).data ?? [])
  return { launchers, others: all.filter((one) => !Launcher.safeParse(one).success) }
}

const Launcher = z.object({
  type: z.literal(ApplicationCommandType.PrimaryEntryPoint),
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  handler: z.number().optional(),
})

/** The path of the registered commands. */
export interface CommandRegistry {
  get(route: `/${string}`): Promise<unknown>
  put(route: `/${string}`, body: unknown): Promise<unknown>
}

/** Usable in servers, in direct messages and by user install; admin commands only in servers. */
const commandContexts = (isForAdmins: boolean) =>
  isForAdmins
    ? {
        contexts: [InteractionContextType.Guild],
        integration_types: [ApplicationIntegrationType.GuildInstall],
        // Visible to members with Manage Server; “0” would hide it from all but administrators.
        default_member_permissions: String(PermissionFlagsBits.ManageGuild),
      }
    : {
        contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
        integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
      }

const menusOf = (catalogue: Catalogue<never>): CommandRegistration[] =>
  catalogue.commands.flatMap(({ messageMenu, userMenu, isForAdmins }) => [
    ...(messageMenu
      ? [
          {
            ...commandContexts(isForAdmins === true),
            type: ApplicationCommandType.Message as const,
            name: messageMenu.label,
          },
        ]
      : []),
    ...(userMenu
      ? [{ ...commandContexts(isForAdmins === true), type: ApplicationCommandType.User as const, name: userMenu.label }]
      : []),
  ])

/** Required options first, as Discord demands; else in order of importance. */
function commandOptions(command: AnyCommand<never>): APIApplicationCommandBasicOption[] {
  const all = visibleOptions(command.options)
  // Without the text its form opens, where a file can be sent instead.
  const isRequired = ([name, option]: (typeof all)[number]): boolean =>
    option.isRequired && name !== command.formFile?.from
  return [...all.filter(isRequired), ...all.filter((each) => !isRequired(each))].map((each) =>
    commandOption(...each, isRequired(each)),
  )
}

function commandOption(name: string, option: AnyOption<never>, isRequired: boolean): APIApplicationCommandBasicOption {
  const base = {
    name,
    description: truncateText(option.about, LIMITS.commandDescription),
    ...(isRequired ? { required: true } : {}),
  }
  if (option.kind === 'flag') return { ...base, type: ApplicationCommandOptionType.Boolean }
  // A clearable number is a string option, since it also takes `none`.
  if (option.kind === 'integer' && !option.isClearable)
    return {
      ...base,
      type: ApplicationCommandOptionType.Integer,
      ...(option.min === undefined ? {} : { min_value: option.min }),
      ...(option.max === undefined ? {} : { max_value: option.max }),
    }
  const text = { ...base, type: ApplicationCommandOptionType.String as const }
  if (option.suggest) return { ...text, autocomplete: true }
  const choices = (option.choices ?? []).map(({ label, value }) => ({
    name: truncateText(label, LIMITS.option),
    value,
  }))
  const offered = choices.length > 0 && option.isClearable ? [...choices, NONE] : choices
  // More than Discord lists are typed; the option itself says which there are.
  if (offered.length > 0 && offered.length <= LIMITS.options) return { ...text, choices: offered }
  // A text longer than an option allows is not lost: its command stores the rest elsewhere.
  const isLimited = option.kind === 'text' && option.takes !== 'rest' && option.max !== undefined
  return { ...text, ...(isLimited ? { max_length: Math.min(option.max, LIMITS.commandText) } : {}) }
}

const NONE = { name: 'none', value: 'none' }

const SENT_KEYS = [
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

/** The fields compared, in any order; Discord adds ids, versions, translations and defaults. */
const canonicalText = (all: unknown, keys: readonly string[]): string =>
  z
    .array(z.unknown())
    .parse(all)
    .map((one) => JSON.stringify(pickSentKeys(one, keys)))
    .toSorted()
    .join('\n')

function pickSentKeys(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => pickSentKeys(one, keys))
  if (!isObject(value)) return value
  const picked: Record<string, unknown> = {}
  for (const key of keys) {
    const one = pickSentKeys(value[key], keys)
    if (!isNothing(one)) picked[key] = one
  }
  return picked
}

/** Without a schema: thousands of values are compared at every start. */
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isNothing = (one: unknown): boolean =>
  one === undefined || one === null || one === false || one === '' || (Array.isArray(one) && one.length === 0)
