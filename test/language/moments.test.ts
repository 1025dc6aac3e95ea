// Dates, clocks, rhythms and lists of one line, by kind: what is read whole, what is offered, what stays a title.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCapture } from '../../src/language/capture-line.ts'
import { stripCarrier } from '../../src/language/carriers.ts'
import { readListLines, splitList } from '../../src/language/lists.ts'
import { describeRecurrence } from '../../src/language/recurrence.ts'
import { readRhythm } from '../../src/language/rhythms.ts'
import { readMoment } from '../../src/language/when.ts'
import { wallClockInstant } from '../../src/time/index.ts'
import { cpuMs } from '../support/cpu-time.ts'

const zone = 'Europe/Vienna'
const instantOf = (text: string, where = zone) =>
  wallClockInstant(text.slice(0, 10), text.slice(11), where) ?? new Date(Number.NaN)
/** Thursday. */
const now = instantOf('2026-03-05 10:30')
const linesOf = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
const momentText = (due: { day: string; time?: string; part?: string } | null | undefined) =>
  due ? [due.day, due.time, due.part].filter(Boolean).join(' ') : 'none'
const read = (line: string, more = {}) => readCapture(line, { now, zone, ...more })
const summary = (line: string, more = {}) => {
  const { title, due } = read(line, more)
  return `${title} | ${momentText(due)}`
}

describe('moments', () => {
  test('every line of the list has its title and its moment', () => {
    const lines = linesOf('moments.txt').map((line) => line.split(' | '))
    expect(lines.length).toBeGreaterThanOrEqual(150)
    const wrong = lines.flatMap(([line = '', title, expected]) => {
      const found = summary(line)
      return found === `${title} | ${expected}` ? [] : [`${line}: ${found}, not ${title} | ${expected}`]
    })
    expect(wrong).toEqual([])
  })

  test('real to-dos of other people stay as they are', () => {
    const titles = linesOf('corpora/todo-titles.txt')
    const changed = titles.filter((line) => {
      const { title, due, rhythm } = read(line)
      return title !== line || due !== null || rhythm !== null
    })
    expect(titles.length).toBeGreaterThan(200)
    // Two of them end in a date, one begins with a tag, and one with the word that says it is a to-do.
    expect(changed).toEqual([
      'todo fix snippet for journal to new style',
      'User update / sledding tomorrow',
      '#perfectnight checklists',
      'Pick up moving truck at 5:30pm Friday',
    ])
  })

  test.each([
    ['meeting with HR 14:00 tomorrow, bring contract', '2026-03-06 14:00'],
    ['email the Monday report to Ann 5pm', '2026-03-05 17:00'],
    ['meet at 5 with Tom friday', '2026-03-06 17:00'],
  ])('“%s” is offered, never taken', (line, expected) => {
    const { title, due, offers } = read(line)
    expect([title, due, offers.map(momentText)]).toEqual([line, null, [expected]])
  })

  test.each([
    'read John 3:16',
    "find out what's on friday",
    'check whether the shop is open on sunday',
    'wrap presents',
  ])('“%s” is a title', (line) => {
    expect(read(line)).toMatchObject({ title: line, due: null, rhythm: null, offers: [] })
  })

  test.each([
    ['call mum 31/2', '31/2'],
    ['walk dog twice a day', 'twice a day'],
    ['stretch every 2 hours', 'every 2 hours'],
  ])('words of time in “%s” are named as not read', (line, unread) => {
    expect(read(line)).toMatchObject({ title: line, due: null, unread })
  })

  test('the order of day and month is the reader’s, and the other is offered', () => {
    const american = read('party 7/4', { monthFirst: true })
    expect([momentText(american.due), american.offers.map(momentText)]).toEqual(['2026-07-04', ['2026-04-07']])
    expect(momentText(read('party 7/4').due)).toBe('2026-04-07')
    expect(read('party 25/12').offers).toEqual([])
  })

  test('hours follow the words around them and the hour it is', () => {
    const afternoon = { now: instantOf('2026-03-05 15:00') }
    expect(momentText(read('call Tom at 8', afternoon).due)).toBe('2026-03-05 20:00')
    expect(read('call Tom at 8', afternoon).offers.map(momentText)).toEqual(['2026-03-06 08:00'])
    expect(momentText(read('breakfast at 6 tomorrow').due)).toBe('2026-03-06 06:00')
    expect(momentText(read('call bank today at 9').due)).toBe('2026-03-05 21:00')
  })

  test('a chat’s own mark of a moment is that moment', () => {
    expect(summary('Call mum <t:1772784000:F>')).toBe('Call mum | 2026-03-06 09:00')
    expect(summary('*Call Uma tomorrow 9am*')).toBe('Call Uma | 2026-03-06 09:00')
  })

  test('a whole phrase reads as a moment, as spoken too', () => {
    const reading = { now, zone }
    expect(momentText(readMoment('next tuesday at five pm', reading))).toBe('2026-03-10 17:00')
    expect(momentText(readMoment('half past six', reading))).toBe('2026-03-05 18:30')
    expect(readMoment('the day of the triffids', reading)).toBeNull()
  })
})

describe('rhythms', () => {
  test.each([
    ['meds 9pm every day', 'meds', 'every day at 21:00'],
    ['pay rent on the 1st and 15th of every month', 'pay rent', 'monthly on the 1st and 15th'],
    ['team lunch first friday of every month', 'team lunch', 'monthly on the 1st Friday'],
    ['GST return 20th of every month', 'GST return', 'monthly on the 20th'],
    ['EMI on 5th every month', 'EMI', 'monthly on the 5th'],
    ['take meds 7am and 7pm daily', 'take meds', 'every day at 07:00 & every day at 19:00'],
    ['call bob tomorrow 5pm every monday', 'call bob', 'every Monday at 17:00'],
    ['call mum :heart: every day', 'call mum :heart:', 'every day'],
    ['stretch :muscle: every day at 9am', 'stretch :muscle:', 'every day at 09:00'],
    ['stretch: every day at 9am', 'stretch', 'every day at 09:00'],
    ['bins every other tues', 'bins', 'every 2 weeks on Tuesday'],
    ['a test at 3pm every day', 'a test', 'every day at 15:00'],
    ['x every day at 9am until friday', 'x', 'every day at 09:00 until 6 March 2026'],
    ['antibiotics every day for 7 days', 'antibiotics', 'every day until 11 March 2026'],
    ['every weekday at 7 gym', 'gym', 'every weekday at 07:00'],
    ['bins out every tuesday evening', 'bins out in the evening', 'every Tuesday'],
    ['stand-up every day except weekends 9:30', 'stand-up', 'every weekday at 09:30'],
  ])('“%s” repeats', (line, title, said) => {
    const { rhythm, due } = read(line)
    expect(due).toBeNull()
    expect([rhythm?.isCertain, rhythm?.title]).toEqual([true, title])
    expect(rhythm?.recurrences.map(describeRecurrence).join(' & ')).toBe(said)
  })

  test.each(['update the agenda on Mondays', 'gym tues/thurs 6pm', 'conference mon-fri 9:30'])(
    '“%s” is offered',
    (line) => {
      expect(read(line)).toMatchObject({ title: line, due: null, rhythm: { isCertain: false } })
    },
  )

  test('what is said back reads as the same rule', () => {
    for (const words of ['every day at 9am until friday', 'first friday of every month', 'every other tues 7pm']) {
      const [rule] = readRhythm(words, { now, zone })?.recurrences ?? []
      expect(rule).toBeDefined()
      expect(rule && readRhythm(describeRecurrence(rule))?.recurrences).toEqual([rule])
    }
  })
})

describe('limits of rhythms', () => {
  const reading = { now, zone }

  test('begin on a first day, and end with a week or a month', () => {
    expect(readRhythm('every saturday from april', reading)?.from?.day).toMatchObject({ first: 1, second: 4 })
    const [weekly] = readRhythm('every day next week', reading)?.recurrences ?? []
    expect(weekly && describeRecurrence(weekly)).toBe('every day until 15 March 2026')
    expect(readRhythm('every day next week', reading)?.from?.day).toMatchObject({ period: 'next week' })
    const [counted] = readRhythm('every day for 10 days at 8am', reading)?.recurrences ?? []
    expect(counted?.local_time).toBe('08:00')
  })

  test('the first and the last working day are rules that read back', () => {
    for (const words of ['monthly on the last working day', 'monthly on the first working day']) {
      const [rule] = readRhythm(words, reading)?.recurrences ?? []
      expect(rule && describeRecurrence(rule)).toBe(words)
    }
    const [both] = readRhythm('2nd and 4th tuesday of every month', reading)?.recurrences ?? []
    expect(both && describeRecurrence(both)).toBe('monthly on the 2nd and 4th Tuesday')
  })
})

describe('carriers and lists', () => {
  test.each([
    ['remind me to call mum', 'call mum'],
    ["please don't let me forget to pay rent", 'pay rent'],
    ['i need to call the bank', 'call the bank'],
    ['can you put carrots on my shopping list', 'carrots'],
    ['put wash the counters down on my list of pending tasks', 'wash the counters'],
    ['put dentist on my calendar for Friday at 3', 'dentist Friday at 3'],
    ['set a reminder for me to call my brother at 8 pm', 'call my brother at 8 pm'],
    ['Remember the Milk', 'Remember the Milk'],
    ['add salt to the dishwasher', 'add salt to the dishwasher'],
  ])('“%s” is “%s”', (line, rest) => {
    expect(stripCarrier(line).rest).toBe(rest)
  })

  test('a list’s name becomes a tag, and what was typed stays', () => {
    expect(read('add eggs to my shopping list')).toMatchObject({
      title: 'eggs',
      tags: ['shopping'],
      raw: 'add eggs to my shopping list',
    })
    expect(read('Report ~1h 30m')).toMatchObject({ title: 'Report', minutes: 90 })
  })

  test('pasted marks go, and what was ticked is not open', () => {
    const text = '- [ ] call vet\n- [x] pay rent\n1. milk\n(A) ring Ann\nx 2026-03-01 old thing\n> • quoted\n---'
    expect(readListLines(text).map(({ text: words, isTicked }) => ({ text: words, isTicked }))).toEqual([
      { text: 'call vet', isTicked: false },
      { text: 'pay rent', isTicked: true },
      { text: 'milk', isTicked: false },
      { text: 'ring Ann !high', isTicked: false },
      { text: 'old thing', isTicked: true },
      { text: 'quoted', isTicked: false },
    ])
  })

  test('commas part a list, behind a lead for certain', () => {
    expect(splitList('need to: finish essay by friday, call gp, laundry')).toEqual({
      isCertain: true,
      items: ['finish essay by friday', 'call gp', 'laundry'].map((text) => ({ text, isTicked: false })),
    })
    expect(splitList('milk, eggs, bread')).toMatchObject({ isCertain: false })
    expect(splitList('Give access to trello, email, and dropbox')).toBeNull()
  })
})

test.each([
  'comprar leche mañana a las 9',
  'Milch kaufen am Freitag',
  'appeler maman demain à 9h',
  'comprare il latte domani',
  'comprar pão amanhã',
  'melk kopen morgen',
  'köpa mjölk imorgon',
  'kupić mleko jutro',
  'купить молоко завтра',
  '明日9時に牛乳を買う',
  '明天买牛奶',
  'شراء الحليب غدا',
])('“%s” is kept as it is', (line) => {
  expect(read(line)).toMatchObject({ title: line, due: null, rhythm: null })
})

test('a line takes a few milliseconds, three thousand hostile characters a tenth of a second', () => {
  const lines = [
    ...linesOf('corpora/todo-titles.txt'),
    ...linesOf('moments.txt').map((line) => line.split(' | ')[0] ?? ''),
  ]
  for (const line of lines) read(line)
  const took = lines.map((line) => Math.min(...[1, 2, 3].map(() => cpuMs(() => read(line))))).sort((a, b) => a - b)
  expect(took[Math.floor(took.length * 0.99)]).toBeLessThan(10)
  for (const part of ['every ', 'a ', '1st and ', 'at 9 ', 'tomorrow ', 'add a to my list ', '((', 'in 1 ']) {
    const line = part.repeat(Math.ceil(3000 / part.length)).slice(0, 3000)
    const best = Math.min(...[1, 2, 3].map(() => cpuMs(() => read(line))))
    expect(best, part).toBeLessThan(100)
  }
})
