// What people write: lines in direct messages, mentions, replies in threads, edits and deletions; and Home being opened.
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { Acknowledge } from './acknowledger.ts'
import { readSlackText } from './incoming-text.ts'
import type { Installation } from './installations.ts'
import type { RequestOrigin } from './modal.ts'
import * as payloads from './payloads.ts'
import type { RequestBuilder } from './request-builder.ts'
import type { UserDirectory } from './user-directory.ts'

export interface EventHandlerOptions {
  readonly dispatcher: Dispatcher
  readonly people: UserDirectory
  readonly requestBuilder: RequestBuilder
}

/** An event that was delivered; `stored` acknowledges it. */
export interface SlackEvent {
  readonly event: { readonly type: string }
  readonly deliveryId: string
  readonly installation: Installation
  readonly acknowledge: Acknowledge
}

type Delivery = Omit<SlackEvent, 'event'>

export function createEventHandler({
  dispatcher,
  people,
  requestBuilder,
}: EventHandlerOptions): (event: SlackEvent) => Promise<void> {
  const { ask, nameIn, direct } = requestBuilder
  const serialize = serializeByKey()

  const message = async (event: unknown, delivery: Delivery): Promise<void> => {
    const changed = payloads.messageChangedEvent.safeParse(event)
    if (changed.success) {
      const { message: now, previous_message: before, channel } = changed.data
      const line = now.subtype === 'tombstone' ? '' : now.text
      // A preview of a link changes a message too, and says nothing new.
      return line === before?.text ? undefined : edited(now, line, changed.data, channel, delivery)
    }
    const deleted = payloads.messageDeletedEvent.safeParse(event)
    if (deleted.success) {
      const { previous_message: before, deleted_ts: ts, channel } = deleted.data
      return before && edited({ ...before, ts }, '', deleted.data, channel, delivery)
    }
    const said = payloads.messageEvent.parse(event)
    const isWords = said.subtype === undefined || PERSON_SUBTYPES.has(said.subtype)
    if (!isWords || !said.user || said.bot_id) return
    if (said.channel_type === 'im') return line(said, said.channel, 'private', false, delivery)
    // In a channel only a reply to a message of ours is meant for us; one that mentions us comes as a mention too.
    const { botUserId } = delivery.installation
    const isReply = said.thread_ts !== undefined && said.parent_user_id === botUserId
    if (isReply && !said.text.includes(`<@${botUserId}`)) return line(said, said.channel, 'shared', true, delivery)
  }

  const mention = async (event: unknown, delivery: Delivery): Promise<void> => {
    const said = payloads.messageEvent.parse(event)
    if (said.user && !said.bot_id && said.channel_type !== 'im')
      return line(said, said.channel, 'shared', false, delivery)
  }

  /** A line in a message of the person's own. */
  const line = async (
    said: payloads.MessagePayload,
    channelId: string,
    kind: RequestOrigin['kind'],
    isOverheard: boolean,
    { installation, deliveryId, acknowledge }: Delivery,
  ): Promise<void> => {
    const userId = said.user ?? ''
    const isThread = said.thread_ts !== undefined && said.thread_ts !== said.ts
    const files = (said.files ?? []).map(({ name, permalink: link }) => [name, link].filter(Boolean).join(' '))
    const [who, typed] = await Promise.all([
      people.lookUpIdentity(installation, userId),
      readSlackText(said.text, nameIn(installation), installation.botUserId),
    ])
    await serialize(`${installation.space} ${channelId} ${userId}`, () =>
      ask(
        installation,
        who,
        { channelId, kind, ...(isThread ? { threadTs: said.thread_ts } : {}) },
        deliveryId,
        {
          kind: 'typed',
          line: [typed.line, ...files].filter((part) => part !== '').join('\n'),
          ...(isOverheard ? { isOverheard } : {}),
        },
        {
          acknowledge,
          mentions: typed.mentions,
          ownMessage: { channelId, messageId: said.ts },
          ...(isThread && said.thread_ts ? { targetMessage: { channelId, messageId: said.thread_ts } } : {}),
        },
      ),
    )
  }

  const edited = async (
    said: payloads.MessagePayload,
    text: string,
    where: { readonly channel_type?: string | undefined },
    channelId: string,
    { installation, deliveryId, acknowledge }: Delivery,
  ): Promise<void> => {
    const isPrivate = where.channel_type === 'im'
    if (!said.user || said.bot_id || !(isPrivate || said.thread_ts)) return
    const userId = said.user
    const who = await people.lookUpIdentity(installation, userId)
    const typed = await readSlackText(text, nameIn(installation), installation.botUserId)
    await serialize(`${installation.space} ${channelId} ${userId}`, () =>
      ask(
        installation,
        who,
        { channelId, kind: isPrivate ? 'private' : 'shared', ...(said.thread_ts ? { threadTs: said.thread_ts } : {}) },
        deliveryId,
        { kind: 'edited', line: typed.line },
        { acknowledge, mentions: typed.mentions, ownMessage: { channelId, messageId: said.ts } },
      ),
    )
  }

  const homeOpened = async (event: unknown, { installation, deliveryId, acknowledge }: Delivery): Promise<void> => {
    const { user: userId, tab } = payloads.homeOpenedEvent.parse(event)
    const home = dispatcher.catalogue.findByAlias('home')
    if (tab !== 'home' || !home) return
    const [who, origin] = await Promise.all([people.lookUpIdentity(installation, userId), direct(installation, userId)])
    const said = { kind: 'command', command: home.name, values: {} } as const
    await ask(installation, who, { ...origin, isHome: true }, deliveryId, said, { acknowledge })
  }

  return async ({ event, ...delivery }) => {
    switch (event.type) {
      case 'message':
        return message(event, delivery)
      case 'app_mention':
        return mention(event, delivery)
      case 'app_home_opened':
        return homeOpened(event, delivery)
    }
  }
}

/** What people type, among all that messages are used for. */
const PERSON_SUBTYPES = new Set(['file_share', 'thread_broadcast', 'me_message'])

/** One after the other for each key: two lines typed quickly are answered in the order they were typed. */
function serializeByKey() {
  const last = new Map<string, Promise<void>>()
  return async (key: string, work: () => Promise<void>): Promise<void> => {
    const before = last.get(key) ?? Promise.resolve()
    const done = before.then(work, work)
    const settled = done.catch(() => undefined)
    last.set(key, settled)
    await done.finally(() => {
      if (last.get(key) === settled) last.delete(key)
    })
  }
}
