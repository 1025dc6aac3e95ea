// What the background job does with linked roles: which are due, whether Discord has to be told, and how a failure is
// counted.
import type { Transaction } from 'objection'
import type { EffortNumbers, RoleTokens } from '../../../contracts/linked-roles.ts'
import { LinkedRole } from '../../../models/linked-role.ts'
import { User } from '../../../models/user.ts'
import type { Seal } from '../../access/sealed.ts'
import { countEffort, isEqualEffort, isOtherBracket } from '../../days/effort.ts'
import { createSystemMe } from '../../request/me.ts'
import { endedAt, ROLE_PLATFORM, readShown } from './linking.ts'
import { openRoleTokens, sealRoleTokens } from './tokens.ts'

/** Numbers are counted this often. */
const LOOK_EVERY_MS = 15 * 60_000
/** Within a bracket Discord is told at most this often. */
const TELL_EVERY_MS = 24 * 3_600_000
/** Another process may take a row up again, should this one fall silent. */
const CLAIM_MS = 5 * 60_000
/** After failures less and less often, four times a day at the least. */
const FIRST_BACKOFF_MS = 60_000
const MAX_BACKOFF_MS = 6 * 3_600_000

/** What is to be done with one row now. */
export interface DueRole {
  readonly linkedRoleId: string
  /** Null: none of the known keys decrypts them. */
  readonly tokens: RoleTokens | null
  /** `show`: give Discord these numbers; `end`: clear and revoke; `wait`: nothing has changed. */
  readonly task: { readonly kind: 'show'; readonly effort: EffortNumbers } | { readonly kind: 'end' | 'wait' }
}

/** Is any due? One statement. */
export async function hasDueRoles(trx: Transaction, now: Date): Promise<boolean> {
  const found: unknown = await trx(LinkedRole.tableName)
    .where('next_look_at', '<=', now)
    .select('linked_role_id')
    .first()
  return found !== undefined
}

/** Takes some that are due, oldest first. The caller holds the lease, so that no two processes take the same. */
export async function claimDueRoles(trx: Transaction, seal: Seal, now: Date, limit: number): Promise<DueRole[]> {
  const rows = await LinkedRole.query(trx).where('next_look_at', '<=', now).orderBy('next_look_at').limit(limit)
  const due: DueRole[] = []
  for (const row of rows) {
    const task = await taskOf(trx, row, now)
    // Switched off: nothing is told of this person any more.
    if (task.kind === 'end' && row.user_id !== null) await row.$query(trx).patch(endedAt(now))
    const next = new Date(now.getTime() + (task.kind === 'wait' ? LOOK_EVERY_MS : CLAIM_MS))
    await row.$query(trx).patch({ next_look_at: next, updated_at: touchedAt(row, now) })
    if (task.kind !== 'wait') due.push({ linkedRoleId: row.linked_role_id, tokens: openRoleTokens(seal, row), task })
  }
  return due
}

async function taskOf(trx: Transaction, row: LinkedRole, now: Date): Promise<DueRole['task']> {
  const user = row.user_id === null || row.account_id === null ? null : await User.query(trx).findById(row.user_id)
  if (!user?.is_active) return { kind: 'end' }
  const effort = await countEffort(createSystemMe(trx, user, now), ROLE_PLATFORM)
  const shown = readShown(row)
  if (shown === null || isOtherBracket(shown, effort)) return { kind: 'show', effort }
  const isStale = row.shown_at === null || now.getTime() - row.shown_at.getTime() >= TELL_EVERY_MS
  return isStale && !isEqualEffort(shown, effort) ? { kind: 'show', effort } : { kind: 'wait' }
}

/** Keeps refreshed tokens: the old refresh token is used up. @returns false if the row is gone */
export async function storeRoleTokens(
  trx: Transaction,
  seal: Seal,
  linkedRoleId: string,
  tokens: RoleTokens,
  now: Date,
): Promise<boolean> {
  const row = await LinkedRole.query(trx).findById(linkedRoleId).forNoKeyUpdate()
  if (!row) return false
  const credentials = sealRoleTokens(seal, linkedRoleId, tokens)
  await row.$query(trx).patch({ credentials, updated_at: touchedAt(row, now) })
  return true
}

/** Discord has the numbers. A row that was ended meanwhile stays ended. */
export async function storeShownEffort(
  trx: Transaction,
  linkedRoleId: string,
  effort: EffortNumbers,
  now: Date,
): Promise<void> {
  await LinkedRole.query(trx)
    .findById(linkedRoleId)
    .whereNotNull('user_id')
    .patch({
      shown: JSON.stringify(effort),
      shown_at: now,
      next_look_at: new Date(now.getTime() + LOOK_EVERY_MS),
      failure_count: 0,
      updated_at: now,
    })
}

/** Discord has nothing of it any more. */
export async function deleteRole(trx: Transaction, linkedRoleId: string): Promise<void> {
  await LinkedRole.query(trx).deleteById(linkedRoleId)
}

/** Tried again, later each time. @param retryAfterMs what Discord asked for */
export async function storeRoleFailure(
  trx: Transaction,
  linkedRoleId: string,
  retryAfterMs: number | null,
  now: Date,
): Promise<void> {
  const row = await LinkedRole.query(trx).findById(linkedRoleId).forNoKeyUpdate()
  if (!row) return
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** row.failure_count)
  await row.$query(trx).patch({
    failure_count: row.failure_count + 1,
    next_look_at: new Date(now.getTime() + Math.max(backoff, retryAfterMs ?? 0)),
    updated_at: touchedAt(row, now),
  })
}

/** How long an ended row is tried is counted from its end. */
const touchedAt = ({ user_id, updated_at }: LinkedRole, now: Date): Date => (user_id === null ? updated_at : now)
