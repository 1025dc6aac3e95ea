// The door of the page under attack: links, cookies, forms of others, and what is written down of it all.
import { expect, test } from 'vitest'
import { loadRecipients } from '../../../src/nudges/outbox/recipients.ts'
import { describeOnBothEngines, opener } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { hidden, servePage } from '../../support/page.ts'

describeOnBothEngines('the private link', (open) => {
  test('a prefetch does not use it up, however often', async () => {
    const { earth, link, browser } = await servePage(await open())
    const path = await link(earth.person('ann'))
    const slackbot = browser({ agent: 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)' })
    for (let look = 0; look < 3; look++) {
      const seen = await slackbot.get(path, { purpose: 'prefetch' })
      expect(seen.status).toBe(200)
      // What is previewed tells nothing of whose it is.
      expect(seen.html).not.toContain('ann')
    }
    expect(slackbot.set).toEqual([])
    const firefox = browser()
    expect((await firefox.post('/auth/sign-in', { code: hidden(await firefox.get(path), 'code') })).status).toBe(303)
  })

  test('used twice it opens nothing; nor do twenty at once more than one door', async () => {
    const { earth, link, browser } = await servePage(await open())
    const code = (await link(earth.person('ann'))).split('/').at(-1) ?? ''
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () => (await browser().post('/auth/sign-in', { code })).status),
    )
    expect(statuses.filter((status) => status === 303)).toHaveLength(1)
    expect(statuses.filter((status) => status === 410)).toHaveLength(19)
    expect((await browser().get(`/auth/sign-in/${code}`)).status).toBe(410)
    expect(await earth.database.knex('refresh_tokens')).toHaveLength(1)
  })

  test('is over after ten minutes, and nonsense never was one', async () => {
    const { earth, link, browser } = await servePage(await open())
    const path = await link(earth.person('ann'))
    const code = path.split('/').at(-1) ?? ''
    earth.clock.advance({ minutes: 10 })
    const late = browser()
    expect((await late.get(path)).status).toBe(410)
    expect((await late.post('/auth/sign-in', { code })).status).toBe(410)
    expect((await late.post('/auth/sign-in', { code: '<script>' })).status).toBe(410)
    expect((await late.post('/auth/sign-in', {})).status).toBe(410)
    expect(late.cookies.size).toBe(0)
  })

  test('is kept as a hash only, and the device by its name', async () => {
    const { earth, link, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    const code = (await link(ann)).split('/').at(-1) ?? ''
    expect(JSON.stringify(await earth.database.knex('link_codes'))).not.toContain(code)
    await signedIn(ann)
    expect(await earth.database.knex('refresh_token_links')).toMatchObject([{ device: 'Firefox on Linux' }])
  })

  test('leads to the export by name, and never to an address it brings along', async () => {
    const { earth, link, browser } = await servePage(await open())
    const ann = earth.person('ann')
    const ways: (string | null)[] = []
    for (const to of ['export', 'https://evil.example', '//evil.example', 'constructor', '']) {
      const code = (await link(ann)).split('/').at(-1) ?? ''
      ways.push((await browser().post('/auth/sign-in', { code, to })).headers.get('location'))
    }
    expect(ways).toEqual(['/me/export', '/me', '/me', '/me', '/me'])
  })
})

describeOnBothEngines('cookies of a session', (open) => {
  test('over https are host-bound, secure, out of reach of scripts; plain where the page is', async () => {
    const secure = await servePage(await open(), { publicUrl: 'https://proxy.example.org' })
    const code = (await secure.link(secure.earth.person('ann'))).split('/').at(-1) ?? ''
    const firefox = secure.browser()
    const answer = await firefox.post('/auth/sign-in', { code }, { origin: 'https://proxy.example.org' })
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
    expect(firefox.set).toHaveLength(3)
    for (const cookie of firefox.set) {
      expect(cookie).toMatch(/^__Host-proxy_(access|refresh|device)=/)
      for (const flag of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(flag)
      expect(cookie).not.toContain('Domain')
    }
    const plain = await servePage(await open())
    const here = await plain.signedIn(plain.earth.person('ann'))
    for (const cookie of here.set) {
      expect(cookie).toMatch(/^proxy_(access|refresh|device)=/)
      expect(cookie).toContain('HttpOnly')
      expect(cookie).not.toContain('Secure')
    }
  })

  test('are renewed on the way once the access token is over', async () => {
    const { earth, signedIn } = await servePage(await open())
    const firefox = await signedIn(earth.person('ann'))
    const before = firefox.cookies.get('proxy_refresh')
    earth.clock.advance({ minutes: 16 })
    const pages = await Promise.all([firefox.get('/me'), firefox.get('/me'), firefox.get('/me')])
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(firefox.cookies.get('proxy_refresh')).not.toBe(before)
    expect((await firefox.get('/me')).status).toBe(200)
  })

  test('of a session that was signed out elsewhere are cleared at the next click', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    const firefox = await signedIn(ann)
    await ann.says('auth logout')
    const away = await firefox.get('/me')
    expect([away.status, away.headers.get('location')]).toEqual([303, '/auth/sign-in'])
    // Only that this browser was here before stays known.
    expect([...firefox.cookies.keys()]).toEqual(['proxy_device'])
  })

  test('of a new session are not cleared by a late answer to a script of the old one', async () => {
    const served = await servePage(await open())
    const ann = served.earth.person('ann')
    const firefox = await served.signedIn(ann)
    await ann.says('auth logout')
    for (const [destination, isCleared] of [
      ['empty', false],
      ['document', true],
    ] as const) {
      const { status, headers } = await firefox.get('/me', { 'sec-fetch-dest': destination })
      expect([destination, status, headers.getSetCookie().length > 0]).toEqual([destination, 303, isCleared])
    }
  })

  test('an answer that was lost while they were renewed signs nobody out, however long it takes to come back', async () => {
    const { earth, signedIn } = await servePage(await open())
    const firefox = await signedIn(earth.person('ann'))
    const before = new Map(firefox.cookies)
    earth.clock.advance({ minutes: 16 })
    expect((await firefox.get('/me')).status).toBe(200)
    // What it brought never arrived: the phone was put away.
    for (const [name, value] of before) firefox.cookies.set(name, value)
    earth.clock.advance({ hours: 20 })
    expect((await firefox.get('/me')).status).toBe(200)
    expect((await firefox.get('/me')).status).toBe(200)
  })

  test('a copy of older ones is reuse as soon as the newer ones arrived, and in any other browser at once', async () => {
    for (const arrives of [true, false]) {
      const served = await servePage(await open())
      const { earth, signedIn, browser } = served
      const firefox = await signedIn(earth.person('ann'))
      const thief = browser()
      // With a whole copy of the jar, or with the tokens alone.
      for (const [name, value] of firefox.cookies)
        if (arrives || name !== 'proxy_device') thief.cookies.set(name, value)
      earth.clock.advance({ minutes: 16 })
      await firefox.get('/me')
      if (arrives) await firefox.get('/me')
      earth.clock.advance({ seconds: 11 })
      expect((await thief.get('/me')).status).toBe(303)
      expect((await firefox.get('/me')).status).toBe(303)
      expect(await earth.database.knex('audit_entries').where({ action: 'session reused' })).toHaveLength(1)
    }
  })

  test('fixation: signing in always makes a new session, and ends the one the browser had', async () => {
    const { earth, signedIn, link } = await servePage(await open())
    const mallory = await signedIn(earth.person('mallory'))
    const planted = new Map(mallory.cookies)
    const code = (await link(earth.person('ann'))).split('/').at(-1) ?? ''
    await mallory.post('/auth/sign-in', { code })
    expect(mallory.cookies.get('proxy_refresh')).not.toBe(planted.get('proxy_refresh'))
    // Who planted the old ones is nobody now, and not Ann.
    const { browser } = { browser: (await servePage(earth.database)).browser }
    const old = browser()
    for (const [name, value] of planted) old.cookies.set(name, value)
    expect((await old.get('/me')).status).toBe(303)
  })
})

describeOnBothEngines('a form of another site', (open) => {
  test.each([
    ['from another origin', { origin: 'https://evil.example' }],
    ['from nowhere', { origin: 'null' }],
    ['from a sibling', { origin: 'http://evil.127.0.0.1', 'sec-fetch-site': 'same-site' }],
    ['without saying from where', { origin: '' }],
  ])('%s does nothing', async (_name, headers) => {
    const { earth, signedIn, link } = await servePage(await open())
    const ann = earth.person('ann')
    const firefox = await signedIn(ann)
    const token = hidden(await firefox.get('/me'), 'token')
    expect((await firefox.post('/me', { token, line: 'task add Evil' }, headers)).status).toBe(403)
    expect((await firefox.post('/auth/logout', { token, all: 'yes' }, headers)).status).toBe(403)
    const code = (await link(ann)).split('/').at(-1) ?? ''
    expect((await firefox.post('/auth/sign-in', { code }, headers)).status).toBe(403)
    expect(await earth.database.knex('tasks')).toEqual([])
    expect((await firefox.get('/me')).status).toBe(200)
  })

  test('without this session’s own token does nothing either', async () => {
    const { earth, signedIn } = await servePage(await open())
    const [ann, ben] = [await signedIn(earth.person('ann')), await signedIn(earth.person('ben'))]
    const token = hidden(await ben.get('/me'), 'token')
    const forged: Record<string, string>[] = [{ line: 'Evil' }, { token, line: 'Evil' }, { token: '', line: 'Evil' }]
    for (const fields of forged) expect((await ann.post('/me', fields)).status).toBe(409)
    expect((await ann.post('/auth/logout', { token })).headers.get('location')).toBe('/me')
    expect(await earth.database.knex('tasks')).toEqual([])
    expect((await ann.get('/me')).status).toBe(200)
  })

  test('a look never changes anything', async () => {
    const { earth, signedIn } = await servePage(await open())
    const firefox = await signedIn(earth.person('ann'))
    const token = hidden(await firefox.get('/me'), 'token')
    for (const path of ['/me?line=task+add+Evil', `/me?token=${token}&press=task+add+Evil`, '/auth/logout'])
      await firefox.get(path)
    expect(await earth.database.knex('tasks')).toEqual([])
    expect((await firefox.get('/me')).status).toBe(200)
  })
})

describeOnBothEngines('signing out on the page', (open) => {
  test('ends this session, or all', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    const [one, two, three] = [await signedIn(ann), await signedIn(ann), await signedIn(ann)]
    const token = hidden(await one.get('/me'), 'token')
    expect((await one.post('/auth/logout', { token })).headers.get('location')).toBe('/auth/sign-in')
    expect((await one.get('/me')).status).toBe(303)
    expect((await two.get('/me')).status).toBe(200)
    await two.post('/auth/logout', { token: hidden(await two.get('/me'), 'token'), all: 'yes' })
    expect((await three.get('/me')).status).toBe(303)
  })
})

describeOnBothEngines('my data on the page', (open) => {
  test('is one file for its owner, and nobody else’s', async () => {
    const { earth, signedIn, browser } = await servePage(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await ann.says('Buy milk')
    await ben.says('Secret of Ben')
    const file = await (await signedIn(ann)).get('/me/export')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="proxy-export-2026-03-05.json"')
    expect(JSON.parse(file.html)).toMatchObject({ format: 'proxy-export', person: { username: 'ann' } })
    expect(file.html).toContain('Buy milk')
    expect(file.html).not.toContain('Secret of Ben')
    expect((await browser().get('/me/export')).status).toBe(303)
  })

  test('deleted there, everything is gone and the browser is nobody’s', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    const firefox = await signedIn(ann)
    const token = hidden(await firefox.get('/me'), 'token')
    const last = await firefox.post('/me', { token, delivery: 'one', line: 'me delete ann' })
    expect(last.html).toContain('Everything is deleted')
    expect(last.html).not.toContain('invitation-only')
    expect(await earth.database.knex('users')).toEqual([])
    expect(await earth.database.knex('chat_accounts')).toEqual([])
    expect((await firefox.get('/me')).status).toBe(303)
    expect(earth.errors).toEqual([])
  })
})

describeOnBothEngines('who was last heard on the page', (open) => {
  test('is reminded in their chat, and counts as somebody who was heard', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await ann.says('Call vet 11:00')
    const firefox = await signedIn(ann)
    earth.clock.advance({ minutes: 5 })
    const token = hidden(await firefox.get('/me'), 'token')
    await firefox.post('/me', { token, line: 'Buy milk' })
    const heart = await nudging(earth)
    await heart.at('2026-03-05T10:00:00Z')
    const reminders = heart.posts.filter(({ text }) => text.includes('Call vet'))
    expect(reminders.map(({ platform, letter }) => [platform, letter.externalId])).toEqual([['terminal', 'ann']])
    const { user_id } = await earth.database.knex('users').first()
    const heard = await earth.database.knex.transaction((trx) => loadRecipients(trx, [user_id]))
    expect(heard.get(user_id)?.accounts.map(({ platform }) => platform)).toEqual(['terminal'])
    expect(heard.get(user_id)?.lastHeardAt?.getTime()).toBeGreaterThan(new Date('2026-03-05T09:34:00Z').getTime())
  })

  test('and who has nowhere but the page is told nothing there', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    await ann.says('Call vet 11:00')
    await signedIn(ann).then((firefox) => firefox.get('/me'))
    await earth.database.knex('chat_accounts').whereNot('external_id', 'like', '%-%-%').delete()
    const heart = await nudging(earth)
    await heart.at('2026-03-05T10:00:00Z')
    expect(heart.posts).toEqual([])
  })
})

test('no proof and no word is in the log', async () => {
  const open = opener('sqlite')
  const { earth, signedIn, link, browser, log } = await servePage(await open())
  const ann = earth.person('ann')
  const firefox = await signedIn(ann)
  const canary = 'canary-in-the-page'
  const code = (await link(ann)).split('/').at(-1) ?? ''
  const home = await firefox.get('/me')
  await firefox.post('/me', { token: hidden(home, 'token'), line: `task add ${canary}` })
  const curl = browser()
  const tokens = JSON.parse((await curl.json('/auth/sign-in', { code, device: canary })).html)
  await curl.json('/auth/refresh', { refresh_token: tokens.refresh_token })
  await curl.json('/api/requests', { line: canary }, { authorization: `Bearer ${tokens.access_token}` })
  await earth.database.knex.schema.dropTable('recent_views')
  const failed = await curl.json(
    '/api/requests',
    { line: `task add ${canary}` },
    { authorization: `Bearer ${tokens.access_token}` },
  )
  expect(failed.status).toBe(500)
  await earth.database.knex.schema.dropTable('refresh_token_links')
  expect((await curl.json('/auth/refresh', { refresh_token: tokens.refresh_token })).status).toBe(500)
  expect(log()).toContain('A page failed')
  for (const secret of [canary, code, tokens.refresh_token, tokens.access_token, ...firefox.cookies.values()])
    expect(log()).not.toContain(secret)
})
