// The private calendar: open tasks with a date and goals, at a secret address that its owner can renew.
import type { Transaction } from 'objection'
import { Goal } from '../../models/goal.ts'
import { isId } from '../../models/id.ts'
import { preferences } from '../../models/json.ts'
import { Project } from '../../models/project.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import { User } from '../../models/user.ts'
import { ZonePlatform } from '../../models/zone-platform.ts'
import { zoneDefinition } from '../../time/vtimezone.ts'
import type { Me } from '../request/me.ts'
import { type EventContext, goalEvent, taskEvents } from './calendar-events.ts'
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

/** The calendar of an address, as iCalendar (RFC 5545); null if it is invalid. The same rows give the same text. */
export async function buildCalendar(
  trx: Transaction,
  { secretKey, publicUrl }: { readonly secretKey: string; readonly publicUrl: string },
  { userId, proof, now }: { readonly userId: string; readonly proof: string; readonly now: Date },
): Promise<string | null> {
  const user = isId(userId) ? await User.query(trx).findById(userId) : undefined
  if (!user?.is_active || !isSecretEqual(proof, calendarProof(secretKey, user))) return null
  // Loaded at first use: no start waits for it.
  // By name: what its default is differs between how `import` and how the bundle loads it.
  const { ICalCalendar, ICalEventTransparency } = await import('ical-generator')
  const context: EventContext = {
    user,
    isFree: ICalEventTransparency.TRANSPARENT,
    pageOf: (folder, id) => `${publicUrl}/me/${folder}/${id}`,
  }
  const calendar = new ICalCalendar({
    name: 'Proxy',
    prodId: { company: 'Proxy', product: 'Calendar', language: 'EN' },
    ttl: 3600,
    timezone: { name: null, generator: (zone) => zoneDefinition(zone, now) },
  })
  const tasks = await datedTasks(trx, user)
  const recurrences = await Recurrence.query(trx).whereIn(
    'task_id',
    tasks.map(({ task_id }) => task_id),
  )
  for (const task of tasks) {
    if (task.due_date === null) continue
    const recurrence = recurrences.find(({ task_id }) => task_id === task.task_id)
    for (const event of taskEvents(task, task.due_date, recurrence, context)) calendar.createEvent(event)
  }
  for (const goal of await datedGoals(trx, user))
    if (goal.target_date !== null) calendar.createEvent(goalEvent(goal, goal.target_date, context))
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

const calendarProof = (secretKey: string, { user_id, parsedPreferences }: User): string =>
  computeMac(secretKey, 'calendar', `${user_id} ${parsedPreferences.calendar_version}`).toString('base64url')
