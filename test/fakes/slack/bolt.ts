// The real Bolt, pointed at the fake, for the fake's own tests.
import type { Server } from 'node:http'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import type { FakeSlack } from './index.ts'

const quiet = { logLevel: LogLevel.ERROR }

/** Bolt in Socket Mode, connected. It reconnects after a tenth of a second instead of five. */
export async function boltOverSocket(slack: FakeSlack, listen: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const receiver = new SocketModeReceiver({
    appToken: slack.app.appToken,
    installerOptions: { clientOptions },
    clientPingTimeout: 100,
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
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, endpoints: '/slack/events', ...quiet })
  const app = new App({ token: slack.botToken, receiver, clientOptions, ...quiet })
  listen(app)
  const server = await receiver.start({ host: '127.0.0.1', port: 0 })
  slack.deliverTo(`${originOf(server)}/slack/events`)
  return app
}

export function originOf(server: { address(): ReturnType<Server['address']> }): string {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Not listening')
  return `http://127.0.0.1:${address.port}`
}
