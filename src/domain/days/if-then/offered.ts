// If-thens that are about to be offered, for many people at once.
import type { Transaction } from 'objection'
import type { IfThen } from '../../../models/if-then.ts'
import type { Task } from '../../../models/task.ts'
import { loadHabitDays, loadIfThens, loadTasks } from '../../reminders/nudge-subjects.ts'
import { triggerName } from './triggers.ts'

/** One to be offered. */
export interface OfferedIfThen {
  readonly ifThen: IfThen
  readonly when: string
  readonly task: Task | null
  /** The habit it follows. */
  readonly habitId: string | null
  /** The tick may have been taken back. */
  isTicked(day: string): boolean
  /** It comes after each such event of the calendars. */
  readonly isEachBusyEnd: boolean
}

/** By id. Five queries. @param asked with the local day of each */
export async function loadOfferedIfThens(
  trx: Transaction,
  asked: readonly { readonly id: string; readonly day: string }[],
): Promise<ReadonlyMap<string, OfferedIfThen>> {
  const found = await loadIfThens(
    trx,
    asked.map(({ id }) => id),
  )
  const all = [...found.values()]
  const habits = await loadHabitDays(
    trx,
    all.flatMap(({ habit_id }) => habit_id ?? []),
    asked.map(({ day }) => day),
  )
  const tasks = await loadTasks(
    trx,
    all.flatMap(({ task_id }) => task_id ?? []),
  )
  return new Map(
    all.map((ifThen) => {
      const { if_then_id, habit_id, task_id, trigger_kind, trigger_words, is_repeating } = ifThen
      const habit = habits.get(habit_id ?? '')
      return [
        if_then_id,
        {
          ifThen,
          when: trigger_kind === 'habit' ? (habit?.habit.name ?? 'a habit') : triggerName(trigger_kind, trigger_words),
          task: tasks.get(task_id ?? '') ?? null,
          habitId: habit_id,
          isTicked: (day) => habit?.isDone(day) ?? false,
          isEachBusyEnd: trigger_kind === 'busy-end' && is_repeating,
        },
      ]
    }),
  )
}
