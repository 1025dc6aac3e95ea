// `npm run bench`: every part, one after the other, each in a process of its own. `npm run bench -- drain tick` runs
// those two; `--quick` is a short form to see that they work, and keeps nothing.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { load, machine } from './machine.ts'
import type { Part, Row } from './part.ts'
import { parts } from './parts.ts'
import { keep, table } from './results.ts'

const words = process.argv.slice(2)
const isQuick = words.includes('--quick')
const names = words.filter((word) => !word.startsWith('--'))
const unknown = names.find((name) => !parts.some((part) => part.name === name))
if (unknown !== undefined) {
  const all = parts.map(({ name, about }) => `  ${name.padEnd(14)} ${about}`)
  process.stderr.write(`There is no “${unknown}”. It goes: npm run bench -- [--quick] [names]\n${all.join('\n')}\n`)
  process.exit(2)
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const
let isStopped = false
let failed = 0
for (const part of parts.filter(({ name }) => names.length === 0 || names.includes(name))) {
  if (isStopped) break
  process.stderr.write(`\n${part.name}: ${part.about}\n`)
  const rows = await measured(part)
  if (rows === null) {
    failed++
    continue
  }
  process.stdout.write(`${table(rows)}\n`)
  if (!isQuick) await keep(part, rows, machine(), load())
}
process.exit(failed > 0 ? 1 : 0)

/** What a part's process reports; null where it failed. */
async function measured({ name }: Part): Promise<Row[] | null> {
  const child = fork(new URL('./process.js', import.meta.url), [name, ...(isQuick ? ['--quick'] : [])], {
    execArgv: ['--expose-gc', '--enable-source-maps'],
  })
  const stop = () => {
    isStopped = true
    child.kill('SIGTERM')
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  let rows: Row[] | null = null
  child.on('message', (message) => {
    // From process.ts, which sends nothing else.
    rows = message as Row[]
  })
  await once(child, 'close')
  for (const signal of SIGNALS) process.removeListener(signal, stop)
  return rows
}
