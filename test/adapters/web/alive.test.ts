// The page that lives: events of what changes elsewhere, lines typed without a connection, the map of the week, switches.
// All of it as a browser gets it, without one.
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createLiveStreams } from '../../../adapters/web/live.ts'
import { createChangeWatcher } from '../../../src/app/change-watcher.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { hidden, type Page, type ServedPage, servePage } from '../../support/page.ts'
import { world } from '../../support/world.ts'

/** An open stream, read event by event. */
async function listen(served: ServedPage, cookies: ReadonlyMap<string, string>, since = '') {
  const leaving = new AbortController()
  const response = await fetch(`${served.origin}/me/events?since=${encodeURIComponent(since)}`, {
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-encoding': 'br' },
    redirect: 'manual',
    signal: leaving.signal,
  })
  const reader = response.body?.getReader()
  let text = ''
  return {
    response,
    leave: () => leaving.abort(),
    /** The name of the next event; null at the end. */
    async next(): Promise<string | null> {
      for (;;) {
        const [, name, rest] = /event: ([\w-]+)\n(?:.+\n)*?\n([\s\S]*)/.exec(text) ?? []
        if (name !== undefined) {
          text = rest ?? ''
          return name
        }
        const part = await reader?.read()
        if (!part || part.done) return null
        text += new TextDecoder().decode(part.value)
      }
    },
  }
}

describeOnBothEngines('events', (open) => {
  test('what is said in a chat is told to the open page of the same person, and to nobody else', async () => {
    const served = await servePage(await open())
    const [ann, ben] = [served.earth.person('ann'), served.earth.person('ben')]
    await ann.says('Buy milk')
    await ben.says('Buy tea')
    const browser = await served.signedIn(ann)
    const stream = await listen(served, browser.cookies)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    expect(stream.response.headers.get('cache-control')).toBe('no-store')
    expect(await stream.next()).toBe('open')
    await ben.says('Call Eva')
    await ann.says('done milk')
    expect(await stream.next()).toBe('change')
    stream.leave()
    expect(served.earth.errors).toEqual([])
  })

  test('who is not signed in gets none', async () => {
    const served = await servePage(await open())
    const { response } = await listen(served, new Map())
    expect(response.status).toBe(303)
  })
})

describe('streams', () => {
  const open = opener('sqlite')
  afterEach(() => vi.useRealTimers())

  test('three a session, one for each window that is seen: beyond that the oldest is told to wait', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    const streams = []
    for (let count = 0; count < 4; count++) {
      const stream = await listen(served, browser.cookies)
      expect(await stream.next()).toBe('open')
      streams.push(stream)
    }
    const [first, ...others] = streams
    expect(await first?.next()).toBe('elsewhere')
    expect(await first?.next()).toBe(null)
    await served.earth.person('ann').says('Buy milk')
    for (const each of others) {
      expect(await each.next()).toBe('change')
      each.leave()
    }
  })

  test('what changed after the page was drawn, before its stream was open, is told at once', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    const browser = await served.signedIn(ann)
    served.earth.clock.advance({ minutes: 1 })
    const { html } = await browser.get('/me')
    const drawnAt = /data-at="([^"]+)"/.exec(html)?.[1] ?? ''
    const calm = await listen(served, browser.cookies, drawnAt)
    expect(await calm.next()).toBe('open')
    calm.leave()
    await ann.says('Buy milk')
    const late = await listen(served, browser.cookies, drawnAt)
    expect([await late.next(), await late.next()]).toEqual(['open', 'change'])
    late.leave()
    const unknown = await listen(served, browser.cookies, 'yesterday')
    expect(await unknown.next()).toBe('open')
    unknown.leave()
  })

  test('it beats while nothing happens, and ends with its session', async () => {
    let isActive = true
    const streams = createLiveStreams(
      { watch: async () => () => undefined, stop: async () => undefined },
      { isActive: async () => isActive },
      5,
    )
    const { Hono } = await import('hono')
    const app = new Hono<{ Variables: { visitor: { userId: string; familyId: string; name: string } } }>()
    app.use(async (c, next) => {
      c.set('visitor', { userId: 'ann', familyId: 'family', name: 'ann' })
      return next()
    })
    app.route('/', streams.routes)
    const reader = (await app.request('/events')).body?.getReader()
    let text = ''
    const until = async (words: string): Promise<void> => {
      while (!text.includes(words)) {
        const part = await reader?.read()
        if (!part || part.done) return
        text += new TextDecoder().decode(part.value)
      }
    }
    await until('event: beat')
    expect(text).toContain('event: beat')
    isActive = false
    await until('event: signed-out')
    expect(text).toContain('event: signed-out')
    expect((await reader?.read())?.done).toBe(true)
    await streams.stop()
    expect((await app.request('/events')).status).toBe(503)
  })

  test('a process asks once for all who watch, and not at all while nobody does', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ann.says('Buy milk')
    await ben.says('Buy tea')
    let count = 0
    const knex = new Proxy(earth.database.knex, {
      apply(target, self, given) {
        count++
        return Reflect.apply(target, self, given)
      },
    })
    const idOf = (name: string) => earth.database.knex('users').where({ username: name }).first('user_id')
    const [{ user_id: annId }, { user_id: benId }] = [await idOf('ann'), await idOf('ben')]
    const watcher = createChangeWatcher({
      database: { knex },
      clock: earth.clock,
      onError: (error) => earth.errors.push(error),
      everyMs: 5,
    })
    const told: string[] = []
    const waitFor = (name: string) => expect.poll(() => told).toContain(name)
    expect(count).toBe(0)
    const ends = [
      await watcher.watch(annId, null, () => told.push('ann')),
      await watcher.watch(benId, null, () => told.push('ben')),
    ]
    await expect.poll(() => count).toBeGreaterThan(3)
    expect(told).toEqual([])
    const answer = await ann.says('done milk')
    await waitFor('ann')
    expect(told).not.toContain('ben')
    told.splice(0)
    await ann.presses(answer, 'Undo')
    await waitFor('ann')
    for (const end of ends) end()
    await watcher.stop()
    expect(earth.errors).toEqual([])
  })
})

const lineOf = (page: Page, line: string, id: string = randomUUID()) => ({ token: hidden(page, 'token'), id, line })

describeOnBothEngines('lines typed without a connection', (open) => {
  test('each is saved once, however often it is sent', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    const page = await browser.get('/me')
    const said = { ...lineOf(page, 'Buy milk'), person: /data-person="([^"]+)"/.exec(page.html)?.[1] }
    expect(JSON.parse((await browser.json('/me/lines', said)).html)).toEqual({
      title: 'Added: Buy milk',
      isRepeat: false,
    })
    for (let time = 0; time < 3; time++)
      expect(JSON.parse((await browser.json('/me/lines', said)).html)).toMatchObject({ isRepeat: true })
    expect(await served.earth.database.knex('tasks').select('title')).toEqual([{ title: 'Buy milk' }])
  })

  test('a line that arrived, though its answer was lost, is not saved again', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    const page = await browser.get('/me')
    const delivery = hidden(page, 'delivery')
    await browser.post('/me', { token: hidden(page, 'token'), delivery, line: 'Buy milk' })
    expect(JSON.parse((await browser.json('/me/lines', lineOf(page, 'Buy milk', delivery))).html)).toMatchObject({
      isRepeat: true,
    })
    expect(await served.earth.database.knex('tasks').select('title')).toEqual([{ title: 'Buy milk' }])
  })

  test('nothing of another session, of another site or without a session is taken', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    const page = await browser.get('/me')
    expect((await browser.json('/me/lines', { ...lineOf(page, 'Buy milk'), token: 'x' })).status).toBe(409)
    expect((await browser.json('/me/lines', { ...lineOf(page, 'Buy milk'), person: 'another' })).status).toBe(409)
    expect((await served.browser().json('/me/lines', lineOf(page, 'Buy milk'))).status).toBe(303)
    const form = await browser.post('/me/lines', lineOf(page, 'Buy milk'), { origin: 'https://evil.example' })
    expect(form.status).toBe(403)
    for (const body of [null, {}, { ...lineOf(page, ''), line: '' }, { ...lineOf(page, 'x'), id: 'mine' }])
      expect((await browser.json('/me/lines', body)).status).toBe(400)
    expect(await served.earth.database.knex('tasks').select('title')).toEqual([])
  })
})

describeOnBothEngines('the week as a map', (open) => {
  test('answers when I am good, by hour and weekday, with focus', async () => {
    const served = await servePage(await open())
    const { clock } = served.earth
    const ann = served.earth.person('ann')
    await ann.says('Write report')
    // Thursday 10:30 in Vienna, Friday 10:30, Friday 15:30.
    for (const [days, hours, level] of [
      [0, 0, 3],
      [1, 0, 3],
      [0, 5, 1],
      [1, 0, 1],
    ] as const) {
      clock.advance({ days, hours })
      await ann.says(`energy ${level}`)
    }
    await ann.says('focus start report minutes:25')
    clock.advance({ minutes: 20 })
    await ann.says('focus stop')
    const { html } = await (await served.signedIn(ann)).get('/me/energy')
    expect(html).toContain('Around <strong>10:00</strong>: 3.0 of 3 on average.')
    expect(html).toContain('Most focus: Saturday from 15:00, 20 min.')
    expect(html).toContain('Friday 10:00: energy 3.0, 1 noted')
    expect(html).toContain('Saturday 15:00: energy 1.0, 1 noted, 20 min in focus')
    expect(html).toMatch(/<table><caption>Energy from 1 to 3 by hour and weekday, the last 30 days/)
  })

  test('without notes it says how to begin, and a mistyped span is the usual one', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    for (const query of ['', '?days=x', '?days=-1', '?days=1e9']) {
      const { html, status } = await browser.get(`/me/energy${query}`)
      expect([status, html.includes('Not known yet')]).toEqual([200, true])
      expect(html).toContain('the last 30 days')
    }
  })
})

describeOnBothEngines('switches', (open) => {
  test('a kind of reminder, and how answers look, by one press', async () => {
    const served = await servePage(await open())
    const browser = await served.signedIn(served.earth.person('ann'))
    const flip = async (name: string): Promise<string> => {
      const page = await browser.get('/me/settings')
      const form = page.html
        .split('<form ')
        .find((each) => each.includes('role="switch"') && each.includes(`aria-label="${name}"`))
      if (!form) throw new Error(`No switch ${name}`)
      const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        value,
      ])
      const after = await browser.post('/me/settings', Object.fromEntries(fields))
      return new RegExp(`aria-checked="(\\w+)" aria-label="${name}"`).exec(after.html)?.[1] ?? ''
    }
    expect(await flip('Mornings')).toBe('true')
    expect(await flip('Mornings')).toBe('false')
    expect(await flip('Points')).toBe('false')
    expect(await flip('Points')).toBe('true')
    expect(await flip('Plain words')).toBe('true')
    expect(served.earth.errors).toEqual([])
  })
})
