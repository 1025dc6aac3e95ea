// Settings of habits beside their documented columns: essential ones, and the goal of counted ones.
import type { Habit } from '../../../models/habit.ts'
import { HabitSetting } from '../../../models/habit-setting.ts'
import { newId } from '../../../models/id.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch } from '../../request/me.ts'
import type { DailyGoal } from './daily-goal.ts'

/** Settings that a person sets; undefined ones stay. */
export interface HabitSettingInput {
  /** Excluded from general pauses and fresh starts. */
  readonly isEssential: boolean
  readonly goal: DailyGoal
}

/** Those of these habits that have any, by habit. One query. */
export async function loadSettings(me: Me, habits: readonly Habit[]): Promise<ReadonlyMap<string, HabitSetting>> {
  const rows = await HabitSetting.query(me.trx).whereIn(
    'habit_id',
    habits.map(({ habit_id }) => habit_id),
  )
  return new Map(rows.map((row) => [row.habit_id, row]))
}

/** The essential ones of these, by id. */
export async function findEssentialIds(me: Me, habits: readonly Habit[]): Promise<ReadonlySet<string>> {
  const settings = [...(await loadSettings(me, habits)).values()]
  return new Set(settings.filter(({ is_essential }) => is_essential).map(({ habit_id }) => habit_id))
}

/** Writes what was given. */
export async function saveSettings(
  me: Me,
  habit: Habit,
  { isEssential, goal }: Partial<HabitSettingInput>,
): Promise<void> {
  if (isEssential === undefined && goal === undefined) return
  const wanted = {
    ...(isEssential === undefined ? {} : { is_essential: isEssential }),
    ...(goal === undefined ? {} : goal),
  }
  const row = (await loadSettings(me, [habit])).get(habit.habit_id)
  if (row) await changes.update(me, row, wanted)
  else if (isEssential || (goal && goal.goal > 1))
    await changes.insert(me, HabitSetting, {
      habit_setting_id: newId(),
      habit_id: habit.habit_id,
      is_essential: false,
      goal: 1,
      unit: null,
      created_at: me.now,
      ...wanted,
    })
  touch(me, 'habit', habit.habit_id)
}
