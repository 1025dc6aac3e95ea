// A session in other hands: it opens nothing that outlives it, and whoever it belongs to hears of what it tried to keep.
import { expect, test } from 'vitest'
import { createPasswordService } from '../../../src/domain/access/passwords.ts'
import * as sessions from '../../../src/domain/access/sessions/index.ts'
import * as accounts from '../../../src/domain/people/accounts.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { nudging } from '../../support/nudging.ts'
import { type Browser, hidden, QUICK_COST, type ServedPage, servePage } from '../../support/page.ts'
import { talk, textOf } from '../../support/talk.ts'
import type { Person } from '../../support/world.ts'

const PASSWORD = 'three words I like'

const set = async (browser: Browser, fields: Record<string, string>) =>
  browser.post('/me/password', { token: hidden(await browser.get('/me'), 'token'), ...fields })

const tryIt = async (served: ServedPage) =>
  (await served.browser().post('/auth/sign-in', { username: 'ann', password: PASSWORD })).status

/** A program's, as a thief would use it. */
async function api(served: ServedPage, person: Person): Promise<(line: string) => Promise<string>> {
  const code = (await served.link(person)).split('/').at(-1)
  const curl = served.browser()
  const { access_token } = JSON.parse((await curl.json('/auth/sign-in', { code })).html)
  return async (line) => (await curl.json('/api/requests', { line }, { authorization: `Bearer ${access_token}` })).html
}

describeOnBothEngines('a session in other hands', (open) => {
  test('sets no first password once it has been open for a while; a new link of the chat does', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const stolen = await served.signedIn(ann)
    earth.clock.advance({ minutes: 11 })
    const page = await stolen.get('/me/password')
    expect(page.html).toContain('auth web')
    expect(page.html).not.toContain('type="password"')
    const tried = await set(stolen, { password: PASSWORD })
    expect([tried.status, tried.html.includes('within 10 minutes')]).toEqual([422, true])
    // Renewing a session does not make it a new one.
    earth.clock.advance({ minutes: 20 })
    expect((await set(stolen, { password: PASSWORD })).status).toBe(422)
    expect(await tryIt(served)).toBe(401)
    expect((await set(await served.signedIn(ann), { password: PASSWORD })).status).toBe(200)
    expect(await tryIt(served)).toBe(303)
  })

  test('a password that is set, changed or taken away is told in the chat; “Not me” closes every door', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    const heart = await nudging(earth, ['terminal', { name: 'web', reaches: [] }])
    const calendar = textOf(await ann.says('me calendar'))
    const firefox = await served.signedIn(ann)
    // The page was used last, and is not where it is said.
    await firefox.get('/me')
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringContaining('New sign-in to your page')])
    await set(firefox, { password: 'another three words' })
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringContaining('You have a password')])
    await set(firefox, { remove: 'yes', current: 'another three words' })
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringContaining('Your password was removed')])
    await set(firefox, { password: 'another three words' })
    earth.clock.advance({ seconds: 1 })
    await set(firefox, { password: PASSWORD, current: 'another three words' })
    await heart.beat()
    expect(heart.heard()).toEqual([
      expect.stringContaining('You have a password'),
      expect.stringContaining('Your password was changed'),
    ])
    expect(await tryIt(served)).toBe(303)
    expect(textOf(await ann.presses(heart.answer(), 'Not me'))).toContain('Everything is signed out')
    expect((await firefox.get('/me')).headers.get('location')).toBe('/auth/sign-in')
    expect(await tryIt(served)).toBe(401)
    expect(textOf(await ann.says('me calendar'))).not.toBe(calendar)
    const audit = await earth.database.knex('audit_entries').orderBy('audit_entry_id').pluck('action')
    expect(audit).toEqual(['password set', 'password removed', 'password set', 'password set'])
  })

  test('gets no new link, no calendar address, and closes no door, on the page or as a program', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const ann = earth.person('ann')
    await ann.says('hello')
    const firefox = await served.signedIn(ann)
    const say = async (line: string) => {
      const from = await firefox.get('/me')
      const own = { token: hidden(from, 'token'), delivery: hidden(from, 'delivery') }
      return (await firefox.post('/me', { ...own, line })).html
    }
    const program = await api(served, ann)
    for (const ask of [say, program]) {
      for (const line of ['auth web', 'my page', 'me calendar', 'me calendar renew:yes', 'auth logout forget:yes']) {
        const answer = await ask(line)
        expect([line, answer.includes('in your chat')]).toEqual([line, true])
        expect(answer).not.toMatch(/\/auth\/sign-in\/[\w-]{20}|\.ics/)
      }
      expect(await ask('me export')).not.toMatch(/\/auth\/sign-in\/[\w-]{20}/)
    }
    // The page offers the file of the tasks; of the feed it says no address, whole or in part.
    const feed = /\/me\/calendar\/[\w-]+\/([\w-]+)\.ics/.exec(textOf(await ann.says('me calendar')))
    if (!feed) throw new Error('No address of a feed')
    const [address, proof = ''] = feed
    expect((await firefox.get(address)).headers.get('content-type')).toContain('text/calendar')
    const files = ['/me/export', '/me/export/todo.txt', '/me/export/tasks.ics']
    for (const path of ['/me', '/me/account', '/me/settings', '/me/tokens', '/me/import', ...files]) {
      const { status, html } = await firefox.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(html.replaceAll('/me/export/tasks.ics', '')).not.toMatch(/\w\.ics/)
      expect(html).not.toContain('/me/calendar/')
      expect(html).not.toContain(proof)
    }
    expect((await firefox.get('/me/ask/auth/web')).status).toBe(200)
    await talk(ann, [
      ['auth web', '/auth/sign-in/'],
      ['me calendar', '.ics'],
    ])
    expect(earth.errors).toEqual([])
  })

  test('exports as a file of tasks no more than the whole export holds, and to nobody who is signed out', async () => {
    const served = await servePage(await open())
    const { earth } = served
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await talk(ann, [
      ['project add Flat', 'Flat'],
      ['Paint wall friday', 'Added'],
      ['task file paint project:flat', 'Flat'],
    ])
    await talk(ben, [
      ['project add Party', 'Party'],
      ['Buy balloons', 'Added'],
      ['task file balloons project:party', 'Party'],
    ])
    const firefox = await served.signedIn(ann)
    const { tables } = JSON.parse((await firefox.get('/me/export')).html)
    const column = (table: string, name: string) =>
      new Set<string>(tables[table].map((row: Record<string, string>) => row[name]))
    for (const path of ['/me/export/todo.txt', '/me/export/tasks.ics']) {
      const { html } = await firefox.get(path)
      const values = (name: RegExp) => [...html.matchAll(name)].map(([, value = '']) => value.trim())
      const tasks = values(/(?:^UID:| id:)([\da-f-]{36})/gm)
      expect(tasks).toHaveLength(1)
      expect(tasks.filter((id) => !column('tasks', 'task_id').has(id))).toEqual([])
      const lists = values(/(?:^X-PROXY-LIST:| \+)(\S+)/gm)
      expect(lists).toEqual(['Flat'])
      expect(lists.filter((name) => !column('projects', 'name').has(name))).toEqual([])
      expect(html).not.toMatch(/balloons|Party/)
    }
    await ann.says('auth logout')
    for (const path of ['/me/export', '/me/export/todo.txt', '/me/export/tasks.ics']) {
      const { status, html } = await firefox.get(path)
      expect([path, status]).toEqual([path, 303])
      expect(html).not.toContain('Paint')
    }
    expect(earth.errors).toEqual([])
  })

  test('a session that ends while a password is being hashed leaves none behind', async () => {
    const { earth } = await servePage(await open())
    const { database, secretKey, clock } = earth
    const ann = earth.person('ann')
    const userId = await ann.acts(async (me) => me.user.user_id)
    let meanwhile = async (): Promise<void> => undefined
    let asked = 0
    const store: sessions.SessionStore = {
      secretKey,
      now: () => clock.now(),
      async transact(work) {
        // Before the last of its transactions, the hash is made.
        if (++asked === 3) await meanwhile()
        return database.knex.transaction(work)
      },
    }
    const passwords = createPasswordService(store, { cost: QUICK_COST })
    const begun = await sessions.beginSession(
      { ...store, transact: (work) => database.knex.transaction(work) },
      userId,
      'x',
    )
    if (!begun) throw new Error('No session')
    meanwhile = () => database.knex.transaction((trx) => accounts.revokeCredentials(trx, userId, clock.now()))
    const refused = { code: 'password.session-too-old', facts: { minutes: 10 } }
    await expect(passwords.set(begun, PASSWORD, '')).rejects.toMatchObject(refused)
    // It was refused by the last transaction, after the hash, and not by the look before it.
    expect(asked).toBe(3)
    expect(await database.knex('users').whereNotNull('password_hash')).toEqual([])
    expect(await database.knex('audit_entries').where({ action: 'password set' })).toEqual([])
  })
})
