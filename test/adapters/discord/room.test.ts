// A quiet room in a server, through the real discord.js: one message a channel, one tap to sit down, no names unasked.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Channel, Permission, type Person, type Shown } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

describeOnBothEngines('a quiet room', (open) => {
  let here: ProductInDiscord
  let general: Channel
  let ann: Person
  let ben: Person
  let server: ReturnType<ProductInDiscord['discord']['server']>

  beforeEach(async () => {
    here = await startProduct(await open())
    ann = await settled(here.discord.person('ann'))
    ben = await settled(here.discord.person('ben'))
    server = here.discord.server('Acme').join(ann, Permission.manageGuild).join(ben)
    general = server.channel('general')
  })
  afterEach(() => here.stop())

  const posted = (channel = general): Shown[] =>
    ben.sees(channel).filter(({ ephemeral, message }) => !ephemeral && message.author.bot)
  const card = (channel = general): Shown => {
    const [only, ...more] = posted(channel)
    if (!only || more.length > 0) throw new Error(`${posted(channel).length} messages stand there`)
    return only
  }
  const openRoom = async (values: Record<string, string> = {}, channel = general): Promise<Shown> => {
    await ann.slash('admin room', { do: 'open', ...values }, { in: channel, times: 4 }).done()
    await here.drawRooms()
    return card(channel)
  }
  const rows = (table: string) => here.proxy.database.knex(table)

  test('is one message, whatever is delivered four times', async () => {
    const first = await openRoom({ name: 'Library' })
    expect(first.text).toContain('Library: free')
    expect(first.message.flags ?? 0).toBe(4 | 4096 | 32768)
    const sat = await ben.press(first, 'Sit down', { times: 4 }).done()
    expect(sat.message?.ephemeral).toBe(true)
    expect(sat.text).toContain("You're in: Library")
    expect(sat.text).toContain("You're the first")
    expect(sat.text).toContain('Others see a number only')
    await here.drawRooms()
    expect(await rows('room_seats')).toHaveLength(1)
    expect(card().text).toContain('Library: 1 working')
    expect(card().text).not.toContain('ben')
    expect(card().id).toBe(first.id)
    // Again says so and changes nothing.
    expect((await ben.press(card(), 'Sit down').done()).text).toContain("You're already in")
    await here.drawRooms()
    expect(card().text).toContain('Library: 1 working')
    expect((await ben.press(card(), 'Leave', { times: 4 }).done()).text).toContain('You left: Library')
    await here.drawRooms()
    expect(card().text).toContain('Library: free')
    // Nobody was written to.
    expect(ben.sees().filter(({ text }) => text.includes('Library'))).toEqual([])
  })

  test('with a task that only its person sees, and a step that they let others read', async () => {
    await ben.slash('add', { title: 'A secret gift' }).done()
    const first = await openRoom()
    const asked = await ben.press(first, 'With a task').done()
    expect(asked.modal?.modal.components).toHaveLength(1)
    if (!asked.modal) throw new Error('no form')
    const sat = await ben.submit(asked.modal, { Task: 'A secret gift' }, { times: 4 }).done()
    expect(sat.text).toContain('On: A secret gift')
    await here.drawRooms()
    expect(card().text).toContain('1 working')
    expect(card().text).not.toContain('gift')
    await ben.slash('room sit', { emoji: '🌱', step: 'Wrapping' }, { in: general }).done()
    await here.drawRooms()
    expect(card().text).toContain('🌱 Wrapping')
    expect(card().text).not.toContain('ben')
    await ben.slash('room sit', { name: 'here' }, { in: general }).done()
    await here.drawRooms()
    expect(card().text).toContain('🌱 ben: Wrapping')
    expect((await rows('tasks').where({ title: 'A secret gift' }))[0]).toMatchObject({ status: 'in_progress' })
    // An emoji that is a name is none.
    expect((await ben.slash('room sit', { emoji: 'Ben' }, { in: general }).done()).text).toContain('Use one emoji')
  })

  test('starts together at the quarter hour, and ends by itself', async () => {
    const first = await openRoom()
    const [{ created_at }] = await rows('rooms')
    const now = here.proxy.clock.now().getTime()
    const quarter = (Math.floor(now / 900_000) + 1) * 900_000
    expect(created_at).toBeDefined()
    for (const person of [ann, ben]) {
      const sat = await person.press(first, 'Next quarter hour').done()
      expect(sat.text).toContain(`You start together at <t:${quarter / 1000}:t>`)
    }
    await here.drawRooms()
    expect(card().text).toContain('Quiet room: free')
    expect(card().text).toContain(`2 start together at <t:${quarter / 1000}:t>`)
    here.proxy.clock.set(new Date(quarter))
    await here.drawRooms()
    expect(card().text).toContain('2 working')
    expect(card().text).not.toContain('start together')
    // Late joining: at once.
    const eve = await settled(here.discord.person('eve'))
    server.join(eve)
    expect((await eve.press(card(), 'Sit down').done()).text).toContain('2 others are working too')
    await here.drawRooms()
    expect(card().text).toContain('3 working')
    here.proxy.clock.set(new Date(quarter + 51 * 60_000))
    await here.drawRooms()
    expect(card().text).toContain('Quiet room: free')
  })

  test('is posted anew when somebody deletes its message, and says when it is closed', async () => {
    const first = await openRoom()
    here.discord.deleteMessage(first)
    await here.drawRooms()
    expect(card().text).toContain('Quiet room: free')
    await ben.slash('room sit', {}, { in: general }).done()
    await here.drawRooms()
    expect(card().id).not.toBe(first.id)
    expect(card().text).toContain('1 working')
    expect((await ann.slash('admin room', { do: 'close' }, { in: general }).done()).text).toContain('Closed here')
    await here.drawRooms()
    expect(card().text).toContain('is closed here')
    expect(card().text).not.toContain('[')
    for (const table of ['rooms', 'room_places', 'room_seats']) expect(await rows(table)).toEqual([])
    expect((await ben.slash('room sit', {}, { in: general }).done()).text).toContain('no quiet room in this channel')
  })

  test('is edited at most once in five seconds, and then to the latest state', async () => {
    const first = await openRoom()
    const edits = () =>
      here.discord.requests.entries.filter(({ method, path }) => method === 'PATCH' && path.includes(first.id))
    const crowd = Array.from({ length: 12 }, (_, n) => here.discord.person(`guest ${n}`))
    for (const one of crowd) server.join(one)
    const before = edits().length
    await Promise.all(crowd.map((one) => one.press(first, 'Sit down', { times: 4 }).done()))
    expect(edits().length - before).toBeLessThanOrEqual(1)
    await here.drawRooms()
    expect(card().text).toContain('12 working')
    expect(edits().length - before).toBeLessThanOrEqual(2)
    await here.drawRooms()
    await here.drawRooms()
    expect(edits().length - before).toBeLessThanOrEqual(2)
  })

  test('is for admins to open, where the bot may write', async () => {
    for (const name of ['admin room', 'admin settings'])
      expect(() => ben.slash(name, {}, { in: general })).toThrow(/no/i)
    general.botMayWrite = false
    const refused = await ann.slash('admin room', { do: 'open' }, { in: general }).done()
    await here.drawRooms()
    expect(refused.text).toContain('let me send messages here')
    expect(await rows('room_places')).toEqual([])
    general.botMayWrite = true
    await ann.slash('admin room', { do: 'open' }, { in: general }).done()
    await here.drawRooms()
    expect(card().text).toContain('Quiet room: free')
  })

  test('settings of the server: where the room is, whether people may share, how loud it is', async () => {
    await openRoom()
    const side = server.channel('side')
    const shown = await ann.slash('admin settings', {}, { in: side }).done()
    expect(shown.text).toContain('Sharing** allowed')
    expect(shown.text).toContain(`https://discord.com/channels/${server.id}/${general.id}`)
    await ann.slash('add', { title: 'Write to the landlord' }).done()
    const share = async (where: Channel) => {
      const shown = await ann.slash('me share', { what: 'task', task: 'landlord' }, { in: where }).done()
      await here.discord.idle()
      return shown
    }
    await share(side)
    expect(posted(side).at(-1)?.message.flags).toBe(4 | 4096 | 32768)
    const off = await ann.slash('admin settings', { share: false, quiet: false }, { in: side, times: 4 }).done()
    expect(off.text).toContain('switched off')
    const refused = await share(side)
    expect(refused.text).toContain('switched sharing off')
    expect(refused.message?.ephemeral).toBe(true)
    expect(posted(side)).toHaveLength(1)
    // Another server has its own.
    const other = here.discord.server('Other').join(ann)
    await share(other.channel('general'))
    expect(ann.sees(other.channel('general')).some(({ text }) => text.includes('ann shares'))).toBe(true)
    await ann.slash('admin settings', { share: true }, { in: side }).done()
    await share(side)
    expect(posted(side).at(-1)?.message.flags).toBe(4 | 32768)
  })
})
