// Rhythms of several parts, each with a time of its own; days of every week without the word for it.
import { describe, expect, test } from 'vitest'
import { describeRecurrence } from '../../src/language/recurrence.ts'
import { findRhythm } from '../../src/language/rhythms.ts'

const READING = { now: new Date('2026-03-05T07:00:00Z'), zone: 'Europe/London' }
const said = (line: string) => findRhythm(line, READING)?.recurrences.map(describeRecurrence)

describe('rhythms of several parts', () => {
  test.each([
    [
      'get up every weekday at 7 except friday, then at 9',
      ['every Monday, Tuesday, Wednesday and Thursday at 07:00', 'every Friday at 09:00'],
    ],
    ['school run every day at 8:30 but fridays at 8:15', ['every day except Friday at 08:30', 'every Friday at 08:15']],
    ['gym tues thurs 6:30am, saturdays at 9', ['every Tuesday and Thursday at 06:30', 'every Saturday at 09:00']],
    ['shop open mon to fri at 8, saturdays at 10', ['every weekday at 08:00', 'every Saturday at 10:00']],
    ['alarm at 7 on weekdays and 9 at weekends', ['every weekday at 07:00', 'every Saturday and Sunday at 09:00']],
    [
      'gym monday wednesday friday at 19, the friday at 18',
      ['every Monday and Wednesday at 19:00', 'every Friday at 18:00'],
    ],
    ['daily paper every morning except sundays 8 oclock', ['every day except Sunday at 08:00']],
    ['recycling out wednesday nights every other week', ['every 2 weeks on Wednesday']],
    ['meds every morning at 8, weekends at 10', ['every weekday at 08:00', 'every Saturday and Sunday at 10:00']],
  ])('“%s”', (line, rules) => {
    expect(said(line)).toEqual(rules)
    expect(findRhythm(line, READING)?.isCertain).toBe(true)
  })

  test.each([
    ['standup mon to fri at 9:15', true],
    ['piano on tuesdays at 4', true],
    ['conference mon-fri 9am', false],
    ['cover for Jo mon to fri at 9 next week', false],
    ['update the agenda on mondays', false],
  ])('“%s” is set: %s', (line, isSet) => {
    expect(findRhythm(line, READING)?.isCertain ?? false).toBe(isSet)
  })

  test('a time behind the thing is that of the rhythm in front', () => {
    expect(findRhythm('every first monday of the month send the invoices, at 9', READING)).toMatchObject({
      title: 'send the invoices',
      recurrences: [{ local_time: '09:00' }],
    })
  })
})
