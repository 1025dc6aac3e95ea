// `npm start`: reads the configuration, serves until it is told to stop, says in a sentence why it can't.
import { setTimeout as wait } from 'node:timers/promises'
import { readConfig } from './config.ts'
import { fileTrouble } from './database.ts'
import { serve } from './serve.ts'
import { UserError } from './user-error.ts'

async function main(): Promise<void> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h'))
    return void process.stdout.write(`${USAGE}\n`)
  const speaker = speakerOf(process.argv.slice(2))
  // Heard from the beginning: the first process of a container dies of no signal that it does not listen to.
  // Not once: npm passes on what a whole group of processes is told, and the second one would cut the goodbye short.
  const signal = new Promise<void>((resolve) => {
    process.on('SIGTERM', () => resolve())
    process.on('SIGINT', () => resolve())
  })
  const serving = await Promise.race([serve(readConfig(process.env), speaker), signal])
  // Nobody was told that it is ready; a change of the schema that was under way is taken back by the database.
  if (!serving) return
  await Promise.race([serving.ended, signal])
  // What is not finished by then is found by the next process: nothing that was acknowledged is only in memory.
  await Promise.race([serving.stop(), wait(GOODBYE_MS, undefined, { ref: false })])
}

/** Whoever stops us (systemd, Kubernetes, Heroku) gives ten seconds at least. */
const GOODBYE_MS = 9_000

/** `--as ann` */
function speakerOf(words: readonly string[]): string | null {
  if (words.length === 0) return null
  const [flag, name] = words
  if (flag === '--as' && name !== undefined && words.length === 2) return name
  throw new AskedWrongly(USAGE)
}

const USAGE = 'It goes: npm start -- --as NAME. Everything else is set in the environment; see .env.example.'

class AskedWrongly extends Error {}

const reasonOf = (error: unknown): string =>
  fileTrouble(error) ?? (error instanceof Error ? error.message : String(error))

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isTold = error instanceof UserError || error instanceof AskedWrongly
    process.stderr.write(isTold ? `${error.message}\n` : `Proxy could not start: ${reasonOf(error)}\n`)
    process.exit(error instanceof AskedWrongly ? 2 : 1)
  },
)
