// Where in a line its rhythm is found, what is left as the title, and when it is certain enough to be set.
import { describe, expect, test } from 'vitest'
import { describeRecurrence } from '../../src/language/recurrence.ts'
import { findRhythm, readRecurrence, readRhythm } from '../../src/language/rhythms.ts'
import { UserError } from '../../src/user-error.ts'

/** Thursday, seven in the morning. */
const READING = { now: new Date('2026-03-05T07:00:00Z'), zone: 'Europe/London' }
const found = (line: string) => {
  const rhythm = findRhythm(line, READING)
  return rhythm && `${rhythm.title} | ${rhythm.recurrences.map(describeRecurrence).join(' + ')}`
}
const isSet = (line: string) => findRhythm(line, READING)?.isCertain
const whole = (text: string) => readRhythm(text, READING)?.recurrences.map(describeRecurrence)

describe('a rhythm is set', () => {
  test.each([
    ['water the plants daily', 'water the plants | every day'],
    ['bins every second thursday', 'bins | every 2 weeks on Thursday'],
    ['put the bins out on every second thursday', 'put the bins out | every 2 weeks on Thursday'],
    ['put the bins on for every second thursday', 'put the bins on | every 2 weeks on Thursday'],
    ['standup every weekday at 9.30', 'standup | every weekday at 09:30'],
    ['review each month on the last friday', 'review | monthly on the last Friday'],
    ['fees on the 1st and 15th', 'fees | monthly on the 1st and 15th'],
    ['fees on the first and fifteenth at 9', 'fees | monthly on the 1st and 15th at 09:00'],
    ['every monday: gym', 'gym | every Monday'],
    ['gym every monday!', 'gym | every Monday'],
    ['weekdays at 7 get up', 'get up | every weekday at 07:00'],
    ['weekly on monday review the list', 'review the list | every Monday'],
    // However it is typed.
    [' water  the plants   daily', 'water the plants | every day'],
    ['gym, every monday!!', 'gym | every Monday'],
    ['standup mon to fri at 9', 'standup | every weekday at 09:00'],
    ['standup mon-fri at 9', 'standup | every weekday at 09:00'],
    ['fees on the 2nd and 16th', 'fees | monthly on the 2nd and 16th'],
    ['fees on the 2nd, 9th and 16th', 'fees | monthly on the 2nd, 9th and 16th'],
    // Words that end or begin like those that lead to a rhythm, or speak of it.
    ['meet one new person every monday', 'meet one new person | every Monday'],
    ['buy the bread online every week', 'buy the bread online | every week'],
    ['every monday begin the report', 'begin the report | every Monday'],
    ['every monday iron shirts', 'iron shirts | every Monday'],
    ['every monday count the till', 'count the till | every Monday'],
    // A first day and an end stand with it, or in front of all.
    [
      'meds 8am and 8pm til friday',
      'meds | every day at 08:00 until 6 March 2026 + every day at 20:00 until 6 March 2026',
    ],
    [
      'meds 8am and 8pm for a week',
      'meds | every day at 08:00 until 11 March 2026 + every day at 20:00 until 11 March 2026',
    ],
    ['starting monday water the plants every day', 'water the plants | every day'],
    ['until friday, water the plants every day', 'water the plants | every day until 6 March 2026'],
    ['for 3 days water the plants every day', 'water the plants | every day until 7 March 2026'],
    ['for the next 3 days water the plants every day', 'water the plants | every day until 7 March 2026'],
    ['for a week water the plants every day', 'water the plants | every day until 11 March 2026'],
    // A part of the day is kept where no time says it.
    ['bins every evening', 'bins in the evening | every day'],
    ['swim every night', 'swim at night | every day'],
    ['swim every night at 9', 'swim | every day at 21:00'],
    // What only led to the rhythm goes.
    ["i keep missing the bins, it's fortnightly on tuesdays", 'i keep missing the bins | every 2 weeks on Tuesday'],
    ['bins out, they are fortnightly on tuesdays', 'bins out | every 2 weeks on Tuesday'],
    ['bins out, its fortnightly on tuesdays', 'bins out | every 2 weeks on Tuesday'],
    ['bins out, theyre fortnightly on tuesdays', 'bins out | every 2 weeks on Tuesday'],
    ["bins out; they're fortnightly on tuesdays", 'bins out | every 2 weeks on Tuesday'],
    ["it's bins day every monday", 'bins day | every Monday'],
    ['its bins day every monday', 'bins day | every Monday'],
    ['the rent is due every month', 'the rent | monthly'],
    ['the fees are due on the 1st of every month £640', 'the fees £640 | monthly on the 1st'],
    // What follows says how, where, for whom or how much.
    ['take vitamins every day at 8 with food', 'take vitamins with food | every day at 08:00'],
    ['take vitamins every day at 8 (with food)', 'take vitamins (with food) | every day at 08:00'],
    ['pay the cleaner every friday £40', 'pay the cleaner £40 | every Friday'],
    // The time stands behind the thing.
    ['every monday send the invoices by 4', 'send the invoices | every Monday at 16:00'],
    ['every monday send the invoices at noon', 'send the invoices | every Monday at 12:00'],
    ['every monday at 8 send the invoices at noon', 'send the invoices at noon | every Monday at 08:00'],
    ['every 2 weeks at 9 review on monday', 'review | every 2 weeks on Monday at 09:00'],
  ])('“%s”: %s', (line, expected) => {
    expect(found(line)).toBe(expected)
    expect(isSet(line)).toBe(true)
  })

  test('from its first day on', () => {
    expect(findRhythm('starting monday water the plants every day', READING)?.from?.day).toMatchObject({
      kind: 'weekday',
      weekday: 'mon',
    })
    expect(findRhythm('starting monday water the plants every day', READING)?.words).toBe('every day starting monday')
    expect(findRhythm('water the plants every day', READING)?.from).toBeNull()
  })
})

describe('a rhythm is offered', () => {
  test.each([
    ['gym mwf', 'gym | every Monday, Wednesday and Friday'],
    // It may be what the thing is called.
    ['daily standup', 'standup | every day'],
    ['monthly report assignments', 'report assignments | monthly'],
    ['gym on tuesdays', 'gym | every Tuesday'],
    ['gym tuesdays', 'gym | every Tuesday'],
    ['swim once a week', 'swim | every week'],
    ['tuesdays gym', 'gym | every Tuesday'],
    ['gym mondays with sam', 'gym with sam | every Monday'],
    [
      'meds at 8 and 2 for a week',
      'meds | every day at 08:00 until 11 March 2026 + every day at 14:00 until 11 March 2026',
    ],
    ['run tue and thu at 7', 'run | every Tuesday and Thursday at 07:00'],
    ['run wed and fri at 7', 'run | every Wednesday and Friday at 07:00'],
    ['run thur and fri at 7', 'run | every Thursday and Friday at 07:00'],
    ['run mon wed fri', 'run | every Monday, Wednesday and Friday'],
    ['run mon/wed/fri at 7', 'run | every Monday, Wednesday and Friday at 07:00'],
    // Another rhythm is left in the title.
    [
      'call mum every sunday at 6pm and dad every saturday at 5',
      'call mum every sunday at 6pm and dad | every Saturday at 17:00',
    ],
    ['bins each 10 days and boxes every 4 weeks', 'bins each 10 days and boxes | every 4 weeks'],
    // It is what is spoken of.
    ['every monday is awful', 'is awful | every Monday'],
    ['every day counts', 'counts | every day'],
    ['every day i forget my keys', 'i forget my keys | every day'],
    // A second moment follows it.
    ['take vitamins every day at 8 with food tomorrow', 'take vitamins with food tomorrow | every day at 08:00'],
    ['pay the cleaner every friday about the keys at 9', 'pay the cleaner about the keys at 9 | every Friday'],
    ['water every day the plants', 'water the plants | every day'],
    ['water every day the plants with care', 'water the plants with care | every day'],
  ])('“%s”: %s', (line, expected) => {
    expect(found(line)).toBe(expected)
    expect(isSet(line)).toBe(false)
  })

  test.each([
    'ring mum',
    'call mum on monday',
    'in 2 sundays call mum',
    'see you in 2 sundays',
    'see you in 12 sundays',
    'a bill for every monday lunch',
    ', every day',
    'the weekend except sundays',
    'pay for every monday',
    'not every monday',
    'take meds every morning and evening with food',
    'send monthly report assignments',
    'every day',
    'swim twice a week',
    `${'very '.repeat(130)}often every day`,
  ])('“%s” has none', (line) => {
    expect(findRhythm(line, READING)).toBeNull()
  })
})

describe('a phrase as a rhythm', () => {
  test.each([
    ['Every Monday.', ['every Monday']],
    ['every  monday  at  9', ['every Monday at 09:00']],
    ['every monday, at 9', ['every Monday at 09:00']],
    ['at 9, every monday', ['every Monday at 09:00']],
    ['every monday at 6 and tuesday at 7', ['every Monday at 18:00', 'every Tuesday at 07:00']],
    ['tomorrow 5pm every monday', ['every Monday at 17:00']],
    ['tomorrow at half past five in the afternoon every monday', ['every Monday at 17:30']],
    ['every monday tomorrow at 9', undefined],
    ['every day starting tomorrow at 9', ['every day at 09:00']],
    ['every day til friday at 9', ['every day at 09:00 until 6 March 2026']],
    ['every monday except 9 and 16 march', ['every Monday, except 9 March 2026 and 16 March 2026']],
    ['the kids’ day', undefined],
    ['every day until whenever', undefined],
    ['every day this week at 9', ['every day at 09:00 until 8 March 2026']],
    ['every weekday next month at 9', ['every weekday at 09:00 until 30 April 2026']],
    ['every day for 10 days at 8am', ['every day at 08:00 until 14 March 2026']],
    // Today is the first day unless all its times have passed.
    ['every day at 8am for 3 days', ['every day at 08:00 until 7 March 2026']],
    ['every day at 6am for 3 days', ['every day at 06:00 until 8 March 2026']],
    ['every day at 7am for 3 days', ['every day at 07:00 until 8 March 2026']],
    [
      'every day at 6am and 8am for 3 days',
      ['every day at 06:00 until 7 March 2026', 'every day at 08:00 until 7 March 2026'],
    ],
    ['every day for 3 days', ['every day until 7 March 2026']],
    ['every day for 3 days from monday', ['every day until 11 March 2026']],
    // Each time of day has its share of the count.
    ['every day at 8am and 8pm 5 times', ['every day at 08:00, 3 times', 'every day at 20:00, 2 times']],
    [
      'every day at 8am, 1pm and 8pm 1 time',
      ['every day at 08:00, 1 time', 'every day at 13:00, 1 time', 'every day at 20:00, 1 time'],
    ],
    // However it is written.
    ['  Every Day.', ['every day']],
    ['mwf at 7', ['every Monday, Wednesday and Friday at 07:00']],
    ['tth', ['every Tuesday and Thursday']],
    ['daily on weekdays', ['every weekday']],
    ['daily, weekends', ['every Saturday and Sunday']],
    ['3 days after done at 9', ['3 days after done at 09:00']],
    ['3 days after done at 9 and 10', undefined],
    ['at 9 every monday at 10', undefined],
    [`every monday${' '.repeat(300)}at 9`, undefined],
  ])('“%s”', (text, sentences) => {
    expect(whole(text)).toEqual(sentences)
  })

  test('what lasts from today on is read where today is known', () => {
    expect(readRhythm('every day for 3 days')).toBeNull()
    expect(readRhythm('every day at 9')?.recurrences).toHaveLength(1)
  })

  test('one time of day is one task', () => {
    expect(readRecurrence('every day at 9')).toEqual({
      ...{ rule: 'FREQ=DAILY', basis: 'calendar', local_time: '09:00', excluded_dates: null },
    })
    expect(() => readRecurrence('every day at 9 and 10')).toThrow(UserError)
    expect(() => readRecurrence('every day at 9 and 10')).toThrow(
      '“every day at 9 and 10” names 2 times of day; a task has one. Add one task for each time.',
    )
    expect(() => readRecurrence('now and then')).toThrow(/^I can't read “now and then” as a repeat\./)
  })
})
