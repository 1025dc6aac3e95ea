// People whom no message reaches: every account refuses direct messages, or is only known from where the app was taken
// along. They are told where they do come, and what waited.
import { isPostgres } from '../../models/bulk.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { Task } from '../../models/task.ts'
import { addDays, localDay } from '../../time/index.ts'
import { type Me, zoneOf } from '../request/me.ts'
import { PERSONAL_PLATFORMS } from '../request/page-platform.ts'

/** Whether messages to the account of this request are known to be refused. */
export const isAccountClosed = ({ account }: Me): boolean => account !== null && account.dm_closed_at !== null

/** Whether the person has another account that can be reached. One query. */
export async function isReachableElsewhere(me: Me): Promise<boolean> {
  const other = await ChatAccount.query(me.trx)
    .join('spaces', 'spaces.space_id', 'chat_accounts.space_id')
    .where({ 'chat_accounts.user_id': me.user.user_id, 'spaces.is_active': true })
    .whereNot('chat_accounts.account_id', me.account?.account_id ?? '')
    .whereNotIn('spaces.platform', [...PERSONAL_PLATFORMS])
    .whereNull('chat_accounts.dm_closed_at')
    .select('chat_accounts.account_id')
    .first()
  return other !== undefined
}

/**
 * Claims to tell the person that messages to this account are refused, once until they work again.
 * @returns how many check-ins were not sent for it in the last two weeks; null if the person was told before
 */
export async function claimClosedNotice(me: Me): Promise<{ readonly checkInCount: number } | null> {
  const { account } = me
  if (!account || account.dm_closed_at === null || account.dm_told_at !== null) return null
  await account.$query(me.trx).patch({ dm_told_at: me.now })
  const checkInCount = await Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'dropped', reason: 'closed' })
    .where('local_date', '>=', addDays(localDay(me.now, zoneOf(me), '00:00'), -TOLD_DAYS))
    .resultSize()
  return { checkInCount }
}

/** Whether this request sets a time at which the person is to be reminded. No query where nothing of the kind was written. */
export async function setsReminder(me: Me): Promise<boolean> {
  const written = me.journal.rowChanges.filter(({ after }) => after !== null)
  const idsOf = (table: string) => written.filter((image) => image.table === table).map(({ id }) => id)
  if (written.some(({ table, after }) => table === 'schedules' && isTrue(after?.['is_active']))) return true
  const dated = written.filter(({ table, after }) => table === 'tasks' && after?.['due_date'] != null)
  const tasks = dated.length === 0 ? [] : await Task.query(me.trx).findByIds(dated.map(({ id }) => id))
  if (tasks.some((task) => task.isOpen && task.parsedMetadata.has_due_time && (task.due_date ?? me.now) > me.now))
    return true
  const habits = idsOf('habits')
  if (habits.length === 0) return false
  const daily = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id, kind: 'habit', is_active: isPostgres(me.trx) ? true : 1 })
    .whereIn('subject_id', habits)
    .select('schedule_id')
    .first()
  return daily !== undefined
}

const isTrue = (value: unknown): boolean => value === true || value === 1

const TOLD_DAYS = 14
