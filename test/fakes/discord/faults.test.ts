// What the real discord.js does when requests go wrong, and that the fake notes every limit it breaks.
import { type Client, DiscordAPIError, HTTPError } from 'discord.js'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { type Discord, startDiscord } from './index.ts'
import { clientFor } from './with-bot.ts'

const open: Discord[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop()
})

/** A bot that only sends, and sends to one person. */
async function sender(options: Parameters<typeof startDiscord>[0] = {}, rest: Partial<Client['options']['rest']> = {}) {
  const discord = await startDiscord(options)
  open.push(discord)
  const client = clientFor(discord, { rest: { api: discord.apiUrl, ...rest } })
  client.rest.setToken(discord.token)
  const ann = discord.person('ann')
  const send = (content: string, more: object = {}) =>
    client.rest.post(`/channels/${ann.dms.id}/messages`, {
      body: { content, allowed_mentions: { parse: [] }, ...more },
    })
  return { discord, ann, send, client }
}
const create = 'POST /channels/:channel/messages'
const sends = (discord: Discord) => discord.requests.entries.filter((one) => one.route === create)

it('five-hundreds: four attempts, without a pause', async () => {
  const { discord, ann, send } = await sender()
  discord.faults.arm(create, { kind: 'status', status: 503 }, 4)
  await expect(send('x')).rejects.toBeInstanceOf(HTTPError)
  expect(sends(discord).map((one) => one.status)).toEqual([503, 503, 503, 503])
  expect(ann.sees()).toEqual([])
})

it('a 429 is waited out and repeated', async () => {
  const { discord, ann, send } = await sender()
  discord.faults.arm(create, { kind: 'rateLimit', ms: 300 })
  await send('x')
  const [refused, sent] = sends(discord)
  expect([refused?.status, sent?.status]).toEqual([429, 200])
  expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(300)
  expect(ann.sees()).toHaveLength(1)
  expect(discord.violations).toEqual([])
})

it('a request inside a Retry-After is a violation', async () => {
  const { discord, client, ann, send } = await sender({}, { rejectOnRateLimit: () => true })
  discord.faults.arm(create, { kind: 'rateLimit', ms: 60_000, global: true })
  await expect(send('x')).rejects.toThrow()
  const impolite = await fetch(`${discord.apiUrl}/v10/channels/${ann.dms.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'x' }),
  })
  expect(impolite.status).toBe(429)
  expect(Number(impolite.headers.get('retry-after'))).toBeGreaterThan(59)
  expect(discord.violations).toMatchObject([{ kind: 'waiting', request: create }])
  expect(discord.invalidRequests).toBe(2)
  await client.destroy()
})

it('a bucket tells how much is left, and discord.js keeps to it', async () => {
  const { discord, ann, send } = await sender({ limits: { buckets: { createMessage: { limit: 2, per: 200 } } } })
  await Promise.all(['1', '2', '3', '4', '5'].map((text) => send(text)))
  expect(ann.sees().map((one) => one.text)).toEqual(['1', '2', '3', '4', '5'])
  expect(sends(discord).map((one) => one.status)).toEqual([200, 200, 200, 200, 200])
  expect(discord.violations).toEqual([])
})

it('fifty a second in all, interactions excepted', async () => {
  // All within one second, however long a busy machine takes.
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const { discord } = await sender()
  const ask = (path: string) =>
    fetch(`${discord.apiUrl}/v10${path}`, { headers: { authorization: `Bot ${discord.token}` } })
  const answers = await Promise.all(Array.from({ length: 51 }, () => ask('/users/@me')))
  expect(answers.filter((one) => one.status === 429)).toHaveLength(1)
  expect(answers.find((one) => one.status === 429)?.headers.get('x-ratelimit-global')).toBe('true')
  expect(discord.violations).toMatchObject([{ kind: 'global' }])
  expect((await ask('/webhooks/1/none/messages/@original')).status).toBe(404)
})

it('a reset connection is tried again at once, one that is closed is not', async () => {
  const { discord, ann, send } = await sender()
  discord.faults.arm(create, { kind: 'reset' })
  await send('x')
  expect(sends(discord)).toMatchObject([{ status: 0, fault: 'reset' }, { status: 200 }])
  discord.faults.arm(create, { kind: 'reset', closed: true })
  await expect(send('y')).rejects.toThrow('other side closed')
  expect(ann.sees().map((one) => one.text)).toEqual(['x'])
})

it('accepted and then reset: discord.js doubles the message, unless a nonce or no retries forbid it', async () => {
  const { discord, ann, send } = await sender()
  discord.faults.arm(create, { kind: 'acceptThenReset' })
  await send('twice')
  discord.faults.arm(create, { kind: 'acceptThenReset' })
  await send('once', { nonce: 'k', enforce_nonce: true })
  expect(ann.sees().map((one) => one.text)).toEqual(['twice', 'twice', 'once'])
  const careful = await sender({}, { retries: 0 })
  careful.discord.faults.arm(create, { kind: 'acceptThenReset' })
  await expect(careful.send('unknown')).rejects.toThrow('ECONNRESET')
  expect(careful.ann.sees()).toHaveLength(1)
})

it('slow: done at once, answered late', async () => {
  const { discord, ann, send } = await sender({}, { timeout: 150, retries: 0 })
  discord.faults.arm(create, { kind: 'slow', ms: 1000 })
  await expect(send('x')).rejects.toThrow('aborted')
  expect(ann.sees()).toHaveLength(1)
  discord.faults.arm(create, { kind: 'hang' })
  await expect(send('y')).rejects.toThrow('aborted')
})

it('a refusal of one’s own choosing', async () => {
  const { discord, send } = await sender()
  discord.faults.arm('*', { kind: 'status', status: 403, code: 20026, message: 'Flagged' })
  const error = await send('x').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(DiscordAPIError)
  expect(error).toMatchObject({ code: 20026, status: 403 })
})

it('ten thousand invalid requests ban the address', async () => {
  const { discord } = await sender({ limits: { invalid: 2 } })
  const ask = () => fetch(`${discord.apiUrl}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } })
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([401, 401, 403])
  expect(discord.violations).toMatchObject([{ kind: 'banned' }])
})

it('a post that is taken late is taken all the same, and shows in histories as late as it is told', async () => {
  const { discord, ann, send, client } = await sender()
  discord.world.historyLagMs = () => 4_000
  discord.faults.arm(create, { kind: 'late', ms: 300 })
  const first = send('x', { nonce: '1', enforce_nonce: true })
  await expect.poll(() => discord.arrivals(create)).toBe(1)
  expect(ann.sees()).toEqual([])
  // Said again meanwhile: the nonce makes the late one the same.
  await Promise.all([first, send('x', { nonce: '1', enforce_nonce: true })])
  await expect.poll(() => sends(discord).length).toBe(2)
  expect(ann.sees()).toHaveLength(1)
  const history = () => client.rest.get(`/channels/${ann.dms.id}/messages`)
  expect(await history()).toEqual([])
  discord.advance(4_100)
  expect(await history()).toHaveLength(1)
  expect(discord.arrivals(create)).toBe(2)
})

it('reading a channel has its limit too', async () => {
  const { ann, client } = await sender({}, { rejectOnRateLimit: () => true })
  const history = () => client.rest.get(`/channels/${ann.dms.id}/messages`)
  for (let read = 0; read < 5; read++) await history()
  await expect(history()).rejects.toThrow()
})
