// Which leases a process holds, until when it may send by them, and what it does when lanes come to it.
import { expect, test } from 'vitest'
import { createLeaseHolder } from '../../../../src/nudges/engine/sender/lease-holder.ts'
import { PARKED_REASON, PAUSED_REASON } from '../../../../src/nudges/outbox/index.ts'
import { runInWorld, systemWorld } from '../../../../src/time/world.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { after, NINE, outboxRows } from '../../../support/outbox-rows.ts'

const LEASE_MS = 12_000

describeOnBothEngines('the leases of a process', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const { knex } = outbox.cast.database
    const asked = { elapsed: 1_000, transactions: 0, untrusted: [] as (readonly string[])[] }
    // Measured time goes on as a test says; the clock of the wall stands still.
    const measured = { ...systemWorld, elapsed: () => asked.elapsed }
    const holderOf = (holder: string, ...lanes: readonly string[]) => {
      const made = createLeaseHolder({
        ...{ holder, lanes, leaseMs: LEASE_MS, clock: { now: () => NINE } },
        transact(work) {
          asked.transactions++
          return knex.transaction(async (trx) => work(trx))
        },
        onUntrusted: (gained) => asked.untrusted.push(gained),
      })
      const renew = () => runInWorld(measured, made.renew)
      return {
        held: () => made.leases,
        validUntil: () => made.validUntil,
        isValid: () => runInWorld(measured, made.isValid),
        parkedLanes: made.parkedLanes,
        release: made.release,
        renew,
        /** However lately it was renewed. */
        renewAgain() {
          asked.elapsed += LEASE_MS / 4
          return renew()
        },
      }
    }
    const tryAtOf = async (id: string) => (await outbox.row(id)).try_at
    const waitAgain = (id: string) =>
      knex('nudges')
        .where({ nudge_id: id })
        .update({ try_at: after(60) })
    return { ...outbox, knex, asked, holderOf, tryAtOf, waitAgain }
  }

  test('are none before it asks, and are valid until shortly before they end', async () => {
    const { holderOf, asked } = await start()
    const one = holderOf('one', 'slack', 'discord')
    expect(one.held()).toEqual({ isClaimer: false, lanes: new Set(), activeLanes: new Set() })
    expect([one.isValid(), one.validUntil(), one.parkedLanes()]).toEqual([false, 0, []])
    await one.renew()
    const lanes = new Set(['slack', 'discord'])
    expect(one.held()).toEqual({ isClaimer: true, lanes, activeLanes: lanes })
    expect(one.validUntil()).toBe(12_000)
    asked.elapsed = 11_999
    expect(one.isValid()).toBe(true)
    asked.elapsed = 12_000
    expect(one.isValid()).toBe(false)
  })

  test('are renewed after a quarter of their time, and at once where they were given back', async () => {
    const { holderOf, asked } = await start()
    const one = holderOf('one', 'slack')
    await one.renew()
    asked.elapsed = 3_999
    await one.renew()
    expect(asked.transactions).toBe(1)
    asked.elapsed = 4_000
    await one.renew()
    expect([asked.transactions, one.validUntil()]).toEqual([2, 15_000])
    await one.release()
    expect(one.isValid()).toBe(false)
    await one.renew()
    expect([asked.transactions, one.isValid()]).toEqual([4, true])
  })

  test('are one claimer’s; another process sends through lanes of its own, and takes what is given back', async () => {
    const { holderOf } = await start()
    const one = holderOf('one', 'slack')
    const two = holderOf('two', 'slack', 'terminal ann')
    await one.renew()
    await two.renew()
    expect(two.held()).toEqual({
      isClaimer: false,
      lanes: new Set(['terminal ann']),
      activeLanes: new Set(['slack', 'terminal ann']),
    })
    expect([one.parkedLanes(), two.parkedLanes()]).toEqual([[], ['terminal ann']])
    await one.release()
    await two.renewAgain()
    expect(two.held()).toMatchObject({ isClaimer: true, lanes: new Set(['slack', 'terminal ann']) })
    expect(two.parkedLanes()).toEqual([])
  })

  test('a process without lanes takes none', async () => {
    const { holderOf } = await start()
    const one = holderOf('one')
    await one.renew()
    expect(one.held().isClaimer).toBe(false)
  })

  test('what is parked is routed anew by the claimer where lanes open or close, and else waits', async () => {
    const { holderOf, put, tryAtOf, waitAgain } = await start()
    const one = holderOf('one', 'slack')
    const two = holderOf('two', 'terminal ann')
    const id = await put({ reason: PARKED_REASON, try_at: after(60) })
    await one.renew()
    expect(await tryAtOf(id)).toEqual(NINE)
    await waitAgain(id)
    await one.renewAgain()
    expect(await tryAtOf(id)).toEqual(after(60))
    // Another process opens a lane: the claimer sees it, that process itself decides nothing.
    await two.renew()
    expect(await tryAtOf(id)).toEqual(after(60))
    await one.renewAgain()
    expect(await tryAtOf(id)).toEqual(NINE)
    await waitAgain(id)
    // One closes as another opens: as many as before.
    await two.release()
    await holderOf('three', 'terminal bob').renew()
    await one.renewAgain()
    expect(await tryAtOf(id)).toEqual(NINE)
  })

  test('what is parked is routed anew where a lane passes to the claimer, and where a process becomes it', async () => {
    const { holderOf, put, tryAtOf, waitAgain } = await start()
    const one = holderOf('one', 'slack', 'discord')
    const two = holderOf('two', 'discord', 'slack')
    const early = holderOf('early', 'discord')
    await early.renew()
    await one.renew()
    const id = await put({ reason: PARKED_REASON, try_at: after(60) })
    await early.release()
    // Active all along, as the claimer sees it.
    await one.renewAgain()
    expect(one.held()).toMatchObject({ isClaimer: true, lanes: new Set(['discord', 'slack']) })
    expect(await tryAtOf(id)).toEqual(NINE)
    await waitAgain(id)
    await one.release()
    await two.renew()
    expect(await tryAtOf(id)).toEqual(NINE)
  })

  test('a lane that is new to it starts with closed circuits, the others keep theirs', async () => {
    const { holderOf, knex, space, cast, put, tryAtOf, waitAgain } = await start()
    const other = await cast.space('discord', 'G1')
    const fail = () => knex('spaces').update({ failure_count: 3, paused_until: after(60) })
    const failures = async (id: string) => (await knex('spaces').where({ space_id: id }).first()).failure_count
    const id = await put({ reason: PAUSED_REASON, try_at: after(60) })
    await fail()
    const one = holderOf('one', 'slack')
    await one.renew()
    expect([await failures(space.space_id), await failures(other.space_id)]).toEqual([0, 3])
    expect(await tryAtOf(id)).toEqual(NINE)
    await waitAgain(id)
    await fail()
    await one.renewAgain()
    expect([await failures(space.space_id), await failures(other.space_id)]).toEqual([3, 3])
    expect(await tryAtOf(id)).toEqual(after(60))
  })

  test('lanes that come to it are told of, unless its own clock renewed them a moment ago', async () => {
    const { holderOf, asked, cast } = await start()
    const one = holderOf('one', 'slack', 'discord')
    await one.renew()
    expect(asked.untrusted.map((lanes) => lanes.toSorted())).toEqual([['discord', 'slack']])
    await one.renewAgain()
    expect(asked.untrusted).toHaveLength(1)
    // The same process, which lost what it knew. On PostgreSQL each process has a clock of its own.
    await holderOf('one', 'slack', 'discord').renew()
    expect(asked.untrusted).toHaveLength(cast.database.engine === 'sqlite' ? 1 : 2)
  })
})
