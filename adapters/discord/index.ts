// The Discord adapter: native commands, forms, cards and nudges, in servers, in direct messages and as a user-installed
// app. Uses discord.js for requests and gateway; see gateway.ts for why its message classes are not used.
import type { Catalogue } from '../../src/chat/command.ts'
import type { ChartPainter, Platform, PlatformObserver } from '../../src/chat/platform.ts'
import { withTimeout } from '../../src/chat/run/with-timeout.ts'
import { world } from '../../src/time/world.ts'
import { createDiscordApi } from './api.ts'
import { classifyDiscordError, type DiscordFailure } from './failure.ts'
import { createGateway, type Gateway, type Shards } from './gateway.ts'
import { createReceiver, type Receiver } from './receive.ts'
import { commandRegistrations, registerCommands } from './register.ts'
import { createDiscordSender } from './sender.ts'
import type { GatewaySessionStore } from './session-keeper.ts'
import { discordViewText } from './show.ts'
import { showStandingMessage } from './standing.ts'

export type { Shards } from './gateway.ts'
export { commandRegistrations, registerCommands } from './register.ts'
export { createRoleConnections, ROLE_METADATA } from './role-connections.ts'
export type { GatewaySessionStore } from './session-keeper.ts'

export interface DiscordOptions {
  readonly token: string
  readonly applicationId: string
  /** Base address of the API without version; default Discord's own. */
  readonly apiUrl?: string
  /** The shards of this process; by default all. */
  readonly shards?: Shards
  /** The wall clock. */
  now(): Date
  /** Logs errors of the adapter, without content. */
  report(error: unknown, what: string): void
  /** Stores gateway sessions, so that a restart resumes them and misses no message. */
  readonly sessions?: GatewaySessionStore
  readonly observe?: PlatformObserver
  /** Told of every message that is deleted in a server. */
  onMessageDeleted?(channelId: string, messageId: string): void
  /** Draws charts as pictures; without it they are text. */
  readonly drawChart?: ChartPainter
}

export function createDiscord(options: DiscordOptions): Platform {
  const { token, applicationId, apiUrl, now, report, observe } = options
  const api = createDiscordApi({ token, applicationId, ...(apiUrl ? { apiUrl } : {}), ...(observe ? { observe } : {}) })
  const deliver = createDiscordSender(api, now)
  let gateway: Gateway | null = null
  let receiver: Receiver | null = null

  return {
    name: 'discord',
    async start(dispatcher) {
      const registrations = commandRegistrations(dispatcher.catalogue)
      try {
        await registerCommands(api.commands, applicationId, registrations)
      } catch (error) {
        // Registering is not required to start: commands registered earlier still work, and the gateway reports an
        // invalid token.
        report(error, `registering commands (${classifyDiscordError(error).kind})`)
      }
      const { drawChart, onMessageDeleted } = options
      const receiving = createReceiver({
        dispatcher,
        api,
        applicationId,
        opened: deliver.markDirectOpen,
        drawChart: async (view) => (drawChart && (await withTimeout(DRAWN_WITHIN_MS, drawChart(view)))) ?? null,
        report,
        ...(onMessageDeleted ? { deletedInServer: onMessageDeleted } : {}),
      })
      receiver = receiving
      // A refused request makes the library forget the token.
      api.rest.setToken(token)
      gateway = createGateway({
        token,
        rest: api.rest,
        ...(options.shards ? { shards: options.shards } : {}),
        ...(options.sessions ? { sessions: options.sessions } : {}),
        onPacket: receiving.handlePacket,
        report,
      })
      await gateway.connect()
    },
    async stop() {
      await gateway?.stop()
      const enough = new AbortController()
      await Promise.race([
        receiver?.whenIdle(),
        world().wait(SHUTDOWN_TIMEOUT_MS, { signal: enough.signal }).catch(nothing),
      ])
      enough.abort()
      await gateway?.saveSessions()
      api.rateLimiter.stop()
    },
    send: deliver.send,
    lookUp: deliver.lookUp,
    edit: deliver.edit,
    showStanding: (message) => showStandingMessage(api, message),
    viewText: discordViewText,
    isReady: () => gateway?.isReady() === true && !deliver.isTokenInvalid(),
  }
}

export interface DiscordRegisterOptions extends Pick<DiscordOptions, 'token' | 'applicationId' | 'apiUrl'> {
  readonly catalogue: Catalogue<never>
  /** The server to register in, effective at once and beside the global commands: for development. */
  readonly server?: string
  /** Removes the commands instead. */
  readonly isRemoval?: boolean
}

/**
 * The operator's `discord register`: registers the commands where they differ, without connecting.
 * @returns whether anything was sent
 * @throws Error with Discord's reason
 */
export async function registerDiscordCommands({
  catalogue,
  server,
  isRemoval,
  ...options
}: DiscordRegisterOptions): Promise<boolean> {
  const api = createDiscordApi(options)
  try {
    return await registerCommands(
      api.commands,
      options.applicationId,
      isRemoval ? [] : commandRegistrations(catalogue),
      server,
    )
  } catch (error) {
    const fault = classifyDiscordError(error)
    throw new Error(`Discord refused the commands: ${FAILURE_TEXTS[fault.kind] ?? reasonOf(fault)}`, {
      cause: error,
    })
  } finally {
    api.rateLimiter.stop()
  }
}

const FAILURE_TEXTS: Partial<Record<DiscordFailure['kind'], string>> = {
  dead: "it doesn't accept DISCORD_TOKEN",
  later: 'it is busy. Try again in a minute',
}
const reasonOf = (fault: DiscordFailure): string => ('reason' in fault ? fault.reason : fault.kind)

/** A picture that takes longer is left out: an interaction has to be answered within three seconds. */
const DRAWN_WITHIN_MS = 700
const SHUTDOWN_TIMEOUT_MS = 8000
const nothing = (): void => {}
