// How the real discord.js comes, goes and comes back.
import { execFile } from 'node:child_process'
import { type ClientOptions, Events, GatewayIntentBits } from 'discord.js'
import { afterEach, expect, it } from 'vitest'
import { type Discord, malformed, startDiscord } from './index.ts'
import { clientFor, login, withBot } from './with-bot.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of open.splice(0)) await stop()
})
async function bot(...how: Parameters<typeof withBot>) {
  const made = await withBot(...how)
  open.push(made.stop)
  return made
}
async function alone(options: Parameters<typeof startDiscord>[0] = {}): Promise<Discord> {
  const discord = await startDiscord(options)
  open.push(() => discord.stop())
  return discord
}
/** discord.js waits five seconds between identifies; the fake’s clock is moved on instead. */
const impatient: Partial<ClientOptions> = {
  ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
}

it('logs in, knows itself and its servers', async () => {
  const { discord, client, home } = await bot()
  expect(client.user.id).toBe(discord.applicationId)
  expect(client.guilds.cache.get(home.id)?.name).toBe('Home')
  expect(client.guilds.cache.get(home.id)?.channels.cache.map((one) => 'name' in one && one.name)).toEqual(['general'])
  expect((await client.application.fetch()).name).toBe('Proxy')
  expect(discord.gateway.identifies).toBe(1)
  const gone = discord.gateway.events.next((event) => event.kind === 'closed')
  await client.destroy()
  expect(await gone).toMatchObject({ code: 1000 })
  expect(discord.gateway.sessions).toEqual([])
})

it('logs in without any server', async () => {
  const discord = await alone()
  const client = await login(discord, clientFor(discord))
  expect(client.guilds.cache.size).toBe(0)
  await client.destroy()
})

it('refuses a wrong token and intents nobody switched on', async () => {
  const discord = await alone()
  await expect(clientFor(discord).login('wrong')).rejects.toThrow('An invalid token was provided')
  const nosy = clientFor(discord, { intents: [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent] })
  await expect(nosy.login(discord.token)).rejects.toThrow('disallowed intents')
  await nosy.destroy()
})

it('comes back after a cut line, and hears what it missed, once', async () => {
  const { discord, client } = await bot()
  const ann = discord.person('ann')
  const heard: string[] = []
  const three = new Promise<void>((resolve) => {
    client.on('messageCreate', (message) => {
      heard.push(message.content)
      if (heard.length === 3) resolve()
    })
  })
  ann.dm('one')
  await new Promise<void>((resolve) => client.once('messageCreate', () => resolve()))
  discord.gateway.drop()
  ann.dm('two')
  const resumed = await discord.gateway.events.next((event) => event.kind === 'resumed')
  expect(resumed.replayed).toBe(1)
  ann.dm('three')
  await three
  expect(heard).toEqual(['one', 'two', 'three'])
  expect(discord.gateway.identifies).toBe(1)
})

it('resumes when asked to reconnect, and after a close it may recover from', async () => {
  const { discord } = await bot()
  discord.gateway.askToReconnect()
  await discord.gateway.events.next((event) => event.kind === 'resumed')
  discord.gateway.close(4000)
  await discord.gateway.events.next((event) => event.kind === 'resumed')
  expect(discord.gateway.identifies).toBe(1)
})

it('identifies anew when its session is gone', async () => {
  const { discord, client } = await bot({}, impatient)
  await discord.gateway.events.next((event) => event.kind === 'identified')
  discord.advance(5000)
  discord.gateway.invalidate()
  await discord.gateway.events.next((event) => event.kind === 'identified')
  expect(discord.gateway.identifies).toBe(2)
  expect(discord.gateway.violations).toEqual([])
  const heard = new Promise((resolve) => client.once('messageCreate', (message) => resolve(message.content)))
  discord.person('ann').dm('Still there?')
  expect(await heard).toBe('Still there?')
})

it('notices a dead line by its heartbeat', async () => {
  const { discord } = await bot({ gateway: { heartbeatInterval: 100 } })
  await discord.gateway.events.next((event) => event.kind === 'heartbeat')
  discord.gateway.freeze()
  discord.person('ann').dm('Into the void')
  await discord.gateway.events.next((event) => event.kind === 'closed')
  await discord.gateway.events.next((event) => event.kind === 'connected' && discord.gateway.events.entries.length > 3)
  discord.gateway.thaw()
  expect(await discord.gateway.events.next((event) => event.kind === 'resumed')).toMatchObject({ replayed: 1 })
})

it('is told off for a dead token, and stays away', async () => {
  const { discord, client } = await bot()
  const off = new Promise((resolve) => client.once(Events.ShardDisconnect, (event) => resolve(event.code)))
  client.on(Events.ShardError, () => {})
  discord.killToken()
  expect(await off).toBe(4004)
  await expect(client.users.fetch(discord.person('ann').id)).rejects.toMatchObject({ status: 401 })
  expect(discord.invalidRequests).toBe(1)
})

it('spreads servers over shards, and DMs to the first', async () => {
  const discord = await alone()
  const rooms = ['a', 'b', 'c', 'd'].map((name) => discord.server(name))
  const ann = discord.person('ann')
  for (const room of rooms) room.join(ann)
  const client = await login(discord, clientFor(discord, { shards: [0, 1], shardCount: 2 }))
  const got: [string, number][] = []
  const all = new Promise<void>((resolve) => {
    client.on(Events.Raw, (packet: { t: string; d: { content: string } }, shard: number) => {
      if (packet.t === 'MESSAGE_CREATE') got.push([packet.d.content, shard])
      if (got.length === 5) resolve()
    })
  })
  ann.dm('dm')
  for (const room of rooms) ann.mention(room.channel('general'), room.guild.name)
  await all
  await client.destroy()
  expect(got.find(([text]) => text === 'dm')?.[1]).toBe(0)
  for (const room of rooms)
    expect(got.find(([text]) => text.endsWith(room.guild.name))?.[1]).toBe(Number((BigInt(room.id) >> 22n) % 2n))
  expect(discord.gateway.identifies).toBe(2)
})

it('is told when a server comes, fails and goes', async () => {
  const { discord, client } = await bot()
  const event = (name: 'guildCreate' | 'guildDelete' | 'guildUnavailable') =>
    new Promise<string>((resolve) => client.once(name, (guild) => resolve(guild.name)))
  const came = event('guildCreate')
  const cafe = discord.server('Café')
  expect(await came).toBe('Café')
  const failed = event('guildUnavailable')
  cafe.outage()
  expect(await failed).toBe('Café')
  const left = event('guildDelete')
  cafe.kick()
  expect(await left).toBe('Café')
})

/**
 * What discord.js 14.28 does with packets Discord should not send: it throws out of its socket handler, as an
 * unhandled rejection, which ends a process that does not catch it. Told apart in a process of its own.
 */
it.each([
  ['an interaction without entitlements', malformed.commandWithoutEntitlements],
  ['an autocomplete without data', malformed.autocompleteWithoutData],
])('%s ends a process that does not guard itself', async (_name, packet) => {
  const discord = await alone()
  const script = `
    import { Client } from 'discord.js'
    const client = new Client({ intents: [1], rest: { api: '${discord.apiUrl}' } })
    await client.login('${discord.token}')`
  const ended = new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', script], (error, _out, said) =>
      resolve({ code: error?.code, said }),
    )
  })
  await discord.gateway.events.next((event) => event.kind === 'identified')
  discord.gateway.sendRaw('INTERACTION_CREATE', packet)
  const { code, said } = await ended
  expect(code).toBe(1)
  expect(said).toContain('TypeError')
})
