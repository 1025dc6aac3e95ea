// A date or a time of day where one is asked for: the whole answer is one, or the question comes again.
import { describe, expect, test } from 'vitest'
import { storedLine } from '../../src/chat/ask.ts'
import { isClockAlone, isWhen, readMoment, readTimeOfDay, readWhen } from '../../src/language/when.ts'
import { wallClockInstant } from '../../src/time/index.ts'
import { UserError } from '../../src/user-error.ts'

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

describe('a time that is asked for', () => {
  test.each([
    ['9', '09:00', '09:00'],
    ['10', '10:00', '10:00'],
    ['about 8', '08:00', '08:00'],
    ['18h', '18:00', '18:00'],
    ['18.30', '18:30', '18:30'],
    [' 7:15 ', '07:15', '07:15'],
    ['6 in the evening', '18:00', '18:00'],
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
    ['12th', '2026-03-12'],
    [' The 12th ', '2026-03-12'],
    ['friday 9.30', '2026-03-06 09:30'],
    // Its dot is the date's own.
    ['5.4.', '2026-04-05'],
    ['friday NO TIME', '2026-03-06 whole day'],
    ['yesterday, no time', '2026-03-04 whole day'],
    ['2026-05-01t14:30:00', '2026-05-01 14:30'],
    ['friday, no time', '2026-03-06 whole day'],
    ['friday with no time', '2026-03-06 whole day'],
    ['yesterday', '2026-03-04'],
    ['Yesterday 9am', '2026-03-04 09:00'],
    ['yesterday 9.30', '2026-03-04 09:30'],
    ['9am yesterday', '2026-03-04 09:00'],
    ['the day before yesterday', '2026-03-03'],
    ['2 days ago', '2026-03-03'],
    ['two days ago', '2026-03-03'],
    ['Twenty-one days ago', '2026-02-12'],
    ['a couple of weeks ago', '2026-02-19'],
    ['noon 2 days ago', '2026-03-03 12:00'],
    ['12 days ago', '2026-02-21'],
    ['a month ago', '2026-02-05'],
    ['2 Years ago', '2024-03-05'],
    ['a week ago', '2026-02-26'],
    ['one day ago', '2026-03-04'],
    ['3 Weeks ago', '2026-02-12'],
    ['last friday', '2026-02-27'],
    ['last thursday', '2026-02-26'],
    ['last wed', '2026-03-04'],
    ['last tues', '2026-03-03'],
    ['last Sunday', '2026-03-01'],
    ['last monday', '2026-03-02'],
    ['last saturday', '2026-02-28'],
    ['9pm last friday', '2026-02-27 21:00'],
    ['last friday of march', '2026-03-27'],
  ])('“%s” is %s', (text, expected) => {
    expect(answer(text)).toBe(expected)
  })

  test('offers what was given to it as ways out, else none', () => {
    const ways = [{ label: 'Today', line: storedLine('move milk to today') }]
    const waysOf = (work: () => unknown) => {
      try {
        work()
      } catch (error) {
        if (error instanceof UserError) return error.suggestedActions
      }
      return null
    }
    expect(waysOf(() => readWhen('soonish', reading, ways))).toEqual(ways)
    expect(waysOf(() => readWhen('soonish', reading))).toEqual([])
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

test.each([
  ['friday 9am!', '2026-03-06 09:00'],
  [' Friday. ', '2026-03-06 undefined'],
  ['The 12th', '2026-03-12 undefined'],
  ['31 february', 'none'],
  ['yesterday', 'none'],
  ['soon', 'none'],
])('a phrase in a line, “%s”, is %s', (text, expected) => {
  const due = readMoment(text, { now: at('2026-03-05 10:30'), zone: VIENNA })
  expect(due === null ? 'none' : `${due.day} ${due.time}`).toBe(expected)
})
