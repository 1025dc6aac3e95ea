// What is put off is tried again: later each time, once at a time, not for ever, and not after the end.
import { expect, test } from 'vitest'
import { createRetryTimers } from '../../src/app/retry-timers.ts'
import { runInWorld, systemWorld, type Timer } from '../../src/time/world.ts'

/** Timers that fire when they are told to, in the order they were started. */
function handTimers() {
  const started: { readonly ms: number; readonly fire: () => void }[] = []
  const after = (ms: number, work: () => void): Timer => {
    const one = { ms, fire: work }
    started.push(one)
    const made: Timer = { stop: () => void started.splice(started.indexOf(one), 1), unref: () => made }
    return made
  }
  const world = { ...systemWorld, after, random: { ...systemWorld.random, fraction: () => 0 } }
  return { started, world, fire: () => started.shift()?.fire() }
}

test('each pause is twice as long as the last, up to the longest, and begins anew once it is done', () => {
  const { started, world, fire } = handTimers()
  runInWorld(world, () => {
    const retries = createRetryTimers({ firstMs: 100, maxMs: 500 })
    const pauses: number[] = []
    const again = (): void => {
      retries.schedule('a', again)
      pauses.push(started[0]?.ms ?? 0)
    }
    again()
    // What waits already waits once.
    retries.schedule('a', again)
    expect(started).toHaveLength(1)
    for (let n = 0; n < 4; n++) fire()
    expect(pauses).toEqual([100, 200, 400, 500, 500])
    retries.settle('a')
    expect(started).toEqual([])
    again()
    expect(pauses.at(-1)).toBe(100)
    for (let n = 0; n < 40; n++) fire()
    expect(started).toEqual([])
  })
})

test('nothing is tried after the end', () => {
  const { started, world } = handTimers()
  runInWorld(world, () => {
    const retries = createRetryTimers({ firstMs: 100, maxMs: 500 })
    retries.schedule('a', () => undefined)
    retries.stop()
    expect(started).toEqual([])
    retries.schedule('b', () => undefined)
    expect(started).toEqual([])
  })
})
