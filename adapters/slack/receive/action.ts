// A pressed button or chosen option, in a message or on Home.
import * as z from 'zod'
import type { RequestInput } from '../../../src/chat/request.ts'
import { decodeSelectId } from '../elements.ts'
import { actionShape, type BlockAction } from '../payloads.ts'
import type { SlackRequest } from '../slack-request.ts'
import { type PayloadReceiver, presserHints } from './delivery.ts'

export const receiveAction: PayloadReceiver = async (
  { people, builder },
  { body, installation, acknowledge },
): Promise<void> => {
  const pressed = actionShape.parse(body)
  const [action] = pressed.actions
  const said = action && readAction(action)
  if (!said || pressed.view?.type === 'modal') return
  const { user, container, trigger_id: triggerId } = pressed
  const who = await people.lookUpIdentity(installation, user.id, presserHints(user))
  const deliveryId = `action:${triggerId}`
  const rest = { triggerId, acknowledge }
  if (pressed.view || !pressed.channel) {
    const origin = await builder.directOrigin(installation, user.id)
    return builder.submit(installation, who, { ...origin, isHome: true }, deliveryId, said, rest)
  }
  const { id: channelId } = pressed.channel
  const isDirect = await builder.isOwnDirectChannel(installation, user.id, channelId, pressed.channel.name)
  const on = container.message_ts ? { channelId, messageId: container.message_ts } : undefined
  const origin: SlackRequest['origin'] = {
    channelId,
    kind: isDirect ? 'private' : 'shared',
    responseUrl: pressed.response_url,
    isEphemeral: container.is_ephemeral === true,
    ...(on ? { on } : {}),
    ...(container.thread_ts ? { threadTs: container.thread_ts } : {}),
  }
  return builder.submit(installation, who, origin, deliveryId, said, rest)
}

/** A line and the one to return to; what no button of ours has is no pair. */
const lineAndReturnShape = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue('This isn’t JSON')
      return z.NEVER
    }
  })
  .pipe(z.tuple([z.string(), z.string()]))

/** A button's value is its line; a select has its line in the block id and its options in the action id. */
function readAction(action: BlockAction): RequestInput | null {
  if (action.type === 'button') {
    const value = action.value ?? ''
    if (value === '') return null
    if (!value.startsWith('[')) return { kind: 'pressed', line: value }
    const pair = lineAndReturnShape.safeParse(value).data
    return pair ? { kind: 'pressed', line: pair[0], returnTo: pair[1] } : null
  }
  const select = decodeSelectId(action.action_id)
  const line = /^\d+ (.*)$/s.exec(action.block_id)?.[1]
  if (!select || line === undefined) return null
  const { fills, returnTo } = select
  const options = action.selected_options ?? (action.selected_option ? [action.selected_option] : [])
  const chosen = Object.fromEntries(
    options.flatMap(({ value }, index) => (fills[index] ? [[fills[index], value]] : [])),
  )
  return { kind: 'pressed', line, chosen, ...(returnTo === undefined ? {} : { returnTo }) }
}
