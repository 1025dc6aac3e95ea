// Reads how often a habit is due from words: "twice a week", "every other day", "on the 1st and 15th".
import { digitsFor } from '../../../language/number-words.ts'
import { encodeMonthDates, type MonthDate, WEEKDAYS, type Weekday } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import { everyDays, type Frequency, MAX_SCHEDULE_DAYS, onWeekdays, scheduleDays, timesIn } from './frequency.ts'

/**
 * Typed words: "daily", "weekly", "mon,wed", "Mondays and Fridays", "weekdays", "3 times a week", "every other day",
 * "every 2 weeks", "monthly", "on the 1st", "first Friday of every month".
 * @throws DomainError with examples otherwise
 */
export function parseFrequency(words: string): Frequency {
  const typed = normalizeWords(words)
  const found =
    readDaily(typed) ?? readTimes(typed) ?? readInterval(typed) ?? readMonthDates(typed) ?? readWeekdays(typed)
  const isStorable = found && (scheduleDays(found, null)?.length ?? 0) <= MAX_SCHEDULE_DAYS
  if (isStorable) return found
  throw new DomainError('habit.unreadable-days', { words })
}

/** Whether the words name a rhythm, one that can be read or not: "every 2 months". They never stay in a name. */
export function isRhythm(words: string): boolean {
  return RHYTHM.test(normalizeWords(words))
}

/** Whether they count times in a day, a week or a month, which only a habit has: "twice a week", "3x a day". */
export const countsTimes = (words: string): boolean =>
  /\b\d+ times? (?:a|per|each|every) (?:day|week|month)\b/.test(normalizeWords(words))

const UNITS = '(?:day|week|month|year|hour|minute|fortnight|quarter|morning|evening|afternoon|night|weekday|weekend)s?'
const DAY_NAME = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const RHYTHM = new RegExp(
  String.raw`^(?:(?:(?:on |and )?(?:the )?(?:\d+(?:st|nd|rd|th)|last)? ?(?:of )?)?(?:every|each) (?:other |second |few |couple of |\d+(?:st|nd|rd|th)? )?(?:${UNITS}|${DAY_NAME}|\d+(?:st|nd|rd|th))\b.*|(?:about |at least )?\d+ ?(?:x|times?|days?)? ?(?:a|an|per|every|each|/) ?${UNITS}|(?:\d+x? )?(?:daily|nightly|weekly|monthly|yearly|annually|quarterly|hourly|fortnightly|biweekly))$`,
)

function normalizeWords(words: string): string {
  const spoken = words
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\b(?:a|per) (?:single )?(day|week|month)\b/g, 'a $1')
    .replace(/\bonce\b/g, '1 times')
    .replace(/\btwice\b/g, '2 times')
    .replace(/\bthrice\b/g, '3 times')
    .replace(/[-\s]+/g, ' ')
    .trim()
    .replace(/\.$/, '')
  // “every second day” counts days, it is no date.
  return digitsFor(spoken)
    .replace(/\b(\d+) ?[x×] ?(?=\s|\/|$)/g, '$1 times ')
    .replace(/ +/g, ' ')
    .trim()
}

function readDaily(typed: string): Frequency | null {
  return /^(?:daily|nightly|everyday|(?:every|each) (?:single )?(?:day|morning|evening|afternoon|night)|1 times (?:a day|daily))$/.test(
    typed,
  )
    ? { kind: 'daily' }
    : null
}

function readTimes(typed: string): Frequency | null {
  if (/^(?:weekly|(?:every|each) week)$/.test(typed)) return { kind: 'weekly' }
  if (/^(?:monthly|(?:every|each) month)$/.test(typed)) return { kind: 'monthly' }
  const [, number, period] =
    /^(?:about |around |at least )?(\d{1,2}) ?(?:times? ?|days? ?)?(?:(?:a|per|each|every|in a) ?|\/ ?)(week|month)$/.exec(
      typed,
    ) ??
    /^(\d{1,2}) times (week|month)ly$/.exec(typed) ??
    []
  const times = Number(number)
  if (number === undefined || times < 1 || times > (period === 'week' ? 7 : 28)) return null
  return timesIn(period === 'week' ? 'weekly' : 'monthly', times)
}

function readInterval(typed: string): Frequency | null {
  if (/^(?:(?:every|on) )?(?:other|alternate|alternating) days?$/.test(typed)) return everyDays(2)
  if (/^(?:(?:every )?(?:other|alternate) weeks?|fortnightly|biweekly|bi weekly|every fortnight)$/.test(typed))
    return everyDays(14)
  const [, number, unit] = /^every (\d{1,3})(?:st|nd|rd|th)? (day|week)s?$/.exec(typed) ?? []
  const days = Number(number) * (unit === 'week' ? 7 : 1)
  if (number === undefined || days < 1 || days > MAX_INTERVAL) return null
  return days === 7 ? { kind: 'weekly' } : everyDays(days)
}

const MAX_INTERVAL = 365

/** "monthly on the 1st", "1st and 15th of every month", "first friday of each month", "last day of the month". */
function readMonthDates(typed: string): Frequency | null {
  const isMonthly = /\bmonth|^monthly\b/.test(typed)
  const said = typed
    .replace(/^(?:monthly|(?:every|each) month),? ?/, '')
    .replace(/ ?(?:of|in)? ?(?:every|each|the|a) month$/, '')
    .replace(/ ?monthly$/, '')
    .replace(/^on /, '')
    .replace(/^(?:the |every |each )+/, '')
    .trim()
  if (/^end$/.test(said) && isMonthly) return { kind: 'dates', dates: [{ date: -1 }] }
  const parts = said.split(/,? and |, ?| ?& ?/).map((part) => part.replace(/^(?:on )?(?:the )?/, '').trim())
  // “1st and 3rd Saturday”: the last names the weekday of all.
  const shared = / ([a-z]+)$/.exec(parts.at(-1) ?? '')?.[1] ?? ''
  const dates = parts.map((part) => readMonthDate(/^\d+[a-z]{2}$/.test(part) && shared ? `${part} ${shared}` : part))
  if (dates.some((date) => date === null)) return null
  // “every second Friday” may be every two weeks.
  if (!isMonthly && parts.length === 1 && /^every \d/.test(typed)) return null
  const unique = new Map(dates.flatMap((date) => (date ? [[encodeMonthDates([date]), date] as const] : [])))
  // “last day” alone says no month.
  const isDated = isMonthly || [...unique.values()].every((date) => 'rank' in date || date.date > 0)
  return isDated ? { kind: 'dates', dates: [...unique.values()] } : null
}

function readMonthDate(words: string): MonthDate | null {
  if (/^last(?: day)?$/.test(words)) return { date: -1 }
  const [, number, name] = /^(?:(\d{1,2})(?:st|nd|rd|th)|last)(?: ([a-z]+))?$/.exec(words) ?? []
  const rank = number === undefined ? -1 : Number(number)
  if (words === '' || (number === undefined && name === undefined)) return null
  if (name === undefined || name === 'day') return rank >= 1 && rank <= 31 ? { date: rank } : null
  const day = weekdayNamed(name)
  return day && rank <= 4 && rank !== 0 ? { rank, weekday: day } : null
}

function readWeekdays(typed: string): Frequency | null {
  const days = new Set<Weekday>()
  const parts = typed
    .replaceAll(/\b(every|each|on|and)\b/g, ' ')
    .split(/[\s,/+&]+/)
    .filter((part) => part !== '')
  for (const part of parts) {
    const day = weekdayNamed(part)
    const group = GROUPS[part] ?? (day ? [day] : null)
    if (group === null) return null
    for (const each of group) days.add(each)
  }
  return days.size === 0 ? null : onWeekdays(days)
}

function weekdayNamed(word: string): Weekday | undefined {
  const name = word.replace(/s$/, '')
  const short = word === 'tues' || word === 'thurs'
  const found = WEEKDAYS.filter((day) => DAY_NAMES[day].startsWith(name))
  return found.length === 1 && (short || name.length >= 2) ? found[0] : undefined
}

const GROUPS: Readonly<Record<string, readonly Weekday[]>> = {
  weekday: ['mon', 'tue', 'wed', 'thu', 'fri'],
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  weekends: ['sat', 'sun'],
  weekend: ['sat', 'sun'],
}

const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
}
