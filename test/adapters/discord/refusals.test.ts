// Discord refuses: each of its codes, where it may come. What passes by itself is asked again, what was done is told, and
// nobody loses anything over it.
// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
import { afterEach, describe, expect, test } from 'vitest'
import { storedLine } from '../../../src/chat/ask.ts'
import type { OutgoingMessage } from '../../../src/chat/platform.ts'
import { t, view } from '../../../src/chat/view.ts'
import { Permission, type Person } from '../../fakes/discord/index.ts'
import { toyCommand } from '../../support/toy.ts'
import { type Harness, type HarnessOptions, harness } from './harness.ts'

const started: Harness[] = []
const begin = async (options: HarnessOptions = {}): Promise<Harness> => {
  const here = await harness({ fake: { limits: { buckets: {} } }, ...options })
  started.push(here)
  return here
}
afterEach(async () => {
  for (const here of started.splice(0).toReversed()) {
    expect(here.discord.violations).toEqual([])
    expect(here.discord.findings).toEqual([])
    await here.stop()
  }
})

const create = 'POST /channels/:channel/messages'
const openDirect = 'POST /users/@me/channels'
const callback = 'POST /interactions/:interaction/:token/callback'
const edit = 'PATCH /channels/:channel/messages/:message'
const original = 'PATCH /webhooks/:application/:token/messages/:message'
const refusal = (status: number, code: number) => ({
  kind: 'status' as const,
  status,
  code,
  message: `Refused ${code}`,
})

const letterTo = (person: Person, n = 1): OutgoingMessage => ({
  idempotencyKey: `0e2c8f5e-6a3d-4b1c-9f00-${String(n).padStart(12, '0')}`,
  space: '',
  externalId: person.id,
  priority: 1,
  view: view(t`Letter ${n}`, [], { buttons: [{ label: 'Start', line: storedLine('task list') }] }),
})

describe('a letter', () => {
  test.each([
    [429, 20016],
    [400, 20016],
    [403, 20026],
    [429, 20028],
    [429, 40062],
    [400, 40004],
    [400, 130000],
    [429, 0],
  ])('refused for now, by %i and %i, is sent later', async (status, code) => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    discord.faults.arm(create, refusal(status, code))
    const result = await platform.send(letterTo(ann))
    expect(result).toMatchObject({ state: 'later', scope: 'channel' })
    if (result.state === 'later') expect(result.afterMs).toBeGreaterThan(500)
    expect(ann.sees()).toEqual([])
  })

  test('whose channel can’t be opened so soon is sent later', async () => {
    const { discord, platform } = await begin()
    discord.faults.arm(openDirect, refusal(400, 40003))
    expect(await platform.send(letterTo(discord.person('ann')))).toMatchObject({ state: 'later', scope: 'channel' })
  })

  test.each([
    [404, 10003],
    [403, 50001],
  ])('to a channel that is no longer hers, by %i and %i, goes to the one that is', async (status, code) => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    expect(await platform.send(letterTo(ann))).toMatchObject({ state: 'sent' })
    discord.faults.arm(create, refusal(status, code))
    expect(await platform.send(letterTo(ann, 2))).toMatchObject({ state: 'sent' })
    expect(discord.arrivals(openDirect)).toBe(2)
    discord.faults.arm(create, refusal(status, code), 2)
    expect(await platform.send(letterTo(ann, 3))).toMatchObject({ state: 'refused' })
  })

  test.each([
    [403, 50007],
    [403, 50278],
    [404, 10013],
    [400, 50033],
  ])('to whom nobody can write, by %i and %i, is told as that', async (status, code) => {
    const { discord, platform } = await begin()
    discord.faults.arm(openDirect, refusal(status, code))
    discord.faults.arm(create, refusal(status, code))
    expect(await platform.send(letterTo(discord.person('ann')))).toEqual({ state: 'closed' })
  })

  test('that is no message is refused for good, and holds up no other', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    discord.faults.arm(create, refusal(400, 50035))
    expect(await platform.send(letterTo(ann))).toMatchObject({ state: 'refused', reason: '50035 Refused 50035' })
    expect(await platform.send(letterTo(ann, 2))).toMatchObject({ state: 'sent' })
  })
})

describe('an edit', () => {
  test.each([
    [400, 30046, 'later'],
    [429, 30046, 'later'],
    [400, 50083, 'blocked'],
    [403, 50001, 'blocked'],
    [403, 50013, 'blocked'],
    [503, 0, 'later'],
    [404, 10008, 'gone'],
    [404, 10003, 'gone'],
    [403, 50005, 'gone'],
  ] as const)('refused by %i and %i is %s', async (status, code, state) => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    const sent = await platform.send(letterTo(ann))
    if (sent.state !== 'sent') throw new Error(sent.state)
    discord.faults.arm(edit, refusal(status, code))
    expect(await platform.edit(sent.ref, '', view(t`Letter, changed`))).toBe(state)
  })

  test('of what is older than an hour waits as long as Discord says', async () => {
    const { discord, platform } = await begin()
    const ann = discord.person('ann')
    const sent = await platform.send(letterTo(ann))
    if (sent.state !== 'sent') throw new Error(sent.state)
    discord.advance(2 * 3_600_000)
    discord.world.oldEdits = { limit: 2, per: 60_000 }
    const states: string[] = []
    for (const n of [1, 2, 3, 4]) states.push(await platform.edit(sent.ref, '', view(t`Letter, ${n}`)))
    expect(states).toEqual(['edited', 'edited', 'later', 'later'])
    // The fourth was not even asked.
    expect(discord.arrivals(edit)).toBe(3)
  })

  test.each([
    [400, 30046, 'later'],
    [404, 10008, 'deleted'],
    [404, 10003, 'refused'],
    [403, 50001, 'refused'],
    [403, 50013, 'refused'],
  ] as const)('of a room, refused by %i and %i, is %s', async (status, code, state) => {
    const { discord, platform } = await begin()
    const { id: channelId } = discord.server('Acme').channel('general')
    const room = { idempotencyKey: 'room 1 0', space: '', channelId, view: view(t`Room`) }
    const posted = await platform.showStanding?.(room)
    if (posted?.state !== 'shown') throw new Error('not posted')
    discord.faults.arm(edit, refusal(status, code))
    const { messageId } = posted
    expect(await platform.showStanding?.({ ...room, messageId, view: view(t`Room, 1`) })).toMatchObject({ state })
  })
})

describe('an interaction that Discord has given up', () => {
  test.each(['direct messages', 'a server'])('in %s: what was done is told in direct messages', async (place) => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann).channel('general')
    const where = place === 'a server' ? { in: general } : {}
    discord.faults.arm(callback, refusal(404, 10062))
    ann.slash('add', { title: 'Milk' }, { ...where, times: 4 })
    expect((await discord.next(({ text }) => text.includes('Added: Milk'))).channel_id).toBe(ann.dms.id)
    await discord.idle()
    expect(ann.sees().filter(({ text }) => text.includes('Added: Milk'))).toHaveLength(1)
    expect(ann.sees(general)).toEqual([])
    expect(toy.state().things).toHaveLength(1)
    expect(reports).toEqual([])
  })

  test('whose person takes no direct messages is done, and nothing is a fault', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann', { userInstall: true })
    const general = discord.server('Else', { bot: false }).join(ann).channel('general')
    ann.beStranger()
    discord.faults.arm(callback, refusal(404, 10062))
    ann.slash('add', { title: 'Milk' }, { in: general })
    await expect.poll(() => toy.state().things.length).toBe(1)
    await discord.idle()
    expect(ann.sees()).toEqual([])
    expect(reports).toEqual([])
  })

  test.each([
    [404, 10015],
    [401, 50027],
    [404, 10008],
  ])('after it was acknowledged, by %i and %i', async (status, code) => {
    const { discord, reports } = await begin()
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann).channel('general')
    // The answer to the acknowledgement is lost, so the answer is filled in.
    discord.faults.arm(callback, { kind: 'acceptThenReset' })
    discord.faults.arm(original, refusal(status, code))
    ann.slash('add', { title: 'Milk' }, { in: general })
    expect((await discord.next(({ channel_id }) => channel_id === ann.dms.id)).text).toContain('Added: Milk')
    expect(reports).toEqual([])
  })

  test('that was acknowledged before is filled in, and answered once', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    discord.faults.arm(callback, { kind: 'acceptThenReset' })
    const { text } = await ann.slash('add', { title: 'Milk' }, { times: 4 }).done()
    expect(text).toContain('Added: Milk')
    await discord.idle()
    expect(ann.sees()).toHaveLength(1)
    expect(toy.state().things).toHaveLength(1)
    expect(reports).toEqual([])
  })
})

test('an interaction that two processes hear is answered by one, and the other does not write over it', async () => {
  let finish = () => {}
  const thinking = new Promise<void>((resolve) => {
    finish = resolve
  })
  const think = toyCommand({
    name: 'me think',
    about: 'Takes its time',
    examples: [],
    options: {},
    prepare: async () => thinking,
    run: async (me) => view(t`Thought of ${me.name}`),
  })
  const fake = { limits: { buckets: {} }, gateway: { identifyEvery: 0 } }
  const first = await begin({ fake, toy: { more: [think] } })
  const second = await begin({ beside: first })
  const { discord } = first
  const ann = discord.person('ann')
  const general = discord.server('Acme').join(ann).channel('general')
  const asked = ann.slash('me think', {}, { in: general })
  // Both have acknowledged: one of them too late.
  await expect.poll(() => discord.arrivals(callback)).toBe(2)
  finish()
  expect((await asked.done()).text).toContain('Thought of ann')
  await discord.idle()
  expect(ann.sees(general).map(({ text }) => text)).toEqual(['### Thought of ann'])
  expect([...first.reports, ...second.reports]).toEqual([])
})

describe('a mention', () => {
  test('whose person can’t be written to, in a channel where nothing may be said, is done all the same', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann).channel('general')
    general.botMayWrite = false
    ann.closeDms()
    ann.mention(general, 'call the vet')
    await expect.poll(() => toy.state().things.map(({ title }) => title)).toEqual(['call the vet'])
    await discord.idle()
    expect(reports).toEqual([])
  })

  test('whose channel can’t be opened for good is done, and told where it was said', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann).channel('general')
    discord.faults.arm(openDirect, refusal(403, 50278))
    ann.mention(general, 'call the vet', { times: 4 })
    expect((await discord.next()).text).toContain("I can't message you directly")
    await discord.idle()
    expect(toy.state().things).toHaveLength(1)
    expect(ann.sees(general).filter(({ message }) => message.author.bot)).toHaveLength(1)
    expect(reports).toEqual([])
  })

  test('whose channel can’t be opened just then is answered after all', async () => {
    const { discord, toy } = await begin()
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann).channel('general')
    discord.faults.arm(openDirect, { kind: 'status', status: 500 }, 2)
    ann.mention(general, 'call the vet')
    expect((await discord.next()).text).toContain('Added: call the vet')
    expect(toy.state().things).toHaveLength(1)
  })
})

describe('something shared', () => {
  const shareIn = async (fault?: ReturnType<typeof refusal> | { kind: 'acceptThenReset' }) => {
    const here = await begin()
    const { discord } = here
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann, Permission.manageGuild).channel('general')
    await ann.slash('add', { title: 'Milk' }, { in: general }).done()
    if (fault) discord.faults.arm(create, fault)
    const { text, message } = await ann.slash('me share', { what: 'task' }, { in: general, times: 4 }).done()
    await discord.idle()
    const posted = ann.sees(general).filter(({ ephemeral, message: { author } }) => author.bot && !ephemeral)
    return { here, text, isPrivate: message?.ephemeral, posted: posted.length }
  }

  test('is there once, though the answer to its post was lost', async () => {
    expect(await shareIn({ kind: 'acceptThenReset' })).toMatchObject({
      isPrivate: true,
      text: '### Shared here.',
      posted: 1,
    })
  })

  test.each([
    [403, 50013],
    [403, 50001],
    [404, 10003],
    [400, 160002],
  ])('that may not be posted, by %i and %i, is told to its person, who believes nothing else', async (status, code) => {
    const { here, text, isPrivate, posted } = await shareIn(refusal(status, code))
    expect(text).toContain("Discord doesn't let me post here right now, so others see nothing.")
    expect([isPrivate, posted]).toEqual([true, 0])
    expect(here.reports).toEqual([])
  })
})

describe('suggestions', () => {
  const packetFor = (ann: Person, data: object) => ({
    id: '1290000000000000001',
    token: 'a-token-of-nobody',
    type: 4,
    user: ann.user,
    channel_id: ann.dms.id,
    channel: { id: ann.dms.id, type: 1 },
    context: 1,
    authorizing_integration_owners: { '0': '0' },
    entitlements: [],
    data,
  })

  test('half typed, a command is never run: not without a focused option, an unknown one, or an unknown command', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    const title = { name: 'title', type: 3, value: 'Milk' }
    for (const [at, data] of [
      { id: '1', name: 'add', type: 1, options: [title] },
      { id: '1', name: 'add', type: 1, options: [] },
      { id: '1', name: 'task', type: 1, options: [{ name: 'add', type: 1, options: [title] }] },
      { id: '1', name: 'task', type: 1, options: [{ name: 'add', type: 1, options: [{ ...title, focused: false }] }] },
      { id: '1', name: 'add', type: 1, options: [{ ...title, name: 'constructor', focused: true }] },
      { id: '1', name: 'add', type: 1, options: [{ ...title, name: '__proto__', focused: true }] },
      { id: '1', name: 'nothing', type: 1, options: [{ ...title, focused: true }] },
      { id: '1', name: 'task', type: 1, options: [{ name: 'nothing', type: 1, options: [title] }] },
    ].entries()) {
      discord.gateway.sendRaw('INTERACTION_CREATE', { ...packetFor(ann, data), id: `129000000000000000${at}` })
      const { body } = await discord.requests.next(({ route }) => route === callback)
      expect(body).toEqual({ type: 8, data: { choices: [] } })
    }
    await discord.idle()
    expect(toy.state().things).toEqual([])
    expect(ann.sees()).toEqual([])
    expect(reports).toEqual([])
  })

  test('that come too late, or were given before, are nothing to speak of', async () => {
    const { discord, reports } = await begin()
    const ann = discord.person('ann')
    await ann.slash('add', { title: 'Milk' }).done()
    for (const fault of [refusal(404, 10062), refusal(400, 40060), { kind: 'reset' as const }]) {
      discord.faults.arm(callback, fault)
      ann.autocomplete('task show', 'task', 'm', {}, { times: 4 })
      await discord.requests.next(({ route, fault: met }) => route === callback && met !== undefined)
      await discord.idle()
    }
    expect(reports).toEqual([])
  })

  test('are whole letters, different, and 25 at most, however they are asked for', async () => {
    const { discord, toy, reports } = await begin()
    const ann = discord.person('ann')
    const family = '👨‍👩‍👧‍👦'
    for (let n = 0; n < 30; n++) await ann.slash('add', { title: `${family.repeat(12)} ${n}` }).done()
    for (const typed of [
      '',
      family,
      '\ud83d',
      `${family}\u200d`,
      'x'.repeat(6000),
      '\u0000',
      '  ',
      '%_',
      '@everyone',
    ]) {
      const { choices = [] } = await ann.autocomplete('task show', 'task', typed, {}, { times: 4 }).done()
      expect(choices.length).toBeLessThanOrEqual(25)
      expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length)
      for (const { name, value } of choices) {
        expect(name.isWellFormed() && String(value).isWellFormed()).toBe(true)
        expect([...name].length).toBeLessThanOrEqual(100)
        // No family is torn apart.
        expect(name.replaceAll(family, '')).toMatch(/^[\w\s…()]*$/)
      }
    }
    expect(toy.state().things).toHaveLength(30)
    expect(reports).toEqual([])
  })
})
