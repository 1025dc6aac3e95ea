// Rules that give the day of a feast in a year: a date, the second Sunday of a month, so many days from Easter.
import { addDays, type Day, WEEKDAYS, type Weekday, weekday } from '../time/index.ts'
import { easterSunday } from './easter.ts'

/** The day of a feast in a year. */
export type FeastRule = (year: number) => Day

const pad = (number: number): string => String(number).padStart(2, '0')

/** So many days after Easter Sunday; negative before it. */
export const fromEaster =
  (days: number, easter: FeastRule = easterSunday): FeastRule =>
  (year) =>
    addDays(easter(year), days)

export const onDate =
  (month: number, date: number): FeastRule =>
  (year) =>
    `${year}-${pad(month)}-${pad(date)}`

/** “The fourth Thursday of November”; rank -1 is the last. */
export const onWeekday =
  (rank: number, name: Weekday, month: number): FeastRule =>
  (year) => {
    const start =
      rank > 0
        ? `${year}-${pad(month)}-01`
        : addDays(`${year + (month === 12 ? 1 : 0)}-${pad((month % 12) + 1)}-01`, -7)
    const first = addDays(start, (WEEKDAYS.indexOf(name) - WEEKDAYS.indexOf(weekday(start)) + 7) % 7)
    return addDays(first, rank > 0 ? 7 * (rank - 1) : 0)
  }

export const daysAfter =
  (days: number, rule: FeastRule): FeastRule =>
  (year) =>
    addDays(rule(year), days)
