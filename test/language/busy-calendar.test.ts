// What a calendar file says of a person's time: from and to, whatever its zones, rules and exceptions, and whatever a
// stranger wrote into it.
import { describe, expect, test } from 'vitest'
import { type BusyWindow, readBusyCalendar } from '../../src/language/busy-calendar/index.ts'
import { calendarFile, vevent } from '../support/calendars.ts'

const WINDOW: BusyWindow = {
  from: new Date('2026-03-05T00:00:00Z'),
  to: new Date('2026-04-05T00:00:00Z'),
  zone: 'Europe/Vienna',
  keepsTitles: false,
  addresses: [],
}

const read = async (events: readonly string[], window: Partial<BusyWindow> = {}) =>
  (await readBusyCalendar(calendarFile(events), { ...WINDOW, ...window })).map(
    ({ from, to, title }) =>
      `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(11, 16)}${title === null ? '' : ` ${title}`}`,
  )

describe('events', () => {
  test('in UTC, in a zone by its name, and in none, which is the person’s', async () => {
    expect(
      await read([
        vevent({ start: '20260306T090000Z', end: '20260306T093000Z' }),
        vevent({ start: ';TZID=America/New_York:20260306T100000', end: ';TZID=America/New_York:20260306T110000' }),
        vevent({ start: '20260307T140000', more: 'DURATION:PT45M' }),
      ]),
    ).toEqual(['2026-03-06T09:00 09:30', '2026-03-06T15:00 16:00', '2026-03-07T13:00 13:45'])
  })

  test('in none, where the file says its zone', async () => {
    expect(
      await read(['X-WR-TIMEZONE:America/New_York', vevent({ start: '20260306T100000', end: '20260306T110000' })]),
    ).toEqual(['2026-03-06T15:00 16:00'])
    expect(
      await read(['X-WR-TIMEZONE:Nowhere/Else', vevent({ start: '20260306T100000', end: '20260306T110000' })]),
    ).toEqual(['2026-03-06T09:00 10:00'])
  })

  test('a change that holds for all that come after it', async () => {
    const series = vevent({
      start: '20260309T090000Z',
      end: '20260309T100000Z',
      uid: 'course',
      more: 'RRULE:FREQ=WEEKLY;COUNT=4',
    })
    const later = vevent({
      start: '20260323T140000Z',
      end: '20260323T143000Z',
      uid: 'course',
      more: 'RECURRENCE-ID;RANGE=THISANDFUTURE:20260323T090000Z',
    })
    expect(await read([series, later])).toEqual([
      '2026-03-09T09:00 10:00',
      '2026-03-16T09:00 10:00',
      '2026-03-23T14:00 14:30',
      '2026-03-30T14:00 14:30',
    ])
  })

  test('in a zone that only the file describes', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Office time',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'END:VTIMEZONE',
    ].join('\r\n')
    expect(
      await read([
        zone,
        vevent({ start: ';TZID=Office time:20260306T100000', end: ';TZID=Office time:20260306T110000' }),
      ]),
    ).toEqual(['2026-03-06T07:00 08:00'])
  })

  test('whole days, free, cancelled and past ones are not busy; what overlaps is one; titles only where wished', async () => {
    const events = [
      vevent({ start: ';VALUE=DATE:20260306', end: ';VALUE=DATE:20260307' }),
      vevent({ start: '20260306T090000Z', end: '20260306T100000Z', more: 'TRANSP:TRANSPARENT' }),
      vevent({ start: '20260306T090000Z', end: '20260306T100000Z', more: 'STATUS:CANCELLED' }),
      vevent({ start: '20260306T090000Z', end: '20260306T100000Z', more: 'X-MICROSOFT-CDO-BUSYSTATUS:FREE' }),
      vevent({ start: '20200306T090000Z', end: '20200306T100000Z' }),
      vevent({ start: '20260306T120000Z', end: '20260306T130000Z', more: 'SUMMARY:Board' }),
      vevent({ start: '20260306T123000Z', end: '20260306T140000Z', more: 'SUMMARY:Vet' }),
      vevent({ start: '20260306T120000Z', end: '20260306T120000Z' }),
    ]
    expect(await read(events)).toEqual(['2026-03-06T12:00 14:00'])
    expect(await read(events, { keepsTitles: true })).toEqual([
      '2026-03-06T12:00 13:00 Board',
      '2026-03-06T12:30 14:00 Vet',
    ])
  })

  test('free and busy times without events', async () => {
    expect(
      await read([
        'BEGIN:VFREEBUSY\r\nUID:f\r\nFREEBUSY;FBTYPE=BUSY:20260306T090000Z/20260306T100000Z,20260307T090000Z/PT2H\r\nFREEBUSY;FBTYPE=FREE:20260308T090000Z/PT1H\r\nEND:VFREEBUSY',
      ]),
    ).toEqual(['2026-03-06T09:00 10:00', '2026-03-07T09:00 11:00'])
  })
})

describe('what repeats', () => {
  test('keeps its wall clock over a clock change, loses its exceptions, and moves what was moved', async () => {
    const zoned = (day: string) => `;TZID=Europe/Vienna:${day}T093000`
    expect(
      await read(
        [
          vevent({
            uid: 'standup',
            start: zoned('20260105'),
            end: ';TZID=Europe/Vienna:20260105T094500',
            more: `RRULE:FREQ=WEEKLY;BYDAY=MO\r\nEXDATE:20260316T083000Z`,
          }),
          vevent({
            uid: 'standup',
            start: '20260324T100000Z',
            end: '20260324T101500Z',
            more: `RECURRENCE-ID${zoned('20260323')}`,
          }),
        ],
        {},
      ),
    ).toEqual(['2026-03-09T08:30 08:45', '2026-03-24T10:00 10:15', '2026-03-30T07:30 07:45'])
  })

  test('ends with its count, and with the last time before its end, which is said in UTC', async () => {
    const daily = (rule: string) =>
      vevent({
        start: ';TZID=Europe/Vienna:20260304T100000',
        end: ';TZID=Europe/Vienna:20260304T110000',
        more: `RRULE:FREQ=DAILY;${rule}`,
      })
    expect(await read([daily('COUNT=3')])).toEqual(['2026-03-05T09:00 10:00', '2026-03-06T09:00 10:00'])
    expect(await read([daily('UNTIL=20260306T090000Z')])).toEqual(['2026-03-05T09:00 10:00', '2026-03-06T09:00 10:00'])
  })
})

describe('a stranger’s file', () => {
  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=YEARLY;BYSETPOS=300;BYDAY=MO;BYMONTH=1',
    'FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=SECONDLY',
    'FREQ=DAILY;INTERVAL=99999999',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=NEVER',
  ])('a rule without end or result holds nobody up, and the rest is read: %s', async (rule) => {
    const found = await read([
      vevent({ start: '20200306T090000Z', end: '20200306T100000Z', more: `RRULE:${rule}` }),
      vevent({ start: '20260310T090000Z', end: '20260310T100000Z' }),
    ])
    expect(found).toContain('2026-03-10T09:00 10:00')
  })

  test('many such rules are refused, and so is what is no calendar', async () => {
    const rule = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'
    await expect(
      read([1, 2, 3, 4].map(() => vevent({ start: '20200306T090000Z', end: '20200306T100000Z', more: rule }))),
    ).rejects.toMatchObject({ code: 'too complicated' })
    for (const text of ['', '<html></html>', 'BEGIN:VCALENDAR', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', '{"a":1}'])
      await expect(readBusyCalendar(text, WINDOW), text).rejects.toMatchObject({ code: 'no calendar' })
  })

  test('dates that are none are left out', async () => {
    expect(
      await read([
        vevent({ start: '20261399T990000Z', end: 'x' }),
        vevent({ start: 'tomorrow', end: 'later' }),
        vevent({ start: '20260310T090000Z', end: '20260309T090000Z' }),
        vevent({ start: '20260310T090000Z', end: '20260310T100000Z', more: 'RRULE:FREQ=DAILY;BYDAY=XX' }),
        vevent({ start: '20260311T090000Z', end: '20260311T100000Z' }),
      ]),
    ).toContain('2026-03-11T09:00 10:00')
  })
})
