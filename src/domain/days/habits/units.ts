// A counted habit named by what it counts: “two glasses”, “a glass of water”.
import { stem } from '../../../language/splitter/words.ts'
import { Habit } from '../../../models/habit.ts'
import { foldText } from '../../../text.ts'
import type { Me } from '../../request/me.ts'
import { loadSettings } from './settings.ts'

/** The one active habit that is counted in this unit; null where there is none, or several. */
export async function findHabitByUnit(me: Me, words: string): Promise<Habit | null> {
  const [, unit = '', name = ''] = /^(?:an?\s+)?(.+?)(?:\s+of\s+(.+))?$/iu.exec(words.trim()) ?? []
  const habits = await Habit.query(me.trx).where({ user_id: me.user.user_id, is_active: true })
  const settings = await loadSettings(me, habits)
  const [only, other] = habits.filter((habit) => {
    const own = settings.get(habit.habit_id)?.unit
    return own && inSingular(own) === inSingular(unit) && foldText(habit.name).includes(foldText(name))
  })
  return only && !other ? only : null
}

const inSingular = (words: string): string => foldText(words).split(/\s+/).map(stem).join(' ')
