// What somebody is told about their account, soon and once, in whatever process that platform runs: rows of the ledger.

import type { Transaction } from 'objection'
import { ChatAccount } from '../../models/chat-account.ts'
import { newId } from '../../models/id.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { localDay } from '../../time/index.ts'
import { PAGE_PLATFORM } from '../request/page-platform.ts'

/** Kinds of the ledger that come from nobody's wish and end with what they are about. */
export const ACCOUNT_NOTICE_KINDS = ['link', 'password'] as const

/** Something to be said to a person in their chat, once. */
export interface AccountNotice {
  readonly kind: (typeof ACCOUNT_NOTICE_KINDS)[number]
  /** What it is about. */
  readonly subjectId: string
  /** Which of the things to be said of it. */
  readonly slot: string
  readonly userId: string
  /** Where it goes if it can be reached; else to another account of theirs. */
  readonly accountId: string
}

/** Says it once: the same again is no second letter. */
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

/** The account they used last, where something about them can be said; undefined where they have none but the page. */
export async function findLastUsedAccount(trx: Transaction, userId: string): Promise<ChatAccount | undefined> {
  const theirs = await ChatAccount.query(trx)
    .where({ user_id: userId })
    .withGraphFetched('space')
    .orderBy('last_seen_at', 'desc')
  return theirs.find(({ space }) => space?.platform !== PAGE_PLATFORM)
}
