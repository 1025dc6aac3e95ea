// graphile-worker: its local queue fetches 500 at a time, and its batches complete them together.
import { took } from '../figures.ts'
import type { Load } from './index.ts'

interface Worker {
  runMigrations(options: object): Promise<unknown>
  makeWorkerUtils(options: object): Promise<{
    withPgClient(work: (client: Client) => Promise<unknown>): Promise<unknown>
    release(): Promise<unknown>
  }>
  run(options: object): Promise<{ stop(): Promise<unknown> }>
  Logger: new (make: () => () => void) => unknown
}
interface Client {
  query(sql: string, values: readonly unknown[]): Promise<unknown>
}

/** @returns seconds */
export async function graphileWorker(url: string, count: number, load: Load): Promise<number> {
  const { run, runMigrations, makeWorkerUtils, Logger } = load('graphile-worker') as Worker
  const logger = new Logger(() => () => undefined)
  const options = { connectionString: url, logger }
  await runMigrations(options)
  const utils = await makeWorkerUtils(options)
  await utils.withPgClient((client) =>
    client.query(
      `SELECT graphile_worker.add_jobs(ARRAY(SELECT json_populate_record(NULL::graphile_worker.job_spec, json_build_object('identifier', 'drain', 'payload', '{}'::json)) FROM generate_series(1, $1::int)))`,
      [count],
    ),
  )
  await utils.release()
  let left = count
  let done: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    done = resolve
  })
  const work = async () => {
    left--
    if (left === 0) done()
  }
  let runner: { stop(): Promise<unknown> } | undefined
  const ms = await took(async () => {
    runner = await run({
      ...options,
      concurrency: 24,
      noHandleSignals: true,
      taskList: { drain: work },
      preset: {
        worker: {
          connectionString: url,
          localQueue: { size: 500 },
          completeJobBatchDelay: 0,
          concurrentJobs: 24,
          logger,
        },
      },
    })
    await all
    // Those that are done are only done when the database knows.
    await runner.stop()
  })
  return ms / 1000
}
