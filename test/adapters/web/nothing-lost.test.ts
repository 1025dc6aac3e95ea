// What a page keeps of what somebody typed, and where it leads when an address or a form is none: nothing is lost.
import { request } from 'node:http'
import { expect, test, vi } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { all, type Element, find, parse, textOf } from '../../support/markup.ts'
import { hidden, type Page, servePage } from '../../support/page.ts'
import type { Person } from '../../support/world.ts'

/** What a page's form carries. */
const carried = (page: Page) => ({ token: hidden(page, 'token'), delivery: hidden(page, 'delivery') })

const main = (page: Page): Element => {
  const found = find(parse(page.html), ({ tag }) => tag === 'main')
  if (!found) throw new Error(`A page without content: ${page.status}`)
  return found
}

describeOnBothEngines('on the page', (open) => {
  const enter = async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    await ann.says('Buy milk')
    return { served, ann, browser: await served.signedIn(ann) }
  }
  const idOf = async (person: Person, table: string, column: string): Promise<string> =>
    person.acts(async ({ trx }) => String((await trx(table).orderBy('created_at', 'desc').first())?.[column]))

  test('an address that is none says so and leads home; who is not signed in learns nothing of it', async () => {
    const { served, browser } = await enter()
    for (const path of ['/me/nowhere', '/me/tasks/x/y', '/me/habits/x/why', '/me/%2e%2e%2fauth']) {
      const page = await browser.get(path)
      expect([path, page.status]).toEqual([path, 404])
      expect(textOf(main(page))).toContain('There is nothing at this address')
      expect(all(main(page)).map(({ attributes }) => attributes['href'])).toContain('/me')
      const sent = await browser.post(path, { ...carried(page), line: 'Buy bread' })
      expect([sent.status, sent.headers.get('location')]).toEqual([404, null])
      // Alike for what is there and what is not.
      const stranger = await served.browser().get(path)
      const other = await served.browser().get('/me/tasks')
      expect([stranger.status, stranger.headers.get('location')]).toEqual([other.status, other.headers.get('location')])
    }
    expect(textOf(main(await browser.get('/me/tasks')))).toContain('Open tasks: 1')
    const gone = await browser.get('/me/habits/00000000-0000-4000-8000-000000000000')
    expect(all(main(gone)).map(({ attributes }) => attributes['href'])).toContain('/me/habits')
    const outside = await browser.get('/auth/nowhere', { accept: 'text/html' })
    expect([outside.status, textOf(main(outside)).includes('There is nothing here')]).toEqual([404, true])
  })

  test('a page from before a sign-in does nothing, and loses no word', async () => {
    const { served, ann } = await enter()
    const browser = await served.signedIn(ann)
    const old = carried(await browser.get('/me'))
    const code = (await served.link(ann)).split('/').at(-1) ?? ''
    await browser.post('/auth/sign-in', { code })
    const typed = await browser.post('/me', { ...old, line: 'Ring Mia & ask <b>Ben</b>' })
    expect(typed.status).toBe(409)
    const box = find(parse(typed.html), ({ attributes }) => attributes['id'] === 'say')
    expect(box && textOf(box).trim()).toBe('Ring Mia & ask <b>Ben</b>')
    const filled = { ...old, command: 'task add', 'v.title': 'Tax letter', 'v.tags': 'home, paper' }
    const form = await browser.post('/me', filled)
    expect(form.status).toBe(409)
    for (const words of ['Tax letter', 'home, paper']) expect(form.html).toContain(`value="${words}"`)
    expect(textOf(main(await browser.get('/me/tasks')))).toContain('Open tasks: 1')
    // And sent again from there, it is done.
    const again = { ...filled, ...carried(form) }
    expect((await browser.post('/me', again)).html).toContain('Added: ')
    expect(served.earth.errors).toEqual([])
  })

  test('every blank of a form is there, five in sight and the rest put aside', async () => {
    const { browser } = await enter()
    const page = await browser.get('/me/ask/task/add')
    const names = (element: Element) => all(element).flatMap(({ attributes }) => attributes['name'] ?? [])
    const more = find(main(page), ({ tag }) => tag === 'details')
    if (!more) throw new Error('Nothing is put aside')
    expect(names(main(page)).filter((name) => name.startsWith('v.'))).toEqual(
      ['title', 'due', 'minutes', 'zone', 'notes', 'priority', 'project', 'tags', 'remind', 'start', 'type'].map(
        (name) => `v.${name}`,
      ),
    )
    expect(names(more)).toEqual(['v.priority', 'v.project', 'v.tags', 'v.remind', 'v.start', 'v.type'])
    expect(more.attributes['open']).toBeUndefined()
    const fields = { command: 'task add', 'v.title': 'Tax letter', 'v.minutes': 'ages', 'v.tags': 'paper' }
    const refused = await browser.post('/me/ask/task/add', { ...carried(page), ...fields })
    const again = find(main(refused), ({ tag, attributes }) => tag === 'details' && attributes['class'] === 'more')
    expect(again?.attributes['open']).toBeDefined()
    expect(refused.html).toContain('value="paper"')
  })

  test('a weekly habit has a calendar of its weeks, and focus as long a chart as was chosen', async () => {
    const { served, ann, browser } = await enter()
    const { clock } = served.earth
    const now = clock.now()
    clock.set('2026-02-03T09:00:00Z')
    await ann.says('habit add Call home on:weekly')
    await ann.says('check call home')
    await ann.says('focus start minutes:25')
    clock.advance({ minutes: 26 })
    await ann.says('energy log 2')
    clock.set(now)
    const habit = await browser.get(`/me/habits/${await idOf(ann, 'habits', 'habit_id')}`)
    const table = find(main(habit), ({ tag }) => tag === 'table')
    if (!table) throw new Error('No calendar')
    const rows = all(table).filter(({ tag }) => tag === 'tr')
    expect(rows.map((row) => textOf(row).replaceAll(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(
        /^Feb.*Week of Mon 2 February: done.*Week of Mon 9 February: missed: a new streak starts.*Week of Mon 23/,
      ),
      expect.stringMatching(/^Mar.*Week of Mon 2 March: not yet, streak is safe/),
    ])
    for (const [days, columns, words] of [
      ['14', 0, 'Nothing is recorded yet'],
      ['31', 31, '25 min on 1 of 31 days'],
      ['90', 14, '25 min on 1 of 90 days'],
    ] as const) {
      const page = await browser.get(`/me/energy?days=${days}`)
      const charts = all(main(page)).filter(({ tag }) => tag === 'svg')
      const last = charts.at(-1)
      const drawn = last ? all(last).filter(({ tag }) => tag === 'rect').length : 0
      expect([days, textOf(main(page)).includes(words)]).toEqual([days, true])
      if (columns > 0) expect([days, drawn]).toEqual([days, columns])
    }
    expect(served.earth.errors).toEqual([])
  })

  test('something slow done with a session that is renewed meanwhile does not end it', async () => {
    const { served, browser } = await enter()
    const { clock, dispatcher } = served.earth
    const fields = carried(await browser.get('/me'))
    // The access token is over; the refresh token gets the next one, and what is asked takes longer than it may be asked for again.
    clock.advance({ minutes: 16 })
    const { answer } = dispatcher
    const slow = vi.spyOn(dispatcher, 'answer').mockImplementation((request) => {
      clock.advance({ seconds: 11 })
      return answer(request)
    })
    const done = await browser.post('/me', { ...fields, line: 'Buy bread' })
    slow.mockRestore()
    expect(textOf(main(done))).toContain('Added: Buy bread')
    expect(find(parse(done.html), ({ attributes }) => attributes['id'] === 'say')).toBeDefined()
    expect((await browser.get('/me/tasks')).status).toBe(200)
    expect(await served.earth.database.knex('audit_entries').where({ action: 'session reused' })).toEqual([])
  })

  test('an address written with dots leads nowhere else, and forms on it stay here', async () => {
    const { served, browser } = await enter()
    const { hostname, port } = new URL(served.origin)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const asked = await new Promise<{ status: number; location: string; html: string }>((resolve, reject) => {
      const path = '/me/tasks/..//evil.example/me/tasks'
      const body = 'line=x'
      const headers = { cookie, origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' }
      const sent = request({ hostname, port, path, method: 'POST', headers }, async (response) => {
        const parts: Buffer[] = []
        for await (const part of response) parts.push(part)
        const html = Buffer.concat(parts).toString()
        resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', html })
      })
      sent.on('error', reject).end(body)
    })
    expect(asked.location).toBe('')
    expect(asked.status).toBeGreaterThanOrEqual(400)
    expect(asked.html).not.toMatch(/(action|href)="\/\/|evil/)
  })
})
