// Letters on their way through one space: what is urgent is not kept out by what is not.
import { expect, test } from 'vitest'
import type { Delivery, Letter, Platform } from '../../../src/chat/platform.ts'
import { view } from '../../../src/chat/view.ts'
import type { NudgePriority } from '../../../src/models/nudge.ts'
import { createQueue, type Outcome } from '../../../src/nudges/engine/deliver.ts'
import type { Parcel } from '../../../src/nudges/engine/route.ts'
import { elapsed } from '../../../src/time/index.ts'
import { platformThat } from '../../support/platform.ts'

test('a space full of mornings has room for the end of a focus, which goes before them', async () => {
  const begun: string[] = []
  const underWay: (() => void)[] = []
  const queue = queueTo(({ letterId }) => {
    begun.push(letterId)
    return new Promise<Delivery>((resolve) => {
      underWay.push(() => resolve({ state: 'sent', ref: { channelId: 'c', messageId: letterId } }))
    })
  })
  queue.push(
    Array.from({ length: 400 }, (_, index) => parcel(`morning ${index}`, 1)),
    elapsed(),
  )
  expect(queue.room('everybody', 1)).toBe(0)
  expect(queue.room('everybody', 2)).toBe(0)
  expect(queue.room('everybody', 0)).toBe(400)
  queue.push([parcel('end of focus', 0)], elapsed())
  expect(queue.room('everybody', 0)).toBe(399)
  expect(begun).not.toContain('end of focus')
  const ahead = begun.length
  for (const finish of underWay.splice(0)) finish()
  await expect.poll(() => begun.length).toBeGreaterThan(ahead)
  expect(begun[ahead]).toBe('end of focus')
  const stopped = queue.stop()
  for (const finish of underWay.splice(0)) finish()
  await stopped
  expect(queue.room('everybody', 2)).toBe(400)
})

test('a space that broke is left alone until its last failure is marked, whatever was marked before', async () => {
  const begun: string[] = []
  const ended: Parcel[] = []
  const queue = queueTo(
    async ({ letterId }) => {
      begun.push(letterId)
      return { state: 'unknown' }
    },
    ({ parcel: one }) => ended.push(one),
  )
  queue.push([parcel('one', 2)], elapsed())
  await expect.poll(() => ended.length).toBe(1)
  queue.push([parcel('two', 2), parcel('three', 2)], elapsed())
  await expect.poll(() => ended.length).toBe(3)
  queue.marked(ended.slice(0, 1))
  queue.push([parcel('four', 2)], elapsed())
  await expect.poll(() => ended.length).toBe(4)
  expect(begun).toEqual(['one', 'two', 'three'])
  const before = elapsed()
  queue.marked(ended.slice(1))
  // Claimed while the ledger did not know yet, and handed over when it did.
  queue.push([parcel('five', 2)], before)
  await expect.poll(() => ended.length).toBe(5)
  expect(begun).toEqual(['one', 'two', 'three'])
  queue.push([parcel('six', 2)], elapsed())
  await expect.poll(() => ended.length).toBe(6)
  expect(begun).toEqual(['one', 'two', 'three', 'six'])
})

const queueTo = (send: Platform['send'], onOutcome: (outcome: Outcome) => void = () => undefined) =>
  createQueue({
    platforms: new Map([['discord', platformThat({ name: 'discord', send })]]),
    mayBeginUntil: () => new Date(8.64e15),
    onOutcome,
  })

function parcel(letterId: string, priority: NudgePriority): Parcel {
  const letter: Letter = { letterId, space: '', externalId: letterId, view: view([]), priority }
  return {
    letter,
    platform: 'discord',
    spaceId: 'everybody',
    accountId: letterId,
    isTroubled: false,
    rows: [],
    priority,
  }
}
