// A machine that runs one process after the other: what is done to it, and what it is told.
import { stopInTime } from '../../src/app/shutdown.ts'
import type { Database } from '../../src/database/index.ts'
import { chanceOf } from './chance.ts'
import { ProcessKilledError, type SimulatedProcess } from './clock.ts'
import type { StatementWatch } from './database.ts'
import type { History } from './history.ts'
import { type RunningProcess, startProcess } from './process.ts'
import { watchReadiness, watchStopping } from './readiness.ts'
import { rotateKeys } from './rotation.ts'
import type { Run } from './run.ts'

const MAX_FAULTS = 100
const HOUR_MS = 3_600_000
/** In one virtual instant. */
const MAX_STATEMENTS_AT_ONCE = 20_000
/** A new release of the zone data comes with a restart. */
const ZONE_DATA_DOWN_MS = 2_000
/** Promised from SIGTERM to the end. */
const MAX_STOPPING_MS = 10_000
const SETTLED_MS = 5
/** An operator whose command failed says it again after so long. */
const AGAIN_MS = 5_000

/** The machine that runs one process after the other, and what happens to them. */
export function createMachine(run: Run, index: number) {
  const { time, simulated, incidents, trace } = run
  let count = 0
  let current: RunningProcess | null = null
  let offsetMs = 0
  /** Steps of the database until the process is killed; null: it is not. */
  let fuse: { left: number; readonly isAfter: boolean; readonly downMs: number } | null = null
  /** The statement at which a process died. */
  let last = ''

  /** @returns the one that was there */
  const end = (how: 'killed' | 'stopped'): RunningProcess | null => {
    const dying = current
    if (!dying) return null
    run.running.delete(dying)
    current = null
    fuse = null
    dying.process.kill()
    trace(`${how} ${dying.process.name}`)
    run.talkers?.processEnded(dying.process, how)
    return dying
  }

  const kill = (downMs: number): void => {
    if (!end('killed')) return
    const died = { wasWriting: /\bUPDATE\b[^;]*\bnudges\b|COMMIT/i.test(last) }
    incidents.push({ kind: 'down', from: time.elapsed, to: time.elapsed + downMs, died })
    last = ''
    if (downMs > 0) time.at(time.elapsed + downMs, start)
  }

  const start = (): void => {
    const process = createProcess(`p${index + 1}.${++count}`)
    trace(`started ${process.name}`)
    void process
      .run(() => startProcess(run, process, (error) => noteError(run, error)))
      .then(
        (running) => {
          if (!process.isAlive) return
          current = running
          run.running.add(running)
          watchReadiness(run, running, (error) => noteError(run, error))
        },
        (error: unknown) => noteError(run, error),
      )
  }

  const createProcess = (name: string): SimulatedProcess => {
    const process = time.createProcess(name)
    process.offsetMs = offsetMs
    simulated.addProcess(process)
    return process
  }

  /** Told to stop, as by SIGTERM. @param afterwards what begins when it is gone */
  const stop = (downMs: number, afterwards: () => void): void => {
    const stopping = current
    if (!stopping) return
    const { process, shutdown } = stopping
    // One that is frozen hears of it when it is thawed.
    process.later(0, async () => {
      if (shutdown.isStopping()) return
      const from = time.elapsed
      trace(`told to stop ${process.name}`)
      // Nothing new is led to it.
      run.running.delete(stopping)
      const stopped = stopInTime(shutdown)
      void watchStopping(run, stopping).catch(() => undefined)
      await stopped.catch((error: unknown) => noteError(run, error))
      if (current !== stopping || !process.isAlive) return
      const to = time.elapsed
      if (to - from > MAX_STOPPING_MS && !wasDisturbed(from, to))
        run.faults.push({ what: 'late', about: `stopped ${to - from} ms after it was told to` })
      // What could not be finished is as after a death.
      const kind = to - from > 8_000 || wasDisturbed(from, to) ? 'down' : 'stopped'
      incidents.push({ kind, from, to: to + downMs })
      end(kind === 'down' ? 'killed' : 'stopped')
      time.at(to + downMs, afterwards)
    })
  }

  /** Whether anything else went wrong meanwhile. */
  const wasDisturbed = (from: number, to: number): boolean =>
    incidents.some(
      (each) => each.kind !== 'readiness' && each.kind !== 'slow' && each.from <= to && each.to + 1_000 >= from,
    )

  /** The key is exchanged while nothing runs; each attempt dies at one of its steps, and the last one comes to its end. */
  const rotate = (deaths: readonly number[]): void => {
    const [diesAt = Number.POSITIVE_INFINITY, ...left] = deaths
    const operator = time.createProcess(`operator ${++count}`)
    const from = time.elapsed
    void rotateKeys(run, operator, diesAt).then((became) => {
      incidents.push({ kind: 'stopped', from, to: from + AGAIN_MS })
      if (became === 'failed') run.faults.push({ what: 'error', about: 'keys rotate does not come to its end' })
      time.at(time.elapsed + AGAIN_MS, became === 'died' ? () => rotate(left) : start)
    })
  }

  return {
    start,
    kill,
    /** Called before and after each statement of a process. */
    step(process: SimulatedProcess, isAfter: boolean, sql: string): void {
      if (current?.process !== process || fuse?.isAfter !== isAfter || fuse.left-- > 0) return
      last = sql
      kill(fuse.downMs)
    },
    /** Called when a process opens a connection to send through. */
    connects(process: SimulatedProcess): void {
      const ms = run.freezesAtConnection
      if (ms === null || current?.process !== process) return
      run.freezesAtConnection = null
      // When it has come to rest: a statement that is frozen keeps the only connection.
      time.at(time.elapsed + SETTLED_MS, () => {
        if (current?.process === process) freeze(process, ms)
      })
    },
    happen(event: History['events'][number]): void {
      const process = current?.process
      if (event.kind === 'kill' && process)
        fuse ??= { left: event.afterSteps, isAfter: event.afterSteps % 2 === 1, downMs: event.downMs }
      if (event.kind === 'freeze' && event.isConnecting) run.freezesAtConnection = event.ms
      else if (event.kind === 'freeze' && process) freeze(process, event.ms)
      if (event.kind === 'stop') stop(event.downMs, start)
      if (event.kind === 'rotate') stop(0, () => rotate(event.deaths))
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

  function freeze(process: SimulatedProcess, ms: number): void {
    if (process.isFrozen) return
    // A process that is frozen in a transaction keeps the only connection; with replicas it is frozen outside one.
    if (run.history.replicas > 1 && simulated.isInTransaction(process)) return
    process.freeze()
    trace(`frozen ${process.name}`)
    incidents.push({ kind: 'frozen', from: time.elapsed, to: time.elapsed + ms })
    time.at(time.elapsed + ms, () => {
      trace(`thawed ${process.name}`)
      process.thaw()
    })
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
  { time, history, trace, faults }: Run,
  machines: readonly { step(process: SimulatedProcess, isAfter: boolean, sql: string): void }[],
): StatementWatch {
  let steps = 0
  const endless = { at: -1, count: 0 }
  return {
    before(process, sql) {
      for (const machine of machines) machine.step(process, false, sql)
      endless.count = endless.at === time.elapsed ? endless.count + 1 : 0
      endless.at = time.elapsed
      if (endless.count === MAX_STATEMENTS_AT_ONCE) {
        faults.push({ what: 'error', about: `no end of statements at ${time.elapsed}` })
        time.stop()
      }
      // What goes on for ever would let no time pass.
      if (endless.count >= MAX_STATEMENTS_AT_ONCE) process.kill()
      if (!process.isAlive) return 'runs'
      const fault = history.events.find(
        (each) => each.kind === 'database' && time.elapsed >= each.at && time.elapsed < each.at + each.ms,
      )
      if (fault?.kind !== 'database') return 'runs'
      if (fault.fate === 'slow') return 'slow'
      const isCommit = /^COMMIT/i.test(sql)
      if (isCommit === (fault.fate === 'failed')) return 'runs'
      steps++
      if (!chanceOf(history.seed, 'statement', fault.at, steps).chance(fault.probability)) return 'runs'
      trace(`database ${fault.fate} ${process.name}`)
      return fault.fate
    },
    after(process, sql) {
      for (const machine of machines) machine.step(process, true, sql)
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

const EXPECTED_ERRORS =
  /^HTTPError|database is away|commit was (?:lost|cut)|answers 503|More is asked at once|No answer came|status(?:Code)? ?=? ?503/i
