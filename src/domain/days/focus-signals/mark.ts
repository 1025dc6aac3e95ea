// Marks what a platform shows as due to be compared with the session. Apart, since sessions call it.
import type { Transaction } from 'objection'
import { ChatAccount } from '../../../models/chat-account.ts'
import { FocusSignal } from '../../../models/focus-signal.ts'

/** After a session began, changed or ended: one statement, which changes nothing where nothing is shown. @param now UTC */
export async function markSignalsDue(trx: Transaction, userId: string, now: Date): Promise<void> {
  await FocusSignal.query(trx)
    .whereIn('account_id', ChatAccount.query(trx).select('account_id').where({ user_id: userId }))
    .whereNotNull('credentials')
    .patch({ next_at: now, updated_at: now })
}

/** After the platform told of a change of that profile: what was set may have been replaced. @param now UTC */
export async function markShownSignalDue(
  trx: Transaction,
  { platform, space, externalId }: { readonly platform: string; readonly space: string; readonly externalId: string },
  now: Date,
): Promise<void> {
  const account = ChatAccount.query(trx)
    .joinRelated('space')
    .select('chat_accounts.account_id')
    .where({ 'space.platform': platform, 'space.external_id': space, 'chat_accounts.external_id': externalId })
  await FocusSignal.query(trx)
    .whereIn('account_id', account)
    .whereNot({ shown: '{}' })
    .patch({ next_at: now, updated_at: now })
}
