// The product in Slack over HTTP, as the benches meet it: the real Bolt, and the fake Slack where its own calls go.
import { createSlack } from '../../adapters/slack/index.ts'
import type { Platform } from '../../src/chat/platform.ts'
import type { Database } from '../../src/database/index.ts'
import { startHttpServer } from '../../src/ops/http.ts'
import { type FakeSlack, startFakeSlack } from '../fakes/slack/index.ts'
import type { Bench } from './part.ts'
import { proxyOn, type Serving, type ServingOptions } from './proxy.ts'

export const SECRET = 'a signing secret'

export interface InSlack {
  readonly proxy: Serving
  readonly slack: FakeSlack
  readonly platform: Platform
  /** Where commands go. */
  readonly url: string
}

export async function inSlack(bench: Bench, database: Database, options: ServingOptions = {}): Promise<InSlack> {
  const slack = await startFakeSlack()
  bench.after(() => slack.stop())
  const proxy = await proxyOn(database, options)
  const log = (about: object, message: string) => proxy.errors.push(`${message} ${JSON.stringify(about)}`)
  const platform = createSlack({
    transport: { signingSecret: SECRET },
    access: { botToken: slack.botToken },
    apiUrl: slack.apiUrl,
    now: () => new Date(),
    log: { error: log, warn: log, info: () => undefined },
  })
  await platform.start(proxy.dispatcher)
  bench.after(() => platform.stop())
  const http = await startHttpServer({
    port: 0,
    mounts: [{ prefix: '/slack', handle: (request, response) => void platform.handle(request, response) }],
    readinessProblem: async () => null,
    scrapeMetrics: async () => ({ type: 'text/plain', text: '' }),
    onError: (error) => proxy.errors.push(error),
  })
  bench.after(() => http.stop())
  return { proxy, slack, platform, url: `http://127.0.0.1:${http.port}/slack/events` }
}
