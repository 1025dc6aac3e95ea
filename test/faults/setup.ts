// What every row of the suite stands on: a database, a platform of the worst kind, processes that can be killed.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject } from 'vitest'
import { type Database, type Engine, migrate, openDatabase } from '../../src/database/index.ts'
import { type Child, startChild } from '../support/child.ts'
import { onTestFinished } from '../support/side-by-side.ts'
import { type FakePlatform, startFakePlatform } from './fake-platform.ts'
import { judge, said } from './judge.ts'
import type { Owed } from './people.ts'
import { SERVING } from './serving.ts'

export const isFull = process.env['FAULTS'] === 'full'
const given = process.env['FAULTS_SEED']
export const SEEDS = given !== undefined ? [Number(given)] : isFull ? [1, 2, 3, 4, 5] : [1]
/** So long a long form may take on a machine that has other work. */
export const LONG_MS = isFull ? 3_600_000 : 900_000
/**
 * So long all may take until nothing is left to be said: a ceiling, which says nothing of how late they come. A hundred
 * and twenty kills leave two thousand outcomes to look up, one at a time a space, and a quarter of the answers are cut.
 */
export const SETTLE_MS = isFull ? 2_700_000 : 400_000
export const HOUR = 3_600_000

/** The same faults for the same seed. */
export function dice(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return state / 2 ** 32
  }
}

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Looks again and again; in vain for three minutes means never. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const enough = performance.now() + 180_000
  while (!(await holds())) {
    if (performance.now() > enough) throw new Error('It never came to be')
    await wait(10)
  }
}

export async function fresh(engine: Engine): Promise<Database> {
  if (engine === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'proxy-faults-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    return opened(`sqlite:${join(folder, 'proxy.db')}`)
  }
  const door = inject('postgresDoor')
  return opened(await (await fetch(door)).text())
}

export async function opened(url: string): Promise<Database> {
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  await migrate(database, 'latest')
  return database
}

export async function platform(seed: number): Promise<FakePlatform> {
  const fake = await startFakePlatform(dice(seed))
  onTestFinished(() => fake.stop())
  return fake
}

interface Served {
  readonly database: Database
  /** Another way to it than the test's own. */
  readonly url?: string
  readonly fake: FakePlatform
  /** What this machine's clock is ahead of the judge's; each further one counts from a SIGUSR1 on. */
  readonly offsetMs?: number | readonly number[]
  readonly senderMs?: number
  readonly rowMs?: number
}

export async function serve({
  database,
  url = database.url,
  fake,
  offsetMs = 0,
  senderMs = 2_000,
  rowMs = 6_000,
}: Served): Promise<Child> {
  const child = await startChild(SERVING, [url, fake.url, [offsetMs].flat().join(' '), `${senderMs}`, `${rowMs}`])
  await child.said('ready')
  return child
}

/**
 * Until nothing is left to be said, or a minute more than it should take.
 * @param offsetMs what comes due later than now, on a clock so far ahead, is left aside; without it nothing is
 */
export async function settled({ knex }: Database, ms: number, offsetMs?: number): Promise<boolean> {
  const until = performance.now() + ms
  while (performance.now() < until) {
    const waiting = knex('schedules').whereNotNull('next_due_at').first('schedule_id')
    if (offsetMs !== undefined) waiting.where('next_due_at', '<=', new Date(Date.now() + offsetMs))
    const schedules = await waiting
    const nudges = await knex('nudges')
      .whereIn('state', ['pending', 'sending', 'unknown'])
      .whereNot((query) => query.where('state', 'unknown').whereNull('lease_expires_at'))
      .first('nudge_id')
    if (!schedules && !nudges) return true
    await wait(200)
  }
  return false
}

export function expectPerfect(name: string, owed: readonly Owed[], fake: FakePlatform, more = '', offsetMs = 0): void {
  const verdict = judge(owed, fake.accepted, { offsetMs })
  said(name, verdict, more)
  expect(verdict).toMatchObject({ lost: 0, doubled: 0, early: 0 })
}
