// The interface of the fake: everything a test may ask of it.
import type { Answers, DeliveryOptions } from './delivery.ts'
import type { Faults } from './faults.ts'
import type { Log } from './log.ts'
import type { ScheduledMessage } from './methods/scheduled.ts'
import type { Person } from './person.ts'
import type { Pace, SignedRequest, Signing } from './signed-requests.ts'
import type { Settings } from './state.ts'
import type { Account, Answer, App, Channel, Installation, Message, RequestUrls, Workspace } from './types.ts'

export interface FakeSlackOptions extends Partial<Omit<Settings, 'judge'>> {
  /** Slack's clock, in milliseconds since 1970; default the real one. */
  now?: () => number
  /** The first app's name, event subscriptions and token rotation. */
  app?: AppOptions
  /** An Enterprise organisation that the workspace belongs to, and that the app is installed in. */
  organisation?: { id: string; name: string }
  /** Bot scopes of the first installation; default all the fake knows. */
  scopes?: string[]
  /** Check every Block Kit payload; see `judge.ts`. The first use on a machine takes about three seconds. */
  hasJudges?: boolean
}

export interface AppOptions {
  name?: string
  events?: string[]
  rotatesTokens?: boolean
}

export interface PersonOptions extends Partial<Omit<Account, 'id' | 'team' | 'name' | 'isBot'>> {
  workspace?: Workspace
}

export interface ChannelOptions {
  workspace?: Workspace
  members?: { id: string }[]
  isPrivate?: boolean
  isArchived?: boolean
  /** Default true: the first app's bot is a member, each workspace's own where several have the app. */
  hasApp?: boolean
  /** Other workspaces that share it, by Slack Connect. */
  sharedWith?: Workspace[]
}

export interface FakeSlack extends Pick<Log, 'next' | 'until' | 'settled' | 'mark' | 'findings' | 'all'> {
  /** `http://127.0.0.1:port`. */
  origin: string
  /** For `clientOptions.slackApiUrl`; ends in `/api/`. */
  apiUrl: string
  /** For `installerOptions.authorizationUrl`. */
  authorizeUrl: string
  /** The first app, its workspace, and its installation there. */
  app: App
  workspace: Workspace
  installation: Installation
  /** A bot token of the first installation that works. */
  botToken: string
  settings: Settings
  faults: Faults

  /** Another app; it is installed nowhere yet. */
  addApp(options?: AppOptions): App
  /** Another workspace, with the first app in it unless `isInstalled` is false. */
  addWorkspace(name: string, options?: { isInstalled?: boolean; scopes?: string[] }): Workspace
  /** Install an app without the ceremony. */
  install(app: App, workspace: Workspace, scopes?: string[]): Installation
  /** A new bot token for an installation. */
  newToken(installation?: Installation): string
  /** Someone, made at first mention. Give `knowsApp: true` when they turned to the app before the test began. */
  person(name: string, options?: PersonOptions): Person
  /** A channel, made at first mention. */
  channel(name: string, options?: ChannelOptions): Channel

  /** From now on, deliver over HTTP to this address, or these; undefined: Socket Mode again. */
  deliverTo(url: string | RequestUrls | undefined, app?: App): void
  /** Resolves once the app has so many Socket Mode connections (1). */
  connected(count?: number, app?: App, withinMs?: number): Promise<void>
  /** Say goodbye on Socket Mode; the SDK comes again. */
  /** Socket Mode: a frame with these bytes, whatever they are. */
  sendRaw(text: string, app?: App): void
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled', app?: App): void
  /** Cut all Socket Mode connections without a word. */
  drop(app?: App): void
  /** Deliver any event, such as `{ type: 'user_change', … }`. */
  event(event: Record<string, unknown>, options?: DeliveryOptions & { installation?: Installation }): Promise<Answers>
  /** The last thousand requests to the app over HTTP, as sent. */
  sent: SignedRequest[]
  /** Send any body to the app's URL, signed or not. */
  post(
    body: string,
    contentType: string,
    options?: Signing & Pace & { url?: string; app?: App; withinMs?: number },
  ): Promise<Answer>
  /** The same bytes and headers once more. */
  replay(request: SignedRequest, withinMs?: number): Promise<Answer>

  /** Every call with the installation's tokens is refused from now on. */
  killToken(error?: NonNullable<Installation['deadWith']>, installation?: Installation): void
  reviveToken(installation?: Installation): void
  grantScope(scope: string, installation?: Installation): void
  withdrawScope(scope: string, installation?: Installation): void
  /** Uninstall: the tokens die, then `tokens_revoked` and `app_uninstalled` are delivered. */
  uninstall(installation?: Installation): Promise<Answers[]>

  /** Messages still there in a channel, oldest first, ephemeral ones not among them. */
  messages(channel: Channel | string): Message[]
  /** How often a method was called, counted when the call arrives, whatever becomes of it. */
  arrivals(method: string): number
  /** Every message any app ever posted, edited or deleted, ephemeral ones too, in order of posting. */
  posted(): Message[]
  /** Let Slack's time pass; real time does not. */
  advance(milliseconds: number): void
  /** What waits to be posted at its time, the next first. */
  scheduled(): ScheduledMessage[]
  /** Slack loses a message that waits. */
  loseScheduled(id: string): void
  /** Posts what is due by now; every call to the API does too. */
  postDue(): void
  /** The findings so far, which are then forgotten. */
  takeFindings(): string[]
  /** Forget what happened, findings and used keys, to keep long runs small. Messages stay. */
  forget(): void
  stop(): Promise<void>
}
