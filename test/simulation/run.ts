// One simulated world from its beginning to its end: the real dispatcher, outbox and sender in processes that are killed,
// frozen and started again, under virtual time.
import { createHash } from 'node:crypto'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { createDispatcher, type Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { buildReplyContext } from '../../src/chat/run/respond.ts'
import { commands } from '../../src/commands/index.ts'
import { type Scheduler, startScheduler } from '../../src/nudges/engine/scheduler.ts'
import { readinessNotes, readinessProblem } from '../../src/ops/health.ts'
import { chanceOf } from './chance.ts'
import { createSimulatedTime, ProcessKilledError, type SimulatedProcess, type SimulatedTime } from './clock.ts'
import type { SimulatedDatabase, StatementWatch } from './database.ts'
import { collectDisturbances, type Incident } from './disturbances.ts'
import type { History } from './history.ts'
import { type Fault, judge, type Said, type Verdict } from './judge.ts'
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
  /** The one that is up; null while it is down. */
  current: RunningProcess | null
  trace(line: string): void
}

const catalogue = createCatalogue(commands)
/** After the last day: what stood in the way of the last things ends in it. */
const AFTER_MS = 20 * 60_000
const READINESS_EVERY_MS = 5_000
const MAX_FAULTS = 100

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
    current: null,
  }
  const machine = createMachine(run)
  await simulated.begin(time, machine.watch)
  machine.start()
  for (const event of history.events) time.at(event.at, () => machine.happen(event))
  const talkers = createTalkers(run)
  for (const event of history.events) if (event.kind === 'say') talkers.plan(event)
  const lengthMs = history.lengthMs + AFTER_MS
  await time.runUntil(lengthMs, () => mayIdleUntil(run, talkers.areWaiting()))
  machine.kill(0)
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

/** The machine that runs one process after the other, and what happens to them. */
function createMachine(run: Run) {
  const { time, history, simulated, incidents, trace } = run
  let count = 0
  let offsetMs = 0
  /** Steps of the database until the process is killed; null: it is not. */
  let fuse: { left: number; readonly isAfter: boolean; readonly downMs: number } | null = null

  const kill = (downMs: number): void => {
    const dying = run.current
    if (!dying) return
    run.current = null
    fuse = null
    dying.process.kill()
    trace(`killed ${dying.process.name}`)
    incidents.push({ kind: 'down', from: time.elapsed, to: time.elapsed + downMs })
    if (downMs > 0) time.at(time.elapsed + downMs, start)
  }

  const start = (): void => {
    const process = time.createProcess(`p${++count}`)
    process.offsetMs = offsetMs
    simulated.addProcess(process)
    trace(`started ${process.name}`)
    void process
      .run(() => startProcess(run, process))
      .then(
        (running) => {
          if (!process.isAlive) return
          run.current = running
          watchReadiness(run, running)
        },
        (error: unknown) => noteError(run, error),
      )
  }

  const watch: StatementWatch = {
    before(process, sql) {
      if (fuse && !fuse.isAfter && fuse.left-- <= 0) kill(fuse.downMs)
      const fault = history.events.find(
        (each) => each.kind === 'database' && time.elapsed >= each.at && time.elapsed < each.at + each.ms,
      )
      if (fault?.kind !== 'database') return 'runs'
      const isCommit = /^COMMIT/i.test(sql)
      if (isCommit === (fault.fate === 'failed')) return 'runs'
      steps++
      if (!chanceOf(history.seed, 'statement', fault.at, steps).chance(fault.probability)) return 'runs'
      trace(`database ${fault.fate} ${process.name}`)
      return fault.fate
    },
    after() {
      if (fuse?.isAfter && fuse.left-- <= 0) kill(fuse.downMs)
    },
  }
  let steps = 0

  return {
    start,
    kill,
    watch,
    happen(event: History['events'][number]): void {
      const process = run.current?.process
      if (event.kind === 'kill' && process)
        fuse ??= { left: event.afterSteps, isAfter: event.afterSteps % 2 === 1, downMs: event.downMs }
      if (event.kind === 'freeze' && process && !process.isFrozen) {
        process.freeze()
        trace(`frozen ${process.name}`)
        incidents.push({ kind: 'frozen', from: time.elapsed, to: time.elapsed + event.ms })
        time.at(time.elapsed + event.ms, () => {
          trace(`thawed ${process.name}`)
          process.thaw()
        })
      }
      if (event.kind === 'clock') {
        if (event.offsetMs < offsetMs)
          incidents.push({ kind: 'set back', from: time.elapsed, to: time.elapsed + offsetMs - event.offsetMs })
        else incidents.push({ kind: 'set forward', from: time.elapsed, to: time.elapsed })
        offsetMs = event.offsetMs
        run.clock.push({ at: time.elapsed, offsetMs })
        if (process) process.offsetMs = offsetMs
        trace(`clock ${offsetMs}`)
      }
      if (event.kind === 'database') {
        const { fate, ms, probability } = event
        incidents.push({ kind: fate, from: time.elapsed, to: time.elapsed + ms, isTotal: probability === 1 })
      }
    },
  }
}

async function startProcess(run: Run, process: SimulatedProcess): Promise<RunningProcess> {
  const { database } = run.simulated
  const { world } = process
  const onError = (error: unknown): void => noteError(run, error)
  const platforms = run.network.platformsFor(process)
  const scope = createRequestScope({
    ...{ database, catalogue, clock: world, onError },
    outside: { secretKey: 'a key for the simulation, of more than 32 bytes', publicUrl: '', signup: 'open' },
  })
  const scheduler = await startScheduler({
    ...{ database, clock: world, platforms, onError },
    recalledOf: (shown) => buildReplyContext(catalogue, shown, false),
  })
  return { process, dispatcher: createDispatcher(scope), scheduler, platforms: [...platforms.values()] }
}

/** An error that nobody made happen is a fault of its own. */
function noteError(run: Run, error: unknown): void {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  if (error instanceof ProcessKilledError) return
  run.trace(`error ${message}`)
  if (EXPECTED_ERRORS.test(message)) return
  run.faults.push({ what: 'error', about: message })
  // What fails at every beat is known after a few.
  if (run.faults.length > MAX_FAULTS) run.time.stop()
}

const EXPECTED_ERRORS = /database is away|commit was (?:lost|cut)|platform answers 503|More is asked at once/

/** Asks for readiness as a supervisor does, and holds it against what is known to be wrong. */
function watchReadiness(run: Run, { process, scheduler, platforms }: RunningProcess): void {
  const { database } = run.simulated
  const health = { database, clock: process.world, platforms, scheduler, isStopping: () => false }
  const look = async (): Promise<void> => {
    const askedAt = run.time.elapsed
    // Whoever slept calls itself stuck until its next beat.
    if (askedAt - run.time.jumpedAt < READINESS_EVERY_MS) return
    const problem = await readinessProblem(health)
    const notes = problem === null ? await readinessNotes(health) : []
    if (!process.isAlive || process.isFrozen) return
    run.incidents.push({ kind: 'readiness', from: askedAt, to: run.time.elapsed, problem, notes, process })
  }
  const next = (): void => {
    void look().catch((error: unknown) => noteError(run, error))
    process.later(READINESS_EVERY_MS, next)
  }
  process.later(READINESS_EVERY_MS, next)
}

/** How far time may jump: to shortly before the next thing that is due, where nothing is under way. */
async function mayIdleUntil(run: Run, isTalking: boolean): Promise<number> {
  const { time, simulated, history, network } = run
  const isBusy =
    isTalking || run.current === null || run.current.process.isFrozen || network.isBusy(run.current.process)
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
