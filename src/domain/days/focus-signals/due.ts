// Which signals have to be compared with their session, what is wanted of each, and how the outcome is stored.
import type { Transaction } from 'objection'
import type { PersonalToken } from '../../../contracts/focus-signals.ts'
import { ChatAccount } from '../../../models/chat-account.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { FocusSignal } from '../../../models/focus-signal.ts'
import type { ShownSignal } from '../../../models/json.ts'
import { Task } from '../../../models/task.ts'
import { User } from '../../../models/user.ts'
import type { Seal } from '../../access/sealed.ts'
import { loadTaskPlatformRules } from '../../reminders/nudge-subjects.ts'
import { plannedFocusEnd } from '../focus/sessions.ts'
import { lostToken, openToken, sealToken } from './credentials.ts'

/** A signal to compare now. */
export interface DueSignal {
  readonly accountId: string
  readonly platform: string
  readonly space: string
  readonly externalId: string
  readonly token: PersonalToken
  readonly shown: ShownSignal
  /** What runs; null: nothing does. */
  readonly session: SignalSession | null
  readonly wantsStatus: boolean
  readonly wantsQuiet: boolean
  readonly failureCount: number
  /** Marks the claim: a later mark of the same row is another one. */
  readonly claimedUntil: Date
}

/** A running session as others may see it. */
export interface SignalSession {
  readonly id: string
  /** Its planned end, UTC. */
  readonly end: Date
  /** The task's title, where the person lets it be named and it is not hidden on that platform. */
  readonly title: string | null
}

/** Another process may take a signal up again, should this one fall silent. */
const CLAIM_MS = 60_000

/** When the next one is due, UTC; null: none is marked. One read of an index. */
export async function nextSignalAt(trx: Transaction): Promise<Date | null> {
  const first = await FocusSignal.query(trx).whereNotNull('next_at').orderBy('next_at').select('next_at').first()
  return first?.next_at ?? null
}

/**
 * Takes those that are due. The caller holds the lease, so that no two processes take the same.
 * @param seal opens their tokens; one that none of the known keys opens is deleted
 * @param now UTC
 */
export async function claimDueSignals(trx: Transaction, seal: Seal, now: Date, limit: number): Promise<DueSignal[]> {
  const rows = await FocusSignal.query(trx)
    .whereNotNull('next_at')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
  if (rows.length === 0) return []
  const claimedUntil = new Date(now.getTime() + CLAIM_MS)
  const ids = rows.map(({ account_id }) => account_id)
  await FocusSignal.query(trx).findByIds(ids).patch({ next_at: claimedUntil, updated_at: now })
  const accounts = await ChatAccount.query(trx).findByIds(ids).withGraphFetched('space')
  const userIds = accounts.flatMap(({ user_id }) => user_id ?? [])
  const sessions = await FocusSession.query(trx).whereIn('user_id', userIds).whereNull('ended_at')
  const users = await User.query(trx).findByIds(userIds)
  const titles = await loadTitles(trx, sessions)
  const due: DueSignal[] = []
  for (const signal of rows) {
    const account = accounts.find(({ account_id }) => account_id === signal.account_id)
    const token = openToken(seal, signal)
    if (!account?.space || !token) {
      await signal.$query(trx).patch(signal.credentials === null ? { next_at: null, updated_at: now } : lostToken(now))
      await deleteUnwantedSignal(trx, signal.account_id)
      continue
    }
    const { platform } = account.space
    const isActive = users.some(({ user_id, is_active }) => user_id === account.user_id && is_active)
    const running = isActive ? sessions.find(({ user_id }) => user_id === account.user_id) : undefined
    const isRunning = running !== undefined && plannedFocusEnd(running) > now
    due.push({
      accountId: signal.account_id,
      platform,
      space: account.space.external_id,
      externalId: account.external_id,
      token,
      shown: signal.parsedShown,
      session: isRunning
        ? {
            id: running.session_id,
            end: plannedFocusEnd(running),
            title: signal.names_task ? titles(running.task_id, platform) : null,
          }
        : null,
      wantsStatus: signal.status_consented_at !== null,
      wantsQuiet: signal.quiet_consented_at !== null,
      failureCount: signal.failure_count,
      claimedUntil,
    })
  }
  return due
}

async function loadTitles(
  trx: Transaction,
  sessions: readonly FocusSession[],
): Promise<(taskId: string | null, platform: string) => string | null> {
  const taskIds = sessions.flatMap(({ task_id }) => task_id ?? [])
  const tasks = await Task.query(trx).select('task_id', 'title').findByIds(taskIds)
  const rules = await loadTaskPlatformRules(trx, taskIds)
  return (taskId, platform) => {
    const task = tasks.find(({ task_id }) => task_id === taskId)
    return task && !rules.get(task.task_id)?.hiddenOn.has(platform) ? task.title : null
  }
}

/** Remembers what is about to be set, before it is: after a crash it is known what is ours. */
export async function storeShownSignal(
  trx: Transaction,
  accountId: string,
  shown: ShownSignal,
  now: Date,
): Promise<void> {
  await FocusSignal.query(trx)
    .findById(accountId)
    .patch({ shown: JSON.stringify(shown), updated_at: now })
}

/** How a comparison ended. */
export interface SignalOutcome {
  readonly shown: ShownSignal
  /** When it has to be compared again, UTC; null: when something changes. */
  readonly nextAt: Date | null
  readonly failure: string | null
  readonly failureCount: number
}

/** Stores an outcome. What was marked meanwhile stays due. */
export async function storeSignal(
  trx: Transaction,
  { accountId, claimedUntil }: Pick<DueSignal, 'accountId' | 'claimedUntil'>,
  { shown, nextAt, failure, failureCount }: SignalOutcome,
  now: Date,
): Promise<void> {
  const patch = { shown: JSON.stringify(shown), failure, failure_count: failureCount, updated_at: now }
  const isUnmarked = await FocusSignal.query(trx)
    .findById(accountId)
    .where({ next_at: claimedUntil })
    .patch({ ...patch, next_at: nextAt })
  if (isUnmarked === 0) await FocusSignal.query(trx).findById(accountId).patch(patch)
}

/** Stores a renewed token: the one before it is used up. */
export async function storeRenewedToken(
  trx: Transaction,
  seal: Seal,
  accountId: string,
  token: PersonalToken,
  now: Date,
): Promise<void> {
  await FocusSignal.query(trx)
    .findById(accountId)
    .patch({ credentials: sealToken(seal, accountId, token), updated_at: now })
}

/** The platform refuses the token for good. */
export async function recordLostToken(trx: Transaction, accountId: string, now: Date): Promise<void> {
  await FocusSignal.query(trx).findById(accountId).patch(lostToken(now))
}

/** Deletes the row of someone who took both wishes back, once nothing of it is shown any more. */
export async function deleteUnwantedSignal(trx: Transaction, accountId: string): Promise<void> {
  await FocusSignal.query(trx)
    .findById(accountId)
    .whereNull('status_consented_at')
    .whereNull('quiet_consented_at')
    .delete()
}
