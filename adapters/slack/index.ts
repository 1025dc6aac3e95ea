// Slack: one code base for Socket Mode and HTTP, for one workspace and many.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, type Logger, LogLevel, webApi } from '@slack/bolt'
import type { Observe, Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { fits } from './blocks.ts'
import { converse } from './converse.ts'
import type { Wire } from './guard.ts'
import { httpReceiver } from './http-receiver.ts'
import {
  type Installation,
  type InstallationStore,
  manyInstallations,
  type OAuthKeys,
  singleInstallation,
} from './installations.ts'
import { directChannels, letters } from './letters.ts'
import { oauth } from './oauth.ts'
import { spaceOf } from './payloads.ts'
import { people } from './people.ts'
import { receive } from './receive.ts'
import { messageOf } from './render.ts'
import { show } from './show.ts'
import { socketReceiver } from './socket-receiver.ts'
import { webs } from './web.ts'

export type { Installation, InstallationStore } from './installations.ts'
export { manifest, SCOPES } from './register.ts'

export interface SlackOptions {
  /** Socket Mode with an app token; else HTTP with a signing secret. */
  readonly transport: { readonly appToken: string } | { readonly signingSecret: string }
  /** One workspace by its bot token; or many, by OAuth, kept in `store`. */
  readonly access:
    | { readonly botToken: string }
    | (OAuthKeys & { readonly store: InstallationStore; readonly publicUrl: string })
  /** Default `https://slack.com/api/`. */
  readonly apiUrl?: string
  /** The present instant, in UTC. */
  readonly now: () => Date
  readonly log: Log
  readonly observe?: Observe
}

/** What a pino logger does. */
export interface Log {
  error(about: object, message: string): void
  warn(about: object, message: string): void
}

export interface SlackPlatform extends Platform {
  /** Answers a request that is Slack's by its path; false where it is none. The host listens and asks here. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

/** How long a stop waits for what was begun. */
const FINISH_WITHIN_MS = 5000

export function createSlack({ transport, access, apiUrl, now, log, observe }: SlackOptions): SlackPlatform {
  const logger = quiet(log)
  const rules = { apiUrl: withSlash(apiUrl ?? 'https://slack.com/api/'), logger, now, ...(observe ? { observe } : {}) }
  const report = (error: unknown) => log.error({ platform: 'slack', ...described(error) }, 'Slack')
  const installations =
    'store' in access ? manyInstallations(access.store, access, rules) : singleInstallation(access.botToken, rules)
  // Answers and letters have a client each: a burst of nudges must not stand in front of somebody's press.
  const web = webs(rules)
  const directChannel = directChannels(web)
  const post = letters({ installations, web: webs(rules), directChannel, now })
  const door =
    'store' in access ? oauth({ ...rules, keys: access, installations, publicUrl: access.publicUrl, report }) : null
  const wire: Wire =
    'appToken' in transport
      ? socketReceiver({ appToken: transport.appToken, ...rules, report })
      : httpReceiver({ ...rules, signingSecret: transport.signingSecret, report })

  let isStopped = false

  const listen = (dispatcher: Dispatcher) => {
    const app = new App({
      receiver: wire,
      logger,
      logLevel: LogLevel.WARN,
      convoStore: false,
      clientOptions: { slackApiUrl: rules.apiUrl },
      // Bolt keeps no token: a client for each that ever was would be kept for ever.
      authorize: async (source) => {
        const installation = await installations.find(spaceOf(source))
        if (!installation) throw new Error('Not installed there')
        return ids(installation, source)
      },
    })
    app.error(async (error) => report(error))
    const talk = converse({ dispatcher, web, directChannel, report })
    app.use(receive({ dispatcher, installations, people: people(web, now), directChannel, converse: talk }))
    return wire.start()
  }

  return {
    name: 'slack',
    async start(dispatcher) {
      if ('botToken' in access) await checked(() => installations.find(''), report)
      await listen(dispatcher)
    },
    async stop() {
      isStopped = true
      await wire.stop()
      await wire.idle(FINISH_WITHIN_MS)
    },
    ...post,
    async send(letter) {
      return isStopped ? { state: 'later', afterMs: 0, scope: 'platform' } : post.send(letter)
    },
    fits,
    show: (view) => show(messageOf(view)),
    isReady: () => wire.isReady(),
    handle(request, response) {
      const path = (request.url ?? '').split('?')[0]
      if (path === '/slack/events' && wire.handle) {
        wire.handle(request, response).catch(report)
        return true
      }
      if (request.method !== 'GET' || !door) return false
      if (path === '/slack/install') door.install(request, response)
      else if (path === '/slack/oauth_redirect') door.redirected(request, response).catch(report)
      else return false
      return true
    },
  }
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

const ids = ({ botUserId, botId }: Installation, source: { teamId?: string; enterpriseId?: string }) => ({
  botUserId,
  ...(botId ? { botId } : {}),
  ...(source.teamId ? { teamId: source.teamId } : {}),
  ...(source.enterpriseId ? { enterpriseId: source.enterpriseId } : {}),
})

/** A token that Slack refuses is a mistake of the configuration; Slack out of reach is not. */
async function checked(ask: () => Promise<unknown>, report: (error: unknown) => void): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError)
      throw new Error(`Slack refuses SLACK_BOT_TOKEN: ${error.data.error}`, { cause: error })
    report(error)
  }
}

/** What went wrong, without anybody's words or tokens. */
const described = (error: unknown): object =>
  error instanceof Error
    ? {
        error: error.name,
        ...('code' in error ? { code: String(error.code) } : {}),
        reason: error.message.slice(0, 200),
      }
    : { error: 'unknown' }

/** Bolt's logger: warnings and errors as our own, sentences only; what it says about payloads is left out. */
function quiet(log: Log): Logger {
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
