// Work that repeats by itself: one run after the other, also after one that failed, and none once it was stopped.
import { expect, test } from 'vitest'
import { repeatInBackground } from '../../src/app/repeat-in-background.ts'
import { runInWorld, world } from '../../src/time/world.ts'

test('runs one after the other, goes on after a failure, and ends when it is stopped', async () => {
  const errors: unknown[] = []
  let [running, most, runs] = [0, 0, 0]
  let resolve = () => {}
  const third = new Promise<void>((done) => {
    resolve = done
  })
  const here = world()
  const waits: number[] = []
  const counted = {
    ...here,
    after(ms: number, work: () => void) {
      waits.push(ms)
      return here.after(ms, work)
    },
  }
  const repeated = runInWorld(counted, () =>
    repeatInBackground(
      async () => {
        running++
        most = Math.max(most, running)
        await new Promise((done) => setImmediate(done))
        running--
        runs++
        if (runs === 1) throw new Error('once')
        if (runs === 3) {
          repeated.stop()
          resolve()
        }
      },
      { everyMs: 1, onError: (error) => errors.push(error) },
    ),
  )
  await third
  for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done))
  expect({ most, runs, waits, errors: errors.map(String) }).toEqual({
    ...{ most: 1, runs: 3, errors: ['Error: once'] },
    waits: [1, 1, 1],
  })
})
