// Deliveries over HTTP as an attacker or a bad network sends them, against Bolt's own receiver.
import type { App } from '@slack/bolt'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { boltOverHttp } from './bolt.ts'
import { type FakeSlack, startFakeSlack } from './index.ts'

let slack: FakeSlack
let app: App
let heard: number

beforeEach(async () => {
  heard = 0
  slack = await startFakeSlack()
  app = await boltOverHttp(slack, (bolt) => {
    bolt.command('/proxy', async ({ ack }) => {
      heard += 1
      await ack('Yes')
    })
  })
})
afterEach(async () => {
  await app.stop()
  await slack.stop()
})

it('signs as Slack does, and on demand does not', async () => {
  const ann = slack.person('ann')
  expect((await ann.slash('/proxy')).status).toBe(200)
  for (const signature of ['bad', 'missing', 'garbled'] as const) {
    expect(await ann.slash('/proxy', '', { signature }), signature).toMatchObject({ acknowledged: false, status: 401 })
  }
  expect((await ann.slash('/proxy', '', { timestampOffset: -301 })).status).toBe(401)
  expect(heard).toBe(1)
  // What was refused for good reason is no finding.
  expect(slack.findings).toEqual([])
})

it('replays the same bytes, and sends timestamps from the future', async () => {
  const ann = slack.person('ann')
  await ann.slash('/proxy')
  const [request] = slack.sent
  if (!request) throw new Error('nothing was sent')
  // Bolt alone accepts both; that is why the product must not rely on it.
  expect((await slack.replay(request)).status).toBe(200)
  expect((await ann.slash('/proxy', '', { timestampOffset: 400 })).status).toBe(200)
  expect(heard).toBe(3)
})

it('sends bodies slowly, in part, or huge', async () => {
  const ann = slack.person('ann')
  const slow = await ann.slash('/proxy', 'slowly', { chunkBytes: 40, chunkEveryMs: 5 })
  expect(slow.status).toBe(200)
  const request = slack.sent.at(-1)
  expect(slow.ms).toBeGreaterThan((Buffer.byteLength(request?.body ?? '') / 40 - 2) * 5)
  const stalled = await ann.slash('/proxy', 'never', { isStalling: true, withinMs: 150 })
  expect(stalled).toMatchObject({ acknowledged: false, status: 0, error: 'timeout' })
  await ann.slash('/proxy', 'big', { padding: 300_000 })
  expect(slack.sent.at(-1)?.body.length).toBeGreaterThan(300_000)
})

it('posts any body, signed or not', async () => {
  const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
  expect(await slack.post(challenge, 'application/json')).toMatchObject({ status: 200, body: { challenge: 'abc' } })
  expect((await slack.post(challenge, 'application/json', { signature: 'missing' })).status).toBe(401)
})

it('delivers the same command four times at once', async () => {
  const { all } = await slack.person('ann').slash('/proxy', 'twice is once', { times: 4, isConcurrent: true })
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(new Set(slack.sent.map(({ body }) => body)).size).toBe(1)
  expect(heard).toBe(4)
})

it('says so when nobody listens', async () => {
  slack.deliverTo('http://127.0.0.1:1/slack/events')
  expect(await slack.person('ann').slash('/proxy')).toMatchObject({
    acknowledged: false,
    status: 0,
    error: 'ECONNREFUSED',
  })
  slack.deliverTo(undefined)
  expect(await slack.person('ann').slash('/proxy')).toMatchObject({ acknowledged: false, error: 'not_connected' })
  expect(slack.takeFindings()).toEqual([
    'slash /proxy: not acknowledged (ECONNREFUSED)',
    'slash /proxy: not acknowledged (not_connected)',
  ])
})
