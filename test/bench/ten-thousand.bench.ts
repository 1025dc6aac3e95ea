// How long answers take for one person with 10,000 open tasks, on SQLite in a file.
//   npx vitest run --config test/bench/vitest.config.ts test/bench/ten-thousand.bench.ts
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, openDatabase } from '../../src/database.ts'
import { withTasks } from '../support/many.ts'

const LINES = [
  'tasks',
  'task list view:waiting',
  'task list tag:home',
  'task list find:"number 77"',
  'task list page:999',
  'task show needle',
  'task show nothing like it at all',
  'start needle',
  'task move needle friday 9am',
  'done needle',
  'undo',
  'task add One more ~10m #home',
  'project',
]

test('10,000 open tasks', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-bench-'))
  const database = await openDatabase(`sqlite:${join(folder, 'bench.sqlite')}`)
  await migrate(database, 'latest')
  const ann = await withTasks(database, 10_000)
  const times: number[] = []
  for (const line of LINES) {
    const own: number[] = []
    for (let round = 0; round < 20; round++) {
      const from = performance.now()
      await ann.says(line)
      own.push(performance.now() - from)
    }
    times.push(...own)
    console.log(
      `${percentile(own, 50).toFixed(0).padStart(5)} ms p50 ${percentile(own, 95).toFixed(0).padStart(5)} ms p95  ${line}`,
    )
  }
  console.log(`${percentile(times, 95).toFixed(0).padStart(20)} ms p95  of all ${times.length}`)
  await database.close()
  await rm(folder, { recursive: true })
  expect(ann.world.errors).toEqual([])
  expect(percentile(times, 95)).toBeLessThan(300)
}, 600_000)

function percentile(values: readonly number[], rank: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? 0
}
