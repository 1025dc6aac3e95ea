// Passwords: optional, set on the page, never cut, never guessed by their beginning.
import bcrypt from 'bcrypt'
import { expect, test, vi } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Browser, hidden, servePage } from '../../support/page.ts'

const PASSWORD = 'three words I like'

async function withPassword(served: Awaited<ReturnType<typeof servePage>>, password = PASSWORD) {
  const firefox = await served.signedIn(served.earth.person('ann'))
  const set = async (fields: Record<string, string>) =>
    firefox.post('/me/password', { token: hidden(await firefox.get('/me/password'), 'token'), ...fields })
  const answer = await set({ password })
  return { firefox, set, answer }
}

const signIn = (browser: Browser, username: string, password: string) =>
  browser.post('/auth/sign-in', { username, password })

describeOnBothEngines('a password', (open) => {
  test('is kept at cost 12 where the product is not told otherwise', async () => {
    const served = await servePage(await open(), { passwordCost: null })
    const { answer } = await withPassword(served)
    expect(answer.html).toContain('Saved.')
    const { password_hash: kept } = await served.earth.database.knex('users').first()
    expect(kept).toMatch(/^\$2[ab]\$12\$/)
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(303)
  })

  test('set on the page, it signs in; kept as a hash, peppered; exchanged only by who knows it', async () => {
    const served = await servePage(await open())
    const { set, answer } = await withPassword(served)
    expect(answer.html).toContain('Saved.')
    const { password_hash: kept } = await served.earth.database.knex('users').first()
    expect(kept).toMatch(/^\$2[ab]\$\d\d\$.{53}#\w{8}$/)
    const other = served.browser()
    expect((await signIn(other, 'ann', PASSWORD)).headers.get('location')).toBe('/me')
    expect((await other.get('/me')).status).toBe(200)
    expect((await set({ password: 'another good one', current: 'wrong' })).status).toBe(422)
    expect((await set({ password: 'another good one', current: PASSWORD })).status).toBe(200)
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(401)
    expect((await signIn(served.browser(), 'ann', 'another good one')).status).toBe(303)
    expect((await set({ remove: 'yes', current: 'another good one' })).html).toContain('Your password was removed.')
    expect((await signIn(served.browser(), 'ann', 'another good one')).status).toBe(401)
  })

  test.each([
    ['Greek', 'αβγδεζηθικλμνξοπ'.repeat(4)],
    ['emoji', '👩‍🚀🧑🏽‍🦰'.repeat(32)],
    ['72 bytes', `${'ä'.repeat(35)}!!`],
    ['a thousand', 'äb'.repeat(500)],
  ])('is taken whole in any language (%s): nothing that only begins like it signs in', async (_name, whole) => {
    const served = await servePage(await open())
    const { answer } = await withPassword(served, whole)
    expect(answer.html).toContain('Saved.')
    for (const wrong of [`${whole}x`, `${[...whole].slice(0, -1).join('')}?`, `${whole}\u0000`])
      expect((await signIn(served.browser(), 'ann', wrong)).status).toBe(401)
    expect((await signIn(served.browser(), 'ann', whole)).status).toBe(303)
  })

  test('is the same however a keyboard composes its letters; too short and too long ones are refused in words', async () => {
    const served = await servePage(await open())
    const { set } = await withPassword(served, 'Käse im Bahnhof')
    expect((await signIn(served.browser(), 'ann', 'Ka\u0308se im Bahnhof')).status).toBe(303)
    const refused = async (password: string) => (await set({ password, current: 'Käse im Bahnhof' })).html
    expect(await refused('ä'.repeat(1_001))).toContain('at most 1000 characters')
    expect(await refused('short')).toContain('10 characters or more')
    // Nine letters are nine, however many bytes they have.
    expect(await refused('ääääääääß')).toContain('10 characters or more')
  })

  test.each([
    'qwertyuiop',
    'QwertyUiop',
    '1234567890',
    '1q2w3e4r5t',
    'password123',
    'Password2026!',
    'passwordpassword',
    'aaaaaaaaaaaa',
    'basketball',
    'ann-ann-ann-',
    'ann-ann-ann',
    'ann2026ann2026',
    'password-password',
    'annannannann',
  ])('that everybody tries first is refused: %s', async (password) => {
    const served = await servePage(await open())
    const { answer } = await withPassword(served, password)
    expect([answer.status, answer.html.includes('people try first')]).toEqual([422, true])
    expect(await served.earth.database.knex('users').whereNotNull('password_hash')).toEqual([])
  })

  test('is tried five times in a quarter of an hour, right or wrong; who is nobody reads alike', async () => {
    const served = await servePage(await open())
    await withPassword(served)
    const nobody = await signIn(served.browser(), 'nobody', PASSWORD)
    const wrong = await signIn(served.browser(), 'ann', 'wrong password')
    expect([nobody.status, nobody.html]).toEqual([wrong.status, wrong.html])
    for (let tries = 0; tries < 4; tries++) await signIn(served.browser(), 'ann', `wrong ${tries}`)
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(401)
    // The private link is not held up by it.
    expect((await (await served.signedIn(served.earth.person('ann'))).get('/me')).status).toBe(200)
  })

  test('wrong tries of strangers, from wherever, keep nobody out of their own browser', async () => {
    const served = await servePage(await open(), { proxies: 1 })
    const { firefox } = await withPassword(served)
    await firefox.post('/auth/logout', { token: hidden(await firefox.get('/me'), 'token') })
    for (let index = 0; index < 60; index++)
      await served
        .browser()
        .post('/auth/sign-in', { username: 'ann', password: 'x' }, { 'x-forwarded-for': `198.51.100.${index >> 2}` })
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(401)
    expect((await signIn(firefox, 'ann', PASSWORD)).status).toBe(303)
    // Nor does a browser that somebody else signed in with open more tries.
    const eve = await served.signedIn(served.earth.person('eve'))
    expect((await signIn(eve, 'ann', PASSWORD)).status).toBe(401)
    for (let tries = 0; tries < 5; tries++) await signIn(firefox, 'ann', 'wrong')
    expect((await signIn(firefox, 'ann', PASSWORD)).status).toBe(401)
  })

  test('of nobody costs what a wrong one of somebody costs, from the first try on', async () => {
    const work: (readonly [number, number])[] = []
    for (const name of ['ann', 'nobody']) {
      // Each process makes what nobody's is compared with once.
      const served = await servePage(await open())
      await withPassword(served)
      const [hash, compare] = [vi.spyOn(bcrypt, 'hash'), vi.spyOn(bcrypt, 'compare')]
      expect((await signIn(served.browser(), name, 'a wrong password')).status).toBe(401)
      work.push([hash.mock.calls.length, compare.mock.calls.length])
      hash.mockRestore()
      compare.mockRestore()
    }
    expect(work[0]).toEqual(work[1])
  })

  test('exchanged or taken away, it ends every other session, unless the person keeps them; a first one ends none', async () => {
    const served = await servePage(await open())
    const elsewhere = await served.signedIn(served.earth.person('ann'))
    const isIn = async (browser: Browser) => (await browser.get('/me')).status === 200
    const { firefox, set } = await withPassword(served)
    expect([await isIn(elsewhere), await isIn(firefox)]).toEqual([true, true])
    const kept = await set({ password: 'another good one', current: PASSWORD, keep: 'yes' })
    expect(kept.html).not.toContain('signed out')
    expect(await isIn(elsewhere)).toBe(true)
    const changed = await set({ password: 'a third good one', current: 'another good one' })
    expect(changed.html).toContain('One other device is signed out.')
    expect([await isIn(elsewhere), await isIn(firefox)]).toEqual([false, true])
    const byPassword = served.browser()
    await signIn(byPassword, 'ann', 'a third good one')
    expect((await set({ remove: 'yes', current: 'wrong' })).status).toBe(422)
    expect(await isIn(byPassword)).toBe(true)
    expect((await set({ remove: 'yes', current: 'a third good one' })).html).toContain(
      'One other device is signed out.',
    )
    expect([await isIn(byPassword), await isIn(firefox)]).toEqual([false, true])
  })

  test('who has none cannot be signed in with an empty one, nor who is switched off with theirs', async () => {
    const served = await servePage(await open())
    await served.earth.person('ben').says('hi')
    expect((await signIn(served.browser(), 'ben', '')).status).toBe(401)
    await withPassword(served)
    await served.earth.database.knex('users').where({ username: 'ann' }).update({ is_active: false })
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(401)
  })
})
