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
    redraw_at: null,
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
      .patch({ message_id: messageId, view_hash: null, redraw_at: null, updated_at: me.now })
    return older
  }
  await Card.query(me.trx).insert(row)
  return null
}

/** Kinds of cards that others see, and what each shows to its owner. */
const SHARED_KINDS: Readonly<Record<string, string>> = { 'shared-task': 'task', 'shared-day': 'day', session: 'focus' }

/** The cards to redraw when a thing has changed: its own, and those that show it to others. */
export const withSharedCards = (subjects: readonly CardSubject[]): CardSubject[] =>
  subjects.flatMap(({ kind, id }) => [
    { kind, id },
    ...Object.entries(SHARED_KINDS).flatMap(([shared, shows]) =>
      shows === kind && shared !== kind ? [{ kind: shared, id }] : [],
    ),
  ])

export const isSharedCard = ({ kind }: CardSubject): boolean => Object.hasOwn(SHARED_KINDS, kind)

/**
 * What this message is about, if it is a card of this person or one that was shared where they are. Whether they may
 * act on its subject is for the command to look up.
 */
export async function findCardSubject(me: Me, channelId: string, messageId: string): Promise<CardSubject | null> {
  if (!me.account) return null
  const found = await Card.query(me.trx).where({ channel_id: channelId, message_id: messageId })
  const own = found.find(({ account_id }) => account_id === me.account?.account_id)
  const card = own ?? found.find((other) => Object.hasOwn(SHARED_KINDS, other.subject_kind))
  return card ? { kind: SHARED_KINDS[card.subject_kind] ?? card.subject_kind, id: card.subject_id } : null
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
  await trx(Card.tableName).where({ card_id: cardId }).update({ view_hash: viewHash, redraw_at: null })
}

/** The message does not show the present state, and is edited again then: also by a process that begins later. */
export async function putOffRedraw(trx: Transaction, cardId: string, until: Date): Promise<void> {
  await trx(Card.tableName).where({ card_id: cardId }).update({ redraw_at: until })
}

/** An answer shows the present state already. */
export async function clearRedraw(trx: Transaction, cardId: string): Promise<void> {
  await trx(Card.tableName).where({ card_id: cardId }).update({ redraw_at: null })
}

/**
 * What the cards show whose edit was put off until now, the longest waiting first.
 * @param now UTC
 */
export async function listDueRedraws(trx: Transaction, now: Date, limit: number): Promise<CardSubject[]> {
  const due = await Card.query(trx).where('redraw_at', '<=', now).orderBy(['redraw_at', 'card_id']).limit(limit)
  return due.map(({ subject_kind, subject_id }) => ({ kind: subject_kind, id: subject_id }))
}
