// The nouns of the fake. Fields that travel over the wire keep Slack's own spelling.
import type { WebSocket } from 'ws'

/** A Block Kit block as it was sent; what is inside is judged by the judges, not by this type. */
export interface Block {
  type: string
  block_id: string
  [field: string]: unknown
}

/** What the person has chosen or typed so far: block id → action id → value. */
export type StateValues = Record<string, Record<string, Record<string, unknown>>>

export interface Metadata {
  event_type: string
  event_payload: Record<string, unknown>
}

export interface Message {
  kind: 'message'
  team: string
  channel: string
  /** Slack's timestamp, the message's name within its channel. */
  ts: string
  /** The author's user id: a person's or a bot's. */
  user: string
  /** Set when an app wrote it. */
  bot_id?: string
  app_id?: string
  text: string
  blocks: Block[]
  attachments: unknown[]
  /** As files came with it. */
  files?: unknown[]
  metadata?: Metadata
  thread_ts?: string
  /** A reply that was also sent to the channel. */
  isBroadcast?: boolean
  edited?: { user: string; ts: string }
  /** Only this user sees it; it is in no history and cannot be edited with `chat.update`. */
  ephemeralFor?: string
  isDeleted: boolean
  /** When it was posted, in the fake's milliseconds. */
  postedAt: number
  /** Until when no history tells of it, in the fake's milliseconds. */
  unlistedUntil: number
  /** What it said before each edit, oldest first. */
  versions: { at: number; text: string; blocks: Block[] }[]
  /** What people chose in its selects. */
  state: StateValues
  /** The arguments it came with, as sent. */
  sent: Record<string, unknown>
}

export interface View {
  kind: 'view'
  id: string
  hash: string
  type: 'modal' | 'home'
  team: string
  /** The user it is shown to. */
  user: string
  app_id: string
  bot_id: string
  callback_id: string
  external_id: string
  private_metadata: string
  title?: unknown
  submit?: unknown
  close?: unknown
  clear_on_close: boolean
  notify_on_close: boolean
  blocks: Block[]
  state: StateValues
  root_view_id: string
  previous_view_id: string | null
  /** The errors under its inputs after a refused submission: block id → sentence. */
  errors: Record<string, string>
  isOpen: boolean
}

export interface Account {
  id: string
  team: string
  name: string
  realName: string
  displayName: string
  email: string
  tz: string
  locale: string
  isAdmin: boolean
  isOwner: boolean
  isRestricted: boolean
  isDeleted: boolean
  isBot: boolean
  /** When they want to be left alone: the present or next Do Not Disturb, in seconds; a snooze ends with `snoozedUntil`. */
  dnd?: { from: number; to: number }
  snoozedUntil?: number
  /** What others see of them. */
  status?: { text: string; emoji: string; until: number }
  /** True once the person has turned to the app: writing to anyone else is noted as a finding. */
  knowsApp: boolean
}

export interface Channel {
  id: string
  team: string
  name: string
  kind: 'channel' | 'group' | 'im'
  members: Set<string>
  isArchived: boolean
  messages: Message[]
}

/** Where an app takes requests over HTTP; one URL for everything when given as a string. */
export interface RequestUrls {
  events: string
  commands: string
  interactivity: string
  options: string
}

export interface App {
  id: string
  name: string
  clientId: string
  clientSecret: string
  signingSecret: string
  verificationToken: string
  appToken: string
  /** Event subscriptions, such as `message.im`. */
  events: Set<string>
  /** Set: HTTP mode. Not set: Socket Mode. */
  urls?: RequestUrls
  sockets: Set<WebSocket>
  rotatesTokens: boolean
}

export interface Installation {
  app: App
  workspace: Workspace
  botUserId: string
  botId: string
  /** Bot tokens that work, and until when (milliseconds; undefined: for ever). */
  tokens: Map<string, number | undefined>
  refreshToken?: string
  scopes: Set<string>
  /** Tokens people gave the app for themselves, by their user's id. */
  people: Map<string, PersonGrant>
  /** The error every call is answered with, once the token is dead. */
  deadWith?: 'invalid_auth' | 'token_revoked' | 'account_inactive'
}

/** What a person lets an app do for them: its scopes add up, and its tokens end together. */
export interface PersonGrant {
  user: string
  scopes: Set<string>
  /** Tokens that work, and until when (milliseconds; undefined: for ever). */
  tokens: Map<string, number | undefined>
  refreshToken?: string
  isRevoked: boolean
}

export interface Workspace {
  id: string
  name: string
  domain: string
  /** The Enterprise organisation it belongs to; apps are then installed in that one as a whole. */
  organisation?: { id: string; name: string }
  accounts: Map<string, Account>
  channels: Map<string, Channel>
  /** DM channels by bot and person: `bot:person`. */
  dms: Map<string, Channel>
  installations: Map<string, Installation>
  views: Map<string, View>
}

/** How the app under test answered one delivery. */
export interface Answer {
  acknowledged: boolean
  /** HTTP status; 200 for an acknowledged envelope, 0 when nothing came. */
  status: number
  /** The acknowledgement's payload, parsed where it is JSON. */
  body: unknown
  /** From sending to the acknowledgement, in milliseconds. */
  ms: number
  /** Why there is no answer: `not_connected`, `timeout`, `socket_closed`, or the network's own word. */
  error?: string
}
