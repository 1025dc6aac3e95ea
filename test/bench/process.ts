// One part, in a process of its own, so that no part's memory or timers weigh on another one's figures.
import { startPart } from './part.ts'
import { parts } from './parts.ts'

const [name, flag] = process.argv.slice(2)
const part = parts.find((each) => each.name === name)
if (!part) throw new Error(`There is no part “${name}”`)

const running = startPart(part, flag === '--quick', (text) => void process.stderr.write(`  ${text}\n`))

// Stopped midway it leaves no server and no folder behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void running.clean().finally(() => process.exit(1)))

running.rows.then(
  (rows) => process.send?.(rows, () => process.exit(0)),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
