// The bot's HTTP requests. The library's own retries are off: each caller decides what an error means. Channel requests
// share one rate limit; interaction callbacks are not counted by Discord and never wait.
import {
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  REST,
  RESTEvents,
  Routes,
} from 'discord.js'
import * as z from 'zod'
import { createBoundedCache } from '../../src/chat/bounded-cache.ts'
import type { PlatformObserver } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import { world } from '../../src/time/world.ts'
import { createServerLookUps, type ServerLookUps } from './look-ups.ts'
import { type MessageBody, requestWithFiles, sendWithPicture, splitFiles } from './message-body.ts'
import { observedRequest } from './observed-request.ts'
import { createPacedRunner, type PacedRunner } from './paced-runner.ts'
import { createRequestLimiter, REQUEST_PRIORITY, type RequestLimiter } from './rate-limiter.ts'
import type { CommandRegistry } from './register.ts'

/** The id and token of an interaction. */
export interface InteractionToken {
  readonly id: string
  readonly token: string
}

interface MessageCallback {
  readonly type: InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage
  readonly data: MessageBody
}

export type InteractionCallback =
  | MessageCallback
  | {
      readonly type: InteractionResponseType.DeferredChannelMessageWithSource
      readonly data: { readonly flags: number }
    }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.Modal; readonly data: APIModalInteractionResponseCallbackData }
  | {
      readonly type: InteractionResponseType.ApplicationCommandAutocompleteResult
      readonly data: { readonly choices: readonly { readonly name: string; readonly value: string }[] }
    }

/** Every method throws the library's errors; `faultOf` classifies them. */
export interface DiscordApi extends ServerLookUps {
  /** The gateway address, asked for once and cached. */
  readonly rest: REST
  /** Where a proxy or a fake stands for Discord; undefined for Discord itself. */
  readonly apiUrl: string | undefined
  readonly rateLimiter: RequestLimiter
  /** Reads or replaces the registered commands. */
  readonly commands: CommandRegistry
  /**
   * Posts a message; idempotent for a few minutes by its nonce.
   * @param nonce 25 characters at most
   */
  createMessage(channelId: string, body: MessageBody, how: CreateMessageOptions): Promise<MessageRef>
  editMessage(ref: MessageRef, body: MessageBody, priority: number): Promise<void>
  /** The newest messages of a channel, unparsed. */
  fetchMessages(channelId: string, priority: number, before?: string): Promise<unknown>
  /** The direct message channel with a person; cached. */
  openDirectChannel(userId: string, priority: number): Promise<string>
  /** Caches a direct message channel learned from a packet. */
  rememberDirectChannel(userId: string, channelId: string): void
  forgetDirectChannel(userId: string): void
  /** The person whose direct message channel this is, or null. */
  fetchRecipient(channelId: string): Promise<unknown>
  /**
   * Sends the initial response, due within three seconds. Returns the id of the message if one was created and asked
   * for.
   */
  sendCallback(to: InteractionToken, body: InteractionCallback, wantsMessage: boolean): Promise<string | null>
  /** Edits the deferred or pressed message. Returns its id. */
  editOriginal(to: InteractionToken, body: MessageBody): Promise<string>
  deleteOriginal(to: InteractionToken): Promise<void>
  followUp(to: InteractionToken, body: MessageBody): Promise<void>
  sendTyping(channelId: string): Promise<void>
}

export interface CreateMessageOptions {
  readonly nonce: string
  /** Lower numbers are sent first. */
  readonly priority: number
  /** Checked when the request is about to be sent: false cancels it. */
  readonly mayStart?: () => boolean
}

interface ApiOptions {
  readonly token: string
  readonly applicationId: string
  /** Base address without the API version: `https://discord.com/api` */
  readonly apiUrl?: string
  /** After this many refusals within ten minutes all requests stop until the ten minutes are over. */
  readonly mostInvalid?: number
  readonly observe?: PlatformObserver
}

export function createDiscordApi(options: ApiOptions): DiscordApi {
  const { token, applicationId, apiUrl, observe, mostInvalid = MAX_INVALID_REQUESTS } = options
  const common = {
    version: '10',
    retries: 0,
    // The library's rate limiter is off: it counts requests when sent, Discord when they arrive.
    globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
    timeout: TIMEOUT,
    rejectOnRateLimit: () => true,
    invalidRequestWarningInterval: Math.min(1000, mostInvalid),
    ...(apiUrl ? { api: apiUrl } : {}),
    ...(observe ? { makeRequest: observedRequest(observe) } : {}),
  }
  const rest = new REST(common).setToken(token)
  const hooks = new REST(common)
  const rateLimiter = createRequestLimiter()
  for (const each of [rest, hooks])
    each.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
      if (count >= mostInvalid) rateLimiter.pause(remainingTime)
    })
  const runPaced = createPacedRunner(rateLimiter)
  return {
    rest,
    apiUrl,
    rateLimiter,
    commands: {
      get: (route) => runPaced({ priority: REQUEST_PRIORITY.answer }, () => rest.get(route)),
      put: (route, body) => runPaced({ priority: REQUEST_PRIORITY.answer }, () => rest.put(route, { body })),
    },
    ...createMessageRequests(rest, runPaced),
    ...createDirectChannels(rest, runPaced),
    ...createServerLookUps(rest, runPaced),
    ...createInteractionRequests(hooks, applicationId),
  }
}

/** Requests about messages of channels the bot is in. */
function createMessageRequests(
  rest: REST,
  runPaced: PacedRunner,
): Pick<DiscordApi, 'createMessage' | 'editMessage' | 'fetchMessages' | 'sendTyping'> {
  return {
    createMessage: (channelId, body, { nonce, ...turn }) =>
      sendWithPicture(body, (body) =>
        runPaced({ ...turn, way: `create ${channelId}` }, async () => {
          const { body: own, files } = splitFiles(body)
          const sent = requestWithFiles({ ...own, nonce, enforce_nonce: true }, files)
          const made = await rest.post(Routes.channelMessages(channelId), sent)
          return { channelId, messageId: Id.parse(made).id }
        }),
      ),
    editMessage: (ref, body, priority) =>
      runPaced({ priority, way: `edit ${ref.channelId}` }, async () => {
        const { body: own, files } = splitFiles(body)
        await rest.patch(Routes.channelMessage(ref.channelId, ref.messageId), requestWithFiles(own, files))
      }),
    fetchMessages: (channelId, priority, before) =>
      runPaced({ priority, way: `history ${channelId}` }, () => {
        const query = new URLSearchParams({ limit: '50', ...(before ? { before } : {}) })
        return rest.get(Routes.channelMessages(channelId), { query })
      }),
    sendTyping: (channelId) =>
      runPaced({ priority: REQUEST_PRIORITY.answer }, async () => {
        await rest.post(Routes.channelTyping(channelId))
      }),
  }
}

/** Direct message channels by person, and the reverse. */
function createDirectChannels(
  rest: REST,
  runPaced: PacedRunner,
): Pick<DiscordApi, 'openDirectChannel' | 'rememberDirectChannel' | 'forgetDirectChannel' | 'fetchRecipient'> {
  const directs = createBoundedCache<string>(MAX_REMEMBERED)
  return {
    async openDirectChannel(userId, priority) {
      const known = directs.get(userId)
      if (known) return known
      const body = { recipient_id: userId }
      const made = await runPaced({ priority, way: 'direct' }, () => rest.post(Routes.userChannels(), { body }))
      const { id } = Id.parse(made)
      directs.set(userId, id)
      return id
    },
    rememberDirectChannel: (userId, channelId) => void directs.set(userId, channelId),
    forgetDirectChannel: (userId) => void directs.delete(userId),
    async fetchRecipient(channelId) {
      const channel = await runPaced({ priority: REQUEST_PRIORITY.edit }, () => rest.get(Routes.channel(channelId)))
      return Direct.safeParse(channel).data?.recipients[0] ?? null
    },
  }
}

/** Interaction responses: each uses the interaction's own token and is outside the rate limit. */
function createInteractionRequests(
  hooks: REST,
  applicationId: string,
): Pick<DiscordApi, 'sendCallback' | 'editOriginal' | 'deleteOriginal' | 'followUp'> {
  const original = ({ token }: InteractionToken) => Routes.webhookMessage(applicationId, token, '@original')
  const callBack = async (
    to: InteractionToken,
    request: ReturnType<typeof requestWithFiles>,
    wantsMessage: boolean,
  ): Promise<string | null> => {
    const made = await hooks.post(Routes.interactionCallback(to.id, to.token), {
      ...request,
      auth: false,
      query: new URLSearchParams({ with_response: String(wantsMessage) }),
      signal: world().deadline(CALLBACK_TIMEOUT),
    })
    return wantsMessage ? (Made.parse(made).resource?.message?.id ?? null) : null
  }
  return {
    async sendCallback(to, callback, wantsMessage) {
      if (!isMessageCallback(callback)) return callBack(to, { body: callback }, wantsMessage)
      const { type } = callback
      return sendWithPicture(callback.data, (whole) => {
        const { body: data, files } = splitFiles(whole)
        return callBack(to, requestWithFiles({ type, data }, files), wantsMessage)
      })
    },
    editOriginal: (to, body) =>
      sendWithPicture(body, async (whole) => {
        const { body: own, files } = splitFiles(whole)
        const made = await hooks.patch(original(to), { ...requestWithFiles(own, files), auth: false })
        return Id.parse(made).id
      }),
    async deleteOriginal(to) {
      await hooks.delete(original(to), { auth: false })
    },
    followUp: (to, body) =>
      sendWithPicture(body, async (whole) => {
        const { body: own, files } = splitFiles(whole)
        await hooks.post(Routes.webhook(applicationId, to.token), { ...requestWithFiles(own, files), auth: false })
      }),
  }
}

const isMessageCallback = (callback: InteractionCallback): callback is MessageCallback =>
  callback.type === InteractionResponseType.ChannelMessageWithSource ||
  callback.type === InteractionResponseType.UpdateMessage

/** Discord bans an address after ten thousand refusals in ten minutes; this stops at half of that. */
const MAX_INVALID_REQUESTS = 5000
const TIMEOUT = 10_000
const CALLBACK_TIMEOUT = 2500
const MAX_REMEMBERED = 10_000

const Id = z.object({ id: z.string() })
const Direct = z.object({ recipients: z.array(z.unknown()) })
const Made = z.object({ resource: z.object({ message: Id.optional() }).optional() })
