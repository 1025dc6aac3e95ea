// Learns how long a way really takes, from *Leaving now* and *I'm there*: never from fewer than three trips.
import type { TravelEvidence } from '../../../contracts/tasks.ts'
import { Departure } from '../../../models/departure.ts'
import { Runway } from '../../../models/runway.ts'
import { Task } from '../../../models/task.ts'
import { foldText } from '../../../text.ts'
import { MINUTE_MS } from '../../reminders/kind-rules.ts'
import type { Me } from '../../request/me.ts'

/** Trips before anything is said of them. */
const MIN_TRIPS = 3
/** Newest trips that count. */
const MAX_TRIPS = 9
/** A trip that was not ended in so many minutes was forgotten. */
const MAX_MINUTES = 600
/** What differs by less is the same. */
const SAME_MINUTES = 2

export type { TravelEvidence }

/** Trips to one thing by one means are compared. */
export const tripKey = ({ title }: Pick<Task, 'title'>, { travel_mode }: Pick<Runway, 'travel_mode'>): string =>
  `${foldText(title).slice(0, 200)} ${travel_mode ?? ''}`.trim().slice(0, 255)

/** What earlier trips say; null where there are fewer than three, or they agree with the person. One query. */
export async function loadTravelEvidence(
  me: Me,
  task: Pick<Task, 'title'>,
  runway: Pick<Runway, 'travel_mode' | 'travel_minutes'>,
): Promise<TravelEvidence | null> {
  if (runway.travel_minutes === 0) return null
  const trips = await Departure.query(me.trx)
    .where({ user_id: me.user.user_id, trip_key: tripKey(task, runway) })
    .orderBy('left_at', 'desc')
    .limit(MAX_TRIPS)
  return readEvidence(trips.toReversed(), runway.travel_minutes)
}

/** @param trips oldest first; @param said minutes, as the person said */
export function readEvidence(
  trips: readonly Pick<Departure, 'leave_at' | 'left_at' | 'arrived_at'>[],
  said: number,
): TravelEvidence | null {
  const took = trips.flatMap(({ left_at, arrived_at }) => {
    const minutes = arrived_at ? minutesFrom(left_at, arrived_at) : 0
    return minutes > 0 && minutes <= MAX_MINUTES ? minutes : []
  })
  if (took.length >= MIN_TRIPS) return differing({ of: 'travel', minutes: took, learned: median(took) }, said)
  const delays = trips.map(({ leave_at, left_at }) => Math.max(0, minutesFrom(leave_at, left_at)))
  if (delays.length < MIN_TRIPS) return null
  return differing({ of: 'delay', minutes: delays, learned: said + median(delays) }, said)
}

const differing = (evidence: TravelEvidence, said: number): TravelEvidence | null =>
  Math.abs(evidence.learned - said) < SAME_MINUTES || evidence.learned > MAX_MINUTES ? null : evidence

const minutesFrom = (from: Date, to: Date): number => Math.round((to.getTime() - from.getTime()) / MINUTE_MS)

/** The middle one; of two the longer, since being early is no harm. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Sets what was learned for this way. Derived, so no change of its own. */
export async function learnTravel(me: Me, task: Task, runway: Runway): Promise<TravelEvidence | null> {
  const evidence = await loadTravelEvidence(me, task, runway)
  const learned_minutes = evidence?.learned ?? null
  if (runway.learned_minutes !== learned_minutes) {
    runway.$set({ learned_minutes })
    await Runway.query(me.trx).findById(runway.runway_id).patch({ learned_minutes, updated_at: me.now })
  }
  return evidence
}

/** After a trip: every open appointment with the same way. @returns the ways that changed */
export async function relearnTrips(me: Me, key: string): Promise<Runway[]> {
  const tasks = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .whereNot('status', 'done')
    .whereIn('task_id', Runway.query(me.trx).select('task_id'))
  const runways = await Runway.query(me.trx).whereIn(
    'task_id',
    tasks.map(({ task_id }) => task_id),
  )
  const changed: Runway[] = []
  for (const runway of runways) {
    const task = tasks.find(({ task_id }) => task_id === runway.task_id)
    if (!task || tripKey(task, runway) !== key) continue
    const before = runway.learned_minutes
    await learnTravel(me, task, runway)
    if (runway.learned_minutes !== before) changed.push(runway)
  }
  return changed
}
