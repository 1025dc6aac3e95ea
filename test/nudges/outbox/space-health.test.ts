// Pauses of a space: the longest that a platform asked for counts, an open circuit ends when something arrives.
import { expect, test } from 'vitest'
import { Space } from '../../../src/models/space.ts'
import * as health from '../../../src/nudges/outbox/space-health.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { after, NINE, outboxRows } from '../../support/outbox-rows.ts'

describeOnBothEngines('a space', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const { space_id: id } = outbox.space
    const { inTransaction } = outbox
    const space = () => inTransaction(async (trx) => Space.query(trx).findById(id).throwIfNotFound())
    const state = async () => {
      const { failure_count, paused_until } = await space()
      return [failure_count, paused_until]
    }
    const other = await outbox.cast.space('discord', 'G1')
    return { ...outbox, id, other, space, state }
  }

  test('that asks for patience gets it, the longest that was asked for, and counts as working', async () => {
    const { id, inTransaction, state, space, other } = await start()
    const pause = (until: Date, now = NINE) => inTransaction((trx) => health.pauseSpace(trx, id, until, now))
    await inTransaction((trx) => health.openSpaceCircuit(trx, id, { failures: 3, until: after(1) }, NINE))
    await pause(after(60), after(2))
    expect(await state()).toEqual([0, after(60)])
    expect((await space()).updated_at).toEqual(after(2))
    await pause(after(30), after(3))
    expect(await state()).toEqual([0, after(60)])
    await pause(after(90))
    expect(await state()).toEqual([0, after(90)])
    const untouched = await inTransaction(async (trx) => Space.query(trx).findById(other.space_id))
    expect(untouched).toMatchObject({ failure_count: 0, paused_until: null })
  })

  test('that fails is paused, for no shorter than it asked to, and works again when something arrives', async () => {
    const { id, inTransaction, state, other } = await start()
    await inTransaction((trx) => health.openSpaceCircuit(trx, other.space_id, { failures: 2, until: after(9) }, NINE))
    const fail = (failures: number, until: Date) =>
      inTransaction((trx) => health.openSpaceCircuit(trx, id, { failures, until }, NINE))
    const close = () => inTransaction((trx) => health.closeSpaceCircuit(trx, id, NINE))
    await fail(2, after(10))
    expect(await state()).toEqual([2, after(10)])
    await fail(1_000, after(5))
    expect(await state()).toEqual([100, after(10)])
    await close()
    expect(await state()).toEqual([0, null])
    const kept = await inTransaction(async (trx) => Space.query(trx).findById(other.space_id))
    expect(kept).toMatchObject({ failure_count: 2, paused_until: after(9) })
    // A pause that the platform asked for is none of the circuit's.
    await inTransaction((trx) => health.pauseSpace(trx, id, after(60), NINE))
    await close()
    expect(await state()).toEqual([0, after(60)])
  })

  test('of a platform that another process takes over is tried anew, and what waited for it is due', async () => {
    const { id, inTransaction, state, put, row, other } = await start()
    const [waiting, busy, sent, due] = [
      await put({ reason: health.PAUSED_REASON, try_at: after(60) }),
      await put({ reason: health.BUSY_REASON, try_at: after(60) }),
      await put({ reason: health.PAUSED_REASON, try_at: after(60), state: 'sent' }),
      await put({ reason: health.PAUSED_REASON, try_at: after(-60) }),
    ]
    const closeAll = (...platforms: readonly string[]) =>
      inTransaction((trx) => health.closeAllCircuits(trx, platforms, NINE))
    const tries = () => Promise.all([waiting, busy, sent, due].map(async (each) => (await row(each)).try_at))
    const unchanged = [after(60), after(60), after(60), after(-60)]
    await inTransaction((trx) => health.pauseSpace(trx, id, after(60), NINE))
    await closeAll('slack', 'discord')
    expect(await state()).toEqual([0, after(60)])
    await inTransaction((trx) => health.openSpaceCircuit(trx, id, { failures: 2, until: after(60) }, NINE))
    await closeAll('discord')
    expect([await state(), await tries()]).toEqual([[2, after(60)], unchanged])
    await inTransaction((trx) => health.openSpaceCircuit(trx, other.space_id, { failures: 2, until: after(60) }, NINE))
    await closeAll('slack')
    expect([await state(), await tries()]).toEqual([
      [0, null],
      [NINE, ...unchanged.slice(1)],
    ])
    const kept = await inTransaction(async (trx) => Space.query(trx).findById(other.space_id))
    expect(kept?.failure_count).toBe(2)
  })

  test('that is kept waiting is listed: until when, and whether it fails', async () => {
    const { id, inTransaction, other, cast } = await start()
    const list = () => inTransaction((trx) => health.listPausedSpaces(trx, NINE))
    expect(await list()).toEqual([])
    await inTransaction((trx) => health.pauseSpace(trx, id, after(60), NINE))
    await inTransaction((trx) => health.openSpaceCircuit(trx, other.space_id, { failures: 2, until: after(-5) }, NINE))
    const [slack, discord] = [
      { platform: 'slack', externalId: 'T1', pausedUntil: after(60), isFailing: false },
      { platform: 'discord', externalId: 'G1', pausedUntil: after(-5), isFailing: true },
    ]
    expect(await list()).toEqual([discord, slack])
    await inTransaction((trx) => health.closeSpaceCircuit(trx, other.space_id, NINE))
    expect(await list()).toEqual([slack])
    await cast.database.knex('spaces').where({ space_id: id }).update({ paused_until: NINE })
    expect(await list()).toEqual([])
    await cast.database
      .knex('spaces')
      .where({ space_id: id })
      .update({ paused_until: after(60), is_active: false })
    expect(await list()).toEqual([])
    // It failed, and nothing says until when.
    const unknown = { failure_count: 1, paused_until: null, is_active: true }
    await cast.database.knex('spaces').where({ space_id: id }).update(unknown)
    expect(await list()).toEqual([])
  })

  test('that is left is left once', async () => {
    const { id, inTransaction, space } = await start()
    await inTransaction((trx) => health.markSpaceLeft(trx, id, NINE))
    await inTransaction((trx) => health.markSpaceLeft(trx, id, after(60)))
    expect(await space()).toMatchObject({ is_active: false, left_at: NINE, updated_at: NINE })
  })

  test('whose person closed their messages, and writes again', async () => {
    const { ann, inTransaction, cast } = await start()
    const id = ann.account?.account_id ?? ''
    const ben = await cast.person('ben', { space: await cast.space('slack', 'T2') })
    const account = (of = id) => cast.database.knex('chat_accounts').where({ account_id: of }).first()
    await inTransaction((trx) => health.markDmClosed(trx, id, NINE))
    await cast.database.knex('chat_accounts').where({ account_id: id }).update({ dm_told_at: NINE })
    expect(new Date((await account()).dm_closed_at)).toEqual(NINE)
    expect((await account(ben.account?.account_id)).dm_closed_at).toBeNull()
    await inTransaction((trx) => health.markDmOpen(trx, id))
    expect(await account()).toMatchObject({ dm_closed_at: null, dm_told_at: null })
  })
})
