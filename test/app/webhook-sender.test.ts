// Webhooks: signed, once each by their ids, in order, whatever their receiver does; told in the chat, paused, removed,
// stopped where they fail for too long; nothing of hidden zones, nothing of people who are gone, nothing into private
// networks unless the operator allows it.

import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { eraseMe } from '../../src/domain/privacy/erase/index.ts'
import { exportPersonalData } from '../../src/domain/privacy/export.ts'
import { resealWebhooks } from '../../src/domain/webhooks/target.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { linked } from '../support/linking.ts'
import { nudging } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { makeWebhook, type Received, type Receiver, senderOf, startReceiver } from '../support/webhooks.ts'
import { type World, world } from '../support/world.ts'

const typesOf = (got: readonly Received[]): string[] => got.map(({ message }) => message.type)

const AT_HOME = { outside: { allowsPrivateWebhooks: true } }

/** Sends until nothing waits, the clock moved to when the next try is due. */
async function sendAll(earth: World, sender: ReturnType<typeof senderOf>): Promise<void> {
  for (let round = 0; round < 60; round++) {
    await sender.sendDue()
    const { next } = (await earth.database.knex('webhooks').min({ next: 'next_try_at' }).first()) ?? {}
    if (!next) return
    earth.clock.set(new Date(Math.max(new Date(next).getTime(), earth.clock.now().getTime() + 1)))
  }
  throw new Error('Something still waits')
}

/** Every message is signed by this secret, at the time of its try; a changed one is not. */
function judge({ got }: Receiver, secret: string): void {
  for (const { headers, body } of got) {
    const seconds = Number(headers['webhook-timestamp']) * 1000
    const there = Date.now
    // Their judge takes messages of the last five minutes by the machine's clock.
    Date.now = () => seconds
    try {
      expect(new Webhook(secret).verify(body, headers)).toMatchObject({ id: headers['webhook-id'] })
      expect(() => new Webhook(secret).verify(body.replace('"type"', '"tipe"'), headers)).toThrow()
    } finally {
      Date.now = there
    }
    expect(headers['content-type']).toBe('application/json')
  }
}

describeOnBothEngines('a webhook', (open) => {
  test('is told of tasks, focus and nudges in order, each event signed, with an id, a time and a type', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await ann.says('hello')
    const secret = await makeWebhook(ann, `${receiver.url} Lamp`)
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['done milk', 'Done: Buy milk'],
      ['undo', 'Undone'],
      ['done milk', 'Done: Buy milk'],
      ['Report', 'Added'],
      ['focus start report 25'],
      ['focus stop'],
      ['Call vet today 11:00', 'Added'],
    ])
    await sendAll(earth, sender)
    expect(typesOf(receiver.got)).toEqual(['task.done', 'task.undone', 'task.done', 'focus.begun', 'focus.ended'])
    await heart.at('2026-03-05T10:00:00Z')
    await sendAll(earth, sender)
    const kinds = receiver.got.flatMap(({ message }) => (message.type === 'nudge.sent' ? [message.data.kind] : []))
    expect(kinds).toEqual(expect.arrayContaining(['webhook', 'task']))
    judge(receiver, secret)
    expect(new Set(receiver.got.map(({ message }) => message.id)).size).toBe(receiver.got.length)
    const [task] = await earth.database.knex('tasks').where('title', 'Buy milk')
    const [first] = receiver.got
    expect(first?.message).toMatchObject({
      timestamp: expect.stringMatching(/^2026-03-05T09:30:00\.\d{3}Z$/),
      data: { id: task.task_id, title: 'Buy milk', status: 'done', completedAt: expect.any(String) },
    })
    expect(first?.headers['webhook-id']).toBe(first?.message.id)
    expect(receiver.got[3]?.message.data).toMatchObject({ plannedMinutes: 25, endedAt: null })
    // What was accepted is kept no longer.
    expect(await earth.database.knex('webhook_events')).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('is told of a session that ended by its time, and of undo of one that began', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await makeWebhook(ann, `${receiver.url} Lamp events:focus`)
    await talk(ann, [['focus 25'], ['undo', 'Undone'], ['focus 30']])
    await sendAll(earth, sender)
    expect(typesOf(receiver.got)).toEqual(['focus.begun', 'focus.ended', 'focus.begun'])
    earth.clock.advance({ minutes: 31 })
    await heart.beat()
    await sendAll(earth, sender)
    expect(typesOf(receiver.got).slice(3)).toEqual(['focus.ended'])
    expect(receiver.got.at(-1)?.message.data).toMatchObject({ minutes: 30, endedAt: expect.any(String) })
    expect(earth.errors).toEqual([])
  })

  test('a receiver that loses answers, fails and cuts gets every event, once by its id, in order', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    // Two processes, one of which takes up what the other left.
    const [one, other] = [senderOf(earth), senderOf(earth)]
    const secret = await makeWebhook(ann, `${receiver.url} Home events:tasks`)
    const names = Array.from({ length: 12 }, (_, index) => `Thing${index}`)
    for (const name of names) await ann.says(`task add ${name}`)
    for (const name of names) await ann.says(`task done ${name}`)
    for (const name of names.slice(0, 4)) await ann.says(`task reopen ${name}`)
    receiver.reactions.push(
      'lost',
      500,
      'cut',
      204,
      'lost',
      503,
      429,
      204,
      204,
      'lost',
      408,
      302,
      204,
      'lost',
      'lost',
      400,
      404,
    )
    for (let round = 0; round < 40; round++) {
      await Promise.all([one.sendDue(), other.sendDue()])
      earth.clock.advance({ hours: 1 })
    }
    const expected = [
      ...names.map((name) => `task.done ${name}`),
      ...names.slice(0, 4).map((name) => `task.undone ${name}`),
    ]
    expect(receiver.once().map(({ message }) => `${message.type} ${message.data.title}`)).toEqual(expected)
    expect(receiver.got.length).toBeGreaterThan(expected.length)
    judge(receiver, secret)
    // A repetition is the same message, signed anew.
    const [again] = receiver.got.slice(1).filter(({ message }) => message.id === receiver.got[0]?.message.id)
    expect(again?.body).toBe(receiver.got[0]?.body)
    expect(await earth.database.knex('webhook_events')).toEqual([])
    expect(await earth.database.knex('webhooks').select('failure', 'failure_count')).toEqual([
      { failure: null, failure_count: 0 },
    ])
    expect(earth.errors).toEqual([])
  })

  test('an event that is refused for good is left out, what comes after it goes on; Retry-After is kept', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await makeWebhook(ann, `${receiver.url} Home events:tasks`)
    await talk(ann, [['Eggs'], ['Milk'], ['done eggs'], ['done milk']])
    receiver.reactions.push(400, 400, 400, 400, 400)
    await sendAll(earth, sender)
    expect(receiver.got.map(({ message }) => message.data.title)).toEqual([...Array(5).fill('Eggs'), 'Milk'])
    await talk(ann, [['Bread'], ['done bread']])
    receiver.reactions.push({ status: 429, headers: { 'retry-after': '600' } })
    await sender.sendDue()
    const asked = receiver.got.length
    earth.clock.advance({ minutes: 9 })
    await sender.sendDue()
    expect(receiver.got.length).toBe(asked)
    earth.clock.advance({ minutes: 2 })
    await sender.sendDue()
    expect(receiver.got.length).toBe(asked + 1)
  })

  test('is stopped after three days of failing, its person told once, and goes on when they say so', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await makeWebhook(ann, `${receiver.url} Home events:tasks`)
    await heart.beat()
    await talk(ann, [['Eggs'], ['done eggs']])
    for (let hour = 0; hour < 90; hour++) {
      receiver.reactions.splice(0, 1, 500)
      await sender.sendDue()
      earth.clock.advance({ hours: 1 })
      await heart.beat()
    }
    expect(receiver.got.length).toBeLessThan(25)
    const said = heart.heard().filter((text) => text.includes('I paused your webhook Home'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('its server has a problem')
    expect(said[0]).not.toContain('s3cret')
    expect(await earth.database.knex('webhook_events')).toEqual([])
    await talk(ann, [
      ['webhooks', 'Home', 'Paused: its server has a problem'],
      ['webhook test home', 'That webhook is paused', '[Resume]'],
      ['webhook resume home', 'Resumed: Home'],
      ['webhook test home', 'A test is on its way'],
    ])
    receiver.reactions.splice(0)
    await sendAll(earth, sender)
    expect(typesOf(receiver.got).at(-1)).toBe('ping')
    await talk(ann, [['webhooks', 'Last accepted', not('Paused')]])
    // An address that is gone is stopped at once.
    receiver.reactions.push(410)
    await talk(ann, [['webhook test home']])
    await sender.sendDue()
    await talk(ann, [['webhooks', 'Paused: its server says that the address no longer exists']])
    expect(earth.errors).toEqual([])
  })

  test('an answer without end and an address that leads elsewhere are failures, nothing more', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    const elsewhere = await startReceiver()
    const sender = senderOf(earth)
    await makeWebhook(ann, `${receiver.url} Home events:tasks`)
    await talk(ann, [['webhook test home']])
    receiver.reactions.push('endless', { status: 307, headers: { location: elsewhere.url } })
    await sender.sendDue()
    expect(await earth.database.knex('webhooks').first('failure')).toEqual({ failure: 'unreachable' })
    await talk(ann, [['webhooks', 'Not accepted since', 'Waiting: 1']])
    earth.clock.advance({ minutes: 1 })
    await sender.sendDue()
    expect(await earth.database.knex('webhooks').first('failure')).toEqual({ failure: 'redirect' })
    expect(elsewhere.got).toEqual([])
  })

  test('0 titles of hidden zones, of others, and of other zones for a webhook of one', async () => {
    const earth = await world(await open(), AT_HOME)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    const [all, work, bens] = [await startReceiver(), await startReceiver(), await startReceiver()]
    const sender = senderOf(earth)
    await talk(ann, [
      ['Therapy secret @self', 'Added'],
      ['Second secret @life', 'Added'],
      ['Work report @work', 'Added'],
      ['Plain thing', 'Added'],
      ['zone edit self hide-on:api', 'Not shown to programs'],
    ])
    await makeWebhook(ann, `${all.url} All`)
    await makeWebhook(ann, `${work.url} One zone:work`)
    await makeWebhook(ben, `${bens.url} Bens`)
    await talk(ann, [
      ['focus start therapy 25'],
      ['focus stop'],
      ['done therapy', 'Done'],
      ['done second', 'Done'],
      ['done report', 'Done'],
      ['done plain', 'Done'],
      // Hidden after it happened, before it was sent.
      ['zone edit life hide-on:api', 'Not shown to programs'],
    ])
    await sendAll(earth, sender)
    expect(all.got.map(({ message: { type, data } }) => [type, data.title ?? data.taskId])).toEqual([
      ['focus.begun', null],
      ['focus.ended', null],
      ['task.done', 'Work report'],
      ['task.done', 'Plain thing'],
    ])
    expect(work.got.map(({ message }) => message.data.title)).toEqual(['Work report'])
    expect(bens.got).toEqual([])
    for (const { body } of [...all.got, ...work.got]) expect(body).not.toContain('secret')
    await talk(ann, [['webhook add https://hooks.example.org Two zone:work events:focus', 'told of its tasks only']])
  })

  test('whose task it is is told, whoever does it', async () => {
    const earth = await world(await open(), AT_HOME)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    const [anns, bens] = [await startReceiver(), await startReceiver()]
    const sender = senderOf(earth)
    await ben.says('hello')
    await makeWebhook(ann, `${anns.url} Anns`)
    await makeWebhook(ben, `${bens.url} Bens`)
    await talk(ann, [['project add Flat'], ['project invite project:flat person:ben'], ['Paint walls +flat']])
    await talk(ann, [['task give walls to:ben'], ['done walls', 'Done']])
    await sendAll(earth, sender)
    expect([anns.got.length, bens.got.map(({ message }) => message.data.title)]).toEqual([0, ['Paint walls']])
  })

  test('is made by the person alone, told in the chat, its secret and address shown to nobody again', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const heart = await nudging(earth)
    const receiver = await startReceiver()
    await ann.says('hello')
    const secret = await makeWebhook(ann, `${receiver.url} Lamp`)
    await heart.beat()
    const [told] = heart.heard()
    expect(told).toContain('A new webhook is told what you do: Lamp')
    const stored = JSON.stringify([
      await earth.database.knex('webhooks'),
      await earth.database.knex('changes'),
      await earth.database.knex('nudges'),
      await ann.acts((me) => exportPersonalData(me.trx, me.user.user_id, me.now)),
      textOf(await ann.says('webhooks')),
    ])
    for (const hidden of [secret, secret.slice(6), 's3cret']) expect(stored).not.toContain(hidden)
    const mine = await ann.acts((me) => exportPersonalData(me.trx, me.user.user_id, me.now))
    expect(mine.tables['webhooks']).toMatchObject([{ name: 'Lamp', host: '127.0.0.1' }])
    await talk(ann, [
      ['webhook add address:nonsense', "isn't an address I can post to"],
      ['webhook add address:ftp://example.org/x Files', "isn't an address I can post to"],
    ])
    const room = { where: { channelId: 'C1', kind: 'shared' } } as const
    expect(textOf(await ann.says('webhook add https://hooks.example.org/x', room))).toContain('is a secret')
    await heart.beat()
    const removed = await ann.presses(heart.answer(), 'Not me')
    expect(textOf(removed)).toContain('Webhook removed: Lamp')
    expect(earth.errors).toEqual([])
  })

  test('paused, removed, undone: what happens meanwhile is not told later', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await makeWebhook(ann, `${receiver.url} Lamp events:tasks`)
    await talk(ann, [['A'], ['B'], ['C'], ['D'], ['task done A']])
    await talk(ann, [['webhook pause lamp', 'Paused'], ['task done B']])
    await sendAll(earth, sender)
    expect(receiver.got).toEqual([])
    await talk(ann, [['webhook resume lamp', 'Resumed'], ['task done C']])
    await sendAll(earth, sender)
    expect(receiver.got.map(({ message }) => message.data.title)).toEqual(['C'])
    const removed = await ann.says('webhook remove lamp')
    await ann.says('task done D')
    await talk(ann, [['webhooks', 'No webhooks yet']])
    expect(textOf(await ann.presses(removed, 'Undo'))).toContain('Undone')
    await talk(ann, [['task reopen D']])
    await sendAll(earth, sender)
    expect(receiver.got.map(({ message }) => message.type)).toEqual(['task.done', 'task.undone'])
  })

  test('people who are switched off, merged, signed out or erased send nothing', async () => {
    const earth = await world(await open(), AT_HOME)
    const [ann, ben, cat] = [earth.person('ann'), earth.person('ben'), earth.person('cat')]
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    for (const each of [ann, ben, cat]) {
      await makeWebhook(each, `${receiver.url} Lamp`)
      await talk(each, [['Thing'], ['done thing', 'Done']])
    }
    await earth.database.knex('users').where({ username: 'ann' }).update({ is_active: false })
    await talk(ben, [['auth logout forget:yes', 'all webhooks are gone']])
    await cat.acts(eraseMe)
    await sendAll(earth, sender)
    expect(receiver.got).toEqual([])
    expect(await earth.database.knex('webhook_events')).toEqual([])
    expect(await earth.database.knex('webhooks')).toHaveLength(1)
    const two = await world(await open(), AT_HOME)
    const { first } = await linked(two)
    expect(await two.database.knex('webhooks')).toEqual([])
    await makeWebhook(first, `${receiver.url} Lamp`)
    await talk(first, [['auth unlink account:discord', 'nlinked']])
    expect(await two.database.knex('webhooks')).toEqual([])
  })

  test('what waits for others names nothing of a person who was erased meanwhile', async () => {
    const earth = await world(await open(), AT_HOME)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    await ben.says('hello')
    await talk(ann, [['project add Flat'], ['project invite project:flat person:ben'], ['Paint secret walls +flat']])
    await talk(ann, [['Hall +flat'], ['task give walls to:ben'], ['task give hall to:ben']])
    await makeWebhook(ben, `${receiver.url} Bens`)
    await talk(ben, [['focus start hall 25'], ['focus stop'], ['done walls', 'Done'], ['My own'], ['done own', 'Done']])
    // He has left before it is sent: her project is handed on to nobody.
    await earth.database.knex('project_members').delete()
    const part = await earth.database.knex('webhook_events').where('content', 'like', '%My own%').first()
    const hall = await earth.database.knex('tasks').where({ title: 'Hall' }).first()
    const content = JSON.stringify({
      ...JSON.parse(part.content),
      parentId: hall.task_id,
      project: { id: hall.project_id, name: 'Flat' },
    })
    await earth.database.knex('webhook_events').where({ webhook_event_id: part.webhook_event_id }).update({ content })
    await ann.acts(eraseMe)
    const left = JSON.stringify(await earth.database.knex('webhook_events'))
    for (const gone of ['secret walls', 'Flat', hall.task_id, hall.project_id]) expect(left).not.toContain(gone)
    await sendAll(earth, sender)
    expect(receiver.got.map(({ message: { type, data } }) => [type, data.title ?? data.taskId, data.project])).toEqual([
      ['focus.begun', null, undefined],
      ['focus.ended', null, undefined],
      ['task.done', 'My own', null],
    ])
    expect(receiver.got.at(-1)?.message.data.parentId).toBeNull()
    expect(earth.errors).toEqual([])
  })

  test('nothing goes into private networks unless the operator allows it', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    await talk(ann, [
      ['webhook add http://hooks.example.org/x Plain', 'begins with https://'],
      [`webhook add ${receiver.url} Home`, 'in a private network'],
      ['webhook add https://192.168.1.7/x Home', 'in a private network'],
      ['webhook add https://homeassistant.local/x Home', 'in a private network'],
    ])
    // A name that leads there only once it is asked for.
    await makeWebhook(ann, 'https://localhost.example.org/x Sly')
    await talk(ann, [['webhook test sly', 'A test is on its way']])
    const { requestPublic } = await import('../../src/ops/fetch-public.ts')
    const sender = senderOf(earth, {
      allowsPrivateNetworks: false,
      post: (address, options) => requestPublic(address, { ...options, lookup: async () => ['10.0.0.5'] }),
    })
    await sender.sendDue()
    await talk(ann, [['webhooks', 'Paused: its address is in a private network, which isn’t allowed here']])
    expect(receiver.got).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('another process takes up what one left behind, and an outcome of before changes nothing', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    await makeWebhook(ann, `${receiver.url} Lamp events:tasks`)
    await talk(ann, [['Eggs'], ['done eggs']])
    let answer: () => void = () => undefined
    let isAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    const slow = senderOf(earth, {
      post: async () => {
        isAsked()
        await new Promise<void>((resolve) => {
          answer = resolve
        })
        return { status: 500, headers: {}, text: '' }
      },
    })
    const sending = slow.sendDue()
    await asked
    const other = senderOf(earth)
    await other.sendDue()
    expect(receiver.got).toEqual([])
    earth.clock.advance({ minutes: 2 })
    await other.sendDue()
    expect(receiver.got).toHaveLength(1)
    answer()
    await sending
    expect(await earth.database.knex('webhooks').first('failure', 'failure_count')).toEqual({
      failure: null,
      failure_count: 0,
    })
  })

  test('a new key of the installation encrypts its target again', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    const receiver = await startReceiver()
    const secret = await makeWebhook(ann, `${receiver.url} Lamp`)
    const newest = createSeal('another key, and that one is long enough too', [earth.secretKey])
    const reseal = () => earth.database.knex.transaction((trx) => resealWebhooks(trx, newest, earth.clock.now()))
    expect([await reseal(), await reseal()]).toEqual([1, 0])
    await talk(ann, [['webhook test lamp']])
    await senderOf(earth, { seal: createSeal('another key, and that one is long enough too') }).sendDue()
    judge(receiver, secret)
    expect(receiver.got).toHaveLength(1)
    // Without its key it can lead nowhere.
    await talk(ann, [['webhook test lamp']])
    await senderOf(earth).sendDue()
    await talk(ann, [['webhooks', 'can no longer be decrypted']])
  })

  test('an event is written with what happened, or neither is', async () => {
    const earth = await world(await open(), AT_HOME)
    const ann = earth.person('ann')
    await makeWebhook(ann, 'https://hooks.example.org/x Lamp events:tasks')
    await talk(ann, [['Eggs']])
    await earth.database.knex.schema.renameTable('webhook_events', 'elsewhere')
    expect(textOf(await ann.says('done eggs'))).not.toContain('Done: Eggs')
    await earth.database.knex.schema.renameTable('elsewhere', 'webhook_events')
    expect(await earth.database.knex('tasks').where('title', 'Eggs').first('status')).toEqual({ status: 'todo' })
    expect(earth.errors.splice(0)).toHaveLength(1)
    await talk(ann, [['done eggs', 'Done: Eggs']])
    expect(await earth.database.knex('webhook_events').select('type')).toEqual([{ type: 'task.done' }])
  })
})
