// A machine that runs one process after the other: how each is put together, what is done to it, what it says of itself.
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import { createDispatcher } from '../../src/chat/run/dispatcher.ts'
import { buildReplyContext } from '../../src/chat/run/respond.ts'
import type { View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import type { Database } from '../../src/database/index.ts'
import { type Scheduler, startScheduler } from '../../src/nudges/engine/scheduler.ts'
import { createSender, type SenderOptions } from '../../src/nudges/engine/sender.ts'
import { kinds } from '../../src/nudges/kinds/index.ts'
import { readinessNotes, readinessProblem } from '../../src/ops/health.ts'
import { chanceOf } from './chance.ts'
import { ProcessKilledError, type SimulatedProcess } from './clock.ts'
import type { StatementWatch } from './database.ts'
import type { History } from './history.ts'
import type { Run, RunningProcess } from './run.ts'

const catalogue = createCatalogue(commands)
const READINESS_EVERY_MS = 5_000
const MAX_FAULTS = 100
const SECOND_MS = 1_000
const HOUR_MS = 3_600_000
/** A new release of the zone data comes with a restart. */
const ZONE_DATA_DOWN_MS = 2_000

/** The machine that runs one process after the other, and what happens to them. */
export function createMachine(run: Run, index: number) {
  const { time, simulated, incidents, trace } = run
  let count = 0
  let current: RunningProcess | null = null
  let offsetMs = 0
  /** Steps of the database until the process is killed; null: it is not. */
  let fuse: { left: number; readonly isAfter: boolean; readonly downMs: number } | null = null

  const kill = (downMs: number): void => {
    const dying = current
    if (!dying) return
    run.running.delete(dying)
    current = null
    fuse = null
    dying.process.kill()
    trace(`killed ${dying.process.name}`)
    incidents.push({ kind: 'down', from: time.elapsed, to: time.elapsed + downMs })
    if (downMs > 0) time.at(time.elapsed + downMs, start)
  }

  const start = (): void => {
    const process = time.createProcess(`p${index + 1}.${++count}`)
    process.offsetMs = offsetMs
    simulated.addProcess(process)
    trace(`started ${process.name}`)
    void process
      .run(() => startProcess(run, process))
      .then(
        (running) => {
          if (!process.isAlive) return
          current = running
          run.running.add(running)
          watchReadiness(run, running)
        },
        (error: unknown) => noteError(run, error),
      )
  }

  /** Called before and after each statement of the process. */
  const step = (process: SimulatedProcess, isAfter: boolean): void => {
    if (current?.process === process && fuse?.isAfter === isAfter && fuse.left-- <= 0) kill(fuse.downMs)
  }

  return {
    start,
    kill,
    step,
    happen(event: History['events'][number]): void {
      const process = current?.process
      if (event.kind === 'kill' && process)
        fuse ??= { left: event.afterSteps, isAfter: event.afterSteps % 2 === 1, downMs: event.downMs }
      if (event.kind === 'freeze' && process && !process.isFrozen) {
        // A process that is frozen in a transaction keeps the only connection; with replicas it is frozen outside one.
        if (run.history.replicas > 1 && simulated.isInTransaction(process)) return
        process.freeze()
        trace(`frozen ${process.name}`)
        incidents.push({ kind: 'frozen', from: time.elapsed, to: time.elapsed + event.ms })
        time.at(time.elapsed + event.ms, () => {
          trace(`thawed ${process.name}`)
          process.thaw()
        })
      }
      if (event.kind === 'zone data' && process) {
        trace(`zone data ${event.hours}`)
        kill(ZONE_DATA_DOWN_MS)
        const end = time.beginReal()
        void believeOtherZoneData(simulated.database, event.hours).finally(end)
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
    },
  }
}

/** As a runtime would have stored it whose zones are so many hours off. */
async function believeOtherZoneData({ knex }: Database, hours: number): Promise<void> {
  const off = (at: Date): Date => new Date(at.getTime() + hours * HOUR_MS)
  await knex.transaction(async (trx) => {
    const schedules = await trx('schedules').whereNotNull('next_due_at').whereNotNull('local_time')
    for (const { schedule_id, next_due_at } of schedules)
      await trx('schedules')
        .where({ schedule_id })
        .update({ next_due_at: off(next_due_at) })
    for (const { task_id, due_date } of await trx('tasks').whereNotNull('due_date'))
      await trx('tasks')
        .where({ task_id })
        .update({ due_date: off(due_date) })
    for (const { nudge_id, due_at, try_at } of await trx('nudges').where({ state: 'pending' }))
      await trx('nudges')
        .where({ nudge_id })
        .update({ due_at: off(due_at), try_at: off(try_at) })
    await trx('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
  })
}

/** What becomes of each statement: the faults of the database, and the deaths of processes between two of them. */
export function watchStatements(
  { time, history, trace }: Run,
  machines: readonly { step(process: SimulatedProcess, isAfter: boolean): void }[],
): StatementWatch {
  let steps = 0
  return {
    before(process, sql) {
      for (const machine of machines) machine.step(process, false)
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
    after(process) {
      for (const machine of machines) machine.step(process, true)
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
  const options = {
    ...{ clock: world, platforms, onError },
    recalledOf: (shown: View) => buildReplyContext(catalogue, shown, false),
  }
  const scheduler =
    run.history.replicas === 1
      ? await startScheduler({ ...options, database })
      : startReplica(options, database, process)
  return { process, dispatcher: createDispatcher(scope), scheduler, platforms: [...platforms.values()] }
}

/** As `startScheduler` does on PostgreSQL, where a process is one of several: it takes its leases and gives nothing back. */
function startReplica(
  options: Pick<SenderOptions, 'clock' | 'platforms' | 'onError' | 'recalledOf'>,
  { knex }: Database,
  process: SimulatedProcess,
): Scheduler {
  const sender = createSender({
    ...options,
    transact: (work) => knex.transaction(work),
    peek: knex as unknown as SenderOptions['peek'],
    kinds,
    holder: process.name,
  })
  const beat = (): void => {
    void sender.tick()
    process.later(SECOND_MS - (process.world.now().getTime() % SECOND_MS), beat)
  }
  beat()
  return {
    stop: () => sender.stop(),
    get holdsLease() {
      return sender.holdsLease
    },
    get msSinceLastTick() {
      return sender.msSinceProgress
    },
  }
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
    // A process that slept calls itself stuck until its next beat.
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
