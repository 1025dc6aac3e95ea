// Webhooks on the page: made in its form, with the secret shown once, and told in the chat.
import { expect, test } from 'vitest'
import { opener } from '../../support/databases.ts'
import { hidden, servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'

const open = opener('sqlite')

test('a webhook is made on the page, its secret shown once, and told in the chat', async () => {
  const page = await servePage(await open())
  const ann = page.earth.person('ann')
  await talk(ann, [['Buy milk', 'Added']])
  const browser = await page.signedIn(ann)
  expect((await browser.get('/me/account')).html).toContain('href="/me/webhooks"')
  const empty = await browser.get('/me/webhooks')
  expect(empty.html).toContain('No webhooks yet')
  const send = async (fields: Readonly<Record<string, string>>) => {
    const shown = await browser.get('/me/webhooks')
    const carried = { token: hidden(shown, 'token'), delivery: hidden(shown, 'delivery'), command: 'webhook add' }
    return (await browser.post('/me/webhooks', { ...carried, ...fields })).html
  }
  const made = await send({
    'v.address': 'https://hooks.example.org/s3cret',
    'v.name': 'Lamp',
    'v.events': 'focus',
  })
  const [secret] = /whsec_[\w+/=]{40,}/.exec(made) ?? []
  expect(secret).toBeDefined()
  const after = (await browser.get('/me/webhooks')).html
  for (const said of ['Lamp', 'hooks.example.org', 'focus sessions that begin or end']) expect(after).toContain(said)
  for (const kept of [secret ?? '', 's3cret']) {
    expect(after).not.toContain(kept)
    expect(page.log()).not.toContain(kept)
  }
  expect(await page.earth.database.knex('schedules').where({ kind: 'webhook' })).toHaveLength(1)
  expect(await send({ 'v.address': 'http://hooks.example.org/plain' })).toContain('begins with https://')
  expect(await page.earth.database.knex('webhooks').whereNull('removed_at')).toHaveLength(1)
  expect(page.earth.errors).toEqual([])
})
