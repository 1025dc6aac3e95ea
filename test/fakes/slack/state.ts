// What Slack knows: apps, workspaces, people, channels, messages, views, and the short-lived keys between them.
import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import type { Log } from './log.ts'
import type { UploadedFile } from './methods/files.ts'
import type { ScheduledMessage } from './methods/scheduled.ts'
import { SlackError } from './slack-error.ts'
import type { Account, App, Channel, Installation, Message, PersonGrant, View, Workspace } from './types.ts'

/** A trigger opens one modal, within three seconds of the press that made it. */
export interface Trigger {
  app: string
  team: string
  user: string
  madeAt: number
  isUsed: boolean
  /** The modal it was pressed in, for `views.push`. */
  view?: View
}

/** A response URL: five uses within thirty minutes. */
export interface ResponseUrl {
  installation: Installation
  channel: string
  user: string
  madeAt: number
  uses: number
  /** The message whose button was pressed; a slash command has none. */
  original?: Message
}

/** An authorization code waiting to be exchanged: once, within ten minutes. */
export interface Grant {
  app: App
  workspace: Workspace
  user: string
  scopes: string[]
  /** What is asked of the person for themselves; with these alone no bot is installed. */
  userScopes: string[]
  redirectUri?: string
  madeAt: number
}

export interface State {
  clock: Clock
  log: Log
  apps: Map<string, App>
  workspaces: Map<string, Workspace>
  triggers: Map<string, Trigger>
  responseUrls: Map<string, ResponseUrl>
  grants: Map<string, Grant>
  /** Single-use tickets for Socket Mode connections: ticket → app id. */
  tickets: Map<string, string>
  /** Bot token → installation, dead ones included. */
  tokens: Map<string, Installation>
  /** A person's token → who gave it, in which installation; dead ones included. */
  personTokens: Map<string, { installation: Installation; grant: PersonGrant }>
  /** What waits to be posted, by its id. */
  scheduled: Map<string, ScheduledMessage>
  /** How often each method was called. */
  arrivals: Map<string, number>
  /** Messages for one person's eyes, oldest first. */
  ephemerals: Message[]
  /** Uploaded files by id, and by the key of their upload address. */
  files: Map<string, UploadedFile>
  uploads: Map<string, UploadedFile>
  settings: Settings
  hooks: Hooks
  /** Files people dropped, by the path they are downloaded from. */
  dropped: Map<string, string>
  /** The fake's own address, `http://127.0.0.1:port`, once it listens. */
  origin: string
}

export interface Settings {
  /** Slack sends apps their own messages back as events; off by default, most tests do not need the traffic. */
  echoesOwnMessages: boolean
  /** Posts a second and burst per channel; more is answered 429. Undefined: no limit. */
  postLimit?: { perSecond: number; burst: number }
  /** Whether methods are limited as their tiers surely allow, a minute and a workspace. On by default. */
  hasTiers: boolean
  /** What single methods allow a token instead. */
  callLimits: Record<string, { calls: number; perMs: number }>
  /** Milliseconds after which a message that an app posts appears in histories; asked anew for each. Default 0. */
  historyLagMs: () => number
  /** Newer types of blocks that the workspace takes, such as `card`; none by default. */
  newerBlocks: string[]
  /** Milliseconds after which an uploaded file is known as a picture. Default 200. */
  fileReadyMs: number
  /** Whether slash command texts arrive with `&`, `<`, `>`, people, channels and links escaped. */
  escapesCommands: boolean
  /** Whether pings in Socket Mode stay unanswered for now: Slack's own sometimes take more than five seconds. */
  holdsPongs: boolean
  /** After how long an answer is noted as too late, in real milliseconds: Slack's own three seconds, times `SLOWNESS`. */
  ackWithinMs: number
  /** How long a delivery waits for its answer, in real milliseconds. */
  answerWithinMs: number
  /** The judges of Block Kit payloads, when they sit: kind, what is stored, what was sent, and by which way. */
  judge?: (kind: 'message' | 'view', stored: Message | View, sent: Record<string, unknown>, via: string) => void
}

/** What the methods set off outside themselves; wired by `index.ts`, so that methods know no transport. */
export interface Hooks {
  /** An app posted, edited or deleted in a channel, for the echo. */
  onAppMessage?: (
    installation: Installation,
    channel: Channel,
    message: Message,
    what: 'post' | 'edit' | 'deletion',
    previous?: Message,
  ) => void
  /** A person took their leave back; tell the app. */
  onPersonRevoked?: (installation: Installation, grant: PersonGrant) => void
  /** A profile changed by itself: a status was set. */
  onProfileChange?: (installation: Installation, account: Account) => void
  /** An installation ended; tell the app. */
  onUninstalled?: (installation: Installation) => void
}

let counter = 0

/** An id the way Slack writes them: a letter and ten capitals or digits, never the same twice in a process. */
export function newId(prefix: string): string {
  counter += 1
  return `${prefix}0${counter.toString(36).toUpperCase().padStart(8, '0')}`
}

export const newSecret = (bytes = 16): string => randomBytes(bytes).toString('hex')

/** The direct-message channel between a person and an app's bot, opened when there is none. */
export function directMessage(installation: Installation, user: string): Channel {
  const { workspace, botUserId } = installation
  const key = `${botUserId}:${user}`
  const present = workspace.dms.get(key)
  if (present) return present
  const opened = addChannel(workspace, { name: 'directmessage', kind: 'im', members: [user, botUserId] })
  workspace.dms.set(key, opened)
  return opened
}

export function addChannel(
  workspace: Workspace,
  channel: { name: string; kind: Channel['kind']; members: Iterable<string>; isArchived?: boolean },
): Channel {
  const added: Channel = {
    id: newId(channel.kind === 'im' ? 'D' : 'C'),
    team: workspace.id,
    name: channel.name,
    kind: channel.kind,
    members: new Set(channel.members),
    isArchived: channel.isArchived ?? false,
    messages: [],
  }
  workspace.channels.set(added.id, added)
  return added
}

/** A channel by its id, or the DM behind a user id; an error in Slack's words otherwise. */
export function channelOf(installation: Installation, id: string): Channel {
  const { workspace } = installation
  const channel = workspace.channels.get(id)
  if (channel) {
    const isVisible = channel.kind === 'channel' || channel.members.has(installation.botUserId)
    if (isVisible) return channel
    throw new SlackError('channel_not_found')
  }
  const account = workspace.accounts.get(id)
  if (!account) throw new SlackError('channel_not_found')
  if (account.isBot) throw new SlackError('cannot_dm_bot')
  return directMessage(installation, account.id)
}

export function accountOf(workspace: Workspace, id: string): Account {
  const account = workspace.accounts.get(id)
  if (!account) throw new SlackError('user_not_found')
  return account
}

export function newTrigger(state: State, trigger: Omit<Trigger, 'madeAt' | 'isUsed'>): string {
  const id = `${++counter}.${Math.floor(state.clock.now() / 1000)}.${newSecret()}`
  state.triggers.set(id, { ...trigger, madeAt: state.clock.patient(), isUsed: false })
  return id
}

export function newResponseUrl(state: State, target: Omit<ResponseUrl, 'madeAt' | 'uses'>): string {
  const key = newSecret(24)
  state.responseUrls.set(key, { ...target, madeAt: state.clock.now(), uses: 0 })
  return `${state.origin}/response/${key}`
}

/** A new app, installed nowhere, with the event subscriptions Proxy needs unless given others. */
export function addApp(state: State, options: { name?: string; events?: string[]; rotatesTokens?: boolean } = {}): App {
  const id = newId('A')
  const app: App = {
    id,
    name: options.name ?? 'Proxy',
    clientId: `${id}.client`,
    clientSecret: newSecret(),
    signingSecret: newSecret(),
    verificationToken: newSecret(12),
    appToken: `xapp-1-${id}-${newSecret()}`,
    events: new Set(options.events ?? allEvents),
    sockets: new Set(),
    rotatesTokens: options.rotatesTokens ?? false,
  }
  state.apps.set(id, app)
  return app
}

export function addWorkspace(state: State, name: string): Workspace {
  const workspace: Workspace = {
    id: newId('T'),
    name,
    domain: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    accounts: new Map(),
    channels: new Map(),
    dms: new Map(),
    installations: new Map(),
    views: new Map(),
  }
  state.workspaces.set(workspace.id, workspace)
  return workspace
}

export function addAccount(workspace: Workspace, name: string, details: Partial<Account> = {}): Account {
  const account: Account = {
    realName: name,
    displayName: name,
    email: `${name}@${workspace.domain}.example`,
    tz: 'Europe/Vienna',
    locale: 'en-US',
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isDeleted: false,
    isBot: false,
    knowsApp: false,
    ...details,
    id: newId('U'),
    team: workspace.id,
    name,
  }
  workspace.accounts.set(account.id, account)
  return account
}

const allEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
  'user_change',
]
