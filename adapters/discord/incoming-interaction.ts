// A raw interaction, as the gateway has it, as what was asked. Discord's own classes throw on packets that lack what
// they expect, and with that end the process; here whatever cannot be read is null.
// https://docs.discord.com/developers/interactions/receiving-and-responding
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import { z } from 'zod'
import type { Catalogue } from '../../src/chat/command.ts'
import { readPressed } from '../../src/chat/parse/reading.ts'
import type { Identity, MessageRef, RawValues, Request, Said } from '../../src/chat/request.ts'
import { fits, MORE, unpack } from './custom-id.ts'
import { linkOf, Message, nameOf, Person, textOf } from './incoming-message.ts'

/** An interaction, and what answering it depends on. */
export interface Asked {
  readonly id: string
  readonly token: string
  readonly request: Request
  /** The message that was pressed on can be put in place of. */
  readonly on: 'message' | 'ephemeral' | null
  /** A form has to be the first answer, and cannot answer a form. */
  readonly mayOpenForm: boolean
  /** The bot itself is in this place, so that messages there can be edited for as long as they stand. */
  readonly isAtHome: boolean
  /** The server it came from. */
  readonly guildId?: string
  /** It may post in this server's channel. */
  readonly mayPost: boolean
  /** Where somebody types and waits for suggestions. */
  readonly suggesting?: { readonly command: string; readonly option: string; readonly typed: string }
}

/** Null for what is no interaction of ours, or of no kind we know. */
export function readInteraction(catalogue: Catalogue<never>, packet: unknown): Asked | null {
  const parsed = Packet.safeParse(packet)
  const person = parsed.success ? (parsed.data.member?.user ?? parsed.data.user) : undefined
  if (!parsed.success || !person) return null
  const it = parsed.data
  const meant = meantBy(catalogue, it)
  const channelId = it.channel_id ?? it.channel?.id
  if (!meant || channelId === undefined) return null
  const isDirect =
    it.context === BOT_DM || (it.context === undefined && it.guild_id === undefined && it.channel?.type === DM)
  const isHome =
    isDirect || (it.guild_id !== undefined && Object.hasOwn(it.authorizing_integration_owners ?? {}, GUILD_INSTALL))
  const on: MessageRef | undefined = it.message && {
    channelId: it.message.channel_id ?? channelId,
    messageId: it.message.id,
  }
  const isEphemeral = ((it.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  const permissions = it.member?.permissions
  return {
    id: it.id,
    token: it.token,
    on: it.message && it.type === InteractionType.MessageComponent ? (isEphemeral ? 'ephemeral' : 'message') : null,
    mayOpenForm: it.type !== InteractionType.ModalSubmit,
    isAtHome: isHome,
    ...(it.guild_id !== undefined ? { guildId: it.guild_id } : {}),
    mayPost: isHome && !isDirect && allows(it.app_permissions, POSTING),
    ...(meant.suggesting ? { suggesting: meant.suggesting } : {}),
    request: {
      deliveryId: it.id,
      who: identityOf(person),
      where: {
        channelId,
        kind: isDirect ? 'private' : 'shared',
        ...(it.guild_id !== undefined ? { serverId: it.guild_id } : {}),
      },
      said: meant.said,
      ...(on ? { on } : {}),
      ...(meant.mentions ? { mentions: meant.mentions } : {}),
      fits,
      isSpaceAdmin: async () =>
        allows(permissions, PermissionFlagsBits.ManageGuild) || allows(permissions, PermissionFlagsBits.Administrator),
    },
  }
}

/** A Discord user, the same in every server. */
export const identityOf = (person: Person): Identity => ({
  platform: 'discord',
  space: '',
  externalId: person.id,
  name: person.username,
  ...(person.global_name ? { fullName: person.global_name } : {}),
  ...(person.avatar ? { avatarUrl: `https://cdn.discordapp.com/avatars/${person.id}/${person.avatar}.png` } : {}),
})

const BOT_DM = 1
const DM = 1
const GUILD_INSTALL = '0'
const POSTING = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages

const Packet = z.object({
  id: z.string(),
  token: z.string(),
  type: z.number(),
  data: z.unknown(),
  channel_id: z.string().optional(),
  channel: z.object({ id: z.string(), type: z.number() }).optional(),
  context: z.number().optional(),
  guild_id: z.string().optional(),
  member: z.object({ user: Person, permissions: z.string().optional() }).optional(),
  user: Person.optional(),
  message: z.object({ id: z.string(), channel_id: z.string().optional(), flags: z.number().optional() }).optional(),
  app_permissions: z.string().optional(),
  authorizing_integration_owners: z.record(z.string(), z.unknown()).optional(),
})
type Packet = z.infer<typeof Packet>

const OptionData = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
  get options() {
    return z.array(OptionData).optional()
  },
})
type OptionData = z.infer<typeof OptionData>

const CommandData = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(OptionData).optional(),
  target_id: z.string().optional(),
  resolved: z
    .object({
      messages: z.record(z.string(), Message).optional(),
      users: z.record(z.string(), Person).optional(),
    })
    .optional(),
})
type CommandData = z.infer<typeof CommandData>

const ComponentData = z.object({ custom_id: z.string(), values: z.array(z.string()).optional() })

const Field = z.object({ custom_id: z.string(), value: z.string().nullish(), values: z.array(z.string()).nullish() })
const ModalData = z.object({
  custom_id: z.string(),
  components: z.array(z.object({ component: Field.optional(), components: z.array(Field).optional() })),
})

interface MeantBy {
  readonly said: Said
  readonly mentions?: RawValues
  readonly suggesting?: Asked['suggesting']
}

function meantBy(catalogue: Catalogue<never>, it: Packet): MeantBy | null {
  switch (it.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete: {
      const data = CommandData.safeParse(it.data)
      return data.success ? named(catalogue, it, data.data) : null
    }
    case InteractionType.MessageComponent: {
      const data = ComponentData.safeParse(it.data)
      return data.success ? { said: pressed(data.data.custom_id, data.data.values ?? []) } : null
    }
    case InteractionType.ModalSubmit: {
      const data = ModalData.safeParse(it.data)
      return data.success ? { said: sent(catalogue, data.data) } : null
    }
    default:
      return null
  }
}

/** A slash command, typed or half typed, or a menu. */
function named(catalogue: Catalogue<never>, it: Packet, data: CommandData): MeantBy | null {
  if (data.type === ApplicationCommandType.Message) return ofMessage(catalogue, it, data)
  if (data.type === ApplicationCommandType.User) return ofPerson(catalogue, data)
  const [first] = data.options ?? []
  const isVerb = first?.type === ApplicationCommandOptionType.Subcommand
  const command = isVerb ? catalogue.find(`${data.name} ${first.name}`) : catalogue.short(data.name)
  if (!command) return { said: { kind: 'command', command: data.name, values: {} } }
  const given = (isVerb ? first.options : data.options) ?? []
  const values = Object.fromEntries(given.map(({ name, value }) => [name, asTyped(value)]))
  const focused = given.find((option) => option.focused)
  return {
    said: { kind: 'command', command: command.name, values },
    ...(focused && it.type === InteractionType.ApplicationCommandAutocomplete
      ? { suggesting: { command: command.name, option: focused.name, typed: asTyped(focused.value) } }
      : {}),
  }
}

/** As a person would have typed it. */
const asTyped = (value: OptionData['value']): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '')

function ofMessage(catalogue: Catalogue<never>, it: Packet, data: CommandData): MeantBy | null {
  const command = catalogue.commands.find(({ takesMessage }) => takesMessage?.label === data.name)
  const message = data.resolved?.messages?.[data.target_id ?? '']
  if (!command?.takesMessage || !message) return null
  const author = message.author && nameOf(message.author)
  const { line, mentions } = textOf(message)
  const values = command.takesMessage.values({
    text: line,
    link: linkOf(message, it.guild_id),
    ...(author === undefined ? {} : { author }),
  })
  return { said: { kind: 'command', command: command.name, values }, mentions }
}

function ofPerson(catalogue: Catalogue<never>, data: CommandData): MeantBy | null {
  const command = catalogue.commands.find(({ takesPerson }) => takesPerson?.label === data.name)
  const person = data.resolved?.users?.[data.target_id ?? '']
  if (!command?.takesPerson || !person) return null
  const words = `@${person.username}`
  const values = { [command.takesPerson.into]: words }
  return { said: { kind: 'command', command: command.name, values }, mentions: { [words]: person.id } }
}

/** An id we did not write is said as such, and the dispatcher answers it. */
const UNKNOWN: Said = { kind: 'pressed', line: 'that button' }

function pressed(customId: string, values: readonly string[]): Said {
  // A button that had no room of its own: the choice is its id.
  const id = customId.startsWith(MORE) ? (values[0] ?? '') : customId
  const meant = unpack(id)
  if (!meant || meant.kind === 'form') return UNKNOWN
  const { kind, line, besides = '' } = meant
  if (kind === 'button') return { kind: 'pressed', line, ...(besides ? { returnTo: besides } : {}) }
  const names = besides.split(' ')
  const chosen = Object.fromEntries(values.flatMap((value, at) => (names[at] ? [[names[at], value]] : [])))
  return { kind: 'pressed', line, chosen }
}

function sent(catalogue: Catalogue<never>, data: z.infer<typeof ModalData>): Said {
  const meant = unpack(data.custom_id)
  const known = meant?.kind === 'form' ? readPressed(catalogue, meant.line) : null
  if (!known) return UNKNOWN
  const fields = data.components.flatMap(({ component, components = [] }) => [
    ...(component ? [component] : []),
    ...components,
  ])
  const values = Object.fromEntries(fields.map((field) => [field.custom_id, field.value ?? field.values?.[0] ?? '']))
  return { kind: 'command', command: known.command.name, values: { ...known.values, ...values }, isForm: true }
}

const allows = (permissions: string | undefined, wanted: bigint): boolean =>
  permissions !== undefined && /^\d{1,20}$/.test(permissions) && (BigInt(permissions) & wanted) === wanted
