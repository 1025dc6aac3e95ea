// The real discord.js answers those who press, choose and fill in.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  type Interaction,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buttons, type Discord, fields } from './index.ts'
import { withBot } from './with-bot.ts'

let discord: Discord
let client: Client<true>
let stop: () => Promise<void>

const on = (answer: (interaction: Interaction) => unknown) => client.on('interactionCreate', answer)

const card = () => ({
  content: 'Task: Milk',
  components: [
    new ActionRowBuilder<ButtonBuilder>().addComponents(
      new ButtonBuilder().setCustomId('done').setLabel('Done').setStyle(ButtonStyle.Primary),
      new ButtonBuilder().setCustomId('edit').setLabel('Edit').setStyle(ButtonStyle.Secondary),
      new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
    ),
    new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
      new StringSelectMenuBuilder()
        .setCustomId('zone')
        .setPlaceholder('Zone')
        .addOptions({ label: 'Work', value: 'w' }, { label: 'Life', value: 'l' }),
    ),
  ],
})
const form = () =>
  new ModalBuilder()
    .setCustomId('form')
    .setTitle('Edit task')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Title')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setValue('Milk').setMaxLength(10),
        ),
      new LabelBuilder()
        .setLabel('Zone')
        .setStringSelectMenuComponent(
          new StringSelectMenuBuilder()
            .setCustomId('z')
            .addOptions({ label: 'Work', value: 'w' }, { label: 'Life', value: 'l' }),
        ),
    )

beforeEach(async () => {
  ;({ discord, client, stop } = await withBot())
  await client.application.commands.set([{ name: 'card', description: 'A card' }])
  on(async (it) => {
    if (it.isChatInputCommand()) await it.reply(card())
    else if (it.isButton() && it.customId === 'done') await it.update({ content: 'Done: Milk', components: [] })
    else if (it.isButton()) await it.showModal(form())
    else if (it.isStringSelectMenu()) {
      await it.deferUpdate()
      await it.editReply(`Zone: ${it.values.join()}`)
    } else if (it.isModalSubmit() && it.isFromMessage())
      await it.update(
        `Title: ${it.fields.getTextInputValue('title')}, zone ${it.fields.getStringSelectValues('z').join()}`,
      )
  })
})
afterEach(() => stop())

it('a press edits its message', async () => {
  const ann = discord.person('ann')
  const { message } = await ann.slash('card').done()
  if (!message) throw new Error('no card')
  expect(message.text).toBe('Task: Milk\n[Done] [Edit] (Off)\n<Zone: Work, Life>')
  expect(() => ann.press(message, 'Off')).toThrow('greyed out')
  expect(() => ann.press(message, 'Later')).toThrow('There are: Done, Edit, Off')
  const pressed = await ann.press(message, 'Done').done()
  expect(pressed).toMatchObject({
    ack: { name: 'update' },
    text: 'Done: Milk',
    message: { id: message.id, kind: 'edit' },
  })
  expect(buttons(ann.sees()[0]?.message ?? message.message)).toEqual([])
  expect(() => ann.press(message, 'Done')).toThrow('There are: none')
  await ann.press(message, 'Done', { asShown: message }).done()
})

it('a choice may be answered later', async () => {
  const ann = discord.person('ann')
  const { message } = await ann.slash('card').done()
  if (!message) throw new Error('no card')
  expect(() => ann.choose(message, 'Zone', ['Work', 'Life'])).toThrow('at most 1')
  const chosen = await ann.choose(message, 'Zone', ['Work']).done()
  expect(chosen.ack.name).toBe('deferUpdate')
  expect(chosen.text).toContain('Zone: w')
})

it('a form opens, is checked, and its sending edits the message', async () => {
  const ann = discord.person('ann')
  const { message } = await ann.slash('card').done()
  if (!message) throw new Error('no card')
  const { modal, text } = await ann.press(message, 'edit').done()
  if (!modal) throw new Error('no form')
  expect(text).toBe('Edit task')
  expect(fields(modal.modal).map(({ label, value, choices }) => ({ label, value, choices }))).toEqual([
    { label: 'Title', value: 'Milk', choices: [] },
    { label: 'Zone', value: [], choices: ['Work', 'Life'] },
  ])
  expect(() => ann.submit(modal, { Zone: 'Work', Title: '' })).toThrow('Title is required')
  expect(() => ann.submit(modal, { Zone: 'Work', Title: 'x'.repeat(11) })).toThrow('over 10')
  expect(() => ann.submit(modal, { Size: '1' })).toThrow('It has: Title, Zone')
  expect((await ann.submit(modal, { Zone: 'Work' }).done()).text).toContain('Title: Milk, zone w')
  expect(discord.findings).toEqual([])
})

it('a forged id arrives as one', async () => {
  const ann = discord.person('ann')
  const { message } = await ann.slash('card').done()
  if (!message) throw new Error('no card')
  const got = new Promise((resolve) => on((it) => it.isButton() && resolve(it.customId)))
  ann.forge(message, 'task done task:somebody-else’s')
  expect(await got).toBe('task done task:somebody-else’s')
})
