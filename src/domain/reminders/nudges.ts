// What people do with nudges: look back at them, put them off, answer them, ask why.

import type { TaskCandidate } from '../../contracts/tasks.ts'
import { rawRows } from '../../models/bulk.ts'
import { newId } from '../../models/id.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { addDays, localDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, touch, zoneOf } from '../request/me.ts'
import { type DescribedNudge, describeNudges } from './describe-nudges.ts'
import { answeredSince, MINUTE_MS, UNTOLD_DAYS } from './kind-rules.ts'
import { loadNudgeCandidates } from './nudge-candidates.ts'
import { nextSlot } from './slots.ts'

export { type DescribedNudge, describeNudges } from './describe-nudges.ts'
export type { Nudge }

/** The person's own, with its schedule. */
export async function findNudge(me: Me, id: string): Promise<Nudge | undefined> {
  return ownNudges(me).findOne({ nudge_id: id })
}

/** Recently sent, newest first. */
export const recentNudges = (me: Me) => ownNudges(me).where('state', 'sent').orderBy('sent_at', 'desc').limit(25)

/** Sent since then (UTC), by name, oldest first; at most fifty. Those that only carried others are named by these. */
export const listSentSince = async (me: Me, since: Date): Promise<readonly DescribedNudge[]> =>
  describeNudges(
    me,
    await ownNudges(me).where('state', 'sent').where('sent_at', '>=', since).orderBy('due_at').limit(MOST_LISTED),
  )

const MOST_LISTED = 50

const OPEN_HOURS = 12

/** The newest sent and unanswered one of the last twelve hours. */
export async function findUnansweredNudge(me: Me): Promise<Nudge | undefined> {
  const found = await ownNudges(me)
    .where('state', 'sent')
    .whereNull('answered_at')
    .whereNull('bundle_id')
    .where('sent_at', '>', new Date(me.now.getTime() - OPEN_HOURS * 60 * MINUTE_MS))
    .orderBy('sent_at', 'desc')
    .limit(MOST_AT_ONCE)
  const newest = found[0]?.sent_at?.getTime() ?? 0
  // Of those that came together “not yet” is about the tablets, and not about the tip.
  return found
    .filter(({ sent_at }) => newest - (sent_at?.getTime() ?? 0) <= TOGETHER_MS)
    .toSorted((one, other) => one.priority - other.priority)[0]
}

const MOST_AT_ONCE = 5
const TOGETHER_MS = 2 * 60_000

/**
 * What was put off by the answer that was given at this moment.
 * @returns the nudge as it was sent
 */
export async function findSnoozedAt(me: Me, at: Date): Promise<Nudge | undefined> {
  const [later] = await Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending', created_at: at })
    .where('slot', 'like', '%+%')
    .limit(1)
  if (!later) return undefined
  return ownNudges(me).where({ state: 'sent', schedule_id: later.schedule_id }).orderBy('sent_at', 'desc').first()
}

/** The reminders that were sent in one message with this one, which carried them. */
export const listBundled = async (me: Me, { nudge_id }: Nudge): Promise<readonly Nudge[]> =>
  ownNudges(me).where({ state: 'sent', bundle_id: nudge_id }).whereNot({ nudge_id }).orderBy('due_at')

/** The newest sent one about a thing, of the last twelve hours. */
export const findNudgeAbout = async (me: Me, subjectId: string): Promise<Nudge | undefined> =>
  ownNudges(me)
    .where('state', 'sent')
    .where('sent_at', '>', new Date(me.now.getTime() - OPEN_HOURS * 60 * MINUTE_MS))
    .whereIn('nudges.schedule_id', Schedule.query(me.trx).select('schedule_id').where('subject_id', subjectId))
    .orderBy('sent_at', 'desc')
    .first()

/** The newest sent one. */
export const findNewestNudge = async (me: Me): Promise<Nudge | undefined> => recentNudges(me).first()

/**
 * Sends it again later: a new outbox row, so that the schedule is unchanged. It was requested, so it counts as timed.
 * @returns when, UTC
 */
export async function snoozeNudge(me: Me, nudge: Nudge, minutes: number): Promise<Date> {
  const due = new Date(me.now.getTime() + minutes * MINUTE_MS)
  const base = nudge.slot.replace(/\+\d+$/, '')
  const before = await Nudge.query(me.trx).where({ schedule_id: nudge.schedule_id }).where('slot', 'like', `${base}+%`)
  // “In 1 h” after “In 10 min” takes its place: it rings once.
  for (const row of before)
    if (row.state === 'pending') await changes.update(me, row, { state: 'dropped', reason: 'answered' })
  await markAnswered(me, nudge)
  await silenceRepetitions(me, nudge, due)
  await changes.insert(me, Nudge, {
    nudge_id: newId(),
    schedule_id: nudge.schedule_id,
    slot: `${base}+${before.length + 1}`,
    user_id: me.user.user_id,
    local_date: localDay(due, zoneOf(me), '00:00'),
    priority: nudge.priority,
    is_timed: true,
    state: 'pending',
    due_at: due,
    try_at: due,
    attempt_count: 0,
    fence: 0,
    lease_expires_at: null,
    bundle_id: null,
    account_id: null,
    channel_id: null,
    message_id: null,
    reason: null,
    sent_at: null,
    answered_at: null,
    created_at: me.now,
  })
  // Platforms that post by themselves get it soon.
  touch(me, 'nudge', nudge.nudge_id)
  return due
}

/**
 * Skips this occurrence.
 * @returns false if it was answered already
 */
export async function skipNudge(me: Me, nudge: Nudge): Promise<boolean> {
  const wasRepeating = await silenceRepetitions(me, nudge, null)
  if (nudge.answered_at !== null) return wasRepeating
  await markAnswered(me, nudge)
  return true
}

/**
 * A reminder that repeats until it is done is silent until a snooze rings, and goes on after it with what is left of
 * its repetitions; skipped, it ends for this occurrence.
 * @param until UTC; null: for good
 * @returns whether there was anything to silence
 */
async function silenceRepetitions(me: Me, { schedule_id }: Nudge, until: Date | null): Promise<boolean> {
  const row = await Schedule.query(me.trx).findById(schedule_id)
  if (!row?.repeat_minutes || row.next_due_at === null) return false
  const next_due_at = until && (nextSlot(row, zoneOf(me), until)?.due ?? null)
  await row.$query(me.trx).patch({ next_due_at, updated_at: me.now })
  await Nudge.query(me.trx).where({ schedule_id, state: 'pending' }).patch({ state: 'dropped', reason: 'answered' })
  return true
}

async function markAnswered(me: Me, nudge: Nudge): Promise<void> {
  if (nudge.answered_at !== null) return
  nudge.answered_at = me.now
  await Nudge.query(me.trx).findById(nudge.nudge_id).patch({ answered_at: me.now })
  await Schedule.query(me.trx)
    .where({ schedule_id: nudge.schedule_id })
    .whereNotNull('asked_at')
    .patch({ asked_at: null, updated_at: me.now })
}

/** The effect of a request on sent nudges: one statement, or none where the first read found nothing waiting. */
export interface ContactResult {
  readonly isWelcomed: boolean
  /** Timed nudges lost to an outage or closed direct messages, not told yet. */
  readonly untoldCount: number
  /** A new project membership that was not told yet. */
  readonly hasNewProject: boolean
}

/**
 * Records a request: nudges on the pressed message, or of the last half hour, are answered.
 * @param messageId the message pressed or replied to
 */
export async function recordContact(me: Me, messageId: string | null): Promise<ContactResult> {
  if (!me.mayHaveFollowUps && messageId === null) return { isWelcomed: true, untoldCount: 0, hasNewProject: false }
  const since = answeredSince(me.now)
  const user = me.user.user_id
  const result: unknown = await me.trx.raw(
    `SELECT
       (SELECT COUNT(*) FROM schedules WHERE user_id = ? AND kind = 'morning' AND subject_id IS NULL) AS welcomed,
       (SELECT COUNT(*) FROM nudges WHERE user_id = ? AND is_timed AND state = 'missed' AND answered_at IS NULL AND local_date >= ?) AS untold,
       (SELECT COUNT(*) FROM nudges WHERE user_id = ? AND state = 'sent' AND answered_at IS NULL AND (sent_at >= ? OR message_id = ?)) AS open_count,
       (SELECT COUNT(*) FROM project_members WHERE user_id = ? AND seen_at IS NULL) AS joined`,
    [user, user, addDays(localDay(me.now, zoneOf(me), '00:00'), -UNTOLD_DAYS), user, since, messageId ?? '', user],
  )
  const found = rawRows(result)[0]
  if (Number(found?.['open_count'] ?? 0) > 0) {
    const answered = Nudge.query(me.trx)
      .where({ user_id: user, state: 'sent' })
      .whereNull('answered_at')
      .where((query) => query.where('sent_at', '>=', since).orWhere('message_id', messageId ?? ''))
    const rows = await answered.clone().select('schedule_id')
    await answered.patch({ answered_at: me.now })
    await Schedule.query(me.trx)
      .whereIn(
        'schedule_id',
        rows.map(({ schedule_id }) => schedule_id),
      )
      .whereNotNull('asked_at')
      .patch({ asked_at: null, updated_at: me.now })
  }
  return {
    isWelcomed: Number(found?.['welcomed'] ?? 0) > 0,
    untoldCount: Number(found?.['untold'] ?? 0),
    hasNewProject: Number(found?.['joined'] ?? 0) > 0,
  }
}

/** Missed nudges not told yet, marked as told. Of several for one subject only the newest. */
export async function consumeMissedNudges(me: Me): Promise<readonly DescribedNudge[]> {
  const rows = await ownNudges(me)
    .where({ is_timed: true, state: 'missed' })
    .whereNull('answered_at')
    .where('local_date', '>=', addDays(localDay(me.now, zoneOf(me), '00:00'), -UNTOLD_DAYS))
    .orderBy('due_at', 'desc')
  await Nudge.query(me.trx)
    .findByIds(rows.map(({ nudge_id }) => nudge_id))
    .patch({ answered_at: me.now })
  const seen = new Set<string>()
  const unique = rows.filter(({ schedule_id }) => !seen.has(schedule_id) && seen.add(schedule_id))
  return (await describeNudges(me, unique)).filter(({ isOver, subject }) => !isOver && subject !== null).toReversed()
}

/** Nudges of today that a limit held back, for Home. */
export async function listHeldBackNudges(me: Me): Promise<readonly DescribedNudge[]> {
  const rows = await ownNudges(me)
    .where({ state: 'dropped', local_date: localDay(me.now, zoneOf(me), '00:00') })
    .whereIn('reason', ['cap', 'closed', 'quiet', 'focus'])
    .whereNull('answered_at')
    .orderBy('due_at')
  return (await describeNudges(me, rows)).filter(({ isOver }) => !isOver)
}

const ownNudges = (me: Me) => Nudge.query(me.trx).where('nudges.user_id', me.user.user_id).withGraphFetched('schedule')

/** The smallest thing to do here, of the person's open tasks. */
export async function findSmallestTask(me: Me): Promise<TaskCandidate | undefined> {
  const seeker = { userId: me.user.user_id, platform: me.platform, minutes: 0, dayEnds: me.now }
  return (await loadNudgeCandidates(me.trx, [seeker], 1, 'smallest')).get(me.user.user_id)?.[0]
}
