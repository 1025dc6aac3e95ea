// The private calendar: open tasks with a date and goals, at a secret address that its owner can renew.
import type { ICalEventTransparency } from 'ical-generator'
import type { Transaction } from 'objection'
import { Goal } from '../../models/goal.ts'
import { isId } from '../../models/id.ts'
import { preferences } from '../../models/json.ts'
import { Project } from '../../models/project.ts'
import { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { ZonePlatform } from '../../models/zone-platform.ts'
import { calendarDay } from '../../time/index.ts'
import type { Me } from '../request/me.ts'
import { computeMac, isSecretEqual } from './secrets.ts'

/** The last segment of the address: the person and a MAC. */
export const calendarPath = (secretKey: string, user: User): string =>
  `${user.user_id}/${calendarProof(secretKey, user)}.ics`

/** Renews the address; the old one stops working. */
export async function rotateCalendarAddress(me: Me): Promise<void> {
  const calendar_version = me.preferences.calendar_version + 1
  const text = preferences.merge(me.user.preferences, { calendar_version })
  await me.user.$query(me.trx).patch({ preferences: text, updated_at: me.now })
}

/** The calendar of an address, as iCalendar (RFC 5545); null if it is invalid. */
export async function buildCalendar(
  trx: Transaction,
  secretKey: string,
  { userId, proof }: { readonly userId: string; readonly proof: string },
): Promise<string | null> {
  const user = isId(userId) ? await User.query(trx).findById(userId) : undefined
  if (!user?.is_active || !isSecretEqual(proof, calendarProof(secretKey, user))) return null
  // Loaded at first use: no start waits for it.
  const { default: ical, ICalEventTransparency } = await import('ical-generator')
  const isFree = ICalEventTransparency.TRANSPARENT
  const calendar = ical({
    name: 'Proxy',
    prodId: { company: 'Proxy', product: 'Calendar', language: 'EN' },
    ttl: 3600,
  })
  for (const task of await datedTasks(trx, user)) {
    const { title, due_date: due, updated_at: stamp } = task
    if (due === null) continue
    const minutes = task.total_minutes
    const isTimed = task.parsedMetadata.has_due_time
    calendar.createEvent({
      id: `${task.task_id}@proxy`,
      summary: oneLine(title),
      stamp,
      lastModified: stamp,
      // Duration of an event without an estimate.
      ...(isTimed
        ? { start: due, ...(minutes > 0 ? { end: new Date(due.getTime() + minutes * 60_000) } : {}) }
        : allDayEvent(due, user, isFree)),
    })
  }
  for (const goal of await datedGoals(trx, user)) {
    if (goal.target_date === null) continue
    calendar.createEvent({
      id: `${goal.goal_id}@proxy`,
      summary: `Goal: ${oneLine(goal.title)}`,
      stamp: goal.created_at,
      ...allDayEvent(goal.target_date, user, isFree),
    })
  }
  return `${calendar.toString()}\r\n`
}

/**
 * Open tasks of their own. Zones hidden on any chat are left out: a calendar may be run by somebody else, perhaps the
 * employer.
 */
function datedTasks(trx: Transaction, user: User) {
  return Task.query(trx)
    .where({ assignee_id: user.user_id })
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .whereNotNull('due_date')
    .where((rows) =>
      rows
        .whereNull('zone_id')
        .orWhereNotIn('zone_id', ZonePlatform.query(trx).select('zone_id').where('is_hidden', true)),
    )
    .where((rows) =>
      rows
        .whereNull('project_id')
        .orWhereNotIn('project_id', Project.query(trx).select('project_id').where('is_active', false)),
    )
    .orderBy(['due_date', 'task_id'])
    .limit(MAX_ENTRIES)
}

function datedGoals(trx: Transaction, user: User) {
  return Goal.query(trx)
    .where({ user_id: user.user_id, is_completed: false })
    .whereNotNull('target_date')
    .orderBy(['target_date', 'goal_id'])
    .limit(MAX_ENTRIES)
}

const MAX_ENTRIES = 2_000

/**
 * A date is a whole-day event without a zone. It is transparent: nobody is busy from midnight to midnight by a due date
 * (TRANSP, RFC 5545 3.8.2.7).
 */
const allDayEvent = (instant: Date, user: User, transparency: ICalEventTransparency) =>
  ({
    start: new Date(`${calendarDay(instant, user.timezone)}T00:00:00Z`),
    allDay: true,
    transparency,
  }) as const

/** Calendar programs take control characters for the end of a line or file. */
const oneLine = (words: string): string => words.toWellFormed().replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')

const calendarProof = (secretKey: string, { user_id, parsedPreferences }: User): string =>
  computeMac(secretKey, 'calendar', `${user_id} ${parsedPreferences.calendar_version}`).toString('base64url')
