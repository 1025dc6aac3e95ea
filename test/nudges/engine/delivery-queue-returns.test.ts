// What never leaves: where there is no platform, no time, no right to it any more, or a space or person that has to rest.
import { expect, test } from 'vitest'
import type { DeliveryResult, OutgoingMessage, Platform } from '../../../src/chat/platform.ts'
import { traceId } from '../../../src/chat/run/trace.ts'
import {
  createDeliveryQueue,
  type DeliveryOutcome,
  type DeliveryQueueOptions,
} from '../../../src/nudges/engine/delivery-queue.ts'
import type { Delivery } from '../../../src/nudges/engine/route.ts'
import { runInWorld, systemWorld, world } from '../../../src/time/world.ts'
import { parcel } from '../../support/parcels.ts'
import { platformThat } from '../../support/platform.ts'

const sent = ({ idempotencyKey }: OutgoingMessage): DeliveryResult => ({
  state: 'sent',
  ref: { channelId: 'c', messageId: idempotencyKey },
})

/** A queue whose outcomes are told as text: “one sent”. */
function queueThat(send: Platform['send'], more: Partial<DeliveryQueueOptions> = {}) {
  const outcomes: DeliveryOutcome[] = []
  const queue = createDeliveryQueue({
    platforms: new Map([['discord', platformThat({ name: 'discord', send })]]),
    mayBeginUntil: () => new Date('2026-03-05T08:00:30Z'),
    onOutcome: (outcome) => outcomes.push(outcome),
    ...more,
  })
  const push = (...deliveries: readonly Delivery[]) => queue.push(deliveries, world().elapsed())
  const told = () => outcomes.map(({ delivery, result }) => `${delivery.accountId} ${result.state}`)
  const ends = (count: number) => expect.poll(() => outcomes.length).toBe(count)
  return { queue, push, told, ends, outcomes }
}

test('a platform is told by when it may begin, under the id of the message', async () => {
  const seen: unknown[] = []
  const { queue, push, told, ends } = queueThat(async (letter) => {
    seen.push(letter.mayBeginUntil, letter.idempotencyKey, traceId())
    return sent(letter)
  })
  push(parcel('one', 1))
  expect(queue.size).toBe(1)
  await ends(1)
  expect([seen, told()]).toEqual([[new Date('2026-03-05T08:00:30Z'), 'one', 'one'], ['one sent']])
  await expect.poll(() => queue.size).toBe(0)
})

test('a platform that is not here takes nothing; of one that throws it is unknown', async () => {
  const { push, told, ends } = queueThat(async () => {
    throw new Error('The network is gone')
  })
  push(parcel('elsewhere', 1, 'T9', { platform: 'slack' }), parcel('here', 1))
  await ends(2)
  expect(told().toSorted()).toEqual(['elsewhere returned', 'here unknown'])
})

test('where the time for it is over, it goes back: before it is marked as begun, and after', async () => {
  let asked = 0
  const marked: string[] = []
  const begun: string[] = []
  const { push, told, ends } = queueThat(
    async (letter) => {
      begun.push(letter.idempotencyKey)
      return sent(letter)
    },
    {
      mayBeginUntil: ({ accountId }) => {
        if (accountId === 'early') return null
        return ++asked === 1 ? new Date('2026-03-05T08:00:30Z') : null
      },
      async markBegun(deliveries) {
        marked.push(...deliveries.map(({ accountId }) => accountId))
        return new Set(deliveries)
      },
    },
  )
  push(parcel('early', 1), parcel('late', 1))
  await ends(2)
  expect([told(), marked, begun]).toEqual([['early returned', 'late returned'], ['late'], []])
})

test('a space that asks for patience gets nothing more until that is written down; a channel only itself', async () => {
  const later = (scope: 'channel' | 'space') => ({ state: 'later', afterMs: 9_000, scope }) as const
  const answers: Record<string, DeliveryResult> = { full: later('channel'), busy: later('space') }
  const { queue, push, told, ends, outcomes } = queueThat(
    async (letter) => answers[letter.idempotencyKey] ?? sent(letter),
  )
  push(parcel('full', 1))
  await ends(1)
  push(parcel('another', 1))
  await ends(2)
  push(parcel('busy', 1))
  await ends(3)
  push(parcel('kept out', 1), parcel('elsewhere', 1, 'T2'))
  await ends(5)
  expect(told()).toEqual(['full later', 'another sent', 'busy later', 'kept out returned', 'elsewhere sent'])
  const before = world().elapsed() - 1
  queue.confirmRecorded(outcomes.map(({ delivery }) => delivery))
  // Claimed by who knew nothing of it.
  queue.push([parcel('claimed before', 1)], before)
  push(parcel('again', 1))
  await ends(7)
  expect(told().slice(5)).toEqual(['claimed before returned', 'again sent'])
})

test('a person whose message failed rests; the space is tried by somebody else first', async () => {
  const begun: string[] = []
  const { push, told, ends, outcomes } = queueThat(async (letter) => {
    begun.push(letter.idempotencyKey)
    return letter.idempotencyKey === 'first' ? { state: 'unknown' } : sent(letter)
  })
  push(parcel('first', 1, 'T1', { accountId: 'ann' }))
  await ends(1)
  push(parcel('second', 1, 'T1', { accountId: 'ann' }))
  await ends(2)
  expect(told()).toEqual(['ann unknown', 'ann later'])
  const { result } = outcomes[1] ?? {}
  expect(result).toMatchObject({ state: 'later', scope: 'channel' })
  expect(result?.state === 'later' && result.afterMs > 9_000 && result.afterMs <= 10_000).toBe(true)
  push(parcel('third', 1, 'T1', { accountId: 'ben' }))
  await ends(3)
  expect([told().at(-1), begun]).toEqual(['ben sent', ['first', 'third']])
})

test('rested, a person whose message failed still lets somebody else try the space', async () => {
  let elapsed = 1_000
  await runInWorld({ ...systemWorld, elapsed: () => elapsed }, async () => {
    const begun: string[] = []
    const { push, ends } = queueThat(async (letter) => {
      begun.push(letter.idempotencyKey)
      return begun.length === 1 ? { state: 'unknown' } : sent(letter)
    })
    push(parcel('first', 1, 'T1', { accountId: 'ann' }))
    await ends(1)
    elapsed += 10_000
    // Of those in another space none could.
    push(
      parcel('second', 1, 'T1', { accountId: 'ann' }),
      parcel('elsewhere', 1, 'T2', { accountId: 'cy' }),
      parcel('third', 1, 'T1', { accountId: 'ben' }),
    )
    await ends(4)
    expect(begun.filter((key) => key !== 'elsewhere')).toEqual(['first', 'third', 'second'])
  })
})

test('alone, a person whose message failed tries the space again', async () => {
  let elapsed = 1_000
  await runInWorld({ ...systemWorld, elapsed: () => elapsed }, async () => {
    const { push, told, ends } = queueThat(async () => ({ state: 'unknown' }))
    push(parcel('first', 1, 'T1', { accountId: 'ann' }))
    await ends(1)
    elapsed += 10_000
    push(parcel('second', 1, 'T1', { accountId: 'ann' }), parcel('third', 1, 'T1', { accountId: 'ann' }))
    await ends(3)
    expect(told()).toEqual(['ann unknown', 'ann unknown', 'ann later'])
  })
})

test('who waits in another space keeps nobody from trying this one again', async () => {
  let elapsed = 1_000
  await runInWorld({ ...systemWorld, elapsed: () => elapsed }, async () => {
    const { push, told, ends } = queueThat(({ idempotencyKey }) =>
      idempotencyKey === 'hangs' ? new Promise(() => undefined) : Promise.resolve({ state: 'unknown' }),
    )
    push(parcel('first', 1, 'T1', { accountId: 'ann' }))
    await ends(1)
    elapsed += 10_000
    push(parcel('hangs', 1, 'T2'), parcel('waits', 1, 'T2'), parcel('second', 1, 'T1', { accountId: 'ann' }))
    await ends(2)
    expect(told()).toEqual(['ann unknown', 'ann unknown'])
  })
})

test('a platform has sixty-four under way at most, and a full one keeps out no other', async () => {
  const begun: string[] = []
  const underWay: (() => void)[] = []
  const hang = (name: string) =>
    platformThat({
      name,
      send({ idempotencyKey }) {
        begun.push(`${name} ${idempotencyKey}`)
        return new Promise<DeliveryResult>((resolve) => underWay.push(() => resolve({ state: 'closed' })))
      },
    })
  const { queue, push, ends } = queueThat(async () => ({ state: 'closed' }), {
    platforms: new Map([
      ['discord', hang('discord')],
      ['slack', hang('slack')],
    ]),
  })
  const many = Array.from({ length: 100 }, (_, index) => parcel(`${index}`, 1, `space ${index}`))
  push(...many, parcel('last', 1, 'T1', { platform: 'slack' }))
  expect([begun.length, begun.at(-1), queue.size]).toEqual([65, 'slack last', 101])
  underWay[0]?.()
  await ends(1)
  await expect.poll(() => begun.slice(65)).toEqual(['discord 64'])
})

test('it is as large as what waits, waits for its mark or is under way; and as fast as was measured', async () => {
  const { queue, push } = queueThat(async (letter) => sent(letter), { markBegun: () => new Promise(() => undefined) })
  expect([queue.size, queue.throughput]).toEqual([0, 50])
  push(parcel('one', 1), parcel('two', 1))
  expect(queue.size).toBe(2)
})

test('what a request changed about its space is told with its outcome', async () => {
  let isBroken = true
  const { push, ends, outcomes } = queueThat(async (letter) => (isBroken ? { state: 'unknown' } : sent(letter)))
  push(parcel('one', 1))
  await ends(1)
  isBroken = false
  push(parcel('two', 1))
  await ends(2)
  push(parcel('three', 1))
  await ends(3)
  expect(outcomes.map(({ circuit }) => circuit)).toEqual([null, { state: 'closed' }, null])
})

test('where it cannot be marked as begun, it goes back and the reason is told', async () => {
  const errors: unknown[] = []
  const { push, told, ends } = queueThat(async (letter) => sent(letter), {
    markBegun: () => Promise.reject(new Error('The database is gone')),
    onError: (error) => errors.push(error),
  })
  push(parcel('one', 1))
  await ends(1)
  expect([told(), errors]).toEqual([['one returned'], [new Error('The database is gone')]])
})

test('asked to stop, it gives back what waits and ends what is under way', async () => {
  let answer: (result: DeliveryResult) => void = () => undefined
  const { queue, push, told } = queueThat(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  // One at a time, until the space has answered.
  push(parcel('one', 1), parcel('two', 1), parcel('three', 2))
  await expect.poll(() => queue.size).toBe(3)
  const stopped = queue.stop()
  answer({ state: 'closed' })
  await stopped
  expect(told()).toEqual(['two returned', 'three returned', 'one closed'])
  push(parcel('four', 1))
  expect([told().at(-1), queue.size]).toEqual(['four returned', 0])
})
