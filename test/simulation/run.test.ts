// The simulated world: what is promised holds in every one of them, and each replays from its seed to the same trace. They
// are lived in processes of their own, bundled: there a world takes a sixth of the time. The long form, and every other
// option: `npm run simulate`.
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attempts } from '../support/full.ts'
import { type History, planHistory } from './history.ts'
import { shrinkHistory } from './shrink.ts'

/** Where the program looks for what lies beside it. */
const program = new URL(`../../dist/src/chunks/simulate-${process.pid}.mjs`, import.meta.url).pathname

beforeAll(() =>
  build({
    entryPoints: [new URL('main.ts', import.meta.url).pathname],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outfile: program,
    logLevel: 'warning',
  }),
)

afterAll(() => rm(program, { force: true }))

interface Lived {
  /** What did not hold, by seed. */
  readonly faults: readonly string[]
  readonly owed: number
  readonly digests: readonly string[]
  /** The latest message of all that nothing disturbed, in milliseconds. */
  readonly latestMs: number
}

/** What is short-lived, which is most of a world, is cleared away less often. */
const NODE_OPTIONS = ['--max-semi-space-size=32']

/** Lives worlds and reads what the program prints of them. */
async function live(...options: readonly string[]): Promise<Lived> {
  const run = promisify(execFile)(process.execPath, [...NODE_OPTIONS, program, '--no-shrink', ...options], {
    maxBuffer: 1e8,
    // A database answers one at a time: further threads would only be woken in vain.
    env: { ...process.env, UV_THREADPOOL_SIZE: '1' },
  })
  // A world that fails ends it with 1, and is told in what it printed.
  const { stdout, stderr } = await run.catch((error: { stdout?: string; stderr?: string }) => error)
  const lines = (stdout ?? '').trim().split('\n')
  const worlds = lines.flatMap((line) => {
    const [, seed, owed, faults, latest] =
      /^(seed \d+): (\d+) owed, (\d+) faults, latest undisturbed (\d+) ms/.exec(line) ?? []
    return seed === undefined ? [] : [{ seed, owed: Number(owed), faults: Number(faults), latest: Number(latest) }]
  })
  // A process that dies has lived none.
  if (worlds.length === 0) throw new Error(`No world was lived: ${stderr ?? ''}`)
  return {
    faults: worlds.some(({ faults }) => faults > 0)
      ? lines.filter((line) => !/ 0 faults|^[\da-f]{16}$/.test(line))
      : [],
    owed: worlds.reduce((sum, { owed }) => sum + owed, 0),
    digests: lines.filter((line) => /^[\da-f]{16}$/.test(line)),
    latestMs: Math.max(...worlds.map(({ latest }) => latest)),
  }
}

describe('simulated worlds', () => {
  /** Of the hundred, by their order. */
  let digests: readonly string[] = []

  test('nothing is lost, doubled, early or later than its bound, whatever goes wrong', async () => {
    const half = attempts(50, 1_500)
    const halves = await Promise.all(
      [1, half + 1].map((seed) => live('--seed', `${seed}`, '--seeds', `${half}`, '--people', '3', '--short')),
    )
    expect(halves.flatMap(({ faults }) => faults)).toEqual([])
    digests = halves.flatMap((one) => one.digests)
    expect(digests).toHaveLength(2 * half)
    // A world in which hardly anything is owed would prove nothing.
    expect(halves.reduce((sum, { owed }) => sum + owed, 0)).toBeGreaterThan(400)
  }, 3_600_000)

  test('a seed replays to the same trace, whatever was lived before it', async () => {
    const again = await live('--seed', '7', '--seeds', '2', '--people', '3', '--short')
    expect(again.digests).toEqual(digests.slice(6, 8))
    expect(new Set(digests).size).toBe(digests.length)
  })

  test('where nothing goes wrong, everything is said within a second and a half', async () => {
    const calm = await live('--calm', '--seed', '9', '--days', '2', '--people', '4')
    expect(calm.faults).toEqual([])
    expect(calm.owed).toBeGreaterThan(10)
    expect(calm.latestMs).toBeLessThan(1_500)
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
