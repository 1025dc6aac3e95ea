// How long until the next thing that doesn't wait: a busy time of a calendar, or the beginning of the way to an appointment.
import type { Gap } from '../../contracts/days.ts'
import { Departure } from '../../models/departure.ts'
import { Runway, runwayTimes } from '../../models/runway.ts'
import { Task } from '../../models/task.ts'
import { minutesBetween } from '../../time/index.ts'
import { listBusyTimes } from '../calendars/busy.ts'
import { MINUTE_MS } from '../reminders/kind-rules.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import type { Me } from '../request/me.ts'
import { estimatedMinutes } from '../tasks/trees.ts'

export type { Gap }

/** The longest that is started or offered as a whole. */
export const MAX_SITTING_MINUTES = 360
/** The longest way, and the longest appointment, in minutes. */
const MAX_RUNWAY_MS = 650 * MINUTE_MS
const MAX_APPOINTMENT_MS = 24 * 60 * MINUTE_MS

/**
 * Whole minutes until the next fixed thing, rounded down; 0 inside one, Infinity where none is near. Hidden ones count and
 * are not named. Three queries.
 */
export async function findGap(me: Me): Promise<Gap> {
  const until = new Date(me.now.getTime() + MAX_SITTING_MINUTES * MINUTE_MS)
  const fixed = [...(await listBusy(me, until)), ...(await listRunways(me, until))].sort(
    (a, b) => a.from.getTime() - b.from.getTime() || b.to.getTime() - a.to.getTime(),
  )
  const [next = null] = fixed
  if (!next) return { minutes: Number.POSITIVE_INFINITY, next: null, isInside: false }
  const isInside = next.from <= me.now
  return { minutes: isInside ? 0 : minutesBetween(me.now, next.from), next, isInside }
}

type FixedThing = NonNullable<Gap['next']>

async function listBusy(me: Me, until: Date): Promise<FixedThing[]> {
  const found = await listBusyTimes(me, me.now, until)
  return found.map(({ from, to, title }) => ({ kind: 'busy', from, to, title, taskId: null }))
}

async function listRunways(me: Me, until: Date): Promise<FixedThing[]> {
  const tasks: (Task & { readonly is_hidden: boolean | number | null })[] = await Task.query(me.trx)
    .where('tasks.assignee_id', me.user.user_id)
    .whereNot('tasks.status', 'done')
    .whereNot('tasks.delegation_mode', 'delete')
    .where('tasks.due_date', '>', new Date(me.now.getTime() - MAX_APPOINTMENT_MS))
    .where('tasks.due_date', '<', new Date(until.getTime() + MAX_RUNWAY_MS))
    .whereIn('tasks.task_id', Runway.query(me.trx).select('task_id'))
    .select('tasks.*')
    .select(
      me.trx.raw('CASE WHEN tasks.zone_id IN (?) THEN 1 ELSE 0 END AS is_hidden', [hiddenZoneIds(me).toKnexQuery()]),
    )
    .castTo<(Task & { readonly is_hidden: boolean | number | null })[]>()
  if (tasks.length === 0) return []
  const ids = tasks.map(({ task_id }) => task_id)
  const runways = await Runway.query(me.trx).whereIn('task_id', ids)
  const left = await Departure.query(me.trx).where({ user_id: me.user.user_id }).whereIn('task_id', ids)
  return tasks.flatMap((task): FixedThing[] => {
    const runway = runways.find(({ task_id }) => task_id === task.task_id)
    if (!runway || !task.due_date || !task.parsedMetadata.has_due_time) return []
    const { land } = runwayTimes(runway, task.due_date)
    const trip = left.find(
      ({ task_id, due_at }) => task_id === task.task_id && due_at.getTime() === task.due_date?.getTime(),
    )
    // From leaving on the person is away, however early they left.
    const from = trip && trip.left_at < land ? trip.left_at : land
    const to = new Date(task.due_date.getTime() + (estimatedMinutes(task) ?? 0) * MINUTE_MS)
    const isHidden = Boolean(task.is_hidden)
    if (to <= me.now || from >= until) return []
    return [
      {
        kind: 'runway',
        from,
        to,
        title: isHidden ? null : task.title,
        taskId: isHidden ? null : task.task_id,
      },
    ]
  })
}
