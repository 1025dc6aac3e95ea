// What the three stages of the way to an appointment have in common: what is obsolete is not sent, and what is hidden is
// not named.
import { ask } from '../chat/ask.ts'
import { type Button, type Text, t, type View } from '../chat/view.ts'
import { loadTasks } from '../domain/reminders/nudge-subjects.ts'
import type { RunwayKind } from '../domain/reminders/schedules/index.ts'
import type { Me } from '../domain/request/me.ts'
import {
  loadDeparted,
  loadRunwaysOfTasks,
  type RunwayTimes,
  runwayTimes,
  usedTravelMinutes,
} from '../domain/tasks/runway/stages.ts'
import { titleText } from '../views/task.ts'
import { composeEach, type DueNudge } from './nudge.ts'

/** A stage to be told of. */
export interface RunwayStage {
  /** The appointment; "1 personal thing" where it is hidden. */
  readonly name: Text
  readonly task: {
    /** UTC. */
    readonly due: Date
    readonly hasTravel: boolean
    readonly leaveButtons: readonly Button[]
  }
  readonly times: RunwayTimes
  readonly ready: readonly string[]
}

/** How far a stage may be from the moment it was planned for: learned minutes move it a little. */
const MAX_DRIFT_MS = 20 * 60_000

/** Renders a batch of one stage. A fixed number of queries. */
export async function composeStages(
  trx: Me['trx'],
  due: readonly DueNudge[],
  { kind, now }: { readonly kind: RunwayKind; readonly now: Date },
  compose: (one: DueNudge, stage: RunwayStage) => View,
): Promise<ReadonlyMap<string, View>> {
  const ids = due.flatMap(({ subjectId }) => subjectId ?? [])
  const tasks = await loadTasks(trx, ids)
  const runways = await loadRunwaysOfTasks(trx, ids)
  const departed = await loadDeparted(trx, ids)
  return composeEach(due, (one) => {
    const task = tasks.get(one.subjectId ?? '')
    const runway = runways.get(one.subjectId ?? '')
    if (!task?.isOpen || !runway || !task.due_date || task.assignee_id !== one.row.user_id) return null
    // The appointment has begun, or the person is on their way.
    if (task.due_date <= now || departed(one.row.user_id, task)) return null
    const times = runwayTimes(runway, task.due_date)
    const stage = { land: times.land, 'get-ready': times.ready, leave: times.leave }[kind]
    const isSnoozed = one.row.slot.includes('+')
    if (!isSnoozed && Math.abs(stage.getTime() - one.row.due_at.getTime()) > MAX_DRIFT_MS) return null
    const isHidden = one.isTaskHidden(task.task_id)
    const hasTravel = usedTravelMinutes(runway) > 0
    return compose(one, {
      name: isHidden ? t`1 personal thing` : titleText(task),
      task: {
        due: task.due_date,
        hasTravel,
        leaveButtons:
          hasTravel && !isHidden
            ? [{ label: 'Leaving now', line: ask('task leave', { task: task.task_id }), isPrimary: kind === 'leave' }]
            : [],
      },
      times,
      ready: isHidden ? [] : runway.parsedReadyList,
    })
  })
}
