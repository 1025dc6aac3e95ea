// What a process says of itself: asked as a supervisor does, and held against what is known to be wrong.
import { readinessNotes, readinessProblem } from '../../src/ops/health.ts'
import type { RunningProcess } from './process.ts'
import type { Run } from './run.ts'

const READINESS_EVERY_MS = 10_000
/** So long after it went away the database is asked for. */
const AWAY_MS = 1_200
/** In which a process that slept has had its next beat. */
const BEAT_MS = 1_500

/** @param onError of one that answers with an error */
export function watchReadiness(run: Run, running: RunningProcess, onError: (error: unknown) => void): void {
  const { process } = running
  const health = healthOf(run, running)
  const look = async (): Promise<void> => {
    const askedAt = run.time.elapsed
    // A process that slept calls itself stuck until its next beat; one that is told to stop is asked elsewhere.
    if (askedAt - run.time.jumpedAt < BEAT_MS || running.shutdown.isStopping()) return
    const problem = await readinessProblem(health)
    const notes = problem === null ? await readinessNotes(health) : []
    if (!process.isAlive || process.isFrozen) return
    run.incidents.push({ kind: 'readiness', from: askedAt, to: run.time.elapsed, problem, notes, process })
  }
  const next = (): void => {
    void look().catch(onError)
    process.later(READINESS_EVERY_MS, next)
  }
  process.later(READINESS_EVERY_MS, next)
  // A supervisor that happens to ask while the database is away.
  for (const event of run.history.events)
    if (event.kind === 'database' && event.fate === 'failed' && event.probability === 1)
      process.later(event.at + AWAY_MS - run.time.elapsed, () => void look().catch(onError))
}

/** From the moment it is told to stop, and until it is gone, a process has to call itself unready. */
export async function watchStopping(run: Run, running: RunningProcess): Promise<void> {
  const { process } = running
  const problem = await readinessProblem(healthOf(run, running))
  if (!process.isAlive || process.isFrozen) return
  if (problem === null)
    run.faults.push({ what: 'ready', about: `at ${run.time.elapsed}, by one that was told to stop` })
  else process.later(1_000, () => void watchStopping(run, running).catch(() => undefined))
}

const healthOf = (run: Run, { process, platforms, scheduler, shutdown }: RunningProcess) => ({
  ...{ database: run.simulated.database, clock: process.world, platforms, scheduler },
  isStopping: shutdown.isStopping,
})
