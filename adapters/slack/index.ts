// The Slack adapter: Socket Mode and HTTP, one workspace or many.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { webApi } from '@slack/bolt'
import type { ChartPainter, Platform, PlatformObserver } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { serializeByKey } from '../../src/chat/run/serialize-by-key.ts'
import type { SlackInstallation } from '../../src/contracts/installation.ts'
import { world } from '../../src/time/world.ts'
import type { SlackReceiver } from './acknowledger.ts'
import { createAgentSurface } from './agent.ts'
import { createBoltApp, createBoltLogger, type PlatformLog } from './bolt-app.ts'
import { createChannelDirectory } from './channel-directory.ts'
import { createDoNotDisturbLookUp } from './do-not-disturb.ts'
import { fitsSlackPayload } from './elements.ts'
import { createFocusSignals, ownWebClients, type PersonalTokenLookUp } from './focus-signals.ts'
import { createHttpReceiver } from './http-receiver.ts'
import { createFileReader } from './incoming-file.ts'
import {
  createOAuthInstallations,
  createSingleInstallation,
  type InstallationStore,
  type OAuthCredentials,
} from './installations.ts'
import { createMessageLookUp } from './message-look-up.ts'
import { createOAuthFlow, type PersonalTokenStore } from './oauth.ts'
import { createPicturePoster } from './pictures.ts'
import type { IdentityChangeHandler, KnownPersonLookUp } from './receive/delivery.ts'
import { createReceiveMiddleware } from './receive/index.ts'
import { renderSlackMessage } from './render.ts'
import { createRequestHandler } from './request-handler.ts'
import { createDirectChannelLookup, createSlackSender, retryLookup } from './sender.ts'
import { slackMessageText } from './show.ts'
import { createSocketReceiver, type SocketReceiverOptions } from './socket-receiver.ts'
import { createTimedMessages } from './timed.ts'
import { createUserDirectory } from './user-directory.ts'
import { classifySlackError, createWebClients, slackErrorName } from './web-client.ts'
import { createSurfaces } from './workspace-blocks.ts'

export type { PlatformLog } from './bolt-app.ts'
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
  /** The monotonic clock, in milliseconds, by which waits end; the process's own unless given. */
  readonly elapsed?: () => number
  readonly log: PlatformLog
  readonly observe?: PlatformObserver
  /** Told when Slack reports a changed profile, or that an account was deactivated or is back. */
  readonly onIdentityChange?: IdentityChangeHandler
  /** Told when people's own tokens were revoked, by their ids. */
  readonly onTokensRevoked?: (space: string, externalIds: readonly string[]) => Promise<void>
  /** Keeps what people let this installation do for them; without it nobody is asked. */
  readonly savePersonalToken?: PersonalTokenStore
  /** A token kept so; null: none, or it has ended. */
  readonly findPersonalToken?: PersonalTokenLookUp
  /** Whose emoji mean something; everybody's if left out. */
  readonly isKnownPerson?: KnownPersonLookUp
  /** Draws charts as pictures; without it they are text. */
  readonly drawChart?: ChartPainter
}

export interface SlackPlatform extends Platform {
  /** Handles a request if its path is Slack's; returns false otherwise. The host listens. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
  /** Resolves when every request that has begun is answered, or after so many milliseconds. */
  whenIdle(withinMs: number): Promise<void>
}

/** How long stopping waits for started requests, in milliseconds. */
const FINISH_WITHIN_MS = 5000
/** How long Home waits for what was shown there before, in milliseconds. */
const LONGEST_PUBLISH_MS = 30_000

export function createSlack({
  transport,
  access,
  apiUrl,
  dispatcher,
  now,
  elapsed = () => world().elapsed(),
  log,
  observe,
  onIdentityChange,
  onTokensRevoked,
  savePersonalToken,
  findPersonalToken,
  isKnownPerson,
  drawChart,
}: SlackOptions): SlackPlatform {
  const logger = createBoltLogger(log)
  const clocks = { now, elapsed }
  const calls = { apiUrl: withSlash(apiUrl ?? 'https://slack.com/api/'), logger }
  const rules = { ...calls, ...clocks, ...(observe ? { observe } : {}) }
  const report = (error: unknown) => log.error({ platform: 'slack', ...describeError(error) }, 'Slack')
  const installations =
    'store' in access
      ? createOAuthInstallations(access.store, access, rules)
      : createSingleInstallation(access.botToken, rules)
  // Separate clients for answers and nudges: a burst of nudges must not delay an answer.
  const web = createWebClients(rules)
  const openOnce = createDirectChannelLookup(web)
  const surfaces = createSurfaces(elapsed)
  const nudgeWeb = createWebClients(rules)
  const post = createSlackSender({
    installations,
    surface: surfaces(nudgeWeb),
    directChannel: openOnce,
    doNotDisturb: createDoNotDisturbLookUp(nudgeWeb, clocks, ownWebClients(rules, findPersonalToken)),
    ...clocks,
  })
  const oauthFlow =
    'store' in access
      ? createOAuthFlow({
          ...{ ...rules, credentials: access, installations, publicUrl: access.publicUrl, report },
          ...(savePersonalToken ? { savePersonalToken } : {}),
        })
      : null
  const receiver = createReceiver(transport, { ...rules, report, ...(dispatcher ? { dispatcher } : {}) })

  let isStopped = false
  const listen = (dispatcher: Dispatcher) => {
    const app = createBoltApp({ receiver, installations, logger, apiUrl: rules.apiUrl, report })
    const surface = surfaces(web)
    const directChannel = retryLookup(openOnce)
    const serializeHome = serializeByKey(LONGEST_PUBLISH_MS)
    const pictures = createPicturePoster({ drawChart: drawChart ?? (async () => null), surface, report, serializeHome })
    const talk = createRequestHandler({ dispatcher, surface, directChannel, report, pictures, serializeHome })
    app.use(
      createReceiveMiddleware({
        ...{ dispatcher, installations, apiUrl: rules.apiUrl, directChannel },
        people: createUserDirectory(web, (space) => installations.find(space), elapsed),
        channels: createChannelDirectory(web, elapsed),
        readFile: createFileReader(rules.apiUrl),
        handle: talk,
        surface,
        lookUpMessage: createMessageLookUp(web),
        agent: createAgentSurface({ web, elapsed, catalogue: dispatcher.catalogue }),
        ...(onIdentityChange ? { onIdentityChange } : {}),
        ...(onTokensRevoked ? { onTokensRevoked } : {}),
        ...(isKnownPerson ? { isKnownPerson } : {}),
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
    timed: createTimedMessages({ installations, surface: surfaces(nudgeWeb), directChannel: openOnce, elapsed }),
    focusSignals: createFocusSignals({
      ...{ ...rules, installations, web },
      credentials: 'store' in access ? access : null,
    }),
    fits: fitsSlackPayload,
    viewText: (view) => slackMessageText(renderSlackMessage(view)),
    isReady: () => receiver.isReady(),
    whenIdle: (withinMs) => receiver.whenIdle(withinMs),
    handle: (request, response) => handlePath(receiver, oauthFlow, report, request, response),
  }
}

/** How payloads come in: over a socket that we open, or over HTTP. */
const createReceiver = (
  transport: SlackOptions['transport'],
  rules: Omit<Parameters<typeof createSocketReceiver>[0], 'appToken'> &
    Omit<Parameters<typeof createHttpReceiver>[0], 'signingSecret'>,
): SlackReceiver =>
  'appToken' in transport
    ? createSocketReceiver({ ...rules, appToken: transport.appToken })
    : createHttpReceiver({ ...rules, signingSecret: transport.signingSecret })

/** Slack's requests, and the two pages of OAuth; false for any other path. */
function handlePath(
  receiver: SlackReceiver,
  oauthFlow: ReturnType<typeof createOAuthFlow> | null,
  report: (error: unknown) => void,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const path = (request.url ?? '').split('?')[0]
  if (path === '/slack/events' && receiver.handle) {
    receiver.handle(request, response).catch(report)
    return true
  }
  if (request.method !== 'GET' || !oauthFlow) return false
  if (path === '/slack/install') oauthFlow.startInstall(response)
  else if (path === '/slack/connect') return oauthFlow.startConnect(request, response)
  else if (path === '/slack/oauth_redirect') oauthFlow.handleRedirect(request, response).catch(report)
  else return false
  return true
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

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
    const failure = classifySlackError(error)
    if (error instanceof webApi.WebAPIPlatformError && failure.kind === 'refused')
      throw new Error(`Slack rejects SLACK_BOT_TOKEN: ${failure.error}`, { cause: error })
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
