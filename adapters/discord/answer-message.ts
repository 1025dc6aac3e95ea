// From a written message to an answer in the person's direct messages: nobody is answered in public.
import { setTimeout as wait } from 'node:timers/promises'
import type { MessageRef, Request } from '../../src/chat/request.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import type { Api } from './api.ts'
import { fits } from './custom-id.ts'
import { CODES, faultOf } from './fault.ts'
import { identityOf } from './incoming-interaction.ts'
import { isSpoken, type Message, refOf, repliedTo, textOf } from './incoming-message.ts'
import { nonceOf } from './marks.ts'
import { PRIORITY } from './pace.ts'
import { render } from './render.ts'

/** Said to us: directly, with our name in it, or as a reply that pings us. All other talk is none of our business. */
export const isForUs = (message: Message, ourselves: string): boolean =>
  isSpoken(message) &&
  message.author?.id !== ourselves &&
  (message.guild_id === undefined || message.mentions?.some(({ id }) => id === ourselves) === true)

/** @throws what Discord answers where nobody can be told */
export async function answerMessage(
  message: Message,
  ourselves: string,
  dispatcher: Dispatcher,
  api: Api,
): Promise<void> {
  if (!message.author) return
  const isDirect = message.guild_id === undefined
  // A reply pings us unasked: without our name in it, it counts only where it replies to a card.
  const isOverheard = !isDirect && !new RegExp(`<@!?${ourselves}>`).test(message.content ?? '')
  const { line, mentions } = textOf(message, ourselves)
  const on = repliedTo(message)
  const say = sayer(message, api)
  const channelId = isDirect ? message.channel_id : await api.direct(message.author.id, PRIORITY.answer)
  const request: Request = {
    deliveryId: message.id,
    who: identityOf(message.author),
    where: { channelId, kind: 'private', ...serverOf(message) },
    said: { kind: 'typed', line, ...(isOverheard ? { isOverheard } : {}) },
    message: refOf(message),
    ...(on ? { on } : {}),
    mentions,
    fits,
  }
  if (dispatcher.plan(request).isSlow) await api.typing(channelId).catch(nothing)
  try {
    await tell(request, channelId, dispatcher, say)
  } catch (error) {
    const fault = faultOf(error)
    if (isDirect || fault.kind !== 'refused' || fault.code !== CODES.closedDm) throw error
    await say(
      message.channel_id,
      view(t`I can't write to you directly. Slash commands answer here, for you alone.`),
      0,
      true,
    )
  }
}

/** An edited message, an empty one where it was deleted: what came of it follows, if anything did. */
export async function followEdit(message: Message, ourselves: string, dispatcher: Dispatcher, api: Api): Promise<void> {
  if (!message.author || !isSpoken(message)) return
  const { line, mentions } = textOf(message, ourselves)
  const deliveryId = `${message.id} ${line === '' ? 'deleted' : (message.edited_timestamp ?? '')}`
  const isDirect = message.guild_id === undefined
  const channelId = isDirect ? message.channel_id : await api.direct(message.author.id, PRIORITY.answer)
  const request: Request = {
    deliveryId,
    who: identityOf(message.author),
    where: { channelId, kind: 'private', ...serverOf(message) },
    said: { kind: 'edited', line },
    message: refOf(message),
    mentions,
    fits,
  }
  await tell(request, channelId, dispatcher, sayer({ ...message, id: deliveryId }, api))
}

/** Answered in direct messages, asked in a server: what holds in that server holds for it. */
const serverOf = ({ guild_id: serverId }: Message) => (serverId === undefined ? {} : { serverId })

type Say = (channelId: string, shown: View, part: number, isQuiet?: boolean) => Promise<MessageRef>

async function tell(request: Request, channelId: string, dispatcher: Dispatcher, say: Say): Promise<void> {
  const answer = await dispatcher.answer(request)
  if (answer.isRepeat) return
  const ref = await say(channelId, answer.view, 0)
  if (answer.view.card) await dispatcher.posted(request, answer.view.card, ref)
  for (const [at, also] of answer.also.entries()) await say(channelId, also, at + 1, true)
}

/** Posts, again and again until it is there: the nonce makes it once. */
const sayer =
  (message: Message, api: Api): Say =>
  async (channelId, shown, part, isQuiet = false) => {
    const nonce = nonceOf(`message ${message.id} ${part}`)
    for (let attempt = 1; ; attempt++) {
      try {
        return await api.create(channelId, render(shown, { isQuiet }), { nonce, priority: PRIORITY.answer })
      } catch (error) {
        const fault = faultOf(error)
        if (fault.kind === 'refused' || fault.kind === 'dead' || attempt >= ATTEMPTS) throw error
        await wait(fault.kind === 'later' ? Math.min(fault.afterMs, LONGEST_WAIT) : attempt * 500)
      }
    }
  }

const nothing = (): void => {}

const ATTEMPTS = 5
const LONGEST_WAIT = 10_000
