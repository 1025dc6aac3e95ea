// Schedules: what will be said to a person and when. Their own wishes for a kind, and what follows a task, a habit, a
// goal or a session. Edited in place, so that "You said yes on 3 March" stays true.
import type { Goal } from '../models/goal.ts'
import { newId } from '../models/id.ts'
import { Nudge } from '../models/nudge.ts'
import { Schedule } from '../models/schedule.ts'
import { Setting } from '../models/setting.ts'
import { Task } from '../models/task.ts'
import { addDays, formatDay, localDay, localTime } from '../time.ts'
import { UserError } from '../user-error.ts'
import { updateMany } from './bulk.ts'
import * as changes from './changes.ts'
import { nextSlot } from './ledger/wish.ts'
import { type Me, zoneOf } from './me.ts'
import { afterUndo } from './undo.ts'

export type { Schedule }

afterUndo('schedules', async (me, { id }) => {
  const row = await Schedule.query(me.trx).findById(id)
  if (row) await recompute(me, [row])
})

/** What a person wishes of one kind. */
export interface Wish {
  readonly at?: string | null
  /** `mon,wed`; null every day. */
  readonly days?: string | null
  /** Minutes before. */
  readonly lead?: number
  readonly on: boolean
}

/** The person's own wish for a kind; undefined where nothing was ever said about it. */
export async function wish(me: Me, kind: string): Promise<Schedule | undefined> {
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind }).whereNull('subject_id')
}

/** All of the person's own wishes. */
export async function wishes(me: Me): Promise<Schedule[]> {
  return Schedule.query(me.trx).where({ user_id: me.user.user_id }).whereNull('subject_id').orderBy('kind')
}

/** Everything of theirs that has a next time, soonest first. */
export async function coming(me: Me, limit = 25): Promise<Schedule[]> {
  return Schedule.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNotNull('next_due_at')
    .orderBy('next_due_at')
    .limit(limit)
}

/**
 * Switches a kind on or off, and says when. What is not named stays; a yes is remembered with its day.
 * @param usual when the kind is said unless they say otherwise; null: whenever its subjects are due
 */
export async function set(
  me: Me,
  kind: string,
  { at, days, lead, on }: Wish,
  usual: { readonly at: string | null; readonly days: string | null },
): Promise<Schedule> {
  const before = await wish(me, kind)
  const patch = {
    local_time: at === undefined ? (before?.local_time ?? usual.at) : at,
    days: days === undefined ? (before ? before.days : usual.days) : days,
    lead_minutes: lead ?? before?.lead_minutes ?? 0,
    is_active: on,
    consented_at: on
      ? before?.is_active && before.consented_at
        ? before.consented_at
        : me.now
      : (before?.consented_at ?? null),
    asked_at: null,
  }
  const row = before
    ? await changes.update(me, before, patch)
    : await changes.insert(me, Schedule, {
        schedule_id: newId(),
        user_id: me.user.user_id,
        kind,
        subject_id: null,
        local_date: null,
        next_due_at: null,
        created_at: me.now,
        updated_at: me.now,
        ...patch,
      })
  await recompute(me, [row])
  // Whoever sets a kind has answered whatever it said.
  await Nudge.query(me.trx)
    .where({ schedule_id: row.schedule_id })
    .whereNull('answered_at')
    .patch({ answered_at: me.now })
  if (kind === 'task') await followTasks(me)
  return row
}

/** Kinds that are on because something of theirs has a time, or that follow a yes by themselves. */
const NO_WISH = ['task', 'habit', 'welcome-follow-up', 'comeback', 'focus-end', 'break-end']

/** Who of these said yes to anything that is offered. One query. */
export async function withAnyYes(trx: Me['trx'], userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string }[] = await trx('schedules')
    .distinct('user_id')
    .whereIn('user_id', [...new Set(userIds)])
    .whereNull('subject_id')
    .where('is_active', true)
    .whereNotIn('kind', NO_WISH)
  return new Set(rows.map(({ user_id }) => user_id))
}

/** Which kinds these people switched off, as `user kind`. One query. */
export async function switchedOff(trx: Me['trx'], userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const rows: { user_id: string; kind: string }[] = await trx('schedules')
    .select('user_id', 'kind')
    .whereIn('user_id', [...new Set(userIds)])
    .whereNull('subject_id')
    .where('is_active', false)
  return new Set(rows.map(({ user_id, kind }) => `${user_id} ${kind}`))
}

/** What a first yes brings with it, once, at an instant: a tip the next day, a card after days of silence. */
export async function arm(me: Me, kind: string, at: Date): Promise<void> {
  await me
    .trx(Schedule.tableName)
    .insert({
      schedule_id: newId(),
      user_id: me.user.user_id,
      kind,
      subject_id: null,
      lead_minutes: 0,
      is_active: true,
      consented_at: me.now,
      next_due_at: at,
      created_at: me.now,
      updated_at: me.now,
    })
    .onConflict(me.trx.raw('(user_id, kind) WHERE subject_id IS NULL'))
    .ignore()
}

async function followTasks(me: Me): Promise<void> {
  const own = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .where('due_date', '>', me.now)
    .whereNot('status', 'done')
  for (const task of own) if (task.parsedMetadata.has_due_time) await followTask(me, task)
}

/** A clock time that was typed is a yes to that one reminder. Follows the task wherever its date goes. */
export async function followTask(me: Me, task: Task): Promise<void> {
  const own = await wish(me, 'task')
  const isTyped = task.due_date !== null && task.parsedMetadata.has_due_time
  const isOpen = task.status !== 'done' && task.delegation_mode !== 'delete' && task.capture_type !== 'idea'
  if (!isTyped || !task.due_date || !isOpen || own?.is_active === false) return rest(me, 'task', task.task_id)
  const zone = zoneOf(me)
  // Where the moment before it is past already, the moment itself is told.
  const lead = (own?.lead_minutes ?? 0) * 60_000
  const isAhead = task.due_date.getTime() - lead > me.now.getTime()
  await follow(me, {
    kind: 'task',
    subject_id: task.task_id,
    local_time: localTime(task.due_date, zone),
    local_date: localDay(task.due_date, zone, '00:00'),
    days: null,
    lead_minutes: isAhead ? lead / 60_000 : 0,
  })
}

/** The schedule of a thing of theirs. */
export async function ofSubject(me: Me, kind: string, subjectId: string): Promise<Schedule | undefined> {
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind, subject_id: subjectId })
}

const GOAL_DAYS = 7

/** A goal's date is told a week before, where the person said yes to that. */
export async function followGoal(me: Me, goal: Goal): Promise<void> {
  const own = await wish(me, 'goal')
  if (!goal.target_date || goal.is_completed || !own?.is_active) return rest(me, 'goal', goal.goal_id)
  await follow(me, {
    kind: 'goal',
    subject_id: goal.goal_id,
    local_time: own.local_time ?? '09:00',
    local_date: addDays(localDay(goal.target_date, zoneOf(me), '00:00'), -GOAL_DAYS),
    days: null,
    lead_minutes: 0,
  })
}

/** The end of a session or a break: an instant, UTC. Set again when it is extended. */
export async function followInstant(
  me: Me,
  kind: 'focus-end' | 'break-end',
  subjectId: string,
  at: Date,
): Promise<void> {
  await follow(me, {
    kind,
    subject_id: subjectId,
    local_time: null,
    local_date: null,
    days: null,
    lead_minutes: 0,
    next_due_at: at,
  })
}

/** Nothing more to say about this. The row stays, for what was said already. */
export async function rest(me: Me, kind: string, subjectId: string): Promise<void> {
  const row = await ofSubject(me, kind, subjectId)
  if (!row?.is_active) return
  await row.$query(me.trx).patch({ is_active: false, next_due_at: null, updated_at: me.now })
  await Nudge.query(me.trx)
    .where({ schedule_id: row.schedule_id, state: 'pending' })
    .patch({ state: 'dropped', reason: 'done' })
}

/** What was held back by a session that is over may be said now, as one. */
export async function releaseHeld(me: Me): Promise<number> {
  return Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending', reason: 'focus' })
    .patch({ try_at: me.now })
}

/** What waits for the end of the session. */
export async function held(me: Me): Promise<Nudge[]> {
  return Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending', reason: 'focus' })
    .withGraphFetched('schedule')
    .orderBy('due_at')
}

/**
 * Sets the next times anew, as when the person moved: what was said for a local day is not said again, and a local
 * day that has not been is not swallowed.
 */
export async function recompute(me: Me, rows: readonly Schedule[]): Promise<void> {
  for (const row of rows) {
    if (row.is_active || row.next_due_at === null || row.local_time !== null) continue
    row.next_due_at = null
    await row.$query(me.trx).patch({ next_due_at: null, updated_at: me.now })
  }
  const walls = rows.filter(({ local_time }) => local_time !== null)
  if (walls.length === 0) return
  const used = new Set(
    (
      await Nudge.query(me.trx)
        .select('schedule_id', 'slot')
        .whereIn(
          'schedule_id',
          walls.map(({ schedule_id }) => schedule_id),
        )
        .where('local_date', '>=', addDays(localDay(me.now, zoneOf(me), '00:00'), -1))
    ).map(({ schedule_id, slot }) => `${schedule_id} ${slot}`),
  )
  for (const row of walls) {
    // What is due and not planned yet is not swallowed: it is looked for from its own moment on.
    const isWaiting = row.next_due_at !== null && row.next_due_at <= me.now
    const after = isWaiting && row.next_due_at ? new Date(row.next_due_at.getTime() - 1) : me.now
    const next = row.is_active ? unused(row, zoneOf(me), after, used) : null
    if (next?.getTime() === row.next_due_at?.getTime()) continue
    row.next_due_at = next
    await row.$query(me.trx).patch({ next_due_at: next, updated_at: me.now })
  }
}

/** The first time to come whose slot the ledger does not have. */
export function unused(row: Schedule, zone: string, after: Date, used: ReadonlySet<string>): Date | null {
  let next = nextSlot(row, zone, after)
  while (next && used.has(`${row.schedule_id} ${next.slot}`)) next = nextSlot(row, zone, next.due)
  return next?.due ?? null
}

/** The person lives in another zone from now on. Moments of tasks stay the moments they are. */
export async function moved(me: Me): Promise<void> {
  const rows = await Schedule.query(me.trx).where({ user_id: me.user.user_id, is_active: true })
  const zone = zoneOf(me)
  for (const row of rows) {
    if (row.kind !== 'task' || !row.next_due_at) continue
    const due = new Date(row.next_due_at.getTime() + row.lead_minutes * 60_000)
    const wall = { local_time: localTime(due, zone), local_date: localDay(due, zone, '00:00') }
    row.$set(wall)
    await row.$query(me.trx).patch({ ...wall, updated_at: me.now })
  }
  await recompute(
    me,
    rows.filter(({ kind }) => kind !== 'task'),
  )
}

/** The schedules of rows of the ledger, by id. One query. */
export async function schedulesOf(trx: Me['trx'], ids: readonly string[]): Promise<ReadonlyMap<string, Schedule>> {
  const found = ids.length === 0 ? [] : await Schedule.query(trx).whereIn('schedule_id', [...new Set(ids)])
  return new Map(found.map((schedule) => [schedule.schedule_id, schedule]))
}

const ZONE_DATA = 'zone_data'
const PAGE = 500

/**
 * Sets all next times anew where the runtime has other zone data than the one they were computed with.
 * @returns how many moved; null where the data is the same
 */
export async function followZoneData(trx: Me['trx'], version: string, now: Date): Promise<number | null> {
  const known = await Setting.query(trx).findById(ZONE_DATA)
  if (known?.value === version) return null
  let count = 0
  if (known) {
    for (let after = ''; ; ) {
      const rows = await Schedule.query(trx)
        .whereNotNull('next_due_at')
        .whereNotNull('local_time')
        .where((query) => (after === '' ? query : query.where('schedule_id', '>', after)))
        .orderBy('schedule_id')
        .limit(PAGE)
      const last = rows.at(-1)
      if (!last) break
      after = last.schedule_id
      count += await recomputeFor(trx, rows, now)
    }
  }
  await trx(Setting.tableName)
    .insert({ setting_id: ZONE_DATA, value: version, updated_at: now })
    .onConflict('setting_id')
    .merge()
  return known ? count : null
}

/** Of many people at once: what is due already stays due; only what is to come moves. */
async function recomputeFor(trx: Me['trx'], rows: readonly Schedule[], now: Date): Promise<number> {
  const users: { user_id: string; timezone: string | null }[] = await trx('users')
    .select('user_id', 'timezone')
    .whereIn('user_id', [...new Set(rows.map(({ user_id }) => user_id))])
  const zones = new Map(users.map(({ user_id, timezone }) => [user_id, timezone ?? 'UTC']))
  const spoken: { schedule_id: string; slot: string }[] = await trx('nudges')
    .select('schedule_id', 'slot')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
    .where('local_date', '>=', addDays(localDay(now, 'UTC', '00:00'), -1))
  const used = new Set(spoken.map(({ schedule_id, slot }) => `${schedule_id} ${slot}`))
  const moved = rows.flatMap((row) => {
    if (!row.next_due_at || row.next_due_at <= now) return []
    const next = unused(row, zones.get(row.user_id) ?? 'UTC', now, used)
    return next?.getTime() === row.next_due_at.getTime()
      ? []
      : [{ schedule_id: row.schedule_id, next_due_at: next, updated_at: now }]
  })
  const columns = { schedule_id: 'uuid', next_due_at: 'instant', updated_at: 'instant' } as const
  await updateMany(trx, 'schedules', 'schedule_id', columns, moved)
  return moved.length
}

/** Reads "mon,wed", "weekdays", "daily": null is every day. @throws UserError with what would be right */
export function readDays(words: string): string | null {
  const typed = words.trim().toLowerCase()
  if (/^(daily|every ?day|all|always)$/.test(typed)) return null
  if (/^(weekdays|workdays|mon ?- ?fri)$/.test(typed)) return 'mon,tue,wed,thu,fri'
  if (/^weekends?$/.test(typed)) return 'sat,sun'
  const found = typed.split(/[\s,]+/).map((word) => DAYS.find((day) => word.startsWith(day)))
  if (typed === '' || found.some((day) => day === undefined))
    throw new UserError('Days are like “mon,wed”, “weekdays” or “daily”.')
  const wanted = DAYS.filter((day) => found.includes(day))
  return wanted.length === DAYS.length ? null : wanted.join(',')
}

/** "daily", "weekdays", "mon, wed" */
export function daysText(days: string | null): string {
  if (days === null) return 'daily'
  return days === 'mon,tue,wed,thu,fri' ? 'weekdays' : days.replaceAll(',', ', ')
}

/** "3 March", for "You said yes on …". */
export const saidOn = (me: Me, instant: Date): string => formatDay(localDay(instant, zoneOf(me), '00:00'))

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

type Followed = Pick<Schedule, 'kind' | 'local_time' | 'local_date' | 'days' | 'lead_minutes'> & {
  readonly subject_id: string
  readonly next_due_at?: Date
}

/** Makes or changes the one row of a subject. Not part of undo itself: it follows from rows that are. */
async function follow(me: Me, wanted: Followed): Promise<void> {
  const before = await ofSubject(me, wanted.kind, wanted.subject_id)
  const row = before ?? (await madeFor(me, wanted))
  const { kind: _kind, subject_id: _subject, ...wall } = wanted
  const patch = { ...wall, is_active: true, consented_at: row.consented_at ?? me.now }
  row.$set(patch)
  await row.$query(me.trx).patch({ ...patch, updated_at: me.now })
  if (wanted.local_time !== null) await recompute(me, [row])
  await dropPending(me, row)
}

/** What was planned for the old time and not said yet is void. */
async function dropPending(me: Me, row: Schedule): Promise<void> {
  if (row.next_due_at && row.next_due_at > me.now)
    await Nudge.query(me.trx)
      .where({ schedule_id: row.schedule_id, state: 'pending' })
      .whereNot('slot', 'like', '%+%')
      .patch({ state: 'dropped', reason: 'moved' })
}

/** Two requests at once make one row. */
async function madeFor(me: Me, { kind, subject_id }: Followed): Promise<Schedule> {
  await me
    .trx(Schedule.tableName)
    .insert({
      schedule_id: newId(),
      user_id: me.user.user_id,
      kind,
      subject_id,
      lead_minutes: 0,
      is_active: true,
      consented_at: me.now,
      created_at: me.now,
      updated_at: me.now,
    })
    .onConflict(me.trx.raw('(user_id, kind, subject_id) WHERE subject_id IS NOT NULL'))
    .ignore()
  return Schedule.query(me.trx).findOne({ user_id: me.user.user_id, kind, subject_id }).throwIfNotFound()
}
