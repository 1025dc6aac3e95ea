// The chain of timers behind the beats: one a second, at whole seconds, and none for the time a machine was asleep.
import { afterEach, expect, test, vi } from 'vitest'
import { startScheduler } from '../../../src/nudges/engine/scheduler.ts'
import { systemClock } from '../../../src/time/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const DAY_MS = 86_400_000

afterEach(() => {
  vi.useRealTimers()
})

describeOnBothEngines('beats', (open) => {
  /** A scheduler under timers and a clock that move when told; `beats` counts what it asked the database once a beat. */
  const scheduling = async () => {
    const database = await open()
    let beats = 0
    const errors: unknown[] = []
    database.knex.on('query', ({ sql }: { readonly sql: string }) => {
      if (/AS schedules,[\s\S]+AS focus/.test(sql)) beats++
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date('2026-03-05T08:59:59.400Z') })
    const platforms = new Map()
    const scheduler = await startScheduler({ database, clock: systemClock, platforms, onError: (e) => errors.push(e) })
    // A beat ends before the next one begins.
    const settled = async (count: number) => {
      while (beats < count) await new Promise((resolve) => setImmediate(resolve))
      await database.knex.raw('SELECT 1')
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
    await settled(1)
    return { scheduler, settled, beats: () => beats, errors }
  }

  test('come once a second, at whole seconds, until it is stopped', async () => {
    const { scheduler, settled, beats, errors } = await scheduling()
    vi.advanceTimersByTime(599)
    await settled(1)
    expect(beats()).toBe(1)
    vi.advanceTimersByTime(1)
    await settled(2)
    for (let second = 3; second <= 6; second++) {
      vi.advanceTimersByTime(1_000)
      await settled(second)
      expect(beats()).toBe(second)
    }
    await scheduler.stop()
    vi.advanceTimersByTime(10_000)
    await settled(0)
    expect(beats()).toBe(6)
    expect(errors).toEqual([])
  })

  test('a machine that slept for a week has one beat to make, and no missed second to walk through', async () => {
    const { scheduler, settled, beats } = await scheduling()
    vi.setSystemTime(Date.now() + 7 * DAY_MS)
    const before = process.cpuUsage()
    vi.advanceTimersByTime(1_000)
    await settled(2)
    vi.advanceTimersByTime(1_000)
    await settled(3)
    // Processor time, so that a busy machine makes no difference: walking through a week of seconds takes 40 s of it.
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(5_000)
    expect(beats()).toBeLessThanOrEqual(4)
    await scheduler.stop()
  })
})
