// The board of rooms against a platform that fails in every way: what is due survives it, and each channel is asked at most
// once in five seconds.
import { expect, test } from 'vitest'
import { createRoomBoard, DRAW_INTERVAL_MS } from '../../src/app/room-board.ts'
import type { Platform, StandingMessage, StandingResult } from '../../src/chat/platform.ts'
import { plainText } from '../../src/chat/view.ts'
import type { Database } from '../../src/database/index.ts'
import * as rooms from '../../src/domain/places/rooms/index.ts'
import { erasePerson } from '../../src/domain/privacy/erase/index.ts'
import { purge } from '../../src/domain/privacy/purge.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { textOf } from '../support/talk.ts'
import { type World, world } from '../support/world.ts'

interface Shown {
  readonly at: number
  readonly message: StandingMessage
  readonly title: string
}

/** A platform with channels that answers as it is told to. */
function channels(proxy: World) {
  const shown: Shown[] = []
  let posts = 0
  const answers: StandingResult[] = []
  const platform = {
    name: 'terminal',
    async showStanding(message: StandingMessage): Promise<StandingResult> {
      shown.push({ at: proxy.clock.now().getTime(), message, title: plainText(message.view.title) })
      return answers.shift() ?? { state: 'shown', messageId: message.messageId ?? `message-${++posts}` }
    },
  } as unknown as Platform
  return { shown, answers, platform }
}

async function start(database: Database) {
  const proxy = await world(database)
  const outside = channels(proxy)
  const errors: unknown[] = []
  const board = () =>
    createRoomBoard({
      database,
      clock: proxy.clock,
      platform: () => outside.platform,
      onError: (error) => errors.push(error),
    })
  const ann = proxy.person('ann')
  const here = await ann.acts(async (me) => (await rooms.openRoom(me, { name: 'Library' })).here)
  /** People in the same channel. */
  const guest = (name: string) => {
    const person = proxy.person(name)
    return (line: string) => person.says(line, { where: { channelId: 'with-ann', kind: 'private' } })
  }
  return { proxy, board, ann, here, guest, errors, ...outside }
}

describeOnBothEngines('the board of rooms', (open) => {
  test('goes on after a restart, with the same message, and draws only what changed', async () => {
    const { proxy, board, guest, shown, errors } = await start(await open())
    await board().drawDue()
    expect(shown.map(({ title }) => title)).toEqual(['Library: free'])
    await guest('ben')('room sit')
    // Another process, that was told of nothing.
    proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
    const other = board()
    await other.drawDue()
    expect(shown.map(({ title, message }) => [title, message.messageId])).toEqual([
      ['Library: free', undefined],
      ['Library: 1 working', 'message-1'],
    ])
    for (let n = 0; n < 5; n++) {
      proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
      await other.drawDue()
    }
    expect(shown).toHaveLength(2)
    // After an hour it is looked whether the message is still there.
    proxy.clock.advance({ minutes: 61 })
    await other.drawDue()
    expect(shown.at(-1)?.title).toBe('Library: free')
    expect(errors).toEqual([])
  })

  test('two processes at once ask once; nothing is asked within five seconds, nor within a Retry-After', async () => {
    const { proxy, board, guest, shown, answers, errors } = await start(await open())
    const both = [board(), board()]
    await Promise.all(both.map((each) => each.drawDue()))
    expect(shown).toHaveLength(1)
    await guest('ben')('room sit')
    for (const each of both) await each.drawDue()
    expect(shown).toHaveLength(1)
    answers.push({ state: 'later', afterMs: 20_000 })
    proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
    for (const each of both) await each.drawDue()
    expect(shown).toHaveLength(2)
    await guest('eve')('room sit')
    proxy.clock.advance({ ms: 19_000 })
    for (const each of both) await each.drawDue()
    expect(shown).toHaveLength(2)
    proxy.clock.advance({ ms: 1000 })
    for (const each of both) await each.drawDue()
    // The latest state wins: what came in between is never shown.
    expect(shown.map(({ title }) => title)).toEqual(['Library: free', 'Library: 1 working', 'Library: 2 working'])
    expect(errors).toEqual([])
  })

  test('an unknown outcome is repeated with its key; a deleted message is posted with another', async () => {
    const { proxy, board, shown, answers, errors } = await start(await open())
    answers.push({ state: 'later', afterMs: 100 })
    const one = board()
    await one.drawDue()
    proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
    await one.drawDue()
    const keys = shown.map(({ message }) => message.idempotencyKey)
    expect(keys[1]).toBe(keys[0])
    one.noteDeleted('elsewhere', 'message-1')
    one.noteDeleted('with-ann', 'message-1')
    proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
    await expect
      .poll(async () => {
        await one.drawDue()
        return shown.length
      })
      .toBe(3)
    expect(shown[2]?.message.messageId).toBeUndefined()
    expect(shown[2]?.message.idempotencyKey).not.toBe(keys[0])
    expect(errors).toEqual([])
  })

  test('where it may not write it says so to the admin, and tries every ten minutes, or when asked', async () => {
    const { proxy, board, ann, shown, answers, errors } = await start(await open())
    const refused: StandingResult = { state: 'refused', reason: '50001 Missing Access' }
    answers.push(refused, refused)
    const one = board()
    await one.drawDue()
    proxy.clock.advance({ minutes: 9 })
    await one.drawDue()
    expect(shown).toHaveLength(1)
    proxy.clock.advance({ minutes: 1 })
    await one.drawDue()
    expect(shown).toHaveLength(2)
    expect(await ann.acts(async (me) => (await rooms.findRoomHere(me))?.place.problem)).toBe('50001 Missing Access')
    await ann.acts((me) => rooms.openRoom(me, {}))
    proxy.clock.advance({ seconds: 1 })
    await one.drawDue()
    expect(shown).toHaveLength(3)
    expect(await ann.acts(async (me) => (await rooms.findRoomHere(me))?.place.problem)).toBeNull()
    expect(errors).toEqual([])
  })

  test('whoever is erased, undoes or leaves is counted no more, and nothing is kept of who sat there', async () => {
    const { proxy, board, guest, shown, errors } = await start(await open())
    const one = board()
    const [ben, eve, tom] = [guest('ben'), guest('eve'), guest('tom')]
    for (const says of [ben, eve, tom]) await says('room sit')
    const drawn = async () => {
      proxy.clock.advance({ ms: DRAW_INTERVAL_MS })
      await one.drawDue()
      return shown.at(-1)?.title
    }
    expect(await drawn()).toBe('Library: 3 working')
    const { knex } = proxy.database
    const [{ user_id }] = await knex('users').where({ username: 'tom' })
    await knex.transaction((trx) => erasePerson(trx, user_id, proxy.clock.now()))
    expect(await drawn()).toBe('Library: 2 working')
    expect(textOf(await eve('undo'))).toContain('Undone')
    expect(await drawn()).toBe('Library: 1 working')
    await ben('room leave')
    expect(await drawn()).toBe('Library: free')
    proxy.clock.advance({ hours: 1 })
    await purge({
      transact: (work) => knex.transaction(work),
      now: () => proxy.clock.now(),
      holder: 'test',
      isStopped: () => false,
    })
    expect(await knex('room_seats')).toEqual([])
    expect(errors).toEqual([])
  })

  test('only admins open, share and close rooms, or change settings', async () => {
    const { proxy, guest } = await start(await open())
    const ben = guest('ben')
    for (const line of [
      'admin room',
      'admin room do:close',
      'admin room do:share',
      'admin room names:yes',
      'admin room code:BCDF-GHJK agreed:yes',
      'admin settings',
      'admin settings share:no',
    ])
      expect(textOf(await ben(line)), line).toMatch(/admin/i)
    expect(await proxy.database.knex('room_places').select('closed_at', 'code_hash', 'allows_names')).toMatchObject([
      { closed_at: null, code_hash: null },
    ])
    expect(await proxy.database.knex('server_settings')).toEqual([])
  })
})
