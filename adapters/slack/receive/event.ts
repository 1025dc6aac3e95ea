// Events: lines in direct messages, mentions, replies in threads, edits, deletions, the opening of Home, and what other
// files of this folder take.

import { type KeyedSerializer, serializeByKey } from '../../../src/chat/run/serialize-by-key.ts'
import type { SourceMessage } from '../../../src/contracts/source-message.ts'
import { readClip } from '../clip.ts'
import { readSlackText } from '../incoming-text.ts'
import { messageWords } from '../message-words.ts'
import type { RequestOrigin } from '../modal.ts'
import * as payloads from '../payloads.ts'
import { receiveAssistantThread, receiveContextChange, seenMessage } from './agent.ts'
import type { PayloadReceiver, ReceiveContext, SlackDelivery } from './delivery.ts'
import { receiveFunction } from './function.ts'
import { receiveReaction } from './reaction.ts'
import { findAddressedInstallation, readActorTeam } from './shared-channel.ts'
import { readSourceMessage } from './source-message.ts'

/** A delivered event and what all events share. */
interface EventDelivery extends ReceiveContext, Omit<SlackDelivery, 'body'> {
  readonly deliveryId: string
  /** The workspace of the person who caused it, as far as it says. */
  readonly actorTeam: string | undefined
  /** One person's messages in one channel are handled in the order they were sent. */
  readonly serialize: KeyedSerializer
}

/** How long a message waits for earlier ones, in milliseconds; one that hangs does not block the rest. */
const LONGEST_WAIT_MS = 60_000

export function createEventReceiver(): PayloadReceiver {
  const serialize = serializeByKey(LONGEST_WAIT_MS)
  return async (context, { body, installation, acknowledge }) => {
    const { event_id: eventId, event } = payloads.eventShape.parse(body)
    const delivery = {
      ...{ ...context, acknowledge, serialize, deliveryId: `event:${eventId}`, actorTeam: readActorTeam(body) },
      installation: await findAddressedInstallation(body, installation, context.people),
    }
    switch (event.type) {
      case 'message':
        return receiveMessage(event, delivery)
      case 'app_mention':
        return receiveMention(event, delivery)
      case 'app_home_opened':
        return receiveHomeOpened(event, delivery)
      case 'user_change':
      case 'team_join':
        return receiveUserChange(event, delivery)
      case 'reaction_added':
      case 'reaction_removed':
        return receiveReaction(event, delivery)
      case 'assistant_thread_started':
      case 'assistant_thread_context_changed':
        return receiveAssistantThread(event, delivery)
      case 'app_context_changed':
        return receiveContextChange(event, delivery)
      case 'function_executed':
        return receiveFunction(event, delivery)
    }
  }
}

/** Keeps messages that people typed, among all subtypes. */
const PERSON_SUBTYPES = new Set(['file_share', 'thread_broadcast', 'me_message'])

async function receiveMessage(event: unknown, delivery: EventDelivery): Promise<void> {
  const changed = payloads.messageChangedEvent.safeParse(event)
  if (changed.success) {
    const { message: now, previous_message: before } = changed.data
    const words = now.subtype === 'tombstone' ? '' : messageWords(now)
    // A link preview changes a message without an edit.
    return before && words === messageWords(before) ? undefined : submitEdit(now, words, changed.data, delivery)
  }
  const deleted = payloads.messageDeletedEvent.safeParse(event)
  if (deleted.success) {
    const { previous_message: before, deleted_ts: ts } = deleted.data
    return before && submitEdit({ ...before, ts }, '', deleted.data, delivery)
  }
  const said = payloads.messageEvent.parse(event)
  const isWords = said.subtype === undefined || PERSON_SUBTYPES.has(said.subtype)
  if (!isWords || !said.user || said.bot_id) return
  if (said.app_context) delivery.agent.recordSeen(delivery.installation, said.user, seenMessage(said.app_context))
  if (payloads.isDirectMessage(said))
    return submitLine(said, { channelId: said.channel, kind: 'private' }, false, delivery)
  // In a channel only a reply to one of the bot's messages is for it; a mention arrives as an event of its own.
  const { botUserId } = delivery.installation
  const isReply = said.thread_ts !== undefined && (said.parent_user_id ?? said.root?.user) === botUserId
  if (isReply && !said.text.includes(`<@${botUserId}`))
    return submitLine(said, { channelId: said.channel, kind: 'shared' }, true, delivery)
}

async function receiveMention(event: unknown, delivery: EventDelivery): Promise<void> {
  const said = payloads.messageEvent.parse(event)
  if (said.user && !said.bot_id && !payloads.isDirectMessage(said))
    return submitLine(said, { channelId: said.channel, kind: 'shared' }, false, delivery)
}

/**
 * The person's own message as a line.
 * @param isOverheard it is a reply to the bot that does not mention it
 */
async function submitLine(
  said: payloads.MessagePayload,
  { channelId, kind }: Pick<RequestOrigin, 'channelId' | 'kind'>,
  isOverheard: boolean,
  delivery: EventDelivery,
): Promise<void> {
  const { dispatcher, people, builder, readFile, installation, deliveryId, acknowledge, serialize, agent, apiUrl } =
    delivery
  const { actorTeam: team } = delivery
  const userId = said.user ?? ''
  const voice = kind === 'private' ? readClip(said, installation, apiUrl) : undefined
  const hears = voice && dispatcher.catalogue.commands.find(({ takesVoice }) => takesVoice)
  const file = isOverheard || voice ? undefined : readFile(installation, said.files)
  const isThread = said.thread_ts !== undefined && said.thread_ts !== said.ts
  const [who, { line, mentions }] = await Promise.all([
    people.lookUpIdentity(installation, userId, { team }),
    readSlackText(messageWords(said), builder.nameLookup(installation), installation.botUserId),
  ])
  const lookingAt = isOverheard ? undefined : await findLookedAt(delivery, said, { channelId, kind }, line)
  // Beside the agent view a conversation is a thread below its first line, and what is said there is not about that line.
  const isAbout = isThread && !(said.app_context && said.parent_user_id === userId)
  const work = () =>
    serialize(`${installation.space} ${channelId} ${userId}`, () =>
      builder.submit(
        installation,
        who,
        { channelId, kind, ...(isThread ? { threadTs: said.thread_ts } : {}) },
        deliveryId,
        hears
          ? { kind: 'command', command: hears.name, values: {} }
          : { kind: 'typed', line, ...(isOverheard ? { isOverheard } : {}) },
        {
          acknowledge,
          mentions,
          ...(voice ? { voice } : {}),
          ownMessage: { channelId, messageId: said.ts },
          ...(file ? { file } : {}),
          ...(isAbout && said.thread_ts ? { targetMessage: { channelId, messageId: said.thread_ts } } : {}),
          ...(lookingAt ? { lookingAt } : {}),
        },
      ),
    )
  if (kind !== 'private') return work()
  await agent.whileWorking(installation, { channelId, threadTs: said.thread_ts ?? said.ts }, work)
}

/**
 * The message that “this” may mean: what is looked at beside the agent view, or what somebody wrote whose thread this is
 * said in. Read only where the line says “this”.
 */
async function findLookedAt(
  delivery: EventDelivery,
  { user = '', thread_ts: threadTs, ts, parent_user_id: parent }: payloads.MessagePayload,
  { channelId, kind }: Pick<RequestOrigin, 'channelId' | 'kind'>,
  line: string,
): Promise<SourceMessage | undefined> {
  if (!/\bthis\b/i.test(line)) return undefined
  const seen =
    kind === 'private'
      ? delivery.agent.findSeen(delivery.installation, user)
      : threadTs !== undefined &&
        threadTs !== ts &&
        parent !== delivery.installation.botUserId && { channelId, ts: threadTs }
  return seen ? readSourceMessage(delivery, seen.channelId, seen.ts) : undefined
}

/** An edited message; a deleted one has an empty text. */
async function submitEdit(
  said: payloads.MessagePayload,
  words: string,
  where: { readonly channel: string; readonly channel_type?: string | undefined },
  { people, builder, installation, deliveryId, acknowledge, serialize }: EventDelivery,
): Promise<void> {
  const channelId = where.channel
  const isPrivate = payloads.isDirectMessage(where)
  if (!said.user || said.bot_id || !(isPrivate || said.thread_ts)) return
  const userId = said.user
  const who = await people.lookUpIdentity(installation, userId)
  const { line, mentions } = await readSlackText(words, builder.nameLookup(installation), installation.botUserId)
  await serialize(`${installation.space} ${channelId} ${userId}`, () =>
    builder.submit(
      installation,
      who,
      { channelId, kind: isPrivate ? 'private' : 'shared', ...(said.thread_ts ? { threadTs: said.thread_ts } : {}) },
      deliveryId,
      { kind: 'edited', line },
      { acknowledge, mentions, ownMessage: { channelId, messageId: said.ts } },
    ),
  )
}

async function receiveUserChange(
  event: unknown,
  { people, installation, acknowledge, onIdentityChange }: EventDelivery,
): Promise<void> {
  const { user } = payloads.userChangeEvent.parse(event)
  if (user.is_bot) return
  await onIdentityChange?.(await people.updateProfile(installation, user), user.deleted)
  await acknowledge()
}

async function receiveHomeOpened(
  event: unknown,
  { dispatcher, people, builder, installation, deliveryId, acknowledge, agent }: EventDelivery,
): Promise<void> {
  const { user: userId, tab, channel, context } = payloads.homeOpenedEvent.parse(event)
  const who = await people.lookUpIdentity(installation, userId)
  // The Home of an outsider is in the copy of their own workspace, if it has one.
  if (who.outsider) return
  if (context) {
    const seen = seenMessage(context)
    agent.recordSeen(installation, userId, seen)
    // Opened beside what is read, the conversation begins with prompts.
    if (tab === 'messages' && channel) await agent.suggest(installation, deliveryId, { channelId: channel }, seen)
  }
  const home = dispatcher.catalogue.findByAlias('home')
  if (tab !== 'home' || !home) return
  const origin = await builder.directOrigin(installation, userId)
  const said = { kind: 'command', command: home.name, values: {} } as const
  await builder.submit(installation, who, { ...origin, isHome: true }, deliveryId, said, { acknowledge })
}
