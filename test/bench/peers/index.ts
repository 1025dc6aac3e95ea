// Other people's queues at the same work, each as its own documentation advises for throughput. They are installed
// apart (`npm install --prefix test/bench/peers`), and named where they are not there.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { emptyPostgres } from '../databases.ts'
import type { Bench } from '../part.ts'
import { root } from '../root.ts'
import { bullmq } from './bullmq.ts'
import { graphileWorker } from './graphile-worker.ts'
import { pgBoss } from './pg-boss.ts'

/** Draining so many waiting jobs whose work is nothing. */
export interface Drained {
  readonly name: string
  /** Null: it could not be run. */
  readonly seconds: number | null
  readonly why?: string
}

export async function drainPeers(bench: Bench, count: number): Promise<Drained[]> {
  const drained: Drained[] = []
  for (const [name, drain] of PEERS) {
    const described = `${name} ${versionOf(name)}`.trim()
    try {
      if (versionOf(name) === '') throw new Error('not installed; npm install --prefix test/bench/peers')
      const seconds = await drain(bench, count, load)
      bench.say(`${described}: ${Math.round(count / seconds)}/s`)
      drained.push({ name: described, seconds })
    } catch (error) {
      drained.push({ name: described, seconds: null, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return [...drained, { name: 'agenda', seconds: null, why: 'MongoDB is not there' }]
}

/** Loads a peer; what it is like, each file says for itself. */
export type Load = (name: string) => unknown

const PEERS = [
  ['pg-boss', async (bench: Bench, count: number, load: Load) => pgBoss(await emptyPostgres(bench), count, load)],
  [
    'graphile-worker',
    async (bench: Bench, count: number, load: Load) => graphileWorker(await emptyPostgres(bench), count, load),
  ],
  ['bullmq', bullmq],
] as const

const requirePeer = createRequire(join(root, 'test/bench/peers/package.json'))
const load: Load = (name) => requirePeer(name)

function versionOf(name: string): string {
  try {
    return String(
      (requirePeer(join(root, 'test/bench/peers/node_modules', name, 'package.json')) as { version: string }).version,
    )
  } catch {
    return ''
  }
}
