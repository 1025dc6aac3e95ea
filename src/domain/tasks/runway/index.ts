// The way to an appointment: its travel and what to take along, as the person says it.

import { newId } from '../../../models/id.ts'
import { readyList } from '../../../models/json.ts'
import { Runway } from '../../../models/runway.ts'
import type { Task } from '../../../models/task.ts'
import { cutText } from '../../../text.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import { requireTaskOpen } from '../open.ts'
import { lockTaskForChange } from '../rows.ts'
import { learnTravel } from './learning.ts'

export { loadTravelEvidence, type TravelEvidence } from './learning.ts'
export type { Runway }

/** What a person says of the way. Undefined stays. */
export interface RunwayInput {
  /** Minutes; 0: there is no way. */
  readonly travelMinutes?: number
  /** "bike"; null: not said. */
  readonly travelMode?: string | null
  /** What to take along. */
  readonly ready?: readonly string[]
  /** Their own minutes count, whatever was learned. */
  readonly isFixed?: boolean
}

const MAX_READY_ITEMS = 10

/** The way to an appointment; undefined if it has none. */
export async function findRunway(me: Me, task: Pick<Task, 'task_id'>): Promise<Runway | undefined> {
  return Runway.query(me.trx).findOne({ task_id: task.task_id })
}

/**
 * Sets the way to an appointment; without travel and list it has none.
 * @returns the way, or null if it has none now; and whether anything changed
 */
export async function setRunway(
  me: Me,
  given: Task,
  input: RunwayInput,
): Promise<{ readonly runway: Runway | null; readonly isChanged: boolean }> {
  const task = await lockTaskForChange(me, given)
  requireTaskOpen(task)
  const known = await findRunway(me, task)
  const before = me.journal.rowChanges.length
  const travel_minutes = input.travelMinutes ?? known?.travel_minutes ?? 0
  const ready = input.ready ?? known?.parsedReadyList ?? []
  const row = {
    travel_minutes,
    travel_mode: input.travelMode === undefined ? (known?.travel_mode ?? null) : input.travelMode,
    is_fixed: input.isFixed ?? known?.is_fixed ?? false,
    ready_list: readyList.write(ready.slice(0, MAX_READY_ITEMS).map((item) => cutText(item.trim(), 100).kept)),
  }
  touch(me, 'task', task.task_id)
  if (travel_minutes === 0 && ready.length === 0) {
    if (known) await changes.remove(me, known)
    return { runway: null, isChanged: me.journal.rowChanges.length > before }
  }
  const runway = known
    ? await changes.update(me, known, row)
    : await changes.insert(me, Runway, {
        runway_id: newId(),
        task_id: task.task_id,
        learned_minutes: null,
        ...row,
        created_at: me.now,
        updated_at: me.now,
      })
  await learnTravel(me, task, runway)
  return { runway, isChanged: me.journal.rowChanges.length > before }
}

/** The next occurrence has the same way. */
export async function copyRunway(me: Me, from: Task, to: Task): Promise<void> {
  const known = await findRunway(me, from)
  if (!known) return
  await changes.insert(me, Runway, {
    runway_id: newId(),
    task_id: to.task_id,
    travel_minutes: known.travel_minutes,
    travel_mode: known.travel_mode,
    learned_minutes: known.learned_minutes,
    is_fixed: known.is_fixed,
    ready_list: known.ready_list,
    created_at: me.now,
    updated_at: me.now,
  })
}
