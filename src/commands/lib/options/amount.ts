// How much a counted habit goes up or down: "+2", "-1", "another".

import { integerOption, type Option } from '../../../chat/options.ts'
import { excerpt } from '../../../chat/phrases.ts'
import type { Habit } from '../../../domain/days/habits/index.ts'
import * as habits from '../../../domain/days/habits/index.ts'
import type { Me } from '../../../domain/request/me.ts'
import { UserError } from '../../../user-error.ts'
import { habitOption } from './index.ts'

const MOST = 1000

/** A number of times, negative to take away. */
export function amountOption(about: string): Option<number, unknown, false> {
  const parse = (raw: string): number | null => {
    const typed = raw.trim().toLowerCase().replace(/^[−–]/, '-')
    if (/^(?:an?|another|one more|a further|1 more)$/.test(typed)) return 1
    const [, sign = '', digits] = /^([+-])?\s?(\d{1,4})(?: more)?$/.exec(typed) ?? []
    const value = Number(digits) * (sign === '-' ? -1 : 1)
    return digits === undefined || value === 0 || Math.abs(value) > MOST ? null : value
  }
  return {
    ...integerOption(about, { min: -MOST, max: MOST }),
    matches: (word) => parse(word) !== null,
    read(raw, { name }) {
      const value = parse(raw)
      if (value !== null) return value
      throw new UserError(`I can't read “${excerpt(raw)}” as a number. Try ${name}:1 or ${name}:-1.`)
    },
  }
}

/**
 * A habit; where a sentence may mean something else, one that is counted: "2 eggs" is a task unless eggs are counted. A
 * sentence may name it by what it counts: "two glasses".
 */
export const countedHabitOption = (about: string): Option<Habit, Me, false> => {
  const base = habitOption(about)
  return {
    ...base,
    async read(raw, asking) {
      const habit = (asking.isGuess && (await habits.findHabitByUnit(asking.me, raw))) || (await base.read(raw, asking))
      if (asking.isGuess && (await habits.loadOneHabitFacts(asking.me, habit)).goal === 1)
        throw new UserError(`${habit.name} isn't counted. Type: check ${habit.name}`)
      return habit
    },
  }
}
