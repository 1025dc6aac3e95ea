// Emoji on messages: 📌 keeps one as a task, ✅ on a card finishes what it shows, and taking either away takes that back.
// Slack sends them only where the workspace granted `reactions:read`.
import { emojiFromCodes } from '../emoji.ts'
import type { RequestOrigin } from '../modal.ts'
import { reactionEvent } from '../payloads.ts'
import type { ReceiveContext, SlackDelivery } from './delivery.ts'
import { readSourceMessage } from './source-message.ts'

/** What an emoji stands for, by its character; Slack has several names for some. */
const MEANINGS: Readonly<Record<string, 'pin' | 'tick'>> = { '📌': 'pin', '✅': 'tick', '✔️': 'tick', '☑️': 'tick' }

/** The meaning of a reaction's name, with or without a skin tone; null if it has none here. */
export function reactionMeaning(name: string): 'pin' | 'tick' | null {
  const [bare = ''] = name.split('::')
  return MEANINGS[emojiFromCodes(`:${bare}:`)] ?? null
}

interface ReactionDelivery extends ReceiveContext, Omit<SlackDelivery, 'body'> {
  readonly deliveryId: string
  readonly actorTeam: string | undefined
}

export async function receiveReaction(event: unknown, delivery: ReactionDelivery): Promise<void> {
  const { type, user: userId, reaction, item, item_user: authorId } = reactionEvent.parse(event)
  const { installation, people, builder, deliveryId, acknowledge, dispatcher, isKnownPerson } = delivery
  const meaning = reactionMeaning(reaction)
  const { channel: channelId, ts } = item
  if (meaning === null || item.type !== 'message' || !channelId || !ts || userId === installation.botUserId) return
  // Only what was posted by this app can be a card.
  if (meaning === 'tick' && authorId !== undefined && authorId !== installation.botUserId) return
  const who = await people.lookUpIdentity(installation, userId, { team: delivery.actorTeam })
  // Before anything is read: an emoji of people who never turned to Proxy means nothing to it.
  if (!(await isKnownPerson(who))) return
  const isDirect = await builder.isOwnDirectChannel(installation, userId, channelId)
  const origin: RequestOrigin = { channelId, kind: isDirect ? 'private' : 'shared' }
  const rest = {
    acknowledge,
    byReaction: true,
    ownMessage: { channelId, messageId: `${ts} ${meaning}` },
  }
  if (type === 'reaction_removed')
    return builder.submit(installation, who, origin, deliveryId, { kind: 'edited', line: '' }, rest)
  if (meaning === 'tick')
    return builder.submit(
      installation,
      who,
      origin,
      deliveryId,
      { kind: 'typed', line: 'done', isOverheard: true },
      {
        ...rest,
        targetMessage: { channelId, messageId: ts },
      },
    )
  const command = dispatcher.catalogue.commands.find(({ messageMenu }) => messageMenu)
  if (!command?.messageMenu) return
  const { threadTs, ...found } = await readSourceMessage(delivery, channelId, ts)
  const values = command.messageMenu.values(found)
  // In a thread the answer stands there.
  const place = threadTs === undefined ? origin : { ...origin, threadTs }
  return builder.submit(installation, who, place, deliveryId, { kind: 'command', command: command.name, values }, rest)
}
