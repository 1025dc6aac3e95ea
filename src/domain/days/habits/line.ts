// Parses a habit typed in one line: "Meds at 21:00", "Stretch every mon, wed and fri". Time and days are at the end.

import { readTimeOfDay } from '../../../language/when.ts'
import type { LocalTime } from '../../../time/index.ts'
import { Refusal } from '../../../user-error.ts'
import { type Frequency, parseFrequency } from './frequency.ts'

/** A parsed line: `Meds at 21:00`, `Run on mon,wed`. */
export interface HabitLine {
  readonly name: string
  /** Null: no reminder. */
  readonly at?: LocalTime | null
  readonly frequency?: Frequency
}

/** "Meds at 21", and without *at* only an unmistakable time: "Meds 21:00", "Meds 9pm". */
const TIMES = [
  /^(.*\S),?\s+at\s+(\S+(?:\s?[ap]\.?m\.?)?)$/iu,
  /^(.*\S),?\s+@?(\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)$/iu,
]
const DAYS = /^(.*\S),?\s+((?:daily|weekly|weekdays|weekends|(?:every|each|on)\s.+))$/iu

/** Takes a time and days off the end of the name, in either order, unless they were given as options. */
export function parseHabitLine(line: HabitLine): HabitLine {
  let read: HabitLine = { ...line, name: line.name.trim() }
  for (let more: HabitLine | null = read; more; more = takeTime(read) ?? takeDays(read)) read = more
  return read
}

function takeTime(line: HabitLine): HabitLine | null {
  if (line.at !== undefined) return null
  for (const time of TIMES) {
    const [, name = '', words = ''] = time.exec(line.name) ?? []
    const at = name === '' ? null : orNull(() => readTimeOfDay(words))
    if (at !== null) return { ...line, name: tidy(name), at }
  }
  return null
}

function takeDays(line: HabitLine): HabitLine | null {
  const [, name = '', words = ''] = (line.frequency === undefined && DAYS.exec(line.name)) || []
  const frequency = name === '' ? null : orNull(() => parseFrequency(words))
  return frequency === null ? null : { ...line, name: tidy(name), frequency }
}

const tidy = (name: string): string => name.replace(/,$/, '')

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
