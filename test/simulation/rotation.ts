// The key is exchanged: `keys rotate` as its operator says it, who is interrupted again and again. Each step of it, at the
// files and at the database, may be the last one of its process, also in the midst of writing a file.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { createOperatorContext, type OperatorContext } from '../../src/operator/operator.ts'
import { runOperatorCommand } from '../../src/operator/run.ts'
import { ProcessKilledError, type SimulatedProcess } from './clock.ts'
import type { Run } from './run.ts'

/** Called at each step of the process of a rotation; throws where it dies there. */
type Step = () => void

/**
 * One attempt. Its process takes no virtual time.
 * @param diesAt the number of its last step
 * @returns what became of it
 */
export async function rotateKeys(
  run: Run,
  process: SimulatedProcess,
  diesAt: number,
): Promise<'done' | 'died' | 'failed'> {
  const { surroundings, simulated, time, trace } = run
  let steps = 0
  const die = (): never => {
    trace(`keys rotate died at step ${steps}`)
    process.kill()
    throw new ProcessKilledError(process.name)
  }
  const step: Step = () => {
    if (!process.isAlive) throw new ProcessKilledError(process.name)
    if (++steps >= diesAt) die()
  }
  const end = time.beginReal()
  const restore = stepThroughFiles(step)
  simulated.watchSteps(process, step)
  try {
    const operator = createOperatorContext({
      environment: { DATABASE_URL: `sqlite:${surroundings.databaseFile}` },
      clock: {
        now() {
          step()
          return process.world.now()
        },
      },
      version: 'of the simulation',
      print: () => undefined,
      printError: (text) => trace(`keys rotate: ${text}`),
      createProgress: () => ({ update: step, end: step }),
      platforms: NO_PLATFORMS,
    })
    const { database } = simulated
    const here: OperatorContext = {
      ...operator,
      // The database is in memory; its key is beside the file that would be it.
      withDatabase: (work) => work({ ...database, file: surroundings.databaseFile }),
    }
    const code = await process.run(() => runOperatorCommand(['keys', 'rotate'], here))
    if (!process.isAlive) return 'died'
    trace(`keys rotated ${code}, ${steps} steps`)
    return code === 0 ? 'done' : 'failed'
  } finally {
    restore()
    end()
  }
}

const NO_PLATFORMS: OperatorContext['platforms'] = {
  slackScopes: async () => [],
  slackManifest: async () => ({}),
  serveAssistant: async () => undefined,
  discordRoleMetadata: async () => [],
  registerDiscord: async () => false,
}

/** Every change of a file is a step; a file that is written takes two, and holds half of its text between them. */
function stepThroughFiles(step: Step): () => void {
  const { renameSync, rmSync, writeFileSync } = fs
  Object.assign(fs, {
    renameSync(...given: Parameters<typeof renameSync>) {
      step()
      return renameSync(...given)
    },
    rmSync(...given: Parameters<typeof rmSync>) {
      step()
      return rmSync(...given)
    },
    writeFileSync(file: string, text: string, options: fs.WriteFileOptions) {
      step()
      try {
        step()
      } catch (error) {
        writeFileSync(file, text.slice(0, text.length / 2), options)
        throw error
      }
      writeFileSync(file, text, options)
    },
  })
  syncBuiltinESMExports()
  return () => {
    Object.assign(fs, { renameSync, rmSync, writeFileSync })
    syncBuiltinESMExports()
  }
}
