// Rows whose holder fell silent, or whose answer was lost: the platform is asked whether they were sent.
import type { Platform } from '../../chat/platform.ts'
import { t, view } from '../../chat/view.ts'
import type * as ledger from '../outbox/index.ts'
import type { ClaimedNudge, Mark, RecipientAccount } from '../outbox/index.ts'
import { buildMessage } from './route.ts'

type LookUpResult = { readonly channelId: string; readonly messageId: string } | 'absent' | 'cannot' | 'later'

/** What asking after lost answers takes. */
export interface LookUpOptions {
  readonly persons: ReadonlyMap<string, ledger.Recipient>
  readonly platforms: ReadonlyMap<string, Platform>
  readonly now: Date
  /** For how long what can't be told now is left alone. */
  readonly leaseMs: number
  readonly onError: (error: unknown) => void
}

/** What became of each of them. One question for a message, however many rows it carries. */
export async function lookUpOutcomes(rows: readonly ClaimedNudge[], asking: LookUpOptions): Promise<Mark[]> {
  const questions = new Map<string, Promise<LookUpResult>>()
  for (const row of rows) {
    const carrier = carrierId(row)
    if (!questions.has(carrier)) questions.set(carrier, lookUpMessage(row, asking))
  }
  const marks = rows.map(async (row) => toMark(row, (await questions.get(carrierId(row))) ?? 'later', asking))
  return Promise.all(marks)
}

/** The letter's id is that of the row which carries the others. */
const carrierId = ({ bundle_id, nudge_id }: ClaimedNudge): string => bundle_id ?? nudge_id

async function lookUpMessage(
  row: ClaimedNudge,
  { persons, platforms, now, onError }: LookUpOptions,
): Promise<LookUpResult> {
  // Claimed and never addressed: it was not sent.
  if (row.account_id === null) return 'absent'
  const reach = persons.get(row.user_id)?.accounts.find(({ accountId }) => accountId === row.account_id)
  const platform = reach && platforms.get(reach.platform)
  if (!reach || !platform || isPaused(reach, now)) return 'later'
  const since = new Date(Math.min(row.due_at.getTime(), row.try_at.getTime(), row.created_at.getTime()))
  try {
    return await platform.lookUp(buildMessage({ ...row, nudge_id: carrierId(row) }, reach, view(t`Looking`)), since)
  } catch (error) {
    onError(error)
    return 'later'
  }
}

/** Nothing is asked of a platform that asked for patience. */
const isPaused = ({ pausedUntil }: RecipientAccount, now: Date): boolean => pausedUntil !== null && pausedUntil > now

function toMark(row: ClaimedNudge, outcome: LookUpResult, { now, leaseMs }: LookUpOptions): Mark {
  if (outcome === 'absent') return { row, state: 'pending', reason: row.reason, tryAt: now }
  // Not repeated, since it may have been said: reported instead.
  if (outcome === 'cannot') return { row, state: 'unknown', reason: 'cannot look up', leaseUntil: null }
  if (outcome === 'later')
    return { row, state: 'unknown', reason: 'unknown', leaseUntil: new Date(now.getTime() + leaseMs) }
  return { row, state: 'sent', sentAt: now, ...outcome }
}
