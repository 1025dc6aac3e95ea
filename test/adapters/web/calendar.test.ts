// The private calendar, read by a calendar's own parser.
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import type { Person } from '../../support/world.ts'

const addressOf = async (person: Person, line = 'me calendar'): Promise<string> => {
  const path = /\/me\/calendar\/[0-9a-f-]{36}\/[\w-]{43}\.ics/.exec(textOf(await person.says(line)))?.[0]
  if (!path) throw new Error('No address in the answer')
  return path
}

interface Entry {
  readonly summary: string
  readonly start: string
  readonly minutes: number
  /** It makes its time busy. */
  readonly isBusy: boolean
}

/** Whatever the parser makes of it; it throws where the text is no calendar. */
function entries(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      summary: event.summary,
      start: event.startDate.toString(),
      minutes: event.startDate.isDate ? 0 : event.duration.toSeconds() / 60,
      isBusy: component.getFirstPropertyValue('transp') !== 'TRANSPARENT',
    }
  })
}

describeOnBothEngines('the calendar', (open) => {
  test('has timed tasks at their time, dated ones and goals as whole days, and nothing that is over', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Call dentist tomorrow 9am'],
      ['Write report Friday 14:00 ~90m'],
      ['Pay rent tomorrow'],
      ['No date at all'],
      ['Old thing today'],
      ['done old thing'],
      ['Dropped thing today'],
      ['drop dropped thing'],
      ['goal add Portfolio online by 12 June'],
    ])
    const page = await browser().get(await addressOf(ann))
    expect(page.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('private, no-cache')
    // Vienna is an hour ahead of UTC in March.
    expect(entries(page.html)).toEqual([
      { summary: 'Call dentist', start: '2026-03-06T08:00:00Z', minutes: 0, isBusy: true },
      { summary: 'Write report', start: '2026-03-06T13:00:00Z', minutes: 90, isBusy: true },
      { summary: 'Pay rent', start: '2026-03-06', minutes: 0, isBusy: false },
      { summary: 'Goal: Portfolio online', start: '2026-06-12', minutes: 0, isBusy: false },
    ])
    expect(earth.errors).toEqual([])
  })

  test.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu', 'Europe/London'])(
    'a day is the person’s own in %s, also where clocks change',
    async (zone) => {
      const { earth, browser } = await servePage(await open())
      const ann = earth.person('ann', { zone })
      await talk(ann, [
        ['Pay rent on 29 March'],
        ['Pay tax on 8 March'],
        ['me edit day-starts:06:00'],
        ['Swim on 30 March'],
      ])
      const page = await browser().get(await addressOf(ann))
      expect(entries(page.html).map(({ summary, start }) => `${summary} ${start}`)).toEqual([
        'Pay tax 2026-03-08',
        'Pay rent 2026-03-29',
        'Swim 2026-03-30',
      ])
    },
  )

  test.each([
    'semi;colon, comma \\ back\\nslash "quote"',
    'END:VEVENT END:VCALENDAR BEGIN:VALARM',
    `${'Ä'.repeat(200)}`,
    '👨‍👩‍👧‍👦'.repeat(20),
    'שלום \u202e evil',
    'x:y;z=",\\,;:',
  ])('a hostile title is only a title: %s', async (title) => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await ann.sends('task add', { title, due: 'tomorrow' })
    const { html } = await browser().get(await addressOf(ann))
    expect(entries(html).map(({ summary }) => summary)).toEqual([title])
    // Lines end as RFC 5545 wants it, and none is longer than 75 bytes.
    expect(html.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of html.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test('a title that breaks lines, put there by another program, adds nothing', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await ann.says('Pay rent tomorrow')
    await earth.database.knex('tasks').update({ title: 'One\r\nBEGIN:VEVENT\rTwo\nThree\u0007\u2028' })
    const { html } = await browser().get(await addressOf(ann))
    expect(entries(html).map(({ summary }) => summary)).toEqual(['One BEGIN:VEVENT Two Three '])
  })

  test('what is kept off a chat is not in it', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['task add Therapy due:tomorrow zone:self', 'Added'],
      ['task add Report due:tomorrow zone:work', 'Added'],
      ['zone edit self hide-on:slack', 'Slack'],
    ])
    expect(entries((await browser().get(await addressOf(ann))).html).map(({ summary }) => summary)).toEqual(['Report'])
  })

  test('is its owner’s alone, and a new address ends the old one', async () => {
    const { earth, browser } = await servePage(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ann.says('Secret of Ann tomorrow')
    await ben.says('Thing of Ben tomorrow')
    const [hers, his] = [await addressOf(ann), await addressOf(ben)]
    const look = async (path: string) => browser().get(path)
    expect((await look(his)).html).not.toContain('Secret of Ann')
    const [, , , person = '', proof = ''] = hers.split('/')
    const forged = [
      `/me/calendar/${his.split('/')[3]}/${proof}`,
      `/me/calendar/${person}/${'A'.repeat(43)}.ics`,
      `/me/calendar/${person}/${proof.slice(0, -5)}.ics`,
      `/me/calendar/nobody/${proof}`,
      `/me/calendar/${person}'/${proof}`,
    ]
    for (const path of forged) expect((await look(path)).status, path).toBe(404)
    const renewed = await addressOf(ann, 'me calendar renew:yes')
    expect(renewed).not.toBe(hers)
    expect((await look(hers)).status).toBe(404)
    expect((await look(renewed)).html).toContain('Secret of Ann')
    await earth.database.knex('users').where({ username: 'ann' }).update({ is_active: false })
    expect((await look(renewed)).status).toBe(404)
  })
})

/** The events of a feed, as a calendar's own parser has them. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))

/** The first occurrences of the one repeating event, exceptions in their place, in UTC. */
function occurrences(text: string, count: number): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const events = eventsOf(text)
  const main = events.find((event) => event.isRecurring())
  if (!main) throw new Error('Nothing repeats')
  for (const event of events) if (event.isRecurrenceException()) main.relateException(event)
  const walk = main.iterator()
  return Array.from({ length: count }, () => {
    const { startDate } = main.getOccurrenceDetails(walk.next())
    return startDate.isDate ? startDate.toString() : startDate.toJSDate().toISOString().slice(0, 16)
  })
}

describeOnBothEngines('what repeats', (open) => {
  test('repeats in the calendar, at its wall clock where clocks change', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Water plants every Sunday at 09:00 ~15m']])
    const { html } = await browser().get(await addressOf(ann))
    // Clocks in Vienna change on 29 March.
    expect(occurrences(html, 5)).toEqual([
      '2026-03-08T08:00',
      '2026-03-15T08:00',
      '2026-03-22T08:00',
      '2026-03-29T07:00',
      '2026-04-05T07:00',
    ])
    expect(html).toContain('BEGIN:VTIMEZONE')
    expect(earth.errors).toEqual([])
  })

  test('as whole days; from the 31st on the last day of each month; until its last day', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Pay rent 31 March'], ['task move task:rent every:monthly']])
    const { html } = await browser().get(await addressOf(ann))
    expect(occurrences(html, 4)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30'])
    expect(html).toContain('TRANSP:TRANSPARENT')
  })

  test('from 29 February on the last day of each February', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Renew pass 29 February 2028'], ['task move task:pass every:year']])
    const { html } = await browser().get(await addressOf(ann))
    expect(occurrences(html, 3)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28'])
  })

  test('one that was moved by hand is the exception of its rhythm', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Water plants every Sunday at 09:00'], ['task move task:plants to:"10 March 18:00"', '10 March']])
    const { html } = await browser().get(await addressOf(ann))
    expect(occurrences(html, 3)).toEqual(['2026-03-10T17:00', '2026-03-15T08:00', '2026-03-22T08:00'])
    expect(html).toContain('RECURRENCE-ID')
  })

  test('what repeats after it is done is one event: its next date is not known', async () => {
    const { earth, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Cut hair tomorrow'], ['task move task:hair every:"6 weeks after done"']])
    expect((await browser().get(await addressOf(ann))).html).not.toContain('RRULE')
  })
})

test('notes and the page of each thing are with it', async () => {
  const { earth, browser } = await servePage(await opener('sqlite')(), { publicUrl: 'https://proxy.example.org' })
  const ann = earth.person('ann')
  await ann.sends('task add', {
    title: 'Call vet',
    due: 'tomorrow',
    notes: 'Ask about:\nEND:VEVENT\n- teeth, and; more',
  })
  const { html } = await browser().get(await addressOf(ann))
  const [event] = eventsOf(html)
  expect(event?.description).toBe('Ask about:\nEND:VEVENT\n- teeth, and; more')
  const { task_id } = await earth.database.knex('tasks').first()
  expect(event?.component.getFirstPropertyValue('url')).toBe(`https://proxy.example.org/me/tasks/${task_id}`)
})
