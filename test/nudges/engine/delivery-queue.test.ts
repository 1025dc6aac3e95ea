// Letters on their way through one space: what is urgent is not kept out by what is not.
import { expect, test } from 'vitest'
import type { DeliveryResult, Platform } from '../../../src/chat/platform.ts'
import { createDeliveryQueue, type DeliveryOutcome } from '../../../src/nudges/engine/delivery-queue.ts'
import type { Delivery } from '../../../src/nudges/engine/route.ts'
import { world } from '../../../src/time/world.ts'
import { parcel } from '../../support/parcels.ts'
import { platformThat } from '../../support/platform.ts'

test('a space full of mornings has room for the end of a focus, which goes before them', async () => {
  const begun: string[] = []
  const underWay: (() => void)[] = []
  const queue = queueTo(({ idempotencyKey }) => {
    begun.push(idempotencyKey)
    return new Promise<DeliveryResult>((resolve) => {
      underWay.push(() => resolve({ state: 'sent', ref: { channelId: 'c', messageId: idempotencyKey } }))
    })
  })
  queue.push(
    Array.from({ length: 400 }, (_, index) => parcel(`morning ${index}`, 1)),
    world().elapsed(),
  )
  expect(queue.capacityLeft('everybody', 1)).toBe(0)
  expect(queue.capacityLeft('everybody', 2)).toBe(0)
  expect(queue.capacityLeft('everybody', 0)).toBe(400)
  queue.push([parcel('end of focus', 0)], world().elapsed())
  expect(queue.capacityLeft('everybody', 0)).toBe(399)
  expect(begun).not.toContain('end of focus')
  const ahead = begun.length
  for (const finish of underWay.splice(0)) finish()
  await expect.poll(() => begun.length).toBeGreaterThan(ahead)
  expect(begun[ahead]).toBe('end of focus')
  const stopped = queue.stop()
  for (const finish of underWay.splice(0)) finish()
  await stopped
  expect(queue.capacityLeft('everybody', 2)).toBe(400)
})

test('a space that broke is left alone until its last failure is marked, whatever was marked before', async () => {
  const begun: string[] = []
  const ended: Delivery[] = []
  const queue = queueTo(
    async ({ idempotencyKey }) => {
      begun.push(idempotencyKey)
      return { state: 'unknown' }
    },
    ({ delivery: one }) => ended.push(one),
  )
  queue.push([parcel('one', 2)], world().elapsed())
  await expect.poll(() => ended.length).toBe(1)
  queue.push([parcel('two', 2), parcel('three', 2)], world().elapsed())
  await expect.poll(() => ended.length).toBe(3)
  queue.confirmRecorded(ended.slice(0, 1))
  queue.push([parcel('four', 2)], world().elapsed())
  await expect.poll(() => ended.length).toBe(4)
  expect(begun).toEqual(['one', 'two', 'three'])
  const before = world().elapsed()
  queue.confirmRecorded(ended.slice(1))
  // Claimed while the ledger did not know yet, and handed over when it did.
  queue.push([parcel('five', 2)], before)
  await expect.poll(() => ended.length).toBe(5)
  expect(begun).toEqual(['one', 'two', 'three'])
  queue.push([parcel('six', 2)], world().elapsed())
  await expect.poll(() => ended.length).toBe(6)
  expect(begun).toEqual(['one', 'two', 'three', 'six'])
})

test('asked to stop while as many as may run wait for their mark: those behind them are given back too', async () => {
  const returned: string[] = []
  const marks: (() => void)[] = []
  const queue = createDeliveryQueue({
    platforms: new Map([['discord', platformThat({ name: 'discord', send: async () => ({ state: 'closed' }) })]]),
    mayBeginUntil: () => new Date(8.64e15),
    markBegun: (deliveries) => new Promise((resolve) => marks.push(() => resolve(new Set(deliveries)))),
    onOutcome: ({ delivery, result }) => {
      if (result.state === 'returned') returned.push(delivery.message.idempotencyKey)
    },
  })
  // Many spaces, so that the platform is what is full.
  queue.push(
    Array.from({ length: 300 }, (_, index) => parcel(`letter ${index}`, 1, `space ${index}`)),
    world().elapsed(),
  )
  await expect.poll(() => marks.length).toBe(1)
  const stopped = queue.stop()
  for (const mark of marks.splice(0)) mark()
  await stopped
  expect([new Set(returned).size, returned.length, queue.size]).toEqual([300, 300, 0])
})

test('what is given back instead of begun makes room for the next', async () => {
  const begun: string[] = []
  const queue = createDeliveryQueue({
    platforms: new Map([
      [
        'discord',
        platformThat({
          name: 'discord',
          async send({ idempotencyKey }) {
            begun.push(idempotencyKey)
            return { state: 'closed' }
          },
        }),
      ],
    ]),
    mayBeginUntil: () => new Date(8.64e15),
    // Another process has the first ones.
    markBegun: async (deliveries) => new Set(deliveries.filter(({ spaceId }) => spaceId === 'late')),
    onOutcome: () => undefined,
  })
  queue.push(
    Array.from({ length: 64 }, (_, index) => parcel(`letter ${index}`, 1, `space ${index}`)),
    world().elapsed(),
  )
  queue.push([parcel('behind them', 1, 'late')], world().elapsed())
  await expect.poll(() => begun).toEqual(['behind them'])
})

const queueTo = (send: Platform['send'], onOutcome: (outcome: DeliveryOutcome) => void = () => undefined) =>
  createDeliveryQueue({
    platforms: new Map([['discord', platformThat({ name: 'discord', send })]]),
    mayBeginUntil: () => new Date(8.64e15),
    onOutcome,
  })
