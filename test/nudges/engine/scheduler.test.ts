// The chain of timers behind the beats: one a second, at whole seconds, and none for the time a machine was asleep.
import { afterEach, expect, test, vi } from 'vitest'
import { startScheduler } from '../../../src/nudges/engine/scheduler.ts'
import { systemClock } from '../../../src/time/index.ts'
import { opener } from '../../support/databases.ts'

const DAY_MS = 86_400_000
const open = opener('sqlite')

// The spy stands on the clock that moves when told, and goes first: restored last, it would leave that clock behind for
// every file after this one in the process.
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** A scheduler under timers and a clock that move when told. `delays`: how far ahead each link of its chain was set. */
async function scheduling() {
  const database = await open()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date('2026-03-05T08:59:59.400Z') })
  const set = vi.spyOn(globalThis, 'setTimeout')
  // The database's own time limits pass as well here, which is nothing to the chain.
  const onError = () => undefined
  const scheduler = await startScheduler({ database, clock: systemClock, platforms: new Map(), onError })
  const delays = () => set.mock.calls.filter(([work]) => work.name === 'tickEverySecond').map(([, delay]) => delay)
  return { scheduler, delays }
}

test('comes once a second, at whole seconds, until it is stopped', async () => {
  const { scheduler, delays } = await scheduling()
  expect(delays()).toEqual([600])
  vi.advanceTimersByTime(599)
  expect(delays()).toEqual([600])
  vi.advanceTimersByTime(1)
  expect(delays()).toEqual([600, 1_000])
  vi.advanceTimersByTime(5_000)
  expect(delays()).toEqual([600, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000])
  await scheduler.stop()
  vi.advanceTimersByTime(10_000)
  expect(delays()).toHaveLength(7)
})

test('a machine that slept for a week has one beat to make, and no missed second to walk through', async () => {
  const { scheduler, delays } = await scheduling()
  vi.setSystemTime(Date.now() + 7 * DAY_MS)
  const before = process.cpuUsage()
  vi.advanceTimersByTime(2_000)
  // Processor time, so that a busy machine makes no difference: walking through a week of seconds takes 40 s of it.
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1_000).toBeLessThan(5_000)
  expect(delays()).toEqual([600, 1_000, 1_000])
  await scheduler.stop()
})
