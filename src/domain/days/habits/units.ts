// A counted habit named by what it counts: “two glasses”, “a glass of water”.
import { stem } from '../../../language/splitter/words.ts'
import type { Habit } from '../../../models/habit.ts'
import { foldText } from '../../../text.ts'
import { loadOnce } from '../../request/load-once.ts'
import type { Me } from '../../request/me.ts'
import { loadSettings } from './settings.ts'

/** The one of these habits that is counted in this unit; null where there is none, or several. */
export async function findByUnit(me: Me, habits: readonly Habit[], words: string): Promise<Habit | null> {
  if (habits.length === 0) return null
  const { unit, name } = unitIn(words)
  const settings = await loadOnce(me, 'habit settings', () => loadSettings(me, habits))
  const [only, other] = habits.filter((habit) => {
    const own = settings.get(habit.habit_id)?.unit
    return own && inSingular(own) === inSingular(unit) && foldText(habit.name).includes(foldText(name))
  })
  return only && !other ? only : null
}

/** Whether the words begin with one of these units, a line each. */
export function namesUnit(units: string, words: string): boolean {
  const wanted = units === '' ? '' : inSingular(unitIn(words).unit)
  return units !== '' && units.split('\n').some((own) => inSingular(own) === wanted)
}

/** “a glass of water”: its unit, and the name behind it. */
function unitIn(words: string): { readonly unit: string; readonly name: string } {
  const [, unit = '', name = ''] = /^(?:an?\s+)?(.+?)(?:\s+of\s+(.+))?$/iu.exec(words.trim()) ?? []
  return { unit, name }
}

const inSingular = (words: string): string => foldText(words).split(/\s+/).map(stem).join(' ')
