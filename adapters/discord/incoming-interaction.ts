// Parses a raw interaction into a request. The classes of discord.js throw on packets without expected fields and end
// the process; here an unreadable packet is null.
// https://docs.discord.com/developers/interactions/receiving-and-responding

import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js'
import type { Catalogue } from '../../src/chat/command.ts'
import type { MessageRef, Request, RequestInput } from '../../src/chat/request.ts'
import type { ChatIdentity } from '../../src/contracts/people.ts'
import { fitsCustomId } from './custom-id.ts'
import { discordDisplayName, messageLink, readDiscordText, readMarkup } from './incoming-message.ts'
import { type InteractionMeaning, readComponent, readModal, valueText } from './interaction-input.ts'
import { CommandData, ComponentData, InteractionPacket, ModalData, type OptionData } from './interaction-packet.ts'
import type { DiscordUser } from './message-parts.ts'

/** A parsed interaction, and what its response depends on. */
export interface DiscordInteraction {
  readonly id: string
  readonly token: string
  readonly request: Request
  /** The pressed message can be edited in place. */
  readonly pressedMessage: 'message' | 'ephemeral' | null
  /** A form must be the initial response and cannot respond to a form. */
  readonly mayOpenForm: boolean
  /** The bot is a member of this place, so its messages there stay editable. */
  readonly isBotPresent: boolean
  /** The server it came from. */
  readonly guildId?: string
  /** The bot may post in the channel. */
  readonly mayPost: boolean
  /** Discord shows every answer to its person alone: the server lets nobody use apps of their own in the open. */
  readonly isForcedPrivate?: boolean
  /** The option being typed in an autocomplete request. */
  readonly autocomplete?: { readonly command: string; readonly option: string; readonly typed: string }
}

/** How a command is called: by its short name if it has one, `/add`, else `/task move`. */
export function slashName(catalogue: Catalogue<never>, name: string): string {
  const short = catalogue.findCommand(name)?.aliases?.find((alias) => alias.startsWith('/'))
  return short ?? `/${name}`
}

/**
 * Null for an interaction of another bot or of an unknown type.
 * @param apiUrl whose origin may give files too: a proxy, or a fake
 */
export function readInteraction(
  catalogue: Catalogue<never>,
  packet: unknown,
  apiUrl?: string,
): DiscordInteraction | null {
  const parsed = InteractionPacket.safeParse(packet)
  const person = parsed.success ? (parsed.data.member?.user ?? parsed.data.user) : undefined
  if (!parsed.success || !person) return null
  const it = parsed.data
  const meant = readMeaning(catalogue, it, apiUrl)
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
  const mayPost = isHome && !isDirect && hasPermissions(it.app_permissions, postingPermissions(it.channel?.type))
  return {
    id: it.id,
    token: it.token,
    pressedMessage:
      it.message && it.type === InteractionType.MessageComponent ? (isEphemeral ? 'ephemeral' : 'message') : null,
    mayOpenForm: it.type !== InteractionType.ModalSubmit,
    isBotPresent: isHome,
    ...(it.guild_id !== undefined ? { guildId: it.guild_id } : {}),
    mayPost,
    ...(it.guild_id !== undefined && !isHome && !hasPermissions(permissions, PermissionFlagsBits.UseExternalApps)
      ? { isForcedPrivate: true }
      : {}),
    ...(meant.suggesting ? { autocomplete: meant.suggesting } : {}),
    request: {
      deliveryId: it.id,
      who: { ...discordIdentity(person), ...(it.locale ? { locale: it.locale } : {}) },
      where: {
        channelId,
        kind: isDirect ? 'private' : 'shared',
        ...(it.guild_id !== undefined ? { serverId: it.guild_id } : {}),
      },
      input: meant.said,
      ...(meant.file ? { file: meant.file } : {}),
      ...(on ? { targetMessage: on } : {}),
      ...(meant.mentions ? { mentions: meant.mentions } : {}),
      fits: fitsCustomId,
      asksOneThing: true,
      // Only direct messages are read.
      ...(isDirect ? { directChannelId: channelId } : {}),
      ...(isHome ? {} : { mayBeUnreachable: true }),
      ...(isDirect ? {} : { channelPosts: mayPost ? ('allowed' as const) : ('denied' as const) }),
      ...(isDirect ? {} : { nativeCommand: (name: string) => slashName(catalogue, name) }),
      isSpaceAdmin: async () =>
        hasPermissions(permissions, PermissionFlagsBits.ManageGuild) ||
        hasPermissions(permissions, PermissionFlagsBits.Administrator),
    },
  }
}

/** A Discord user, the same in every server. */
export const discordIdentity = (person: DiscordUser): ChatIdentity => ({
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
/** Posts of a forum are threads too, and writing in threads is a permission of its own. */
const postingPermissions = (channelType: number | undefined): bigint =>
  PermissionFlagsBits.ViewChannel |
  (THREADS.has(channelType) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages)

const THREADS: ReadonlySet<number | undefined> = new Set<number>([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
])

function readMeaning(
  catalogue: Catalogue<never>,
  it: InteractionPacket,
  apiUrl: string | undefined,
): InteractionMeaning | null {
  switch (it.type) {
    case InteractionType.ApplicationCommand:
    case InteractionType.ApplicationCommandAutocomplete: {
      const data = CommandData.safeParse(it.data)
      return data.success ? readCommand(catalogue, it, data.data) : null
    }
    case InteractionType.MessageComponent: {
      const data = ComponentData.safeParse(it.data)
      return data.success ? { said: readComponent(data.data.custom_id, data.data.values ?? []) } : null
    }
    case InteractionType.ModalSubmit: {
      const data = ModalData.safeParse(it.data)
      return data.success ? readModal(catalogue, data.data, apiUrl) : null
    }
    default:
      return null
  }
}

/** A slash command, typed or half typed, or a menu. */
function readCommand(catalogue: Catalogue<never>, it: InteractionPacket, data: CommandData): InteractionMeaning | null {
  if (data.type === ApplicationCommandType.Message) return readMessageMenu(catalogue, it, data)
  if (data.type === ApplicationCommandType.User) return readUserMenu(catalogue, data)
  const [first] = data.options ?? []
  const isVerb = first?.type === ApplicationCommandOptionType.Subcommand
  const command = isVerb ? catalogue.findCommand(`${data.name} ${first.name}`) : catalogue.findByAlias(data.name)
  const given = (isVerb ? first.options : data.options) ?? []
  const values = Object.fromEntries(given.map(({ name, value }) => [name, optionText(value)]))
  const name = command?.name ?? data.name
  const said: RequestInput = { kind: 'command', command: name, values: command ? values : {} }
  if (it.type !== InteractionType.ApplicationCommandAutocomplete) return { said }
  // Half typed, so it is never run: where nothing is being typed, or nothing that is known, nothing is suggested.
  const focused = given.find((option) => option.focused)
  return { said, suggesting: { command: name, option: focused?.name ?? '', typed: optionText(focused?.value) } }
}

/** The line that a person would have typed for it. */
const optionText = (value: OptionData['value']): string => readMarkup(valueText(value ?? ''))

function readMessageMenu(
  catalogue: Catalogue<never>,
  it: InteractionPacket,
  data: CommandData,
): InteractionMeaning | null {
  const command = catalogue.commands.find(({ messageMenu }) => messageMenu?.label === data.name)
  const message = data.resolved?.messages?.[data.target_id ?? '']
  if (!command?.messageMenu || !message) return null
  const author = message.author && discordDisplayName(message.author)
  const { line, mentions } = readDiscordText(message)
  const values = command.messageMenu.values({
    text: line,
    link: messageLink(message, it.guild_id),
    ...(author === undefined ? {} : { author }),
  })
  return { said: { kind: 'command', command: command.name, values }, mentions }
}

function readUserMenu(catalogue: Catalogue<never>, data: CommandData): InteractionMeaning | null {
  const command = catalogue.commands.find(({ userMenu }) => userMenu?.label === data.name)
  const person = data.resolved?.users?.[data.target_id ?? '']
  if (!command?.userMenu || !person) return null
  const words = `@${person.username}`
  const values = { [command.userMenu.into]: words }
  return { said: { kind: 'command', command: command.name, values }, mentions: { [words]: person.id } }
}

const hasPermissions = (permissions: string | undefined, wanted: bigint): boolean =>
  permissions !== undefined && /^\d{1,20}$/.test(permissions) && (BigInt(permissions) & wanted) === wanted
