// Which platforms run: those whose credentials are there. A platform's code is loaded only then.
import { randomUUID } from 'node:crypto'

import { z } from 'zod'
import type { Observe, Platform } from './chat/platform.ts'
import type { Config, Part } from './config.ts'
import { type Database, snapshot } from './database.ts'
import type { Mount } from './http.ts'
import type { Log } from './log.ts'
import { type Metrics, unwatched } from './metrics.ts'
import * as calendar from './services/calendar.ts'
import { exportAll } from './services/exporting.ts'
import * as installations from './services/installations.ts'
import { createPasswords } from './services/passwords.ts'
import { createSeal } from './services/sealed.ts'
import { macOf } from './services/secrets.ts'
import * as sessions from './services/sessions.ts'
import * as settings from './services/settings.ts'
import * as signIn from './services/sign-in.ts'
import type { Clock } from './time.ts'

export interface Running {
  /** People talk to these here. */
  readonly platforms: readonly Platform[]
  /** People talk to these in another process: never started, they only send letters and edit cards, by their tokens. */
  readonly outbound: readonly Platform[]
  readonly mounts: readonly Mount[]
}

export interface PlatformOptions {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Nobody watches unless given. */
  readonly metrics?: Metrics
  /** Who speaks in the terminal; null: the user of this machine. */
  readonly speaker: string | null
  /** The person at the terminal is done. */
  readonly onEnd: () => void
}

/** The parts this process runs: those asked for, else all that have what they need. */
export function partsOf(config: Config): readonly Part[] {
  if (config.parts) return config.parts
  const remote: Part[] = [...(config.slack ? ['slack' as const] : []), ...(config.discord ? ['discord' as const] : [])]
  return remote.length > 0 ? [...remote, 'nudges', 'web'] : ['terminal', 'nudges']
}

/** Is the HTTP port opened? Wherever a machine may ask how this process is, and where it was asked for. */
export const opensPort = (config: Config): boolean =>
  config.isPortGiven ||
  partsOf(config).some(
    (part) => part === 'web' || (part === 'slack' && config.slack) || (part === 'discord' && config.discord),
  )

/** @throws UserError where a part is asked for whose settings are missing (told by `readConfig`) */
export async function createPlatforms(options: PlatformOptions): Promise<Running> {
  const parts = partsOf(options.config)
  const platforms: Platform[] = []
  const outbound: Platform[] = []
  const mounts: Mount[] = []
  // A terminal by itself needs nobody else's code: its first answer would wait for it.
  const reachesOut = parts.some((part) => part !== 'terminal')
  if (options.config.slack && (parts.includes('slack') || reachesOut)) {
    const slack = await slackOf(options, options.config.slack)
    if (parts.includes('slack')) mounts.push(slack.mount)
    const list = parts.includes('slack') ? platforms : outbound
    list.push(slack.platform)
  }
  if (options.config.discord && (parts.includes('discord') || reachesOut)) {
    const list = parts.includes('discord') ? platforms : outbound
    list.push(await discordOf(options, options.config.discord))
  }
  if (parts.includes('terminal')) platforms.push(await terminalOf(options))
  if (parts.includes('web')) {
    const web = await webOf(options)
    platforms.push(web.platform)
    mounts.push(...web.mounts)
  }
  return { platforms, outbound, mounts }
}

async function slackOf(
  { config, database, clock, log, metrics = unwatched }: PlatformOptions,
  slack: NonNullable<Config['slack']>,
) {
  const { createSlack } = await import('../adapters/slack/index.ts')
  const seal = createSeal(config.secretKey, config.oldSecretKeys)
  const now = () => clock.now()
  const place = (space: string) => ({ platform: 'slack', externalId: space })
  const holder = randomUUID()
  const store = {
    find: async (space: string) => {
      const kept = await database.knex.transaction((trx) => installations.find(trx, seal, place(space)))
      return kept === null ? null : installation.parse(JSON.parse(kept))
    },
    save: (made: Installation) =>
      database.knex.transaction((trx) =>
        installations.save(
          trx,
          seal,
          { ...place(made.space), ...(made.name ? { name: made.name } : {}) },
          JSON.stringify(made),
          now(),
        ),
      ),
    change: async (space: string, work: (kept: Installation) => Installation) => {
      const changed = await database.knex.transaction((trx) =>
        installations.change(
          trx,
          seal,
          place(space),
          (kept) => JSON.stringify(work(installation.parse(JSON.parse(kept)))),
          now(),
        ),
      )
      return changed === null ? null : installation.parse(JSON.parse(changed))
    },
    beginRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.beginRenewal(trx, place(space), holder, now())),
    endRenewal: (space: string) =>
      database.knex.transaction((trx) => installations.endRenewal(trx, place(space), holder)),
    leave: (space: string) => database.knex.transaction((trx) => installations.leave(trx, place(space), now())),
  }
  const platform = createSlack({
    transport: slack.appToken ? { appToken: slack.appToken } : { signingSecret: slack.signingSecret ?? '' },
    access:
      slack.clientId && slack.clientSecret
        ? { clientId: slack.clientId, clientSecret: slack.clientSecret, store, publicUrl: config.publicUrl }
        : { botToken: slack.botToken ?? '' },
    ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}),
    now,
    log,
    observe: observer('slack', log, metrics),
  })
  const mount: Mount = {
    prefix: '/slack',
    handle(request, response) {
      if (!platform.handle(request, response)) response.writeHead(404).end()
    },
  }
  return { platform, mount }
}

async function discordOf(
  { database, clock, log, metrics = unwatched }: PlatformOptions,
  discord: NonNullable<Config['discord']>,
): Promise<Platform> {
  const { createDiscord } = await import('../adapters/discord/index.ts')
  const now = () => clock.now()
  const name = (shardId: number) => `discord ${shardId}/${discord.shards?.of ?? 'all'}`
  return createDiscord({
    token: discord.token,
    applicationId: discord.applicationId,
    ...(discord.apiUrl ? { apiUrl: discord.apiUrl } : {}),
    ...(discord.shards ? { shards: { ids: discord.shards.ids, count: discord.shards.of } } : {}),
    now,
    report: (error, what) => log.error({ error, platform: 'discord' }, what),
    observe: observer('discord', log, metrics),
    sessions: {
      async read(shardId) {
        const kept = await database.knex.transaction((trx) => settings.find(trx, name(shardId)))
        return kept === null ? null : readSession(kept)
      },
      write: (shardId, session) =>
        database.knex.transaction((trx) =>
          settings.save(trx, name(shardId), session === null ? null : JSON.stringify(session), now()),
        ),
    },
  })
}

async function webOf({ config, database, clock, log }: PlatformOptions) {
  const { createWeb, PATHS } = await import('../adapters/web/index.ts')
  const { secretKey } = config
  const now = () => clock.now()
  const transact: sessions.SessionStore['transact'] = (work) => database.knex.transaction(work)
  const store: sessions.SessionStore = { transact, secretKey, now }
  const passwords = createPasswords(store)
  const platform = createWeb({
    publicUrl: config.publicUrl,
    proxies: config.trustedProxies,
    now,
    report: (error, what) => log.error({ error, platform: 'web' }, what),
    sessions: {
      isOpen: (code) => transact((trx) => signIn.isOpen(trx, secretKey, code, now())),
      async signIn(code, device) {
        const userId = await transact((trx) => signIn.redeem(trx, secretKey, code, now()))
        return userId === null ? null : sessions.begin(store, userId, device)
      },
      check: (accessToken) => sessions.check(store, accessToken),
      refresh: (refreshToken) => sessions.refresh(store, refreshToken),
      of: (refreshToken) => sessions.familyOf(store, refreshToken),
      end: async ({ userId, familyId }, which) => {
        await transact((trx) => sessions.end(trx, userId, which === 'all' ? 'all' : { familyId }, now()))
      },
      formToken: (familyId) => macOf(secretKey, 'form', familyId).toString('base64url'),
    },
    passwords: {
      set: passwords.set,
      stateOf: passwords.stateOf,
      async signIn(username, password, { address, device }) {
        const userId = await passwords.verify(username, password, address)
        return userId === null ? null : sessions.begin(store, userId, device)
      },
    },
    belongings: {
      async export(userId) {
        const data = await snapshot(database, (trx) => exportAll(trx, userId, now()))
        const fileName = `proxy-export-${data.exported_at.slice(0, 10)}.json`
        return { fileName, text: `${JSON.stringify(data, null, 2)}\n` }
      },
      calendar: (userId, proof) => transact((trx) => calendar.feed(trx, secretKey, { userId, proof })),
    },
  })
  const handle: Mount['handle'] = (request, response) => {
    if (!platform.handle(request, response)) response.writeHead(404).end()
  }
  return { platform, mounts: PATHS.map((prefix) => ({ prefix, handle })) }
}

const observer = (platform: string, log: Log, metrics: Metrics): Observe => ({
  acknowledged: (seconds) => metrics.acknowledged(platform, seconds),
  called(method, status) {
    metrics.called(platform, status)
    log.debug({ platform, method, status }, 'Called')
  },
})

async function terminalOf({ database, log, speaker, onEnd }: PlatformOptions): Promise<Platform> {
  const { createTerminal } = await import('../adapters/terminal/index.ts')
  return createTerminal({
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    ...(speaker === null ? {} : { as: speaker }),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(database.file ? { historyFile: `${database.file}.history` } : {}),
    onLeave: onEnd,
    onError: (error) => log.error({ error }, 'The terminal failed'),
  })
}

const installation = z.object({
  space: z.string(),
  name: z.string().optional(),
  botToken: z.string(),
  botUserId: z.string(),
  botId: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  refreshToken: z.string().optional(),
  expiresAt: z.coerce.date().optional(),
})
type Installation = z.infer<typeof installation>

/** A session that makes no sense is begun anew. */
function readSession(kept: string): z.infer<typeof discordSession> | null {
  try {
    return discordSession.parse(JSON.parse(kept))
  } catch {
    return null
  }
}

const discordSession = z.object({
  resumeURL: z.string(),
  sequence: z.number(),
  sessionId: z.string(),
  shardCount: z.number(),
  shardId: z.number(),
})
