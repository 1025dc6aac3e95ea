// What has had its time: forgotten once an hour, so that nothing private is kept longer than it is needed.
import type { Transaction } from 'objection'
import { Change } from '../../models/change.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { Draft } from '../../models/draft.ts'
import { LinkCode } from '../../models/link-code.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { Task } from '../../models/task.ts'
import * as sessions from '../access/sessions/index.ts'
import { ACCOUNT_NOTICE_KINDS } from '../reminders/account-notices.ts'
import { deleteOldDeliveries } from '../request/idempotency.ts'

const DAY_MS = 86_400_000

/**
 * Removes what is over: delivery keys and accounts that only knocked after a day, drafts, changes and codes at their
 * end, sessions that are over, the ledger after 90 days. A task whose proposal is gone is whole again.
 */
export async function purge(trx: Transaction, now: Date): Promise<void> {
  const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS)
  await deleteOldDeliveries(trx, now)
  await Change.query(trx).delete().where('expires_at', '<', now)
  await LinkCode.query(trx).delete().where('expires_at', '<', ago(1))
  await ChatAccount.query(trx).delete().whereNull('user_id').where('created_at', '<', ago(1))
  await Nudge.query(trx)
    .delete()
    .whereIn('state', ['sent', 'missed', 'dropped', 'failed'])
    .where('due_at', '<', ago(90))
  // Of a letter nothing is left to say; what was said goes with the rest of the ledger.
  await Schedule.query(trx)
    .delete()
    .whereIn('kind', [...ACCOUNT_NOTICE_KINDS])
    .where('created_at', '<', ago(90))
  await sessions.deleteExpiredFamilies(trx, now)
  const over = await Draft.query(trx).delete().where('expires_at', '<', now)
  if (over > 0)
    await Task.query(trx)
      .where('decomposition_state', 'decomposing')
      .where('updated_at', '<', ago(1))
      .patch({ decomposition_state: 'stub', updated_at: now })
}
