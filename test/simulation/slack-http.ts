// Slack's Web API as the adapter calls it: nudges go through the network of the world, all else is answered at once.
import type { SimulatedProcess } from './clock.ts'
import { type HttpAnswer, SilentError } from './discord-http.ts'
import { type Accepted, hasMoreIn, markersIn, type Network } from './network.ts'
import { channelOf, personOf } from './places.ts'

const QUICK_MS = 60
/** A page of a history. */
const PAGE = 200

/** What Slack knows of the people of a workspace. */
export interface SlackPeople {
  /** Their zone when they joined. */
  zoneOf(person: string): string
  /** Somebody reads an answer. */
  hears(person: string): void
}

/** The token of a workspace's bot. */
export const botTokenOf = (space: string): string => `xoxb-${space}`

/** Answers one call of a process. @throws {SilentError} where no answer comes */
export function createSlackHttp(network: Network, process: SimulatedProcess, people: SlackPeople) {
  let posted = 0

  const quickly = async (body: object, ms = QUICK_MS): Promise<HttpAnswer> => {
    const end = network.begin(process)
    await process.world.wait(ms)
    end()
    return { status: 200, body: { ok: true, ...body } }
  }

  const post = async (space: string, given: URLSearchParams): Promise<HttpAnswer> => {
    const channel = given.get('channel') ?? ''
    const metadata = JSON.parse(given.get('metadata') ?? '{}')
    // What answers a line is no nudge.
    if (metadata.event_type !== 'proxy_letter') {
      const seconds = Math.floor(process.world.now().getTime() / 1_000)
      const ts = `${seconds}.${String(++posted).padStart(6, '0')}`
      const answered = await quickly({ channel, ts }, QUICK_MS + ((posted * 137) % 600))
      people.hears(personOf('slack', channel))
      return answered
    }
    const shown = `${given.get('text')} ${given.get('blocks')}`
    const result = await network.post(process, {
      platform: 'slack',
      space,
      person: personOf('slack', channel),
      channelId: channel,
      markers: markersIn(shown),
      hasMore: hasMoreIn(shown),
      key: String(metadata.event_payload?.id),
      nonce: null,
      limits: 'channel',
    })
    if (result.state === 'sent') return { status: 200, body: { ok: true, channel, ts: result.ref.messageId } }
    if (result.state === 'silent') throw new SilentError('No answer came')
    return result.state === 'refused' ? UNAVAILABLE : limited(result.afterMs)
  }

  const history = async (space: string, given: URLSearchParams): Promise<HttpAnswer> => {
    const channelId = given.get('channel') ?? ''
    const told = await network.history(process, { platform: 'slack', space, channelId })
    if (told.state === 'refused') return UNAVAILABLE
    if (told.state === 'limited') return limited(told.afterMs)
    const oldestMs = Number(given.get('oldest') ?? 0) * 1_000
    const messages = told.messages
      .filter(({ postedAt }) => postedAt.getTime() > oldestMs)
      .toReversed()
      .slice(0, PAGE)
    return { status: 200, body: { ok: true, messages: messages.map(historyMessage) } }
  }

  return async (method: string, token: string, given: URLSearchParams): Promise<HttpAnswer> => {
    const space = token.replace(/^xoxb-/, '')
    switch (method) {
      case 'chat.postMessage':
        return post(space, given)
      case 'conversations.history':
        return history(space, given)
      case 'conversations.open':
        return quickly({ channel: { id: channelOf('slack', given.get('users') ?? '') } })
      case 'users.info': {
        const id = given.get('user') ?? ''
        return quickly({ user: { id, name: id, tz: people.zoneOf(id), is_admin: true, profile: {} } })
      }
      default:
        return quickly({})
    }
  }
}

const historyMessage = ({ post, ref, postedAt }: Accepted): object => ({
  ts: `${Math.floor(postedAt.getTime() / 1_000)}.${ref.messageId.slice(-6)}`,
  metadata: { event_type: 'proxy_letter', event_payload: { id: post.key } },
})

const UNAVAILABLE: HttpAnswer = { status: 503, body: {} }

const limited = (afterMs: number): HttpAnswer => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'retry-after': String(Math.ceil(afterMs / 1_000)) },
})
