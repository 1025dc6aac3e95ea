// Trips: leaving for an appointment, and being there.
import { Departure } from '../../../models/departure.ts'
import { newId } from '../../../models/id.ts'
import { Runway, runwayTimes } from '../../../models/runway.ts'
import type { Task } from '../../../models/task.ts'
import { DomainError } from '../../../user-error.ts'
import { MINUTE_MS } from '../../reminders/kind-rules.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { openTasks } from '../rows.ts'
import { findRunway } from './index.ts'
import { loadTravelEvidence, relearnTrips, type TravelEvidence, tripKey } from './learning.ts'
import { syncRunways } from './sync.ts'

/** A trip, and what trips like it say by now. */
export interface Trip {
  readonly task: Task
  readonly runway: Runway
  readonly departure: Departure
  readonly evidence: TravelEvidence | null
}

/** How long before its time one may leave for an appointment, and how long after. */
const BEFORE_MS = 12 * 60 * MINUTE_MS
const AFTER_MS = 3 * 60 * MINUTE_MS

/** The appointment with a way that is next, or was a moment ago. */
export async function findNextTrip(me: Me): Promise<Task | undefined> {
  return openTasks(me)
    .whereIn('tasks.task_id', Runway.query(me.trx).select('task_id'))
    .whereBetween('tasks.due_date', [new Date(me.now.getTime() - AFTER_MS / 3), new Date(me.now.getTime() + BEFORE_MS)])
    .orderBy('tasks.due_date')
    .first()
}

/**
 * The person leaves for an appointment; once for each occurrence.
 * @throws DomainError if it has no way or no time, or is not today
 */
export async function leaveFor(me: Me, task: Task): Promise<Trip & { readonly isNew: boolean }> {
  const runway = await findRunway(me, task)
  const due = task.due_date
  if (!runway || !due || !task.parsedMetadata.has_due_time)
    throw new DomainError('runway.none', { title: task.title }, [
      { command: 'task runway', values: { task: task.task_id } },
    ])
  const away = due.getTime() - me.now.getTime()
  if (away > BEFORE_MS || away < -AFTER_MS)
    throw new DomainError('runway.not-now', { title: task.title }, [
      { command: 'task show', values: { task: task.task_id } },
    ])
  const known = await Departure.query(me.trx).findOne({
    user_id: me.user.user_id,
    task_id: task.task_id,
    due_at: due,
  })
  const departure =
    known ??
    (await changes.insert(me, Departure, {
      departure_id: newId(),
      user_id: me.user.user_id,
      task_id: task.task_id,
      trip_key: tripKey(task, runway),
      due_at: due,
      leave_at: runwayTimes(runway, due).leave,
      left_at: me.now,
      arrived_at: null,
      created_at: me.now,
    }))
  return finishTrip(me, { task, runway, departure, isNew: known === undefined })
}

/**
 * The person is there.
 * @returns null if they have not left for anything lately
 */
export async function arriveAt(
  me: Me,
  task: Task | null,
  find: (id: string) => Promise<Task | undefined>,
): Promise<(Trip & { readonly isNew: boolean }) | null> {
  const departure = await Departure.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where((rows) => (task ? rows.where({ task_id: task.task_id }) : rows))
    .where('left_at', '>', new Date(me.now.getTime() - BEFORE_MS))
    .orderBy('left_at', 'desc')
    .first()
  const there = task ?? (departure?.task_id ? await find(departure.task_id) : undefined)
  const runway = there && (await findRunway(me, there))
  if (!departure || !there || !runway) return null
  const isNew = departure.arrived_at === null
  if (isNew) await changes.update(me, departure, { arrived_at: me.now })
  return finishTrip(me, { task: there, runway, departure, isNew })
}

async function finishTrip<T extends Omit<Trip, 'evidence'>>(me: Me, trip: T): Promise<T & Trip> {
  touch(me, 'task', trip.task.task_id)
  await syncRunways(me, await relearnTrips(me, trip.departure.trip_key))
  return { ...trip, evidence: await loadTravelEvidence(me, trip.task, trip.runway) }
}
