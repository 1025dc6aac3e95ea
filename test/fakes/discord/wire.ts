// The shapes of Discord's API v10 this fake reads and writes, and its numbers by name. Loose on purpose:
// what it does not know it keeps and hands back, and the judges decide what is wrong.
// Source: https://discord.com/developers/docs/reference
import { z } from 'zod'

export const InteractionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const
export const CallbackType = { reply: 4, defer: 5, deferUpdate: 6, update: 7, autocomplete: 8, modal: 9 } as const
export const CommandType = { slash: 1, user: 2, message: 3 } as const
export const OptionType = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
} as const
export const ComponentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radio: 21,
  checkboxes: 22,
  checkbox: 23,
} as const
export const Flag = { suppressEmbeds: 4, ephemeral: 64, loading: 128, silent: 4096, v2: 32768 } as const
export const MessageType = { plain: 0, reply: 19, slash: 20, menu: 23 } as const
export const ChannelType = { guildText: 0, dm: 1, groupDm: 3, publicThread: 11 } as const
export const Context = { guild: 0, botDm: 1, privateChannel: 2 } as const
export const Install = { guild: 0, user: 1 } as const
export const Permission = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  sendInThreads: 1n << 38n,
  useExternalApps: 1n << 50n,
} as const
/** What a member may do who has nothing special: view, send, read history, react, use commands and apps of their own. */
export const ordinary =
  Permission.viewChannel |
  Permission.sendMessages |
  Permission.sendInThreads |
  Permission.useExternalApps |
  (1n << 16n) |
  (1n << 6n) |
  (1n << 31n)
export const Intent = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 } as const
/** Members, presences and message content have to be switched on in the developer portal. */
export const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15)

const SelectOption = z.looseObject({
  label: z.string(),
  value: z.string(),
  description: z.string().nullish(),
  default: z.boolean().nullish(),
})
export const Component = z.looseObject({
  type: z.number(),
  id: z.number().nullish(),
  custom_id: z.string().nullish(),
  label: z.string().nullish(),
  description: z.string().nullish(),
  style: z.number().nullish(),
  disabled: z.boolean().nullish(),
  url: z.string().nullish(),
  emoji: z.looseObject({ name: z.string().nullish() }).nullish(),
  content: z.string().nullish(),
  value: z.string().nullish(),
  placeholder: z.string().nullish(),
  required: z.boolean().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  min_values: z.number().nullish(),
  max_values: z.number().nullish(),
  default: z.boolean().nullish(),
  options: z.array(SelectOption).nullish(),
  /** Of a media gallery. */
  items: z
    .array(z.looseObject({ media: z.looseObject({ url: z.string() }), description: z.string().nullish() }))
    .nullish(),
  get components() {
    return z.array(Component).nullish()
  },
  get component() {
    return Component.nullish()
  },
  get accessory() {
    return Component.nullish()
  },
})
export type Component = z.infer<typeof Component>

export const Embed = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  url: z.string().nullish(),
  footer: z.looseObject({ text: z.string() }).nullish(),
  author: z.looseObject({ name: z.string() }).nullish(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
})
export type Embed = z.infer<typeof Embed>

export const AllowedMentions = z.looseObject({
  parse: z.array(z.string()).nullish(),
  users: z.array(z.string()).nullish(),
  roles: z.array(z.string()).nullish(),
  replied_user: z.boolean().nullish(),
})

/** A message as a bot writes it: created, edited, or as the data of an interaction's answer. */
export const MessageBody = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(Embed).nullish(),
  components: z.array(Component).nullish(),
  flags: z.number().nullish(),
  allowed_mentions: AllowedMentions.nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z.looseObject({ message_id: z.string() }).nullish(),
  attachments: z.array(z.looseObject({ id: z.union([z.string(), z.number()]) })).nullish(),
  poll: z.unknown().optional(),
  sticker_ids: z.array(z.string()).nullish(),
})
export type MessageBody = z.infer<typeof MessageBody>

export const Modal = z.looseObject({
  custom_id: z.string(),
  title: z.string(),
  components: z.array(Component),
})
export type Modal = z.infer<typeof Modal>

export const Choice = z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })
export type Choice = z.infer<typeof Choice>

export const CommandOption = z.looseObject({
  type: z.number(),
  name: z.string(),
  description: z.string().nullish(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(Choice).nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  get options() {
    return z.array(CommandOption).nullish()
  },
})
export type CommandOption = z.infer<typeof CommandOption>

export const CommandBody = z.looseObject({
  name: z.string(),
  type: z.number().nullish(),
  description: z.string().nullish(),
  options: z.array(CommandOption).nullish(),
  default_member_permissions: z.union([z.string(), z.number()]).nullish(),
  contexts: z.array(z.number()).nullish(),
  integration_types: z.array(z.number()).nullish(),
  dm_permission: z.boolean().nullish(),
})
export type CommandBody = z.infer<typeof CommandBody>
/** A command as Discord keeps it: `version` changes when, and only when, the command does. */
export type Command = CommandBody & { id: string; application_id: string; version: string; type: number }

export interface User {
  id: string
  username: string
  global_name: string | null
  discriminator: string
  avatar: string | null
  bot: boolean
}

export interface Message {
  id: string
  channel_id: string
  guild_id?: string
  author: User
  type: number
  content: string
  embeds: Embed[]
  components: Component[]
  attachments: Attachment[]
  mentions: User[]
  mention_roles: string[]
  mention_everyone: boolean
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  pinned: boolean
  flags: number
  nonce?: string | number
  webhook_id?: string
  application_id?: string
  message_reference?: { type: number; message_id: string; channel_id: string; guild_id?: string }
  referenced_message?: Message | null
  interaction_metadata?: Record<string, unknown>
  reactions?: { emoji: { id: null; name: string }; count: number; me: boolean }[]
}

export interface Attachment {
  id: string
  filename: string
  description?: string
  content_type?: string
  size: number
  url: string
  proxy_url: string
}

/** A number whose bit is looked at often enough to deserve words. */
export const has = (flags: number | null | undefined, flag: number) => ((flags ?? 0) & flag) !== 0
