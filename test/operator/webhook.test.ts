// What an operator does about webhooks: sees where events go and what fails, and switches one off; its person is told.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, migrate, openDatabase } from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { operating } from '../support/operating.ts'
import { not, talk } from '../support/talk.ts'
import { makeWebhook, senderOf, startReceiver } from '../support/webhooks.ts'
import { world } from '../support/world.ts'

const KEY = 'a key for tests, longer than thirty-two bytes'

describeOnBothEngines('webhooks', (open, engine) => {
  /** SQLite's is a file: what is in memory belongs to one connection. */
  async function openShared(): Promise<Database> {
    if (engine === 'postgres') return open()
    const folder = await mkdtemp(join(tmpdir(), 'proxy-webhook-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const database = await openDatabase(`sqlite:${join(folder, 'proxy.db')}`)
    onTestFinished(() => database.close())
    await migrate(database, 'latest')
    return database
  }

  test('are listed, shown with their failures, and switched off; their person is told and can resume them', async () => {
    const database = await openShared()
    const earth = await world(database, { outside: { allowsPrivateWebhooks: true } })
    const operate = operating({ DATABASE_URL: database.url, SECRET_KEY: KEY }, earth.clock)
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    const heart = await nudging(earth)
    const receiver = await startReceiver()
    const sender = senderOf(earth)
    expect((await operate('webhook', 'list')).out).toBe('0 in all.\n')
    await makeWebhook(ann, `${receiver.url} Therapy`)
    await makeWebhook(ben, `${receiver.url} Lamp events:tasks`)
    await heart.beat()
    await sender.sendDue()
    await talk(ann, [['Secret thing'], ['done secret', 'Done'], ['task reopen secret']])
    receiver.reactions.push(500)
    await sender.sendDue()

    const listed = await operate('webhook', 'list')
    expect(listed).toMatchObject({ code: 0, errors: '' })
    expect(listed.out).toMatch(/^\S{36} {2}ann {2}127\.0\.0\.1 {2}all {2}failing: error {2}accepted .* 2 waiting\n/)
    expect(listed.out).toMatch(/\n\S{36} {2}ben {2}127\.0\.0\.1 {2}tasks {2}on {2}accepted nothing yet\n2 in all\.\n$/)
    for (const hidden of ['Therapy', 's3cret', 'Secret']) expect(listed.out).not.toContain(hidden)
    expect((await operate('webhook', 'list', '--failing')).out).toContain('1 in all.')
    expect((await operate('webhook', 'list', '--user', 'ben')).out).toMatch(/ ben .*\n1 in all\./)
    expect((await operate('webhook', 'list', '--limit', '1')).out).toContain('1 to 1 of 2; continue with --from 2.')
    expect(await operate('webhook', 'list', '--user', 'nobody')).toMatchObject({ code: 1 })
    expect((await operate('webhook', 'list', '--limit', 'many')).code).toBe(2)

    const [report] = JSON.parse((await operate('webhook', 'list', '--failing', '--json')).out)
    expect(report).toMatchObject({ username: 'ann', failure: 'error', failureCount: 1, waiting: 2, isPaused: false })
    const shown = (await operate('webhook', 'show', report.webhookId)).out
    expect(shown).toContain('ann, to 127.0.0.1, told of all: failing: error')
    expect(shown).toContain('1 try in a row: its server has a problem')
    expect(shown).toContain('next try 2026-03-05T')
    expect(shown).toContain('2 waiting, first task.done of 2026-03-05T')
    expect(shown).not.toContain('Secret')
    for (const unknown of ['ann', '00000000-0000-4000-8000-000000000000'])
      expect(await operate('webhook', 'show', unknown)).toMatchObject({
        code: 1,
        errors: expect.stringContaining('There is no webhook'),
      })

    const off = await operate('webhook', 'off', report.webhookId)
    expect(off.out).toBe("Off: ann's webhook to 127.0.0.1. Left out: 2. They are told.\n")
    expect((await operate('webhook', 'off', report.webhookId)).out).toContain('It is off already')
    expect(JSON.parse((await operate('webhook', 'show', report.webhookId, '--json')).out)).toMatchObject({
      isPaused: true,
      failure: 'operator',
      waiting: 0,
    })
    const heard = receiver.got.length
    await talk(ann, [['done secret', 'Done']])
    earth.clock.advance({ hours: 1 })
    await heart.beat()
    await sender.sendDue()
    expect(receiver.got).toHaveLength(heard)
    const told = heart.heard().filter((text) => text.includes('I paused your webhook Therapy'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('The operator of this Proxy switched it off')
    await talk(ann, [
      ['webhooks', 'Paused: the operator of this Proxy switched it off'],
      ['webhook resume therapy', 'Resumed'],
      ['webhooks', not('operator')],
    ])
    expect(earth.errors).toEqual([])
  })
})
