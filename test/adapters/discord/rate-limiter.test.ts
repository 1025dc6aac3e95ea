// Never more than Discord allows, whoever is in a hurry first, and nobody inside a pause.
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createIdentifyThrottler } from '../../../adapters/discord/identify.ts'
import { createRequestLimiter, LimiterPausedError } from '../../../adapters/discord/rate-limiter.ts'

describe('the pace', () => {
  test('lets the smallest priority go first, then who came first', async () => {
    const pace = createRequestLimiter(200)
    const order: string[] = []
    const go = (name: string, priority: number) => pace.acquire(priority).then(() => order.push(name))
    await Promise.all([go('a', 5), go('b', 5), go('c', 5), go('d', 1), go('e', 5), go('f', -1), go('g', 1)])
    expect(order).toEqual(['a', 'f', 'd', 'g', 'b', 'c', 'e'])
  })

  test.each([
    ['a quick network', () => 2],
    ['a network whose every tenth answer is late', (n: number) => (n % 10 === 0 ? 300 : 2)],
    ['requests that wait long before they arrive', (n: number) => (n < 20 ? 400 : 2)],
  ])('keeps to so many in any second: %s', async (_name, delay) => {
    const most = 30
    const pace = createRequestLimiter(most)
    const arrived: number[] = []
    const from = performance.now()
    const request = async (n: number) => {
      const isOver = await pace.acquire(0)
      await wait(delay(n))
      arrived.push(performance.now())
      await wait(2)
      isOver()
    }
    await Promise.all(Array.from({ length: 3 * most }, (_, n) => request(n)))
    for (const [n, at] of arrived.entries()) {
      const before = arrived[n - most]
      if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1000)
    }
    expect(performance.now() - from).toBeLessThan(60_000)
  })

  test('sends everybody away while it is held, and for good when it is stopped', async () => {
    const pace = createRequestLimiter(1)
    await pace.acquire(0)
    const waiting = pace.acquire(0)
    pace.pause(30)
    await expect(waiting).rejects.toThrow(LimiterPausedError)
    await expect(pace.acquire(0)).rejects.toThrow(LimiterPausedError)
    pace.stop()
    await expect(pace.acquire(0)).rejects.toThrow(LimiterPausedError)
  })
})

describe('identifying', () => {
  /** A shard that is thrown out at once, again and again. */
  const run = async (hours: number, shards = 1, maxConcurrency = 1) => {
    let now = 0
    const throttle = createIdentifyThrottler(
      maxConcurrency,
      () => now,
      async (ms) => {
        now += ms
      },
    )
    const times: number[] = []
    for (let n = 0; now < hours * 3_600_000; n++) {
      await throttle.waitForIdentify(n % shards, new AbortController().signal)
      times.push(now)
    }
    return times
  }

  test('never twice within five seconds, and ever more rarely when it does not help', async () => {
    const times = await run(24)
    const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000)
    expect(gaps.slice(0, 4)).toEqual([5100, 10_200, 20_400, 40_800])
    expect(times.length).toBeLessThan(250)
  })

  test('of many shards goes one after the other, a bucket at a time', async () => {
    const times = await run(0.02, 4)
    expect(times.slice(0, 4)).toEqual([0, 5100, 10_200, 15_300])
    expect((await run(0.001, 4, 2)).slice(0, 3)).toEqual([0, 0, 5100])
  })
})
