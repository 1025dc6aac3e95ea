// pg-boss: fetched and completed 500 at a time.
import { took } from '../figures.ts'
import type { Load } from './index.ts'

interface Boss {
  start(): Promise<unknown>
  stop(options: object): Promise<unknown>
  createQueue(name: string): Promise<unknown>
  insert(jobs: readonly object[]): Promise<unknown>
  fetch(name: string, options: object): Promise<readonly { readonly id: string }[]>
  complete(name: string, ids: readonly string[]): Promise<unknown>
}

const QUEUE = 'drain'

/** @returns seconds */
export async function pgBoss(url: string, count: number, load: Load): Promise<number> {
  const Boss = load('pg-boss') as new (options: object) => Boss
  const boss = new Boss({ connectionString: url, supervise: false, schedule: false })
  await boss.start()
  try {
    await boss.createQueue(QUEUE)
    for (let first = 0; first < count; first += 1000)
      await boss.insert(Array.from({ length: Math.min(1000, count - first) }, () => ({ name: QUEUE, data: {} })))
    const ms = await took(async () => {
      for (;;) {
        const jobs = await boss.fetch(QUEUE, { batchSize: 500 })
        if (jobs.length === 0) return
        await boss.complete(
          QUEUE,
          jobs.map(({ id }) => id),
        )
      }
    })
    return ms / 1000
  } finally {
    await boss.stop({ graceful: false, wait: true })
  }
}
