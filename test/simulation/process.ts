// One process of the program: the same parts as in `serve`, put together for a machine of the simulated world. In some
// worlds its platforms are the real adapters, with HTTP of the world behind them; in the others plain ones.
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { readConfig } from '../../src/app/config.ts'
import { startMaintenance } from '../../src/app/maintenance.ts'
import { createDiscordPlatform } from '../../src/app/platforms/discord.ts'
import { createSlackPlatform } from '../../src/app/platforms/slack.ts'
import { createRequestScope } from '../../src/app/request-scope.ts'
import { createShutdown, type Shutdown } from '../../src/app/shutdown.ts'
import { createCatalogue } from '../../src/chat/command.ts'
import type { Platform } from '../../src/chat/platform.ts'
import { type Answer, createDispatcher, type Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { buildReplyContext } from '../../src/chat/run/respond.ts'
import type { View } from '../../src/chat/view.ts'
import { commands } from '../../src/commands/index.ts'
import type { Database } from '../../src/database/index.ts'
import { type Scheduler, startScheduler } from '../../src/nudges/engine/scheduler.ts'
import { createSender, type SenderOptions } from '../../src/nudges/engine/sender.ts'
import { kinds } from '../../src/nudges/kinds/index.ts'
import type { Mount } from '../../src/ops/http.ts'
import { createLog } from '../../src/ops/log.ts'
import type { StoredKeys } from '../../src/ops/secret-key.ts'
import type { SimulatedProcess } from './clock.ts'
import { APPLICATION_ID, createDiscordHttp } from './discord-http.ts'
import { createPlainPlatform } from './plain-platform.ts'
import type { Run } from './run.ts'
import { SIGNING_SECRET } from './slack-events.ts'
import { createSlackHttp } from './slack-http.ts'

const catalogue = createCatalogue(commands)
const NO_COMMANDS: Dispatcher['catalogue'] = createCatalogue([])
const SECOND_MS = 1_000
const DAY_MS = 86_400_000

/** A process that is up. */
export interface RunningProcess {
  readonly process: SimulatedProcess
  readonly dispatcher: Dispatcher
  readonly scheduler: Scheduler
  readonly platforms: readonly Platform[]
  readonly shutdown: Shutdown
  readonly keys: StoredKeys
  /** Takes a request of Slack's; gives the status of what answers it. Null where a plain platform stands for Slack. */
  readonly receive: ((headers: Readonly<Record<string, string>>, body: string) => Promise<number>) | null
}

/** Starts one. @throws as the database does, or the keys */
export async function startProcess(
  run: Run,
  process: SimulatedProcess,
  onError: (error: unknown) => void,
): Promise<RunningProcess> {
  const { database } = run.simulated
  const { world } = process
  const keys = run.surroundings.loadKeys()
  const scope = createRequestScope({
    ...{ database, catalogue, clock: world, onError },
    outside: { secretKey: keys.key, oldSecretKeys: keys.old, publicUrl: '', signup: 'open' },
  })
  const dispatcher = heardBy(createDispatcher(scope), (id, answer) => run.talkers?.note(process, id, answer))
  const { platforms: own, mount } = run.history.hasAdapters
    ? await createAdapters(run, process, keys)
    : { platforms: ['slack', 'discord'].map((name) => createPlainPlatform(run.network, process, name)), mount: null }
  const platforms = own.map((platform) => run.network.watch(process, platform))
  const options = {
    ...{ clock: world, onError, platforms: new Map(platforms.map((each) => [each.name, each])) },
    recalledOf: (shown: View) => buildReplyContext(catalogue, shown, false),
  }
  const scheduler =
    run.history.replicas === 1
      ? await startScheduler({ ...options, database })
      : startReplica(options, database, process)
  // Within a day nothing is over but what was there before.
  const hasPurge = run.history.oldRows > 0 || run.history.lengthMs > DAY_MS
  const maintenance = hasPurge ? [startMaintenance({ database, clock: world, onError })] : []
  // Lines are typed on Discord: what is registered there takes time at each start, and nobody chooses from it.
  const onDiscord = { ...dispatcher, catalogue: NO_COMMANDS }
  await Promise.all(platforms.map((platform) => platform.start(platform.name === 'discord' ? onDiscord : dispatcher)))
  return {
    ...{ process, dispatcher, scheduler, platforms, keys },
    shutdown: createShutdown([() => [...maintenance, scheduler, ...platforms]]),
    receive: mount && ((headers, body) => receive(mount, headers, body)),
  }
}

/** A dispatcher that tells what it answered to which delivery. */
const heardBy = (dispatcher: Dispatcher, note: (deliveryId: string, answer: Answer) => void): Dispatcher => ({
  ...dispatcher,
  async answer(asked) {
    const opened = dispatcher.open(asked)
    const answer = await dispatcher.answer(opened)
    note(opened.request.deliveryId ?? '', answer)
    return answer
  },
})

/** Slack as it is configured over HTTP for many workspaces; Discord with its gateway, but for the socket itself. */
async function createAdapters(run: Run, process: SimulatedProcess, keys: StoredKeys) {
  const { database } = run.simulated
  const { world } = process
  const config = readConfig({
    DATABASE_URL: 'sqlite::memory:',
    PUBLIC_URL: 'https://proxy.example',
    SECRET_KEY: keys.key,
    ...(keys.old[0] === undefined ? {} : { SECRET_KEY_OLD: keys.old[0] }),
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: 'a client',
    SLACK_CLIENT_SECRET: 'its secret',
    DISCORD_TOKEN: 'a token',
    DISCORD_APPLICATION_ID: APPLICATION_ID,
  })
  if (!config.slack || !config.discord) throw new Error('A platform is not configured')
  run.surroundings.outside.serve(world, {
    discord: createDiscordHttp(run.network, process, run.discordApp),
    shards: (manager) => run.gateway.createShards(process, manager),
    slack: createSlackHttp(run.network, process, {
      zoneOf: (name) => run.history.people.find((person) => person.name === name)?.zone ?? 'Etc/UTC',
      hears: (name) => run.talkers?.hear(process, name),
    }),
  })
  const options = {
    ...{ config, database, clock: world, speaker: null, onEnd: () => undefined },
    log: createLog('warn', { write: (line) => run.trace(`logged ${/"msg":"[^"]*"/.exec(line)?.[0] ?? ''}`) }),
  }
  const slack = await createSlackPlatform(options, config.slack)
  const discord = await createDiscordPlatform(options, config.discord)
  return { platforms: [slack.platform, discord], mount: slack.mount }
}

/** Hands a request to a process as its server would. */
function receive(mount: Mount, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  const request = new IncomingMessage(new Socket())
  Object.assign(request, { method: 'POST', url: '/slack/events', headers })
  request.push(body)
  request.push(null)
  return new Promise((resolve) => {
    const response = new ServerResponse(request)
    response.end = () => {
      resolve(response.statusCode)
      return response
    }
    if ('handle' in mount) mount.handle(request, response)
  })
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
  let isStopped = false
  const beat = (): void => {
    if (isStopped) return
    void sender.tick()
    process.later(SECOND_MS - (process.world.now().getTime() % SECOND_MS), beat)
  }
  beat()
  return {
    stop() {
      isStopped = true
      return sender.stop()
    },
    get holdsLease() {
      return sender.holdsLease
    },
    get msSinceLastTick() {
      return sender.msSinceProgress
    },
  }
}
