// What a process claims: the most urgent first, as much as can be sent soon, and what came due meanwhile in its turn.
import { expect, test } from 'vitest'
import { t, view } from '../../../../src/chat/view.ts'
import { newId } from '../../../../src/models/id.ts'
import type { Nudge } from '../../../../src/models/nudge.ts'
import { Schedule } from '../../../../src/models/schedule.ts'
import type { Delivery } from '../../../../src/nudges/engine/route.ts'
import { createClaimer } from '../../../../src/nudges/engine/sender/claimer.ts'
import { composeEach, defineNudge } from '../../../../src/nudges/nudge.ts'
import { PARKED_REASON } from '../../../../src/nudges/outbox/index.ts'
import { runInWorld, systemWorld } from '../../../../src/time/world.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { after, NINE, outboxRows } from '../../../support/outbox-rows.ts'
import { platformThat } from '../../../support/platform.ts'

/** Says its slot; each is a message of its own. */
const reminder = defineNudge({
  ...{
    kind: 'task',
    label: 'Reminders',
    about: 'then',
    isTimed: true,
    isStandalone: true,
    priority: 1,
    grace: 60,
    at: null,
  },
  compose: async (_trx, due) => composeEach(due, ({ row }) => view(t`${row.slot}`)),
})

interface Given {
  readonly throughput?: number
  readonly queued?: number
  readonly isClaimer?: boolean
  readonly lanes?: readonly string[]
}

describeOnBothEngines('a process that claims', (open) => {
  const start = async ({ throughput = 100, queued = 0, isClaimer = true, lanes = ['slack'] }: Given = {}) => {
    const outbox = await outboxRows(await open())
    const { knex } = outbox.cast.database
    const seen = {
      claims: [] as string[][],
      pushed: [] as string[][],
      at: [] as number[],
      marks: [] as (string | null | undefined)[],
      missed: [] as number[],
      progress: 0,
      transactions: 0,
      renewals: 0,
    }
    const state = { isStopped: false, isValid: true }
    /** Done after so many transactions. */
    const meanwhile = new Map<number, () => Promise<unknown> | unknown>()
    const held = { isClaimer, lanes: new Set(lanes), activeLanes: new Set(lanes) }
    const slots = (deliveries: readonly Delivery[]) => deliveries.flatMap(({ rows }) => rows.map(({ slot }) => slot))
    const claimer = createClaimer({
      async transact(work) {
        const result = await knex.transaction(async (trx) => work(trx))
        await meanwhile.get(++seen.transactions)?.()
        return result
      },
      peek: knex as never,
      clock: { now: () => NINE },
      kinds: new Map([['task', reminder]]),
      platforms: new Map([['slack', platformThat({ name: 'slack', send: async () => ({ state: 'unknown' }) })]]),
      leaseHolder: {
        leases: held,
        validUntil: 0,
        isValid: () => state.isValid,
        parkedLanes: () => [],
        renew: async () => void seen.renewals++,
        release: async () => undefined,
      },
      queue: {
        push(deliveries, claimedAt) {
          seen.pushed.push(slots(deliveries))
          seen.at.push(claimedAt)
        },
        size: queued,
        throughput,
        capacityLeft: () => 1_000,
      },
      // A third of it is ten seconds.
      leaseMs: 30_000,
      isStopped: () => state.isStopped,
      onClaimed: (deliveries, claimedAt) => {
        seen.claims.push(slots(deliveries))
        seen.at.push(claimedAt)
      },
      onMarked: (marks) => seen.marks.push(...marks.map(({ reason }) => reason)),
      onMissed: (count) => seen.missed.push(count),
      onProgress: () => seen.progress++,
    })
    const measured = { ...systemWorld, elapsed: () => 77 }
    const claimAll = () => runInWorld(measured, claimer.claimAll)
    const putAll = async (priority: 0 | 1 | 2, ...names: readonly string[]) => {
      for (const slot of names) await outbox.put({ slot, priority, is_timed: true })
    }
    const due = (count: number, more: Partial<Schedule> = {}) =>
      outbox.inTransaction(async (trx) => {
        for (let n = 0; n < count; n++)
          await Schedule.query(trx).insert({
            ...{ schedule_id: newId(), user_id: outbox.ann.id, kind: 'task', is_active: true, next_due_at: NINE },
            ...{ subject_id: newId(), local_date: '2026-03-05', local_time: '09:00' },
            ...{ created_at: NINE, updated_at: NINE },
            ...more,
          })
      })
    return { ...outbox, seen, state, meanwhile, claimer, claimAll, putAll, due }
  }
  const flat = (lists: readonly (readonly string[])[]) => lists.filter((list) => list.length > 0)

  test('takes the most urgent first, and queues what it took', async () => {
    const { claimAll, putAll, seen } = await start()
    await putAll(2, 'offered')
    await putAll(0, 'urgent')
    await putAll(1, 'timed')
    await claimAll()
    expect(seen.claims).toEqual([['urgent'], ['timed'], ['offered']])
    expect(seen.pushed).toEqual(seen.claims)
    expect(seen.at).toEqual([77, 77, 77, 77, 77, 77])
    expect(seen).toMatchObject({ transactions: 3, progress: 3, marks: [] })
    await claimAll()
    expect(seen.transactions).toBe(3)
  })

  test('takes no more than can be sent in a third of its lease, but some of the most urgent always', async () => {
    const { claimAll, putAll, seen } = await start({ throughput: 0.35, queued: 3 })
    await putAll(0, 'urgent', 'urgent too')
    await putAll(1, 'timed')
    await claimAll()
    expect(flat(seen.claims)).toEqual([['urgent', 'urgent too']])
  })

  test('after a full batch the most urgent has its turn again, with what came due meanwhile', async () => {
    const { claimAll, putAll, seen, meanwhile } = await start({ throughput: 0.2 })
    await putAll(1, 'one', 'two', 'three')
    meanwhile.set(1, () => putAll(0, 'urgent'))
    await claimAll()
    expect(seen.claims).toEqual([['one', 'two'], ['urgent'], ['three']])
  })

  test('what becomes due during a long claim is planned in between', async () => {
    const { claimAll, putAll, seen, due, meanwhile } = await start({ throughput: 0.2 })
    await putAll(1, 'one', 'two', 'three')
    meanwhile.set(1, () => due(1, { kind: 'task' }))
    await claimAll()
    expect(seen.claims[0]).toEqual(['one', 'two'])
    expect(seen.claims.flat()).toHaveLength(4)
  })

  test.each(['it is stopped', 'its lease ends'])('takes nothing more once %s', async (what) => {
    const { claimAll, putAll, seen, state, meanwhile } = await start()
    await putAll(0, 'urgent')
    await putAll(1, 'timed')
    meanwhile.set(1, () => {
      if (what === 'it is stopped') state.isStopped = true
      else state.isValid = false
    })
    await claimAll()
    expect(seen.claims).toEqual([['urgent']])
  })

  test('tells what became of rows that are not sent', async () => {
    const { claimAll, put, seen, schedule_id, inTransaction } = await start()
    await inTransaction((trx) => trx('schedules').where({ schedule_id }).update({ kind: 'unknown' }))
    await put({ slot: 'timed', is_timed: true })
    await claimAll()
    expect(seen).toMatchObject({ claims: [[]], marks: ['gone'] })
  })

  test('takes what another process parked for its lanes alone where that one claims', async () => {
    const { claimAll, put, seen, ann } = await start({ isClaimer: false })
    const parked: Partial<Nudge> = {
      reason: PARKED_REASON,
      try_at: after(60),
      account_id: ann.account?.account_id ?? null,
    }
    await put({ slot: 'due', is_timed: true })
    await claimAll()
    expect(seen.transactions).toBe(0)
    await put({ ...parked, slot: 'parked', is_timed: true })
    await claimAll()
    expect(flat(seen.claims)).toEqual([['parked']])
  })

  test('has no lane for what is parked: takes nothing', async () => {
    const { claimAll, put, seen, ann } = await start({ isClaimer: false, lanes: ['discord'] })
    await put({ reason: PARKED_REASON, try_at: after(60), account_id: ann.account?.account_id ?? null })
    await claimAll()
    expect(seen.transactions).toBe(0)
  })

  test('plans what is due, and tells what came too late', async () => {
    const { claimer, due, seen, state } = await start()
    expect(await claimer.planAll()).toBe(0)
    expect(seen).toMatchObject({ transactions: 0, progress: 0, missed: [] })
    await due(2)
    await due(1, { next_due_at: after(-86_400), local_date: '2026-03-04' })
    state.isStopped = true
    expect(await claimer.planAll()).toBe(0)
    state.isStopped = false
    expect(await claimer.planAll()).toBe(3)
    expect(seen).toMatchObject({ transactions: 1, progress: 1, missed: [1], renewals: 0, claims: [] })
    await due(1)
    await claimer.planAll()
    expect(seen).toMatchObject({ transactions: 2, missed: [1] })
  })

  test('claims between the batches of a long backlog, where it is the claimer and its lease is valid', async () => {
    const planned = async (given: Given, isValid: boolean) => {
      const { claimer, due, seen, state, putAll } = await start(given)
      state.isValid = isValid
      await due(501)
      await putAll(1, 'timed')
      const count = await claimer.planAll()
      expect(seen.renewals).toBe(1)
      // Claiming plans the rest in between.
      const hasClaimed = seen.claims.flat().includes('timed')
      expect(count).toBe(hasClaimed ? 500 : 501)
      return hasClaimed
    }
    expect(await planned({ throughput: 1_000 }, true)).toBe(true)
    expect(await planned({ throughput: 1_000 }, false)).toBe(false)
    expect(await planned({ throughput: 1_000, isClaimer: false }, true)).toBe(false)
  })
})
