// `npm start`: reads the configuration and serves until stopped; an error of starting is one sentence.
import type { RunningApp } from './app/serve.ts'
import { stopInTime } from './app/shutdown.ts'
import { loadEnvFile } from './ops/env-file.ts'
import { installOutboundProxy } from './ops/outbound-proxy.ts'
import { runInWorld, systemWorld } from './time/world.ts'
import { Refusal } from './user-error.ts'

// Installed before anything else is loaded: the first process of a container ignores signals without a handler. Not
// `once`: npm passes on a signal the whole group receives, and the second one would kill the process during shutdown.
const signal = new Promise<void>((resolve) => {
  process.on('SIGTERM', () => resolve())
  process.on('SIGINT', () => resolve())
})

async function main(): Promise<void> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h'))
    return void process.stdout.write(`${USAGE}\n`)
  const serving = await Promise.race([start(parseSpeaker(process.argv.slice(2))), signal])
  // Not ready yet, so it may simply end; the database rolls back an open migration.
  if (!serving) return
  await Promise.race([serving.terminalClosed, signal])
  await stopInTime(serving)
}

async function start(speaker: string | null): Promise<RunningApp> {
  const loading = Promise.all([import('./app/config.ts'), import('./app/serve.ts')])
  loadEnvFile()
  await installOutboundProxy()
  const [{ readConfig }, { serve }] = await loading
  return serve(readConfig(process.env), speaker)
}

/** `--as ann` */
function parseSpeaker(words: readonly string[]): string | null {
  if (words.length === 0) return null
  const [flag, name] = words
  if (flag === '--as' && name !== undefined && words.length === 2) return name
  throw new UsageError(USAGE)
}

const USAGE =
  'Try: npm start -- --as NAME. Everything else is set in the environment or in a file .env; see .env.example.'

class UsageError extends Error {}

async function startFailureText(error: unknown): Promise<string> {
  if (error instanceof UsageError) return error.message
  if (error instanceof Refusal) return (await import('./views/refusals/index.ts')).explainRefusal(error).message
  const { fileProblem } = await import('./database/index.ts')
  return `Proxy couldn't start: ${fileProblem(error) ?? (error instanceof Error ? error.message : error)}`
}

runInWorld(systemWorld, main).then(
  () => process.exit(0),
  async (error: unknown) => {
    process.stderr.write(`${await startFailureText(error)}\n`)
    process.exit(error instanceof UsageError ? 2 : 1)
  },
)
