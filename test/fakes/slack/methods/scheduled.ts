// chat.scheduleMessage, chat.deleteScheduledMessage, chat.scheduledMessages.list: what Slack keeps and posts at its time.
// With metadata a message is taken and never posted, as Slack's own page warns.
import { z } from 'zod'
import { count, parseArguments } from '../arguments.ts'
import { content, postAsApp, refuseUnpostable } from '../messages.ts'
import { SlackError } from '../slack-error.ts'
import { channelOf, newId, type State } from '../state.ts'
import type { Installation } from '../types.ts'
import type { Method } from './method.ts'

const DAY_S = 86_400
const WINDOW_S = 300
const MOST_IN_WINDOW = 30
/** What is about to be posted is deleted no more. */
const LAST_S = 60

const wantedMessage = content.extend({ channel: z.string(), post_at: z.coerce.number().int() })

/** A message that waits. */
export interface ScheduledMessage {
  id: string
  installation: Installation
  channel: string
  content: z.infer<typeof content>
  postAt: number
  createdAt: number
}

export const scheduledMethods: Record<string, Method> = {
  'chat.scheduleMessage': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const { post_at: postAt, channel: id, ...said } = parseArguments(wantedMessage, args)
      const channel = channelOf(installation, id)
      if (channel.isArchived) throw new SlackError('is_archived')
      const now = Math.floor(state.clock.now() / 1000)
      if (postAt <= now) throw new SlackError('time_in_past')
      if (postAt - now > 120 * DAY_S) throw new SlackError('time_too_far')
      const near = [...state.scheduled.values()].filter(
        (each) => each.channel === channel.id && Math.abs(each.postAt - postAt) < WINDOW_S,
      )
      if (near.length >= MOST_IN_WINDOW) throw new SlackError('restricted_too_many')
      refuseUnpostable(state, installation, said, 'chat.scheduleMessage')
      if (said.metadata) state.log.note('chat.scheduleMessage: with metadata Slack never posts it')
      const kept = { id: newId('Q'), installation, channel: channel.id, content: said, postAt, createdAt: now }
      state.scheduled.set(kept.id, kept)
      state.log.stir()
      return {
        channel: channel.id,
        scheduled_message_id: kept.id,
        post_at: postAt,
        message: { text: said.text ?? '', type: 'delayed_message', subtype: 'bot_message', bot_id: installation.botId },
      }
    },
  },
  'chat.deleteScheduledMessage': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const shape = z.looseObject({ channel: z.string(), scheduled_message_id: z.string() })
      const wanted = parseArguments(shape, args)
      const kept = state.scheduled.get(wanted.scheduled_message_id)
      const isOwn = kept?.installation === installation && kept.channel === wanted.channel
      if (!kept || !isOwn || kept.postAt - state.clock.now() / 1000 < LAST_S)
        throw new SlackError('invalid_scheduled_message_id')
      state.scheduled.delete(kept.id)
      state.log.stir()
      return {}
    },
  },
  'chat.scheduledMessages.list': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const shape = z.looseObject({
        channel: z.string().optional(),
        cursor: z.string().optional(),
        limit: count,
        latest: z.coerce.number().optional(),
        oldest: z.coerce.number().optional(),
      })
      const wanted = parseArguments(shape, args)
      const all = [...state.scheduled.values()]
        .filter((each) => each.installation === installation && (wanted.channel ?? each.channel) === each.channel)
        .filter(({ postAt }) => (wanted.oldest ?? 0) <= postAt && postAt <= (wanted.latest ?? Number.MAX_VALUE))
        .sort((a, b) => a.postAt - b.postAt)
      const start = Number(wanted.cursor || 0)
      const limit = Math.min(wanted.limit || 100, 100)
      return {
        scheduled_messages: all.slice(start, start + limit).map((each) => ({
          id: each.id,
          channel_id: each.channel,
          post_at: each.postAt,
          date_created: each.createdAt,
          text: each.content.text ?? '',
        })),
        response_metadata: { next_cursor: start + limit < all.length ? String(start + limit) : '' },
      }
    },
  },
}

/** Posts what is due by the fake's clock, each at its own time. */
export function postDue(state: State): void {
  const now = state.clock.now() / 1000
  for (const kept of [...state.scheduled.values()].sort((a, b) => a.postAt - b.postAt)) {
    if (kept.postAt > now) continue
    state.scheduled.delete(kept.id)
    const channel = kept.installation.workspace.channels.get(kept.channel)
    if (!channel || kept.content.metadata || kept.installation.deadWith) continue
    const posted = postAsApp(state, kept.installation, { channel, content: kept.content, via: 'chat.scheduleMessage' })
    posted.ts = `${kept.postAt}.${posted.ts.split('.')[1] ?? '000001'}`
  }
}
