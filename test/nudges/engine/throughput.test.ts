// How many deliveries end in a second, by which it is decided how many are claimed.
import { expect, test } from 'vitest'
import { createThroughputMeter } from '../../../src/nudges/engine/throughput.ts'
import { runInWorld, systemWorld } from '../../../src/time/world.ts'

/** A meter in a process that runs for as long as a test says. */
function meterInTime() {
  let elapsed = 7_000
  const here = { ...systemWorld, elapsed: () => elapsed }
  const meter = runInWorld(here, createThroughputMeter)
  const countAt = (ms: number, times: number): number => {
    elapsed = 7_000 + ms
    for (let count = 0; count < times; count++) runInWorld(here, () => meter.count())
    return meter.perSecond
  }
  return { meter, countAt }
}

test('is fifty until a second was measured', () => {
  const { meter, countAt } = meterInTime()
  expect(meter.perSecond).toBe(50)
  expect(countAt(999, 400)).toBe(50)
})

test('follows what was measured halfway, and measures anew from there', () => {
  const { countAt } = meterInTime()
  countAt(500, 99)
  expect(countAt(1_000, 1)).toBe(75)
  // A hundred in two seconds, counted from the last measure.
  countAt(2_000, 0)
  countAt(2_500, 0)
  expect(countAt(3_000, 0)).toBe(75)
  expect(countAt(3_000, 1)).toBe(37.75)
  expect(countAt(3_500, 99)).toBe(37.75)
})

test('is ten at least: where hardly anything ends, more is still tried', () => {
  const { countAt } = meterInTime()
  countAt(60_000, 1)
  countAt(120_000, 1)
  expect(countAt(180_000, 1)).toBe(10)
})
