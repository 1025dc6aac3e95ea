// Discord fails in all the ways it does: nothing is lost, nothing happens twice, and nobody is asked too often.
import { afterEach, describe, expect, test } from 'vitest'
import { createDiscordApi } from '../../../adapters/discord/api.ts'
import { classifyDiscordError } from '../../../adapters/discord/failure.ts'
import type { GatewaySessionStore } from '../../../adapters/discord/index.ts'
import { render } from '../../../adapters/discord/render.ts'
import { storedLine } from '../../../src/chat/ask.ts'
import type { OutgoingMessage } from '../../../src/chat/platform.ts'
import { t, view } from '../../../src/chat/view.ts'
import { type Person, startDiscord } from '../../fakes/discord/index.ts'
import { type Harness, type HarnessOptions, harness } from './harness.ts'

const started: Harness[] = []
const begin = async (options: HarnessOptions = {}): Promise<Harness> => {
  const here = await harness(options)
  started.push(here)
  return here
}
afterEach(async () => {
  for (const here of started.splice(0).toReversed()) await here.stop()
})

const letterTo = (person: Person, n = 1, rest: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  idempotencyKey: `0e2c8f5e-6a3d-4b1c-9f00-${String(n).padStart(12, '0')}`,
  space: '',
  externalId: person.id,
  priority: 1,
  view: view(t`Letter ${n}`, [], { buttons: [{ label: 'Start', line: storedLine('task list') }] }),
  ...rest,
})
const create = 'POST /channels/:channel/messages'
const callback = 'POST /interactions/:interaction/:token/callback'

describe('a letter', () => {
  test('whose answer is lost is repeated, and there once', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    discord.faults.arm(create, { kind: 'acceptThenReset' })
    expect(await platform.send(letterTo(ann))).toMatchObject({ state: 'sent' })
    discord.faults.arm(create, { kind: 'status', status: 502 })
    expect(await platform.send(letterTo(ann, 2))).toMatchObject({ state: 'sent' })
    discord.faults.arm(create, { kind: 'reset' })
    expect(await platform.send(letterTo(ann, 3))).toMatchObject({ state: 'sent' })
    expect(ann.sees()).toHaveLength(3)
    expect(discord.findings).toEqual([])
  })

  test('of unknown fate is found in the history, long after its nonce is forgotten', async () => {
    const { discord, platform } = await begin({ fake: { limits: { buckets: {} } } })
    const ann = discord.person('ann')
    const since = new Date(Date.now() - 60_000)
    expect(await platform.lookUp(letterTo(ann), since)).toBe('absent')
    discord.faults.arm(create, { kind: 'acceptThenReset' }, 3)
    expect(await platform.send(letterTo(ann))).toMatchObject({ state: 'unknown', channelId: ann.dms.id })
    for (let n = 2; n <= 60; n++) ann.dm('thanks')
    await discord.idle()
    discord.advance(3_600_000)
    expect(await platform.lookUp(letterTo(ann), since)).toEqual({ channelId: ann.dms.id, messageId: ann.sees()[0]?.id })
    expect(await platform.lookUp(letterTo(ann, 2), since)).toBe('absent')
  })

  test('whose repetition meets "Unknown Message" was sent, and deleted since', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    discord.faults.arm(create, { kind: 'reset' })
    discord.faults.arm(create, { kind: 'status', status: 404, code: 10008, message: 'Unknown Message' })
    expect(await platform.send(letterTo(ann))).toEqual({
      state: 'sent',
      ref: { channelId: ann.dms.id, messageId: '' },
    })
    discord.faults.arm(create, { kind: 'status', status: 404, code: 10008, message: 'Unknown Message' })
    expect(await platform.send(letterTo(ann, 2))).toMatchObject({ state: 'sent' })
  })

  test('is not repeated when its nonce may be forgotten: it is looked up', async () => {
    let now = new Date('2026-03-05T08:00:00Z')
    const { discord, platform } = await begin({ now: () => now })
    const ann = discord.person('ann')
    discord.faults.arm(create, { kind: 'acceptThenReset' })
    // The process is frozen while it waits to repeat.
    const sending = platform.send(letterTo(ann))
    await expect.poll(() => ann.sees()).toHaveLength(1)
    now = new Date(now.getTime() + 121_000)
    discord.advance(600_000)
    expect(await sending).toMatchObject({ state: 'unknown' })
    expect(ann.sees()).toHaveLength(1)
  })

  test('whose channel can’t be opened keeps nobody else waiting', async () => {
    const { discord, platform } = await begin()
    discord.faults.arm('POST /users/@me/channels', { kind: 'status', status: 500 }, 3)
    expect(await platform.send(letterTo(discord.person('ann')))).toMatchObject({
      state: 'later',
      scope: 'channel',
      isFailure: true,
    })
  })

  test('that can’t be looked up just now is asked about later, and not given up', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    const since = new Date(Date.now() - 60_000)
    expect(await platform.lookUp(letterTo(ann), since)).toBe('absent')
    const history = 'GET /channels/:channel/messages'
    discord.faults.arm(history, { kind: 'status', status: 502 })
    await expect(platform.lookUp(letterTo(ann), since)).rejects.toThrow()
    discord.faults.arm(history, { kind: 'rateLimit', ms: 30_000 })
    const later = await platform.lookUp(letterTo(ann), since)
    expect(later).toMatchObject({ state: 'later' })
    const asked = discord.requests.entries.length
    expect(await platform.lookUp(letterTo(ann), since)).toMatchObject({ state: 'later' })
    expect(discord.requests.entries).toHaveLength(asked)
  })

  test('to somebody who lets no bot write is told so, and not tried again', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    ann.closeDms()
    expect(await platform.send(letterTo(ann))).toEqual({ state: 'closed' })
    const asked = discord.requests.entries.length
    expect(await platform.send(letterTo(ann, 2))).toEqual({ state: 'closed' })
    expect(discord.requests.entries).toHaveLength(asked)
    ann.openDms()
    ann.dm('hi')
    await discord.next()
    expect(await platform.send(letterTo(ann, 3))).toMatchObject({ state: 'sent' })
  })

  test('waits where Discord says so, and no request leaves inside a Retry-After', async () => {
    const { discord, platform } = await begin()
    const [ann, ben] = [discord.person('ann'), discord.person('ben')]
    discord.faults.arm(create, { kind: 'rateLimit', ms: 60_000 })
    const later = await platform.send(letterTo(ann))
    expect(later).toMatchObject({ state: 'later', scope: 'channel' })
    if (later.state === 'later') expect(later.afterMs).toBeGreaterThan(55_000)
    expect(await platform.send(letterTo(ann))).toMatchObject({ state: 'later', scope: 'channel' })
    expect(await platform.send(letterTo(ben))).toMatchObject({ state: 'sent' })
    discord.faults.arm(create, { kind: 'rateLimit', ms: 60_000, global: true })
    expect(await platform.send(letterTo(ben, 2))).toMatchObject({ state: 'later', scope: 'platform' })
    expect(await platform.send(letterTo(ben, 3))).toMatchObject({ state: 'later', scope: 'platform' })
    expect(discord.violations).toEqual([])
  })

  test('whose time is over is not begun', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    const over = letterTo(ann, 1, { mayBeginUntil: new Date('2026-03-04T07:59:59Z') })
    expect(await platform.send(over)).toMatchObject({ state: 'later' })
    expect(ann.sees()).toEqual([])
  })

  test('with a token that is dead says that everything is gone', async () => {
    const { discord, platform } = await begin()
    discord.killToken()
    expect(await platform.send(letterTo(discord.person('ann')))).toMatchObject({ state: 'gone' })
    expect(await platform.send(letterTo(discord.person('ben')))).toMatchObject({ state: 'gone' })
    expect(platform.isReady()).toBe(false)
  })

  test('in a hurry overtakes a hundred others, none above the limit', async () => {
    const { discord, platform } = await begin({ fake: { limits: { buckets: {} } } })
    const people = Array.from({ length: 40 }, (_, n) => discord.person(`p${n}`))
    for (const person of people) person.dm('thanks')
    await discord.idle(300)
    const order: string[] = []
    const send = (letter: OutgoingMessage) =>
      platform.send(letter).then(({ state }) => order.push(`${letter.priority} ${state}`))
    const all = people.flatMap((person, n) => [1, 2].map((k) => send(letterTo(person, 2 * n + k, { priority: 5 }))))
    const [first] = people
    if (!first) throw new Error('nobody')
    await Promise.all([...all, send(letterTo(first, 999, { priority: 0 }))])
    expect(order.toSorted()).toEqual(['0 sent', ...all.map(() => '5 sent')])
    // Those that had left before it came in a hurry; how many depends on the machine.
    expect(order.indexOf('0 sent')).toBeLessThan(all.length / 2)
    expect(discord.violations).toEqual([])
  })
})

test('refusals are counted: long before they ban the address nothing more leaves', async () => {
  const discord = await startDiscord()
  const { token, applicationId, apiUrl } = discord
  const api = createDiscordApi({ token, applicationId, apiUrl, mostInvalid: 5 })
  const people = Array.from({ length: 9 }, (_, n) => discord.person(`closed ${n}`))
  for (const person of people) person.closeDms()
  const faults: string[] = []
  for (const person of people)
    await api
      .createMessage(person.dms.id, render(view(t`Hello`)), { nonce: person.id, priority: 0 })
      .catch((error) => faults.push(classifyDiscordError(error).kind))
  // The library counts for the whole process, so others of this file may have been counted before.
  expect(faults.length).toBe(9)
  expect(faults.at(-1)).toBe('later')
  expect(discord.invalidRequests).toBeLessThanOrEqual(5)
  expect(discord.requests.entries.length).toBeLessThanOrEqual(5)
  api.rateLimiter.stop()
  await discord.stop()
})

describe('an interaction', () => {
  test('whose acknowledgement gets lost is acknowledged again, and acted on once', async () => {
    const { discord, toy } = await begin()
    const ann = discord.person('ann')
    for (const kind of ['reset', 'acceptThenReset'] as const) {
      discord.faults.arm(callback, { kind })
      const added = await ann.slash('add', { title: kind }).done()
      expect(added.text).toContain(`Added: ${kind}`)
      expect(added.message?.message.components).not.toEqual([])
    }
    discord.faults.arm(callback, { kind: 'status', status: 500 })
    expect((await ann.slash('add', { title: 'third' }).done()).text).toContain('Added: third')
    expect(toy.state().things).toHaveLength(3)
  })

  test('delivered four times has one effect and one answer', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    await ann.slash('add', { title: 'Milk' }, { times: 4 }).done()
    ann.dm('Call the vet', { times: 4 })
    await discord.next()
    await discord.idle()
    expect(toy.state().things).toHaveLength(2)
    expect(ann.sees().filter(({ text }) => text.includes('Added'))).toHaveLength(2)
    expect(reports).toEqual([])
  })

  test('with an id that somebody made up is refused kindly', async () => {
    const { discord } = await begin()
    const ann = discord.person('ann')
    const card = (await ann.slash('add', { title: 'Milk' }).done()).message
    if (!card) throw new Error('nothing')
    const ids = ['', 'b0', 'b0task done task:~AAAAAAAAAAAAAAAAAAAAAB', 'x', 'more0', 'f0task edit', 's0task show']
    for (const id of ids) {
      const shown = structuredClone(card)
      const text = JSON.stringify(shown.message.components).replace(
        /"custom_id":"[^"]*"/,
        `"custom_id":${JSON.stringify(id || '?')}`,
      )
      shown.message.components = JSON.parse(text)
      const pressed = await ann.press(card, id || '?', { asShown: shown }).done()
      expect(pressed.text).toMatch(/I no longer know|missing|matches|Done|Show a thing/)
    }
  })
})

describe('the gateway', () => {
  test('that drops is resumed: what was said meanwhile arrives, once', async () => {
    const { discord, platform, toy } = await begin()
    const ann = discord.person('ann')
    ann.dm('First')
    await discord.next()
    discord.gateway.refuse()
    discord.gateway.drop()
    ann.dm('Second')
    ann.dm('Third')
    discord.gateway.accept()
    await discord.gateway.events.next(({ kind }) => kind === 'resumed')
    await discord.next(({ text }) => text.includes('Third'))
    await discord.idle()
    expect(toy.state().things.map(({ title }) => title)).toEqual(['First', 'Second', 'Third'])
    expect(discord.gateway.identifies).toBe(1)
    expect(platform.isReady()).toBe(true)
  })

  test('that asks to reconnect, or says a session can be resumed, is obeyed', async () => {
    const { discord } = await begin()
    discord.gateway.askToReconnect()
    await discord.gateway.events.next(({ kind }) => kind === 'resumed')
    discord.gateway.close(4000)
    await discord.gateway.events.next(({ kind }) => kind === 'resumed')
    expect((await discord.person('ann').slash('home').done()).text).toContain('Home of ann')
    expect(discord.gateway.identifies).toBe(1)
  })

  test('that declares a session invalid is identified to again, not too soon', async () => {
    const { discord, platform } = await begin()
    discord.gateway.invalidate()
    await discord.gateway.events.next(({ kind }) => kind === 'identified')
    await discord.gateway.events.next(({ kind }) => kind === 'connected')
    await discord.gateway.events.next(({ kind }) => kind === 'connected')
    expect(platform.isReady()).toBe(false)
    await discord.gateway.events.next(({ kind }) => kind === 'identified')
    expect((await discord.person('ann').slash('home').done()).text).toContain('Home of ann')
    expect(discord.gateway.identifies).toBe(2)
    expect(discord.gateway.violations).toEqual([])
    expect(platform.isReady()).toBe(true)
  })

  test('that falls silent is left and resumed', async () => {
    const { discord, toy } = await begin({ fake: { gateway: { heartbeatInterval: 150 } } })
    discord.gateway.freeze()
    discord.person('ann').dm('Said into the silence')
    await discord.gateway.events.next(({ kind }) => kind === 'closed')
    discord.gateway.thaw()
    await discord.gateway.events.next(({ kind }) => kind === 'resumed')
    await discord.next(({ text }) => text.includes('Added: Said into the silence'))
    expect(toy.state().things).toHaveLength(1)
  })

  test('that closes for good is no longer ready, and says why', async () => {
    const { discord, platform, reports } = await begin()
    discord.killToken()
    await discord.gateway.events.next(({ kind }) => kind === 'closed')
    await discord.idle()
    expect(platform.isReady()).toBe(false)
    expect(reports.join()).toContain('Authentication failed')
  })

  test('never lets in a wrong token', async () => {
    const { discord, platform, toy } = await begin({ isIdle: true, discord: { token: 'bm9uc2Vuc2U.a.b' } })
    await expect(platform.start(toy.dispatcher)).rejects.toThrow("Discord doesn't accept this token")
    expect(discord.gateway.identifies).toBe(0)
  })

  test('survives packets that make no sense', async () => {
    const { discord, toy } = await begin()
    const ann = discord.person('ann')
    const nonsense: unknown[] = [
      null,
      7,
      'x',
      [],
      {},
      { id: '1' },
      { id: '1', token: 't', type: 2 },
      { type: 4, id: '2', token: 't', user: ann.user, channel_id: '1' },
    ]
    for (const event of [
      'INTERACTION_CREATE',
      'MESSAGE_CREATE',
      'MESSAGE_UPDATE',
      'MESSAGE_DELETE',
      'GUILD_CREATE',
      'constructor',
    ])
      for (const data of nonsense) discord.gateway.sendRaw(event, data)
    expect((await ann.slash('add', { title: 'Still here' }).done()).text).toContain('Added: Still here')
    expect(toy.state().things).toHaveLength(1)
  })

  test('is spread over several processes', async () => {
    const first = await begin({ discord: { shards: { ids: [0], count: 2 } } })
    const { discord, toy } = first
    await begin({ beside: first, discord: { shards: { ids: [1], count: 2 } } })
    expect(discord.gateway.sessions.map(({ shard, shardCount }) => [shard, shardCount])).toEqual([
      [0, 2],
      [1, 2],
    ])
    const ann = discord.person('ann')
    for (const name of ['One', 'Two', 'Three', 'Four']) {
      const general = discord.server(name).join(ann).channel('general')
      expect((await ann.slash('add', { title: name }, { in: general }).done()).text).toContain(`Added: ${name}`)
    }
    expect(toy.state().things).toHaveLength(4)
    expect(discord.registrations).toHaveLength(1)
  })

  test('runs as many shards as Discord recommends in one process', async () => {
    const { discord, platform, toy } = await begin({ fake: { gateway: { recommendedShards: 3, identifyEvery: 0 } } })
    expect(discord.gateway.sessions.map(({ shard, shardCount }) => [shard, shardCount]).toSorted()).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ])
    expect(platform.isReady()).toBe(true)
    const ann = discord.person('ann')
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) {
      const general = discord.server(name).join(ann).channel('general')
      expect((await ann.slash('add', { title: name }, { in: general }).done()).text).toContain(`Added: ${name}`)
    }
    ann.dm('Seven')
    await discord.next(({ text }) => text.includes('Added: Seven'))
    expect(toy.state().things).toHaveLength(7)
  })

  test('keeps its session over a restart, where it may: nothing said meanwhile is lost', async () => {
    const kept = new Map<number, Awaited<ReturnType<GatewaySessionStore['read']>>>()
    const sessions: GatewaySessionStore = {
      read: async (shardId) => kept.get(shardId) ?? null,
      write: async (shardId, session) => void kept.set(shardId, session),
    }
    const first = await begin({ discord: { sessions } })
    const { discord, toy } = first
    const ann = discord.person('ann')
    ann.dm('First')
    await discord.next()
    await first.platform.stop()
    ann.dm('While nobody was there')
    const second = await begin({ beside: first, discord: { sessions } })
    expect((await discord.next()).text).toContain('Added: While nobody was there')
    await discord.idle()
    expect(toy.state().things.map(({ title }) => title)).toEqual(['First', 'While nobody was there'])
    expect(discord.gateway.identifies).toBe(1)
    expect(second.platform.isReady()).toBe(true)
  })
})
