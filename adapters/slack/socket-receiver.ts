// Socket Mode: requests over an outgoing connection, for hosts behind a firewall. Bolt's own reconnecting waits five
// seconds, and an error inside it ends the process; this one is a loop that cannot throw.
import {
  type App,
  type Logger,
  LogLevel,
  SocketModeReceiver,
  type SocketModeReceiverOptions,
  webApi,
} from '@slack/bolt'
import * as z from 'zod'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { world } from '../../src/time/world.ts'
import {
  type AcknowledgerOptions,
  createAcknowledger,
  type EventAcknowledger,
  type SlackReceiver,
} from './acknowledger.ts'
import { slackErrorName } from './web-client.ts'

/**
 * Slack's servers often take longer than the five seconds the library allows for a pong (github.com/slackapi/bolt-js,
 * issue 2496): a sound connection would be ended many times a day, with the lines of those seconds on it.
 */
const CONNECTION = { autoReconnectEnabled: false, clientPingTimeout: 20_000, serverPingTimeout: 60_000 }
const HELLO_WITHIN_MS = 10_000
const SHORTEST_WAIT_MS = 100
const LONGEST_WAIT_MS = 30_000

export interface SocketReceiverOptions extends AcknowledgerOptions {
  readonly appToken: string
  readonly apiUrl: string
  readonly logger: Logger
  /** Undici's, for the connection alone: the call that asks for its address goes by `fetch`. */
  readonly dispatcher?: SocketModeReceiverOptions['dispatcher']
}

export function createSocketReceiver({
  appToken,
  apiUrl,
  logger,
  dispatcher,
  ...rules
}: SocketReceiverOptions): SlackReceiver {
  const { report } = rules
  let guarded: EventAcknowledger | undefined
  let isConnected = false
  let stopping = new AbortController()
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    logLevel: LogLevel.WARN,
    ...CONNECTION,
    ...(dispatcher ? { dispatcher } : {}),
    installerOptions: {
      clientOptions: {
        // Given, or the library would make one of the dispatcher and its own version of undici.
        fetch: (url: string | URL, init?: RequestInit) => fetch(url, init),
        slackApiUrl: apiUrl,
        timeout: 10_000,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
  })
  const { client } = receiver
  ignoreUnsoundFrames(client, report)

  const connect = async (): Promise<void> => {
    const hello = world().after(HELLO_WITHIN_MS, () => void client.disconnect())
    try {
      await client.start()
      isConnected = true
      if (stopping.signal.aborted) void client.disconnect()
    } finally {
      hello.stop()
    }
  }

  /** Retries until connected or stopped; never rejects. */
  const reconnect = async (): Promise<void> => {
    const { signal } = stopping
    try {
      await world().wait(SHORTEST_WAIT_MS, { signal })
      await withRetry(connect, {
        attempts: Number.POSITIVE_INFINITY,
        pauseMs: 2 * SHORTEST_WAIT_MS,
        maxPauseMs: LONGEST_WAIT_MS,
        signal,
        mayRetry(error) {
          report(error)
          return !signal.aborted && (error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter * 1000 : true)
        },
      })
    } catch (error) {
      if (!signal.aborted) report(error)
    }
  }

  client.on('disconnected', () => {
    const wasConnected = isConnected
    isConnected = false
    // A connection that ended after it was open: Slack renews connections every few hours.
    if (wasConnected && !stopping.signal.aborted) void reconnect()
  })

  return {
    init(app: App) {
      const made = createAcknowledger(app, rules)
      guarded = made
      // The receiver uses only `processEvent` of the app; the acknowledger is put in between.
      receiver.init(Object.create(app, { processEvent: { value: made.handle } }))
    },
    /** @throws if Slack refuses the token; other errors are retried in the background. */
    async start() {
      stopping = new AbortController()
      try {
        await connect()
      } catch (error) {
        const refused = slackErrorName(error)
        if (refused !== null && REFUSED.has(refused))
          throw new Error(`Slack rejects SLACK_APP_TOKEN: ${refused}`, { cause: error })
        report(error)
        void reconnect()
      }
    },
    async stop() {
      stopping.abort()
      if (isConnected) void client.disconnect()
      isConnected = false
    },
    async whenIdle(withinMs) {
      await guarded?.whenIdle(withinMs)
    },
    isReady: () => isConnected,
  }
}

/**
 * A frame without what the client reads of it would reject in its listener and end the process. It is left out: what
 * matters comes again, since nobody acknowledged it.
 */
function ignoreUnsoundFrames(client: SocketModeReceiver['client'], report: (error: unknown) => void): void {
  const listeners = client.listeners('ws_message')
  client.removeAllListeners('ws_message')
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    if (!isBinary && !isSoundFrame(data)) return report(new Error('A Socket Mode frame without a payload was ignored'))
    for (const listener of listeners) listener.call(client, data, isBinary)
  })
}

const frameShape = z.looseObject({ type: z.string(), payload: z.looseObject({}).optional() })
const eventPayloadShape = z.looseObject({ event: z.looseObject({ type: z.string() }) })

function isSoundFrame(data: unknown): boolean {
  try {
    const text =
      typeof data === 'string'
        ? data
        : data instanceof Uint8Array || data instanceof ArrayBuffer
          ? new TextDecoder().decode(data)
          : ''
    const { type, payload } = frameShape.parse(JSON.parse(text))
    if (type === 'hello' || type === 'disconnect') return true
    return type === 'events_api' ? eventPayloadShape.safeParse(payload).success : payload !== undefined
  } catch {
    return false
  }
}

const REFUSED = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'not_allowed_token_type', 'token_revoked'])
