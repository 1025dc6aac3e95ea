// The page against somebody who means harm: what was theirs for a while, what is not theirs, what no browser would send.
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { linked } from '../../support/linking.ts'
import { type Browser, hidden, type ServedPage, servePage } from '../../support/page.ts'
import { textOf } from '../../support/talk.ts'
import type { Person } from '../../support/world.ts'

const PASSWORD = 'three words I like'
const HALF = '\ud800'

async function codeOf(served: ServedPage, person: Person): Promise<string> {
  return (await served.link(person)).split('/').at(-1) ?? ''
}

async function tokensOf(served: ServedPage, person: Person) {
  const { html } = await served.browser().json('/auth/sign-in', { code: await codeOf(served, person) })
  return JSON.parse(html) as { access_token: string; refresh_token: string }
}

const bearer = ({ access_token }: { access_token: string }) => ({ authorization: `Bearer ${access_token}` })

async function setPassword(firefox: Browser): Promise<void> {
  const token = hidden(await firefox.get('/me/password'), 'token')
  const { html } = await firefox.post('/me/password', { token, password: PASSWORD })
  if (!html.includes('Saved.')) throw new Error(html)
}

describeOnBothEngines('somebody who was let in for a while', (open) => {
  test('a password does not outlive a link or an unlinking: the other side may know it', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    const tryIt = async () =>
      (await served.browser().post('/auth/sign-in', { username: 'ann', password: PASSWORD })).status
    await eve.says('hello')
    await setPassword(await served.signedIn(ann))
    expect(await tryIt()).toBe(303)
    const { done } = await linked(earth, { first: ann, second: eve })
    expect(textOf(done.linked)).toContain('password')
    expect(await tryIt()).toBe(401)
    // Eve sets one while both are one person.
    await setPassword(await served.signedIn(eve))
    expect(await tryIt()).toBe(303)
    expect(textOf(await ann.says('auth unlink account:discord'))).toContain('password')
    expect(await tryIt()).toBe(401)
  })

  test('undo does not bring an old calendar address back', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    await linked(earth, { first: ann, second: eve })
    const path = /\/me\/calendar\/[\w/.-]+/.exec(textOf(await eve.says('me calendar')))?.[0] ?? ''
    expect((await served.browser().get(path)).status).toBe(200)
    await ann.says('me style points:no')
    await ann.says('auth unlink account:discord')
    expect((await served.browser().get(path)).status).toBe(404)
    await ann.says('undo')
    expect((await served.browser().get(path)).status).toBe(404)
  })

  test('a token of a session that is over signs nobody out', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    const curl = served.browser()
    const old = await tokensOf(served, ann)
    await curl.json('/auth/logout', { refresh_token: old.refresh_token })
    const firefox = await served.signedIn(ann)
    expect((await curl.json('/auth/logout', { refresh_token: old.refresh_token, all: 'yes' })).status).toBe(401)
    expect((await firefox.get('/me')).status).toBe(200)
    // One that was used, neither: its own session alone ends, as by any reuse.
    const used = await tokensOf(served, ann)
    await curl.json('/auth/refresh', { refresh_token: used.refresh_token })
    served.earth.clock.advance({ minutes: 1 })
    await curl.json('/auth/logout', { refresh_token: used.refresh_token, all: 'yes' })
    expect((await firefox.get('/me')).status).toBe(200)
  })

  test('a stolen access token cannot make an account of one’s own a part of the person', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const eve = earth.person('eve', { platform: 'discord', externalId: '66' })
    await ann.says('Secret errand')
    await eve.says('hello')
    const stolen = bearer(await tokensOf(served, ann))
    const curl = served.browser()
    const say = async (body: object) => (await curl.json('/api/requests', body, stolen)).html
    const code = /\b[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}\b/.exec(await say({ line: 'auth link' }))?.[0]
    await eve.presses(await eve.says(`auth redeem ${code}`), 'Link')
    expect(await say({ line: 'auth show' })).not.toContain('Yes, me')
    expect(await say({ line: 'auth confirm link:discord answer:yes' })).toContain(
      'Please answer in your chat, where I asked.',
    )
    expect(textOf(await eve.says('task list find:secret'))).not.toContain('Secret errand')
  })
})

describeOnBothEngines('what no browser would send', (open) => {
  test('NUL and halves of characters, in every field that is stored or looked for, are no faults', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const curl = served.browser()
    const statuses: number[] = []
    const keep = ({ status }: { status: number }) => statuses.push(status)
    for (const odd of ['a\u0000b', `a${HALF}b`, '\u0000']) {
      keep(await curl.json('/auth/sign-in', { username: odd, password: odd }))
      keep(await curl.json('/auth/sign-in', { code: odd, device: odd }))
      keep(await curl.json('/auth/refresh', { refresh_token: odd }))
      keep(await curl.json('/auth/sign-in', { code: await codeOf(served, ann), device: odd }))
      keep(await curl.post('/auth/sign-in', { username: odd, password: odd }))
      keep(await curl.get(`/auth/sign-in/${encodeURIComponent(odd.toWellFormed())}`))
      keep(await curl.get(`/me/calendar/${encodeURIComponent(odd.toWellFormed())}/abc.ics`))
      const tokens = bearer(await tokensOf(served, ann))
      for (const body of [
        { line: `task add ${odd}` },
        { line: odd },
        { press: `task add title:"${odd}"`, returnTo: odd, id: odd },
        { press: `task show task:${odd}` },
        { command: odd, values: { [odd]: odd } },
        { command: 'task add', values: { title: odd, constructor: odd, ['__proto__']: odd } },
      ])
        keep(await curl.json('/api/requests', body, tokens))
      const firefox = await served.signedIn(ann)
      const token = hidden(await firefox.get('/me'), 'token')
      const forms: readonly Readonly<Record<string, string>>[] = [
        { line: odd },
        { press: `task add title:"${odd}"`, back: odd, delivery: odd },
        { press: 'task list', fills: odd, choice: odd },
        { command: 'task add', 'value.title': odd, [`value.${odd}`]: odd },
      ]
      for (const fields of forms) keep(await firefox.post('/me', { token, ...fields }))
      keep(await firefox.get(`/me/tasks?find=${encodeURIComponent(odd.toWellFormed())}`))
    }
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(earth.errors).toEqual([])
    expect(served.log()).not.toContain('A page failed')
  })

  test('a form that is cut off, or no form at all, is no fault, and does nothing', async () => {
    const served = await servePage(await open())
    const firefox = await served.signedIn(served.earth.person('ann'))
    const cookie = [...firefox.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const path of [
      '/me',
      '/me/password',
      '/me/push/off',
      '/me/import',
      '/me/lines',
      '/auth/sign-in',
      '/auth/logout',
    ])
      for (const type of ['multipart/form-data', 'multipart/form-data; boundary=x', 'application/json', 'text/plain']) {
        const headers = { cookie, origin: served.origin, 'content-type': type }
        const { status } = await raw(served, {
          path,
          method: 'POST',
          headers,
          body: '--x\r\ncontent-disposition: form-',
        })
        expect([path, type, status < 500]).toEqual([path, type, true])
      }
    expect((await firefox.get('/me')).status).toBe(200)
    expect(served.log()).not.toContain('A page failed')
  })

  test('every answer, errors and all, says that nothing is loaded, framed or kept', async () => {
    const served = await servePage(await open())
    const answers = [
      ...(await Promise.all(
        ['/', '/me', '/me/export', '/auth/x', '/auth/sign-in', '/auth/sign-in/x'].map((path) => raw(served, { path })),
      )),
      ...(await Promise.all(
        ['/api/x', '/api/requests', '/me/calendar/a/b.ics', '/me/x/../..//y', '/livez', '/nothing'].map((path) =>
          raw(served, { path }),
        ),
      )),
      await raw(served, {
        path: '/auth/logout',
        method: 'POST',
        body: 'a=b',
        headers: { origin: 'https://evil.example' },
      }),
      await raw(served, { path: '/auth/logout', method: 'POST', body: 'a'.repeat(200_000) }),
      await raw(served, { path: '/api/requests', method: 'POST', body: '{' }),
      await raw(served, { path: '/me', headers: { host: 'a b' } }),
      await raw(served, { path: '/me/%zz%' }),
      await raw(served, { path: '/me', method: 'TRACE' }),
    ]
    for (const { status, headers, path } of answers) {
      expect([path, status, headers['content-security-policy'] ?? 'no policy']).toEqual([
        path,
        status,
        expect.stringContaining("default-src 'none'"),
      ])
      expect([path, headers['x-content-type-options'], headers['cache-control']]).toEqual([path, 'nosniff', 'no-store'])
      expect(status).toBeLessThan(500)
    }
  })
})

test.each([
  [
    'who came to the proxy that is named',
    1,
    ['6.6.6.6, 1.1.1.1', '6.6.6.7, 1.1.1.1', '1.1.1.1, 2.2.2.2'],
    [401, 429, 401],
  ],
  ['who comes here, whatever they write', 0, ['1.1.1.1', '2.2.2.2', '3.3.3.3'], [401, 429, 429]],
])('sign-ins are counted by %s', async (_by, proxies, from, expected) => {
  const served = await servePage(await opener('sqlite')(), { proxies })
  const knock = async (forwarded = '') =>
    (await served.browser().json('/auth/refresh', { refresh_token: 'x' }, { 'x-forwarded-for': forwarded })).status
  const [first, ...others] = from
  const seen = [await knock(first)]
  for (let count = 1; count < 600; count++) await knock(first)
  for (const other of others) seen.push(await knock(other))
  expect(seen).toEqual(expected)
})

test('a whole life is handed out twenty times a minute at most', async () => {
  const served = await servePage(await opener('sqlite')())
  const firefox = await served.signedIn(served.earth.person('ann'))
  const statuses: number[] = []
  for (let count = 0; count < 21; count++) statuses.push((await firefox.get('/me/export')).status)
  expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429])
  const ben = await served.signedIn(served.earth.person('ben'))
  const files = ['/me/export', '/me/export/todo.txt', '/me/export/tasks.ics']
  const perFile: number[] = []
  for (let count = 0; count < 21; count++) perFile.push((await ben.get(files[count % 3] ?? '')).status)
  expect(perFile).toEqual([...Array.from({ length: 20 }, () => 200), 429])
})

interface Raw {
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** As no browser would: the path and the headers as they are. */
function raw({ origin }: ServedPage, { path, method = 'GET', headers = {}, body }: Raw) {
  const { hostname, port } = new URL(origin)
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise<{
    path: string
    status: number
    headers: Readonly<Record<string, string | string[] | undefined>>
  }>((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers: { ...form, ...headers } }, (response) => {
      response.resume()
      resolve({ path, status: response.statusCode ?? 0, headers: response.headers })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
