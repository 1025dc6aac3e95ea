// Discord: native commands, forms, cards and nudges, in servers, direct messages, and wherever a person takes it along.
// discord.js brings requests and gateway; its classes for messages and interactions are not used, see gateway.ts.
import { setTimeout as wait } from 'node:timers/promises'
import type { Catalogue } from '../../src/chat/command.ts'
import type { Observe, Platform } from '../../src/chat/platform.ts'
import { createApi } from './api.ts'
import { createDeliver } from './deliver.ts'
import { type Fault, faultOf } from './fault.ts'
import { createGateway, type Gateway, type Sessions, type Shards } from './gateway.ts'
import { createReceiver, type Receiver } from './receive.ts'
import { register, registrationsOf } from './register.ts'
import { show } from './show.ts'

export type { Sessions, Shards } from './gateway.ts'
export { register, registrationsOf } from './register.ts'

export interface DiscordOptions {
  readonly token: string
  readonly applicationId: string
  /** Without the version, where Discord itself is not meant. */
  readonly apiUrl?: string
  /** The shards of this process; all of them without it. */
  readonly shards?: Shards
  /** The wall clock. */
  now(): Date
  /** Logs what went wrong here, without anybody's words. */
  report(error: unknown, what: string): void
  /** Where sessions are kept, so that a restart misses nothing that was said meanwhile. */
  readonly sessions?: Sessions
  readonly observe?: Observe
}

export function createDiscord(options: DiscordOptions): Platform {
  const { token, applicationId, apiUrl, now, report, observe } = options
  const api = createApi({ token, applicationId, ...(apiUrl ? { apiUrl } : {}), ...(observe ? { observe } : {}) })
  const deliver = createDeliver(api, now)
  let gateway: Gateway | null = null
  let receiver: Receiver | null = null

  return {
    name: 'discord',
    async start(dispatcher) {
      const registrations = registrationsOf(dispatcher.catalogue)
      try {
        await register(api.commands, applicationId, registrations)
      } catch (error) {
        // Yesterday's commands still work; a token that does not is found out by the gateway.
        report(error, `registering commands (${faultOf(error).kind})`)
      }
      const receiving = createReceiver({ dispatcher, api, applicationId, opened: deliver.opened, report })
      receiver = receiving
      // A refused request makes the library forget the token.
      api.rest.setToken(token)
      gateway = createGateway({
        token,
        rest: api.rest,
        ...(options.shards ? { shards: options.shards } : {}),
        ...(options.sessions ? { sessions: options.sessions } : {}),
        onPacket: receiving.packet,
        report,
      })
      await gateway.connect()
    },
    async stop() {
      await gateway?.stop()
      const enough = new AbortController()
      await Promise.race([
        receiver?.settled(),
        wait(LONGEST_GOODBYE, undefined, { signal: enough.signal }).catch(nothing),
      ])
      enough.abort()
      api.pace.stop()
    },
    send: deliver.send,
    lookUp: deliver.lookUp,
    edit: deliver.edit,
    show,
    isReady: () => gateway?.isReady() === true && !deliver.isDead(),
  }
}

export interface RegisterOptions extends Pick<DiscordOptions, 'token' | 'applicationId' | 'apiUrl'> {
  readonly catalogue: Catalogue<never>
  /** The id of the one server that gets them, at once and beside those for everybody: for development. */
  readonly server?: string
  /** Takes them away again instead. */
  readonly isRemoval?: boolean
}

/**
 * The operator's `discord register`: sends the commands where Discord's differ, without connecting.
 * @returns whether anything was sent
 * @throws Error with what Discord says against it
 */
export async function registerCommands({
  catalogue,
  server,
  isRemoval,
  ...options
}: RegisterOptions): Promise<boolean> {
  const api = createApi(options)
  try {
    return await register(api.commands, options.applicationId, isRemoval ? [] : registrationsOf(catalogue), server)
  } catch (error) {
    const fault = faultOf(error)
    throw new Error(`Discord did not take the commands: ${SAID[fault.kind] ?? reasonOf(fault)}`, { cause: error })
  } finally {
    api.pace.stop()
  }
}

const SAID: Partial<Record<Fault['kind'], string>> = {
  dead: 'it does not know DISCORD_TOKEN',
  later: 'it asks to wait. Try again in a minute',
}
const reasonOf = (fault: Fault): string => ('reason' in fault ? fault.reason : fault.kind)

const LONGEST_GOODBYE = 8000
const nothing = (): void => {}
