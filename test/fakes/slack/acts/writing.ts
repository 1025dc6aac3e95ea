// Commands and messages: what a person types, and what becomes of it.
import type { Answers } from '../delivery.ts'
import { edit, postAsPerson, remove } from '../messages.ts'
import * as payloads from '../payloads.ts'
import type { ActOptions, Person } from '../person.ts'
import { hear } from '../reactions.ts'
import { copiesIn } from '../shared-channels.ts'
import { directMessage, newResponseUrl, newTrigger } from '../state.ts'
import type { Channel, Installation, Message } from '../types.ts'
import { typed } from '../typing.ts'
import { channelFor, copyFor, join, type Standing, turnTo } from './standing.ts'

type Writing = Pick<
  Person,
  | 'slash'
  | 'dm'
  | 'dmRaw'
  | 'share'
  | 'dropFile'
  | 'editMessage'
  | 'deleteMessage'
  | 'say'
  | 'mention'
  | 'replyInThread'
>

const subscriptions = { im: 'message.im', channel: 'message.channels', group: 'message.groups' } as const

export function writing(standing: Standing): Writing {
  const { state, workspace, account, deliver } = standing

  /** Tell every app that may hear of it; the answers of the person's own app come back, or why there are none. */
  const tell = async (channel: Channel, event: Record<string, unknown>, options: ActOptions = {}): Promise<Answers> => {
    // An app hears of it once, in the name of the copy that came last.
    const heard = [...copiesIn(state, channel)].flatMap(([app, copies]) =>
      app.events.has(subscriptions[channel.kind]) ? copies.slice(-1) : [],
    )
    const all = await Promise.all(heard.map((installation) => tellOne(installation, channel, event, options)))
    const own = all.find((_, index) => heard[index]?.app === (options.app ?? standing.defaultApp))
    return own ?? all[0] ?? unheard('not_subscribed')
  }
  const tellOne = (installation: Installation, channel: Channel, event: Record<string, unknown>, options: ActOptions) =>
    deliver(
      installation.app,
      {
        type: 'events_api',
        about: `event ${String(event.type)}${event.subtype ? ` ${String(event.subtype)}` : ''}`,
        payload: payloads.eventCallback(state, installation, event, { channel, actor: account }),
      },
      options,
    )

  const write = async (channel: Channel, text: string, options: ActOptions = {}, threadTs?: string) => {
    const message = postAsPerson(state, channel, account, typed(workspace, text, false), threadTs)
    if (options.isBroadcast) message.isBroadcast = true
    return { ...(await tell(channel, payloads.messageEvent(state, channel, message), options)), message }
  }

  return {
    slash: async (command, text = '', options = {}) => {
      const installation = turnTo(standing, options)
      const channel = options.channel ? join(standing, options.channel) : directMessage(installation, account.id)
      const triggerId = newTrigger(state, { app: installation.app.id, team: workspace.id, user: account.id })
      const responseUrl = newResponseUrl(state, { installation, channel: channel.id, user: account.id })
      const call = {
        command,
        text: state.settings.escapesCommands ? typed(workspace, text, true) : text,
        channel,
        triggerId,
        responseUrl,
      }
      const payload = payloads.commandPayload(installation, account, call)
      const about = `slash ${command} ${text}`.trim()
      const answers = await deliver(installation.app, { type: 'slash_commands', about, payload }, options)
      for (const answer of answers.all) hear(state, { installation, channel: channel.id, user: account.id }, answer)
      return { ...answers, triggerId, responseUrl }
    },
    dmRaw: async (wire, options = {}) => {
      const channel = directMessage(copyFor(standing, options), account.id)
      const message = postAsPerson(state, channel, account, wire)
      return { ...(await tell(channel, payloads.messageEvent(state, channel, message), options)), message }
    },
    dm: (text, options) => write(directMessage(copyFor(standing, options), account.id), text, options),
    share: async (original, comment = '', options = {}) => {
      const channel = directMessage(turnTo(standing, options), account.id)
      const message = postAsPerson(state, channel, account, typed(workspace, comment, false))
      const { text = '', blocks = [], files } = original
      // As Slack sends it: the words once as text, once as blocks, with where they stand.
      message.attachments = [
        {
          id: 1,
          is_msg_unfurl: true,
          is_share: true,
          from_url: 'https://acme.slack.com/archives/C0GENERAL/p1772610000000100',
          fallback: text === '' ? '[no preview available]' : text,
          ...(text === '' ? {} : { text }),
          ...(files ? { files } : {}),
          message_blocks: [{ team: workspace.id, channel: 'C0GENERAL', message: { blocks } }],
        },
      ]
      return { ...(await tell(channel, payloads.messageEvent(state, channel, message), options)), message }
    },
    dropFile: async (name, content, text = '', options = {}) => {
      const channel = directMessage(turnTo(standing, options), account.id)
      const message = postAsPerson(state, channel, account, typed(workspace, text, false))
      const path = `/files-pri/${workspace.id}-${message.ts}/download/${encodeURIComponent(name)}`
      state.dropped.set(path, content)
      message.files = [
        {
          id: `F${message.ts}`,
          name,
          title: name,
          mimetype: 'text/plain',
          filetype: 'text',
          mode: 'hosted',
          size: Buffer.byteLength(content),
          url_private: `${state.origin}${path}`,
          url_private_download: `${state.origin}${path}`,
          permalink: `https://acme.slack.com/files/${account.id}/F1/${name}`,
        },
      ]
      return { ...(await tell(channel, payloads.messageEvent(state, channel, message), options)), message }
    },
    say: (where, text, options) => write(join(standing, where), text, options),
    replyInThread: (message, text, options) => {
      account.knowsApp = true
      return write(channelFor(standing, message.channel), text, options, message.thread_ts ?? message.ts)
    },
    mention: async (where, text, options = {}) => {
      const installation = copyFor(standing, options)
      const channel = join(standing, where)
      const words = `<@${installation.botUserId}> ${typed(workspace, text, false)}`
      const { thread } = options
      const message = postAsPerson(state, channel, account, words, thread && (thread.thread_ts ?? thread.ts))
      if (!channel.members.has(installation.botUserId)) return { ...unheard('not_in_channel'), message }
      const [mentioned, heard] = await Promise.all([
        // Whichever copy is mentioned, it comes in the name of the one that came last.
        tellOne(
          copiesIn(state, channel).get(installation.app)?.at(-1) ?? installation,
          channel,
          payloads.messageEvent(state, channel, message, 'app_mention', installation.workspace.id),
          options,
        ),
        tell(channel, payloads.messageEvent(state, channel, message), options),
      ])
      const others = heard.error === 'not_subscribed' ? [] : heard.all
      return { ...mentioned, all: [...mentioned.all, ...others], message }
    },
    editMessage: (message, text, options) => {
      const channel = channelFor(standing, message.channel)
      const previous: Message = structuredClone({ ...message, sent: {} })
      edit(state, message, { text: typed(workspace, text, false) }, account.id, 'person')
      return tell(channel, payloads.changedEvent(state, channel, message, previous), options)
    },
    deleteMessage: (message, options) => {
      const channel = channelFor(standing, message.channel)
      remove(state, message)
      return tell(channel, payloads.deletedEvent(state, channel, message), options)
    },
  }
}

function unheard(error: string): Answers {
  const answer = { acknowledged: false, status: 0, body: undefined, ms: 0, error }
  return { ...answer, all: [answer] }
}
