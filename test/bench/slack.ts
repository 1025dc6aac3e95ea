// The product in Slack over HTTP, as the benches meet it: the real Bolt, and the fake Slack where its own calls go.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSlack } from '../../adapters/slack/index.ts'
import type { Platform } from '../../src/chat/platform.ts'
import type { Database } from '../../src/database.ts'
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts'
import type { Bench } from './part.ts'
import { proxyOn, type Serving } from './proxy.ts'

export const SECRET = 'a signing secret'

export interface InSlack {
  readonly proxy: Serving
  readonly slack: FakeSlack
  readonly platform: Platform
  /** Where commands go. */
  readonly url: string
}

export async function inSlack(bench: Bench, database: Database): Promise<InSlack> {
  const slack = await startFakeSlack()
  bench.after(() => slack.stop())
  const proxy = await proxyOn(database)
  const log = (about: object, message: string) => proxy.errors.push(`${message} ${JSON.stringify(about)}`)
  const platform = createSlack({
    transport: { signingSecret: SECRET },
    access: { botToken: slack.botToken },
    apiUrl: slack.apiUrl,
    now: () => new Date(),
    log: { error: log, warn: log },
  })
  await platform.start(proxy.dispatcher)
  bench.after(() => platform.stop())
  const server = createServer((request, response) => void platform.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  bench.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { proxy, slack, platform, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` }
}
