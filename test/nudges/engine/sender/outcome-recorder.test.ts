// Outcomes on their way into the outbox: a batch in one transaction, none lost while the database is away, and what was
// said is what the next words mean.
import { expect, test } from 'vitest'
import { ask } from '../../../../src/chat/ask.ts'
import type { Platform } from '../../../../src/chat/platform.ts'
import { t, type View, view } from '../../../../src/chat/view.ts'
import type { DeliveryOutcome } from '../../../../src/nudges/engine/delivery-queue.ts'
import type { Delivery } from '../../../../src/nudges/engine/route.ts'
import { createInFlight } from '../../../../src/nudges/engine/sender/in-flight.ts'
import { createOutcomeRecorder } from '../../../../src/nudges/engine/sender/outcome-recorder.ts'
import type { ClaimedNudge } from '../../../../src/nudges/outbox/index.ts'
import { runInWorld, systemWorld } from '../../../../src/time/world.ts'
import { describeOnBothEngines } from '../../../support/databases.ts'
import { NINE, outboxRows } from '../../../support/outbox-rows.ts'
import { parcel } from '../../../support/parcels.ts'
import { platformThat } from '../../../support/platform.ts'

const MEANINGS = { numbered: [], labelled: [{ label: 'Done', line: ask('task done') }] }

describeOnBothEngines('outcomes of deliveries', (open) => {
  const start = async (
    more: { batchSize?: number; recallsViews?: boolean; recordsShownViews?: boolean; recallFails?: boolean } = {},
  ) => {
    const outbox = await outboxRows(await open())
    const { knex } = outbox.cast.database
    const seen = {
      waits: [] as number[],
      errors: [] as unknown[],
      marked: [] as string[][],
      batches: [] as string[][],
      recalled: [] as View[],
      transactions: 0,
    }
    const faults: string[] = []
    let isStopped = false
    // No wait lasts, and chance adds nothing to a pause.
    const measured = {
      ...systemWorld,
      wait: async (ms: number) => void seen.waits.push(ms),
      random: { ...systemWorld.random, fraction: () => 0 },
    }
    const discord: Platform = platformThat({
      name: 'discord',
      send: async () => ({ state: 'unknown' }),
      ...(more.recordsShownViews ? { recordsShownViews: true } : {}),
    })
    const recorder = createOutcomeRecorder({
      transact(work) {
        seen.transactions++
        const fault = faults.shift()
        if (fault !== undefined) return Promise.reject(new Error(fault))
        return knex.transaction(async (trx) => work(trx))
      },
      batchSize: more.batchSize ?? 10,
      clock: { now: () => NINE },
      platforms: new Map([['discord', discord]]),
      recalledOf: more.recallsViews
        ? (shown) => {
            if (more.recallFails) throw new Error('No meanings')
            seen.recalled.push(shown)
            return MEANINGS
          }
        : undefined,
      isStopped: () => isStopped,
      onError: (error) => seen.errors.push(error instanceof Error ? error.message : error),
      onMarked(marks, batch) {
        seen.marked.push(marks.map(({ state }) => state))
        seen.batches.push(batch.map(({ delivery }) => delivery.message.idempotencyKey))
      },
    })
    const rows = await outbox.claimed({}, {}, {})
    const delivery = (key: string, given: readonly ClaimedNudge[]): Delivery => {
      const made = parcel(key, 1, outbox.space.space_id, {
        rows: given,
        accountId: outbox.ann.account?.account_id ?? '',
      })
      return { ...made, message: { ...made.message, channelId: 'D1', view: view(t`${key}`) } }
    }
    const sent = (key: string, index: number): DeliveryOutcome => ({
      delivery: delivery(key, rows.slice(index, index + 1)),
      result: { state: 'sent', ref: { channelId: 'D1', messageId: key } },
      circuit: null,
    })
    const add = (...outcomes: readonly DeliveryOutcome[]) =>
      runInWorld(measured, () => {
        for (const each of outcomes) recorder.add(each)
      })
    return {
      ...outbox,
      knex,
      seen,
      faults,
      recorder,
      rows,
      delivery,
      sent,
      add,
      stop: () => {
        isStopped = true
      },
      states: async () => (await outbox.all()).map(({ state }) => state),
    }
  }

  test('close together are recorded in one transaction, shortly after the first', async () => {
    const { recorder, add, sent, seen, states } = await start()
    expect(recorder.pendingFlush).toBeNull()
    add(sent('one', 0), sent('two', 1))
    expect(seen.transactions).toBe(0)
    await recorder.pendingFlush
    expect(seen).toMatchObject({ waits: [15], transactions: 1, marked: [['sent', 'sent']], batches: [['one', 'two']] })
    expect(await states()).toEqual(['sent', 'sent', 'sending'])
    expect(recorder.pendingFlush).toBeNull()
    // What comes later has a transaction of its own.
    add(sent('three', 2))
    await recorder.pendingFlush
    expect(seen).toMatchObject({ waits: [15, 15], transactions: 2 })
    expect(await states()).toEqual(['sent', 'sent', 'sent'])
  })

  test('are recorded a batch at a time, in their order, those that came meanwhile too', async () => {
    const { recorder, add, sent, seen } = await start({ batchSize: 2 })
    add(sent('one', 0), sent('two', 1), sent('three', 2))
    await recorder.pendingFlush
    expect(seen).toMatchObject({ waits: [15], transactions: 2, batches: [['one', 'two'], ['three']] })
  })

  test('are kept while the database is away, and recorded once it is there', async () => {
    const { recorder, add, sent, seen, faults, states } = await start()
    faults.push('away', 'away', 'still away')
    add(sent('one', 0))
    await recorder.pendingFlush
    expect(seen).toMatchObject({
      errors: ['away', 'away', 'still away'],
      waits: [15, 250, 500, 500],
      batches: [['one']],
    })
    expect(await states()).toEqual(['sent', 'sending', 'sending'])
  })

  test('that can’t be recorded are left where the process stops: they are looked up later', async () => {
    const { recorder, add, sent, seen, faults, stop, states } = await start({ batchSize: 1 })
    faults.push('away')
    add(sent('one', 0), sent('two', 1))
    stop()
    await recorder.pendingFlush
    expect(seen).toMatchObject({ errors: ['away'], transactions: 1, batches: [] })
    expect(await states()).toEqual(['sending', 'sending', 'sending'])
    expect(recorder.pendingFlush).toBeNull()
  })

  test('what was said is remembered, where the platform does not do so itself', async () => {
    const { recorder, add, sent, seen, knex } = await start({ recallsViews: true })
    add(sent('one', 0))
    await recorder.pendingFlush
    expect(seen.recalled).toEqual([view(t`${'one'}`)])
    expect(seen.transactions).toBe(2)
    expect(await knex('recent_views').select('channel_id')).toEqual([{ channel_id: 'D1' }])
  })

  test('nothing is remembered for a platform that does so, nor where nobody asks for it', async () => {
    const known = await start({ recallsViews: true, recordsShownViews: true })
    known.add(known.sent('one', 0))
    await known.recorder.pendingFlush
    expect(known.seen).toMatchObject({ recalled: [], transactions: 1, errors: [] })
  })

  test('what can’t be remembered is no reason to record an outcome twice', async () => {
    const { recorder, add, sent, seen, states } = await start({ recallsViews: true, recallFails: true })
    add(sent('one', 0))
    await recorder.pendingFlush
    expect(seen).toMatchObject({ errors: ['No meanings'], batches: [['one']], waits: [15] })
    expect(await states()).toEqual(['sent', 'sending', 'sending'])
  })
})

test('in flight is what was claimed, until its outcome is recorded', () => {
  const inFlight = createInFlight()
  const row = (nudge_id: string) => ({ nudge_id }) as ClaimedNudge
  const one = parcel('one', 1, 'everybody', { rows: [row('a'), row('b')] })
  const two = parcel('two', 1, 'everybody', { rows: [row('c')] })
  expect([inFlight.nudgeIds(), inFlight.claimedAt('one')]).toEqual([[], 0])
  inFlight.add([one, two], 100)
  expect(inFlight.nudgeIds()).toEqual(['a', 'b', 'c'])
  expect([inFlight.claimedAt('one'), inFlight.claimedAt('two')]).toEqual([100, 100])
  // Claimed again since: the outcome of the first claim does not end the second.
  const again = { ...one }
  inFlight.add([again], 200)
  inFlight.delete([one, two])
  expect([inFlight.nudgeIds(), inFlight.claimedAt('one'), inFlight.claimedAt('two')]).toEqual([['a', 'b'], 200, 0])
  inFlight.delete([again, two])
  expect(inFlight.nudgeIds()).toEqual([])
})
