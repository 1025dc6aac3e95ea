// Keeps the rhythm a habit had before it is changed, so that earlier days stay as they were judged.
import type { Habit } from '../../../models/habit.ts'
import { HabitCheck } from '../../../models/habit-check.ts'
import { HabitRhythm } from '../../../models/habit-rhythm.ts'
import { newId } from '../../../models/id.ts'
import { addDays } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf } from '../../request/me.ts'
import { encodeFrequency, type Frequency } from './frequency.ts'

/**
 * Before a habit's frequency changes: the present one ends yesterday. Nothing is kept where it applied to no day: the
 * habit has no check before today, or its rhythm was changed today already.
 */
export async function keepPastRhythm(me: Me, habit: Habit, next: Frequency): Promise<void> {
  if (encodeFrequency(next) === habit.frequency) return
  const yesterday = addDays(todayOf(me), -1)
  const newest = await HabitRhythm.query(me.trx).where({ habit_id: habit.habit_id }).orderBy('end_date', 'desc').first()
  const first = await HabitCheck.query(me.trx).where({ habit_id: habit.habit_id }).orderBy('check_date').first()
  if (!first || first.check_date > yesterday) return
  if (newest && newest.end_date >= yesterday) {
    // Changed back on the same day: nothing ended.
    if (newest.end_date === yesterday && newest.frequency === encodeFrequency(next)) await changes.remove(me, newest)
    return
  }
  await changes.insert(me, HabitRhythm, {
    habit_rhythm_id: newId(),
    habit_id: habit.habit_id,
    frequency: habit.frequency,
    end_date: yesterday,
    created_at: me.now,
  })
}
