// Notices about a person's account, sent once and soon by whichever process serves the platform: rows of the outbox.

import type { Transaction } from 'objection'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { localDay } from '../../time/index.ts'
import { isPersonalPlatform } from '../request/page-platform.ts'

/** Kinds that need no setting and end with their subject. */
export const ACCOUNT_NOTICE_KINDS = ['link', 'password', 'device', 'push', 'token', 'webhook'] as const

/** A notice to a person in their chat. */
export interface AccountNotice {
  readonly kind: (typeof ACCOUNT_NOTICE_KINDS)[number]
  /** Its subject. */
  readonly subjectId: string
  /** Which notice about it. */
  readonly slot: string
  readonly userId: string
  /** The preferred account; if unreachable, another one of the person. */
  readonly accountId: string
}

/** Idempotent: the same notice is queued once. */
export async function enqueueAccountNotice(trx: Transaction, now: Date, letter: AccountNotice): Promise<void> {
  const key = { user_id: letter.userId, kind: letter.kind, subject_id: letter.subjectId }
  await trx(Schedule.tableName)
    .insert({
      schedule_id: newId(),
      ...key,
      lead_minutes: 0,
      is_active: true,
      consented_at: now,
      created_at: now,
      updated_at: now,
    })
    .onConflict(trx.raw('(user_id, kind, subject_id) WHERE subject_id IS NOT NULL'))
    .ignore()
  const schedule = await Schedule.query(trx).findOne(key).throwIfNotFound()
  await trx(Nudge.tableName)
    .insert({
      nudge_id: newId(),
      schedule_id: schedule.schedule_id,
      slot: letter.slot,
      user_id: letter.userId,
      local_date: localDay(now, 'UTC', '00:00'),
      priority: 0,
      is_timed: true,
      state: 'pending',
      due_at: now,
      try_at: now,
      attempt_count: 0,
      fence: 0,
      account_id: letter.accountId,
      created_at: now,
    })
    .onConflict(['schedule_id', 'slot'])
    .ignore()
}

/** The chat they used last, where notices go; undefined if they have only the page and its notifications. */
export async function findLastUsedAccount(trx: Transaction, userId: string): Promise<ChatAccount | undefined> {
  const theirs = await ChatAccount.query(trx)
    .where({ user_id: userId })
    .withGraphFetched('space')
    .orderBy('last_seen_at', 'desc')
  return theirs.find(({ space }) => !isPersonalPlatform(space?.platform))
}
