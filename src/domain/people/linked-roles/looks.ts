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
/**
 * Until then a request that was begun may still reach Discord, although this process got no answer or fell silent:
 * numbers that arrive after they were cleared would stay there for good.
 */
const ASKED_MS = 2 * 60_000
/** No request about a claimed row begins later, so that none arrives after `ASKED_MS`; it takes ten seconds at most. */
export const MAX_CLAIM_AGE_MS = 60_000
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
    .where((row) => row.whereNull('asked_until').orWhere('asked_until', '<=', now))
    .select('linked_role_id')
    .first()
  return found !== undefined
}

/**
 * Takes some that are due, oldest first, and none about which a request is under way. The caller holds the lease, so that
 * no two processes take the same.
 */
export async function claimDueRoles(trx: Transaction, seal: Seal, now: Date, limit: number): Promise<DueRole[]> {
  const rows = await LinkedRole.query(trx)
    .where('next_look_at', '<=', now)
    .where((row) => row.whereNull('asked_until').orWhere('asked_until', '<=', now))
    .orderBy('next_look_at')
    .limit(limit)
    .forNoKeyUpdate()
  const due: DueRole[] = []
  for (const row of rows) {
    const task = await taskOf(trx, row, now)
    // Switched off: nothing is told of this person any more.
    if (task.kind === 'end' && row.user_id !== null) await row.$query(trx).patch(endedAt(now))
    const isAsked = task.kind !== 'wait'
    const next = new Date(now.getTime() + (isAsked ? CLAIM_MS : LOOK_EVERY_MS))
    const asked_until = isAsked ? new Date(now.getTime() + ASKED_MS) : null
    await row.$query(trx).patch({ next_look_at: next, asked_until, updated_at: touchedAt(row, now) })
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

/** Discord has the numbers. A row that was ended meanwhile stays ended, and is cleared now. */
export async function storeShownEffort(
  trx: Transaction,
  linkedRoleId: string,
  effort: EffortNumbers,
  now: Date,
): Promise<void> {
  const row = await LinkedRole.query(trx).findById(linkedRoleId).forNoKeyUpdate()
  if (!row) return
  const shown =
    row.user_id === null
      ? { updated_at: row.updated_at }
      : {
          shown: JSON.stringify(effort),
          shown_at: now,
          next_look_at: new Date(now.getTime() + LOOK_EVERY_MS),
          failure_count: 0,
          updated_at: now,
        }
  await row.$query(trx).patch({ ...shown, asked_until: null })
}

/** Whether the row still waits to be cleared and revoked: agreeing again takes its place, and must not be ended. */
export async function isRoleEnding(trx: Transaction, linkedRoleId: string): Promise<boolean> {
  const row = await LinkedRole.query(trx).findById(linkedRoleId)
  return row !== undefined && row.user_id === null
}

/** Discord has nothing of it any more. */
export async function deleteRole(trx: Transaction, linkedRoleId: string): Promise<void> {
  await LinkedRole.query(trx).deleteById(linkedRoleId)
}

/**
 * Tried again, later each time.
 * @param failure what Discord asked to wait; whether it answered, so that nothing is under way any more
 */
export async function storeRoleFailure(
  trx: Transaction,
  linkedRoleId: string,
  { retryAfterMs, isAnswered }: { readonly retryAfterMs: number | null; readonly isAnswered: boolean },
  now: Date,
): Promise<void> {
  const row = await LinkedRole.query(trx).findById(linkedRoleId).forNoKeyUpdate()
  if (!row) return
  const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** row.failure_count)
  await row.$query(trx).patch({
    failure_count: row.failure_count + 1,
    next_look_at: new Date(now.getTime() + Math.max(backoff, retryAfterMs ?? 0)),
    updated_at: touchedAt(row, now),
    ...(isAnswered ? { asked_until: null } : {}),
  })
}

/** How long an ended row is tried is counted from its end. */
const touchedAt = ({ user_id, updated_at }: LinkedRole, now: Date): Date => (user_id === null ? updated_at : now)

/**
 * For the operator: rows of people who show their effort (`living`), and of those that wait to be ended too (`all`); whose
 * tokens no known key decrypts (`unreadable`); of which Discord was not told several times in a row (`failing`).
 */
export async function countRoleLinks(trx: Transaction, seal: Seal) {
  const rows = await LinkedRole.query(trx)
  return {
    all: rows.length,
    living: rows.filter(({ user_id }) => user_id !== null).length,
    unreadable: rows.filter((row) => openRoleTokens(seal, row) === null).length,
    failing: rows.filter(({ failure_count }) => failure_count >= FAILING_COUNT).length,
  }
}

const FAILING_COUNT = 3
