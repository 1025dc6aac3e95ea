// From a chat to the page: a private link, a button, and then one's own home.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { hidden, servePage } from '../../support/page.ts'
import { textOf } from '../../support/talk.ts'

describeOnBothEngines('the private link', (open) => {
  test('opens the page, on which one talks as anywhere', async () => {
    const { earth, link, browser } = await servePage(await open())
    const ann = earth.person('ann')
    await ann.says('Buy milk')
    const path = await link(ann)
    const firefox = browser()
    const landing = await firefox.get(path)
    expect(landing.status).toBe(200)
    const signedIn = await firefox.post('/auth/sign-in', { code: hidden(landing, 'code') })
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/me'])
    const home = await firefox.get('/me')
    expect(home.status).toBe(200)
    const fields = { token: hidden(home, 'token'), delivery: hidden(home, 'delivery') }
    expect((await firefox.post('/me', { ...fields, line: 'task list' })).html).toContain('Buy milk')
    expect(earth.errors).toEqual([])
  })
})

describeOnBothEngines('who signs in where', (open) => {
  const ACME = { platform: 'slack', space: 'T1', spaceName: 'Acme', externalId: 'U1', fullName: 'Ann Lee' } as const

  test('the page says whom the link signs in, and where they asked for it', async () => {
    const { earth, link, browser } = await servePage(await open())
    const ann = earth.person('ann', ACME)
    expect((await browser().get(await link(ann))).html).toContain('<button>Sign in as Ann Lee (Slack, Acme)</button>')
    const sly = earth.person('sly', { platform: 'discord', externalId: '7', fullName: '<b>Sly</b>' })
    const page = await browser().get(await link(sly))
    expect(page.html).toContain('<button>Sign in as &lt;b&gt;Sly&lt;/b&gt; (Discord)</button>')
    // The title of the tab, which previews show, names nobody.
    expect(page.html).toContain('<title>Sign in · Proxy</title>')
  })

  test('somebody else who is signed in on this device is named before they are replaced', async () => {
    const { earth, link, browser, signedIn } = await servePage(await open())
    const shared = await signedIn(earth.person('ben', { fullName: 'Ben Fox' }))
    const ann = earth.person('ann', ACME)
    expect((await shared.get(await link(ann))).html).toContain(
      '<bdi>Ben Fox</bdi></strong> is signed in on this device',
    )
    expect((await shared.get('/auth/sign-in')).html).toContain('Ben Fox')
    expect((await browser().get(await link(ann))).html).not.toContain('Ben Fox')
    // Looking replaced nobody.
    expect((await shared.get('/me')).status).toBe(200)
    expect((await shared.get(await link(earth.person('ben', { fullName: 'Ben Fox' })))).html).toContain(
      'the same person',
    )
  })

  test('a new device is told in the chat, once; the same browser is known again', async () => {
    const { earth, signedIn, link } = await servePage(await open())
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const firefox = await signedIn(ann)
    await heart.beat()
    expect(heart.heard()).toEqual([
      expect.stringMatching(/^New sign-in to your page: Firefox on Linux\n[\s\S]*\[Not me\]$/),
    ])
    const again = async () => firefox.post('/auth/sign-in', { code: (await link(ann)).split('/').at(-1) ?? '' })
    expect((await again()).status).toBe(303)
    await firefox.post('/auth/logout', { token: hidden(await firefox.get('/me'), 'token') })
    expect((await again()).status).toBe(303)
    await heart.beat()
    expect(heart.heard()).toEqual([])
    // Another person in the same browser is new to it, and the first one's cookie says nothing for them.
    const device = firefox.cookies.get('proxy_device')
    const ben = earth.person('ben', { externalId: 'ben' })
    await firefox.post('/auth/sign-in', { code: (await link(ben)).split('/').at(-1) ?? '' })
    expect(firefox.cookies.get('proxy_device')).not.toBe(device)
    await heart.beat()
    expect(heart.heard()).toHaveLength(1)
  })

  test('“Not me” ends that session, and takes back the password it set with what that opened', async () => {
    const { earth, signedIn, browser } = await servePage(await open())
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const own = await signedIn(ann)
    earth.clock.advance({ minutes: 1 })
    const eve = await signedIn(ann)
    await heart.beat()
    const notice = heart.answer()
    earth.clock.advance({ minutes: 1 })
    const password = 'three words I like'
    await eve.post('/me/password', { token: hidden(await eve.get('/me/password'), 'token'), password })
    const second = browser()
    expect((await second.post('/auth/sign-in', { username: 'ann', password })).status).toBe(303)
    // Signing out first does not save it.
    await eve.post('/auth/logout', { token: hidden(await eve.get('/me'), 'token') })
    const done = textOf(await ann.presses(notice, 'Not me'))
    expect(done).toContain('Signed out: Firefox on Linux')
    expect(done).toContain('A password was set after that sign-in. It was removed')
    expect((await second.get('/me')).status).toBe(303)
    expect((await browser().post('/auth/sign-in', { username: 'ann', password })).status).toBe(401)
    expect((await own.get('/me')).status).toBe(200)
    // Pressed twice it is done once, and says the same.
    expect(textOf(await ann.presses(notice, 'Not me'))).toBe(done)
    expect((await own.get('/me')).status).toBe(200)
    expect(earth.errors).toEqual([])
  })

  test('“Not me” takes back the password that let somebody in, and the tokens and webhooks they made', async () => {
    const { earth, signedIn, browser } = await servePage(await open())
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const own = await signedIn(ann)
    const password = 'three words I like'
    await own.post('/me/password', { token: hidden(await own.get('/me/password'), 'token'), password })
    await ann.says('token add Kitchen')
    await heart.beat()
    earth.clock.advance({ hours: 1 })
    // Somebody who knows it, twice.
    const [first, second] = [browser(), browser()]
    for (const eve of [first, second])
      expect((await eve.post('/auth/sign-in', { username: 'ann', password })).status).toBe(303)
    const page = await first.get('/me')
    for (const line of ['token add Evil scope:write', 'webhook add https://hooks.example.org/evil Evil'])
      await first.post('/me', { token: hidden(page, 'token'), line })
    const names = async (table: string) => earth.database.knex(table).orderBy('created_at').pluck('name')
    expect([await names('api_tokens'), await names('webhooks')]).toEqual([['Kitchen', 'Evil'], ['Evil']])
    earth.clock.advance({ minutes: 1 })
    await heart.beat()
    const notice = heart.posts.find(({ text }) => text.startsWith('New sign-in'))
    expect(notice).toBeDefined()
    const session = await earth.database.knex('refresh_tokens').orderBy('created_at', 'desc').first()
    const line = `auth logout session:${session.token_id} forget:yes`
    const done = textOf(await ann.says(line))
    expect(done).toContain('Someone else may know your password. It was removed')
    expect([(await first.get('/me')).status, (await second.get('/me')).status]).toEqual([303, 303])
    expect((await browser().post('/auth/sign-in', { username: 'ann', password })).status).toBe(401)
    expect([await names('api_tokens'), await names('webhooks')]).toEqual([['Kitchen'], []])
    expect((await own.get('/me')).status).toBe(200)
    expect(textOf(await ann.says(line))).toBe(done)
    expect(earth.errors).toEqual([])
  })

  test('“Not me” about somebody else’s session, or on the page, does nothing', async () => {
    const { earth, signedIn } = await servePage(await open())
    const ann = earth.person('ann')
    const firefox = await signedIn(ann)
    const { token_id } = await earth.database.knex('refresh_tokens').first()
    const mallory = earth.person('mallory', { externalId: 'mallory' })
    expect(textOf(await mallory.says(`auth logout session:${token_id} forget:yes`))).not.toContain('Signed out')
    const said = await firefox.post('/me', {
      token: hidden(await firefox.get('/me'), 'token'),
      line: `auth logout session:${token_id} forget:yes`,
    })
    expect(said.html).toContain('in your chat')
    expect((await firefox.get('/me')).status).toBe(200)
  })
})
