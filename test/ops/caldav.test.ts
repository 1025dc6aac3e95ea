// CalDAV accounts: found from any of their addresses, read for a window, within limits, and their password sent nowhere else.
import { afterEach, describe, expect, test } from 'vitest'
import { type CalDavOptions, mayHavePassword, readCalDav } from '../../src/ops/caldav.ts'
import type { requestPublic } from '../../src/ops/fetch-public.ts'
import { type FakeCalDav, type FakeCollection, startFakeCalDav } from '../fakes/caldav/index.ts'
import { calendarFile, vevent } from '../support/calendars.ts'

const servers: FakeCalDav[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

const OPTIONS: CalDavOptions = {
  from: new Date('2026-03-05T00:00:00Z'),
  to: new Date('2026-05-05T00:00:00Z'),
  version: null,
  maxBytes: 1_000_000,
  timeoutMs: 20_000,
  allowsPrivateNetworks: true,
}

const file = (uid: string, day = '20260306') =>
  calendarFile([vevent({ uid, start: `${day}T100000Z`, end: `${day}T110000Z` })])
const collection = (name: string, uids: readonly string[], more: Partial<FakeCollection> = {}): FakeCollection => ({
  name,
  ctag: `${name}-1`,
  files: new Map(uids.map((uid) => [`${uid}.ics`, file(uid)])),
  ...more,
})

async function serve(...collections: FakeCollection[]): Promise<FakeCalDav> {
  const server = await startFakeCalDav(collections)
  servers.push(server)
  return server
}

const account = (server: FakeCalDav, path = '/') => ({
  url: `${server.origin}${path}`,
  user: server.user,
  password: server.password,
})
const uidsOf = (text: string | null) => [...(text ?? '').matchAll(/UID:(\S+)/g)].map(([, uid]) => uid)

describe('an account', () => {
  test.each(['/', '/dav/', '/dav/principals/ann/', '/.well-known/caldav'])('is found from %s', async (path) => {
    const server = await serve(collection('work', ['a', 'b']), collection('home', ['c']))
    const { text, version } = await readCalDav(account(server, path), OPTIONS)
    expect(uidsOf(text)).toEqual(['a', 'b', 'c'])
    expect(version).toMatch(/^[0-9a-f]{64}$/)
  })

  test('the address of one calendar is that calendar alone', async () => {
    const server = await serve(collection('work', ['a', 'b']), collection('home', ['c']))
    expect(uidsOf((await readCalDav(account(server, '/dav/calendars/ann/home/'), OPTIONS)).text)).toEqual(['c'])
  })

  test('task lists, inboxes and what does not make busy are left out; what does not say is asked', async () => {
    const server = await serve(
      collection('tasks', ['t'], { components: ['VTODO'] }),
      collection('inbox', ['i'], { isOther: true }),
      collection('holidays', ['h'], { isTransparent: true }),
      collection('old', ['o'], { components: 'unsaid' }),
      collection('work', ['w']),
    )
    expect(uidsOf((await readCalDav(account(server), OPTIONS)).text)).toEqual(['o', 'w'])
  })

  test('only the window is asked for', async () => {
    const server = await serve(collection('work', ['now']))
    server.collections[0]?.files.set('later.ics', file('later', '20270101'))
    expect(uidsOf((await readCalDav(account(server), OPTIONS)).text)).toEqual(['now'])
    expect(server.asked.at(-1)?.body).toContain('start="20260305T000000Z" end="20260505T000000Z"')
  })

  test('unchanged, its events are not asked for; changed, added or without versions they are', async () => {
    const server = await serve(collection('work', ['a']))
    const { version } = await readCalDav(account(server), OPTIONS)
    const before = server.asked.length
    expect(await readCalDav(account(server), { ...OPTIONS, version })).toEqual({ text: null, version })
    expect(server.asked.slice(before).some(({ line }) => line.startsWith('REPORT'))).toBe(false)
    const [work] = server.collections
    if (work) work.ctag = 'work-2'
    expect(uidsOf((await readCalDav(account(server), { ...OPTIONS, version })).text)).toEqual(['a'])
    if (work) delete work.ctag
    const untold = await readCalDav(account(server), { ...OPTIONS, version })
    expect([uidsOf(untold.text), untold.version]).toEqual([['a'], null])
  })

  test('without calendars it is empty, and no failure', async () => {
    expect((await readCalDav(account(await serve()), OPTIONS)).text).toMatch(/^BEGIN:VCALENDAR/)
  })
})

describe('what goes wrong has a word', () => {
  const refusals: readonly (readonly [string, string, (server: FakeCalDav) => void])[] = [
    ['a wrong password', 'refused', (server) => (server.password = 'changed since')],
    ['a server that is down', 'unreachable', (server) => (server.fault = { answer: (to) => to.writeHead(503).end() })],
    [
      'a server that refuses reports',
      'refused',
      (server) => (server.fault = { method: 'REPORT', answer: (to) => to.writeHead(403).end() }),
    ],
    [
      'a page instead of a server',
      'no calendar',
      (server) =>
        (server.fault = { answer: (to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>') }),
    ],
    [
      'XML that is none',
      'no calendar',
      (server) =>
        (server.fault = {
          answer: (to) => to.writeHead(207, { 'content-type': 'text/xml' }).end('<d:multistatus><d:response>'),
        }),
    ],
    [
      'a huge answer',
      'too large',
      (server) =>
        (server.fault = {
          method: 'REPORT',
          answer: (to) => to.writeHead(207, { 'content-type': 'text/xml' }).end('x'.repeat(2_000_000)),
        }),
    ],
    [
      'redirects without end',
      'redirects',
      (server) => (server.fault = { answer: (to) => to.writeHead(302, { location: '/dav/again/' }).end() }),
    ],
    [
      'more calendars than a person has',
      'too complicated',
      (server) => {
        for (let n = 0; n < 40; n++) server.collections.push(collection(`c${n}`, []))
      },
    ],
    ['a hanging server', 'timeout', (server) => (server.fault = { answer: () => undefined })],
  ]
  test.each(refusals)('%s: %s', async (_name, code, make) => {
    const server = await serve(collection('work', ['a']))
    const asked = account(server)
    make(server)
    const options = code === 'timeout' ? { ...OPTIONS, timeoutMs: 300 } : OPTIONS
    const error = await readCalDav(asked, options).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code })
    expect(String(error)).not.toContain(asked.password)
    expect(String(error)).not.toContain('127.0.0.1')
  })

  test('private networks are not asked, unless the operator lets people', async () => {
    const server = await serve(collection('work', ['a']))
    await expect(readCalDav(account(server), { ...OPTIONS, allowsPrivateNetworks: false })).rejects.toMatchObject({
      code: 'private',
    })
    expect(server.asked).toEqual([])
  })
})

describe('the password stays with the site the person named', () => {
  test('a redirect and a home elsewhere are not followed, and nothing is sent there', async () => {
    const other = await serve(collection('work', ['stolen']))
    for (const lead of ['wellKnown', 'home'] as const) {
      const server = await serve(collection('work', ['a']))
      server[lead] = `${other.origin}/dav/`
      if (lead === 'wellKnown')
        server.fault = {
          method: 'PROPFIND',
          answer: (to) => to.writeHead(301, { location: `${other.origin}/dav/` }).end(),
        }
      await expect(readCalDav(account(server), OPTIONS)).rejects.toMatchObject({ code: 'redirects' })
    }
    expect(other.asked).toEqual([])
  })

  test.each([
    ['https://caldav.icloud.com/', 'https://p42-caldav.icloud.com/1/calendars/', true],
    ['https://caldav.icloud.com/', 'https://caldav.icloud.com:8443/', false],
    ['https://caldav.icloud.com/', 'http://caldav.icloud.com/', false],
    ['https://caldav.icloud.com/', 'https://icloud.com.evil.example/', false],
    ['https://caldav.icloud.com/', 'https://evilicloud.com/', false],
    ['https://cloud.example.org/', 'https://dav.example.org/', true],
    ['https://example.org/', 'https://other.org/', false],
    ['https://shop.co.uk/', 'https://evil.co.uk/', false],
    ['http://cloud.lan/', 'https://cloud.lan/', true],
    ['https://10.0.0.1/', 'https://20.0.0.1/', false],
  ])('%s → %s: %s', (named, asked, may) => {
    expect(mayHavePassword(new URL(named), new URL(asked))).toBe(may)
  })

  test('as a header of each request, and in no address', async () => {
    const server = await serve(collection('work', ['a']))
    const urls: string[] = []
    const { requestPublic: real } = await import('../../src/ops/fetch-public.ts')
    const request: typeof requestPublic = (address, options, signal) => {
      urls.push(address)
      return real(address, options, signal)
    }
    await readCalDav(account(server), { ...OPTIONS, request })
    expect(urls.join('\n')).not.toMatch(/abcd|mnop|ann@|ann%40/)
    expect(new Set(server.asked.map(({ authorization }) => authorization)).size).toBe(1)
  })
})
