// What lies outside the program and takes real time or a network in it: the calls of the adapters are answered by the
// world of the process that makes them, and native code that hashes and signs holds virtual time while it works.
import type { IShardingStrategy, WebSocketManager } from '@discordjs/ws'
import bcrypt from 'bcrypt'
import { DefaultRestOptions } from 'discord.js'
import { type World, world } from '../../src/time/world.ts'
import type { SimulatedTime } from './clock.ts'
import { standInForShards } from './discord-gateway.ts'
import type { HttpAnswer } from './discord-http.ts'

/** What answers the calls of one process. */
export interface ProcessOutside {
  discord(method: string, url: string, body: string): Promise<HttpAnswer>
  slack(method: string, token: string, given: URLSearchParams): Promise<HttpAnswer>
  /** The shards of Discord's gateway. */
  shards(manager: WebSocketManager): IShardingStrategy
}

export interface Outside {
  /** A run begins, by this time. */
  begin(time: SimulatedTime): void
  /** Calls that this process makes are answered so. */
  serve(process: World, outside: ProcessOutside): void
  /** Everything is as it was. */
  close(): void
}

type MakeRequest = typeof DefaultRestOptions.makeRequest

/** Stands between the program and the machine until it is closed; what belongs to no simulated process goes through. */
export function standOutside(): Outside {
  const served = new WeakMap<World, ProcessOutside>()
  let time: SimulatedTime | null = null
  const original = { fetch: globalThis.fetch, ...DefaultRestOptions }

  globalThis.fetch = async (input, init) => {
    const outside = served.get(world())
    if (!outside) return original.fetch(input, init)
    const url = new URL(input instanceof Request ? input.url : input)
    const token = /^Bearer (.+)$/.exec(new Headers(init?.headers).get('authorization') ?? '')?.[1] ?? ''
    const answer = await outside.slack(
      url.pathname.split('/').at(-1) ?? '',
      token,
      new URLSearchParams(String(init?.body)),
    )
    return responseOf(answer)
  }

  const makeRequest: MakeRequest = async (url, init) => {
    const outside = served.get(world())
    if (!outside) return original.makeRequest(url, init)
    return responseOf(await outside.discord(init.method ?? 'GET', url, String(init.body ?? '')))
  }
  // The sweepers of the library would be a timer for each process that was ever started.
  Object.assign(DefaultRestOptions, { makeRequest, hashSweepInterval: 0, handlerSweepInterval: 0 })

  const closeShards = standInForShards((process) => served.get(process)?.shards)

  /** Time stands still while native code works. */
  const holding =
    <Given extends unknown[], R>(work: (...given: Given) => Promise<R>) =>
    (...given: Given): Promise<R> => {
      const end = time?.beginReal()
      return work(...given).finally(() => end?.())
    }
  const { hash, compare } = bcrypt
  const { subtle } = globalThis.crypto
  const natives = ['sign', 'verify', 'importKey', 'digest'] as const
  Object.assign(bcrypt, {
    hash: holding((text: string, cost: number) => hash(text, cost)),
    compare: holding((text: string, stored: string) => compare(text, stored)),
  })
  for (const name of natives) {
    const native = subtle[name]
    Object.defineProperty(subtle, name, {
      value: holding(async (...given: unknown[]) => Reflect.apply(native, subtle, given)),
      configurable: true,
      writable: true,
    })
  }

  return {
    begin(given) {
      time = given
    },
    serve: (process, outside) => void served.set(process, outside),
    close() {
      const { fetch, ...rest } = original
      globalThis.fetch = fetch
      Object.assign(DefaultRestOptions, rest)
      closeShards()
      Object.assign(bcrypt, { hash, compare })
      for (const name of natives) Reflect.deleteProperty(subtle, name)
    },
  }
}

/** Read at once: a body that is streamed would take turns of the event loop. */
function responseOf({ status, body, headers = {} }: HttpAnswer): Response {
  const text = JSON.stringify(body)
  const response = new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } })
  return Object.assign(response, { text: async () => text, json: async () => JSON.parse(text) })
}
