// One part, in a process of its own, so that no part's memory or timers weigh on another one's figures.
import { runPart } from './part.ts'
import { parts } from './parts.ts'

const [name, flag] = process.argv.slice(2)
const part = parts.find((each) => each.name === name)
if (!part) throw new Error(`There is no part “${name}”`)

runPart(part, flag === '--quick', (text) => void process.stderr.write(`  ${text}\n`)).then(
  (rows) => process.send?.(rows, () => process.exit(0)),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
