// One space of fifty is broken, slow or asks for patience; some people let nobody write to them. The others notice nothing.
import { describe, expect } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { testBeside } from '../support/side-by-side.ts'
import { type FakePlatform, type Manner, numberOf } from './fake-platform.ts'
import { judge, said, type Verdict } from './judge.ts'
import { owe } from './people.ts'
import { expectPerfect, fresh, isFull, LONG_MS, platform, SETTLE_MS, serve, settled, wait } from './setup.ts'

const SPACES = 50
/** By then the process is there. */
const FROM_MS = 4_000
const [COUNT, SPREAD_MS] = isFull ? [2_000, 20_000] : [300, 3_000]

const BREAKS: Manner = { kind: 'resets' }
const PATIENCE: Manner = { kind: 'asks for patience', afterMs: 3_000 }
const SLOW: Manner = { kind: 'slow', ms: 1_500 }

/** Alone, so that what each does to the others is seen; all at once in the short form. */
const BAD: readonly (readonly [string, ReadonlyMap<number, Manner>])[] = isFull
  ? [
      ['breaks every line', new Map([[7, BREAKS]])],
      ['asks for patience', new Map([[7, PATIENCE]])],
      ['takes a second and a half for each', new Map([[7, SLOW]])],
    ]
  : [
      [
        'breaks, another asks for patience, a third is slow',
        new Map<number, Manner>([
          [7, BREAKS],
          [8, PATIENCE],
          [9, SLOW],
        ]),
      ],
    ]

interface Run {
  /** When somebody knocked at the bad ones, for as long as they were. */
  readonly knocked: ReadonlyMap<number, readonly number[]>
  /** Of the spaces that nothing ails. */
  readonly verdict: Verdict
}

async function run(database: Database, bad: ReadonlyMap<number, Manner>): Promise<Run> {
  const fake = await platform(3)
  for (const [space, manner] of bad) fake.manners.set(space, manner)
  const owed = await owe(database, { count: COUNT, fromMs: FROM_MS, spreadMs: SPREAD_MS, spaces: SPACES })
  // They are owed in the order of the spaces, round and round.
  const others = owed.filter((_, index) => !bad.has(index % SPACES))
  const child = await serve({ database, fake })
  await wait(FROM_MS + SPREAD_MS)
  const until = performance.now() + 60_000
  while (judge(others, fake.accepted).lost > 0 && performance.now() < until) await wait(200)
  await wait(1_000)
  const verdict = judge(others, fake.accepted)
  const knocked = new Map([...bad.keys()].map((space) => [space, knocks(fake, space)]))
  // Mended: whoever is there had to wait, and hears each word once as well.
  fake.manners.clear()
  expect(await settled(database, SETTLE_MS)).toBe(true)
  expect(judge(owed, fake.accepted)).toMatchObject({ lost: 0, doubled: 0, early: 0 })
  await child.kill()
  return { knocked, verdict }
}

/** When somebody knocked there. */
const knocks = ({ attempts }: FakePlatform, bad: number): readonly number[] =>
  attempts.filter(({ space }) => numberOf(space) === bad).map(({ at }) => at)

describe.concurrent.each(['sqlite', 'postgres'] as const)('one space of fifty (%s)', (engine) => {
  for (const [name, bad] of BAD)
    testBeside(
      `it ${name}`,
      async () => {
        const { knocked, verdict } = await run(await fresh(engine), bad)
        const alone = isFull ? `; without it p99 ${(await run(await fresh(engine), new Map())).verdict.p99} ms` : ''
        const counts = [...knocked.values()].map((times) => times.length).join(', ')
        said(`${engine}, one space of ${SPACES} ${name}, the others`, verdict, `${alone}; ${counts} requests there`)
        expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
        for (const [space, manner] of bad) {
          const [first = 0, ...more] = knocked.get(space) ?? []
          expect(first).toBeGreaterThan(0)
          // Left alone after three, for ten seconds, then tried by one at a time.
          const fourth = more[2]
          if (manner.kind === 'resets' && fourth !== undefined) expect(fourth - first).toBeGreaterThan(5_000)
          // What was under way beside the first went with it; nothing follows before its time.
          if (manner.kind === 'asks for patience')
            for (const at of more.filter((each) => each > first + 1_000))
              expect(at - first).toBeGreaterThanOrEqual(manner.afterMs)
        }
      },
      LONG_MS,
    )

  testBeside(
    'direct messages are closed: the other account, after one refusal; none left: asked once, kept',
    async () => {
      const database = await fresh(engine)
      const fake = await platform(5)
      const twice = await owe(database, { count: 40, fromMs: 0, spreadMs: 500, hasSecond: true })
      const once = await owe(database, { count: 40, fromMs: 0, spreadMs: 500 })
      for (const { person } of [...twice, ...once]) fake.closed.add(person)
      await serve({ database, fake })
      expect(await settled(database, SETTLE_MS)).toBe(true)
      expectPerfect(`${engine}, closed, with another account`, twice, fake)
      expect(fake.attempts.filter(({ answer }) => answer === 'closed')).toHaveLength(80)
      const kept = await database.knex('nudges').where({ state: 'missed', reason: 'closed' })
      expect(kept).toHaveLength(40)
      expect(await database.knex('chat_accounts').whereNotNull('dm_closed_at')).toHaveLength(80)
    },
  )
})
