// Posting, editing and deleting messages: the one place that changes a channel's messages.
import { z } from 'zod'
import { flag } from './arguments.ts'
import { asRecord, storedBlocks } from './blocks.ts'
import { documentedLimits } from './judge/limits.ts'
import { refuseUnknownFiles } from './methods/files.ts'
import { SlackError } from './slack-error.ts'
import type { State } from './state.ts'
import { refuseUnsupported } from './supported-blocks.ts'
import type { Account, Channel, Installation, Message, Metadata } from './types.ts'

/** What a message may be made of, however it arrives: a Web API call, a response URL, or an acknowledgement. */
export const content = z.looseObject({
  text: z.string().optional(),
  blocks: z.array(z.unknown()).max(50).optional(),
  attachments: z.array(z.unknown()).max(100).optional(),
  metadata: z.looseObject({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) }).optional(),
  thread_ts: z.string().optional(),
  unfurl_links: flag,
  unfurl_media: flag,
  reply_broadcast: flag,
})
export type Content = z.infer<typeof content>

export interface NewMessage {
  channel: Channel
  content: Content
  ephemeralFor?: Account
  /** How it was sent, for findings: `chat.postMessage`, `response_url`, … */
  via: string
}

/** An app writes. Ephemeral messages are kept apart: no history, no events, no `chat.update`. */
export function postAsApp(state: State, installation: Installation, message: NewMessage): Message {
  const { channel, content, ephemeralFor } = message
  refuseEmpty(content)
  refuseInvalidBlocks(state, installation, content, message.via)
  const posted: Message = {
    ...blankMessage(state, channel),
    user: installation.botUserId,
    bot_id: installation.botId,
    app_id: installation.app.id,
    text: content.text ?? '',
    blocks: storedBlocks(content.blocks),
    attachments: content.attachments ?? [],
    metadata: metadataOf(content),
    thread_ts: threadOf(channel, content.thread_ts),
    ephemeralFor: ephemeralFor?.id,
    sent: content,
  }
  posted.unlistedUntil = posted.postedAt + state.settings.historyLagMs()
  if ((content.text ?? '') === '') state.log.note(`${message.via}: no top-level text (${channel.name} ${posted.ts})`)
  noteStranger(state, message)
  state.settings.judge?.('message', posted, content, message.via)
  if (ephemeralFor) {
    state.ephemerals.push(posted)
    state.log.record('ephemeral', posted)
  } else {
    channel.messages.push(posted)
    state.log.record('message', posted)
    state.hooks.onAppMessage?.(installation, channel, posted, 'post')
  }
  return posted
}

/** A person writes: no blocks of ours, no judging. */
export function postAsPerson(state: State, channel: Channel, user: Account, text: string, threadTs?: string): Message {
  const posted: Message = {
    ...blankMessage(state, channel),
    team: user.team,
    user: user.id,
    text,
    thread_ts: threadTs,
  }
  channel.messages.push(posted)
  state.log.record('message', posted)
  return posted
}

/** Replace what a message says, keeping what it said before. */
export function edit(
  state: State,
  message: Message,
  changed: Content,
  by: Installation | string,
  via: string,
): Message {
  if (typeof by !== 'string') refuseInvalidBlocks(state, by, changed, via)
  message.versions.push({ at: state.clock.now(), text: message.text, blocks: message.blocks })
  message.edited = { user: typeof by === 'string' ? by : by.botUserId, ts: state.clock.ts() }
  message.sent = changed
  if (changed.blocks) message.blocks = storedBlocks(changed.blocks)
  // `chat.update` without blocks keeps the old ones; whatever else replaces a message replaces all of it.
  else if (via !== 'chat.update') message.blocks = []
  message.text = changed.text ?? message.text
  if (changed.metadata) message.metadata = metadataOf(changed)
  if (message.bot_id) {
    if ((changed.text ?? '') === '') state.log.note(`${via}: no top-level text (${message.channel} ${message.ts})`)
    state.settings.judge?.('message', message, changed, via)
  }
  state.log.record('edit', message)
  return message
}

export function remove(state: State, message: Message): void {
  message.isDeleted = true
  state.log.record('deletion', message)
}

/** A living message of a channel by its timestamp. */
export function messageAt(channel: Channel, ts: string): Message | undefined {
  return channel.messages.find((message) => message.ts === ts && !message.isDeleted)
}

/** A message as Slack writes it into events, payloads and histories. */
export function wireMessage(message: Message, withMetadata = false): Record<string, unknown> {
  return {
    type: 'message',
    user: message.user,
    ...(message.bot_id ? { bot_id: message.bot_id, app_id: message.app_id } : {}),
    ts: message.ts,
    text: message.text,
    team: message.team,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: message.files, subtype: 'file_share' } : {}),
    ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  }
}

function blankMessage(state: State, channel: Channel): Message {
  return {
    kind: 'message',
    team: channel.team,
    channel: channel.id,
    ts: state.clock.ts(),
    user: '',
    text: '',
    blocks: [],
    attachments: [],
    isDeleted: false,
    postedAt: state.clock.now(),
    unlistedUntil: 0,
    versions: [],
    state: {},
    sent: {},
  }
}

function refuseEmpty(content: Content): void {
  const hasBlocks = (content.blocks?.length ?? 0) > 0
  const hasAttachments = (content.attachments?.length ?? 0) > 0
  if (!hasBlocks && !hasAttachments && (content.text ?? '') === '') throw new SlackError('no_text')
  if ((content.text ?? '').length > 40_000) throw new SlackError('msg_too_long')
}

/** What is posted later is judged when it is handed over. */
export function refuseUnpostable(state: State, installation: Installation, content: Content, via: string): void {
  refuseEmpty(content)
  refuseInvalidBlocks(state, installation, content, via)
}

/** Slack takes a message whole or not at all. */
function refuseInvalidBlocks(state: State, installation: Installation, content: Content, via: string): void {
  refuseUnsupported(state, 'message', { ...content })
  refuseUnknownFiles(state, installation, content.blocks ?? [])
  const findings = documentedLimits('message', { ...content })
  for (const finding of findings) state.log.note(`${via}: ${finding}`)
  if (findings.some((finding) => !finding.startsWith('/text'))) throw new SlackError('invalid_blocks')
}

function threadOf(channel: Channel, ts: string | undefined): string | undefined {
  if (ts === undefined || ts === '') return undefined
  const parent = messageAt(channel, ts)
  return parent?.thread_ts ?? parent?.ts ?? ts
}

function metadataOf(content: Content): Metadata | undefined {
  const metadata = asRecord(content.metadata)
  const payload = asRecord(metadata?.event_payload)
  if (typeof metadata?.event_type !== 'string' || !payload) return undefined
  return { event_type: metadata.event_type, event_payload: payload }
}

/** Never message anyone who did not ask. */
function noteStranger(state: State, { channel, ephemeralFor, via }: NewMessage): void {
  const reached = ephemeralFor ? [ephemeralFor.id] : channel.kind === 'im' ? [...channel.members] : []
  for (const id of reached) {
    const account = [...state.workspaces.values()].flatMap(({ accounts }) => accounts.get(id) ?? [])[0]
    if (account && !account.isBot && !account.knowsApp) {
      state.log.note(`${via}: ${account.name} never turned to the app, and got a message`)
    }
  }
}
