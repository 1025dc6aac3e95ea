// Direct messages, channels, and what a bot without privileged intents may read there.
import { AttachmentBuilder, type Client, type Message } from 'discord.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Discord, DiscordServer } from './index.ts'
import { withBot } from './with-bot.ts'

let discord: Discord
let home: DiscordServer
let client: Client<true>
let stop: () => Promise<void>

beforeEach(async () => {
  ;({ discord, home, client, stop } = await withBot())
})
afterEach(() => stop())

/** The next message of a person. */
const heard = () =>
  new Promise<Message>((resolve) => {
    const hear = (message: Message) => {
      if (message.author.bot) return
      client.off('messageCreate', hear)
      resolve(message)
    }
    client.on('messageCreate', hear)
  })
const nonce = (name: string) => ({ nonce: name, enforceNonce: true })

it('a DM is read, answered, edited and deleted', async () => {
  const ann = discord.person('ann')
  const first = heard()
  ann.dm('Buy milk')
  const message = await first
  expect(message).toMatchObject({ content: 'Buy milk', guildId: null })
  const answer = await message.reply({ content: 'Added', ...nonce('1') })
  expect(await discord.next()).toMatchObject({ text: 'Added', ephemeral: false })
  await answer.edit('Added: Buy milk')
  expect(await discord.next()).toMatchObject({ text: 'Added: Buy milk', kind: 'edit', id: answer.id })
  await answer.delete()
  expect((await discord.nextDeletion()).id).toBe(answer.id)
  expect(ann.sees().map((one) => one.text)).toEqual(['Buy milk'])
  expect(discord.findings).toEqual([])
})

it('what people edit and delete is told, as often as it is delivered', async () => {
  const ann = discord.person('ann')
  const first = heard()
  const said = ann.dm('Buy mlik')
  await first
  const changed = new Promise<Message>((resolve) => client.once('messageUpdate', (_, message) => resolve(message)))
  ann.edit(said, 'Buy milk')
  expect((await changed).content).toBe('Buy milk')
  const gone = new Promise<void>((resolve) => {
    let times = 0
    client.on('raw', (packet: { t: string }) => {
      if (packet.t === 'MESSAGE_DELETE') times += 1
      if (times === 4) resolve()
    })
  })
  ann.delete(said, { times: 4 })
  await gone
})

it('in servers only mentions, and replies that ping its own messages, carry words', async () => {
  const ann = discord.person('ann')
  home.join(ann)
  const general = home.channel('general')
  const hear = async (say: () => unknown) => {
    const next = heard()
    say()
    return (await next).content
  }
  expect(await hear(() => ann.say(general, 'Between us'))).toBe('')
  expect(await hear(() => ann.mention(general, 'add milk'))).toBe(`<@${client.user.id}> add milk`)
  const channel = await client.channels.fetch(general.id)
  if (!channel?.isSendable()) throw new Error('no channel')
  const card = await channel.send({ content: 'A card', ...nonce('2') })
  const pointed = { id: card.id, channel_id: general.id }
  expect(await hear(() => ann.reply(pointed, 'A comment'))).toBe('A comment')
  expect(await hear(() => ann.reply(pointed, 'Without a ping', { ping: false }))).toBe('')
  await client.application.commands.set([{ name: 'card', description: 'A card' }])
  client.once('interactionCreate', (it) => void (it.isChatInputCommand() && it.reply('An answer')))
  const { message } = await ann.slash('card', {}, { in: general }).done()
  if (!message) throw new Error('no answer')
  expect(await hear(() => ann.reply(message, 'To an answer'))).toBe('')
  const history = await channel.messages.fetch({ limit: 3 })
  expect(history.map((one) => one.content)).toEqual(['', 'An answer', ''])
})

it('a closed DM is refused with 50007, and counts', async () => {
  const ann = discord.person('ann')
  ann.closeDms()
  const user = await client.users.fetch(ann.id)
  await expect(user.send('Hello')).rejects.toMatchObject({ code: 50007, status: 403 })
  expect(discord.invalidRequests).toBe(1)
  ann.openDms()
  await user.send('Hello')
  expect((await discord.next()).text).toBe('Hello')
})

it('one nonce makes one message', async () => {
  const user = await client.users.fetch(discord.person('ann').id)
  const first = await user.send({ content: 'Morning, Ann', ...nonce('n1') })
  const second = await user.send({ content: 'Morning, Ann', ...nonce('n1') })
  expect(second.id).toBe(first.id)
  expect(discord.person('ann').sees()).toHaveLength(1)
  discord.advance(6 * 60_000)
  expect((await user.send({ content: 'Morning, Ann', ...nonce('n1') })).id).not.toBe(first.id)
})

it('what is not there, not theirs, or not allowed is refused', async () => {
  const ann = discord.person('ann')
  home.join(ann)
  const general = home.channel('general')
  const said = ann.say(general, 'Mine')
  const rest = (method: 'get' | 'post' | 'patch', path: `/${string}`) =>
    client.rest[method](path, method === 'get' ? {} : { body: { content: 'x' } })
  await expect(rest('get', `/channels/1/messages`)).rejects.toMatchObject({ code: 10003 })
  await expect(rest('get', `/channels/${general.id}/messages/1`)).rejects.toMatchObject({ code: 10008 })
  await expect(rest('patch', `/channels/${general.id}/messages/${said.id}`)).rejects.toMatchObject({ code: 50005 })
  general.botMayWrite = false
  await expect(rest('post', `/channels/${general.id}/messages`)).rejects.toMatchObject({ code: 50013 })
  home.kick()
  await expect(rest('post', `/channels/${general.id}/messages`)).rejects.toMatchObject({ code: 50001 })
  await expect(client.users.createDM('1')).rejects.toMatchObject({ code: 50033 })
  await expect(rest('get', '/nonsense')).rejects.toMatchObject({ status: 404 })
})

it('files arrive, with their alternative text', async () => {
  const user = await client.users.fetch(discord.person('ann').id)
  const file = new AttachmentBuilder(Buffer.from('[1,2,3]'), { name: 'mine.json', description: 'Everything' })
  const sent = await user.send({ content: 'Your data', files: [file], ...nonce('f') })
  const shown = await discord.next()
  expect(shown.text).toBe('Your data\n{mine.json}')
  expect(shown.message.attachments[0]).toMatchObject({ description: 'Everything', size: 7 })
  const url = sent.attachments.first()?.url ?? ''
  expect(await (await fetch(url)).json()).toEqual([1, 2, 3])
})

it('members, roles and reactions are there', async () => {
  const ann = discord.person('ann')
  home.join(ann)
  const guild = await client.guilds.fetch(home.id)
  expect((await guild.members.fetch(ann.id)).user.username).toBe('ann')
  await expect(guild.members.fetch({ user: discord.person('ben').id, force: true })).rejects.toMatchObject({
    code: 10007,
  })
  expect((await guild.roles.fetch()).map((one) => one.name)).toEqual(['@everyone'])
  const channel = await client.channels.fetch(home.channel('general').id)
  if (!channel?.isSendable()) throw new Error('no channel')
  const card = await channel.send({ content: 'A card', ...nonce('r') })
  await card.react('👍')
  expect((await card.fetch(true)).reactions.cache.get('👍')?.me).toBe(true)
})
