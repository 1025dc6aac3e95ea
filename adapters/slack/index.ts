// The Slack adapter: Socket Mode and HTTP, one workspace or many.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, type Logger, LogLevel, webApi } from '@slack/bolt'
import type { Platform, PlatformObserver } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import type { SlackReceiver } from './acknowledger.ts'
import { fitsSlackPayload } from './blocks.ts'
import { createChannelDirectory } from './channel-directory.ts'
import { createHttpReceiver } from './http-receiver.ts'
import { createFileReader } from './incoming-file.ts'
import {
  createOAuthInstallations,
  createSingleInstallation,
  type InstallationStore,
  type OAuthCredentials,
} from './installations.ts'
import { createOAuthFlow } from './oauth.ts'
import { readSourceSpace } from './payloads.ts'
import type { IdentityChangeHandler } from './receive/delivery.ts'
import { receive } from './receive/index.ts'
import { renderSlackMessage } from './render.ts'
import { createRequestHandler } from './request-handler.ts'
import { createDirectChannelLookup, createSlackSender } from './sender.ts'
import { slackMessageText } from './show.ts'
import { createSocketReceiver, type SocketReceiverOptions } from './socket-receiver.ts'
import { createUserDirectory } from './user-directory.ts'
import { createWebClients, slackErrorName } from './web-client.ts'

export type { InstallationStore } from './installations.ts'
export { BOT_SCOPES, createManifest } from './register.ts'

export interface SlackOptions {
  /** Socket Mode with an app token; HTTP with a signing secret. */
  readonly transport: { readonly appToken: string } | { readonly signingSecret: string }
  /** One workspace by its bot token; or many, by OAuth, kept in `store`. */
  readonly access:
    | { readonly botToken: string }
    | (OAuthCredentials & { readonly store: InstallationStore; readonly publicUrl: string })
  /** Default `https://slack.com/api/`. */
  readonly apiUrl?: string
  /** For the socket: what its connection goes through where there is a proxy; direct unless given. */
  readonly dispatcher?: SocketReceiverOptions['dispatcher']
  /** The present instant, in UTC. */
  readonly now: () => Date
  readonly log: PlatformLog
  readonly observe?: PlatformObserver
  /** Told when Slack reports a changed profile, or that an account was deactivated or is back. */
  readonly onIdentityChange?: IdentityChangeHandler
}

/** The methods of a pino logger. */
export interface PlatformLog {
  error(about: object, message: string): void
  info(about: object, message: string): void
  warn(about: object, message: string): void
}

export interface SlackPlatform extends Platform {
  /** Handles a request if its path is Slack's; returns false otherwise. The host listens. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

/** How long stopping waits for started requests, in milliseconds. */
const FINISH_WITHIN_MS = 5000

export function createSlack({
  transport,
  access,
  apiUrl,
  dispatcher,
  now,
  log,
  observe,
  onIdentityChange,
}: SlackOptions): SlackPlatform {
  const logger = createBoltLogger(log)
  const rules = { apiUrl: withSlash(apiUrl ?? 'https://slack.com/api/'), logger, now, ...(observe ? { observe } : {}) }
  const report = (error: unknown) => log.error({ platform: 'slack', ...describeError(error) }, 'Slack')
  const installations =
    'store' in access
      ? createOAuthInstallations(access.store, access, rules)
      : createSingleInstallation(access.botToken, rules)
  // Separate clients for answers and nudges: a burst of nudges must not delay an answer.
  const web = createWebClients(rules)
  const directChannel = createDirectChannelLookup(web)
  const post = createSlackSender({ installations, web: createWebClients(rules), directChannel, now })
  const oauthFlow =
    'store' in access
      ? createOAuthFlow({ ...rules, credentials: access, installations, publicUrl: access.publicUrl, report })
      : null
  const receiver: SlackReceiver =
    'appToken' in transport
      ? createSocketReceiver({
          appToken: transport.appToken,
          ...rules,
          report,
          ...(dispatcher ? { dispatcher } : {}),
        })
      : createHttpReceiver({ ...rules, signingSecret: transport.signingSecret, report })

  let isStopped = false

  const listen = (dispatcher: Dispatcher) => {
    const app = new App({
      receiver: receiver,
      logger,
      logLevel: LogLevel.WARN,
      convoStore: false,
      clientOptions: { slackApiUrl: rules.apiUrl },
      // Bolt would keep a client for every token for ever; here they are not cached.
      authorize: async (source) => {
        const installation = await installations.find(readSourceSpace(source))
        if (!installation) throw new Error('Not installed there')
        return ids(installation, source)
      },
    })
    app.error(async (error) => report(error))
    app.use(
      receive({
        dispatcher,
        installations,
        people: createUserDirectory(web, now),
        channels: createChannelDirectory(web, now),
        directChannel,
        readFile: createFileReader(rules.apiUrl),
        handle: createRequestHandler({ dispatcher, web, directChannel, report }),
        ...(onIdentityChange ? { onIdentityChange } : {}),
      }),
    )
    return receiver.start()
  }

  return {
    name: 'slack',
    async start(dispatcher) {
      const installation = 'botToken' in access ? await findOwnInstallation(() => installations.find(''), report) : null
      await listen(dispatcher)
      if (installation) log.info({ platform: 'slack', space: installation.space }, connectedText(installation))
    },
    async stop() {
      isStopped = true
      await receiver.stop()
      await receiver.whenIdle(FINISH_WITHIN_MS)
    },
    ...post,
    async send(letter) {
      return isStopped ? { state: 'later', afterMs: 0, scope: 'platform' } : post.send(letter)
    },
    fits: fitsSlackPayload,
    viewText: (view) => slackMessageText(renderSlackMessage(view)),
    isReady: () => receiver.isReady(),
    handle(request, response) {
      const path = (request.url ?? '').split('?')[0]
      if (path === '/slack/events' && receiver.handle) {
        receiver.handle(request, response).catch(report)
        return true
      }
      if (request.method !== 'GET' || !oauthFlow) return false
      if (path === '/slack/install') oauthFlow.startInstall(request, response)
      else if (path === '/slack/oauth_redirect') oauthFlow.handleRedirect(request, response).catch(report)
      else return false
      return true
    },
  }
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

const ids = ({ botUserId, botId }: SlackInstallation, source: { teamId?: string; enterpriseId?: string }) => ({
  botUserId,
  ...(botId ? { botId } : {}),
  ...(source.teamId ? { teamId: source.teamId } : {}),
  ...(source.enterpriseId ? { enterpriseId: source.enterpriseId } : {}),
})

const connectedText = ({ name, space, botName }: SlackInstallation): string =>
  `Connected to ${name ?? space}${botName ? ` as @${botName}` : ''}`

/** A refused token is a configuration error; an unreachable Slack is not. */
async function findOwnInstallation(
  ask: () => Promise<SlackInstallation | null>,
  report: (error: unknown) => void,
): Promise<SlackInstallation | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError)
      throw new Error(`Slack rejects SLACK_BOT_TOKEN: ${error.data.error}`, { cause: error })
    report(error)
    return null
  }
}

/** Logs an error without content and tokens, with Slack's own name for it. */
const describeError = (error: unknown): object => {
  if (!(error instanceof Error)) return { error: 'unknown' }
  const slackError = slackErrorName(error)
  return {
    error: error.name,
    ...('code' in error ? { code: String(error.code) } : {}),
    ...(slackError === null ? {} : { slackError }),
    reason: error.message.slice(0, 200),
  }
}

/** Bolt's logger: warnings and errors as this application's log lines; payloads are left out. */
function createBoltLogger(log: PlatformLog): Logger {
  const sentences = (words: unknown[]) =>
    words
      .map((each) => (each instanceof Error ? each.message : typeof each === 'string' ? each : ''))
      .join(' ')
      .slice(0, 300)
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words) => log.warn({ platform: 'slack' }, sentences(words)),
    error: (...words) => log.error({ platform: 'slack' }, sentences(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
