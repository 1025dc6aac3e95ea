// What somebody is told about a link on their own account, in whatever process that platform runs: rows of the ledger,
// so that it is said once, and soon.
import type { Transaction } from 'objection'
import { ChatAccount } from '../models/chat-account.ts'
import { newId } from '../models/id.ts'
import { LinkCode } from '../models/link-code.ts'
import { Nudge } from '../models/nudge.ts'
import { Schedule } from '../models/schedule.ts'
import { User } from '../models/user.ts'
import { localDay } from '../time.ts'
import * as accounts from './accounts.ts'
import { firstName } from './people.ts'

/** `ask`: is that you? `linked`: both are one. `told`: an admin hears that it happened. `refused`: the other said no. */
export type About = 'ask' | 'linked' | 'told' | 'refused'

export interface LinkLetter {
  readonly code: LinkCode
  readonly about: About
  readonly userId: string
  /** Where it goes if it can be reached; else to another account of theirs. */
  readonly accountId: string
}

/** As the kind of nudge is called. */
const KIND = 'link'

/** Says it once: the same again is no second letter. */
export async function post(trx: Transaction, now: Date, letter: LinkLetter): Promise<void> {
  const key = { user_id: letter.userId, kind: KIND, subject_id: letter.code.code_id }
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
      slot: letter.about,
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

/** What a letter needs for its words. */
export interface LinkNews {
  readonly codeId: string
  /** Confirmed by the one side, and the other may still answer. */
  readonly isOpen: boolean
  readonly isDone: boolean
  readonly redeemer: accounts.AccountName
  /** The person it led to; null where somebody new was let in. */
  readonly person: string | null
}

/** By code; what is gone is left out. Three queries, however many. */
export async function newsOf(
  trx: Transaction,
  codeIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, LinkNews>> {
  if (codeIds.length === 0) return new Map()
  const found = await LinkCode.query(trx).findByIds([...new Set(codeIds)])
  const redeemers = await ChatAccount.query(trx)
    .findByIds(found.flatMap(({ redeemer_account_id }) => redeemer_account_id ?? []))
    .withGraphFetched('space')
  const users = await User.query(trx).findByIds(found.flatMap(({ user_id }) => user_id ?? []))
  return new Map(
    found.flatMap((code) => {
      const redeemer = redeemers.find(({ account_id }) => account_id === code.redeemer_account_id)
      const user = users.find(({ user_id }) => user_id === code.user_id)
      if (!redeemer) return []
      const news: LinkNews = {
        codeId: code.code_id,
        isOpen: code.confirmed_at !== null && code.approved_at === null && code.expires_at > now,
        isDone: code.approved_at !== null,
        redeemer: accounts.named(redeemer),
        person: user ? firstName(user) : null,
      }
      return [[code.code_id, news] as const]
    }),
  )
}
