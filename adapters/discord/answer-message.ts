// Handles a message and answers it in the author's direct messages, never in public.
import type { ChartPainter } from '../../src/chat/platform.ts'
import type { MessageRef, Request } from '../../src/chat/request.ts'
import type { Dispatcher, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import type { DiscordApi } from './api.ts'
import { fitsCustomId } from './custom-id.ts'
import { classifyDiscordError, ERROR_CODES } from './failure.ts'
import { readDiscordFile } from './incoming-file.ts'
import { discordIdentity } from './incoming-interaction.ts'
import {
  type DiscordMessage,
  isFromPerson,
  readDiscordText,
  repliedMessageRef,
  toMessageRef,
} from './incoming-message.ts'
import { messageNonce } from './message-ids.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'
import { render } from './render.ts'
import { resolveNames } from './resolve-names.ts'
import { readVoiceMessage } from './voice.ts'

/** True if the message is addressed to the bot: a direct message, a mention, or a reply that pings it. */
export const isAddressedToBot = (message: DiscordMessage, ourselves: string): boolean =>
  isFromPerson(message) &&
  message.author?.id !== ourselves &&
  (message.guild_id === undefined || message.mentions?.some(({ id }) => id === ourselves) === true)

/** @throws the Discord error if the person cannot be sent a direct message */
export async function answerMessage(
  message: DiscordMessage,
  ourselves: string,
  dispatcher: Dispatcher,
  api: DiscordApi,
  drawChart: ChartPainter,
): Promise<void> {
  if (!message.author) return
  const isDirect = message.guild_id === undefined
  // A reply pings its author by default, so a reply without a mention counts only if it replies to a card.
  const isOverheard = !isDirect && !new RegExp(`<@!?${ourselves}>`).test(message.content ?? '')
  const { line, mentions } = readDiscordText(message, ourselves)
  const on = repliedMessageRef(message)
  const file = isOverheard ? undefined : readDiscordFile(message, api.rest.options.api)
  const say = createViewPoster(message, api, drawChart)
  const channelId = isDirect
    ? message.channel_id
    : await api.openDirectChannel(message.author.id, REQUEST_PRIORITY.answer)
  const voice = isDirect ? readVoiceMessage(message, api.apiUrl) : undefined
  const hears = voice && dispatcher.catalogue.commands.find(({ takesVoice }) => takesVoice)
  const said: Request = {
    deliveryId: message.id,
    who: discordIdentity(message.author),
    where: { channelId, kind: 'private', ...serverOf(message) },
    ...(isDirect ? { directChannelId: channelId } : {}),
    input: hears
      ? { kind: 'command', command: hears.name, values: {} }
      : { kind: 'typed', line, ...(isOverheard ? { isOverheard } : {}) },
    ...(voice ? { voice } : {}),
    ownMessage: toMessageRef(message),
    ...(file ? { file } : {}),
    ...(on ? { targetMessage: on } : {}),
    mentions,
    fits: fitsCustomId,
  }
  const opened = dispatcher.open(await resolveNames(said, api))
  if (opened.plan.isSlow) await api.sendTyping(channelId).catch(nothing)
  try {
    await answerAndPost(opened, channelId, dispatcher, say)
  } catch (error) {
    const fault = classifyDiscordError(error)
    if (isDirect || fault.kind !== 'refused' || !CANNOT_RECEIVE.has(fault.code)) throw error
    // What people say to each other about a card is heard, not talked into.
    if (isOverheard) return
    await say(
      message.channel_id,
      view(t`I can't message you directly. Slash commands still answer here, for you alone.`),
      0,
      true,
    )
  }
}

/** Redraws the answer to an edited message; a deleted message has an empty text. */
export async function answerEdit(
  message: DiscordMessage,
  ourselves: string,
  dispatcher: Dispatcher,
  api: DiscordApi,
  drawChart: ChartPainter,
): Promise<void> {
  if (!message.author || !isFromPerson(message)) return
  const { line, mentions } = readDiscordText(message, ourselves)
  const deliveryId = `${message.id} ${line === '' ? 'deleted' : (message.edited_timestamp ?? '')}`
  const isDirect = message.guild_id === undefined
  const channelId = isDirect
    ? message.channel_id
    : await api.openDirectChannel(message.author.id, REQUEST_PRIORITY.answer)
  const request: Request = {
    deliveryId,
    who: discordIdentity(message.author),
    where: { channelId, kind: 'private', ...serverOf(message) },
    input: { kind: 'edited', line },
    ownMessage: toMessageRef(message),
    mentions,
    fits: fitsCustomId,
  }
  const opened = dispatcher.open(await resolveNames(request, api))
  await answerAndPost(opened, channelId, dispatcher, createViewPoster({ ...message, id: deliveryId }, api, drawChart))
}

/** The answer goes to direct messages, but the rights are those of the server where it was asked. */
const serverOf = ({ guild_id: serverId }: DiscordMessage) => (serverId === undefined ? {} : { serverId })

type PostView = (channelId: string, shown: View, part: number, isQuiet?: boolean) => Promise<MessageRef>

async function answerAndPost(
  opened: OpenedRequest,
  channelId: string,
  dispatcher: Dispatcher,
  say: PostView,
): Promise<void> {
  const answer = await dispatcher.answer(opened)
  if (answer.isRepeat) return
  const ref = await say(channelId, answer.view, 0)
  if (answer.view.card) await dispatcher.recordCard(opened, answer.view.card, ref)
  for (const [at, also] of answer.followUps.entries()) await say(channelId, also, at + 1, true)
}

/** Posts with retries; the nonce makes the post idempotent. */
const createViewPoster =
  (message: DiscordMessage, api: DiscordApi, drawChart: ChartPainter): PostView =>
  async (channelId, shown, part, isQuiet = false) => {
    const body = render(shown, { isSilent: isQuiet, chart: await drawChart(shown) })
    const nonce = messageNonce(`message ${message.id} ${part}`)
    const post = () => api.createMessage(channelId, body, { nonce, priority: REQUEST_PRIORITY.answer })
    return withRetry(post, {
      attempts: 5,
      pauseMs: 300,
      mayRetry(error) {
        const fault = classifyDiscordError(error)
        return fault.kind === 'later' ? Math.min(fault.afterMs, LONGEST_WAIT) : fault.kind === 'unknown'
      },
    })
  }

const nothing = (): void => {}

/** Direct messages are closed, or there is no server in common. */
const CANNOT_RECEIVE: ReadonlySet<number> = new Set([ERROR_CODES.closedDm, ERROR_CODES.noCommonServer])

const LONGEST_WAIT = 10_000
