// What nudges are about, by name: the task, habit, goal or if-then, and whether it is over.
import type { Nudge } from '../../models/nudge.ts'
import type { Schedule } from '../../models/schedule.ts'
import type { Me } from '../request/me.ts'
import {
  loadFocusSessions,
  loadGoals,
  loadHabitDays,
  loadIfThens,
  loadTaskPlatformRules,
  loadTasks,
} from './nudge-subjects.ts'

/** A nudge with the name of its subject. */
export interface DescribedNudge {
  readonly nudge: Nudge
  readonly schedule: Schedule
  /** The task's title or the habit's name; null without a subject, or if it is gone. */
  readonly subject: string | null
  /** Done or deleted since. */
  readonly isOver: boolean
}

/** The subjects of these. At most one query for each kind of thing. */
export async function describeNudges(me: Me, rows: readonly Nudge[]): Promise<readonly DescribedNudge[]> {
  const ids = (kinds: readonly string[]) =>
    rows.flatMap(({ schedule }) => (schedule?.subject_id && kinds.includes(schedule.kind) ? [schedule.subject_id] : []))
  const days = rows.map(({ local_date }) => local_date)
  const [ofTask, ofHabit, ofGoal, ofSession] = [
    await loadTasks(me.trx, ids(['task', 'land', 'get-ready', 'leave'])),
    await loadHabitDays(me.trx, ids(['habit']), days),
    await loadGoals(me.trx, ids(['goal'])),
    await loadFocusSessions(me.trx, ids(['focus-landing', 'focus-end', 'break-end'])),
  ]
  const ofIfThen = await loadIfThens(me.trx, ids(['if-then']))
  const places = await loadTaskPlatformRules(me.trx, [
    ...ofTask.keys(),
    ...[...ofIfThen.values()].flatMap(({ task_id }) => task_id ?? []),
  ])
  return rows.flatMap((nudge): DescribedNudge[] => {
    const { schedule } = nudge
    if (!schedule) return []
    const id = schedule.subject_id
    if (id === null) return [{ nudge, schedule, subject: null, isOver: false }]
    const ifThen = ofIfThen.get(id)
    if (ifThen) {
      const isHidden = ifThen.task_id !== null && places.get(ifThen.task_id)?.hiddenOn.has(me.platform)
      return [{ nudge, schedule, subject: isHidden ? '1 personal thing' : ifThen.action, isOver: false }]
    }
    const task = ofTask.get(id)
    if (task && places.get(id)?.hiddenOn.has(me.platform))
      return [{ nudge, schedule, subject: '1 personal thing', isOver: false }]
    if (task) {
      const isOver = !task.isOpen || task.assignee_id !== me.user.user_id
      return [{ nudge, schedule, subject: task.title, isOver }]
    }
    const habit = ofHabit.get(id)
    if (habit)
      return [
        {
          nudge,
          schedule,
          subject: habit.habit.name,
          isOver: !habit.habit.is_active || habit.isDone(nudge.local_date),
        },
      ]
    const goal = ofGoal.get(id)
    if (goal) return [{ nudge, schedule, subject: goal.title, isOver: goal.is_completed }]
    const session = ofSession.get(id)
    // The end of an old session is no news.
    return [{ nudge, schedule, subject: session?.task?.title ?? null, isOver: true }]
  })
}
