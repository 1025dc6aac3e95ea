// Cards are messages that stay up to date: which message shows which thing to whom.

import type { Transaction } from 'objection'
import type { CardSubject } from '../../contracts/conversation.ts'
import { Card } from '../../models/card.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { Space } from '../../models/space.ts'
import type { Me } from './me.ts'

/** A message, its reader, and its place. */
export interface PostedCard {
  readonly card: Card
  readonly account: ChatAccount
  readonly space: Space
}

/**
 * The newest message about a thing in a channel is its card;
 * @returns the older one, which loses its buttons.
 */
export async function registerCard(
  me: Me,
  subject: CardSubject,
  channelId: string,
  messageId: string,
): Promise<Card | null> {
  if (!me.account) return null
  const account_id = me.account.account_id
  const row = {
    card_id: newId(),
    account_id,
    channel_id: channelId,
    message_id: messageId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    view_hash: null,
    created_at: me.now,
    updated_at: me.now,
  }
  // Usually neither the message nor the thing has a card there, so one statement suffices.
  const [made] = await me.trx(Card.tableName).insert(row).onConflict().ignore().returning('card_id')
  if (made !== undefined) return null
  const older = await Card.query(me.trx).findOne({
    account_id,
    channel_id: channelId,
    subject_kind: subject.kind,
    subject_id: subject.id,
  })
  if (older?.message_id === messageId) return null
  // The message may have been the card of another thing before.
  await Card.query(me.trx).delete().where({ account_id, channel_id: channelId, message_id: messageId })
  if (older) {
    await Card.query(me.trx)
      .findById(older.card_id)
      .patch({ message_id: messageId, view_hash: null, updated_at: me.now })
    return older
  }
  await Card.query(me.trx).insert(row)
  return null
}

/** What a message shows, and whether another person put it there. */
export interface FoundCard extends CardSubject {
  readonly isOthers: boolean
}

/** What this message shows, if it is a card of this person or one that another put in front of everybody there. */
export async function findCardSubject(me: Me, channelId: string, messageId: string): Promise<FoundCard | null> {
  const { account } = me
  if (!account) return null
  const found = await Card.query(me.trx)
    .join('chat_accounts', 'chat_accounts.account_id', 'cards.account_id')
    .where({ 'cards.channel_id': channelId, 'cards.message_id': messageId, 'chat_accounts.space_id': account.space_id })
    .select('cards.*')
  const card = found.find(({ account_id }) => account_id === account.account_id) ?? found[0]
  return card
    ? { kind: card.subject_kind, id: card.subject_id, isOthers: card.account_id !== account.account_id }
    : null
}

/** All messages that show one of these, for any reader. Three queries for any number. */
export async function findCards(trx: Transaction, subjects: readonly CardSubject[]): Promise<PostedCard[]> {
  if (subjects.length === 0) return []
  const found = await Card.query(trx).whereIn(
    ['subject_id', 'subject_kind'],
    subjects.map(({ kind, id }) => [id, kind]),
  )
  const accounts = await ChatAccount.query(trx).findByIds([...new Set(found.map(({ account_id }) => account_id))])
  const spaces = await Space.query(trx).findByIds([...new Set(accounts.map(({ space_id }) => space_id))])
  return found.flatMap((card) => {
    const account = accounts.find(({ account_id }) => account_id === card.account_id)
    const space = spaces.find(({ space_id }) => space_id === account?.space_id)
    return account && space ? [{ card, account, space }] : []
  })
}

/** The message is deleted or can no longer be edited. */
export async function deleteCard(trx: Transaction, cardId: string): Promise<void> {
  await Card.query(trx).deleteById(cardId)
}

/** Stores a hash of what a card shows, so that an identical edit is skipped. */
export async function saveViewHash(trx: Transaction, cardId: string, viewHash: string): Promise<void> {
  await trx(Card.tableName).where({ card_id: cardId }).update({ view_hash: viewHash })
}
