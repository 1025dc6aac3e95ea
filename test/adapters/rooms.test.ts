// One room in a Discord server and a Slack workspace at once, through both real SDKs: every join counts once, each channel
// has one message that is edited within its limits, and no name crosses a boundary that did not agree to it.
// (`FAULTS=full` sits down two hundred.)
import { afterEach, expect, test } from 'vitest'
import { createDiscord } from '../../adapters/discord/index.ts'
import { createRoomBoard } from '../../src/app/room-board.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { Permission, startDiscord } from '../fakes/discord/index.ts'
import { plainText } from '../fakes/slack/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { attempts } from '../support/full.ts'
import { world } from '../support/world.ts'
import { workspace } from './slack/workspace.ts'

const PEOPLE = attempts(20, 200)

const closing: (() => Promise<unknown>)[] = []
/** Both platforms on one dispatcher; an admin of each, and the channel where the room is to be. */
async function bothPlatforms(database: Parameters<typeof world>[0]) {
  const errors: unknown[] = []
  const platforms = new Map<string, Platform>()
  const proxy = await world(database, { onTouched: (subjects) => board.queueRooms(subjects) })
  const board = createRoomBoard({
    database,
    clock: proxy.clock,
    platform: (name) => platforms.get(name),
    onError: (error) => errors.push(error),
  })
  const discord = await startDiscord({ limits: { buckets: {} } })
  const inDiscord = createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    apiUrl: discord.apiUrl,
    now: () => proxy.clock.now(),
    report: (error) => errors.push(error),
    onMessageDeleted: board.noteDeleted,
  })
  await inDiscord.start(proxy.dispatcher)
  const office = await workspace('socket', {
    dispatcher: proxy.dispatcher,
    now: () => proxy.clock.now(),
    fake: { now: () => proxy.clock.now().getTime() },
  })
  platforms.set('discord', inDiscord).set('slack', office.platform)
  closing.push(
    () => discord.stop(),
    () => inDiscord.stop(),
    () => office.close(),
    () => board.stop(),
  )

  const ann = discord.person('ann')
  const server = discord.server('Acme').join(ann, Permission.manageGuild)
  const general = server.channel('general')
  const bob = office.slack.person('bob', { isAdmin: true })
  const focus = office.slack.channel('focus', { members: [bob] })
  const inServer = () =>
    ann.sees(general).filter(({ ephemeral, message }) => !ephemeral && message.author.id === discord.applicationId)
  const inWorkspace = () => office.slack.messages(focus).filter(({ bot_id: bot }) => bot)
  return {
    ...{ proxy, board, discord, office, ann, server, general, bob, focus, errors },
    inServer,
    inWorkspace,
    serverText: () =>
      inServer()
        .map(({ text }) => text)
        .join('\n---\n'),
    workspaceText: () =>
      inWorkspace()
        .map((message) => plainText(message))
        .join('\n---\n'),
    rows: (table: string) => database.knex(table),
    /** What is due five seconds later is drawn. */
    async draw() {
      await board.whenIdle()
      proxy.clock.advance({ seconds: 5 })
      await board.drawDue()
    },
    /** Says a line in the workspace's channel; resolves with what only this person sees there. */
    async saysInWorkspace(person: typeof bob, line: string) {
      const before = person.ephemerals(focus).length
      await person.slash('/proxy', line, { channel: focus })
      await office.slack.until(() => person.ephemerals(focus).length > before)
      const newest = person.ephemerals(focus).at(-1)
      if (!newest) throw new Error('Nothing was answered')
      return newest
    },
  }
}

/** The room opened in the server, and shared with the workspace by a code and the yes of its admin. */
async function sharedRoom(database: Parameters<typeof world>[0]) {
  const both = await bothPlatforms(database)
  const { ann, bob, general, draw, saysInWorkspace, office } = both
  await ann.slash('admin room', { do: 'open', name: 'Library' }, { in: general }).done()
  await draw()
  const offer = await ann.slash('admin room', { do: 'share' }, { in: general }).done()
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(offer.text)?.[0] ?? ''
  const asked = await saysInWorkspace(bob, `admin room code:${code}`)
  expect(plainText(asked)).toContain('Share one room with a Discord server?')
  // Before the second yes nothing is shared.
  expect(both.inWorkspace()).toEqual([])
  const before = bob.ephemerals(both.focus).map((each) => plainText(each))
  await bob.press(asked, 'Share the room', { times: 4, isConcurrent: true })
  await office.slack.until(() =>
    bob
      .ephemerals(both.focus)
      .some((each) => !before.includes(plainText(each)) && plainText(each).includes('Now one room')),
  )
  await draw()
  return both
}

describeOnBothEngines('a room on two platforms', (open) => {
  // Before the database is closed.
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })

  test(
    `${PEOPLE} people sit down: one message a channel, every join once, no name`,
    async () => {
      const both = await sharedRoom(await open())
      const { discord, office, server, general, focus, draw, rows, proxy } = both
      const [first] = both.inServer()
      const [second] = both.inWorkspace()
      if (!first || !second) throw new Error('The room has no message')
      const edits = () => ({
        discord: discord.requests.entries.filter(({ method, path }) => method === 'PATCH' && path.includes(first.id))
          .length,
        slack: office.slack.arrivals('chat.update'),
      })
      const before = edits()
      const startedAt = proxy.clock.now().getTime()
      const half = PEOPLE / 2
      const guests = Array.from({ length: half }, (_, n) => discord.person(`guest-${n}`))
      const colleagues = Array.from({ length: half }, (_, n) => office.slack.person(`colleague-${n}`))
      for (const one of guests) server.join(one)
      for (const one of colleagues) focus.members.add(one.id)
      // Five at a time from either side, each delivered four times, and an edit due whenever five seconds have passed.
      for (let at = 0; at < half; at += 5) {
        await Promise.all([
          ...guests.slice(at, at + 5).map((one) => one.press(first, 'Sit down', { times: 4 }).done()),
          ...colleagues.slice(at, at + 5).map((one) => one.press(second, 'Sit down', { times: 4, isConcurrent: true })),
        ])
        await draw()
        // Slack lets an app ask for a hundred people a minute, and these are all new.
        proxy.clock.advance({ seconds: 5 })
      }
      await expect.poll(async () => (await rows('room_seats')).length, { timeout: 20_000 }).toBe(PEOPLE)
      await draw()
      await draw()
      for (const text of [both.serverText(), both.workspaceText()]) {
        expect(text).toContain(`Library: ${PEOPLE} working`)
        expect(text).not.toMatch(/guest|colleague/)
      }
      expect(both.inServer()).toHaveLength(1)
      expect(both.inWorkspace()).toHaveLength(1)
      expect(new Set((await rows('room_seats')).map(({ user_id }) => user_id)).size).toBe(PEOPLE)
      const turns = Math.ceil((proxy.clock.now().getTime() - startedAt) / 5000) + 1
      const after = edits()
      expect(after.discord - before.discord).toBeLessThanOrEqual(turns)
      expect(after.slack - before.slack).toBeLessThanOrEqual(turns)
      expect([...discord.findings, ...office.slack.findings]).toEqual([])
      expect(discord.violations).toEqual([])
      expect([...both.errors, ...proxy.errors]).toEqual([])
      expect(general.id).not.toBe('')
    },
    120_000 + PEOPLE * 2000,
  )

  test('a name crosses only where the person, and both sides, want it', async () => {
    const both = await sharedRoom(await open())
    const { ann, bob, general, draw, saysInWorkspace, discord, office, errors, proxy } = both
    await ann.slash('room sit', { emoji: '🌱', step: 'Taxes', name: 'everywhere' }, { in: general }).done()
    await draw()
    expect(both.serverText()).toContain('🌱 ann: Taxes')
    expect(both.workspaceText()).toContain('🌱')
    expect(both.workspaceText()).not.toMatch(/ann|Taxes/)
    // One side's yes is not enough.
    await ann.slash('admin room', { names: true }, { in: general }).done()
    await draw()
    expect(both.workspaceText()).not.toMatch(/ann|Taxes/)
    await saysInWorkspace(bob, 'admin room names:yes')
    await draw()
    expect(both.workspaceText()).toContain('ann: Taxes')
    // Who shows their name to people here only stays here.
    await ann.slash('room sit', { name: 'here' }, { in: general }).done()
    await draw()
    expect(both.serverText()).toContain('ann: Taxes')
    expect(both.workspaceText()).not.toMatch(/ann|Taxes/)
    await ann.slash('room sit', { name: 'everywhere' }, { in: general }).done()
    await saysInWorkspace(bob, 'admin room names:no')
    await draw()
    expect(both.workspaceText()).not.toMatch(/ann|Taxes/)
    expect(both.workspaceText()).toContain('1 working')
    // The other side leaves: nothing of it is shown there any more.
    await saysInWorkspace(bob, 'admin room do:close')
    await draw()
    expect(both.workspaceText()).toContain('closed here')
    expect(both.serverText()).toContain('1 working')
    expect([...discord.findings, ...office.slack.findings, ...errors, ...proxy.errors]).toEqual([])
  })

  test('a code works once, for a day, and for admins', async () => {
    const both = await bothPlatforms(await open())
    const { ann, bob, general, draw, saysInWorkspace, proxy, office, focus } = both
    await ann.slash('admin room', { do: 'open' }, { in: general }).done()
    await draw()
    const codeOf = async () =>
      /[A-Z]{4}-[A-Z]{4}/.exec((await ann.slash('admin room', { do: 'share' }, { in: general }).done()).text)?.[0] ?? ''
    const old = await codeOf()
    const code = await codeOf()
    expect(plainText(await saysInWorkspace(bob, `admin room code:${old}`))).toContain("That code doesn't work")
    const eve = office.slack.person('eve')
    focus.members.add(eve.id)
    expect(plainText(await saysInWorkspace(eve, `admin room code:${code}`))).not.toContain('Share one room')
    proxy.clock.advance({ hours: 25 })
    expect(plainText(await saysInWorkspace(bob, `admin room code:${code}`))).toContain("That code doesn't work")
    const fresh = await codeOf()
    await saysInWorkspace(bob, `admin room code:${fresh} agreed:yes`)
    await draw()
    expect(both.inWorkspace()).toHaveLength(1)
    expect(plainText(await saysInWorkspace(bob, `admin room code:${fresh}`))).toContain("That code doesn't work")
  })
})
