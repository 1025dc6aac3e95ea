// How long answers take for one person with 10,000 open tasks, on SQLite in a file, by the same dispatcher as everywhere.
import { withTasks } from '../../support/many.ts'
import { fresh } from '../databases.ts'
import { median, ms, percentile, took } from '../figures.ts'
import type { Part } from '../part.ts'

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
const PROMISED_MS = 300

export const tenThousand: Part = {
  name: 'ten-thousand',
  about: 'answers to one person with 10,000 open tasks',
  async run(bench) {
    const database = await fresh(bench, 'sqlite')
    const ann = await withTasks(database, bench.isQuick ? 1_000 : 10_000)
    const times = new Map<string, number[]>(LINES.map((line) => [line, []]))
    for (let round = 0; round < (bench.isQuick ? 3 : 20); round++)
      for (const line of LINES) times.get(line)?.push(await took(() => ann.says(line)))
    if (ann.world.errors.length > 0) throw ann.world.errors[0]
    const all = [...times.values()].flat()
    const p95 = percentile(all, 95)
    return [
      {
        what: 'answers for 10,000 open tasks, p95 over all lines',
        promised: `≤ ${PROMISED_MS} ms`,
        reached: ms(p95),
        isMet: p95 <= PROMISED_MS,
        more: [...times].map(([line, own]) => `${line}: p50 ${ms(median(own))}, p95 ${ms(percentile(own, 95))}`),
      },
    ]
  },
}
