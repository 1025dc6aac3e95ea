// XP: an append-only ledger. Odd turns of a source pay, even turns reverse, so that nothing is paid twice.
import { newId } from '../../models/id.ts'
import { XpEntry } from '../../models/xp-entry.ts'
import type { Me, RowChange } from '../request/me.ts'

/** XP of each thing (domain.md, "XP, levels, achievements"); achievements define their own, habits below. */
export const XP_AWARDS = {
  step: 10,
  ritual: 20,
  habit: 10,
  checkIn: 5,
  goal: 200,
  simple: 15,
  medium: 25,
  complex: 40,
  focusMinute: 2,
} as const

/** Most minutes a focus session is paid for. */
const PAID_FOCUS_MINUTES = 90

/** XP of focus minutes: whole ones, up to the session's maximum. */
export const focusXp = (minutes: number): number =>
  XP_AWARDS.focusMinute * Math.min(PAID_FOCUS_MINUTES, Math.max(0, Math.floor(minutes)))

/** Sources of XP. */
export type XpSourceKind = 'step' | 'task' | 'focus' | 'ritual' | 'habit' | 'check_in' | 'goal' | 'achievement'

/**
 * Pays for a source once: if its last turn paid, nothing happens. Undo of this request reverses it.
 * @param key identifies what is paid, not a row that may be recreated: a task's id, `<habit_id>@<date>`, a ritual's
 * date
 * @returns the XP paid, 0 if it was paid before
 */
export async function awardXp(me: Me, kind: XpSourceKind, key: string, amount: number): Promise<number> {
  const paid = await writeTurn(me, kind, key, 'pay', amount)
  if (paid)
    me.journal.rowChanges.push({
      table: XpEntry.tableName,
      id: paid.xp_entry_id,
      before: null,
      after: undoFields(paid),
    })
  return paid?.amount ?? 0
}

/** Reverses the payment of a source, if its last turn paid. Undo of this request pays it again. */
export async function revokeXp(me: Me, kind: XpSourceKind, key: string): Promise<number> {
  const taken = await writeTurn(me, kind, key, 'take', 0)
  if (!taken) return 0
  const before = { ...undoFields(taken), amount: -taken.amount }
  me.journal.rowChanges.push({ table: XpEntry.tableName, id: taken.xp_entry_id, before, after: null })
  return -taken.amount
}

/** All XP of the person. */
export async function totalXp(me: Me): Promise<number> {
  return sumAmount(await XpEntry.query(me.trx).where({ user_id: me.user.user_id }).sum('amount as amount'))
}

/** XP since an instant, UTC. */
export async function xpSince(me: Me, from: Date): Promise<number> {
  return sumAmount(
    await XpEntry.query(me.trx)
      .where({ user_id: me.user.user_id })
      .where('created_at', '>=', from)
      .sum('amount as amount'),
  )
}

/** From level n to n+1: floor(100·n^1.5). */
export const levelCost = (level: number): number => Math.floor(100 * level ** 1.5)

/** The level of an amount of XP, the progress in it, and its size. Levels begin at 1. */
export function levelForXp(points: number): { readonly level: number; readonly into: number; readonly of: number } {
  let level = 1
  let left = Math.max(0, points)
  while (left >= levelCost(level)) {
    left -= levelCost(level)
    level++
  }
  return { level, into: left, of: levelCost(level) }
}

/** Ids of valid entries: the last turn of their source, if it paid. As a query, for counting. */
export const activeXpEntries = (me: Me, kind: XpSourceKind) =>
  XpEntry.query(me.trx)
    .alias('x')
    .where({ 'x.user_id': me.user.user_id, 'x.source_kind': kind })
    .whereRaw('x.turn % 2 = 1')
    .whereNotExists(
      XpEntry.query(me.trx)
        .alias('later')
        .whereRaw('later.user_id = x.user_id AND later.source_kind = x.source_kind')
        .whereRaw('later.source_key = x.source_key AND later.turn > x.turn'),
    )

/** A thing that was paid for and not taken back. */
export interface PaidSource {
  readonly kind: string
  readonly key: string
  /** When, UTC. */
  readonly at: Date
}

/** Everything of these kinds that was paid since an instant (UTC) and still counts. */
export async function recentXpSources(me: Me, kinds: readonly XpSourceKind[], from: Date): Promise<PaidSource[]> {
  const rows = await XpEntry.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('created_at', '>=', from)
    .whereIn('source_kind', [...kinds])
  const last = new Map<string, XpEntry>()
  for (const row of rows) {
    const id = `${row.source_kind} ${row.source_key}`
    if ((last.get(id)?.turn ?? 0) < row.turn) last.set(id, row)
  }
  return [...last.values()]
    .filter(({ turn }) => turn % 2 === 1)
    .map(({ source_kind: kind, source_key: key, created_at: at }) => ({ kind, key, at }))
}

/** Writes the next turn of a source if it is of the wanted kind; else null. */
async function writeTurn(
  me: Me,
  kind: string,
  key: string,
  what: 'pay' | 'take',
  amount: number,
): Promise<XpEntry | null> {
  const source = { user_id: me.user.user_id, source_kind: kind, source_key: key }
  const last = await XpEntry.query(me.trx).where(source).orderBy('turn', 'desc').first()
  const isPaid = last !== undefined && last.turn % 2 === 1
  if (isPaid === (what === 'pay') || (what === 'pay' && amount <= 0)) return null
  const entry = await XpEntry.query(me.trx).insertAndFetch({
    xp_entry_id: newId(),
    ...source,
    turn: (last?.turn ?? 0) + 1,
    amount: what === 'pay' ? amount : -(last?.amount ?? 0),
    created_at: me.now,
  })
  me.journal.points += entry.amount
  return entry
}

/** After undo of an entry: rows of `xp_entries` are never deleted, a reversal is appended. */
export async function restoreXpEntry(me: Me, { before, after }: RowChange): Promise<void> {
  const { source_kind: kind, source_key: key, amount } = after ?? before ?? {}
  if (typeof kind !== 'string' || typeof key !== 'string') return
  await writeTurn(me, kind, key, after ? 'pay' : 'take', Number(amount))
}

const undoFields = ({ source_kind, source_key, amount }: XpEntry) => ({ source_kind, source_key, amount })

const sumAmount = (rows: readonly { readonly amount: number | string | null }[]): number => Number(rows[0]?.amount ?? 0)
