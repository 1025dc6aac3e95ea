// A running application: config → database → dispatcher → platforms → scheduler. The composition root; tests start it
// too.
import { readFile } from 'node:fs/promises'
import { createCatalogue } from '../chat/command.ts'
import { warmSentences } from '../chat/parse/sentence-index.ts'
import type { Platform } from '../chat/platform.ts'
import { createDispatcher } from '../chat/run/dispatcher.ts'
import { buildReplyContext } from '../chat/run/respond.ts'
import { commands } from '../commands/index.ts'
import {
  acquireServingLock,
  type Database,
  databaseFile,
  enableSpaceReturn,
  isFileLocked,
  lockedFileText,
  migrate,
  openDatabase,
} from '../database/index.ts'
import * as achievements from '../domain/rewards/achievements/index.ts'
import { onDamagedJson } from '../models/damaged-json.ts'
import { type Scheduler, type SchedulerOptions, startScheduler } from '../nudges/engine/scheduler.ts'
import { readinessNotes, readinessProblem } from '../ops/health.ts'
import { createLog, type Log, openLogFile } from '../ops/log.ts'
import { type Metrics, noMetrics } from '../ops/metrics.ts'
import { systemClock } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import { startBackground } from './background.ts'
import type { Config } from './config.ts'
import { withMetrics } from './instrument.ts'
import { createLineModel } from './line-model.ts'
import { createLiveCards } from './live-cards.ts'
import { connectUrl, createPlatformState } from './platform-state.ts'
import { createPlatforms, enabledParts, needsHttpPort } from './platforms/index.ts'
import { hasLinkedRoles } from './platforms/linked-roles.ts'
import { withRateLimit } from './rate-limit.ts'
import { createRequestScope, type RequestScopeOptions } from './request-scope.ts'
import { createRoomBoard } from './room-board.ts'
import { createShutdown } from './shutdown.ts'

/** A running application. */
export interface RunningApp {
  /** The HTTP port, if opened. */
  readonly port?: number
  /** Resolves when the person at the terminal has left; never without a terminal. */
  readonly terminalClosed: Promise<void>
  stop(): Promise<void>
}

export async function serve(config: Config, speaker: string | null): Promise<RunningApp> {
  const log = createProcessLog(config)
  // Loaded while the database is opened: loading code is most of the time to the first answer.
  const { database, unlock } = await openServedDatabase(config, log)
  let scheduler: Scheduler | null = null
  // Loaded only if needed: the terminal's first answer waits for every import.
  const metrics: Metrics = needsHttpPort(config)
    ? (await import('../ops/prometheus.ts')).createPrometheusMetrics({
        database,
        clock: systemClock,
        holdsLease: () => scheduler?.holdsLease === true,
      })
    : noMetrics
  const onError = (error: unknown, { reference, ...about }: { reference?: string; platform?: string } = {}): void => {
    metrics.recordFailure(about.platform ?? 'own')
    log.error({ ...(reference === undefined ? {} : { id: reference }), error, ...about }, 'Something failed')
  }
  onDamagedJson((column) => log.warn({ column }, 'A JSON text is damaged; what makes no sense in it is left out'))
  await loadAchievements(database, config.achievementsFile)

  let onEnd = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    onEnd = resolve
  })
  const platforms = new Map<string, Platform>()
  const liveCards = createLiveCards({
    database,
    dispatcher: () => dispatcher,
    platform: (name) => platforms.get(name),
    onError,
  })
  const roomBoard = createRoomBoard({ database, clock: systemClock, platform: (name) => platforms.get(name), onError })
  const platformState = createPlatformState(config, { database, platforms, onError })
  const requestScope = await createServedScope(config, database, {
    liveCards,
    onTouched: (subjects, request) => {
      liveCards.queueRedraw(subjects, request)
      roomBoard.queueRooms(subjects)
      platformState.queue(subjects)
    },
    onError,
  })
  const dispatcher = withMetrics(withRateLimit(createDispatcher(requestScope), metrics), log, metrics)
  const running = await createPlatforms({
    ...{ config, database, clock: systemClock, log, metrics, speaker, onEnd },
    onMessageDeleted: roomBoard.noteDeleted,
  })
  for (const platform of [...running.platforms, ...running.outbound]) platforms.set(platform.name, platform)
  if (enabledParts(config).includes('nudges'))
    scheduler = await startScheduler({
      database,
      clock: systemClock,
      platforms,
      onError,
      onTouched: (subjects) => {
        liveCards.queueRedraw(subjects)
        platformState.queue(subjects)
      },
      recalledOf: (shown) => buildReplyContext(requestScope.catalogue, shown, false),
      onMissed: metrics.recordMissedNudges,
      onMarked: nudgeRecorder(log, metrics),
    })
  const background = await startBackground({ config, database, log, metrics, onError })
  const shutdown = createShutdown([
    () => [background, scheduler, ...running.platforms],
    () => [liveCards, roomBoard, platformState],
    () => running.outbound,
    () => [http],
    () => [{ stop: unlock }],
    () => [{ stop: () => database.close() }],
  ])
  const { isStopping } = shutdown
  const health = { database, clock: systemClock, platforms: running.platforms, scheduler, isStopping }
  const http = needsHttpPort(config)
    ? await (await import('../ops/http.ts')).startHttpServer({
        port: config.port,
        mounts: running.mounts,
        readinessProblem: () => readinessProblem(health),
        readinessNotes: () => readinessNotes(health),
        scrapeMetrics: metrics.scrape,
        publicHost: config.hasPublicUrl ? new URL(config.publicUrl).host : undefined,
        onError,
      })
    : null
  if (http) log.info({ port: http.port, parts: enabledParts(config) }, 'Listening')
  // In parallel and last: an unreachable platform delays no other.
  await Promise.all(running.platforms.map((platform) => platform.start(dispatcher)))
  platformState.start(liveCards.queueRedraw)
  if (hasChannels(config)) for (const kept of [roomBoard, liveCards]) kept.start()
  // Compiling the sentences of all commands takes some 50 ms, which no first line of many people has to wait for. At a
  // terminal it would delay the very answer that somebody waits for; the first line that needs them compiles them.
  if (!enabledParts(config).includes('terminal')) setImmediate(() => warmSentences(requestScope.catalogue))
  return {
    ...(http ? { port: http.port } : {}),
    terminalClosed: ended,
    stop: shutdown.stop,
  }
}

/** A terminal has no channels, and its first answer waits for nothing. */
const hasChannels = (config: Config): boolean =>
  enabledParts(config).some((part) => part !== 'terminal' && part !== 'nudges')

/** What every request of this installation is answered with. */
async function createServedScope(
  config: Config,
  database: Database,
  {
    liveCards,
    onTouched,
    onError,
  }: {
    readonly liveCards: ReturnType<typeof createLiveCards>
    readonly onTouched: RequestScopeOptions['onTouched']
    readonly onError: Parameters<typeof createRequestScope>[0]['onError']
  },
) {
  return createRequestScope({
    database,
    catalogue: createCatalogue(await commands),
    clock: systemClock,
    outside: {
      secretKey: config.secretKey,
      publicUrl: config.publicUrl,
      hasPage: config.hasPublicUrl || enabledParts(config).includes('web'),
      hasLinkedRoles: hasLinkedRoles(config),
      signup: config.signup,
      oldSecretKeys: config.oldSecretKeys,
      ...(config.slack ? { focusSignals: { slack: { connectUrl: connectUrl(config) } } } : {}),
      allowsPrivateWebhooks: config.allowsPrivateWebhooks,
      ...(config.model ? { model: config.model } : {}),
      ...(config.speech ? { speech: config.speech } : {}),
    },
    ...(config.model?.readsLines ? { lineModel: createLineModel(config.model, systemClock) } : {}),
    ...(onTouched ? { onTouched } : {}),
    onPosting: liveCards.beginPosting,
    onRetired: liveCards.queueButtonRemoval,
    onError,
  })
}

/** Beside a conversation in a terminal only what matters is logged, and never between its lines. */
function createProcessLog(config: Config): Log {
  if (!enabledParts(config).includes('terminal')) return createLog(config.logLevel)
  const level = config.logLevel === 'info' ? 'warn' : config.logLevel
  const file = databaseFile(config.databaseUrl)
  return createLog(level, process.stderr.isTTY ? openLogFile(file ? `${file}.log` : 'proxy.log') : undefined)
}

/** The database, this process's own where it is a file, with the schema of this version. */
async function openServedDatabase(
  { databaseUrl }: Config,
  log: Log,
): Promise<{ readonly database: Database; readonly unlock: () => Promise<void> }> {
  const database = await openDatabase(databaseUrl, { onWarning: (message) => log.warn(message) })
  const unlock = await acquireServingLock(database)
  await migrate(database, 'latest').catch((error: unknown) => {
    if (database.file !== undefined && isFileLocked(error)) throw new UserError(lockedFileText(database.file))
    throw error
  })
  if (!(await enableSpaceReturn(database).catch(() => false)))
    log.warn('The database file keeps the room of deleted rows; `proxy doctor` says how it is given back')
  return { database, unlock }
}

/** Counts and logs the outcome of each nudge, without its text. */
const nudgeRecorder =
  (log: Log, metrics: Metrics): SchedulerOptions['onMarked'] =>
  (marks) => {
    metrics.recordNudgeOutcomes(marks, systemClock.now())
    for (const { row, state, reason, messageId } of marks)
      log.info(
        { id: row.nudge_id, schedule: row.schedule_id, state, reason, messageId, carrier: row.bundle_id ?? undefined },
        'Nudge',
      )
  }

/** The shipped ones, then the operator's; upserted by name at every start. */
async function loadAchievements({ knex }: Database, file: string | undefined): Promise<void> {
  const own = file === undefined ? [] : achievements.parseDefinitions(await readFile(file, 'utf8'))
  await knex.transaction((trx) =>
    achievements.upsertAchievements(trx, [...achievements.defaultAchievements, ...own], systemClock.now()),
  )
}
