// From a chat to the page: a private link, a button, and then one's own home.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../../support/databases.ts'
import { hidden, servePage } from '../../support/page.ts'

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
