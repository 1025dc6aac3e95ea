// How a process stops: not ready first, its parts in their order, and in time whatever they do.
import { expect, test } from 'vitest'
import { createShutdown, stopInTime } from '../../src/app/shutdown.ts'
import { runInWorld, systemWorld, type Timer } from '../../src/time/world.ts'

test('it says that it stops before anything does, and stops each part after those before it', async () => {
  const done: string[] = []
  const part = (name: string) => ({
    async stop() {
      done.push(`${name} begins, ${shutdown.isStopping() ? 'stopping' : 'ready'}`)
      await Promise.resolve()
      done.push(`${name} ends`)
    },
  })
  const shutdown = createShutdown([() => [part('a'), null, part('b')], () => [part('c'), undefined]])
  expect(shutdown.isStopping()).toBe(false)
  await shutdown.stop()
  expect(done).toEqual(['a begins, stopping', 'b begins, stopping', 'a ends', 'b ends', 'c begins, stopping', 'c ends'])
  expect(shutdown.isStopping()).toBe(true)
})

test('a part that does not end is not waited for beyond nine seconds', async () => {
  const waits: { readonly ms: number; readonly work: () => void }[] = []
  const timer: Timer = { stop: () => undefined, unref: () => timer }
  const world = {
    ...systemWorld,
    after(ms: number, work: () => void) {
      waits.push({ ms, work })
      return timer
    },
  }
  let isOver = false
  const stopping = runInWorld(world, () => stopInTime({ stop: () => new Promise(() => undefined) })).then(() => {
    isOver = true
  })
  expect(waits.map(({ ms }) => ms)).toEqual([9_000])
  expect(isOver).toBe(false)
  waits[0]?.work()
  await stopping
  expect(isOver).toBe(true)
})

test('what a part fails with is told', async () => {
  await expect(stopInTime({ stop: () => Promise.reject(new Error('locked')) })).rejects.toThrow('locked')
})
