// When somebody wants no messages: “on weekends”, “after 8pm”, “between 9 and 5 on weekdays”, “twice a day”.

import { WEEKDAYS, type Weekday } from '../../time/index.ts'

/** The times in a wish for silence. Weekdays are `mon` to `sun` in order, times are wall-clock `HH:MM`. */
export interface QuietTimes {
  readonly days: readonly Weekday[]
  /** A day is named in the singular, so it may be this one or each: “on sunday”. */
  readonly isOneDay: boolean
  readonly from: string | null
  readonly to: string | null
  /** The clock times are a guess from a part of the day: “in the mornings”. */
  readonly isGuess: boolean
  readonly perDay: number | null
  /** What says a time in no way we know: “during lectures”. */
  readonly unread: string
}

/**
 * Reads when it should be quiet; null where the words name no time at all, nor a state such as “while I work”.
 * @param isOnly the words say when messages are welcome (“only after 10”): `from` and `to` are still the quiet hours
 */
export function readQuietTimes(words: string, isOnly: boolean): QuietTimes | null {
  let rest = ` ${words
    .toLowerCase()
    .replaceAll(/[’'!?]|\.(?!\d)/g, '')
    .replaceAll(/[,&+]/g, ' and ')
    .replaceAll(/[–—-]/g, ' to ')
    .replaceAll(/\s+/g, ' ')
    .trim()} `
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = rest.replace(found[0], ' ')
    return found
  }
  const perDay = readPerDay(take)
  const hours = readHours(take, isOnly)
  const named = readNamedDays(take)
  const unread = rest.replaceAll(FILLER, ' ').replaceAll(/\s+/g, ' ').trim()
  if (perDay === null && !hours && named.days.length === 0 && !STATE.test(rest)) return null
  return { ...named, from: null, to: null, isGuess: false, ...hours, perDay, unread }
}

type Take = (pattern: RegExp) => RegExpExecArray | null

/** “While I work”, “during lectures”, “when I sleep”: a time, though nothing tells when it is. */
const STATE =
  / (?:while|when|whenever|during|in the middle of|if|at work|at school|on holidays?|in meetings|in class|in lectures|at dinner|after dinner|after lunch|before breakfast|after work|before work) /

const FILLER =
  /(?<= )(?:on|at|in|over|during|the|every|any|all|each|of|and|or|my|a|please|pls|plz|anymore|ever|again|for me|thanks|thank you|ok|always|generally|in general|from now on|hours|time|is enough|only|just|per day)(?= )/g

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['one', 1],
  ['a single', 1],
  ['twice', 2],
  ['two', 2],
  ['three', 3],
  ['thrice', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
])

function readPerDay(take: Take): number | null {
  const found = take(
    / (?:more than |at most |no more than |max |up to )?(?<count>once|one|a single|twice|thrice|two|three|four|five|six|\d{1,2})(?: times?| messages?| reminders?| nudges?| pings?| notifications?| texts?)? (?:a day|per day|daily|each day|every day|in a day)(?= )/,
  )
  const count = found?.groups?.['count']
  if (count === undefined) return null
  const number = COUNTS.get(count) ?? Number(count)
  return number <= 20 ? number : null
}

const DAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?'

function readNamedDays(take: Take): Pick<QuietTimes, 'days' | 'isOneDay'> {
  const found = new Set<Weekday>()
  let isOneDay = false
  const range = take(
    new RegExp(` (?:from )?(?<first>${DAY}) (?:to|through|thru|until|till) (?<last>${DAY})(?= )`),
  )?.groups
  if (range) {
    const first = indexOf(range['first'])
    const last = indexOf(range['last'])
    for (let index = first; ; index = (index + 1) % 7) {
      const day = WEEKDAYS[index]
      if (day) found.add(day)
      if (index === last) break
    }
  }
  const isEach = / (?:every|each|all|any) /.test(
    ` ${take(/ (?:every|each|all|any) (?=(?:mon|tue|wed|thu|fri|sat|sun|week))/)?.[0] ?? ''} `,
  )
  if (
    take(
      / (?:weekdays|week days|workdays|work days|working days|weekday|workday|work week|during the week|school days)(?= )/,
    )
  )
    for (const day of WEEKDAYS.slice(0, 5)) found.add(day)
  const weekend = take(/ (?<habit>(?:at|on) (?:the )?)?(?<word>weekends?|week ends?)(?= )/)?.groups
  if (weekend) {
    for (const day of WEEKDAYS.slice(5)) found.add(day)
    isOneDay ||= !/s$/.test(weekend['word'] ?? '')
  }
  for (let next = take(new RegExp(` (?<day>${DAY})(?= )`)); next; next = take(new RegExp(` (?<day>${DAY})(?= )`))) {
    const name = next.groups?.['day'] ?? ''
    const day = WEEKDAYS[indexOf(name)]
    if (day) found.add(day)
    isOneDay ||= !/days$/.test(name)
  }
  const days = WEEKDAYS.filter((day) => found.has(day))
  return { days, isOneDay: isOneDay && !isEach }
}

const indexOf = (name = ''): number => WEEKDAYS.findIndex((day) => name.startsWith(day))

const CLOCK = '(?<$>\\d{1,2}(?:[:.]\\d\\d)?(?: ?[ap]m?)?|noon|midday|midnight)(?: ?o ?clock)?'
const first = CLOCK.replace('$', 'first')
const last = CLOCK.replace('$', 'last')

type Hours = Pick<QuietTimes, 'from' | 'to' | 'isGuess'>

/** Hours of the day; what they mean without am or pm follows the word before them. */
function readHours(take: Take, isOnly: boolean): Hours | null {
  const span = take(new RegExp(` (?:from |between )?${first} (?:to|and|until|till|through) ${last}(?= )`))?.groups
  if (span) {
    const [start, end] = readSpan(span['first'] ?? '', span['last'] ?? '', isOnly)
    return isOnly ? { from: end, to: start, isGuess: false } : { from: start, to: end, isGuess: false }
  }
  const after = take(new RegExp(` (?:after|past|from|later than) ${first}(?: on| onwards?)?(?= )`))?.groups?.['first']
  const before = take(new RegExp(` (?:before|until|till|earlier than|by) ${last}(?= )`))?.groups?.['last']
  if (after !== undefined || before !== undefined) {
    // “Not after 8” is the evening, “only after 8” the morning.
    const late = after === undefined ? null : readClock(after, isOnly ? 'am' : 'pm')
    const early = before === undefined ? null : readClock(before, isOnly ? 'pm' : 'am')
    return isOnly ? { from: early, to: late, isGuess: false } : { from: late, to: early, isGuess: false }
  }
  if (take(/ (?:at |in the |during the |over |all |every )?(?:night|nights|nighttime|night time|overnight)(?= )/))
    return isOnly ? { from: '08:00', to: '22:00', isGuess: true } : { from: '22:00', to: '08:00', isGuess: false }
  if (take(/ (?:while|when|whenever) (?:im |i am |i )?(?:asleep|sleeping|sleep|in bed)(?= )/))
    return { from: '22:00', to: '08:00', isGuess: false }
  const work = take(
    / (?:during |in |at |while at |while im at |when im at |outside )?(?:my )?(?:work hours|working hours|office hours|business hours|work time|the work day|the workday|work|the office)(?= )/,
  )
  const isOutside = / outside /.test(work?.[0] ?? '')
  if (work)
    return isOnly !== isOutside
      ? { from: '17:00', to: '09:00', isGuess: true }
      : { from: '09:00', to: '17:00', isGuess: true }
  const part = take(
    / (?:in the |in |early in the |during the |early |over |on )?(?<part>mornings?|afternoons?|evenings?)(?= )/,
  )?.groups?.['part']
  if (part === undefined) return null
  const [start, end] = PARTS[part.replace(/s$/, '')] ?? ['', '']
  return isOnly ? { from: end, to: start, isGuess: true } : { from: start, to: end, isGuess: true }
}

const PARTS: Readonly<Record<string, readonly [string, string]>> = {
  morning: ['05:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '23:00'],
}

/** “9 and 5” are the hours of a day's work, “10 to 7” without messages a night. */
function readSpan(start: string, end: string, isOnly: boolean): readonly [string, string] {
  const isBare = (clock: string): boolean => /^\d{1,2}(?:[:.]\d\d)?$/.test(clock.trim())
  const isWork = Number.parseInt(start, 10) >= 7 && Number.parseInt(start, 10) <= 9 && Number.parseInt(end, 10) <= 6
  if (isBare(start) && isBare(end) && Number.parseInt(end, 10) <= 12 && Number.parseInt(start, 10) <= 12)
    return isOnly || isWork
      ? [readClock(start, 'am'), readClock(end, 'pm')]
      : [readClock(start, 'pm'), readClock(end, 'am')]
  return [
    readClock(start, /p/.test(end) && isOnly ? 'am' : isBare(start) && /a/.test(end) ? 'pm' : 'am'),
    readClock(end, /p/.test(start) ? 'am' : isOnly ? 'pm' : 'am'),
  ]
}

/** @param half which half of the day hours from 1 to 12 are in without am or pm */
function readClock(clock: string, half: 'am' | 'pm'): string {
  const words = clock.trim()
  if (words === 'noon' || words === 'midday') return '12:00'
  if (words === 'midnight') return '00:00'
  const {
    hours = '',
    minutes = '00',
    mark,
  } = /^(?<hours>\d{1,2})(?:[:.](?<minutes>\d\d))? ?(?<mark>[ap])?m?$/.exec(words)?.groups ?? {}
  const number = Number(hours) % 24
  const isWritten = mark === undefined && (number > 12 || /^0/.test(hours))
  const part = mark === undefined ? half : mark === 'p' ? 'pm' : 'am'
  const hour = isWritten ? number : (number % 12) + (part === 'pm' || (mark === undefined && number === 12) ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
