// Discord: native commands, forms, cards and nudges, in servers, direct messages, and wherever a person takes it along.
// discord.js brings requests and gateway; its classes for messages and interactions are not used, see gateway.ts.
import { setTimeout as wait } from 'node:timers/promises'
import type { Platform } from '../../src/chat/platform.ts'
import { createApi } from './api.ts'
import { createDeliver } from './deliver.ts'
import { faultOf } from './fault.ts'
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
  /** Commands for this one server only, where they appear at once: for development. */
  readonly guildId?: string
  /** The wall clock. */
  now(): Date
  /** Logs what went wrong here, without anybody's words. */
  report(error: unknown, what: string): void
  /** Where sessions are kept, so that a restart misses nothing that was said meanwhile. */
  readonly sessions?: Sessions
}

export function createDiscord(options: DiscordOptions): Platform {
  const { token, applicationId, apiUrl, guildId, now, report } = options
  const api = createApi({ token, applicationId, ...(apiUrl ? { apiUrl } : {}) })
  const deliver = createDeliver(api, now)
  let gateway: Gateway | null = null
  let receiver: Receiver | null = null

  return {
    name: 'discord',
    async start(dispatcher) {
      const registrations = registrationsOf(dispatcher.catalogue)
      try {
        await register(api.commands, applicationId, registrations, guildId)
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

const LONGEST_GOODBYE = 8000
const nothing = (): void => {}
