// Where Discord lets the bot do less for a while: no access to a channel, archived and locked threads, slow mode, servers
// that keep people's own apps private. Nothing is given up for ever, and who can mend it is told once.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Channel, Permission, type Person } from '../../fakes/discord/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type ProductInDiscord, settled, startProduct } from './product-world.ts'

const edit = 'PATCH /channels/:channel/messages/:message'

describeOnBothEngines('shut out of a channel', (open) => {
  let here: ProductInDiscord
  let server: ReturnType<ProductInDiscord['discord']['server']>
  let general: Channel
  let side: Channel
  let ann: Person
  let ben: Person

  beforeEach(async () => {
    here = await startProduct(await open())
    ann = await settled(here.discord.person('ann'))
    ben = await settled(here.discord.person('ben'))
    server = here.discord.server('Acme').join(ann, Permission.manageGuild).join(ben)
    general = server.channel('general')
    side = server.channel('side')
  })
  afterEach(() => here.stop())

  const board = (channel = general): string =>
    ben
      .sees(channel)
      .filter(({ message, ephemeral }) => message.author.bot && !ephemeral)
      .map(({ text }) => text)
      .join('\n')
  const rows = (table: string) => here.proxy.database.knex(table)
  const openRoom = async (channel = general) => {
    await ann.slash('admin room', { do: 'open' }, { in: channel, times: 4 }).done()
    await here.drawRooms()
    expect(board(channel)).toContain('Quiet room: free')
  }
  const sit = (channel = general) => ben.slash('room sit', {}, { in: channel }).done()
  /** How often they are told of it, in answer to a command of another matter. */
  const tellsOf = async (who: Person, times = 1): Promise<number> => {
    const heard = () => who.sees(side).filter(({ text }) => text.includes("I can't post in 1 room")).length
    const before = heard()
    await who.slash('add', { title: `Thing ${before}` }, { in: side, times }).done()
    await here.discord.idle()
    return heard() - before
  }
  /** The room is tried again every ten minutes. */
  const tenMinutes = async () => {
    here.proxy.clock.advance({ minutes: 10 })
    await here.drawRooms()
  }
  const shareMilk = async (channel = general) => {
    await ann.slash('add', { title: 'Buy milk' }, { in: channel }).done()
    await ann.slash('me share', { what: 'task', task: 'milk' }, { in: channel }).done()
    await here.discord.idle()
    expect(board(channel)).toContain('Buy milk')
  }
  const rename = async (title: string) => {
    await ann.slash('task edit', { task: 'milk', title }, { in: side }).done()
    await here.whenCardsSettled()
  }

  test('a room’s card is true again once the bot is let in, and its admins are told once meanwhile', async () => {
    await openRoom()
    for (const turn of ['the first time', 'again']) {
      general.botMaySee = false
      await sit()
      await here.drawRooms()
      expect(board(), turn).toContain('free')
      const asked = here.discord.arrivals(edit)
      for (let each = 0; each < 5; each++) await here.drawRooms()
      expect(here.discord.arrivals(edit) - asked).toBeLessThanOrEqual(1)
      expect([await tellsOf(ben), await tellsOf(ann, 4), await tellsOf(ann)], turn).toEqual([0, 1, 0])
      general.botMaySee = true
      await tenMinutes()
      expect(board(), turn).toContain('1 working')
      expect((await rows('room_places'))[0]).toMatchObject({ problem: null, problem_told_at: null })
      await ben.slash('room leave', {}, { in: general }).done()
      await here.drawRooms()
      expect(board(), turn).toContain('free')
    }
  })

  test('a shared card is kept, and shows the present state once the bot is let in', async () => {
    await shareMilk()
    general.botMaySee = false
    await rename('Buy oat milk')
    const asked = here.discord.arrivals(edit)
    await here.redrawDue()
    expect(here.discord.arrivals(edit)).toBe(asked)
    here.proxy.clock.advance({ minutes: 31 })
    await here.redrawDue()
    expect(await rows('cards').where({ subject_kind: 'shared-task' })).toHaveLength(1)
    general.botMaySee = true
    here.proxy.clock.advance({ minutes: 31 })
    await here.redrawDue()
    expect(board()).toContain('Buy oat milk')
    expect(await rows('cards').whereNotNull('redraw_at')).toEqual([])
  })

  test('an edit that was put off is made by the process that comes after', async () => {
    await shareMilk()
    here.discord.faults.arm(edit, { kind: 'status', status: 503 }, 1000)
    await rename('Buy oat milk')
    await here.restartCards()
    here.discord.faults.clear()
    await here.redrawDue()
    expect(board()).not.toContain('oat')
    here.proxy.clock.advance({ minutes: 11 })
    await here.redrawDue()
    expect(board()).toContain('Buy oat milk')
    expect(await rows('cards').whereNotNull('redraw_at')).toEqual([])
  })

  test('the room of a thread that went to sleep opens it; a locked one is for its moderators', async () => {
    const thread = server.thread('study', general)
    await openRoom(thread)
    Object.assign(thread.thread ?? {}, { isArchived: true })
    await sit(thread)
    await here.drawRooms()
    await here.drawRooms()
    expect(thread.thread?.isArchived).toBe(false)
    expect(board(thread)).toContain('1 working')
    Object.assign(thread.thread ?? {}, { isArchived: true, isLocked: true })
    await ben.slash('room leave', {}, { in: side }).done()
    await here.drawRooms()
    expect(board(thread)).toContain('1 working')
    expect(await tellsOf(ann)).toBe(1)
    Object.assign(thread.thread ?? {}, { isLocked: false })
    await tenMinutes()
    await here.drawRooms()
    expect(board(thread)).toContain('free')
  })

  test('a card in a thread that sleeps wakes nobody, and is true when it is opened', async () => {
    const thread = server.thread('errands', general)
    await shareMilk(thread)
    Object.assign(thread.thread ?? {}, { isArchived: true })
    await rename('Buy oat milk')
    expect([thread.thread?.isArchived, board(thread).includes('oat')]).toEqual([true, false])
    Object.assign(thread.thread ?? {}, { isArchived: false })
    here.proxy.clock.advance({ minutes: 31 })
    await here.redrawDue()
    expect(board(thread)).toContain('Buy oat milk')
    // What is shared in a sleeping thread opens it; a locked one takes nothing, which is said.
    Object.assign(thread.thread ?? {}, { isArchived: true })
    await ann.slash('me share', { what: 'week' }, { in: thread }).done()
    await here.discord.idle()
    expect(thread.thread?.isArchived).toBe(false)
    Object.assign(thread.thread ?? {}, { isArchived: true, isLocked: true })
    const refused = await ann.slash('me share', { what: 'week' }, { in: thread }).done()
    expect(refused.text).toContain("Discord doesn't let me post here right now")
  })

  test('a short slow mode is waited for; a long one is said to who shares', async () => {
    side.slowModeSeconds = 1
    await shareMilk(side)
    const second = await ann.slash('me share', { what: 'week' }, { in: side, times: 4 }).done()
    expect(second.text).toContain('Shared here.')
    expect(board(side).match(/ann's week/g)).toHaveLength(1)
    await ann.slash('admin room', { do: 'open' }, { in: side }).done()
    await expect
      .poll(async () => {
        await here.drawRooms()
        return board(side)
      })
      .toContain('Quiet room: free')
    expect(await rows('room_places').whereNotNull('problem')).toEqual([])
    side.slowModeSeconds = 21_600
    const refused = await ann.slash('me share', { what: 'week' }, { in: side }).done()
    expect(refused.text).toContain("Discord doesn't let me post here right now, so others see nothing. Try again later")
  })
})

describe('an app of one’s own in a server that keeps those private', () => {
  describeOnBothEngines('by its person', (open) => {
    let here: ProductInDiscord
    beforeEach(async () => {
      here = await startProduct(await open())
    })
    afterEach(() => here.stop())

    test('says that only they see it, and has no more follow-ups than Discord takes', async () => {
      const eve = here.discord.person('eve', { userInstall: true })
      const ben = here.discord.person('ben')
      const server = here.discord.server('Elsewhere', { bot: false }).join(eve).join(ben)
      server.guild.forbidsExternalApps = true
      const general = server.channel('general')
      await eve.slash('add', { title: 'Buy milk' }, { in: general, times: 4 }).done()
      const shared = await eve.slash('me share', { what: 'task', task: 'milk' }, { in: general, times: 4 }).done()
      expect(shared.message?.ephemeral).toBe(true)
      expect(shared.text).toContain('Only you can see this')
      expect(ben.sees(general)).toEqual([])
      server.guild.forbidsExternalApps = false
      const open = await eve.slash('me share', { what: 'task', task: 'milk' }, { in: general }).done()
      expect(open.message?.ephemeral).toBe(false)
      expect(open.text).not.toContain('Only you')
      expect(ben.sees(general)).toHaveLength(1)
    })
  })
})
