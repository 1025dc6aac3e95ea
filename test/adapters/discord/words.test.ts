// What Discord makes of words on their way, and what comes without any: the product reads what the person meant.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDiscord } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/chat/platform.ts'
import { type Discord, liveMentions, type Person, startDiscord } from '../../fakes/discord/index.ts'
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
  await expect.poll(() => fresh().join('\n')).toContain('Added')
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

const titles = async () =>
  (await proxy.database.knex('tasks').orderBy('created_at')).map(({ title, tags }) => [title, tags])

test('channels, roles, people, commands and emoji are read as names, and are no tags or zones', async () => {
  const ben = discord.person('ben')
  const acme = discord.server('Acme').join(ann).join(ben)
  const general = acme.channel('general')
  acme.guild.roles.set('1234567890123456789', { id: '1234567890123456789', name: 'cooks', permissions: 0n })
  const said = `Ask in <#${general.id}> for <@&1234567890123456789> and <@${ben.id}>, by </task add:1234567890123456789> <a:party:1234567890123456789>`
  const read = 'Ask in #general for @cooks and @ben, by /task add :party:'
  const added = await ann.slash('add', { title: said }, { in: general, times: 4 }).done()
  expect(added.text).toContain(`Added: ${read}`)
  expect(added.text).not.toContain('Add zone')
  proxy.clock.advance({ seconds: 1 })
  const message = ben.say(general, said.replace('Ask', 'Look'))
  await ann.messageMenu('Save as task', message).done()
  expect(await titles()).toEqual([
    [read, '[]'],
    [read.replace('Ask', 'Look'), '[]'],
  ])
})

test('what the bot may not see is called a channel or a role, never by a number', async () => {
  const answer = await answerTo(() => ann.dm('Look at <#1234567890123456780> for <@&1234567890123456789>'))
  expect(answer).toContain('Added: Look at #channel for @role')
  expect(answer).not.toMatch(/\d{15}/)
})

test('Save as task takes the words of a forward, an embed, a sticker, a file, a poll', async () => {
  const general = discord.server('Acme').join(ann).channel('general')
  const kinds: [Record<string, unknown>, string][] = [
    [
      {
        message_reference: { type: 1, channel_id: '1234567890123456780', message_id: '1234567890123456781' },
        message_snapshots: [{ message: { content: 'Pay the rent', embeds: [], attachments: [] } }],
      },
      'Pay the rent',
    ],
    [{ embeds: [{ title: 'Build 17 failed', description: 'on main' }] }, 'Build 17 failed: on main'],
    [{ sticker_items: [{ id: '1', name: 'Water the plants', format_type: 1 }] }, 'Water the plants'],
    [
      { attachments: [{ id: '1', filename: 'plan.pdf', url: 'https://cdn.discordapp.com/plan.pdf', size: 1 }] },
      'plan.pdf https://cdn.discordapp.com/plan.pdf',
    ],
    [{ poll: { question: { text: 'Choose a pizza' }, answers: [{ poll_media: { text: 'yes' } }] } }, 'Choose a pizza'],
  ]
  for (const [parts, words] of kinds) {
    proxy.clock.advance({ seconds: 1 })
    const message = ann.sendParts(parts, {}, general)
    const saved = await ann.messageMenu('Save as task', message, { times: 4 }).done()
    expect(saved.text).toContain(`Added: ${words.split(' ').slice(0, 2).join(' ')}`)
  }
  expect(await titles()).toHaveLength(kinds.length)
})

test('the moment of a timestamp is the due moment, whatever its style', async () => {
  for (const style of ['', ':t', ':T', ':d', ':D', ':f', ':F', ':R'])
    await answerTo(() => ann.dm(`Call ${style.slice(1) || 'mum'} <t:1772784000${style}>`))
  const due = (await proxy.database.knex('tasks')).map((row) => new Date(row.due_date).toISOString())
  expect(new Set(due)).toEqual(new Set(['2026-03-06T08:00:00.000Z']))
})

test('our own addresses are links letter by letter, from their small h on', async () => {
  for (const [command, path] of [
    ['me calendar', '/me/calendar/'],
    ['auth web', '/auth/sign-in/'],
  ] as const) {
    const shown = await ann.slash(command).done()
    const raw = JSON.stringify(shown.message?.message.components)
    const [address = ''] = /https?:[^\s"\\]+/i.exec(raw) ?? []
    expect(address).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:3000${path}[\\w./-]+$`))
    expect(liveMentions(shown.message?.message)).toContainEqual({ kind: 'link', text: address })
  }
})
