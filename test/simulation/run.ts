// One simulated world from its beginning to its end: the real dispatcher, outbox and sender in processes that are killed,
// frozen and started again, under virtual time.
import { createHash } from 'node:crypto'
import { saveInstallation } from '../../src/domain/access/installations.ts'
import { createSeal } from '../../src/domain/access/sealed.ts'
import { chanceOf } from './chance.ts'
import { createSimulatedTime, type SimulatedTime } from './clock.ts'
import type { SimulatedDatabase } from './database.ts'
import { createDiscordGateway, type DiscordGateway } from './discord-gateway.ts'
import type { DiscordApp } from './discord-http.ts'
import { collectDisturbances, type Incident } from './disturbances.ts'
import { judgeExport } from './exporter.ts'
import { type History, SLACK_SPACES } from './history.ts'
import { type Fault, judge, type Said, type Verdict } from './judge.ts'
import { beginLeaving } from './leaver.ts'
import { beginLink } from './linker.ts'
import { createMachine, watchStatements } from './machine.ts'
import { createNetwork, type Network, type Weather } from './network.ts'
import { createPage } from './page.ts'
import type { RunningProcess } from './process.ts'
import { botTokenOf } from './slack-http.ts'
import type { Surroundings } from './surroundings.ts'
import { createTalkers, type Talkers } from './talkers.ts'

export interface RunResult extends Verdict {
  /** Of everything that happened: the same seed gives the same. */
  readonly digest: string
  readonly trace: readonly string[]
  /** Virtual milliseconds that were lived. */
  readonly livedMs: number
}

/** What a run knows of itself while it goes on. */
export interface Run {
  readonly history: History
  readonly time: SimulatedTime
  readonly simulated: SimulatedDatabase
  readonly surroundings: Surroundings
  readonly network: Network
  readonly gateway: DiscordGateway
  readonly discordApp: DiscordApp
  readonly incidents: Incident[]
  readonly faults: Fault[]
  readonly said: Said[]
  readonly clock: { at: number; offsetMs: number }[]
  /** Those that are up. */
  readonly running: Set<RunningProcess>
  /** The next process that opens a connection is frozen then, for so many milliseconds; null: none is. */
  freezesAtConnection: number | null
  /** Null until people begin to talk. */
  talkers: Talkers | null
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
  const machines: ReturnType<typeof createMachine>[] = []
  const run: Run = {
    ...{ history, time, simulated, trace, surroundings: simulated.surroundings },
    network: createNetwork({
      ...{ time, seed: history.seed, weather, trace },
      onConnecting: (process) => {
        for (const machine of machines) machine.connects(process)
      },
    }),
    gateway: createDiscordGateway(
      { time, history, trace },
      {
        onArrived: (id) => run.talkers?.arrived(id),
        onLost: (id, isLetGo) => run.talkers?.lost(id, isLetGo),
      },
    ),
    discordApp: { commands: '[]', hears: (process, person) => run.talkers?.hear(process, person) },
    incidents: [],
    faults: [],
    said: [],
    clock: [{ at: 0, offsetMs: 0 }],
    running: new Set(),
    freezesAtConnection: null,
    talkers: null,
  }
  machines.push(...Array.from({ length: history.replicas }, (_, index) => createMachine(run, index)))
  await simulated.begin(time, watchStatements(run, machines))
  await furnish(run)
  for (const machine of machines) machine.start()
  const page = createPage(run)
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
      else if (event.kind === 'link') beginLink(run, event)
      else if (event.kind === 'leave') beginLeaving(run, event)
      else if (event.kind === 'gateway') {
        run.incidents.push({ kind: 'gateway', from: time.elapsed, to: time.elapsed + GATEWAY_MS })
        run.gateway.trouble(event.trouble)
      } else if (event.kind === 'visit') page[event.isSignIn ? 'begin' : 'use'](event.person)
      else struck?.happen(event)
    })
  const talkers = createTalkers(run)
  run.talkers = talkers
  for (const event of history.events) if (event.kind === 'say') talkers.plan(event)
  const lengthMs = history.lengthMs + AFTER_MS
  await time.runUntil(lengthMs, () => mayIdleUntil(run, talkers.areWaiting()))
  await judgeKept(run)
  for (const machine of machines) machine.kill(0)
  await time.runUntil(lengthMs + 1, async () => 0)
  await judgeExport(run)
  const disturbances = collectDisturbances(run, weather)
  const verdict = judge({
    ...{ history, said: run.said, attempts: run.network.attempts, disturbances, clock: run.clock },
    endedAt: lengthMs,
  })
  const faults = [...run.faults, ...page.judge(), ...verdict.faults]
  for (const { what, about } of faults) trace(`fault ${what}: ${about}`)
  return {
    ...verdict,
    faults,
    digest: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16),
    trace: lines,
    livedMs: lengthMs,
  }
}

/** By then it is connected again, whatever happened to the connection. */
const GATEWAY_MS = 75_000

/** What is there before the first process: the workspaces that have the app, and what a purge has to take. */
async function furnish({ simulated, surroundings, history, time }: Run): Promise<void> {
  const { knex } = simulated.database
  if (history.hasAdapters)
    await time.createProcess('installer').run(async () => {
      const seal = createSeal(surroundings.loadKeys().key)
      for (const space of SLACK_SPACES) {
        const made = { space, name: space, botToken: botTokenOf(space), botUserId: 'UBOT', botId: 'B1' }
        await knex.transaction((trx) =>
          saveInstallation(trx, seal, { platform: 'slack', externalId: space }, JSON.stringify(made), history.start),
        )
      }
    })
  if (history.oldRows > 0)
    await knex.raw(
      `INSERT INTO processed_requests (request_id, created_at)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       SELECT printf('old %064d', i), ? FROM n`,
      [history.oldRows, new Date(history.start.getTime() - OLD_MS)],
    )
}

/** What is over by the page on it: `processed_requests` after a day. */
async function judgeKept({ simulated, history, faults }: Run): Promise<void> {
  const left = await simulated.database
    .knex('processed_requests')
    .where('created_at', '<=', new Date(history.start.getTime() - OLD_MS))
    .pluck('request_id')
  if (left.length > 0) faults.push({ what: 'kept', about: `${left.length} rows that were over when the world began` })
}

/** What has not come by then does not come: nobody waits for it. */
const OVERDUE_MS = 15 * 60_000

/** Time jumps at most to so long before something is due. */
const BEFORE_DUE_MS = 3_000

interface Outlook {
  /** When something is due next. */
  readonly soonest_at: Date | null
  /** Something has no outcome yet: a process that sleeps would wait anew for it. */
  readonly is_waiting: boolean
}

const OUTLOOK = `SELECT
    (SELECT MIN(at) FROM (
      SELECT MIN(next_due_at) AS at FROM schedules
      UNION ALL SELECT MIN(try_at) FROM nudges WHERE state = 'pending' AND try_at > ?)) AS soonest_at,
    EXISTS (SELECT 1 FROM nudges WHERE state IN ('sending', 'unknown') AND lease_expires_at IS NOT NULL) AS is_waiting`

/** Long over. */
const OLD_MS = 30 * 86_400_000

/** How far time may jump: to shortly before the next thing that is due, where nothing is under way. */
async function mayIdleUntil(run: Run, isTalking: boolean): Promise<number> {
  const { time, simulated, history, network } = run
  const isBusy =
    isTalking ||
    // Its database answers only one.
    simulated.isInTransaction() ||
    run.running.size < history.replicas ||
    [...run.running].some(({ process }) => process.isFrozen || network.isBusy(process))
  if (isBusy) return time.elapsed
  const offsetMs = run.clock.at(-1)?.offsetMs ?? 0
  const overdue = new Date(time.now().getTime() + offsetMs - OVERDUE_MS)
  const found: Outlook[] = await simulated.database.knex.raw(OUTLOOK, [overdue])
  const [{ soonest_at: soonest, is_waiting: isWaiting } = { soonest_at: null, is_waiting: false }] = found
  if (isWaiting) return time.elapsed
  return soonest === null
    ? Number.POSITIVE_INFINITY
    : soonest.getTime() - history.start.getTime() - offsetMs - BEFORE_DUE_MS
}
