// The three kinds of response to an interaction: edit the pressed message, a message of its own, or a message in the
// channel. The acknowledgement decides who sees it, before the answer exists.
import { InteractionResponseType, MessageFlags } from 'discord.js'
import type { ChartImage } from '../../src/chat/platform.ts'
import type { MessageRef } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { withRetry } from '../../src/chat/run/with-retry.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { smallBlock, t, type View, view } from '../../src/chat/view.ts'
import type { DiscordApi, InteractionCallback } from './api.ts'
import { classifyDiscordError, ERROR_CODES, isInteractionOver, isUnreachable } from './failure.ts'
import type { DiscordInteraction } from './incoming-interaction.ts'
import { postAnswer } from './post-answer.ts'
import { REQUEST_PRIORITY } from './rate-limiter.ts'
import { render } from './render.ts'

/** A view, and the picture of its chart. */
export interface DrawnView {
  readonly view: View
  readonly chart: ChartImage | null
}

export interface DrawnAnswer extends Answer, DrawnView {}

export interface InteractionResponder {
  /** Defers the response. False: it was acknowledged before, perhaps by another process. */
  defer(): Promise<boolean>
  /** Shows the answer. Returns the message if it stays editable. */
  show(answer: DrawnAnswer, isDeferred: boolean): Promise<MessageRef | null>
}

/**
 * @param isPrivate only the person who asked sees the answer
 * @param replacesMessage the answer replaces the pressed message
 */
export function createResponder(
  asked: DiscordInteraction,
  api: DiscordApi,
  { isPrivate, replacesMessage }: { isPrivate: boolean; replacesMessage: boolean },
): InteractionResponder {
  const isShared = asked.request.where.kind === 'shared'
  if (replacesMessage && asked.pressedMessage === 'message') return redrawResponder(asked, api)
  if (replacesMessage && asked.pressedMessage === 'ephemeral' && isPrivate) return redrawResponder(asked, api)
  if (isShared && !isPrivate && asked.mayPost) return postResponder(asked, api)
  return replyResponder(asked, api, isShared && isPrivate)
}

function redrawResponder(asked: DiscordInteraction, api: DiscordApi): InteractionResponder {
  return {
    defer: () =>
      acknowledgeInteraction(asked, api, { type: InteractionResponseType.DeferredMessageUpdate }).then(isAccepted),
    async show(answer, isDeferred) {
      if (!answer.replacesMessage) return showEphemeral(asked, api, answer, isDeferred)
      const data = render(answer.view, { chart: answer.chart, isEdit: true })
      const isDone =
        !isDeferred && (await acknowledgeInteraction(asked, api, { type: InteractionResponseType.UpdateMessage, data }))
      if (!isDone) await fillOriginal(asked, api, answer)
      return asked.pressedMessage === 'message' && asked.isBotPresent ? (asked.request.targetMessage ?? null) : null
    },
  }
}

function replyResponder(asked: DiscordInteraction, api: DiscordApi, isEphemeral: boolean): InteractionResponder {
  const { channelId, kind } = asked.request.where
  return {
    defer: () => acknowledgeInteraction(asked, api, deferral(isEphemeral)).then(isAccepted),
    async show(given, isDeferred) {
      const isHidden = isEphemeral || (kind === 'shared' && given.isPrivate)
      const answer = isHidden || asked.isBotPresent ? given : { ...given, view: asPosted(given.view, asked) }
      if (isDeferred && isHidden && !isEphemeral) {
        // The acknowledgement was public and the answer is an error: it is sent privately instead.
        await api.deleteOriginal(asked)
        return showEphemeral(asked, api, answer, true)
      }
      const made = isDeferred ? null : await acknowledgeInteraction(asked, api, reply(answer, isHidden), !isHidden)
      const messageId = made?.messageId ?? (made && isHidden ? null : await fillOriginal(asked, api, answer))
      // In channels the bot is not in, a message is editable for fifteen minutes, by its token only.
      return messageId && !isHidden && asked.isBotPresent ? { channelId, messageId } : null
    },
  }
}

/**
 * Where the bot is not, a card can't be kept up to date, and may be shown to nobody else: it says so, rather than to go on
 * as if it were.
 */
function asPosted(shown: View, { isForcedPrivate }: DiscordInteraction): View {
  if (isForcedPrivate) return { ...shown, blocks: [...shown.blocks, smallBlock(ONLY_YOU)] }
  return shown.card === undefined ? shown : { ...shown, blocks: [...shown.blocks, smallBlock(SNAPSHOT)] }
}

const ONLY_YOU = t`Only you can see this: this server keeps apps private that it hasn't added itself.`
const SNAPSHOT = t`As it was when this was posted: I can't update it here.`

/** A channel message, so that replies reach the bot: replies to an interaction response need a privileged intent. */
function postResponder(asked: DiscordInteraction, api: DiscordApi): InteractionResponder {
  const hidden = replyResponder(asked, api, true)
  return {
    defer: hidden.defer,
    async show(answer, isDeferred) {
      if (answer.isPrivate) return hidden.show(answer, isDeferred)
      const posting = postInChannel(asked, api, answer).catch((error: unknown) => ({ refusal: refusalWords(error) }))
      // A busy channel must not make the acknowledgement late.
      const isWaiting = !isDeferred && (await withTimeout(POST_WITHIN, posting)) === undefined
      if (isWaiting) await hidden.defer()
      const posted = await posting
      const said = 'refusal' in posted ? posted.refusal : t`Shared here.`
      try {
        await hidden.show({ ...answer, view: view(said), chart: null }, isDeferred || isWaiting)
      } catch (error) {
        // What is posted stays a card, whether or not its person can be told.
        if (!isInteractionOver(error)) throw error
      }
      return 'refusal' in posted ? null : posted
    },
  }
}

/** Milliseconds that a post may take before the interaction is acknowledged without it. */
const POST_WITHIN = 700

/** Why others see nothing. @throws an error that is none of Discord's doing */
function refusalWords(error: unknown) {
  const fault = classifyDiscordError(error)
  if (fault.kind === 'dead') throw error
  return fault.kind === 'unknown'
    ? t`Discord didn't answer. If nothing appears here, share it again.`
    : t`Discord doesn't let me post here right now, so others see nothing. Try again later, or in another channel.`
}

/**
 * A follow-up to the person who asked.
 * @param part distinguishes several
 */
export async function sendAlso(asked: DiscordInteraction, api: DiscordApi, shown: View, part: number): Promise<void> {
  if (asked.isBotPresent && asked.request.where.kind === 'private')
    await postInChannel(asked, api, { view: shown, chart: null }, part, true)
  else await api.followUp(asked, render(shown, { isEphemeral: true }))
}

/**
 * What was asked is done, and Discord takes no answer to it any more: the person is told in their direct messages, if
 * they can be reached there.
 * @returns the message where it is a direct one
 */
export async function showInDirectMessages(
  asked: DiscordInteraction,
  api: DiscordApi,
  shown: DrawnView,
  part = 0,
): Promise<MessageRef | null> {
  const { who, where } = asked.request
  if (where.kind === 'private' && asked.isBotPresent) return postInChannel(asked, api, shown, part)
  try {
    const channelId = await api.openDirectChannel(who.externalId, REQUEST_PRIORITY.answer)
    await postAnswer(api, channelId, render(shown.view, { chart: shown.chart }), `interaction ${asked.id} ${part}`)
  } catch (error) {
    if (!isUnreachable(error)) throw error
  }
  return null
}

async function showEphemeral(
  asked: DiscordInteraction,
  api: DiscordApi,
  shown: DrawnView,
  isDeferred: boolean,
): Promise<null> {
  const isDone = !isDeferred && (await acknowledgeInteraction(asked, api, reply(shown, true)))
  if (!isDone) await api.followUp(asked, render(shown.view, { isEphemeral: true, chart: shown.chart }))
  return null
}

const postInChannel = (
  asked: DiscordInteraction,
  api: DiscordApi,
  { view: shown, chart }: DrawnView,
  part = 0,
  isQuiet = false,
): Promise<MessageRef> =>
  postAnswer(
    api,
    asked.request.where.channelId,
    render(shown, { isSilent: isQuiet, chart }),
    `interaction ${asked.id} ${part}`,
  )

/** Fills the deferred response. Idempotent, so it is retried until it succeeds. */
function fillOriginal(asked: DiscordInteraction, api: DiscordApi, shown: DrawnView): Promise<string> {
  return withRetry(() => api.editOriginal(asked, render(shown.view, { chart: shown.chart, isEdit: true })), {
    attempts: ATTEMPTS,
    pauseMs: 200,
    mayRetry(error) {
      const fault = classifyDiscordError(error)
      return fault.kind === 'later' ? fault.afterMs : fault.kind === 'unknown'
    },
  })
}

/**
 * Null if it was acknowledged before, by a repeated delivery or by an attempt whose answer was lost.
 * @throws DiscordAPIError if the interaction has expired
 */
export async function acknowledgeInteraction(
  asked: DiscordInteraction,
  api: DiscordApi,
  body: InteractionCallback,
  wantsMessage = false,
): Promise<{ readonly messageId: string | null } | null> {
  const acknowledge = async (): Promise<{ readonly messageId: string | null } | null> => {
    try {
      return { messageId: await api.sendCallback(asked, body, wantsMessage) }
    } catch (error) {
      const fault = classifyDiscordError(error)
      if (fault.kind === 'refused' && fault.code === ERROR_CODES.alreadyAcknowledged) return null
      throw error
    }
  }
  return withRetry(acknowledge, {
    attempts: ATTEMPTS,
    pauseMs: 75,
    mayRetry(error) {
      const fault = classifyDiscordError(error)
      if (fault.kind === 'later') return fault.afterMs <= 500 && fault.afterMs
      return fault.kind === 'unknown'
    },
  })
}

const reply = ({ view: shown, chart }: DrawnView, isEphemeral: boolean): InteractionCallback => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: render(shown, { isEphemeral, chart }),
})

const deferral = (isEphemeral: boolean): InteractionCallback => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: isEphemeral ? MessageFlags.Ephemeral : 0 },
})

const isAccepted = (made: unknown): boolean => made !== null

const ATTEMPTS = 4
