// A space that stumbles is tried again soon, one that is broken is paused for ten seconds, and one person's failure is
// theirs alone.
import { expect, test } from 'vitest'
import type { DeliveryResult } from '../../../src/chat/platform.ts'
import { CIRCUIT_OPEN_MS, createCircuitBreaker } from '../../../src/nudges/engine/circuit-breaker.ts'

const LOST: DeliveryResult = { state: 'unknown' }
const SENT: DeliveryResult = { state: 'sent', ref: { channelId: 'c', messageId: 'm' } }

/** A space whose requests begin and end when a test says so. */
function space() {
  const breaker = createCircuitBreaker()
  const ends = (accountId: string, result: DeliveryResult, begunAt: number, endedAt: number) =>
    breaker.record({ spaceId: 'T1', accountId, begunAt, endedAt, result })
  return { breaker, ends, limit: () => breaker.concurrencyLimit('T1') }
}

test('thirty-two in flight together that all fail are one failure, and one request tries it again', () => {
  const { ends, limit } = space()
  expect(limit()).toBe(1)
  expect(ends('ann', SENT, 0, 100)).toBeNull()
  expect(limit()).toBe(32)
  for (let n = 0; n < 32; n++) expect(ends(`person ${n}`, LOST, 1_000 + n, 91_000 + n)).toBeNull()
  expect(limit()).toBe(1)
  expect(ends('ben', SENT, 92_000, 92_100)).toEqual({ state: 'closed' })
  expect(limit()).toBe(32)
})

test('three failures in a row, each begun after the last had ended, open it; a failed probe opens it again', () => {
  const { ends } = space()
  expect(ends('a', LOST, 0, 10)).toBeNull()
  expect(ends('b', LOST, 10, 20)).toBeNull()
  expect(ends('c', LOST, 20, 30)).toEqual({ state: 'opened', failures: 3 })
  // What was under way when it opened says nothing new.
  expect(ends('d', LOST, 15, 5_000)).toBeNull()
  expect(ends('e', LOST, 10_030, 10_040)).toEqual({ state: 'opened', failures: 4 })
  expect(ends('f', SENT, 20_050, 20_060)).toEqual({ state: 'closed' })
})

test.each([[{ state: 'closed' }], [{ state: 'refused', reason: 'no' }]] as const)(
  '%o is an answer too: the platform works',
  (answer) => {
    const { ends, limit } = space()
    ends('a', LOST, 0, 10)
    expect(ends('b', answer, 20, 30)).toEqual({ state: 'closed' })
    expect(limit()).toBe(32)
  },
)

test('a person whose channel always fails opens nothing for the others, and rests for ten seconds each time', () => {
  const { breaker, ends } = space()
  ends('ann', SENT, 0, 10)
  for (let n = 1; n < 20; n++) expect(ends('ben', LOST, n * 100, n * 100 + 50)).toBeNull()
  expect(breaker.accountRestMs('ann', 0)).toBe(0)
  const failedAt = 1_950
  expect(breaker.accountRestMs('ben', failedAt)).toBe(CIRCUIT_OPEN_MS)
  expect(breaker.accountRestMs('ben', failedAt + CIRCUIT_OPEN_MS)).toBe(0)
})

test('a platform that fails without having taken anything counts; one that asks for patience does not', () => {
  const { ends } = space()
  const later = { state: 'later', afterMs: 5_000, scope: 'channel' } as const
  for (let n = 0; n < 5; n++) expect(ends(`limited ${n}`, later, n * 10, n * 10 + 5)).toBeNull()
  const failed = { ...later, isFailure: true }
  expect(ends('a', failed, 100, 110)).toBeNull()
  expect(ends('b', failed, 110, 120)).toBeNull()
  expect(ends('c', failed, 120, 130)).toMatchObject({ state: 'opened' })
})

test('one person who fails again and again is one failure of the space; while it is open, theirs is a probe like any', () => {
  const { ends } = space()
  expect(ends('ann', LOST, 0, 10)).toBeNull()
  expect(ends('ann', LOST, 10, 20)).toBeNull()
  expect(ends('ben', LOST, 20, 30)).toBeNull()
  expect(ends('cy', LOST, 30, 40)).toEqual({ state: 'opened', failures: 3 })
  expect(ends('ann', LOST, 10_040, 10_050)).toEqual({ state: 'opened', failures: 4 })
})

test('of a space and of a person it is known whether they failed since they last answered', () => {
  const { breaker, ends } = space()
  const known = () => [breaker.isFailing('T1'), breaker.hasFailed('ann'), breaker.hasFailed('ben')]
  expect(known()).toEqual([false, false, false])
  ends('ann', LOST, 0, 10)
  expect(known()).toEqual([true, true, false])
  expect([breaker.isFailing('T2'), breaker.concurrencyLimit('T2')]).toEqual([false, 1])
  // Nothing left: it says nothing of the space.
  ends('ben', { state: 'later', afterMs: 5_000, scope: 'channel' }, 20, 30)
  expect(known()).toEqual([true, true, false])
  ends('ben', SENT, 40, 50)
  expect(known()).toEqual([false, true, false])
  ends('ann', SENT, 60, 70)
  expect(known()).toEqual([false, false, false])
  expect(breaker.accountRestMs('ann', 80)).toBe(0)
})

test('who rested for longer than that is rested', () => {
  const { breaker, ends } = space()
  ends('ann', LOST, 0, 1_000)
  expect(breaker.accountRestMs('ann', 4_000)).toBe(7_000)
  expect(breaker.accountRestMs('ann', 60_000)).toBe(0)
})
