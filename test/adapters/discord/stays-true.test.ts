// What is shown stays true, however often Discord puts an edit off, and comes back where a moderator cleared the channel.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Channel, type Outcome, Permission, type Person, type Shown } from '../../fakes/discord/index.ts'
import { opener } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

const open = opener('sqlite')
const edit = 'PATCH /channels/:channel/messages/:message'
let here: ProductInDiscord
let general: Channel
let ann: Person

beforeEach(async () => {
  here = await startProduct(await open())
  ann = await settled(here.discord.person('ann'))
  general = here.discord.server('Acme').join(ann, Permission.manageGuild).channel('general')
})
afterEach(() => here.stop())

const shownOf = ({ message, text }: Outcome): Shown => {
  if (!message) throw new Error(`No message, but: ${text}`)
  return message
}
/** What everybody sees there. */
const board = () => ann.sees(general).filter(({ message, ephemeral }) => message.author.bot && !ephemeral)
const boardText = () =>
  board()
    .map(({ text }) => text)
    .join('\n')

const shareMilk = async () => {
  await ann.slash('add', { title: 'Buy milk' }, { in: general }).done()
  await ann.slash('me share', { what: 'task', task: 'milk' }, { in: general }).done()
  await here.discord.idle()
  expect(boardText()).toContain('Buy milk')
}

test('a shared card whose edit Discord puts off shows the latest state soon after', async () => {
  await shareMilk()
  here.discord.faults.arm(edit, { kind: 'rateLimit', ms: 150 })
  await ann.slash('task edit', { task: 'milk', title: 'Buy oat milk' }, { in: general }).done()
  await expect.poll(boardText).toContain('Buy oat milk')
  expect(here.discord.requests.entries.filter(({ fault }) => fault === 'rateLimit')).toHaveLength(1)
  expect(board()).toHaveLength(1)
})

test('one that nobody may read any more does not stay because Discord was busy', async () => {
  await shareMilk()
  await ann.slash('zone add', { name: 'Private' }).done()
  await ann.slash('task file', { task: 'milk', zone: 'Private' }).done()
  await here.whenCardsSettled()
  here.discord.faults.arm(edit, { kind: 'status', status: 503 }, 2)
  await ann.slash('zone edit', { zone: 'Private', 'hide-on': 'discord' }).done()
  await expect.poll(boardText).toContain('This is no longer shared.')
})

test('a room whose channel is cleared is there again, with who sits in it', async () => {
  await ann.slash('admin room', { do: 'open', name: 'Library' }, { in: general }).done()
  await here.drawRooms()
  const [first] = board()
  await ann.slash('room sit', {}, { in: general }).done()
  await here.drawRooms()
  here.discord.clearChannel(general)
  await here.discord.idle()
  await here.drawRooms()
  await here.discord.idle()
  expect(board()).toHaveLength(1)
  expect(board()[0]?.id).not.toBe(first?.id)
  expect(boardText()).toContain('1 working')
})

test('a room older than an hour, of which Discord takes few edits, shows the latest state in the end', async () => {
  await ann.slash('admin room', { do: 'open', name: 'Library' }, { in: general }).done()
  await here.drawRooms()
  const [card] = board()
  here.discord.advance(2 * 3_600_000)
  here.discord.world.oldEdits = { limit: 2, per: 400 }
  const guests = Array.from({ length: 5 }, (_, at) => here.discord.person(`guest-${at}`))
  for (const guest of guests) {
    here.discord.server('Acme').join(guest)
    await settled(guest)
    await guest.press(card ?? shownOf({} as Outcome), 'Sit down').done()
    await here.drawRooms()
  }
  await expect
    .poll(async () => {
      await here.drawRooms()
      return boardText()
    })
    .toContain('5 working')
  expect(board()).toHaveLength(1)
})
