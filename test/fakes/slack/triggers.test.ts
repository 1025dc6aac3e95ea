// The keys that come with an act: triggers open one view within three seconds, response URLs serve five times.
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { boltOverSocket } from './bolt.ts'
import { type FakeSlack, type Person, startFakeSlack } from './index.ts'

let slack: FakeSlack
let ann: Person
let client: WebClient
let stop: () => Promise<unknown>

beforeEach(async () => {
  slack = await startFakeSlack({ now: () => Date.UTC(2026, 0, 15, 12) })
  ann = slack.person('ann')
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
  const app = await boltOverSocket(slack, (bolt) => {
    bolt.command('/proxy', async ({ ack }) => ack())
    bolt.action(/.*/, async ({ ack }) => ack())
    bolt.view(/.*/, async ({ ack, view }) => {
      await ack({ response_action: 'push', view: { ...modal(`above ${view.callback_id}`), submit: undefined } })
    })
  })
  stop = () => app.stop()
})
afterEach(async () => {
  await stop()
  await slack.stop()
})

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const modal = (callback_id: string) => ({
  type: 'modal' as const,
  callback_id,
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [
    { type: 'actions' as const, elements: [{ type: 'button' as const, text: plain('More'), action_id: 'more' }] },
  ],
})

const error = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (reason: { data?: { error?: string } }) => reason.data?.error,
  )

it('opens one modal per trigger, within three seconds', async () => {
  const { triggerId: trigger_id } = await ann.slash('/proxy')
  expect(await error(client.views.open({ trigger_id, view: modal('first') }))).toBe('ok')
  expect(await error(client.views.open({ trigger_id, view: modal('second') }))).toBe('exchanged_trigger_id')
  expect(ann.modals().map(({ callback_id }) => callback_id)).toEqual(['first'])

  const late = await ann.slash('/proxy')
  slack.advance(3001)
  expect(await error(client.views.open({ trigger_id: late.triggerId, view: modal('late') }))).toBe('expired_trigger_id')
  expect(await error(client.views.open({ trigger_id: 'made up', view: modal('x') }))).toBe('invalid_trigger_id')
  expect(slack.takeFindings()).toEqual([
    'A trigger_id was used twice',
    'A trigger_id was used after 3001 ms; it lives 3 s',
  ])
})

it('stacks three modals, updates by id and by external id, and minds the hash', async () => {
  const { triggerId } = await ann.slash('/proxy')
  const first = await client.views.open({ trigger_id: triggerId, view: { ...modal('1'), external_id: 'form-1' } })
  const pressed = async () => {
    const { triggerId } = await ann.press(ann.modal(), 'More')
    return triggerId
  }
  expect(await error(client.views.push({ trigger_id: await pressed(), view: modal('2') }))).toBe('ok')
  expect(await error(client.views.push({ trigger_id: await pressed(), view: modal('3') }))).toBe('ok')
  expect(await error(client.views.push({ trigger_id: await pressed(), view: modal('4') }))).toBe('push_limit_reached')
  expect(ann.modals().map(({ callback_id }) => callback_id)).toEqual(['1', '2', '3'])

  const changed = await client.views.update({ external_id: 'form-1', view: modal('1b') })
  expect(changed.view?.id).toBe(first.view?.id)
  const view_id = first.view?.id ?? ''
  expect(await error(client.views.update({ view_id, hash: first.view?.hash, view: modal('x') }))).toBe('hash_conflict')
  await ann.close(ann.modal())
  await ann.submit(ann.modal())
  expect(ann.modals().map(({ callback_id }) => callback_id)).toEqual(['1b', '2', 'above 2'])
})

it('takes five answers at a response URL, for half an hour', async () => {
  const { responseUrl } = await ann.slash('/proxy')
  const respond = async (body: Record<string, unknown>) => {
    const answer = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return answer.status
  }
  expect(await respond({ text: 'To you' })).toBe(200)
  expect(await respond({ text: 'To all', response_type: 'in_channel' })).toBe(200)
  // A command has no original to replace: another message appears.
  expect(await respond({ text: 'Instead', replace_original: true })).toBe(200)
  expect(ann.ephemerals().map(({ text }) => text)).toEqual(['To you', 'Instead'])
  expect(ann.dmMessages().map(({ text }) => text)).toEqual(['To all'])
  expect(await respond({ text: 'Four' })).toBe(200)
  expect(await respond({ text: 'Five' })).toBe(200)
  expect(await respond({ text: 'Six' })).toBe(404)
  const later = await ann.slash('/proxy')
  slack.advance(30 * 60_000 + 1)
  expect((await fetch(later.responseUrl, { method: 'POST', body: '{"text":"late"}' })).status).toBe(404)
  expect(slack.takeFindings()).toEqual([
    'A response_url was used more than five times',
    'A response_url was used after more than 30 minutes',
  ])
})
