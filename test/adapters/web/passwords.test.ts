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
  test('set on the page, it signs in; kept at cost 12, peppered; exchanged only by who knows it', async () => {
    const served = await servePage(await open())
    const { set, answer } = await withPassword(served)
    expect(answer.html).toContain('Saved.')
    const { password_hash: kept } = await served.earth.database.knex('users').first()
    expect(kept).toMatch(/^\$2[ab]\$12\$/)
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

  test('of 72 bytes is whole: equal beginnings are no password, longer ones are refused', async () => {
    const served = await servePage(await open())
    const whole = `${'ä'.repeat(35)}!!`
    const { answer, set } = await withPassword(served, whole)
    expect([Buffer.byteLength(whole), answer.status]).toEqual([72, 200])
    for (const wrong of [`${whole}x`, `${whole.slice(0, -1)}?`, whole.slice(0, -1), `${whole}\u0000`])
      expect((await signIn(served.browser(), 'ann', wrong)).status).toBe(401)
    const long = await set({ password: `${whole}x`, current: whole })
    expect([long.status, long.html.includes('at most 72 bytes')]).toEqual([422, true])
    expect((await set({ password: 'short', current: whole })).status).toBe(422)
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

  test('who has none cannot be signed in with an empty one, nor who is switched off with theirs', async () => {
    const served = await servePage(await open())
    await served.earth.person('ben').says('hi')
    expect((await signIn(served.browser(), 'ben', '')).status).toBe(401)
    await withPassword(served)
    await served.earth.database.knex('users').where({ username: 'ann' }).update({ is_active: false })
    expect((await signIn(served.browser(), 'ann', PASSWORD)).status).toBe(401)
  })
})
