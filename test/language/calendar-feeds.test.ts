// Calendar files in the manner of those that people have: Google's, Outlook's, iCloud's, Nextcloud's and Proton's.
import { describe, expect, test } from 'vitest'
import { decodeCalendar } from '../../src/language/busy-calendar/decoding.ts'
import { type BusyWindow, readBusyCalendar } from '../../src/language/busy-calendar/index.ts'
import { WINDOWS_ZONES } from '../../src/language/busy-calendar/windows-zones.ts'
import { isZone } from '../../src/time/index.ts'
import { calendarFile, vevent } from '../support/calendars.ts'

const WINDOW: BusyWindow = {
  from: new Date('2026-03-05T00:00:00Z'),
  to: new Date('2026-04-05T00:00:00Z'),
  zone: 'Europe/Vienna',
  keepsTitles: true,
  addresses: [],
}

const readText = async (text: string, window: Partial<BusyWindow> = {}) =>
  (await readBusyCalendar(text, { ...WINDOW, ...window })).map(({ from, to, title }) =>
    `${from.toISOString().slice(5, 16)} ${to.toISOString().slice(11, 16)} ${title ?? ''}`.trim(),
  )
const read = (components: readonly string[], window: Partial<BusyWindow> = {}) =>
  readText(calendarFile(components), window)

const inZone = (tzid: string) =>
  vevent({ start: `;TZID=${tzid}:20260306T100000`, end: `;TZID=${tzid}:20260306T110000` })

describe('Outlook and Exchange', () => {
  test.each([
    ['Eastern Standard Time', '03-06T15:00 16:00'],
    ['"W. Europe Standard Time"', '03-06T09:00 10:00'],
    ['Pacific Standard Time 1', '03-06T18:00 19:00'],
    ['India Standard Time', '03-06T04:30 05:30'],
    ['"tzone://Microsoft/Utc"', '03-06T10:00 11:00'],
    ['GMT Standard Time', '03-06T10:00 11:00'],
    ['GMT+0100', '03-06T09:00 10:00'],
    ['UTC-08', '03-06T18:00 19:00'],
    ['/citadel.org/20210210_1/America/New_York', '03-06T15:00 16:00'],
    ['/freeassociation.sourceforge.net/America/New_York', '03-06T15:00 16:00'],
    ['America/Argentina/Buenos_Aires', '03-06T13:00 14:00'],
    ['Somewhere Standard Time', '03-06T09:00 10:00'],
  ])('name zones without describing them: %s', async (tzid, span) => {
    expect(await read([inZone(tzid)])).toEqual([span])
  })

  test('every name of Windows is a zone that is known', () => {
    expect(Object.values(WINDOWS_ZONES).filter((zone) => !isZone(zone))).toEqual([])
    expect(Object.keys(WINDOWS_ZONES).length).toBeGreaterThan(135)
  })

  test('a zone described without a clock is as good as none', async () => {
    expect(
      await read(['BEGIN:VTIMEZONE\r\nTZID:Tokyo Standard Time 2\r\nEND:VTIMEZONE', inZone('Tokyo Standard Time 2')]),
    ).toEqual(['03-06T01:00 02:00'])
  })

  test('the clock of a rule is that of its zone, over the change of that zone', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      'METHOD:PUBLISH',
      'PRODID:Microsoft Exchange Server 2010',
      'VERSION:2.0',
      'X-WR-CALNAME:Calendar',
      'BEGIN:VEVENT',
      'RRULE:FREQ=WEEKLY;UNTIL=20260330T130000Z;INTERVAL=1;BYDAY=MO;WKST=SU',
      'UID:040000008200E00074C5B7101A82E00800000000',
      'SUMMARY:Stand-up',
      'DTSTART;TZID=Eastern Standard Time:20260302T090000',
      'DTEND;TZID=Eastern Standard Time:20260302T091500',
      'CLASS:PUBLIC',
      'TRANSP:OPAQUE',
      'STATUS:CONFIRMED',
      'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\n')
    expect(await readText(`\uFEFF${text}`)).toEqual([
      '03-09T13:00 13:15 Stand-up',
      '03-16T13:00 13:15 Stand-up',
      '03-23T13:00 13:15 Stand-up',
      '03-30T13:00 13:15 Stand-up',
    ])
  })

  test.each([
    ['BUSY', 1],
    ['TENTATIVE', 1],
    ['OOF', 1],
    ['FREE', 0],
    ['WORKINGELSEWHERE', 0],
  ])('shown as %s', async (state, count) => {
    expect(
      await read([
        vevent({
          start: '20260306T090000Z',
          end: '20260306T100000Z',
          more: `X-MICROSOFT-CDO-BUSYSTATUS:${state}`,
        }),
      ]),
    ).toHaveLength(count)
  })
})

describe('what was declined', () => {
  const invited = (uid: string, ann: string, bob: string, more = '') =>
    vevent({
      uid,
      start: '20260306T090000Z',
      end: '20260306T100000Z',
      more: [
        'ORGANIZER;CN=Eve:mailto:eve@example.com',
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${bob};CN=bob@example.com;X-NUM-GUESTS=0:mailto:bob@example.com`,
        `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${ann};CN="Ann, Lee";X-NUM-GUESTS=0:mailto:Ann@Example.com`,
        `SUMMARY:${uid}`,
        ...(more === '' ? [] : [more]),
      ].join('\r\n'),
    })

  test('by the person takes no time, by others it does; Google names the calendar by its address', async () => {
    const events = [invited('mine', 'DECLINED', 'ACCEPTED'), invited('theirs', 'ACCEPTED', 'DECLINED')]
    expect(await read(['X-WR-CALNAME:ann@example.com', ...events])).toEqual(['03-06T09:00 10:00 theirs'])
    expect(await read(['X-WR-CALNAME:Work', ...events], { addresses: ['ann@example.com'] })).toEqual([
      '03-06T09:00 10:00 theirs',
    ])
    expect(await read(['X-WR-CALNAME:Work', ...events])).toHaveLength(2)
    expect(await read(events, { addresses: ['ann.lee@example.com', ''] })).toHaveLength(2)
  })

  test('iCloud’s invited ones are paths with an address beside them', async () => {
    const event = vevent({
      start: '20260306T090000Z',
      end: '20260306T100000Z',
      more: 'ATTENDEE;CN=Ann;CUTYPE=INDIVIDUAL;EMAIL=ann@icloud.com;PARTSTAT=DECLINED;ROLE=REQ-PARTICIPANT:/aMTIzNDU2/principal/',
    })
    expect(await read([event], { addresses: ['ann@icloud.com'] })).toEqual([])
  })

  test('once, of what repeats, or from one day on', async () => {
    const series = invited('course', 'ACCEPTED', 'ACCEPTED', 'RRULE:FREQ=WEEKLY;COUNT=4')
    const answer = (day: string, range: string) =>
      invited('course', 'DECLINED', 'ACCEPTED', `RECURRENCE-ID${range}:${day}T090000Z`).replaceAll(
        '20260306T',
        `${day}T`,
      )
    const addresses = ['ann@example.com']
    expect(await read([series, answer('20260313', '')], { addresses })).toEqual([
      '03-06T09:00 10:00 course',
      '03-20T09:00 10:00 course',
      '03-27T09:00 10:00 course',
    ])
    expect(await read([series, answer('20260320', ';RANGE=THISANDFUTURE')], { addresses })).toEqual([
      '03-06T09:00 10:00 course',
      '03-13T09:00 10:00 course',
    ])
  })
})

describe('dates that are named one by one', () => {
  const event = (more: string) =>
    vevent({ start: ';TZID=Europe/Vienna:20260306T100000', end: ';TZID=Europe/Vienna:20260306T110000', more })

  test('in their own zone, as a day, and with an end or a length of their own', async () => {
    expect(await read([event('RDATE:20260309T120000Z,20260310T120000Z')])).toEqual([
      '03-06T09:00 10:00',
      '03-09T12:00 13:00',
      '03-10T12:00 13:00',
    ])
    expect(await read([event('RDATE;TZID=America/New_York:20260309T120000')])).toEqual([
      '03-06T09:00 10:00',
      '03-09T16:00 17:00',
    ])
    expect(await read([event('RDATE;VALUE=DATE:20260330')])).toEqual(['03-06T09:00 10:00', '03-30T08:00 09:00'])
    expect(await read([event('RDATE;VALUE=PERIOD:20260309T120000Z/20260309T123000Z,20260310T120000Z/PT2H')])).toEqual([
      '03-06T09:00 10:00',
      '03-09T12:00 12:30',
      '03-10T12:00 14:00',
    ])
  })

  test('beside a rule, once where both say it; taken out by an instant or by a day', async () => {
    expect(
      await read([
        event(
          [
            'RRULE:FREQ=DAILY;COUNT=3',
            'RDATE;TZID=Europe/Vienna:20260307T100000,20260320T100000',
            'EXDATE;VALUE=DATE:20260308',
          ].join('\r\n'),
        ),
      ]),
    ).toEqual(['03-06T09:00 10:00', '03-07T09:00 10:00', '03-20T09:00 10:00'])
    expect(await read([event('RDATE:20260309T120000Z\r\nEXDATE:20260306T090000Z')])).toEqual(['03-09T12:00 13:00'])
  })

  test('a rule ends with the day that its end names', async () => {
    expect(await read([event('RRULE:FREQ=DAILY;UNTIL=20260307')])).toEqual(['03-06T09:00 10:00', '03-07T09:00 10:00'])
  })
})

describe('the bytes', () => {
  test('lines folded within a letter, byte order marks, and single line feeds', async () => {
    const title = 'Zahnärztin 🦷 Überweisung'
    const bytes = Buffer.from(
      calendarFile([vevent({ start: '20260306T090000Z', end: '20260306T100000Z', more: `SUMMARY:${title}` })]),
    )
    for (const [at, fold] of [...title].flatMap((_, index) => [[index, '\r\n '] as const, [index, '\n\t'] as const])) {
      const cut = bytes.indexOf('SUMMARY:') + 8 + at
      const folded = Buffer.concat([bytes.subarray(0, cut), Buffer.from(fold), bytes.subarray(cut)])
      expect(await readText(decodeCalendar(folded))).toEqual([`03-06T09:00 10:00 ${title}`])
    }
    const lf = Buffer.from(bytes.toString().replaceAll('\r\n', '\n'))
    expect(await readText(decodeCalendar(Buffer.concat([Buffer.from('\uFEFF'), lf])))).toEqual([
      `03-06T09:00 10:00 ${title}`,
    ])
    const wide = Buffer.from(`\uFEFF${bytes}`, 'utf16le')
    expect(await readText(decodeCalendar(wide))).toEqual([`03-06T09:00 10:00 ${title}`])
  })
})

test('whole days over a clock change take no time, what goes through the night does', async () => {
  expect(
    await read([
      vevent({ start: ';VALUE=DATE:20260328', end: ';VALUE=DATE:20260331' }),
      vevent({ start: ';TZID=Europe/Vienna:20260328T230000', end: ';TZID=Europe/Vienna:20260329T060000' }),
    ]),
  ).toEqual(['03-28T22:00 04:00'])
})

test('iCloud, Nextcloud and Proton describe their zones in their own ways', async () => {
  const zone = (tzid: string, more = '') =>
    `BEGIN:VTIMEZONE\r\nTZID:${tzid}\r\n${more}BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\nEND:VTIMEZONE`
  const at = (uid: string, day: string, tzid: string) =>
    vevent({ uid, start: `;TZID=${tzid}:${day}T100000`, end: `;TZID=${tzid}:${day}T110000`, more: 'SEQUENCE:1' })
  expect(
    await read(
      [
        'METHOD:PUBLISH',
        'X-WR-CALNAME:Home',
        'X-WR-TIMEZONE:W. Europe Standard Time',
        zone('Europe/Paris', 'X-LIC-LOCATION:Europe/Paris\r\n'),
        zone('Customized Time Zone'),
        at('a', '20260306', 'Europe/Paris'),
        at('b', '20260330', 'Customized Time Zone'),
        vevent({ uid: 'c', start: ';X-VOBJ-FLOATINGTIME-ALLOWED=TRUE:20260331T100000', end: '20260331T110000' }),
      ],
      { zone: 'America/New_York' },
    ),
  ).toEqual(['03-06T09:00 10:00', '03-30T08:00 09:00', '03-31T08:00 09:00'])
})
