// Tasks and habits as rows of a page: words that are ready to be read, a few queries for any number of rows.
import type { HabitFacts } from '../../contracts/habits.ts'
import type { HabitRow, TaskBoard, TaskGroupName, TaskRow } from '../../contracts/page-boards.ts'
import * as zones from '../../domain/places/zones/index.ts'
import { type Me, timeStyleFor, todayOf, zoneOf } from '../../domain/request/me.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { estimatedMinutes } from '../../domain/tasks/trees.ts'
import { MicroStep } from '../../models/micro-step.ts'
import type { Task } from '../../models/task.ts'
import { addDays, calendarDay, type Day, formatClock, formatNearDay, localTime } from '../../time/index.ts'

/** Days a habit shows. */
const HABIT_DAYS = 7

/** In their order on the page. */
export const TASK_GROUPS: readonly TaskGroupName[] = ['Waiting', 'Today', 'Tomorrow', 'Later', 'No date']

/** In the order of the tasks. */
export async function loadTaskRows(me: Me, tasks: readonly Task[]): Promise<readonly TaskRow[]> {
  const places = await loadTaskPlaces(me, tasks)
  const steps = await MicroStep.query(me.trx)
    .select('parent_task_id', 'is_completed')
    .whereIn(
      'parent_task_id',
      tasks.map(({ task_id }) => task_id),
    )
  return tasks.map((task) => {
    const own = steps.filter(({ parent_task_id }) => parent_task_id === task.task_id)
    const { zone, rhythm } = places(task)
    return {
      taskId: task.task_id,
      title: task.title,
      isDone: task.status === 'done',
      day: task.due_date && formatNearDay(localDueDay(me, task.due_date), todayOf(me)),
      time: task.due_date && task.parsedMetadata.has_due_time ? personClock(me, task.due_date) : null,
      minutes: estimatedMinutes(task),
      zone,
      rhythm,
      blockedReason: task.status === 'blocked' ? (task.parsedMetadata.blocked_reason ?? '') : null,
      steps: own.length === 0 ? null : { done: own.filter(({ is_completed }) => is_completed).length, of: own.length },
    }
  })
}

/** An instant on the person's clock, as they write times: "14:00", "2 pm". */
export const personClock = (me: Me, instant: Date): string =>
  formatClock(localTime(instant, zoneOf(me)), timeStyleFor(me.preferences).hours)

/** The local day a task is due on. */
export const localDueDay = (me: Me, due: Date): Day => calendarDay(due, zoneOf(me))

/** Waiting: its day is over, or it can't go on. */
export function groupOf(me: Me, { due_date: due, status }: Task): TaskGroupName {
  if (status === 'blocked') return 'Waiting'
  if (due === null) return 'No date'
  const [day, today] = [localDueDay(me, due), todayOf(me)]
  if (day < today) return 'Waiting'
  if (day === today) return 'Today'
  return day === addDays(today, 1) ? 'Tomorrow' : 'Later'
}

export async function loadZoneChoices(me: Me): Promise<TaskBoard['zones']> {
  return (await zones.listZones(me))
    .filter(({ is_active }) => is_active)
    .map(({ zone_id, name }) => ({ zoneId: zone_id, name }))
}

/** A habit with its last days, weeks or months. */
export function habitRow(me: Me, facts: HabitFacts): HabitRow {
  const { habit, rhythm, days, goal, unit, counts, isDoneToday, isPausedToday } = facts
  const today = todayOf(me)
  const span = days.at(-1)?.span ?? (rhythm.kind === 'weekly' ? 'week' : rhythm.kind === 'monthly' ? 'month' : 'day')
  return {
    habitId: habit.habit_id,
    name: habit.name,
    isDoneToday,
    span,
    count: goal > 1 ? { done: counts.get(today)?.count ?? 0, of: goal, unit } : null,
    isPaused: isPausedToday,
    days: span === 'day' ? lastDays(days, today) : lastPeriods(days, span, today),
  }
}

const lastDays = (days: HabitFacts['days'], today: Day): HabitRow['days'] =>
  Array.from({ length: HABIT_DAYS }, (_, index) => addDays(today, index + 1 - HABIT_DAYS)).map((day) => ({
    day,
    label: formatNearDay(day, today),
    status: days.find((each) => each.day === day)?.verdict ?? null,
  }))

function lastPeriods(days: HabitFacts['days'], span: 'week' | 'month', today: Day): HabitRow['days'] {
  const known = days
    .filter((each) => each.span === span)
    .slice(-HABIT_DAYS)
    .map(({ day, verdict }) => ({ day, label: `${span} of ${formatNearDay(day, today)}`, status: verdict }))
  const missing = Array.from({ length: HABIT_DAYS - known.length }, () => ({
    day: today,
    label: 'before',
    status: null,
  }))
  return [...missing, ...known]
}
