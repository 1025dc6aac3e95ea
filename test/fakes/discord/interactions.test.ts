// The real discord.js answers people: slash commands, suggestions, forms, buttons, menus.
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Client,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  SlashCommandBuilder,
  TextDisplayBuilder,
} from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Discord, DiscordServer } from './index.ts'
import { withBot } from './with-bot.ts'

let discord: Discord
let home: DiscordServer
let client: Client<true>
let stop: () => Promise<void>

const task = new SlashCommandBuilder()
  .setName('task')
  .setDescription('Tasks')
  .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel)
  .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall)
  .addSubcommand((add) =>
    add
      .setName('add')
      .setDescription('Capture a task')
      .addStringOption((o) => o.setName('title').setDescription('What').setRequired(true).setMaxLength(20))
      .addIntegerOption((o) => o.setName('minutes').setDescription('How long').setMinValue(1).setMaxValue(60))
      .addStringOption((o) =>
        o
          .setName('priority')
          .setDescription('How')
          .addChoices({ name: 'Low', value: 'low' }, { name: 'High', value: 'high' }),
      ),
  )
  .addSubcommand((done) =>
    done
      .setName('done')
      .setDescription('Finish a task')
      .addStringOption((o) => o.setName('task').setDescription('Which').setAutocomplete(true)),
  )
const admin = new SlashCommandBuilder().setName('admin').setDescription('For admins').setDefaultMemberPermissions(0)
const save = { name: 'Save as task', type: ApplicationCommandType.Message } as const
const assign = { name: 'Give a task', type: ApplicationCommandType.User } as const

const on = (answer: (interaction: Interaction) => unknown) => client.on('interactionCreate', answer)

beforeEach(async () => {
  ;({ discord, home, client, stop } = await withBot())
  await client.application.commands.set([task.toJSON(), admin.toJSON(), save, assign])
})
afterEach(() => stop())

describe('registration', () => {
  it('is kept, and a version changes only with its command', async () => {
    const versions = async () =>
      new Map((await client.application.commands.fetch()).map((one) => [one.name, one.version]))
    const first = await versions()
    expect([...first.keys()]).toEqual(['task', 'admin', 'Save as task', 'Give a task'])
    await client.application.commands.set([task.toJSON(), { ...admin.toJSON(), description: 'Changed' }, save])
    expect(discord.registrations.at(-1)).toEqual({
      scope: 'global',
      names: ['task', 'admin', 'Save as task'],
      changed: ['admin', 'Give a task'],
    })
    const second = await versions()
    expect(second.get('task')).toBe(first.get('task'))
    expect(second.get('admin')).not.toBe(first.get('admin'))
    expect(discord.findings).toEqual([])
  })

  it('of a server stays in that server', async () => {
    await client.application.commands.set([{ name: 'here', description: 'Only here' }], home.id)
    expect((await client.application.commands.fetch({ guildId: home.id })).size).toBe(1)
    expect((await client.application.commands.fetch()).size).toBe(4)
  })
})

describe('slash commands', () => {
  it('carry typed options, place and person, and show the answer', async () => {
    const ann = discord.person('ann', { locale: 'de' })
    home.join(ann)
    on(async (it) => {
      if (!it.isChatInputCommand()) return
      const { options, locale, guildId, context, memberPermissions } = it
      await it.reply({
        content: [
          options.getSubcommand(),
          options.getString('title'),
          options.getInteger('minutes'),
          options.getString('priority'),
          locale,
          guildId,
          context,
          memberPermissions?.has('ManageGuild'),
        ].join(' '),
        flags: MessageFlags.Ephemeral,
      })
    })
    const asked = ann.slash(
      'task add',
      { title: 'Milk', minutes: 5, priority: 'High' },
      { in: home.channel('general') },
    )
    const { ack, text, message } = await asked.done()
    expect(text).toBe(`add Milk 5 high de ${home.id} 0 false`)
    expect(ack).toMatchObject({ name: 'reply', ephemeral: true })
    expect(message?.onlyFor).toBe(ann.id)
    expect(ann.sees(home.channel('general'))).toHaveLength(1)
    const ben = discord.person('ben')
    expect(ben.sees(home.channel('general'))).toHaveLength(0)
  })

  it('may be deferred, edited, followed up and deleted', async () => {
    const ann = discord.person('ann')
    on(async (it) => {
      if (!it.isChatInputCommand()) return
      await it.deferReply({ flags: MessageFlags.Ephemeral })
      await it.editReply('Thinking is over')
      await it.followUp({ content: 'And another thing', flags: MessageFlags.Ephemeral })
      expect((await it.fetchReply()).content).toBe('Thinking is over')
      await it.deleteReply()
    })
    const { ack, message } = await ann.slash('task add', { title: 'x' }).done()
    expect(ack).toMatchObject({ name: 'defer', ephemeral: true })
    expect(message).toMatchObject({ text: 'Thinking is over', ephemeral: true })
    expect(await discord.next()).toMatchObject({ text: 'And another thing', onlyFor: ann.id })
    await discord.nextDeletion()
    expect(ann.sees().map((one) => one.text)).toEqual(['And another thing'])
  })

  it('are refused where the client refuses', () => {
    const ann = discord.person('ann')
    const ben = discord.person('ben')
    home.join(ann)
    const there = { in: home.channel('general') }
    expect(() => ann.slash('tusk add')).toThrow('There is no /tusk. There are: task, admin')
    expect(() => ann.slash('task')).toThrow('/task is not whole: say add, done')
    expect(() => ann.slash('task add')).toThrow('title is required')
    expect(() => ann.slash('task add', { titel: 'x' })).toThrow('There is no option titel')
    expect(() => ann.slash('task add', { title: 'x'.repeat(21) })).toThrow('over 20 characters')
    expect(() => ann.slash('task add', { title: 'x', minutes: 61 })).toThrow('at most 60')
    expect(() => ann.slash('task add', { title: 'x', priority: 'medium' })).toThrow('has no choice medium')
    expect(() => ann.slash('admin', {}, there)).toThrow('There is no /admin')
    expect(() => ben.slash('task add', { title: 'x' }, there)).toThrow('ben is not in Home')
  })

  it('work without the bot for whom it is installed, and only there', async () => {
    const ann = discord.person('ann', { userInstall: true })
    const ben = discord.person('ben')
    const theirs = discord.privateChannel(ann, ben)
    on(async (it) => {
      if (!it.isChatInputCommand()) return
      await it.reply(`${it.context} ${it.authorizingIntegrationOwners.userId}`)
    })
    expect((await ann.slash('task add', { title: 'x' }, { in: theirs }).done()).text).toBe(`2 ${ann.id}`)
    expect(() => ben.slash('task add', { title: 'x' }, { in: theirs })).toThrow('There is no /task')
    await expect(client.rest.post(`/channels/${theirs.id}/messages`, { body: { content: 'x' } })).rejects.toMatchObject(
      { code: 50001 },
    )
  })
})

describe('deadlines', () => {
  it('one acknowledgement, however often it is delivered', async () => {
    const ann = discord.person('ann')
    const refused = new Promise((resolve) => {
      on((it) => it.isChatInputCommand() && it.reply('Once').catch(resolve))
    })
    await ann.slash('task add', { title: 'x' }, { times: 2 }).done()
    expect(await refused).toMatchObject({ code: 40060 })
    expect(ann.sees()).toHaveLength(1)
  })

  it('three seconds to acknowledge, fifteen minutes to speak', async () => {
    const ann = discord.person('ann')
    const seen: unknown[] = []
    const late = new Promise<void>((resolve) => {
      on(async (it) => {
        if (!it.isChatInputCommand()) return
        if (it.options.getString('title') === 'late') {
          discord.advance(3001)
          await it.reply('Too late').catch((error: unknown) => seen.push(error))
        } else {
          await it.reply('In time')
          discord.advance(15 * 60_000 + 1)
          await it.editReply('Too late').catch((error: unknown) => seen.push(error))
        }
        if (seen.length === 2) resolve()
      })
    })
    await expect(ann.slash('task add', { title: 'late' }).acknowledged(200)).rejects.toThrow('did not respond')
    await ann.slash('task add', { title: 'in time' }).done()
    await late
    expect(seen).toMatchObject([{ code: 10062 }, { code: 50027 }])
  })
})

it('suggests while someone types', async () => {
  on(async (it) => {
    if (!it.isAutocomplete()) return
    await it.respond([{ name: `You typed ${it.options.getFocused()}`, value: 'x' }])
  })
  const { choices } = await discord.person('ann').autocomplete('task done', 'task', 'par').done()
  expect(choices).toEqual([{ name: 'You typed par', value: 'x' }])
})

it('context menus take a message and a person', async () => {
  const ann = discord.person('ann')
  const ben = discord.person('ben')
  home.join(ann).join(ben)
  on(async (it) => {
    if (it.isMessageContextMenuCommand()) await it.reply(`Saved ${it.targetMessage.content}`)
    if (it.isUserContextMenuCommand()) await it.reply(`For ${it.targetUser.username}`)
  })
  const said = ben.say(home.channel('general'), 'Buy milk')
  expect((await ann.messageMenu('Save as task', said).done()).text).toBe('Saved Buy milk')
  expect((await ann.userMenu('Give a task', ben, { in: home.channel('general') }).done()).text).toBe('For ben')
  expect(() => ann.messageMenu('Save', said)).toThrow('It has: Save as task')
})

it('Components V2 read as text', async () => {
  on(async (it) => {
    if (it.isChatInputCommand())
      await it.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder().setContent('# Home')],
      })
  })
  expect((await discord.person('ann').slash('task add', { title: 'x' }).done()).text).toBe('# Home')
  expect(discord.findings).toEqual([])
})
