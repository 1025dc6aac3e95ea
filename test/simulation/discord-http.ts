// Discord's HTTP as the adapter calls it: direct channels, messages with their nonce, and histories.
import type { SimulatedProcess } from './clock.ts'
import { hasMoreIn, markersIn, type Network } from './network.ts'
import { channelOf, personOf } from './places.ts'

/** An answer of the HTTP that the library needs. */
export interface HttpAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** No answer comes. */
export class SilentError extends Error {
  override readonly name = 'TimeoutError'
}

/** A route takes so long that nothing goes wrong on. */
const QUICK_MS = 60
/** All of Discord is one space. */
const SPACE = ''

/** What Discord has of the app, whatever becomes of its processes. */
export interface DiscordApp {
  /** As they were registered, in JSON. */
  commands: string
  /** Somebody reads an answer. */
  hears(process: SimulatedProcess, person: string): void
}

/** Answers one request of a process. @throws {SilentError} where no answer comes */
export function createDiscordHttp(network: Network, process: SimulatedProcess, app: DiscordApp) {
  let answered = 0

  const quickly = async (answer: HttpAnswer): Promise<HttpAnswer> => {
    const end = network.begin(process)
    await process.world.wait(QUICK_MS)
    end()
    return answer
  }

  const createMessage = async (channelId: string, sent: string): Promise<HttpAnswer> => {
    const { nonce, enforce_nonce: isEnforced, components } = JSON.parse(sent)
    // What answers a line is no nudge.
    if (tagOf(components) === undefined) {
      const id = String(10n ** 17n * 3n + BigInt(++answered))
      const posted = await quickly({ status: 200, body: { id, channel_id: channelId } })
      app.hears(process, personOf('discord', channelId))
      return posted
    }
    const result = await network.post(process, {
      platform: 'discord',
      space: SPACE,
      person: personOf('discord', channelId),
      channelId,
      markers: markersIn(sent),
      hasMore: hasMoreIn(sent),
      key: String(tagOf(components)),
      nonce: isEnforced === true && typeof nonce === 'string' ? nonce : null,
      limits: 'channel',
    })
    if (result.state === 'sent') return { status: 200, body: { id: result.ref.messageId, channel_id: channelId } }
    if (result.state === 'silent') throw new SilentError('No answer came')
    if (result.state === 'refused') return UNAVAILABLE
    return limited(result.afterMs)
  }

  const readMessages = async (channelId: string): Promise<HttpAnswer> => {
    const told = await network.history(process, { platform: 'discord', space: SPACE, channelId })
    if (told.state === 'refused') return UNAVAILABLE
    if (told.state === 'limited') return limited(told.afterMs)
    const newest = told.messages.toReversed().slice(0, PAGE)
    const body = newest.map(({ post, ref, postedAt }) => ({
      id: ref.messageId,
      timestamp: postedAt.toISOString(),
      components: [{ type: 17, id: Number(post.key) }],
    }))
    return { status: 200, body }
  }

  return async (method: string, url: string, body: string): Promise<HttpAnswer> => {
    const path = new URL(url).pathname.replace(/^\/api\/v\d+/, '')
    const channel = /^\/channels\/(\d+)\/messages$/.exec(path)?.[1]
    if (method === 'POST' && path === '/users/@me/channels') {
      const id = channelOf('discord', String(JSON.parse(body).recipient_id))
      return quickly({ status: 200, body: { id, type: 1 } })
    }
    if (method === 'POST' && channel !== undefined) return createMessage(channel, body)
    if (method === 'GET' && channel !== undefined) return readMessages(channel)
    if (method === 'GET' && path === '/gateway/bot') return quickly({ status: 200, body: GATEWAY })
    if (path === `/applications/${APPLICATION_ID}/commands`) {
      if (method === 'PUT') app.commands = body
      return quickly({ status: 200, body: JSON.parse(app.commands) })
    }
    return quickly({ status: 404, body: { code: 0, message: `${method} ${path}` } })
  }
}

/** The app on Discord, which is also its bot. */
export const APPLICATION_ID = '100000000000000001'

const GATEWAY = {
  url: 'wss://gateway.example',
  shards: 1,
  session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 14_400_000, max_concurrency: 1 },
}

/** As many as the adapter asks for. */
const PAGE = 50

const UNAVAILABLE: HttpAnswer = { status: 503, body: { message: 'unavailable', code: 0 } }

const limited = (afterMs: number): HttpAnswer => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: afterMs / 1_000, global: false },
  headers: { 'retry-after': String(afterMs / 1_000), 'x-ratelimit-scope': 'user' },
})

/** The adapter marks the container of a nudge with a number. */
const tagOf = (components: unknown): unknown =>
  Array.isArray(components) ? components.find((each) => typeof each?.id === 'number')?.id : undefined
