// What Discord makes of words on their way, and what comes without any: the product reads what the person meant.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { type Discord, type Person, startDiscord } from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { type World, world } from '../../support/world.ts'

const open = opener('sqlite')
const reports: string[] = []
let discord: Discord
let proxy: World
let platform: Platform
let ann: Person

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
  ann = discord.person('ann')
  await ann.slash('me edit', { timezone: 'Europe/Vienna' }).done()
})
afterEach(async () => {
  await platform.stop()
  await discord.stop()
  expect(discord.violations).toEqual([])
  expect(reports).toEqual([])
  expect(proxy.errors).toEqual([])
})

/** Does something in the direct messages, and gives what was answered about a task. */
const answerTo = async (act: () => unknown): Promise<string> => {
  const known = new Set(ann.sees().map(({ id }) => id))
  const fresh = () =>
    ann
      .sees()
      .filter(({ id, message }) => !known.has(id) && message.author.id !== ann.id)
      .map(({ text }) => text)
  act()
  await expect.poll(() => fresh().join('\n'), { timeout: 10_000 }).toContain('Added')
  return fresh().find((text) => text.includes('Added')) ?? ''
}

test('what is forwarded gives its words', async () => {
  expect(await answerTo(() => ann.forward({ content: 'Please send the budget by Friday' }))).toContain(
    'Added: Please send the budget',
  )
  const embed = { title: 'Build 17 failed', description: 'on main' }
  expect(await answerTo(() => ann.forward({ embeds: [embed] }))).toContain('Added: Build 17 failed')
  const file = { filename: 'plan.pdf', url: 'https://cdn.discordapp.com/plan.pdf' }
  expect(await answerTo(() => ann.forward({ attachments: [file] }))).toContain('Added: plan.pdf')
  expect(
    await answerTo(() => ann.sendParts({ sticker_items: [{ id: '1', name: 'Water the plants', format_type: 1 }] })),
  ).toContain('Added: Water the plants')
})

test('a moment is that moment', async () => {
  for (const typed of ['Call mum <t:1772784000:F>', 'Call dad <t:1772784000>']) {
    const answer = await answerTo(() => ann.dm(typed))
    expect(answer).toMatch(/Added: Call (mum|dad)(\n|$)/)
    expect(answer).not.toContain('2026-03-06T')
  }
  const added = await ann.slash('add', { title: 'Call Ida <t:1772784000:R>' }).done()
  expect(added.text).toMatch(/Added: Call Ida(\n|$)/)
})

test('channels, roles and commands are read as names', async () => {
  const acme = discord.server('Acme').join(ann)
  const general = acme.channel('general')
  acme.guild.roles.set('1234567890123456789', { id: '1234567890123456789', name: 'cooks', permissions: 0n })
  const added = await ann
    .slash(
      'add',
      { title: `Ask in <#${general.id}> for <@&1234567890123456789>, by </task add:1234567890123456789>` },
      { in: general },
    )
    .done()
  expect(added.text).toMatch(/Ask in for @cooks, by \/task add[\s\S]*#general/)
  const unknown = await answerTo(() => ann.dm(`Look at <#${general.id}>`))
  expect(unknown).toMatch(/Look at[\s\S]*#general/)
})
