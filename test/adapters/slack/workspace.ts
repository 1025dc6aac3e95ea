// The adapter with the real Bolt, over loopback, against the fake Slack: by Socket Mode or HTTP, started and stopped.
import { createServer, type Server } from 'node:http'
import { createSlack, type SlackOptions, type SlackPlatform } from '../../../adapters/slack/index.ts'
import { createManifest } from '../../../adapters/slack/register.ts'
import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from '../../fakes/slack/index.ts'
import { type Toy, type ToyRules, toy } from '../../support/host.ts'

export type Transport = 'socket' | 'http'
export const TRANSPORTS: readonly Transport[] = ['socket', 'http']

export interface Workspace {
  readonly slack: FakeSlack
  readonly platform: SlackPlatform
  readonly toy: Toy
  /** Where Slack and browsers reach us; empty in Socket Mode without pages. */
  readonly url: string
  /** What was logged, as sentences. */
  readonly logged: string[]
  /** What was told of the start. */
  readonly told: string[]
  close(): Promise<void>
}

export interface WorkspaceRules {
  readonly fake?: FakeSlackOptions
  readonly toy?: ToyRules
  /** Another one than the toy's. */
  readonly dispatcher?: Dispatcher
  readonly now?: () => Date
  /** The monotonic clock, in milliseconds; it goes with `now` unless given. */
  readonly elapsed?: () => number
  readonly onIdentityChange?: SlackOptions['onIdentityChange']
  readonly isKnownPerson?: SlackOptions['isKnownPerson']
  readonly drawChart?: SlackOptions['drawChart']
  readonly access?: (slack: FakeSlack, origin: string) => SlackOptions['access']
  /** In Socket Mode too, pages of ours can be opened. */
  readonly hasPages?: boolean
  /** Whatever else the host hands over. */
  readonly more?: Pick<SlackOptions, 'onTokensRevoked' | 'savePersonalToken' | 'findPersonalToken'>
}

export async function workspace(transport: Transport, rules: WorkspaceRules = {}): Promise<Workspace> {
  const made = toy(rules.toy)
  const slack = await startFakeSlack({ hasJudges: true, app: { events: heard(made) }, ...rules.fake })
  const now = rules.now ?? (() => new Date())
  const logged: string[] = []
  const told: string[] = []
  const log = (about: object, message: string) => void logged.push(`${message} ${JSON.stringify(about)}`)
  let platform: SlackPlatform | undefined
  const server = createServer((request, response) => {
    if (!platform?.handle(request, response)) response.writeHead(404).end()
  })
  const url = transport === 'http' || rules.hasPages ? await listening(server) : ''
  platform = createSlack({
    transport: transport === 'socket' ? { appToken: slack.app.appToken } : { signingSecret: slack.app.signingSecret },
    access: rules.access?.(slack, url) ?? { botToken: slack.botToken },
    apiUrl: slack.apiUrl,
    now,
    elapsed: rules.elapsed ?? (() => now().getTime()),
    log: { error: log, warn: log, info: (_about, message) => void told.push(message) },
    ...(rules.drawChart ? { drawChart: rules.drawChart } : {}),
    ...(rules.onIdentityChange ? { onIdentityChange: rules.onIdentityChange } : {}),
    ...rules.more,
    ...(rules.isKnownPerson ? { isKnownPerson: rules.isKnownPerson } : {}),
  })
  if (transport === 'http') slack.deliverTo(`${url}/slack/events`)
  await platform.start(rules.dispatcher ?? made.dispatcher)
  return {
    slack,
    platform,
    toy: made,
    url,
    logged,
    told,
    async close() {
      await platform.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await slack.stop()
    },
  }
}

/** What the app subscribes to in its own manifest. */
const heard = ({ dispatcher }: Toy): string[] => [
  ...createManifest(dispatcher.catalogue, { command: '/proxy' }).settings.event_subscriptions.bot_events,
]

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('Not listening')
  return `http://127.0.0.1:${address.port}`
}
