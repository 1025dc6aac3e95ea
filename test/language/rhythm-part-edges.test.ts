// Rhythms of several parts as people link them; a day or a time that stands apart from its rhythm; and what only looks like
// days of every week.
import { describe, expect, test } from 'vitest'
import { describeRecurrence } from '../../src/language/recurrence.ts'
import { findRhythm, readRhythm } from '../../src/language/rhythms.ts'

const READING = { now: new Date('2026-03-05T07:00:00Z'), zone: 'Europe/London' }
const parts = (text: string) => readRhythm(text, READING)?.recurrences.map(describeRecurrence)
const found = (line: string) => {
  const rhythm = findRhythm(line, READING)
  return rhythm && `${rhythm.title} | ${rhythm.recurrences.map(describeRecurrence).join(' + ')}`
}

const FRIDAY_APART = ['every Monday, Tuesday, Wednesday and Thursday at 07:00', 'every Friday at 09:00']

describe('one day apart from the others', () => {
  test.each([
    'every weekday at 7 except friday, then at 9',
    'every weekday at 7 except for friday, then at 9',
    'every weekday at 7 except on the friday when its 9',
    'every weekday at 7, but fridays are at 9',
    'every weekday at 7 but at 9 on fridays',
    'every weekday at 7 but at 9 for fridays',
    'every weekday at 7 but 9am fridays',
    'every weekday at 7 only fridays at 9',
    'every weekday at 7 apart from fridays at 9:00',
    'every weekday at 7 other than friday, that is at 9',
    'every weekday at 7 except friday at 9 instead',
    'every weekday at 7 except friday – 9',
    'every weekday at 7, fridays at 9',
  ])('“%s”', (text) => {
    expect(parts(text)).toEqual(FRIDAY_APART)
  })
})

describe('parts with a time each', () => {
  test.each([
    ['every weekday at seven but noon on fridays', [FRIDAY_APART[0], 'every Friday at 12:00']],
    ['every day at 7 except weekends at 9', ['every weekday at 07:00', 'every Saturday and Sunday at 09:00']],
    ['at 7 on the weekdays and 9 at weekends', ['every weekday at 07:00', 'every Saturday and Sunday at 09:00']],
    ['at 7 at weekends and at 9 on weekdays', ['every Saturday and Sunday at 07:00', 'every weekday at 09:00']],
    ['at 7 on weekdays, and 9 on saturday', ['every weekday at 07:00', 'every Saturday at 09:00']],
    ['noon on mondays but midday on tuesdays', ['every Monday at 12:00', 'every Tuesday at 12:00']],
    ['mondays at 6 plus thursdays at 7', ['every Monday at 18:00', 'every Thursday at 07:00']],
    ['mondays at 6; thursdays at 7', ['every Monday at 18:00', 'every Thursday at 07:00']],
    ['mondays at 6 and also thursdays at 7', ['every Monday at 18:00', 'every Thursday at 07:00']],
    ['mondays at 6 and on the thursday at 7', ['every Monday at 18:00', 'every Thursday at 07:00']],
    ['mondays at six and thursdays at seven', ['every Monday at 18:00', 'every Thursday at 07:00']],
    // As many as there are.
    [
      'mondays at 6, thursdays at 7 and saturdays at 9',
      ['every Monday at 18:00', 'every Thursday at 07:00', 'every Saturday at 09:00'],
    ],
    // A day that is named again has the later time alone; every day is no day that is named.
    ['every day at 8, weekends at 10', ['every weekday at 08:00', 'every Saturday and Sunday at 10:00']],
    ['every day at 8, every day at 9', ['every day at 08:00', 'every day at 09:00']],
    ['every monday at 8, mondays at 9', ['every Monday at 09:00']],
    [
      'every monday at 8 until 30 march, mondays at 9',
      ['every Monday at 08:00 until 30 March 2026', 'every Monday at 09:00'],
    ],
    ['every other monday at 8, mondays at 9', ['every 2 weeks on Monday at 08:00', 'every Monday at 09:00']],
    ['every month on the 1st at 8, mondays at 9', ['monthly on the 1st at 08:00', 'every Monday at 09:00']],
    // A part without a time, or one that counts from when it is done.
    ['mondays at 6 and thursdays', undefined],
    ['mondays at 6 and every 2 days', undefined],
    ['3 days after done at 9, mondays at 10', undefined],
    ['mondays at 10, 3 days after done at 9', undefined],
    ['mondays at 6 and 7', ['every Monday at 18:00', 'every Monday at 19:00']],
  ])('“%s”', (text, sentences) => {
    expect(parts(text)).toEqual(sentences)
  })

  test('begin on the day the first names', () => {
    expect(readRhythm('mondays at 6 from 9 march, thursdays at 7', READING)?.from?.day).toMatchObject({
      kind: 'calendar',
    })
    expect(readRhythm('mondays at 6, thursdays at 7', READING)?.from).toBeNull()
  })
})

describe('days of every week without the word for it', () => {
  test.each([
    ['standup monday to friday at 9', true],
    ['football on saturdays at 3', true],
    ['gym mon to fri at 9', true],
    ['football on saturdays', false],
    ['run mon wed at 7', false],
    // What lasts for days, and what comes once.
    ['course mon-fri 9am', false],
    ['exam mon-fri 9am', false],
    ['exams mondays at 9', false],
    ['festival fridays at 9', false],
    ['gym mon to fri at 9 next week', false],
    ['gym mon-fri at 9 on the 13th', false],
    ['next week gym mon to fri at 9', false],
    ['on the 13th gym mon-fri at 9', false],
    ['gym mondays at 9, the 1st at 8', false],
    // Another rhythm is left in what would be the title.
    ['standup every month at 9 on mondays', false],
    ['call mum every sunday at 6pm and dad every saturday at 5', false],
  ])('“%s” is set: %s', (line, isSet) => {
    expect(findRhythm(line, READING)?.isCertain).toBe(isSet)
  })

  test('a day once is none', () => {
    expect(findRhythm('football on saturday at 3', READING)).toBeNull()
  })
})

describe('a time behind the thing', () => {
  test.each([
    ['every monday send the invoices, by 4pm', 'send the invoices | every Monday at 16:00'],
    ['every monday send the invoices by 4', 'send the invoices | every Monday at 16:00'],
    ['every monday send the invoices by 4 pm', 'send the invoices | every Monday at 16:00'],
    ['every monday send the invoices at 10', 'send the invoices | every Monday at 10:00'],
    ['every monday send the invoices at 9.30', 'send the invoices | every Monday at 09:30'],
    ['every monday send the invoices at half past nine', 'send the invoices | every Monday at 09:30'],
    ['every monday send the invoices at half nine', 'send the invoices | every Monday at 09:30'],
    ['every monday send the invoices at midday', 'send the invoices | every Monday at 12:00'],
    // No time, or one that is not the only one.
    ['every monday send the invoices by tomorrow', 'send the invoices by tomorrow | every Monday'],
    ['every monday send the invoices at 9 rooms', 'send the invoices at 9 rooms | every Monday'],
    ['every monday send the invoices at half price', 'send the invoices at half price | every Monday'],
    ['every monday send 4 invoices', 'send 4 invoices | every Monday'],
    ['every monday at 8 send the invoices at 9', 'send the invoices at 9 | every Monday at 08:00'],
    ['every monday at 9', 'at 9 | every Monday'],
  ])('“%s”: %s', (line, expected) => {
    expect(found(line)).toBe(expected)
  })

  test('is kept with the words of its rhythm', () => {
    expect(findRhythm('every monday send the invoices, by 4pm', READING)?.words).toBe('every monday by 4pm')
  })
})

describe('a day apart from how often it comes', () => {
  test.each([
    ['bins out wednesday nights, every other week', 'bins out at night | every 2 weeks on Wednesday'],
    [
      'bins out on wednesday mornings every 2 weeks at 10',
      'bins out in the morning | every 2 weeks on Wednesday at 10:00',
    ],
    [
      'water wednesday afternoon the plants every 10 weeks',
      'water in the afternoon the plants | every 10 weeks on Wednesday',
    ],
    ['wednesday bins out every other week', 'bins out | every 2 weeks on Wednesday'],
    ['bins wednesday evening out every 2 weeks', 'bins in the evening out | every 2 weeks on Wednesday'],
    ['bins out please, wednesdays put them back, every 2 weeks', 'bins out put them back | every 2 weeks on Wednesday'],
    ['water wednesday night the plants every 2 weeks', 'water at night the plants | every 2 weeks on Wednesday'],
    ['every week bins out on wednesday', 'bins out | every Wednesday'],
    ['every other week bins out on wednesday', 'bins out | every 2 weeks on Wednesday'],
    // Two days, another rhythm, or a first day of its own.
    ['bins monday or maybe wednesday out every week', 'bins monday or maybe wednesday out | every week'],
    ['bins wednesday out every month', 'bins wednesday out | monthly'],
    ['bins wednesday out every tuesday', 'bins wednesday out | every Tuesday'],
    ['bins wednesday out every week from monday', 'bins wednesday out | every week'],
    ['bins wednesdayish out every week', 'bins wednesdayish out | every week'],
  ])('“%s”: %s', (line, expected) => {
    expect(found(line)).toBe(expected)
  })
})
