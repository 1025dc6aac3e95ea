// One simulated world from its beginning to its end: the real dispatcher, outbox and sender in processes that are killed,
// frozen and started again, under virtual time.
import { createHash } from 'node:crypto'
import type { Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import type { Scheduler } from '../../src/nudges/engine/scheduler.ts'
import { chanceOf } from './chance.ts'
import { createSimulatedTime, type SimulatedProcess, type SimulatedTime } from './clock.ts'
import type { SimulatedDatabase } from './database.ts'
import { collectDisturbances, type Incident } from './disturbances.ts'
import type { History } from './history.ts'
import { type Fault, judge, type Said, type Verdict } from './judge.ts'
import { createMachine, watchStatements } from './machine.ts'
import { createNetwork, type Network, type Weather } from './network.ts'
import { createTalkers } from './talkers.ts'

export interface RunResult extends Verdict {
  /** Of everything that happened: the same seed gives the same. */
  readonly digest: string
  readonly trace: readonly string[]
  /** Virtual milliseconds that were lived. */
  readonly livedMs: number
}

/** A process that is up. */
export interface RunningProcess {
  readonly process: SimulatedProcess
  readonly dispatcher: Dispatcher
  readonly scheduler: Scheduler
  readonly platforms: readonly Platform[]
}

/** What a run knows of itself while it goes on. */
export interface Run {
  readonly history: History
  readonly time: SimulatedTime
  readonly simulated: SimulatedDatabase
  readonly network: Network
  readonly incidents: Incident[]
  readonly faults: Fault[]
  readonly said: Said[]
  readonly clock: { at: number; offsetMs: number }[]
  /** Those that are up. */
  readonly running: Set<RunningProcess>
  trace(line: string): void
}

/** After the last day: what stood in the way of the last things ends in it. */
const AFTER_MS = 20 * 60_000

/** Lives a history. Nothing of it depends on the machine. */
export async function liveHistory(history: History, simulated: SimulatedDatabase): Promise<RunResult> {
  const time = createSimulatedTime(history.start, history.seed)
  const lines: string[] = []
  const trace = (line: string): void => void lines.push(`${time.elapsed} ${line}`)
  const weather: Weather[] = history.events.flatMap((each) =>
    each.kind === 'weather' ? [{ from: each.at, to: each.at + each.ms, space: each.space, kind: each.sky }] : [],
  )
  const run: Run = {
    ...{ history, time, simulated, trace },
    network: createNetwork({ time, seed: history.seed, weather, trace }),
    incidents: [],
    faults: [],
    said: [],
    clock: [{ at: 0, offsetMs: 0 }],
    running: new Set(),
  }
  const machines = Array.from({ length: history.replicas }, (_, index) => createMachine(run, index))
  await simulated.begin(time, watchStatements(run, machines))
  for (const machine of machines) machine.start()
  for (const event of history.events)
    time.at(event.at, () => {
      const struck = machines[chanceOf(history.seed, 'struck', event.at).below(machines.length)]
      if (event.kind === 'database')
        run.incidents.push({
          ...event,
          kind: event.fate,
          from: time.elapsed,
          to: time.elapsed + event.ms,
          isTotal: event.probability === 1,
        })
      else struck?.happen(event)
    })
  const talkers = createTalkers(run)
  for (const event of history.events) if (event.kind === 'say') talkers.plan(event)
  const lengthMs = history.lengthMs + AFTER_MS
  await time.runUntil(lengthMs, () => mayIdleUntil(run, talkers.areWaiting()))
  for (const machine of machines) machine.kill(0)
  await time.runUntil(lengthMs + 1, async () => 0)
  const disturbances = collectDisturbances(run, weather)
  const verdict = judge({
    ...{ history, said: run.said, attempts: run.network.attempts, disturbances, clock: run.clock },
    endedAt: lengthMs,
  })
  const faults = [...run.faults, ...verdict.faults]
  for (const { what, about } of faults) trace(`fault ${what}: ${about}`)
  return {
    ...verdict,
    faults,
    digest: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
    trace: lines,
    livedMs: lengthMs,
  }
}

/** How far time may jump: to shortly before the next thing that is due, where nothing is under way. */
async function mayIdleUntil(run: Run, isTalking: boolean): Promise<number> {
  const { time, simulated, history, network } = run
  const isBusy =
    isTalking ||
    run.running.size < history.replicas ||
    [...run.running].some(({ process }) => process.isFrozen || network.isBusy(process))
  if (isBusy) return time.elapsed
  const { knex } = simulated.database
  const soonest = await Promise.all([
    knex('schedules').whereNotNull('next_due_at').orderBy('next_due_at').first('next_due_at as at'),
    knex('nudges').where({ state: 'pending' }).orderBy('try_at').first('try_at as at'),
    knex('nudges')
      .whereIn('state', ['sending', 'unknown'])
      .whereNotNull('lease_expires_at')
      .orderBy('lease_expires_at')
      .first('lease_expires_at as at'),
  ])
  const offsetMs = run.clock.at(-1)?.offsetMs ?? 0
  const dues = soonest.flatMap((row) => (row ? [new Date(row.at).getTime() - history.start.getTime() - offsetMs] : []))
  return Math.min(...dues, Number.POSITIVE_INFINITY) - 3_000
}
