// In a server only native commands are heard: it greets there, names slash commands, and asks in forms.
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  buttons,
  type Channel,
  type DiscordServer,
  fields,
  type OpenModal,
  type Outcome,
  Permission,
  type Person,
} from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'
import { filledIn, useAll } from './using.ts'

const open = opener('sqlite')
let here: ProductInDiscord
let acme: DiscordServer
let general: Channel
let ann: Person
let ben: Person

beforeEach(async () => {
  here = await startProduct(await open())
  ann = here.discord.person('ann')
  ben = here.discord.person('ben')
  acme = here.discord.server('Acme').join(ann).join(ben)
  general = acme.channel('general')
})
afterEach(() => here.stop())

const modalOf = ({ modal, text }: Outcome): OpenModal => {
  if (!modal) throw new Error(`no form, but: ${text}`)
  return modal
}
const shownOf = ({ message }: Outcome) => {
  if (!message) throw new Error('nothing was shown')
  return message
}

test('a newcomer is greeted there, once, for their eyes alone', async () => {
  const added = await ann.slash('add', { title: 'Buy milk' }, { in: general }).done()
  expect(added.text).toContain('Added: Buy milk')
  await here.discord.idle()
  const seen = ann.sees(general)
  expect(seen.filter(({ text }) => text.includes("Hello, I'm Proxy"))).toHaveLength(1)
  expect(seen.every(({ ephemeral }) => ephemeral)).toBe(true)
  expect(ben.sees(general)).toEqual([])
  await ann.slash('add', { title: 'Buy bread' }, { in: general }).done()
  await here.discord.idle()
  expect(ann.sees(general).filter(({ text }) => text.includes("Hello, I'm Proxy"))).toHaveLength(1)
})

test('a first line with a clock asks for the zone first, by a form with that one question, and greets after it', async () => {
  const added = await ann.slash('add', { title: 'Call dentist tomorrow 9am' }, { in: general }).done()
  const form = modalOf(await ann.press(shownOf(added), 'Set time zone').done())
  // A form can't suggest while one types, so it says what can.
  expect(JSON.stringify(form.modal)).toContain('/me edit timezone: suggests as you type')
  expect(fields(form.modal).map(({ label }) => label)).toEqual(['Timezone'])
  // A slip is told, and the same form comes back to be corrected.
  const slip = shownOf(await ann.submit(form, { Timezone: 'Vinna' }).done())
  const again = modalOf(await ann.press(slip, 'Try again').done())
  expect(fields(again.modal).map(({ value }) => value)).toEqual(['Vinna'])
  const set = await ann.submit(again, { Timezone: 'Vienna' }).done()
  expect(set.text).toContain('Time zone: Vienna')
  await here.discord.idle()
  expect(ann.sees(general).filter(({ text }) => text.includes("Hello, I'm Proxy"))).toHaveLength(1)
})

test('a button that lacks one thing asks one question, and a sent form of it is done once', async () => {
  await settled(ann)
  for (const channel of [general, ann.dms]) {
    const home = shownOf(await ann.slash('home', {}, { in: channel }).done())
    const form = modalOf(await ann.press(home, 'Capture').done())
    expect(fields(form.modal).map(({ label }) => label)).toEqual(['Title'])
    const title = `Call the vet ${channel === general ? 'there' : 'here'} #cat ~10m`
    const saved = await ann.submit(form, { Title: title }, { times: 4 }).done()
    expect(saved.text).toContain('10 min')
  }
  expect(await here.proxy.database.knex('tasks')).toHaveLength(2)
})

test('help and empty lists name the slash commands that are there', async () => {
  await settled(ann)
  const help = (await ann.slash('help', {}, { in: general }).done()).text
  expect(help).toContain('To save something: /add')
  expect(help).toContain('To get a suggestion: /now')
  expect(help).not.toMatch(/\btype\b/i)
  const one = (await ann.slash('help', { topic: 'task add' }, { in: general }).done()).text
  expect(one).toContain('/add title:')
  expect(one).not.toContain('In your own words')
  expect((await ann.slash('task list', {}, { in: general }).done()).text).toContain(
    "Save what's on your mind with /add.",
  )
  expect((await ann.slash('goal show', {}, { in: general }).done()).text).toContain('/goal add title:')
  // Typed lines are heard in direct messages, and said there.
  expect((await ann.slash('help').done()).text).toContain('To save something: just type it')
})

test('Interrupted asks for the place in a form, and is counted once however often it is delivered', async () => {
  await settled(ann)
  const running = await ann.slash('focus start', { minutes: 25 }, { in: general }).done()
  const asked = await ann.press(shownOf(running), 'Interrupted', { times: 4 }).done()
  expect(asked.text).toContain('Where were you?')
  expect(asked.text).not.toContain('next message')
  const form = modalOf(await ann.press(shownOf(asked), 'Save my place').done())
  expect(fields(form.modal).map(({ label }) => label)).toEqual(['Where'])
  const kept = await ann.submit(form, { Where: 'table 2, second column' }, { times: 4 }).done()
  expect(kept.text).toContain('Place saved')
  expect(kept.text).toContain('table 2, second column')
  const sessions = await here.proxy.database.knex('focus_sessions').select('interruptions')
  expect(sessions.map(({ interruptions }) => interruptions)).toEqual([1])
})

test('Join asks what one works on in a form, for the one who joined alone', async () => {
  await settled(ann)
  await settled(ben)
  await ann.slash('focus start', { minutes: 25 }, { in: general }).done()
  await ann.slash('me share', { what: 'focus' }, { in: general }).done()
  await here.discord.idle()
  const card = ben.sees(general).find(({ text }) => text.includes('ann is focusing'))
  if (!card) throw new Error('no card')
  const joined = await ben.press(card, 'Join').done()
  expect(joined.message?.ephemeral).toBe(true)
  expect(joined.text).not.toMatch(/\btype\b/i)
  const form = modalOf(await ben.press(shownOf(joined), 'Say what').done())
  expect(fields(form.modal).map(({ label }) => label)).toEqual(['Step'])
  await ben.submit(form, { Step: 'Reading mail' }).done()
  await here.whenCardsSettled()
  await here.discord.idle()
  expect(ann.sees(general).some(({ text }) => text.includes('ben') && text.includes('Reading mail'))).toBe(true)
})

test('a list has buttons instead of numbers that nobody could type there', async () => {
  await settled(ann)
  for (const title of ['Buy milk', 'Buy bread']) await ann.slash('add', { title }, { in: general }).done()
  const list = shownOf(await ann.slash('task list', {}, { in: general }).done())
  expect(list.text).not.toMatch(/^\d /m)
  expect(buttons(list.message)).toEqual(['Done: Buy milk', 'Done: Buy bread'])
})

test('nothing that is shown in a server says to type', async () => {
  await settled(ann)
  acme.permit(ann, Permission.administrator)
  for (const command of here.proxy.dispatcher.catalogue.commands) {
    here.proxy.clock.advance({ seconds: 1 })
    await ann.slash('add', { title: 'Buy milk' }, { in: general }).done()
    for (const onlyNeeded of [true, false]) {
      const all = filledIn(command, 'milk')
      const given = onlyNeeded
        ? Object.fromEntries(Object.entries(all).filter(([name]) => command.options[name]?.isRequired))
        : all
      const shown = await ann.slash(command.name, given, { in: general }).done()
      if (shown.modal) await ann.submit(shown.modal, {}).done()
      else await useAll(ann, shown, 'milk')
    }
  }
  await here.discord.idle()
  const told = ann.sees(general).map(({ text }) => text)
  expect(told.length).toBeGreaterThan(100)
  expect(told.filter((text) => /\btype\b(?!:)|your next (line|message)|just say|type it/i.test(text))).toEqual([])
})
