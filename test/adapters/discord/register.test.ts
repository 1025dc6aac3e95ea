// Every command, here and in the product: registered as Discord likes it, and every value given comes back.

import { describe, expect, test } from 'vitest'
import { createDiscordApi } from '../../../adapters/discord/api.ts'
import { commandRegistrations, registerCommands, registerDiscordCommands } from '../../../adapters/discord/index.ts'
import { type AnyCommand, createCatalogue } from '../../../src/chat/command.ts'
import {
  choiceOption,
  clearable,
  flagOption,
  integerOption,
  required,
  textOption,
  visibleOptions,
} from '../../../src/chat/options.ts'
import type { Request } from '../../../src/chat/request.ts'
import type { Dispatcher, OpenedRequest } from '../../../src/chat/run/dispatcher.ts'
import { openRequest } from '../../../src/chat/run/open.ts'
import { t, view } from '../../../src/chat/view.ts'
import { commands } from '../../../src/commands/index.ts'
import { Permission, type Person, startDiscord } from '../../fakes/discord/index.ts'
import { toyCommand, toyCommands } from '../../support/toy.ts'
import { harness } from './harness.ts'

/** A dispatcher of these commands that does nothing but listen. */
function listener(commands: readonly AnyCommand<never>[], heard: Request[]): Dispatcher {
  const catalogue = createCatalogue(commands)
  const open = (asked: Request | OpenedRequest) => ('parsed' in asked ? asked : openRequest(catalogue, asked))
  return {
    catalogue,
    open,
    async answer(asked) {
      heard.push(open(asked).request)
      return { isRepeat: false, isPrivate: true, replacesMessage: false, view: view(t`Heard`), followUps: [] }
    },
    openForm: async () => null,
    suggest: async () => [],
    recordCard: async () => {},
    recordShown: async () => {},
    redrawCard: async () => null,
  }
}

/** What a person fills in: the shortest and the longest that Discord's client lets through. */
function filled(command: AnyCommand<never>, isMultiline: boolean): Record<string, string | number | boolean> {
  return Object.fromEntries(
    visibleOptions(command.options).map(([name, option]) => {
      const choices = option.choices ?? []
      if (option.kind === 'flag') return [name, isMultiline]
      if (option.kind === 'integer' && !option.isClearable) return [name, (isMultiline ? option.max : option.min) ?? 1]
      if (choices.length > 0 && !option.suggest) return [name, (isMultiline ? choices.at(-1) : choices[0])?.value ?? '']
      const most = option.kind === 'text' && option.takes !== 'rest' ? (option.max ?? 6000) : 6000
      return [name, isMultiline ? '@everyone ```💥'.repeat(500).slice(0, most).toWellFormed() : 'x']
    }),
  )
}

const asTyped = (values: Record<string, string | number | boolean>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === true ? 'yes' : value === false ? 'no' : String(value),
    ]),
  )

describe.each([
  ['the toy', async () => toyCommands as readonly AnyCommand<never>[]],
  ['the product', async () => commands as readonly AnyCommand<never>[]],
])('commands of %s', (_name, load) => {
  test('are registered, and give back every value', async () => {
    const commands = await load()
    const heard: Request[] = []
    const here = await harness({ isIdle: true })
    await here.platform.start(listener(commands, heard))
    const { discord } = here
    const ann: Person = discord.person('ann')
    const acme = discord.server('Acme').join(ann, Permission.administrator)
    for (const command of commands) {
      // What is for admins is there in servers alone.
      const nouns = commands.filter(({ name }) => name.split(' ')[0] === command.name.split(' ')[0])
      const how = nouns.every(({ isForAdmins }) => isForAdmins) ? { in: acme.channel('general') } : {}
      const ways = [
        command.name,
        ...(command.aliases ?? []).flatMap((word) => (word.startsWith('/') ? [word.slice(1)] : [])),
      ]
      for (const way of ways)
        for (const isMultiline of [false, true]) {
          const values = filled(command, isMultiline)
          await ann.slash(way, values, how).done()
          expect(heard.at(-1)?.input).toEqual({ kind: 'command', command: command.name, values: asTyped(values) })
        }
      await ann.slash(command.name, requiredOf(command, filled(command, false)), how).done()
    }
    expect(discord.findings).toEqual([])
    expect(here.reports).toEqual([])
    await here.stop()
  })
})

const requiredOf = (command: AnyCommand<never>, values: Record<string, string | number | boolean>) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => command.options[name]?.isRequired))

describe('registering', () => {
  const more = toyCommand({ name: 'me more', about: 'More', examples: [], options: {}, run: async () => view(t`More`) })
  const before = commandRegistrations(createCatalogue(toyCommands as readonly AnyCommand<never>[]))
  const after = commandRegistrations(createCatalogue([...toyCommands, more] as readonly AnyCommand<never>[]))

  test.each(['everywhere', 'in one server'])('%s happens when something changed, and not else', async (where) => {
    const discord = await startDiscord()
    const { commands } = createDiscordApi({
      token: discord.token,
      applicationId: discord.applicationId,
      apiUrl: discord.apiUrl,
    })
    const scope = where === 'everywhere' ? [] : [discord.server('Home').id]
    expect(await registerCommands(commands, discord.applicationId, before, ...scope)).toBe(true)
    expect(await registerCommands(commands, discord.applicationId, before.toReversed(), ...scope)).toBe(false)
    expect(await registerCommands(commands, discord.applicationId, after, ...scope)).toBe(true)
    expect(discord.registrations.map(({ scope: one, changed }) => [one, changed])).toEqual([
      [scope[0] ?? 'global', expect.arrayContaining(['task', 'me', 'Save as task'])],
      [scope[0] ?? 'global', ['me']],
    ])
    expect(discord.findings).toEqual([])
    await discord.stop()
  })

  test('by the operator, for one server and away again, without connecting', async () => {
    const discord = await startDiscord()
    const home = discord.server('Home')
    const ann = discord.person('ann')
    home.join(ann)
    const options = {
      token: discord.token,
      applicationId: discord.applicationId,
      apiUrl: discord.apiUrl,
      catalogue: createCatalogue(toyCommands as readonly AnyCommand<never>[]),
      server: home.id,
    }
    expect(await registerDiscordCommands(options)).toBe(true)
    expect(await registerDiscordCommands(options)).toBe(false)
    expect(() => ann.slash('add', { title: 'Milk' }, { in: home.channel('general') })).not.toThrow()
    expect(() => ann.slash('add', { title: 'Milk' })).toThrow('There is no /add')
    expect(await registerDiscordCommands({ ...options, isRemoval: true })).toBe(true)
    expect(() => ann.slash('add', { title: 'Milk' }, { in: home.channel('general') })).toThrow('There is no /add')
    await expect(registerDiscordCommands({ ...options, token: 'wrong' })).rejects.toThrow(
      "it doesn't accept DISCORD_TOKEN",
    )
    await expect(registerDiscordCommands({ ...options, server: '1' })).rejects.toThrow('Discord refused the commands: ')
    expect(discord.gateway.identifies).toBe(0)
    await discord.stop()
  })

  test('hides what is for admins, offers what is for everybody everywhere', () => {
    const command = (name: string, isForAdmins: boolean) =>
      toyCommand({ name, about: 'About', examples: [], options: {}, isForAdmins, run: async () => view(t`x`) })
    const all = commandRegistrations(
      createCatalogue([command('admin people', true), command('me home', false)] as never),
    )
    expect(all).toMatchObject([
      // Manage Server: who has it is an admin here.
      { name: 'admin', default_member_permissions: '32', contexts: [0], integration_types: [0] },
      { name: 'me', contexts: [0, 1, 2], integration_types: [0, 1] },
    ])
  })

  test('a choice of more words than Discord lists is typed, and any of them comes back', async () => {
    const words = Array.from({ length: 26 }, (_, at) => `word${at}`)
    const wide = toyCommand({
      name: 'me wide',
      about: 'Wide',
      examples: [],
      options: {
        all: required(choiceOption('Which', words)),
        most: clearable(choiceOption('Which', words.slice(1))),
        few: clearable(choiceOption('Which', words.slice(2))),
      },
      run: async (_me, { all }) => view(t`Heard ${all}`),
    })
    const heard: Request[] = []
    const here = await harness({ isIdle: true })
    await here.platform.start(listener([...toyCommands, wide] as readonly AnyCommand<never>[], heard))
    const ann = here.discord.person('ann')
    const values = { all: 'word25', most: 'none', few: 'none' }
    await ann.slash('me wide', values).done()
    expect(heard.at(-1)?.input).toEqual({ kind: 'command', command: 'me wide', values })
    expect(() => ann.slash('me wide', { all: 'word25', few: 'word1' })).toThrow()
    expect(here.discord.findings).toEqual([])
    expect(here.reports).toEqual([])
    await here.stop()
  })

  test('says in words what Discord would not take', () => {
    const make = (options: Record<string, unknown>, name = 'me test') =>
      commandRegistrations(
        createCatalogue([{ name, about: 'About', examples: [], options, run: async () => view([]) }] as never),
      )
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`o${n}`, flagOption('x'.repeat(90))]))
    expect(() => make(many(26))).toThrow('has a list of 26')
    expect(() => make({ 'Big Name': textOption('x') })).toThrow("Discord doesn't allow a name like “Big Name”")
    const words = Array.from({ length: 25 }, (_, n) => `choice-number-${n}-${'y'.repeat(40)}`)
    const wordy = Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`o${n}`, choiceOption('x', words)]))
    expect(() => make(wordy)).toThrow('characters, and Discord allows 8000')
    expect(
      make({
        late: integerOption('Not needed', { min: 0, max: 5 }),
        first: required(textOption('Needed', { max: 10 })),
      }),
    ).toMatchObject([
      {
        options: [
          {
            options: [
              { name: 'first', type: 3, required: true, max_length: 10 },
              { name: 'late', type: 4, min_value: 0, max_value: 5 },
            ],
          },
        ],
      },
    ])
  })
})

test('the command that opens an Activity stays, and all others are registered beside it', async () => {
  const here = await harness({ isIdle: true, fake: { gateway: { identifyEvery: 0 } } })
  const { discord } = here
  const launcher = {
    ...{ id: '1290000000000000009', application_id: discord.applicationId, version: '1', type: 4, handler: 2 },
    ...{ name: 'launch', description: '', integration_types: [0, 1], contexts: [0, 1, 2] },
  }
  discord.world.commands.set('global', [launcher])
  await here.platform.start(here.toy.dispatcher)
  const names = () => discord.world.scope().map(({ name }) => name)
  expect(names()).toContain('launch')
  expect(names()).toContain('task')
  expect(here.reports).toEqual([])
  // Nothing has changed since.
  const count = discord.registrations.length
  const second = await harness({ beside: here, isIdle: true })
  await second.platform.start(here.toy.dispatcher)
  expect(discord.registrations).toHaveLength(count)
  await second.stop()
  await here.stop()
})
