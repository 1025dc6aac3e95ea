// The real Bolt, pointed at the fake, for the fake's own tests.
import type { Server } from 'node:http'
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { FakeSlack } from './index.ts'

/** The SDKs report every provoked failure; the tests look at what comes of it instead. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
}
const quiet = { logger: silent }

/**
 * Bolt in Socket Mode, connected. `pingTimeout` is how long the SDK waits for a pong, and before it reconnects, both
 * in milliseconds: short ones make reconnecting quick, and a busy machine look like a dead connection.
 */
export async function boltOverSocket(slack: FakeSlack, listen: (app: App) => void, pingTimeout = 5000): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, ...quiet }
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    installerOptions: { clientOptions },
    clientPingTimeout: pingTimeout,
    ...quiet,
  })
  const app = new App({ token: slack.botToken, receiver, clientOptions, ...quiet })
  listen(app)
  await app.start()
  await slack.connected()
  return app
}

/** Bolt's HTTP receiver on a free loopback port; the fake delivers to it. */
export async function boltOverHttp(slack: FakeSlack, listen: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, ...quiet }
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, endpoints: '/slack/events', ...quiet })
  const app = new App({ token: slack.botToken, receiver, clientOptions, ...quiet })
  listen(app)
  const server = await receiver.start({ host: '127.0.0.1', port: 0 })
  slack.deliverTo(`${originOf(server)}/slack/events`)
  // Bolt asks who it is while it starts; left unanswered, that would be an unhandled rejection.
  await slack.until(() => slack.all('call').some(({ method }) => method === 'auth.test'))
  return app
}

export function originOf(server: { address(): ReturnType<Server['address']> }): string {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Not listening')
  return `http://127.0.0.1:${address.port}`
}
