// Claims whose holder fell silent: what never began is given back, what began is looked up, each by the process of its
// lane.
import { expect, test } from 'vitest'
import { newId } from '../../../src/models/id.ts'
import * as expired from '../../../src/nudges/outbox/expired.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { after, NINE, outboxRows } from '../../support/outbox-rows.ts'

describeOnBothEngines('an expired claim', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const account_id = outbox.ann.account?.account_id ?? null
    const scope = { now: NINE, inFlightIds: [], lanes: ['slack'], isClaimer: false }
    const giveBack = (more: Partial<expired.ExpiredScope> = {}) =>
      outbox.inTransaction((trx) => expired.returnExpiredClaims(trx, { ...scope, ...more }))
    const lookUp = (more: Partial<Parameters<typeof expired.claimExpired>[1]> = {}) =>
      outbox.inTransaction((trx) => expired.claimExpired(trx, { ...scope, ...more }))
    const states = async () => (await outbox.all()).map(({ slot, state }) => `${slot}: ${state}`)
    return { ...outbox, account_id, giveBack, lookUp, states }
  }

  test('that was never begun is pending again, once its time is over', async () => {
    const { put, giveBack, states, row, account_id } = await start()
    const id = await put({ slot: 'over', state: 'sending', account_id, fence: 3, lease_expires_at: NINE })
    await put({ slot: 'held', state: 'sending', account_id, lease_expires_at: after(0.001) })
    await put({ slot: 'begun', state: 'unknown', account_id, lease_expires_at: after(-9) })
    const flying = await put({ slot: 'flying', state: 'sending', account_id, lease_expires_at: after(-9) })
    expect(await giveBack({ inFlightIds: [flying, newId()] })).toBe(1)
    expect(await states()).toEqual(['over: pending', 'held: sending', 'begun: unknown', 'flying: sending'])
    expect(await row(id)).toMatchObject({ fence: 4, lease_expires_at: null })
    expect(await giveBack()).toBe(1)
    expect(await giveBack()).toBe(0)
  })

  test('is the claimer’s where it has no route yet, else that of its lane', async () => {
    const { put, giveBack, account_id } = await start()
    const lease_expires_at = after(-9)
    await put({ state: 'sending', lease_expires_at })
    expect(await giveBack({ lanes: ['slack', 'discord'] })).toBe(0)
    expect(await giveBack({ lanes: [], isClaimer: true })).toBe(1)
    await put({ state: 'sending', account_id, lease_expires_at })
    expect(await giveBack({ lanes: [], isClaimer: true })).toBe(0)
    expect(await giveBack({ lanes: ['discord'], isClaimer: true })).toBe(0)
    expect(await giveBack({ lanes: ['slack ann'] })).toBe(1)
  })

  test('that was begun is claimed to be looked up, the longest waiting first', async () => {
    const { put, lookUp, row, account_id } = await start()
    await put({ slot: 'second', state: 'unknown', account_id, lease_expires_at: after(-5) })
    const first = await put({ slot: 'first', state: 'unknown', account_id, fence: 6, lease_expires_at: after(-9) })
    await put({ slot: 'claimed', state: 'sending', account_id, lease_expires_at: after(-1) })
    await put({ slot: 'held', state: 'unknown', account_id, lease_expires_at: after(1) })
    await put({ slot: 'never', state: 'unknown', account_id, lease_expires_at: null })
    expect((await lookUp({ limit: 1, leaseMs: 3_000 })).map(({ slot, fence }) => [slot, fence])).toEqual([['first', 7]])
    expect(await row(first)).toMatchObject({ state: 'unknown', lease_expires_at: after(3) })
    const found = await lookUp()
    expect(found.map(({ slot }) => slot).toSorted()).toEqual(['claimed', 'second'])
    for (const { nudge_id } of found)
      expect(await row(nudge_id)).toMatchObject({ state: 'unknown', lease_expires_at: after(45) })
    expect(await lookUp()).toEqual([])
  })

  test('of a process that is dead for certain is given back at once, what it began is not', async () => {
    const { put, inTransaction, states, row } = await start()
    const id = await put({ slot: 'claimed', state: 'sending', fence: 2, lease_expires_at: after(30) })
    await put({ slot: 'begun', state: 'unknown', lease_expires_at: after(30) })
    await put({ slot: 'sent', state: 'sent' })
    await inTransaction(expired.returnAllClaims)
    expect(await states()).toEqual(['claimed: pending', 'begun: unknown', 'sent: sent'])
    expect(await row(id)).toMatchObject({ fence: 3, lease_expires_at: null })
  })

  test('that another clock stored waits anew: half a minute from its beginning, a quarter from its lost answer', async () => {
    const { put, inTransaction, all, account_id } = await start()
    const lease_expires_at = after(9_000)
    await put({ slot: 'begun', state: 'unknown', account_id, lease_expires_at })
    await put({ slot: 'lost', state: 'unknown', account_id, reason: 'unknown', lease_expires_at })
    await put({ slot: 'claimed', state: 'sending', account_id, lease_expires_at })
    await put({ slot: 'never', state: 'unknown', account_id, lease_expires_at: null })
    await put({ slot: 'elsewhere', state: 'unknown', lease_expires_at })
    const leases = async () => (await all()).map((row) => row.lease_expires_at)
    await inTransaction((trx) => expired.restartWaits(trx, { lanes: ['discord'], now: NINE }))
    expect(await leases()).toEqual([lease_expires_at, lease_expires_at, lease_expires_at, null, lease_expires_at])
    await inTransaction((trx) => expired.restartWaits(trx, { lanes: ['slack'], now: NINE }))
    expect(await leases()).toEqual([after(30), after(15), lease_expires_at, null, lease_expires_at])
  })
})
