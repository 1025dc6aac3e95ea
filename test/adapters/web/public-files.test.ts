// What password managers, crawlers and finders of faults look for; and what is compressed, and what never is.

import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { scriptUrls } from '../../../adapters/web/assets.ts'
import { opener } from '../../support/databases.ts'
import { type ServedPage, servePage } from '../../support/page.ts'
import { textOf } from '../../support/talk.ts'

const open = opener('sqlite')

test('well-known addresses answer without a session', async () => {
  const { browser } = await servePage(await open(), { publicUrl: 'https://proxy.example.org' })
  const curl = browser()
  const change = await curl.get('/.well-known/change-password')
  expect([change.status, change.headers.get('location')]).toEqual([303, '/me/password'])
  const security = await curl.get('/.well-known/security.txt')
  expect(security.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(security.html).toBe(
    'Contact: https://proxy.example.org/auth/report\nExpires: 2026-09-01T00:00:00.000Z\nPreferred-Languages: en\nCanonical: https://proxy.example.org/.well-known/security.txt\n',
  )
  expect((await curl.get('/auth/report')).html).toContain('in private')
  expect((await curl.get('/robots.txt')).html).toBe('User-agent: *\nDisallow: /\n')
  for (const [path, type] of [
    ['/favicon.ico', 'image/x-icon'],
    ['/apple-touch-icon.png', 'image/png'],
  ] as const) {
    const icon = await curl.get(path)
    expect([icon.status, icon.headers.get('content-type'), icon.html.length > 500]).toEqual([200, type, true])
  }
  expect((await curl.get('/.well-known/anything-else')).status).toBe(404)
})

/** The answer as it travels. */
function raw(origin: string, path: string, headers: Record<string, string>, body?: string) {
  return new Promise<{
    encoding: string | undefined
    etag: string | undefined
    cacheControl: string | undefined
    status: number
    data: Buffer
  }>((resolve, reject) => {
    const sent = request(origin + path, { method: body === undefined ? 'GET' : 'POST', headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        resolve({
          encoding: answer.headers['content-encoding'],
          etag: answer.headers.etag,
          cacheControl: answer.headers['cache-control'],
          status: answer.statusCode ?? 0,
          data: Buffer.concat(parts),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function asAnn(served: ServedPage) {
  const firefox = await served.signedIn(served.earth.person('ann'))
  return [...firefox.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

test('lists and files are compressed as the browser takes it', async () => {
  const served = await servePage(await open())
  const cookie = await asAnn(served)
  for (const path of [
    '/me',
    '/me/tasks',
    '/me/style.css',
    scriptUrls.find((url) => url.endsWith('/forms.js')) ?? '',
    '/me/export',
  ]) {
    const plain = (await raw(served.origin, path, { cookie, 'accept-encoding': 'identity' })).data
    const br = await raw(served.origin, path, { cookie, 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect([path, br.encoding]).toEqual([path, 'br'])
    expect(br.data.length).toBeLessThan(plain.length / 2)
    expect(brotliDecompressSync(br.data).length).toBe(plain.length)
    const zip = await raw(served.origin, path, { cookie, 'accept-encoding': 'gzip;q=1.0, br;q=0' })
    expect([path, zip.encoding, gunzipSync(zip.data).length]).toEqual([path, 'gzip', plain.length])
  }
})

test('nothing that repeats its request beside a secret is compressed (BREACH)', async () => {
  const served = await servePage(await open())
  const cookie = await asAnn(served)
  const headers = { cookie, 'accept-encoding': 'gzip, br' }
  for (const path of [
    '/me/tasks?find=token',
    '/me/habits?page=2',
    '/me/ask/token/value',
    '/me/password',
    '/auth/sign-in/x',
    '/me/nowhere',
  ])
    expect([path, (await raw(served.origin, path, headers)).encoding]).toEqual([path, undefined])
  const form = { ...headers, origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' }
  const posted = await raw(served.origin, '/me', form, 'line=token')
  expect([posted.status, posted.encoding]).toEqual([409, undefined])
})

test('a calendar that has not changed is not sent again', async () => {
  const served = await servePage(await open())
  const { earth, origin } = served
  const ann = earth.person('ann')
  for (let index = 0; index < 12; index++) await ann.says(`Thing ${index} tomorrow`)
  const path = /\/me\/calendar\/[\w/.-]+\.ics/.exec(textOf(await ann.says('me calendar')))?.[0] ?? ''
  const first = await raw(origin, path, {})
  expect(first.etag).toMatch(/^"[\w-]{27}"$/)
  earth.clock.advance({ minutes: 60 })
  const same = await raw(origin, path, { 'if-none-match': `"other", ${first.etag}` })
  expect([same.status, same.data.length, same.etag]).toEqual([304, 0, first.etag])
  // A reader that may keep nothing would have no tag to ask with.
  for (const each of [first, same]) expect(each.cacheControl).toBe('private, no-cache')
  // A compressed one has a weak tag, which is as good.
  const weak = (await raw(origin, path, { 'accept-encoding': 'br' })).etag ?? ''
  expect(weak).toBe(`W/${first.etag}`)
  expect((await raw(origin, path, { 'if-none-match': weak })).status).toBe(304)
  await ann.says('Another thing tomorrow')
  expect((await raw(origin, path, { 'if-none-match': weak })).status).toBe(200)
})
