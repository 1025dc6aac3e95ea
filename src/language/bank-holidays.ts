// Bank holidays of England and Wales, and public holidays of Ireland, by the law in force; those of other countries are
// not known. Sources: Banking and Financial Dealings Act 1971; Organisation of Working Time Act 1997 with S.I. 2022.
import { addDays, type Day, weekday } from '../time/index.ts'
import { type FeastRule, fromEaster, onDate, onWeekday } from './feast-rules.ts'
import { BRITAIN, IRELAND } from './feast-zones.ts'

/** On a weekend it is kept on the following Monday. */
const orMonday =
  (rule: FeastRule): FeastRule =>
  (year) => {
    const day = rule(year)
    const late = { sat: 2, sun: 1 }
    return addDays(day, weekday(day) === 'sat' ? late.sat : weekday(day) === 'sun' ? late.sun : 0)
  }

/** Boxing Day: behind the substitute of Christmas Day, if that takes the Monday. */
const boxingDay: FeastRule = (year) => {
  const day: Day = `${year}-12-26`
  return addDays(day, weekday(day) === 'sat' || weekday(day) === 'sun' ? 2 : weekday(day) === 'mon' ? 1 : 0)
}

const ENGLISH: readonly FeastRule[] = [
  orMonday(onDate(1, 1)),
  fromEaster(-2),
  fromEaster(1),
  onWeekday(1, 'mon', 5),
  onWeekday(-1, 'mon', 5),
  onWeekday(-1, 'mon', 8),
  orMonday(onDate(12, 25)),
  boxingDay,
]

/** The first Monday of February, or the 1st if that is a Friday. */
const saintBrigid: FeastRule = (year) =>
  weekday(`${year}-02-01`) === 'fri' ? `${year}-02-01` : onWeekday(1, 'mon', 2)(year)

const IRISH: readonly FeastRule[] = [
  onDate(1, 1),
  saintBrigid,
  onDate(3, 17),
  fromEaster(1),
  onWeekday(1, 'mon', 5),
  onWeekday(1, 'mon', 6),
  onWeekday(1, 'mon', 8),
  onWeekday(-1, 'mon', 10),
  onDate(12, 25),
  onDate(12, 26),
]

/**
 * The bank holidays of the zone's country; none where they are not known.
 * @param zone IANA
 */
export const bankHolidays = (zone: string): readonly FeastRule[] =>
  BRITAIN.test(zone) ? ENGLISH : IRELAND.test(zone) ? IRISH : []
