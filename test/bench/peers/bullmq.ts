// BullMQ, on a Redis of its own that keeps its journal every second, as Redis comes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { folder } from '../databases.ts'
import { took } from '../figures.ts'
import type { Bench } from '../part.ts'
import type { Load } from './index.ts'

interface BullMq {
  Queue: new (
    name: string,
    options: object,
  ) => { addBulk(jobs: readonly object[]): Promise<unknown>; close(): Promise<void> }
  Worker: new (
    name: string,
    work: () => Promise<void>,
    options: object,
  ) => {
    on(event: string, hear: () => void): unknown
    close(): Promise<void>
  }
}

const QUEUE = 'drain'
const PORT = 26_379

/** @returns seconds */
export async function bullmq(bench: Bench, count: number, load: Load): Promise<number> {
  const connection = { host: '127.0.0.1', port: await redis(bench) }
  const { Queue, Worker } = load('bullmq') as BullMq
  const queue = new Queue(QUEUE, { connection })
  for (let first = 0; first < count; first += 1000)
    await queue.addBulk(Array.from({ length: Math.min(1000, count - first) }, () => ({ name: QUEUE, data: {} })))
  const ms = await took(async () => {
    let left = count
    const worker = new Worker(QUEUE, async () => undefined, { connection, concurrency: 500 })
    await new Promise<void>((resolve) => worker.on('completed', () => --left === 0 && resolve()))
    await worker.close()
  })
  await queue.close()
  return ms / 1000
}

/** @returns its port @throws Error where Redis is not installed */
async function redis(bench: Bench): Promise<number> {
  const args = ['--port', `${PORT}`, '--bind', '127.0.0.1', '--appendonly', 'yes', '--dir', await folder(bench)]
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  bench.after(async () => {
    if (server.exitCode === null && server.pid !== undefined) {
      server.kill('SIGKILL')
      await once(server, 'close')
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Error('redis-server is not installed')))
    server.once('exit', () => reject(new Error('redis-server did not start')))
    server.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept') && resolve())
  })
  return PORT
}
