// conversations.*: opening DMs, reading histories and threads, information.
import { z } from 'zod'
import { count, flag, parseArguments } from '../arguments.ts'
import { messageAt, wireMessage } from '../messages.ts'
import { reachableAccount, workspacesOf } from '../shared-channels.ts'
import { SlackError } from '../slack-error.ts'
import { channelOf, directMessage, type State } from '../state.ts'
import type { Channel, Installation, Message } from '../types.ts'
import { type Method, needScope } from './method.ts'

const page = z.looseObject({
  channel: z.string(),
  ts: z.string().optional(),
  cursor: z.string().optional(),
  limit: count,
  latest: z.string().optional(),
  oldest: z.string().optional(),
  inclusive: flag,
  include_all_metadata: flag,
})
type Page = z.infer<typeof page>

export const conversationMethods: Record<string, Method> = {
  'conversations.open': {
    takes: 'bot',
    scope: 'im:write',
    run: ({ state, args }, installation) => {
      const shape = z.looseObject({ users: z.string().optional(), channel: z.string().optional(), return_im: flag })
      const wanted = parseArguments(shape, args)
      if (wanted.channel) return { channel: wireChannel(state, channelOf(installation, wanted.channel)) }
      const [user, ...others] = (wanted.users ?? '').split(',').filter((id) => id !== '')
      if (!user) throw new SlackError('users_list_not_supplied')
      if (others.length > 0) throw new SlackError('method_not_supported_for_channel_type')
      const account = reachableAccount(state, installation, user)
      if (account.isBot) throw new SlackError('cannot_dm_bot')
      if (account.isDeleted) throw new SlackError('user_disabled')
      return { channel: wireChannel(state, directMessage(installation, account.id)) }
    },
  },
  'conversations.info': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(z.looseObject({ channel: z.string() }), args)
      const channel = installation.workspace.channels.get(wanted.channel)
      if (!channel) throw new SlackError('channel_not_found')
      needScope(installation, `${family(channel)}:read`)
      return { channel: wireChannel(state, channelOf(installation, channel.id)) }
    },
  },
  'conversations.history': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(page, args)
      const channel = readable(installation, wanted.channel)
      const messages = listed(state, channel).filter((message) => !isReply(message))
      return paged(messages.reverse(), wanted)
    },
  },
  'conversations.replies': {
    takes: 'bot',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(page, args)
      const channel = readable(installation, wanted.channel)
      const parent = messageAt(channel, wanted.ts ?? '')
      if (!parent) throw new SlackError('thread_not_found')
      const root = parent.thread_ts ?? parent.ts
      return paged(
        listed(state, channel).filter((message) => message.ts === root || message.thread_ts === root),
        wanted,
      )
    },
  },
}

function readable(installation: Installation, id: string): Channel {
  const channel = installation.workspace.channels.get(id)
  if (!channel) throw new SlackError('channel_not_found')
  needScope(installation, `${family(channel)}:history`)
  if (!channel.members.has(installation.botUserId)) throw new SlackError('not_in_channel')
  return channel
}

function paged(messages: Message[], wanted: Page): Record<string, unknown> {
  const within = messages.filter(({ ts }) => {
    const isAfter = !wanted.oldest || Number(ts) > Number(wanted.oldest)
    const isBefore = !wanted.latest || Number(ts) < Number(wanted.latest)
    const isEdge = wanted.inclusive === true && (ts === wanted.oldest || ts === wanted.latest)
    return (isAfter && isBefore) || isEdge
  })
  const limit = Math.min(wanted.limit || 100, 999)
  const start = Number(wanted.cursor || 0)
  const shown = within.slice(start, start + limit)
  const hasMore = start + limit < within.length
  return {
    messages: shown.map((message) => wireMessage(message, wanted.include_all_metadata === true)),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(start + limit) : '' },
  }
}

function wireChannel(state: State, channel: Channel): Record<string, unknown> {
  const isExternal = workspacesOf(state, channel).length > 1
  return {
    id: channel.id,
    name: channel.kind === 'im' ? undefined : channel.name,
    is_im: channel.kind === 'im',
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_private: channel.kind !== 'channel',
    is_archived: channel.isArchived,
    is_member: true,
    ...(isExternal ? { is_shared: true, is_ext_shared: true, is_org_shared: false } : {}),
    context_team_id: channel.team,
  }
}

/** What is there and already told by histories. */
const listed = (state: State, channel: Channel) =>
  channel.messages.filter(({ isDeleted, unlistedUntil }) => !isDeleted && unlistedUntil <= state.clock.now())
const isReply = (message: Message) => message.thread_ts !== undefined && message.thread_ts !== message.ts

/** The word before the colon in a scope that reads this kind of channel. */
const family = (channel: Channel) => ({ channel: 'channels', group: 'groups', im: 'im' })[channel.kind]
