// Times of day as people write them, before a day is known: the hour, its half, whether it is a 24-hour clock.
import { describe, expect, test } from 'vitest'
import { clockRange } from '../../src/language/clock-range.ts'
import { clockZone } from '../../src/language/clock-zones.ts'
import { readDateWords } from '../../src/language/date-words.ts'
import { readPastTime } from '../../src/language/past-time.ts'
import { isClockAlone, isWhen, readTimeOfDay, readWhen } from '../../src/language/when.ts'
import { wallClockInstant } from '../../src/time/index.ts'
import { UserError } from '../../src/user-error.ts'

/** `7:05`, `7:05 pm`; ` 24h` where 3:00 is at night, ` bare` for a number alone, ` marked` for one that is a time. */
function clockOf(words: string): string {
  const read = readDateWords(words)
  if (!read?.clock) return 'none'
  const { hour, minute, meridiem, isPadded, isBare, zone, isNow, isMarked } = read.clock
  return [
    isNow ? 'now' : `${hour}:${String(minute).padStart(2, '0')}`,
    meridiem,
    isPadded && !isNow ? '24h' : '',
    isBare ? 'bare' : '',
    isMarked ? 'marked' : '',
    zone ?? '',
    read.part === null ? '' : `in the ${read.part}`,
  ]
    .filter(Boolean)
    .join(' ')
}

describe('a time of day', () => {
  test.each([
    ['noon', '12:00 pm'],
    ['at 12 noon', '12:00 pm'],
    ['noonish', '12:00 pm'],
    ['midday', '12:00 pm'],
    ['midnight', '24:00 am 24h'],
    ['12 midnight', '24:00 am 24h'],
    ['half past 8', '8:30'],
    ['half 8', '8:30'],
    ['at half past 8 pm', '8:30 pm'],
    ['half past 8 in the morning', '8:30 in the morning'],
    ['quarter past 4', '4:15'],
    ['quarter after 4', '4:15'],
    ['a quarter to 4', '3:45'],
    ['quarter to 1', '12:45'],
    ['20 past 7', '7:20'],
    ['5 minutes to 7', '6:55'],
    ['10 to 12', '11:50'],
    ['25 to 7pm', '6:35 pm'],
    ['twenty-five to seven', '6:35'],
    ['twenty past seven', '7:20'],
    ['half past 13', 'none'],
    ['half past 0', 'none'],
    ['9am', '9:00 am'],
    ['9 a.m.', '9:00 am'],
    ['9pm', '9:00 pm'],
    ['12am', '12:00 am'],
    ['13pm', 'none'],
    ['0am', 'none'],
    ['9ish pm', 'none'],
    ['9pm-ish', '9:00 pm'],
    ['9:05am', '9:05 am'],
    ['9.05 pm', '9:05 pm'],
    ['9h05 am', '9:05 am'],
    ['9:60', 'none'],
    ['9:59', '9:59'],
    ['09:05', '9:05 24h'],
    ['9:05', '9:05'],
    ['23:59', '23:59'],
    ['24:00', 'none'],
    ['0:30', '0:30 24h'],
    ['00:30', '0:30 24h'],
    ['18:00 uhr', '18:00'],
    ['18:00 hrs', '18:00'],
    ['18:00:00', '18:00'],
    ['8:15 in the evening', '8:15 in the evening'],
    ['8.15 in the evening', '8:15 in the evening'],
    ['11:30 at night', '11:30 in the night'],
    ['8 in the morning', '8:00 in the morning'],
    ['at 8 o’clock in the morning', '8:00 in the morning'],
    ['4 in the afternoon', '4:00 in the afternoon'],
    ['11 at night', '11:00 in the night'],
    ['8 o’clock', '8:00'],
    ['8 oclock', '8:00'],
    ['8ish', '8:00'],
    ['8-ish', '8:00'],
    ['at 8', '8:00'],
    ['at 08', '8:00 24h'],
    ['at 8.30', '8:30'],
    ['at 18h', '18:00'],
    ['at 20 hours', '20:00'],
    ['at 24', 'none'],
    ['at around 8', '8:00'],
    ['by 8pm', '8:00 pm'],
    ['before 8pm', '8:00 pm'],
    ['~8pm', '8:00 pm'],
    ['at 0815', '8:15 24h'],
    ['0815 hours', '8:15 24h'],
    ['at 1830 hrs', '18:30 24h'],
    ['at 2460', 'none'],
    ['8', 'none'],
  ])('“%s” is %s', (words, clock) => {
    expect(clockOf(words)).toBe(clock)
  })

  test.each([
    ['this time tomorrow', 'now'],
    ['tomorrow at the same time', 'now'],
    ['tomorrow 10a', '10:00 am bare marked'],
    ['friday 6:30p', '6:30 pm bare marked'],
    ['friday 13p', 'none'],
    ['tomorrow 18h', '18:00 24h bare marked'],
    ['tomorrow 7 uhr', '7:00 24h bare marked'],
    ['tomorrow 6h', 'none'],
    ['tomorrow 9', '9:00 bare'],
    ['tomorrow by 9', '9:00 bare'],
    ['by 9 tomorrow', '9:00 bare'],
    ['tomorrow 0', 'none'],
    ['tomorrow 24', 'none'],
    ['9 tomorrow', 'none'],
  ])('behind a day “%s” is %s', (words, clock) => {
    expect(clockOf(words)).toBe(clock)
  })

  test.each([
    // Its beginning counts.
    ['9-11am', '9:00 am'],
    ['9 to 11pm', '9:00 pm'],
    ['9am-11am', '9:00 am'],
    ['9am to 1pm', '9:00 am'],
    ['11-2pm', '11:00 am'],
    ['8-8pm', '8:00 am'],
    ['10-12pm', '10:00 am'],
    ['12-2pm', '12:00 pm'],
    ['12-1am', '12:00 am'],
    ['9:30-11am', '9:30 am'],
    ['13-2pm', '13:00'],
    ['9-13pm', 'none'],
    ['9-0pm', 'none'],
    ['between 9 and 11am', '9:00 am'],
    ['between 9am and 11am', '9:00 am'],
    ['between 9 and 11', '9:00'],
    ['from 9 to 11', '9:00'],
    ['from 9 until 11', '9:00'],
    ['9:00-10:30', '9:00'],
    ['09:00-10:30', '9:00 24h'],
    ['between 9:00 and 10:30', '9:00'],
    ['18:00 to 19:30', '18:00'],
    ['9-11am est', '9:00 am America/New_York'],
    ['9:00-10:30 cet', '9:00 Europe/Paris'],
  ])('of “%s” the beginning is %s', (words, clock) => {
    expect(clockOf(words)).toBe(clock)
  })

  test.each([
    ['9pm est', '9:00 pm America/New_York'],
    ['9pm eastern', '9:00 pm America/New_York'],
    ['9pm eastern time', '9:00 pm America/New_York'],
    ['9pm eastern daylight time', '9:00 pm America/New_York'],
    ['9pm (pst)', '9:00 pm America/Los_Angeles'],
    ['9pm new york time', '9:00 pm America/New_York'],
    ['9pm uk time', '9:00 pm Europe/London'],
    ['noon cet', '12:00 pm Europe/Paris'],
    ['midnight utc', '24:00 am 24h UTC'],
    ['9:05 ist', '9:05 Asia/Kolkata'],
    ['9:05am jst', '9:05 am Asia/Tokyo'],
    ['at 9 o’clock gmt', '9:00 UTC'],
    ['at 9 aest', '9:00 Australia/Sydney'],
    ['9pm my time', '9:00 pm'],
    ['9pm local time', '9:00 pm'],
    ['9pm narnia time', 'none'],
    ['9pm uk', 'none'],
  ])('“%s” is %s', (words, clock) => {
    expect(clockOf(words)).toBe(clock)
  })
})

test.each([
  ['est', 'America/New_York'],
  ['eastern time', 'America/New_York'],
  ['eastern standard time', 'America/New_York'],
  ['new york time', 'America/New_York'],
  ['calcutta time', null],
  ['kolkata time', 'Asia/Kolkata'],
  ['ho chi minh time', 'Asia/Ho_Chi_Minh'],
  ['uk time', 'Europe/London'],
  // A city alone may be a person or a thing.
  ['vienna', null],
  ['vienna time', 'Europe/Vienna'],
  ['my time', null],
  ['dinner time', null],
])('“%s” behind a time is the zone %s', (words, zone) => {
  expect(clockZone(words)).toBe(zone)
})

test.each([
  ['friday between 9 and 11', 'between 9 and 11'],
  ['from 9am to 11am tomorrow', 'from 9am to 11am'],
  ['from 9 till 11', 'from 9 till 11'],
  ['tomorrow 9 to 11', '9 to 11'],
  ['tomorrow 9.30 until 11', '9.30 until 11'],
  ['9-11am', '9-11am'],
  ['9am - 11am', '9am - 11am'],
  ['9:00–10:30', '9:00–10:30'],
  ['Between 9 and 11', 'Between 9 and 11'],
  ['tomorrow 9am', null],
  ['9-11', null],
  ['2026-03-05', null],
  ['5/3 to 7/3', null],
])('the span in “%s” is %s', (words, span) => {
  expect(clockRange(words)).toBe(span)
})

const VIENNA = 'Europe/Vienna'
const at = (text: string): Date => wallClockInstant(text.slice(0, 10), text.slice(11), VIENNA) ?? new Date(0)
const refusal = (work: () => unknown): string => {
  try {
    return `not refused: ${String(work())}`
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

describe('a time that has been, on 5 March', () => {
  const context = { now: at('2026-03-05 21:30'), zone: VIENNA }

  test.each([
    ['8', '2026-03-05 20:00'],
    ['9', '2026-03-05 21:00'],
    ['10', '2026-03-05 10:00'],
    ['12', '2026-03-05 12:00'],
    ['at 8:15', '2026-03-05 20:15'],
    ['8.15', '2026-03-05 20:15'],
    ['9:45', '2026-03-05 09:45'],
    ['08:15', '2026-03-05 08:15'],
    ['8pm', '2026-03-05 20:00'],
    ['21:30', '2026-03-05 21:30'],
    ['half past 7', '2026-03-05 07:30'],
    [' 8 ', '2026-03-05 20:00'],
  ])('“%s” is %s', (words, expected) => {
    expect(readPastTime(words, '2026-03-05', context)).toEqual(at(expected))
  })

  test('is the latest that has passed; before the day begins it is the night after', () => {
    const night = { ...context, now: at('2026-03-06 01:30'), dayStartsAt: '04:00' }
    expect(readPastTime('1', '2026-03-05', night)).toEqual(at('2026-03-06 01:00'))
    expect(readPastTime('2', '2026-03-05', night)).toEqual(at('2026-03-05 14:00'))
    expect(readPastTime('4', '2026-03-05', night)).toEqual(at('2026-03-05 16:00'))
    expect(readPastTime('04:00', '2026-03-05', night)).toEqual(at('2026-03-05 04:00'))
    expect(readPastTime('03:59', '2026-03-04', night)).toEqual(at('2026-03-05 03:59'))
  })

  test('that is still to come, or is none, is asked for again', () => {
    expect(refusal(() => readPastTime('22:00', '2026-03-05', context))).toBe(
      'Thu 5 March, 22:00 is still to come. When was it done?',
    )
    expect(refusal(() => readPastTime('10pm', '2026-03-05', { ...context, hours: '12' }))).toBe(
      'Thu 5 March, 10:00 pm is still to come. When was it done?',
    )
    expect(refusal(() => readPastTime('soon', '2026-03-05', context))).toBe(
      "I can't read “soon” as a time. Try “9am”, “21:00” or “half past 8”.",
    )
    expect(refusal(() => readPastTime('13:75', '2026-03-05', { ...context, hours: '12' }))).toBe(
      "I can't read “13:75” as a time. Try “9am”, “9pm” or “half past 8”.",
    )
  })
})

describe('a time that is asked for', () => {
  test.each([
    ['9', '09:00', '09:00'],
    ['3', '15:00', '03:00'],
    ['3am', '03:00', '03:00'],
    ['9pm', '21:00', '21:00'],
    ['2130', '21:30', '21:30'],
    ['0900', '09:00', '09:00'],
    ['half past 8', '08:30', '08:30'],
    ['noon', '12:00', '12:00'],
    ['Midnight', '00:00', '00:00'],
    ['8 in the evening', '20:00', '20:00'],
  ])('“%s” is %s, or %s where mornings are meant', (words, time, morning) => {
    expect(readTimeOfDay(words)).toBe(time)
    expect(readTimeOfDay(words, 'morning')).toBe(morning)
  })

  test.each(['tomorrow 9am', 'friday', '25', 'soon', ''])('“%s” is none', (words) => {
    expect(refusal(() => readTimeOfDay(words))).toContain('as a time. Try “9am”, “21:00” or “half past 8”.')
    expect(refusal(() => readTimeOfDay(words, 'afternoon', '12'))).toContain('Try “9am”, “9pm” or “half past 8”.')
  })
})

describe('an answer to “when?”, on Thursday 5 March at 10:30', () => {
  const reading = { now: at('2026-03-05 10:30'), zone: VIENNA }
  const answer = (text: string) => {
    const { day, time, isWholeDay } = readWhen(text, reading)
    return [day, time, isWholeDay ? 'whole day' : ''].filter(Boolean).join(' ')
  }

  test.each([
    ['friday 9am', '2026-03-06 09:00'],
    ['Friday 9am.', '2026-03-06 09:00'],
    ['friday!', '2026-03-06'],
    ['now', '2026-03-05 10:30'],
    ['2026-05-01 14:30', '2026-05-01 14:30'],
    ['2026-05-01T14:30', '2026-05-01 14:30'],
    ['the 2nd', '2026-04-02'],
    ['2nd', '2026-04-02'],
    ['friday, no time', '2026-03-06 whole day'],
    ['friday with no time', '2026-03-06 whole day'],
    ['yesterday', '2026-03-04'],
    ['Yesterday 9am', '2026-03-04 09:00'],
    ['2 days ago', '2026-03-03'],
    ['a week ago', '2026-02-26'],
    ['one day ago', '2026-03-04'],
    ['3 Weeks ago', '2026-02-12'],
    ['last friday', '2026-02-27'],
    ['last thursday', '2026-02-26'],
    ['last wed', '2026-03-04'],
    ['last tues', '2026-03-03'],
    ['last Sunday', '2026-03-01'],
  ])('“%s” is %s', (text, expected) => {
    expect(answer(text)).toBe(expected)
  })

  test('is asked for again where it is none', () => {
    expect(refusal(() => readWhen('soonish', reading))).toBe(
      "I can't read “soonish” as a date. Try “tomorrow 9am”, “friday”, “5 March” or “in 20 minutes”.",
    )
    expect(refusal(() => readWhen('friday 9am, no time', reading, [], 'due:'))).toBe(
      "I can't read “friday 9am, no time” as a date. Try “due:tomorrow 9am”, “due:friday”, “due:5 March” or “due:in 20 minutes”.",
    )
    expect(refusal(() => readWhen('31 february', reading))).toContain('“31 february”')
  })

  test('before four in the morning, yesterday is the day before the one that still lasts', () => {
    const night = { ...reading, now: at('2026-03-06 01:00') }
    expect(readWhen('yesterday', night).day).toBe('2026-03-04')
    expect(readWhen('yesterday', { ...night, dayStartsAt: '00:00' }).day).toBe('2026-03-05')
  })

  test.each([
    ['6pm', true, true],
    [' 6pm ', true, true],
    ['friday 6pm', false, true],
    ['friday', false, true],
    ['in 20 minutes', false, true],
    ['the 2nd', false, true],
    ['31 february', false, true],
    ['buy milk', false, false],
    ['', false, false],
  ])('“%s”: a clock alone %s, a date %s', (text, isAlone, isDate) => {
    expect(isClockAlone(text)).toBe(isAlone)
    expect(isWhen(text)).toBe(isDate)
  })
})
