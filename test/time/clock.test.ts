// The machine's clock runs; the one for tests stands still until told.
import { expect, test } from 'vitest'
import { systemClock } from '../../src/time/index.ts'
import { fixedClock } from '../support/clock.ts'

test('the machine’s clock tells the present', () => {
  const before = Date.now()
  const now = systemClock.now().getTime()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
})

test('a fixed clock moves only when told, and hands out copies', () => {
  const clock = fixedClock('2026-03-04T08:00:00Z')
  clock.now().setTime(0)
  expect(clock.now().toISOString()).toBe('2026-03-04T08:00:00.000Z')
  clock.advance({ days: 1, minutes: 30, seconds: 1 })
  expect(clock.now().toISOString()).toBe('2026-03-05T08:30:01.000Z')
  clock.set('2026-01-01T00:00:00+01:00')
  expect(clock.now().toISOString()).toBe('2025-12-31T23:00:00.000Z')
  expect(() => fixedClock('2026-03-04T08:00:00')).toThrow(RangeError)
})
