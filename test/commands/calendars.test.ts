// Busy times read in from private calendars: added, read in the background, given way to, hidden, removed, and told once
// when they fail.
import { expect, onTestFinished, test } from 'vitest'
import { createCalendarReader } from '../../src/app/calendar-reader.ts'
import type { Database } from '../../src/database/index.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { openAddress, readLogin, resealAddress } from '../../src/domain/calendars/addresses.ts'
import { exportPersonalData } from '../../src/domain/privacy/export.ts'
import { type PublicAnswer, PublicFetchError } from '../../src/ops/fetch-public.ts'
import { startFakeCalDav } from '../fakes/caldav/index.ts'
import { calendarFile, vevent } from '../support/calendars.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type World, world } from '../support/world.ts'

/** Thu 5 March 2026, 12:00 in Vienna. */
const NOON = new Date('2026-03-05T11:00:00Z')
const ADDRESS = 'https://calendar.example.org/private-s3cret/ann.ics'

type Served = PublicAnswer | PublicFetchError['code']

/** Servers of calendars by address, and what they were asked. */
function reading(earth: World, served: Map<string, Served>) {
  const asked: { address: string; headers: Readonly<Record<string, string>> }[] = []
  const reader = createCalendarReader({
    database: earth.database,
    clock: earth.clock,
    seal: createSeal(earth.secretKey),
    allowsPrivateNetworks: false,
    onError: (error) => earth.errors.push(error),
    async fetch(address, { headers = {} }) {
      asked.push({ address, headers })
      const answer = served.get(address) ?? 'unreachable'
      if (typeof answer === 'string') throw new PublicFetchError(answer)
      return answer
    },
  })
  return { reader, asked }
}

const answering = (text: string, headers: Record<string, string> = {}): PublicAnswer => ({ status: 200, headers, text })

const MEETING = answering(
  calendarFile([vevent({ start: '20260305T113000Z', end: '20260305T130000Z', more: 'SUMMARY:Board secrets' })]),
  { etag: '"v1"' },
)

const busyRows = (database: Database) => database.knex('busy_times').orderBy('starts_at')

describeOnBothEngines('calendars', (open) => {
  test('are read by any process as soon as the look of another is over', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const [one, other] = [reading(earth, new Map([[ADDRESS, MEETING]])), reading(earth, new Map([[ADDRESS, MEETING]]))]
    await talk(ann, [[`calendar add ${ADDRESS} Work`, 'Calendar added: Work']])
    await one.reader.readDue()
    await earth.database.knex('calendars').update({ next_fetch_at: NOON })
    await other.reader.readDue()
    expect([one.asked.length, other.asked.length]).toEqual([1, 1])
  })

  test('are added by a private address, which is read in the background and never shown', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const { reader, asked } = reading(earth, new Map([[ADDRESS, MEETING]]))
    await talk(ann, [
      ['calendars', 'No calendars yet', '[Add calendar]'],
      [
        `calendar add webcal://calendar.example.org/private-s3cret/ann.ics Work`,
        'Calendar added: Work',
        'no titles',
        not('s3cret'),
        '[Undo]',
      ],
      [`calendar add ${ADDRESS}`, 'You already have this one: Work', not('s3cret')],
      ['calendars', 'Work · calendar.example.org · not read yet', not('s3cret')],
    ])
    await reader.readDue()
    expect(asked.map(({ address }) => address)).toEqual([ADDRESS])
    await talk(ann, [
      ['calendars', 'Work · calendar.example.org · 1 busy time ahead', not('s3cret'), '[Refresh]', '[Remove]'],
      ['Mail ~10m', 'Added'],
      ['Report ~60m', 'Added'],
      ['energy log 3', 'Energy: high'],
      [
        'what now?',
        /30 minutes until 12:30: these two fit|29 minutes until 12:30/,
        'Mail',
        not('Report'),
        not('Board'),
      ],
      ['focus mail 45', /(30|29) minutes until 12:30/, /\[Start (30|29)\] \[45 anyway\]/],
      ['[45 anyway]', 'Focus: Mail'],
      ['stop', 'Stopped'],
    ])
    earth.clock.set('2026-03-05T12:00:00Z')
    await talk(ann, [
      ['what now?', 'Busy until 14:00 by your calendar', '[Suggest anyway]'],
      ['focus mail', 'Busy until 14:00 by your calendar', '[25 anyway]', not('[Start')],
    ])
    // Neither the address nor a title is anywhere but in the encrypted column.
    const { knex } = earth.database
    for (const table of ['busy_times', 'changes', 'drafts', 'recent_views', 'cards', 'nudges', 'tasks', 'calendars'])
      expect(JSON.stringify(await knex(table).select()), table).not.toMatch(/s3cret|Board/)
    const [{ user_id }] = await knex('calendars').select('user_id')
    const exported = await knex.transaction((trx) => exportPersonalData(trx, user_id, earth.clock.now()))
    expect(exported.tables['calendars']).toEqual([
      expect.objectContaining({ name: 'Work', host: 'calendar.example.org' }),
    ])
    expect(Object.keys(exported.tables['calendars']?.[0] ?? {})).not.toContain('address')
    expect(exported.tables['busy_times']).toHaveLength(1)
    expect(earth.errors).toEqual([])
  })

  test('are asked again with what they said of their version, and only what changed is written', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const served = new Map<string, Served>([[ADDRESS, MEETING]])
    const { reader, asked } = reading(earth, served)
    await ann.says(`calendar add ${ADDRESS} Work`)
    await reader.readDue()
    const before = await busyRows(earth.database)
    expect(before).toHaveLength(1)
    await reader.readDue()
    expect(asked).toHaveLength(1)
    earth.clock.advance({ minutes: 40 })
    served.set(ADDRESS, { status: 304, headers: {}, text: '' })
    await reader.readDue()
    expect(asked.at(-1)?.headers).toMatchObject({ 'if-none-match': '"v1"' })
    expect(await busyRows(earth.database)).toEqual(before)
    earth.clock.advance({ minutes: 2 })
    await talk(ann, [
      ['calendar refresh', 'Reading it again'],
      ['calendar refresh', 'Reading it again'],
    ])
    served.set(
      ADDRESS,
      answering(
        calendarFile([
          vevent({ start: '20260305T113000Z', end: '20260305T130000Z' }),
          vevent({ start: '20260306T090000Z', end: '20260306T100000Z' }),
        ]),
      ),
    )
    await reader.readDue()
    const after = await busyRows(earth.database)
    expect(after).toHaveLength(2)
    expect(after[0]).toEqual(before[0])
    await talk(ann, [['calendar refresh', 'Read a moment ago']])
    // The next day it is read anew, since other days have come into reach.
    earth.clock.advance({ days: 1 })
    served.set(ADDRESS, { status: 304, headers: {}, text: '' })
    await reader.readDue()
    earth.clock.advance({ hours: 1 })
    await reader.readDue()
    expect(asked.at(-1)?.headers).toEqual({})
  })

  test('a weak version is given back as it is, and a webcal address is read over https', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const weak = 'W/"1741172400-gzip"'
    const served = new Map<string, Served>([[ADDRESS, { ...MEETING, headers: { etag: weak } }]])
    const { reader, asked } = reading(earth, served)
    await talk(ann, [[`calendar add ${ADDRESS.replace('https', 'webcals')} Work`, 'Calendar added: Work']])
    await reader.readDue()
    earth.clock.advance({ minutes: 40 })
    served.set(ADDRESS, { status: 304, headers: {}, text: '' })
    await reader.readDue()
    expect(asked.map(({ address, headers }) => [address, headers['if-none-match']])).toEqual([
      [ADDRESS, undefined],
      [ADDRESS, weak],
    ])
    expect(await busyRows(earth.database)).toHaveLength(1)
  })

  for (const [status, reason, advice] of [
    [401, 'refuses the address', 'Make a new private address or app password'],
    [403, 'refuses the address', 'Make a new private address or app password'],
    [404, 'its address no longer exists', 'Make a new private address in your calendar’s settings, add it here'],
    [410, 'its address no longer exists', 'Make a new private address in your calendar’s settings, add it here'],
    [200, 'what’s there is no calendar', 'Add the address that ends in .ics'],
  ] as const)
    test(`an address that is no good (${status}) is told at once, with what to do; one that worked, after a day`, async () => {
      const earth = await world(await open(), { now: NOON })
      const ann = earth.person('ann')
      const heart = await nudging(earth)
      const bad: PublicAnswer = { status, headers: {}, text: '<html></html>' }
      const served = new Map<string, Served>([[ADDRESS, bad]])
      const { reader } = reading(earth, served)
      await ann.says(`calendar add ${ADDRESS} Work`)
      await reader.readDue()
      await heart.beat()
      const [told] = heart.heard().filter((text) => text.includes('calendar Work'))
      expect(told).toContain(reason)
      expect(told).toContain(advice)
      await talk(ann, [['calendars', reason, advice]])
      served.set(ADDRESS, MEETING)
      earth.clock.advance({ hours: 2 })
      await reader.readDue()
      served.set(ADDRESS, bad)
      earth.clock.advance({ hours: 2 })
      await reader.readDue()
      await heart.beat()
      expect(heart.heard().filter((text) => text.includes('calendar Work'))).toEqual([])
    })

  test('times that name no zone move with the person’s zone at once', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const floating = answering(calendarFile([vevent({ start: '20260306T090000', end: '20260306T100000' })]), {
      etag: '"v1"',
    })
    const { reader, asked } = reading(earth, new Map([[ADDRESS, floating]]))
    await ann.says(`calendar add ${ADDRESS} Work`)
    await reader.readDue()
    const starts = async () =>
      (await busyRows(earth.database)).map(({ starts_at }) => new Date(starts_at).toISOString())
    expect(await starts()).toEqual(['2026-03-06T08:00:00.000Z'])
    await talk(ann, [['I moved to New York', 'New York']])
    await reader.readDue()
    expect(asked.at(-1)?.headers).toEqual({})
    expect(await starts()).toEqual(['2026-03-06T14:00:00.000Z'])
    await talk(ann, [['undo', 'Undone']])
    await reader.readDue()
    expect(await starts()).toEqual(['2026-03-06T08:00:00.000Z'])
  })

  test('what the person declined is free: Google’s address names them', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const address = 'https://calendar.google.com/calendar/ical/ann.lee%40example.org/private-s3cret/basic.ics'
    const invited = (start: string, end: string, who: string) =>
      vevent({ start, end, more: `ATTENDEE;PARTSTAT=DECLINED:mailto:${who}` })
    const served = answering(
      calendarFile([
        invited('20260306T090000Z', '20260306T100000Z', 'ann.lee@example.org'),
        invited('20260306T120000Z', '20260306T130000Z', 'bob@example.org'),
      ]),
    )
    const { reader } = reading(earth, new Map([[address, served]]))
    await ann.says(`calendar add ${address} Work`)
    await reader.readDue()
    expect(await busyRows(earth.database)).toHaveLength(1)
  })

  test('fail kindly: tried less and less often, told once, and again only when they fail anew', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const served = new Map<string, Served>([[ADDRESS, 'unreachable']])
    const { reader, asked } = reading(earth, served)
    await ann.says(`calendar add ${ADDRESS} Work`)
    for (let hours = 0; hours < 72; hours++) {
      await reader.readDue()
      await heart.beat()
      earth.clock.advance({ hours: 1 })
    }
    expect(asked.length).toBeGreaterThan(6)
    expect(asked.length).toBeLessThanOrEqual(14)
    const told = heart.heard().filter((text) => text.includes('calendar'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Your calendar Work could not be read since Thu 5 March.')
    expect(told[0]).toContain('its server doesn’t answer')
    await talk(ann, [['calendars', 'could not be read since', 'its server doesn’t answer', not('s3cret')]])
    served.set(ADDRESS, MEETING)
    earth.clock.advance({ hours: 20 })
    await reader.readDue()
    await talk(ann, [['calendars', not('can’t be read')]])
    served.set(ADDRESS, 'timeout')
    for (let hours = 0; hours < 40; hours++) {
      earth.clock.advance({ hours: 1 })
      await reader.readDue()
      await heart.beat()
    }
    expect(heart.heard().filter((text) => text.includes('could not be read'))).toHaveLength(1)
    expect(earth.errors).toEqual([])
  })

  test('are edited, removed with their times, and given back by undo', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const { reader } = reading(earth, new Map([[ADDRESS, MEETING]]))
    await ann.says(`calendar add ${ADDRESS} Work`)
    await reader.readDue()
    await talk(ann, [
      ['calendar edit work titles:yes', 'Saved: Work'],
      ['calendar edit work titles:yes', 'No change: Work'],
    ])
    await reader.readDue()
    expect(await busyRows(earth.database)).toEqual([expect.objectContaining({ title: 'Board secrets' })])
    await talk(ann, [
      ['Mail ~10m', 'Added'],
      ['what now?', 'until 12:30: Board secrets'],
      ['calendar edit work titles:no', 'Saved: Work'],
    ])
    expect(await busyRows(earth.database)).toEqual([expect.objectContaining({ title: null })])
    await talk(ann, [
      ['calendar remove work', 'Calendar removed: Work', '[Undo]'],
      ['calendars', 'No calendars yet'],
      ['what now?', not('until 12:30')],
    ])
    expect(await busyRows(earth.database)).toEqual([])
    await talk(ann, [['undo', 'Undone']])
    await reader.readDue()
    expect(await busyRows(earth.database)).toHaveLength(1)
    await talk(ann, [['calendars', 'Work']])
  })

  test('of a zone that is hidden there keep their name and titles to themselves, and still count', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const work = earth.person('ann-at-work', { platform: 'slack', space: 'T1' })
    const { reader } = reading(earth, new Map([[ADDRESS, MEETING]]))
    await ann.says('hi')
    await work.says('hi')
    const user_id = await ann.acts(async (me) => me.user.user_id)
    await earth.database.knex('chat_accounts').where({ external_id: 'ann-at-work' }).update({ user_id })
    await talk(ann, [
      ['zone edit self hide-on:slack', 'Saved'],
      [`calendar add ${ADDRESS} name:Therapy zone:self titles:yes`, 'Calendar added: Therapy'],
      ['Mail ~10m', 'Added'],
    ])
    await reader.readDue()
    await talk(work, [
      ['calendars', 'And 1 personal calendar.', not('Therapy')],
      ['calendar remove therapy', not('removed')],
      ['what now?', 'until 12:30', not('Board')],
    ])
    await talk(ann, [['what now?', 'until 12:30: Board secrets']])
  })

  test('are nobody else’s, need a private place, and are as many as are allowed', async () => {
    const earth = await world(await open(), { now: NOON })
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ben.says('hello')
    const inChannel = await ann.says(`calendar add ${ADDRESS} Work`, {
      where: { channelId: 'c1', kind: 'shared' } as never,
    })
    expect(textOf(inChannel)).toContain('Send it to me in a direct message')
    expect(textOf(inChannel)).not.toContain('s3cret')
    await talk(ann, [
      ['calendar add work', not('Calendar added')],
      [`calendar add https://`, 'isn’t a calendar address'],
      [`calendar add ${ADDRESS} Work`, 'Calendar added'],
      ...[1, 2, 3, 4].map(
        (n) => [`calendar add https://calendar.example.org/${n}.ics C${n}`, 'Calendar added'] as const,
      ),
      ['calendar add https://calendar.example.org/5.ics C5', 'five is the limit'],
    ])
    const [{ calendar_id }] = await earth.database.knex('calendars').where({ name: 'Work' }).select('calendar_id')
    for (const line of [
      `calendar remove ${calendar_id}`,
      `calendar edit ${calendar_id} name:Mine`,
      'calendar remove work',
    ])
      expect(textOf(await ben.says(line)), line).not.toMatch(/removed|Saved/)
    expect(textOf(await ben.says('calendars'))).toContain('No calendars yet')
  })

  test('of a CalDAV account are found and read, and its password is never shown, kept open or logged', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const meeting = (uid: string, start: string, end: string) =>
      calendarFile([vevent({ uid, start, end, more: 'SUMMARY:Board secrets' })])
    const server = await startFakeCalDav([
      { name: 'work', ctag: '1', files: new Map([['a.ics', meeting('a', '20260305T113000Z', '20260305T130000Z')]]) },
      { name: 'home', ctag: '1', files: new Map([['b.ics', meeting('b', '20260306T090000Z', '20260306T100000Z')]]) },
      { name: 'tasks', ctag: '1', files: new Map(), components: ['VTODO'] },
    ])
    onTestFinished(() => server.stop())
    const reader = createCalendarReader({
      database: earth.database,
      clock: earth.clock,
      seal: createSeal(earth.secretKey),
      allowsPrivateNetworks: true,
      onError: (error) => earth.errors.push(error),
    })
    const add = (password: string) =>
      `calendar add ${server.origin}/ name:Cloud user:${server.user} password:"${password}"`
    await talk(ann, [
      // What is refused is kept nowhere either: no button holds it, and no words are repeated.
      [`calendar add ${server.origin}/ password:"mnop one"`, 'A CalDAV account needs both', not('[Save as task]')],
      [`calendar add ${server.origin}/ Work user:ann password:mnop zone:nowhere`, not('mnop'), not('[')],
      ['calendar add user:ann password:mnop', not('mnop'), not('[')],
      ['calendar add http://cloud.example.org/dav user:ann password:mnop', 'isn’t encrypted', not('mnop'), not('[')],
      [add('wrong one'), 'Calendar added: Cloud', 'The password is stored encrypted', not('wrong'), '[Undo]'],
    ])
    await reader.readDue()
    await talk(ann, [
      ['calendars', 'Cloud · 127.0.0.1 · ', 'its server refuses the address, or the password', not('wrong')],
      [add(server.password), 'Password saved: Cloud', not('mnop')],
    ])
    await reader.readDue()
    await talk(ann, [
      ['calendars', 'Cloud · 127.0.0.1 · 2 busy times ahead', not('mnop')],
      ['Mail ~10m', 'Added'],
      ['what now?', /(30|29) minutes until 12:30/, not('Board')],
    ])
    // Unchanged, it is asked for its versions only.
    earth.clock.advance({ minutes: 40 })
    const before = server.asked.length
    await reader.readDue()
    const since = server.asked.slice(before).map(({ line }) => line.split(' ')[0])
    expect(since.length).toBeGreaterThan(0)
    expect(since).not.toContain('REPORT')
    const [work] = server.collections
    work?.files.set('c.ics', meeting('c', '20260307T090000Z', '20260307T100000Z'))
    if (work) work.ctag = '2'
    earth.clock.advance({ minutes: 40 })
    await reader.readDue()
    expect(await busyRows(earth.database)).toHaveLength(3)
    const { knex } = earth.database
    for (const table of ['busy_times', 'changes', 'drafts', 'recent_views', 'cards', 'nudges', 'tasks', 'calendars'])
      expect(JSON.stringify(await knex(table).select()), table).not.toMatch(/mnop|wrong one|Board/)
    const [{ user_id }] = await knex('calendars').select('user_id')
    const exported = await knex.transaction((trx) => exportPersonalData(trx, user_id, earth.clock.now()))
    expect(JSON.stringify(exported)).not.toMatch(/mnop|ann@example\.org.*abcd/)
    // A key that is rotated takes the password along.
    const rotated = createSeal('another key, longer than thirty-two bytes', [earth.secretKey])
    const [{ calendar_id }] = await knex('calendars').select('calendar_id')
    await knex.transaction((trx) =>
      resealAddress(trx, rotated, 'another key, longer than thirty-two bytes', calendar_id, earth.clock.now()),
    )
    const [row] = await knex('calendars').select('calendar_id', 'address')
    expect(readLogin(openAddress(createSeal('another key, longer than thirty-two bytes'), row) ?? '')).toEqual({
      url: `${server.origin}/`,
      user: server.user,
      password: server.password,
    })
    const inChannel = await ann.says(add(server.password), { where: { channelId: 'c1', kind: 'shared' } as never })
    expect(textOf(inChannel)).toContain('Send it to me in a direct message')
    expect(textOf(inChannel)).not.toContain('mnop')
    expect(earth.errors).toEqual([])
  })

  test('are read by one process at a time', async () => {
    const earth = await world(await open(), { now: NOON })
    const ann = earth.person('ann')
    const served = new Map<string, Served>()
    for (let n = 0; n < 5; n++) {
      served.set(`https://calendar.example.org/${n}.ics`, MEETING)
      await ann.says(`calendar add https://calendar.example.org/${n}.ics C${n}`)
    }
    const first = reading(earth, served)
    const second = reading(earth, served)
    await Promise.all([first.reader.readDue(), second.reader.readDue()])
    await Promise.all([first.reader.readDue(), second.reader.readDue()])
    const asked = [...first.asked, ...second.asked].map(({ address }) => address)
    expect(asked.toSorted()).toEqual([...served.keys()])
  })
})
