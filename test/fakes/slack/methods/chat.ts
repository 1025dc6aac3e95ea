// chat.*: posting, ephemeral posting, editing, deleting.
import { z } from 'zod'
import { parseArguments } from '../arguments.ts'
import { content, edit, messageAt, postAsApp, remove, wireMessage } from '../messages.ts'
import { seenAccount } from '../shared-channels.ts'
import { SlackError } from '../slack-error.ts'
import { channelOf, type State } from '../state.ts'
import type { Channel, Installation } from '../types.ts'
import type { Method } from './method.ts'

const inChannel = content.extend({ channel: z.string() })
const toUser = inChannel.extend({ user: z.string() })
const existing = inChannel.extend({ ts: z.string() })

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(inChannel, args)
      const channel = writable(installation, wanted.channel)
      if (wanted.unfurl_links !== false || wanted.unfurl_media !== false) {
        state.log.note(`chat.postMessage: unfurl_links and unfurl_media must both be false (${channel.name})`)
      }
      const message = postAsApp(state, installation, { channel, content: wanted, via: 'chat.postMessage' })
      return { channel: channel.id, ts: message.ts, message: wireMessage(message, true) }
    },
  },
  'chat.postEphemeral': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(toUser, args)
      const channel = writable(installation, wanted.channel)
      const user = seenAccount(state, installation, wanted.user)
      if (!channel.members.has(user.id)) throw new SlackError('user_not_in_channel')
      const posted = { channel, content: wanted, ephemeralFor: user, via: 'chat.postEphemeral' }
      return { message_ts: postAsApp(state, installation, posted).ts }
    },
  },
  'chat.update': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(existing, args)
      const { channel, message } = ownMessage(state, installation, wanted.channel, wanted.ts, 'update')
      if (wanted.text === undefined && !wanted.blocks && !wanted.attachments) throw new SlackError('no_text')
      const previous = { ...message }
      edit(state, message, wanted, installation, 'chat.update')
      state.hooks.onAppMessage?.(installation, channel, message, 'edit', previous)
      return { channel: message.channel, ts: message.ts, text: message.text, message: wireMessage(message, true) }
    },
  },
  'chat.delete': {
    takes: 'bot',
    scope: 'chat:write',
    run: ({ state, args }, installation) => {
      const wanted = parseArguments(existing, args)
      const { channel, message } = ownMessage(state, installation, wanted.channel, wanted.ts, 'delete')
      remove(state, message)
      state.hooks.onAppMessage?.(installation, channel, message, 'deletion')
      return { channel: message.channel, ts: message.ts }
    },
  },
  'chat.getPermalink': {
    takes: 'bot',
    run: ({ args }, installation) => {
      const wanted = parseArguments(z.object({ channel: z.string(), message_ts: z.string() }), args)
      const channel = channelOf(installation, wanted.channel)
      if (!messageAt(channel, wanted.message_ts)) throw new SlackError('message_not_found')
      const path = `archives/${channel.id}/p${wanted.message_ts.replace('.', '')}`
      return { channel: channel.id, permalink: `https://${installation.workspace.domain}.slack.com/${path}` }
    },
  },
}

function writable(installation: Installation, id: string): Channel {
  const channel = channelOf(installation, id)
  if (channel.isArchived) throw new SlackError('is_archived')
  if (!channel.members.has(installation.botUserId)) throw new SlackError('not_in_channel')
  return channel
}

function ownMessage(state: State, installation: Installation, id: string, ts: string, verb: 'update' | 'delete') {
  // chat.update takes a channel's id only, never a user's.
  const channel = installation.workspace.channels.get(id)
  if (!channel) throw new SlackError('channel_not_found')
  const message = messageAt(channel, ts)
  if (!message) {
    if (state.ephemerals.some((ephemeral) => ephemeral.channel === id && ephemeral.ts === ts)) {
      state.log.note(`chat.${verb}: an ephemeral message cannot be reached this way (${channel.name} ${ts})`)
    }
    throw new SlackError('message_not_found')
  }
  if (message.bot_id !== installation.botId)
    throw new SlackError(verb === 'update' ? 'cant_update_message' : 'cant_delete_message')
  return { channel, message }
}
