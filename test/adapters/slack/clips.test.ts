// Audio clips in direct messages: what is fetched, from where and with which token; and what a person is told.
import { createServer } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { readClip } from '../../../adapters/slack/clip.ts'
import { plainText } from '../../fakes/slack/index.ts'
import { opener } from '../../support/databases.ts'
import { world } from '../../support/world.ts'
import { workspace } from './workspace.ts'

const open = opener('sqlite')
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const clip = (more: object = {}) => ({
  ...{ subtype: 'slack_audio', name: 'audio_message.m4a', mimetype: 'audio/mp4', duration_ms: 4200, size: 5 },
  ...{ permalink: 'https://acme.slack.com/files/U1/F1/audio_message.m4a' },
  ...{ url_private_download: 'https://files.slack.com/files-pri/T1-F1/download/audio_message.m4a' },
  ...more,
})
const installation = { space: 'T1', botToken: 'xoxb-1', botUserId: 'U0' }

test('a clip without words is heard; anything else is words', () => {
  expect(readClip({ text: '', files: [clip()] }, installation, 'https://slack.com/api/')).toMatchObject({
    ...{ name: 'audio_message.m4a', type: 'audio/mp4', seconds: 4.2, bytes: 5 },
    link: 'https://acme.slack.com/files/U1/F1/audio_message.m4a',
  })
  for (const message of [
    { text: 'see this', files: [clip()] },
    { text: '', files: [clip(), clip()] },
    { text: '', files: [clip({ subtype: 'slack_video' })] },
    { text: '', files: [null] },
    { text: '' },
  ])
    expect(readClip(message, installation, 'https://slack.com/api/')).toBeUndefined()
})

test('it is fetched with the token of the workspace, from no other host, and no more of it than asked', async () => {
  const tokens: (string | undefined)[] = []
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization)
    if (request.url === '/login') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Sign in</p>')
    else if (request.url === '/away') response.writeHead(302, { location: 'https://example.org/' }).end()
    else response.writeHead(200, { 'content-type': 'audio/mp4' }).end('sound')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  const origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : ''
  const fetched = (url: string, most = 100) =>
    readClip({ text: '', files: [clip({ url_private_download: url })] }, installation, `${origin}/api/`)?.download(most)
  expect(Buffer.from((await fetched(`${origin}/clip`)) ?? []).toString()).toBe('sound')
  expect(tokens).toEqual(['Bearer xoxb-1'])
  await expect(fetched(`${origin}/clip`, 4)).rejects.toThrow('too large')
  await expect(fetched(`${origin}/login`)).rejects.toThrow('Not a file')
  await expect(fetched(`${origin}/away`)).rejects.toThrow()
  for (const url of ['http://169.254.169.254/', 'http://files.slack.com/a', 'https://files.slack.com.example.org/a'])
    await expect(fetched(url)).rejects.toThrow('Not a host')
})

test('without a model it is kept as a link, delivered four times too', async () => {
  const made = await world(await open())
  const office = await workspace('socket', {
    dispatcher: made.dispatcher,
    now: () => made.clock.now(),
    fake: { now: () => made.clock.now().getTime() },
  })
  closing.push(() => office.close())
  const ann = office.slack.person('ann', { knowsApp: true, tz: 'Europe/Vienna' })
  await office.slack.event(
    {
      ...{ type: 'message', subtype: 'file_share', channel_type: 'im', channel: ann.dmChannel().id },
      ...{ user: ann.id, text: '', ts: '1772703000.000100', files: [clip()] },
    },
    { times: 4, isConcurrent: true },
  )
  await office.slack.until(() => ann.dmMessages().length > 0)
  await office.slack.settled(50)
  const told = ann.dmMessages().map((message) => plainText(message))
  expect(told.join()).toContain('I kept the voice message as a link')
  expect(await made.database.knex('tasks')).toMatchObject([
    { title: 'Voice message, 5 s', description: expect.stringContaining('https://acme.slack.com/files/U1/F1') },
  ])
  expect([...office.slack.findings, ...made.errors]).toEqual([])
})
