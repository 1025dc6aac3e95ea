// The product itself in Discord: real commands, services and database, from the first contact on, under the judges.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { findZones } from '../../../src/time/index.ts'
import { type Discord, Permission, startDiscord } from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { isFull } from '../../support/full.ts'
import { type World, world } from '../../support/world.ts'
import { filledIn, useAll } from './using.ts'

const open = opener('sqlite')
const reports: string[] = []
let discord: Discord
let proxy: World
let platform: Platform

// The first look through all the zones there are may take longer than a suggestion can wait.
beforeAll(() => void findZones('Vienna'))
beforeEach(async () => {
  reports.length = 0
  discord = await startDiscord({ limits: { buckets: {} } })
  proxy = await world(await open())
  platform = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => proxy.clock.now(),
    report: (error, what) => reports.push(`${what}: ${String(error)}`),
  })
  await platform.start(proxy.dispatcher)
})
afterEach(async () => {
  await platform.stop()
  await discord.stop()
  expect(discord.findings).toEqual([])
  expect(discord.violations).toEqual([])
  expect(reports).toEqual([])
  expect(proxy.errors).toEqual([])
})

test('first contact: a line is saved, the zone asked once, and found by typing', async () => {
  const ann = discord.person('ann')
  const added = await ann.slash('add', { title: 'call dentist tomorrow 9am' }).done()
  expect(added.text).toContain('Added: call dentist')
  expect(added.text).toContain('UTC')
  const found = await ann.autocomplete('me edit', 'timezone', 'vien').done()
  expect(found.choices).toContainEqual({ name: 'Europe/Vienna', value: 'Europe/Vienna' })
  const set = await ann.slash('me edit', { timezone: 'Europe/Vienna' }).done()
  expect(set.text).toContain('Vienna')
  const listed = await ann.slash('task list').done()
  expect(listed.text).toContain('call dentist')
})

test('the 26th task is found by its words, and one of 101 characters by what Discord lets us call it', async () => {
  const ann = discord.person('ann')
  const long = `Äpfel ${'und Birnen '.repeat(8)}bis zum 👨‍👩‍👧‍👦`.padEnd(101, '!')
  for (const title of [long, ...Array.from({ length: 26 }, (_, n) => `Errand ${n + 1}`)]) {
    proxy.clock.advance({ seconds: 1 })
    await ann.slash('add', { title }).done()
  }
  const first = (await ann.autocomplete('task show', 'task', '').done()).choices ?? []
  expect(first).toHaveLength(25)
  expect(first.map(({ name }) => name)).not.toContain('Errand 1')
  expect((await ann.autocomplete('done', 'task', 'errand 1').done()).choices?.map(({ name }) => name)).toContain(
    'Errand 1',
  )
  const [found] = (await ann.autocomplete('task show', 'task', 'apfel').done()).choices ?? []
  expect(found?.name.length).toBeLessThanOrEqual(100)
  expect((await ann.slash('task show', { task: String(found?.value) }).done()).text).toContain(long)
  // Typed on without choosing a suggestion, it is found by its words.
  expect((await ann.slash('done', { task: 'äpfel und' }).done()).text).toContain('Done: Äpfel')
})

test('switched off by whoever manages a server: there alone, said kindly, and taken back', async () => {
  const [ann, ben] = [discord.person('ann'), discord.person('ben')]
  const general = discord.server('Acme').join(ann).join(ben, Permission.manageGuild).channel('general')
  const other = discord.server('Other').join(ann).channel('general')
  await ann.slash('add', { title: 'Buy milk' }).done()
  expect(
    (await ben.slash('admin set', { person: `<@${ann.id}>`, active: false }, { in: general }).done()).text,
  ).toContain('ann is switched off in this server')
  const refused = await ann.slash('task list', {}, { in: general }).done()
  expect(refused.text).toContain('I still work for you in direct messages and elsewhere.')
  expect((await ann.slash('task list', {}, { in: other }).done()).text).toContain('Buy milk')
  expect((await ann.slash('task list').done()).text).toContain('Buy milk')
  // Mentioned there, it answers where it works.
  discord.lookAway()
  ann.say(general, `<@${discord.applicationId}> task list`)
  expect((await discord.next()).text).toContain('switched me off for you in this server')
  await ben.slash('admin set', { person: `<@${ann.id}>`, active: true }, { in: general }).done()
  expect((await ann.slash('task list', {}, { in: general }).done()).text).toContain('Buy milk')
})

describe('every example of every command', () => {
  test('typed, is answered, drawn as Discord likes it', async () => {
    const ann = discord.person('ann')
    ann.dm('Buy milk')
    await discord.next()
    for (const command of proxy.dispatcher.catalogue.commands)
      for (const line of command.examples) {
        await discord.idle(20)
        discord.lookAway()
        proxy.clock.advance({ seconds: 1 })
        ann.dm(line)
        expect((await discord.next()).text).not.toBe('')
      }
  })

  test('and every command with every blank, and all that it shows, are answered too', async () => {
    const ann = discord.person('ann')
    const general = discord.server('Acme').join(ann, Permission.administrator).channel('general')
    // What is for admins alone is there in servers only. The short form takes one place for each, by turns.
    for (const [index, command] of proxy.dispatcher.catalogue.commands.entries()) {
      const both = isFull ? [ann.dms, general] : [index % 2 === 0 ? ann.dms : general]
      for (const channel of command.name.startsWith('admin ') ? [general] : both) {
        proxy.clock.advance({ seconds: 1 })
        await ann.slash('add', { title: 'Buy milk' }).done()
        await useAll(ann, await ann.slash(command.name, filledIn(command, 'milk'), { in: channel }).done(), 'milk')
        const needed = Object.fromEntries(
          Object.entries(filledIn(command, 'milk')).filter(([name]) => command.options[name]?.isRequired),
        )
        const shown = await ann.slash(command.name, needed, { in: channel }).done()
        if (shown.modal) await ann.submit(shown.modal, {}).done()
        else await useAll(ann, shown, 'milk')
      }
    }
  })
})
