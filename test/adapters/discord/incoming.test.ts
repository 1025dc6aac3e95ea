// Interactions as Discord's documents have them, from places where parts are missing or other than usual: each is read, or
// is nothing, and none throws.
import { describe, expect, test } from 'vitest'
import { readInteraction } from '../../../adapters/discord/incoming-interaction.ts'
import { DiscordMessage } from '../../../adapters/discord/message-parts.ts'
import { createCatalogue } from '../../../src/chat/command.ts'
import { commands } from '../../../src/commands/index.ts'

const catalogue = createCatalogue<never>(commands as never)

const user = { id: '80351110224678912', username: 'ann', discriminator: '0', global_name: 'Ann', avatar: null }
const VIEW = 1n << 10n
const SEND = 1n << 11n
const SEND_IN_THREADS = 1n << 38n

const packet = (more: object = {}) => ({
  id: '1290000000000000001',
  application_id: '110000000000000001',
  type: 2,
  token: 'token',
  version: 1,
  data: { id: '1', name: 'task', type: 1, options: [{ name: 'list', type: 1, options: [] }] },
  guild_id: '1290000000000000002',
  guild: { id: '1290000000000000002', locale: 'en-US', features: [] },
  channel_id: '1290000000000000003',
  channel: { id: '1290000000000000003', type: 0 },
  member: { user, roles: [], permissions: '2147483647', joined_at: '2026-01-01T00:00:00Z', flags: 0 },
  app_permissions: String(VIEW | SEND),
  locale: 'pt-BR',
  guild_locale: 'en-US',
  entitlements: [],
  authorizing_integration_owners: { '0': '1290000000000000002' },
  context: 0,
  attachment_size_limit: 10_485_760,
  ...more,
})

const read = (more: object = {}) => readInteraction(catalogue, packet(more))
const without = (...names: string[]) =>
  readInteraction(catalogue, Object.fromEntries(Object.entries(packet()).filter(([name]) => !names.includes(name))))

describe('where it comes from', () => {
  test.each([
    ['a channel', 0, VIEW | SEND, true],
    ['a channel where it may not write', 0, VIEW | SEND_IN_THREADS, false],
    ['a thread', 11, VIEW | SEND_IN_THREADS, true],
    ['a thread where it may not write', 11, VIEW | SEND, false],
    ['a private thread', 12, VIEW | SEND_IN_THREADS, true],
    ['a thread of announcements', 10, VIEW | SEND_IN_THREADS, true],
    ['a voice channel', 2, VIEW | SEND, true],
  ])('%s', (_place, type, permissions, mayPost) => {
    const asked = read({ channel: { id: '1290000000000000003', type }, app_permissions: String(permissions) })
    expect(asked?.mayPost).toBe(mayPost)
    expect(asked?.request.channelPosts).toBe(mayPost ? 'allowed' : 'denied')
  })

  test('a server that does not have it: it was only taken along', () => {
    const asked = read({ authorizing_integration_owners: { '1': user.id } })
    expect(asked).toMatchObject({ isBotPresent: false, mayPost: false, request: { where: { kind: 'shared' } } })
    expect(asked?.request.mayBeUnreachable).toBe(true)
    const both = read({ authorizing_integration_owners: { '0': '1290000000000000002', '1': user.id } })
    expect(both).toMatchObject({ isBotPresent: true, mayPost: true })
  })

  test('its direct messages, and those of others', () => {
    const direct = { guild_id: undefined, member: undefined, user, channel: { id: '5', type: 1 } }
    const own = read({ ...direct, context: 1, authorizing_integration_owners: { '0': '0' } })
    expect(own?.request).toMatchObject({ where: { kind: 'private' }, directChannelId: '1290000000000000003' })
    const theirs = read({ ...direct, context: 2, authorizing_integration_owners: { '1': user.id } })
    expect(theirs?.request.where.kind).toBe('shared')
    expect(theirs?.request.directChannelId).toBeUndefined()
  })
})

test('what may be missing is missing, and who is nobody is refused', async () => {
  for (const name of [
    'app_permissions',
    'locale',
    'context',
    'authorizing_integration_owners',
    'entitlements',
    'channel',
  ])
    expect(without(name), name).not.toBeNull()
  expect(without('member')).toBeNull()
  expect(without('channel', 'channel_id')).toBeNull()
  expect(read({ locale: 'x'.repeat(400) })?.request.who.locale).toBeUndefined()
  expect(read()?.request.who.locale).toBe('pt-BR')
  for (const permissions of [undefined, '', 'all', '-1', '9'.repeat(40)]) {
    const asked = read({ member: { user, permissions } })
    expect(await asked?.request.isSpaceAdmin?.(), String(permissions)).toBe(false)
  }
  for (const rubbish of [null, 7, 'x', [], {}, { type: 99 }, packet({ data: null }), packet({ type: 5, data: {} })])
    expect(() => readInteraction(catalogue, rubbish)).not.toThrow()
})

test('a form of labels, texts between them, boxes and a file', () => {
  const form = (components: object[], resolved?: object) =>
    read({ type: 5, data: { custom_id: 'f0task dump', components, ...(resolved ? { resolved } : {}) } })
  const lines = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'lines', value: 'Milk\nBread' } }
  const words = { type: 10, id: 3 }
  const nothing = { type: 18, id: 4, component: { type: 19, id: 5, custom_id: '+file', values: [] } }
  const row = { type: 1, id: 6, components: [{ type: 4, id: 7, custom_id: 'lines', value: 'Milk\nBread' }] }
  for (const components of [[lines], [words, lines, nothing], [row]])
    expect(form(components)?.request.input).toMatchObject({ command: 'task dump', values: { lines: 'Milk\nBread' } })
  const file = { type: 18, id: 4, component: { type: 19, id: 5, custom_id: '+file', values: ['9'] } }
  const attachment = {
    id: '9',
    filename: 'a.txt',
    size: 3,
    url: 'https://cdn.discordapp.com/ephemeral-attachments/a.txt',
  }
  expect(form([lines, file], { attachments: { '9': attachment } })?.request).toMatchObject({
    input: { command: 'task import', values: { text: 'Milk\nBread' }, isForm: true },
    file: { name: 'a.txt', size: 3 },
  })
  // A file that is named and not there.
  for (const resolved of [undefined, {}, { attachments: {} }, { attachments: { '9': { id: '9' } } }])
    expect(form([lines, file], resolved)?.request).not.toHaveProperty('file')
  const tick = { type: 18, id: 8, component: { type: 23, id: 9, custom_id: 'lines', value: true } }
  expect(form([tick])?.request.input).toMatchObject({ values: { lines: 'yes' } })
})

test('a message with parts of any shape gives what words it has, from a menu or written', () => {
  const oddities: [object, string][] = [
    [{ content: null, embeds: null, components: null, attachments: null, mentions: null, flags: null }, 'A message'],
    [
      { content: 'Odd', embeds: 7, components: 'x', sticker_items: [null], poll: 'x', message_snapshots: [null, 7] },
      'Odd',
    ],
    [{ content: 'Odd', attachments: [{ id: '1' }, null], mentions: [{ id: 1 }, null], flags: 'x', type: 'x' }, 'Odd'],
    [{ content: 'Odd', author: { id: 7 }, webhook_id: 7, message_reference: 'x', edited_timestamp: 7 }, 'Odd'],
    [{ content: '', components: [null, 7, { type: 17, components: [{ content: 7 }, null, { content: 'In' }] }] }, 'In'],
    [{ content: '', embeds: [{ title: 7, description: 'In', fields: [{ name: 'a' }, null], footer: 7 }] }, 'In'],
    [{ content: '', poll: { question: { text: 'In' }, answers: [{}, null] }, message_snapshots: [{}] }, 'In'],
    [{ content: '', message_snapshots: [{ message: { content: 'In', embeds: 7, mentions: [null] } }] }, 'In'],
  ]
  for (const [parts, title] of oddities) {
    const message = { id: '7', channel_id: '8', author: user, ...parts }
    const asked = read({
      data: { id: '1', name: 'Save as task', type: 3, target_id: '7', resolved: { messages: { '7': message } } },
    })
    expect(asked?.request.input, JSON.stringify(parts)).toMatchObject({ command: 'task add', values: { title } })
    expect(DiscordMessage.safeParse(message).success, JSON.stringify(parts)).toBe(true)
  }
})

test('what may be missing counts as missing where it is null or of another shape', () => {
  for (const name of ['guild_id', 'channel', 'context', 'app_permissions', 'locale', 'user', 'message', 'entitlements'])
    for (const value of [null, 7.5, [], 'x'.repeat(99)].filter((one) => name !== 'guild_id' || typeof one !== 'string'))
      expect(read({ [name]: value })?.request.input, `${name} ${String(value)}`).toMatchObject({ command: 'task list' })
  const pressed = { type: 3, message: { id: '9', flags: null, channel_id: null }, data: { custom_id: 'b0me home' } }
  expect(read({ ...pressed })?.request.targetMessage).toEqual({ channelId: '1290000000000000003', messageId: '9' })
  expect(read({ ...pressed, data: { custom_id: 'b0me home', values: null } })?.request.input).toMatchObject({
    line: 'me home',
  })
})

test('what is half typed is suggested for, whatever is missing, and never run', () => {
  const half = (options: unknown, name = 'add') => read({ type: 4, data: { id: '1', name, type: 1, options } })
  const title = { name: 'title', type: 3, value: 'Milk' }
  expect(half([{ ...title, focused: true }])?.autocomplete).toEqual({
    command: 'task add',
    option: 'title',
    typed: 'Milk',
  })
  for (const asked of [half([title]), half([]), half(undefined), half([title], 'nothing')])
    expect(asked?.autocomplete).toMatchObject({ option: '', typed: '' })
})
