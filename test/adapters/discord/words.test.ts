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
})

test('what is formatted means the same: bold, struck out, a spoiler, code, a link with a label', async () => {
  expect(await answerTo(() => ann.dm('buy **oat milk** and ~~cow~~ milk'))).toContain(
    'Added: buy oat milk and cow milk',
  )
  expect(await answerTo(() => ann.dm('||surprise party|| for *Ben*'))).toContain('Added: surprise party for Ben')
  expect(await answerTo(() => ann.dm('```sh\nnpm run deploy\n```'))).toContain('Added: npm run deploy')
  expect(await answerTo(() => ann.dm('read [the draft](<https://a.example/x_y_z>)'))).toContain(
    'Added: read the draft (https://a.example/x',
  )
  expect(await answerTo(() => ann.dm('compare 2 * 3 * 4 with snake_case_name'))).toContain('Added: compare 2')
  proxy.clock.advance({ seconds: 1 })
  await answerTo(() => ann.dm('__call the bank__'))
  ann.dm('**done**')
  await expect
    .poll(() => ann.sees().map(({ text }) => text))
    .toContainEqual(expect.stringContaining('Done: call the bank'))
  expect((await titles()).map(([title]) => title)).toEqual([
    'buy oat milk and cow milk',
    'surprise party for Ben',
    'npm run deploy',
    'read the draft (https://a.example/x_y_z)',
    'compare 2 * 3 * 4 with snake_case_name',
    'call the bank',
  ])
})

test('a sticker alone is no task, and beside words it says nothing', async () => {
  const sticker_items = [{ id: '1', name: 'Wave', format_type: 1 }]
  ann.sendParts({ sticker_items })
  expect((await discord.next()).text).not.toContain('Added')
  expect(await answerTo(() => ann.sendParts({ content: 'buy tea', sticker_items }))).toContain('Added: buy tea')
  expect(await titles()).toEqual([['buy tea', '[]']])
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

/** A message that a person has in front of them, in a server, saved as a task. */
const savedAs = async (parts: Record<string, unknown>): Promise<string> => {
  proxy.clock.advance({ seconds: 1 })
  const general = discord.server('Acme').join(ann).channel('general')
  const saved = await ann.messageMenu('Save as task', ann.sendParts(parts, {}, general), { times: 4 }).done()
  return saved.text
}
const snapshot = (message: object) => ({
  message_reference: { type: 1, channel_id: '1234567890123456780', message_id: '1234567890123456781' },
  message_snapshots: [{ message }],
})

test('a forward of a forward gives its words, and one of nothing is a message', async () => {
  const inner = snapshot({ content: 'Send the invoice', embeds: [], attachments: [] })
  expect(await savedAs(snapshot({ content: '', embeds: [], attachments: [], ...inner }))).toContain(
    'Added: Send the invoice',
  )
  for (const empty of [snapshot({ content: '', embeds: [], attachments: [] }), snapshot({}), { message_snapshots: [] }])
    expect(await savedAs(empty)).toContain('Added: A message')
  // Endless nesting ends.
  let deep: object = { content: 'At the bottom' }
  for (let depth = 0; depth < 200; depth++) deep = { content: '', ...snapshot(deep) }
  expect(await savedAs(snapshot(deep))).toContain('Added: A message')
})

test('polls give question and answers, beside words too, and their results who won', async () => {
  const answers = [{ poll_media: { text: 'Soup' } }, { poll_media: { text: null, emoji: { id: null, name: '🍕' } } }]
  const poll = { question: { text: 'What do we eat' }, answers }
  await savedAs({ poll })
  await savedAs({ content: 'Vote for lunch', poll })
  const field = (name: string, value: string) => ({ name, value, inline: false })
  const results = (fields: object[]) => ({ type: 46, embeds: [{ type: 'poll_result', fields }] })
  await savedAs(
    results([
      field('poll_question_text', 'What do we eat?'),
      field('victor_answer_votes', '3'),
      field('total_votes', '4'),
      field('victor_answer_id', '1'),
      field('victor_answer_text', 'Soup'),
    ]),
  )
  // Nobody won.
  await savedAs(results([field('poll_question_text', 'Where to?'), field('total_votes', '0')]))
  const rows = await proxy.database.knex('tasks').orderBy('created_at')
  expect(rows.map(({ title, description }) => `${title} ${description}`)).toEqual([
    expect.stringMatching(/^What do we eat[\s\S]*Soup[\s\S]*🍕/),
    expect.stringMatching(/^Vote for lunch[\s\S]*What do we eat[\s\S]*Soup/),
    expect.stringMatching(/^What do we eat\? Soup /),
    expect.stringMatching(/^Where to\? /),
  ])
  expect(JSON.stringify(rows)).not.toMatch(/victor_|total_votes/)
})

test('what apps draw gives its words: sections, pictures, embeds beside a sentence', async () => {
  const section = {
    type: 9,
    components: [{ type: 10, content: 'Renew the domain' }],
    accessory: { type: 11, media: { url: 'https://example.org/a.png' }, description: 'a calendar' },
  }
  const drawn = { type: 17, components: [section, { type: 14, divider: true }] }
  expect(await savedAs({ flags: 32768, components: [drawn] })).toContain('Added: Renew the domain')
  const gallery = { type: 12, items: [{ media: { url: 'https://example.org/b.png' }, description: 'Broken boiler' }] }
  expect(await savedAs({ flags: 32768, components: [gallery] })).toContain('Added: Broken boiler')
  await savedAs({ content: 'Alert', embeds: [{ type: 'rich', title: 'Disk is full' }] })
  // The preview of a link says nothing its sender said.
  await savedAs({
    content: 'Read https://example.org/a',
    embeds: [{ type: 'article', title: 'Ten tricks', url: 'https://example.org/a' }],
  })
  const all = JSON.stringify(await proxy.database.knex('tasks'))
  expect(all).toContain('Disk is full')
  expect(all).not.toContain('Ten tricks')
})

test('files give their description, and a voice message is called one', async () => {
  const url = 'https://cdn.discordapp.com/attachments/1/2/photo.png?ex=1&is=2&hm=3&'
  const photo = { id: '1', filename: 'photo.png', url, size: 1, description: 'Crack above the door' }
  expect(await savedAs({ attachments: [photo] })).toContain('Added: Crack above the door')
  const sound = { id: '1', filename: 'voice-message.ogg', url, size: 1, duration_secs: 4.2, waveform: 'AA==' }
  expect(await savedAs({ flags: 8192, attachments: [sound] })).toContain('Added: Voice message, 5 s')
  const silent = { id: '1', filename: 'voice-message.ogg', url, size: 1 }
  expect(await savedAs(snapshot({ content: '', flags: 8192, attachments: [silent] }))).toContain('Added: Voice message')
  const spoken = (await proxy.database.knex('tasks')).filter(({ title }) => title.startsWith('Voice'))
  // The address of a recording is good for a day; the message it is in stays.
  expect(JSON.stringify(spoken)).not.toContain('cdn.discordapp.com')
  expect(spoken.map(({ description }) => description)).toEqual(spoken.map(() => expect.stringContaining('/channels/')))
})

test('messages of Discord itself are saved by what they say', async () => {
  // A thread begins with a message that only points to the one it came from.
  const starter = { type: 21, referenced_message: { content: 'Plan the offsite', type: 0 } }
  expect(await savedAs(starter)).toContain('Added: Plan the offsite')
  expect(await savedAs({ type: 18, content: 'Budget' })).toContain('Added: Budget')
  for (const type of [1, 3, 6, 7, 12, 14, 22, 36, 44, 63, 999]) expect(await savedAs({ type })).toContain('A message')
  // Boosts count in their content.
  expect(await savedAs({ type: 8, content: '2' })).toContain('Added: A message')
  const alert = { type: 'auto_moderation_message', description: 'Sell me', fields: [{ name: 'rule_name', value: 'x' }] }
  expect(await savedAs({ type: 24, embeds: [alert] })).toContain('Added: Sell me')
})

test('in direct messages: polls, their results and what nobody wrote', async () => {
  const poll = { question: { text: 'Choose a plumber' }, answers: [] }
  expect(await answerTo(() => ann.sendParts({ poll }))).toContain('Added: Choose a plumber')
  const before = (await titles()).length
  // Written by Discord in the person's name: nobody asked for anything.
  for (const type of [3, 6, 46]) ann.sendParts({ type, embeds: [{ type: 'poll_result', fields: [] }] })
  await discord.idle()
  expect(await titles()).toHaveLength(before)
})

test('a message without any words is answered kindly, and saves nothing', async () => {
  for (const parts of [{ embeds: [{ type: 'gifv' }] }, snapshot({ content: '' }), { sticker_items: [] }]) {
    ann.sendParts(parts)
    const answer = await discord.next()
    expect(answer.text).not.toContain('Added')
  }
  expect(await titles()).toEqual([])
})
