// Handles a message and answers it in the author's direct messages, never in public.
import type { ChartPainter } from '../../src/chat/platform.ts'
import type { MessageRef, Request } from '../../src/chat/request.ts'
import type { Dispatcher, OpenedRequest } from '../../src/chat/run/dispatcher.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import type { DiscordApi } from './api.ts'
import { fitsCustomId } from './custom-id.ts'
import { classifyDiscordError, isUnreachable } from './failure.ts'
import { readDiscordFile } from './incoming-file.ts'
import { discordIdentity } from './incoming-interaction.ts'
import {
  isFromPerson,
  readDiscordText,
  readRepliedMessage,
  repliedMessageRef,
  toMessageRef,
} from './incoming-message.ts'
import type { DiscordMessage } from './message-parts.ts'
import { postAnswer, retryPolicy } from './post-answer.ts'
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
  const { line, mentions } = readDiscordText(withoutStickers(message), ourselves)
  const on = repliedMessageRef(message)
  const lookingAt = isOverheard ? undefined : readRepliedMessage(message, ourselves)
  const file = isOverheard ? undefined : readDiscordFile(message, api.rest.options.api)
  const say = createViewPoster(message, api, drawChart)
  const directChannelId = isDirect ? message.channel_id : await openDirectChannel(message.author.id, api)
  const voice = isDirect ? readVoiceMessage(message, api.apiUrl) : undefined
  const hears = voice && dispatcher.catalogue.commands.find(({ takesVoice }) => takesVoice)
  const said: Request = {
    deliveryId: message.id,
    who: discordIdentity(message.author),
    where: { channelId: directChannelId ?? message.channel_id, kind: 'private', ...serverOf(message) },
    ...(isDirect ? { directChannelId: message.channel_id } : {}),
    input: hears
      ? { kind: 'command', command: hears.name, values: {} }
      : { kind: 'typed', line, ...(isOverheard ? { isOverheard } : {}) },
    ...(voice ? { voice } : {}),
    ownMessage: toMessageRef(message),
    ...(file ? { file } : {}),
    ...(on ? { targetMessage: on } : {}),
    ...(lookingAt ? { lookingAt } : {}),
    mentions,
    fits: fitsCustomId,
  }
  const opened = dispatcher.open(await resolveNames(said, api))
  if (directChannelId === null) {
    const { isRepeat } = await dispatcher.answer(opened)
    if (!isRepeat && !isOverheard) await tellUnreachable(message, say)
    return
  }
  if (opened.plan.isSlow) await api.sendTyping(directChannelId).catch(nothing)
  try {
    await answerAndPost(opened, directChannelId, dispatcher, say)
  } catch (error) {
    if (isDirect || !isUnreachable(error)) throw error
    // What people say to each other about a card is heard, not talked into.
    if (!isOverheard) await tellUnreachable(message, say)
  }
}

/** Sent in talk, a sticker is a wave or a smile; only a message that is saved is called by its name. */
const withoutStickers = (message: DiscordMessage): DiscordMessage => ({ ...message, sticker_items: [] })

/** Null: this person takes no direct messages. @throws any other Discord error, of the last attempt */
async function openDirectChannel(userId: string, api: DiscordApi): Promise<string | null> {
  try {
    return await withRetry(() => api.openDirectChannel(userId, REQUEST_PRIORITY.answer), retryPolicy)
  } catch (error) {
    if (isUnreachable(error)) return null
    throw error
  }
}

/** Said where they wrote, if it may be. */
async function tellUnreachable({ channel_id }: DiscordMessage, say: PostView): Promise<void> {
  const words = t`I can't message you directly. Slash commands still answer here, for you alone.`
  try {
    await say(channel_id, view(words), 0, true)
  } catch (error) {
    if (classifyDiscordError(error).kind !== 'refused') throw error
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
  const { line, mentions } = readDiscordText(withoutStickers(message), ourselves)
  const deliveryId = `${message.id} ${line === '' ? 'deleted' : (message.edited_timestamp ?? '')}`
  const isDirect = message.guild_id === undefined
  const directChannelId = isDirect ? message.channel_id : await openDirectChannel(message.author.id, api)
  const request: Request = {
    deliveryId,
    who: discordIdentity(message.author),
    where: { channelId: directChannelId ?? message.channel_id, kind: 'private', ...serverOf(message) },
    input: { kind: 'edited', line },
    ownMessage: toMessageRef(message),
    mentions,
    fits: fitsCustomId,
  }
  const opened = dispatcher.open(await resolveNames(request, api))
  if (directChannelId === null) return void (await dispatcher.answer(opened))
  const say = createViewPoster({ ...message, id: deliveryId }, api, drawChart)
  try {
    await answerAndPost(opened, directChannelId, dispatcher, say)
  } catch (error) {
    // An edit is heard all the same.
    if (!isUnreachable(error)) throw error
  }
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

const createViewPoster =
  (message: DiscordMessage, api: DiscordApi, drawChart: ChartPainter): PostView =>
  async (channelId, shown, part, isQuiet = false) =>
    postAnswer(
      api,
      channelId,
      render(shown, { isSilent: isQuiet, chart: await drawChart(shown) }),
      `message ${message.id} ${part}`,
    )

const nothing = (): void => {}
