// Socket Mode's life: hello, goodbye, cut connections, several at once.
import type { App } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { boltOverSocket, silent } from './bolt.ts'
import { type FakeSlack, startFakeSlack } from './index.ts'

let slack: FakeSlack
const stops: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  slack = await startFakeSlack()
})
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await slack.stop()
})

const start = async (answer: string) => {
  const app = await boltOverSocket(slack, (bolt) => bolt.command('/proxy', ({ ack }) => ack(answer)), 600)
  stops.push(() => app.stop())
}
const opened = () => slack.all('call').filter(({ method }) => method === 'apps.connections.open').length

it('is told to come again, and does', async () => {
  await start('Yes')
  slack.disconnect('refresh_requested')
  await slack.until(() => opened() === 2 && slack.app.sockets.size === 1)
  expect((await slack.person('ann').slash('/proxy')).body).toMatchObject({ text: 'Yes' })
})

it('is cut off in the middle of a command, and comes back', async () => {
  const listen = (bolt: App) =>
    bolt.command('/proxy', async ({ ack, command }) => {
      if (command.text === 'cut') slack.drop()
      else await ack()
    })
  const app = await boltOverSocket(slack, listen, 600)
  stops.push(() => app.stop())
  const ann = slack.person('ann')
  expect(await ann.slash('/proxy', 'cut')).toMatchObject({ acknowledged: false, error: 'socket_closed' })
  await slack.until(() => slack.app.sockets.size === 1)
  expect(opened()).toBe(2)
  // Stopping before the SDK has read its greeting would be an unhandled rejection of its own making.
  expect(await ann.slash('/proxy')).toMatchObject({ acknowledged: true })
})

it('spreads envelopes over the connections of an app', async () => {
  await start('One')
  await start('Two')
  await slack.connected(2)
  const ann = slack.person('ann')
  const bodies = [await ann.slash('/proxy'), await ann.slash('/proxy')].map(({ body }) => body)
  expect(bodies).toEqual(expect.arrayContaining([{ text: 'One' }, { text: 'Two' }]))
})

it('lets an app in with its app-level token only', async () => {
  const stranger = new WebClient('xapp-1-nobody', { slackApiUrl: slack.apiUrl, logger: silent })
  await expect(stranger.apps.connections.open()).rejects.toThrow('invalid_auth')
  const socket = new WebSocket(`${slack.origin.replace('http', 'ws')}/link/?ticket=made-up`)
  const end = await new Promise<string>((resolve) => {
    socket.on('open', () => resolve('open'))
    socket.on('error', (error) => resolve(error.message))
  })
  expect(end).toBe('Unexpected server response: 401')
})
