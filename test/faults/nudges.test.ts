// Whatever dies, each word is said once, and none early. A short form here, the long one with FAULTS=full.
import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { testBeside } from '../support/side-by-side.ts'
import { CALM } from './fake-platform.ts'
import { judge } from './judge.ts'
import { type Owed, owe, oweDaily } from './people.ts'
import {
  dice,
  expectPerfect,
  fresh,
  HOUR,
  isFull,
  LONG_MS,
  platform,
  SEEDS,
  SETTLE_MS,
  serve,
  settled,
  until,
} from './setup.ts'

describe.concurrent.each(['sqlite', 'postgres'] as const)('nudges under faults (%s)', (engine) => {
  for (const seed of SEEDS)
    testBeside(
      `killed again and again, on a line that breaks (seed ${seed})`,
      async () => {
        const database = await fresh(engine)
        const fake = await platform(seed)
        fake.troubles = { acceptAndReset: 6, tooMany: 5, broken: 5, resetFirst: 4, slowMs: 120, unanswered: 25 }
        const random = dice(seed + 100)
        const [each, kills] = isFull ? [25, 120] : [30, 3]
        const owed: Owed[] = []
        const inHand = new Set<string>()
        for (let kill = 0; kill < kills; kill++) {
          const child = await serve({ database, fake })
          owed.push(...(await owe(database, { count: each, fromMs: 200, spreadMs: 500, beside: owed })))
          // In the midst of it: each process dies while it waits for an answer to what was accepted.
          const enough = fake.accepted.length + random() * (each / 3)
          await until(() => fake.accepted.length > enough)
          await fake.holdAnswers()
          await child.kill()
          fake.cutHeld()
          for (const letter of await lettersInHand(database)) inHand.add(letter)
        }
        await serve({ database, fake })
        // On such a line a space may break three times in a row by chance: then it is left alone for ten seconds,
        // and what was lost is looked up fifteen later. That is no fault, and takes its time.
        expect(await settled(database, SETTLE_MS)).toBe(true)
        expectPerfect(
          `${engine}, ${kills} kills, seed ${seed}`,
          owed,
          fake,
          `; died with ${inHand.size} in their hands`,
        )
        expect(inHand.size).toBeGreaterThanOrEqual(kills)
        if (engine === 'sqlite')
          expect(await database.knex.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      },
      LONG_MS,
    )

  testBeside('nine days down: nothing of then is flooded, what is in its grace comes', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    const offsetMs = 9 * 24 * HOUR
    const old = await owe(database, { count: 50, fromMs: -HOUR, spreadMs: 1_000 })
    const daily = await oweDaily(database, old, new Date(Date.now() - HOUR))
    const now = await owe(database, { count: 20, fromMs: 0, spreadMs: 1_000, offsetMs })
    await serve({ database, fake, offsetMs })
    expect(await settled(database, SETTLE_MS, offsetMs)).toBe(true)
    expectPerfect(`${engine}, nine days down`, now, fake, '', offsetMs)
    expect(judge(old, fake.accepted).lost).toBe(50)
    // Of every day since then there is one row, and of the last one at most a word: where its day is not over yet.
    const rows: { kind: string; state: string }[] = await database
      .knex('nudges')
      .join('schedules', 'schedules.schedule_id', 'nudges.schedule_id')
      .select('kind', 'state')
    const count = (kind: string, state: string) => rows.filter((row) => row.kind === kind && row.state === state).length
    expect(count('task', 'missed')).toBe(50)
    expect(count('habit', 'missed') + count('habit', 'sent')).toBe(10 * daily.length)
    const words = daily.map((marker) => fake.accepted.filter(({ text }) => text.includes(marker)).length)
    expect(Math.max(...words)).toBeLessThanOrEqual(1)
  })

  testBeside('a clock set back after a send: nothing twice; set forward: no flood', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    const owed = await owe(database, { count: 30, fromMs: 0, spreadMs: 500 })
    // Due in a day: two days on, it is late by one.
    await owe(database, { count: 30, fromMs: 24 * HOUR, spreadMs: 500 })
    // What falls due by a process's clock and is said: it has looked at everything that was due before.
    const looksRound = async (offsetMs: number) => {
      const [sentinel] = await owe(database, { count: 1, fromMs: 0, spreadMs: 0, offsetMs })
      await until(() => fake.accepted.some(({ text }) => text.includes(sentinel?.marker ?? 'nothing')))
    }
    // Once in a running process, once in one that starts with it.
    const running = await serve({ database, fake, offsetMs: [0, -600_000, 48 * HOUR] })
    expect(await settled(database, SETTLE_MS, 0)).toBe(true)
    for (const offset of [-600_000, 48 * HOUR]) {
      running.signal('SIGUSR1')
      await running.said(`clock set to ${offset}`)
      await looksRound(offset)
    }
    await running.kill()
    for (const offsetMs of [-600_000, 48 * HOUR]) {
      const started = await serve({ database, fake, offsetMs })
      await looksRound(offsetMs)
      await started.kill()
    }
    expectPerfect(`${engine}, clock moved`, owed, fake)
    expect(fake.accepted).toHaveLength(30 + 4)
    expect(await database.knex('nudges').where({ state: 'missed' })).toHaveLength(30)
  })

  testBeside('nothing runs for three seconds over a due minute: delivered when released', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    const owed = await owe(database, { count: 60, fromMs: 4_000, spreadMs: 3_000 })
    const child = await serve({ database, fake })
    await until(() => fake.accepted.length > owed.length / 3)
    child.signal('SIGUSR2')
    await child.said('blocked')
    expect(await settled(database, SETTLE_MS)).toBe(true)
    expectPerfect(`${engine}, blocked for three seconds`, owed, fake)
  })

  testBeside('asked to stop under load: out in ten seconds, nothing lost', async () => {
    const database = await fresh(engine)
    const fake = await platform(1)
    fake.troubles = { ...CALM, slowMs: 300 }
    const owed = await owe(database, { count: 300, fromMs: 0, spreadMs: 500 })
    const first = await serve({ database, fake })
    // In the midst of it: some were accepted, the others are on their way or due.
    await until(() => fake.accepted.length > 10)
    const asked = performance.now()
    first.signal('SIGTERM')
    await first.said('stopped')
    const took = Math.round(performance.now() - asked)
    // Ten seconds are promised, on a machine that does nothing else.
    expect(took).toBeLessThan(isFull ? 10_000 : 30_000)
    await first.kill()
    await serve({ database, fake })
    expect(await settled(database, SETTLE_MS)).toBe(true)
    expectPerfect(`${engine}, stopped under load in ${took} ms`, owed, fake)
  })
})

/** What was claimed, and of which nobody has written down what became of it; each time it was claimed. */
async function lettersInHand({ knex }: Database): Promise<string[]> {
  const rows: { nudge_id: string; fence: number }[] = await knex('nudges')
    .where({ state: 'sending' })
    .select('nudge_id', 'fence')
  return rows.map(({ nudge_id, fence }) => `${nudge_id} ${fence}`)
}
