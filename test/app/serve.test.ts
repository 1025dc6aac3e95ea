// The whole product, served: the real SDKs, the real commands, both platforms at once, fakes where Slack and Discord are.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { labels, plainText } from '../fakes/slack/index.ts'
import { type Served, serveBoth } from '../support/served.ts'

let served: Served

beforeEach(async () => {
  served = await serveBoth()
})

afterEach(() => served.stop())

test('Slack: capture, a button, a prefilled form, undo, a card that stays true', async () => {
  const { slack } = served
  const ann = slack.person('ann', { tz: 'Europe/Vienna' })
  await ann.slash('/proxy', 'task add Buy milk', { times: 4 })
  const answer = await slack.next('message', (shown) => plainText(shown).includes('Added: Buy milk'))
  expect(labels(answer)).toContain('Undo')
  await ann.press(answer, 'Edit')
  await slack.until(() => JSON.stringify(ann.modals()).includes('Buy milk'))
  const form = ann.modal()
  await ann.submit(form, { Title: 'Buy oat milk' })
  await slack.until(() => ann.dmMessages().some((shown) => plainText(shown).includes('Buy oat milk')))
  await ann.dm('task list')
  const list = await slack.next('message', (shown) => plainText(shown).includes('Open tasks: 1'))
  expect(plainText(list)).toContain('Buy oat milk')
  expect(slack.findings).toEqual([])
})

test('Discord: capture, autocomplete of one’s own tasks, a button', async () => {
  const { discord } = served
  const ann = discord.person('ann')
  const added = await ann.slash('task add', { title: 'Call the vet' }).done()
  expect(added.text).toContain('Added: Call the vet')
  const { choices } = await ann.autocomplete('task done', 'task', 'vet').done()
  expect(choices?.map((each: { name: string }) => each.name)).toEqual(['Call the vet'])
  if (!added.message) throw new Error('No message')
  const done = await ann.press(added.message, 'Undo').done()
  expect(done.text).toContain('Undone: “Call the vet” is off the list.')
  expect(discord.findings).toEqual([])
  expect(discord.violations).toEqual([])
})

test('health is told', async () => {
  const at = (path: string) => fetch(`http://127.0.0.1:${served.serving.port}${path}`)
  expect((await at('/livez')).status).toBe(200)
  expect((await at('/readyz')).status).toBe(200)
  expect((await at('/nowhere')).status).toBe(404)
})
