// From `npm start`'s command to the first answer, in the terminal, on SQLite, the file migrated: what somebody who opens
// it waits for. Beside it an empty Node, which is the floor.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { folder } from '../databases.ts'
import { median, megabytes, ms, number, percentile } from '../figures.ts'
import type { Part } from '../part.ts'
import { root } from '../root.ts'

const COMMAND = ['--enable-source-maps', '--v8-pool-size=1', 'dist/src/main.js']

export const start: Part = {
  name: 'start',
  about: 'from the command to the first answer, and what it takes of memory',
  async run(bench) {
    const database = `sqlite:${join(await folder(bench), 'proxy.db')}`
    await firstAnswer(COMMAND, database)
    const proxy: number[] = []
    const node: number[] = []
    const memory: number[] = []
    for (let round = 0; round < (bench.isQuick ? 3 : 15); round++) {
      const answer = await firstAnswer(COMMAND, database)
      proxy.push(answer.ms)
      memory.push(answer.rss)
      node.push((await firstAnswer(['-e', 'console.log("here")'], database)).ms)
    }
    return [
      {
        what: 'start to first answer (terminal, SQLite, migrated)',
        promised: '≤ 250 ms',
        reached: ms(median(proxy)),
        isMet: median(proxy) <= 250,
        more: [
          `fastest ${ms(Math.min(...proxy))}, p95 ${ms(percentile(proxy, 95))} of ${proxy.length}`,
          `${number(median(proxy) / median(node))} × an empty Node, which says its first word after ${ms(median(node))}`,
        ],
      },
      {
        what: 'memory after the first answer',
        promised: '≤ 90 MB',
        reached: megabytes(median(memory)),
        isMet: median(memory) <= 90 * 1024 * 1024,
      },
    ]
  },
}

async function firstAnswer(args: readonly string[], database: string): Promise<{ ms: number; rss: number }> {
  const from = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATABASE_URL: database },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.write('tasks\n')
  await once(child.stdout, 'data')
  const answered = performance.now() - from
  const rss = residentOf(child.pid)
  child.stdin.end()
  await once(child.stdout.resume(), 'close')
  return { ms: answered, rss }
}

/** Bytes in memory, as every Unix tells it. */
const residentOf = (pid: number | undefined): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', `${pid}`], { encoding: 'utf8' })) * 1024
