// The week of a person: seven days from their own first day of it, in their zone, with times, busy times, and what has no day.
import { expect, test } from 'vitest'
import { createCalendarReader } from '../../../src/app/calendar-reader.ts'
import { createSeal } from '../../../src/domain/access/sealed.ts'
import { calendarFile, vevent } from '../../support/calendars.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { all, type Element, parse, words } from '../../support/markup.ts'
import { type Page, servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'
import type { World } from '../../support/world.ts'

const named = (element: Element, tag: string): Element[] => all(element).filter((each) => each.tag === tag)

/** Each part of the week: its heading, and what is read in it. */
function weekOf(page: Page): Record<string, string[]> {
  const parts = named(parse(page.html), 'section').filter(({ attributes }) => attributes['data-day'] !== undefined)
  return Object.fromEntries(
    parts.map((part) => [words(named(part, 'h2')[0] ?? part), named(part, 'li').map((row) => words(row))]),
  )
}

/** What the calendar of a person says, read as in the background. */
async function readCalendar(earth: World, events: readonly string[]): Promise<void> {
  const reader = createCalendarReader({
    database: earth.database,
    clock: earth.clock,
    seal: createSeal(earth.secretKey),
    allowsPrivateNetworks: false,
    onError: (error) => earth.errors.push(error),
    fetch: async () => ({ status: 200, headers: {}, text: calendarFile(events) }),
  })
  await reader.readDue()
}

describeOnBothEngines('the week', (open) => {
  test('has tasks by their day and time, busy times, what is from before, and what has no day', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    earth.clock.advance({ days: -8 })
    await talk(ann, [['Return books today']])
    earth.clock.advance({ days: 8 })
    await talk(ann, [
      ['Pay rent today'],
      ['Call dentist tomorrow 9am ~20m'],
      ['Tax letter on 8 March'],
      ['Visit Graz on 12 March'],
      ['Learn to juggle'],
      ['Gift for Mia? type:idea'],
      ['calendar add https://calendar.example.org/s3cret.ics Work titles:yes'],
    ])
    await readCalendar(earth, [
      vevent({ start: '20260306T070000Z', end: '20260306T083000Z', more: 'SUMMARY:Stand-up' }),
      vevent({ start: '20260306T200000Z', end: '20260307T090000Z', more: 'SUMMARY:Night train' }),
      vevent({ start: '20260312T070000Z', end: '20260312T083000Z', more: 'SUMMARY:Not yet' }),
    ])
    const browser = await signedIn(ann)
    const page = await browser.get('/me/week')
    expect(page.html).toContain('<h1>This week</h1>')
    expect(weekOf(page)).toEqual({
      'Earlier 1': ['Return books Wed 25 February'],
      'Monday 2 March': [],
      'Tuesday 3 March': [],
      'Yesterday 4 March': [],
      'Today 5 March': ['Pay rent'],
      'Tomorrow 6 March': [
        'Stand-up from 08:00– to 09:30 busy',
        'Call dentist 09:00 20 min',
        'Night train from 21:00 busy',
      ],
      'Saturday 7 March': ['Night train until 10:00 busy'],
      'Sunday 8 March': ['Tax letter'],
      'No date 1': ['Learn to juggle'],
    })
    const next = await browser.get('/me/week?of=2026-03-09')
    expect(next.html).toContain('<h1>Next week</h1>')
    expect(weekOf(next)).toMatchObject({
      'Monday 9 March': [],
      'Thursday 12 March': ['Not yet from 08:00– to 09:30 busy', 'Visit Graz'],
    })
    expect(Object.keys(weekOf(next))[0]).toBe('Monday 9 March')
    expect(earth.errors).toEqual([])
  })

  test('begins on the person’s first day, goes by their zone, and writes times as they do', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Call Tokyo tomorrow 14:00']])
    await talk(ann, [['me style hours:12 week:sunday']])
    await ann.sends('me edit', { timezone: 'Asia/Tokyo' })
    const week = weekOf(await (await signedIn(ann)).get('/me/week'))
    expect(Object.keys(week)[0]).toBe('Sunday 1 March')
    expect(Object.values(week).flat()[0]).toMatch(/^Call Tokyo \d{1,2}(?::\d\d)? pm$/)
    expect(earth.errors).toEqual([])
  })
})

const open = opener('sqlite')

test('an address that names no week shows this one', async () => {
  const { earth, signedIn } = await servePage(await open())
  const browser = await signedIn(earth.person('ann'))
  for (const odd of ['x', '2026-99-99', '9999-12-31', '0001-01-01', '', '2026-03-05T10:00', '%00']) {
    const page = await browser.get(`/me/week?of=${odd}`)
    expect(page.status).toBe(200)
    expect(page.html).toContain('<h1>This week</h1>')
  }
  expect(earth.errors).toEqual([])
})

test('nobody else’s things, and a calendar that keeps no titles says only that its person is busy', async () => {
  const { earth, signedIn } = await servePage(await open())
  const [ann, eve] = [earth.person('ann'), earth.person('eve', { externalId: 'eve' })]
  await talk(ann, [['Sort receipts tomorrow'], ['calendar add https://calendar.example.org/s3cret.ics Work']])
  await readCalendar(earth, [
    vevent({ start: '20260306T070000Z', end: '20260306T083000Z', more: 'SUMMARY:Board secrets' }),
    vevent({ start: '20260306T220000Z', end: '20260308T000000Z' }),
  ])
  const seen = async (person: typeof ann) =>
    Object.values(weekOf(await (await signedIn(person)).get('/me/week'))).flat()
  expect(await seen(ann)).toEqual([
    'Busy from 08:00– to 09:30',
    'Busy from 23:00',
    'Sort receipts',
    'Busy all day',
    'Busy until 01:00',
  ])
  expect(await seen(eve)).toEqual([])
  expect(earth.errors).toEqual([])
})

test('the way to an appointment is busy time before it', async () => {
  const { earth, signedIn } = await servePage(await open())
  const ann = earth.person('ann')
  await talk(ann, [['Dentist tomorrow 9am'], ['task runway dentist travel:20']])
  const week = weekOf(await (await signedIn(ann)).get('/me/week'))
  expect(week['Tomorrow 6 March']).toEqual(['The way to Dentist from 08:25– to 09:00', 'Dentist 09:00'])
  expect(earth.errors).toEqual([])
})
