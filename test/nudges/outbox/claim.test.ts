// Claiming: what is due goes to one process, the longest waiting first, and what is parked to the process of its lane.
import { expect, test } from 'vitest'
import type { NudgePriority } from '../../../src/models/nudge.ts'
import * as claims from '../../../src/nudges/outbox/claim.ts'
import type { ClaimedNudge } from '../../../src/nudges/outbox/claimed-nudge.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { after, NINE, outboxRows } from '../../support/outbox-rows.ts'

const slots = (rows: readonly ClaimedNudge[]): string[] => rows.map(({ slot }) => slot)

describeOnBothEngines('a claim', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const claim = (more: Partial<Parameters<typeof claims.claimDue>[1]> = {}) =>
      outbox.inTransaction((trx) => claims.claimDue(trx, { priority: 1, now: NINE, limit: 10, ...more }))
    return { ...outbox, claim }
  }

  test('takes what is due of one priority, the longest waiting first, as much as was asked for', async () => {
    const { put, claim, all } = await start()
    await put({ slot: 'third', try_at: after(0) })
    await put({ slot: 'first', try_at: after(-60) })
    await put({ slot: 'second', try_at: after(-30) })
    await put({ slot: 'later', try_at: after(0.001) })
    await put({ slot: 'urgent', priority: 0, try_at: after(-90) })
    await put({ slot: 'sent', state: 'sent', try_at: after(-90) })
    expect(slots(await claim({ limit: 2 }))).toEqual(['first', 'second'])
    expect(slots(await claim())).toEqual(['third'])
    expect(await claim()).toEqual([])
    expect(slots(await claim({ priority: 0 }))).toEqual(['urgent'])
    const states = (await all()).map(({ slot, state }) => `${slot} ${state}`).toSorted()
    expect(states).toEqual([
      'first sending',
      'later pending',
      'second sending',
      'sent sent',
      'third sending',
      'urgent sending',
    ])
  })

  test('gives each row whole, and holds it for as long as it was asked to', async () => {
    const { put, claim, row, ann, schedule_id } = await start()
    const more = {
      is_timed: true,
      fence: 4,
      attempt_count: 2,
      due_at: after(-120),
      try_at: after(-30),
      reason: 'space',
    }
    const id = await put({ slot: '2026-03-05', ...more, channel_id: 'D1' })
    expect(await claim({ leaseMs: 5_000 })).toEqual([
      expect.objectContaining({
        nudge_id: id,
        schedule_id,
        slot: '2026-03-05',
        user_id: ann.id,
        local_date: '2026-03-05',
        priority: 1,
        is_timed: true,
        due_at: after(-120),
        try_at: after(-30),
        fence: 5,
        bundle_id: null,
        account_id: null,
        channel_id: 'D1',
        reason: 'space',
        created_at: NINE,
      }),
    ])
    expect(await row(id)).toMatchObject({
      state: 'sending',
      fence: 5,
      attempt_count: 3,
      lease_expires_at: after(5),
      try_at: after(-30),
    })
    const other = await put({})
    const [found] = await claim()
    expect(found).toMatchObject({ nudge_id: other, is_timed: false, fence: 1 })
    expect((await row(other)).lease_expires_at).toEqual(after(45))
  })

  test('is worth asking for only where something of that priority is due', async () => {
    const { put, inTransaction } = await start()
    const isDue = (priority: NudgePriority) => inTransaction((trx) => claims.hasPending(trx, NINE, priority))
    await put({ try_at: after(0.001) })
    await put({ state: 'sending' })
    expect([await isDue(0), await isDue(1), await isDue(2)]).toEqual([false, false, false])
    await put({})
    expect([await isDue(0), await isDue(1), await isDue(2)]).toEqual([false, true, false])
  })
})

describeOnBothEngines('what is parked for another process', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const parked = {
      reason: claims.PARKED_REASON,
      account_id: outbox.ann.account?.account_id ?? null,
      try_at: after(60),
    }
    const take = (lanes: readonly string[], more: Partial<Parameters<typeof claims.claimForSenders>[1]> = {}) =>
      outbox.inTransaction((trx) => claims.claimForSenders(trx, { priority: 1, now: NINE, limit: 10, lanes, ...more }))
    const isThere = (...lanes: readonly string[]) => outbox.inTransaction((trx) => claims.hasParked(trx, lanes))
    return { ...outbox, parked, take, isThere }
  }

  test('is there for the process of its lane alone', async () => {
    const { put, parked, isThere, cast } = await start()
    expect(await isThere('slack')).toBe(false)
    const id = await put(parked)
    expect(await isThere()).toBe(false)
    expect(await isThere('discord')).toBe(false)
    expect(await isThere('slack')).toBe(true)
    expect(await isThere('discord', 'slack')).toBe(true)
    // A lane of one person alone, as a terminal is.
    expect(await isThere('slack ann')).toBe(true)
    expect(await isThere('slack ben')).toBe(false)
    for (const change of [{ state: 'sent' }, { state: 'pending', reason: 'space' }, { reason: null }]) {
      await cast.database.knex('nudges').where({ nudge_id: id }).update(change)
      expect(await isThere('slack'), JSON.stringify(change)).toBe(false)
    }
  })

  test('is claimed by it at once, the earliest due first, of one priority and up to a limit', async () => {
    const { put, parked, take, row } = await start()
    const late = await put({ ...parked, slot: 'late', due_at: after(-1), fence: 2, attempt_count: 1 })
    await put({ ...parked, slot: 'early', due_at: after(-60) })
    await put({ ...parked, slot: 'urgent', priority: 0 })
    await put({ slot: 'not parked' })
    expect(await take([])).toEqual([])
    expect(await take(['discord'])).toEqual([])
    expect(slots(await take(['slack'], { leaseMs: 7_000 }))).toEqual(['early', 'late'])
    expect(await row(late)).toMatchObject({
      state: 'sending',
      fence: 3,
      attempt_count: 2,
      reason: null,
      try_at: NINE,
      lease_expires_at: after(7),
    })
    expect(await take(['slack'])).toEqual([])
    expect(await take(['slack'], { priority: 0, limit: 0 })).toEqual([])
    const [urgent] = await take(['slack'], { priority: 0 })
    expect(urgent).toMatchObject({ slot: 'urgent', fence: 1, try_at: NINE })
    expect((await row(urgent?.nudge_id ?? '')).lease_expires_at).toEqual(after(45))
  })

  test('is routed anew when lanes open or close', async () => {
    const { put, parked, inTransaction, row } = await start()
    const [waiting, due, other, over] = [
      await put(parked),
      await put({ ...parked, try_at: after(-5) }),
      await put({ reason: 'space', try_at: after(60) }),
      await put({ ...parked, state: 'dropped' }),
    ]
    await inTransaction((trx) => claims.requeueParked(trx, NINE))
    const tries = await Promise.all([waiting, due, other, over].map(async (id) => (await row(id)).try_at))
    expect(tries).toEqual([NINE, after(-5), after(60), after(60)])
  })
})
