// The three ways an interaction is answered: the pressed message drawn again, a message of its own, or a message in
// the channel itself. Who may see it is settled by the acknowledgement, before there is an answer.
import { setTimeout as wait } from 'node:timers/promises'
import { InteractionResponseType, MessageFlags } from 'discord.js'
import type { MessageRef } from '../../src/chat/request.ts'
import type { Answer } from '../../src/chat/run/dispatcher.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import type { Api, Callback } from './api.ts'
import { CODES, faultOf } from './fault.ts'
import type { Asked } from './incoming-interaction.ts'
import { nonceOf } from './marks.ts'
import { PRIORITY } from './pace.ts'
import { render } from './render.ts'

export interface Screen {
  /** Acknowledges, so that the answer may take its time. */
  defer(): Promise<void>
  /** Shows the answer. Gives the message where it can be edited for as long as it stands. */
  show(answer: Answer, isDeferred: boolean): Promise<MessageRef | null>
}

/** @param isPrivate the command answers nobody but the one who asked @param redraws it answers in the pressed message */
export function screenOf(
  asked: Asked,
  api: Api,
  { isPrivate, redraws }: { isPrivate: boolean; redraws: boolean },
): Screen {
  const isShared = asked.request.where.kind === 'shared'
  if (redraws && asked.on === 'message') return redrawn(asked, api)
  if (redraws && asked.on === 'ephemeral' && isPrivate) return redrawn(asked, api)
  if (isShared && !isPrivate && asked.mayPost) return posted(asked, api)
  return replied(asked, api, isShared && isPrivate)
}

function redrawn(asked: Asked, api: Api): Screen {
  return {
    defer: () => acknowledge(asked, api, { type: InteractionResponseType.DeferredMessageUpdate }).then(nothing),
    async show(answer, isDeferred) {
      if (!answer.redraws) return aside(asked, api, answer.view, isDeferred)
      const data = render(answer.view)
      const isDone =
        !isDeferred && (await acknowledge(asked, api, { type: InteractionResponseType.UpdateMessage, data }))
      if (!isDone) await fill(asked, api, answer.view)
      return asked.on === 'message' && asked.isAtHome ? (asked.request.on ?? null) : null
    },
  }
}

function replied(asked: Asked, api: Api, isEphemeral: boolean): Screen {
  const { channelId, kind } = asked.request.where
  return {
    defer: () => acknowledge(asked, api, deferral(isEphemeral)).then(nothing),
    async show(answer, isDeferred) {
      const isHidden = isEphemeral || (kind === 'shared' && answer.isPrivate)
      if (isDeferred && isHidden && !isEphemeral) {
        // It was to be for everybody, and turned out to be a refusal.
        await api.deleteOriginal(asked)
        return aside(asked, api, answer.view, true)
      }
      const made = isDeferred ? null : await acknowledge(asked, api, reply(answer.view, isHidden), !isHidden)
      const messageId = made?.messageId ?? (made && isHidden ? null : await fill(asked, api, answer.view))
      // In other people's channels a message can be edited for fifteen minutes, by its token alone.
      return messageId && !isHidden && asked.isAtHome ? { channelId, messageId } : null
    },
  }
}

/** A message that can be replied to: replies to an interaction's own answer never reach a bot without privileges. */
function posted(asked: Asked, api: Api): Screen {
  const hidden = replied(asked, api, true)
  return {
    defer: hidden.defer,
    async show(answer, isDeferred) {
      if (answer.isPrivate) return hidden.show(answer, isDeferred)
      await hidden.show({ ...answer, view: view(t`Shared here.`) }, isDeferred)
      return say(asked, api, answer.view)
    },
  }
}

/** What is said besides, to the one who asked. @param part tells apart several */
export async function besides(asked: Asked, api: Api, shown: View, part: number): Promise<void> {
  if (asked.isAtHome && asked.request.where.kind === 'private') await say(asked, api, shown, part, true)
  else await api.followUp(asked, render(shown, { isEphemeral: true }))
}

async function aside(asked: Asked, api: Api, shown: View, isDeferred: boolean): Promise<null> {
  const isDone = !isDeferred && (await acknowledge(asked, api, reply(shown, true)))
  if (!isDone) await api.followUp(asked, render(shown, { isEphemeral: true }))
  return null
}

const say = (asked: Asked, api: Api, shown: View, part = 0, isQuiet = false): Promise<MessageRef> =>
  api.create(asked.request.where.channelId, render(shown, { isQuiet }), {
    nonce: nonceOf(`interaction ${asked.id} ${part}`),
    priority: PRIORITY.answer,
  })

/** Puts the answer where the acknowledgement was. Twice is once, so it is repeated until it is there. */
async function fill(asked: Asked, api: Api, shown: View): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.editOriginal(asked, render(shown))
    } catch (error) {
      const fault = faultOf(error)
      const isOver = fault.kind === 'refused' && OVER.has(fault.code)
      if (isOver && asked.isAtHome && asked.request.where.kind === 'private')
        return (await say(asked, api, shown)).messageId
      if (fault.kind === 'refused' || fault.kind === 'dead' || attempt >= ATTEMPTS) throw error
      await wait(fault.kind === 'later' ? fault.afterMs : attempt * 300)
    }
  }
}

/**
 * Null where it was acknowledged before: by a repetition, or by an attempt of ours whose answer never came.
 * @throws DiscordAPIError where the interaction is over
 */
export async function acknowledge(
  asked: Asked,
  api: Api,
  body: Callback,
  wantsMessage = false,
): Promise<{ readonly messageId: string | null } | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { messageId: await api.callback(asked, body, wantsMessage) }
    } catch (error) {
      const fault = faultOf(error)
      if (fault.kind === 'refused' && fault.code === CODES.alreadyAcknowledged) return null
      const isHopeless =
        fault.kind === 'refused' || fault.kind === 'dead' || (fault.kind === 'later' && fault.afterMs > 500)
      if (isHopeless || attempt >= ATTEMPTS) throw error
      await wait(fault.kind === 'later' ? fault.afterMs : attempt * 100)
    }
  }
}

const reply = (shown: View, isEphemeral: boolean): Callback => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: render(shown, { isEphemeral }),
})

const deferral = (isEphemeral: boolean): Callback => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  data: { flags: isEphemeral ? MessageFlags.Ephemeral : 0 },
})

const nothing = (): void => {}

const ATTEMPTS = 4
/** Its fifteen minutes are over, or somebody deleted the message. */
const OVER: ReadonlySet<number> = new Set([CODES.unknownWebhook, CODES.expiredToken, CODES.unknownMessage])
