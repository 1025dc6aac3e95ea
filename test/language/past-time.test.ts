// When something was done, in the words of who did it: a time that lies behind.
import { describe, expect, test } from 'vitest'
import { readPastTime } from '../../src/language/past-time.ts'
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
    ['6:05', '2026-03-05 18:05'],
  ])('“%s” is %s', (words, expected) => {
    expect(readPastTime(words, '2026-03-05', context)).toEqual(at(expected))
  })

  test('is the latest that has passed; before the day begins it is the night after', () => {
    const night = { ...context, now: at('2026-03-06 01:30'), dayStartsAt: '04:00' }
    expect(readPastTime('1', '2026-03-05', night)).toEqual(at('2026-03-06 01:00'))
    expect(readPastTime('12', '2026-03-05', night)).toEqual(at('2026-03-06 00:00'))
    expect(readPastTime('11', '2026-03-05', night)).toEqual(at('2026-03-05 23:00'))
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

  test('before four in the morning is of the night, where no other start of the day is known', () => {
    expect(readPastTime('3', '2026-03-05', { ...context, now: at('2026-03-06 03:30') })).toEqual(at('2026-03-06 03:00'))
  })

  test('with minutes that no hour has is none', () => {
    expect(refusal(() => readPastTime('8:75', '2026-03-05', context))).toContain('“8:75” as a time')
  })

  test('is none on a day that a zone skipped', () => {
    const apia = { now: new Date('2012-01-05T00:00:00Z'), zone: 'Pacific/Apia' }
    expect(refusal(() => readPastTime('9am', '2011-12-30', apia))).toBe('That day had no such time.')
  })
})
