// The simulated world: what is promised holds in every one of them, and each replays from its seed to the same trace. The
// long form, and every other option: `npm run simulate`.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attempts } from '../support/full.ts'
import { openSimulatedDatabase, type SimulatedDatabase } from './database.ts'
import { type History, planHistory } from './history.ts'
import { liveHistory } from './run.ts'
import { shrinkHistory } from './shrink.ts'

let simulated: SimulatedDatabase

beforeAll(async () => {
  simulated = await openSimulatedDatabase()
  // What is loaded at first use is loaded now: in a run it would take real time.
  await liveHistory(planHistory({ seed: 0, days: 1, people: 2, hasFaults: false }), simulated)
})

afterAll(() => simulated.close())

const live = (history: History) => liveHistory(history, simulated)

describe('simulated worlds', () => {
  test('nothing is lost, doubled, early or later than its bound, whatever goes wrong', async () => {
    const failed: string[] = []
    let owed = 0
    for (let seed = 1; seed <= attempts(100, 3_000); seed++) {
      const { faults, ...result } = await live(planHistory({ seed, days: 1, people: 3, isShort: true }))
      owed += result.owed
      failed.push(...faults.map(({ what, about }) => `seed ${seed}: ${what}: ${about}`))
    }
    expect(failed).toEqual([])
    // A world in which hardly anything is owed would prove nothing.
    expect(owed).toBeGreaterThan(400)
  }, 3_600_000)

  test('a seed replays to the same trace', async () => {
    const history = planHistory({ seed: 7, days: 1, people: 3 })
    const first = await live(history)
    const again = await live(planHistory({ seed: 7, days: 1, people: 3 }))
    expect(again.trace).toEqual(first.trace)
    expect(again.digest).toBe(first.digest)
    expect((await live(planHistory({ seed: 8, days: 1, people: 3 }))).digest).not.toBe(first.digest)
  })

  test('where nothing goes wrong, everything is said within a second and a half', async () => {
    const { faults, calmMaxMs, owed, came } = await live(planHistory({ seed: 9, days: 2, people: 4, hasFaults: false }))
    expect(faults).toEqual([])
    expect(came).toBeGreaterThanOrEqual(owed)
    expect(calmMaxMs).toBeLessThan(1_500)
  })
})

describe('shrinking', () => {
  test('leaves the events without which the fault would not be', async () => {
    const history = planHistory({ seed: 3, days: 1, people: 3 })
    const [first, second] = history.events.filter(({ kind }) => kind === 'say').slice(4)
    // Fails where both are there.
    const judged = async ({ events }: History) => ({
      faults: first && second && events.includes(first) && events.includes(second) ? [FAULT] : [],
    })
    const small = await shrinkHistory(history, { faults: [FAULT] }, judged)
    expect(small.events).toEqual([first, second])
  })
})

const FAULT = { what: 'lost', about: 'a thing' } as const
