// HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY hold for everything that calls out: fetch, discord.js, Socket Mode, and
// the gateway, whose library takes no agent (https://github.com/discordjs/discord.js/issues/10716).
import type http from 'node:http'
import type https from 'node:https'
import type { Dispatcher } from 'undici'
import { UserError } from '../user-error.ts'

type Environment = Readonly<Record<string, string | undefined>>

const SETTINGS = ['https_proxy', 'http_proxy', 'all_proxy'] as const

export interface OutboundProxy {
  /** For clients that are given one; it chooses per address. */
  readonly dispatcher: Dispatcher
  /** For requests of Node itself; null where an address is reached directly. */
  readonly agentFor: (address: string) => http.Agent | null
  /** Puts everything back. For tests: a process keeps its proxy. */
  uninstall(): Promise<void>
}

let installed: OutboundProxy | null = null

/** The dispatcher of the proxy in use; undefined where calls go out directly. */
export const outboundDispatcher = (): Dispatcher | undefined => installed?.dispatcher

/** The agent by which this address is reached through a proxy; null where it is reached directly. */
export const outboundAgent = (address: string): http.Agent | null => installed?.agentFor(address) ?? null

/**
 * Sends all calls of this process through the proxies that its environment names. Does and loads nothing where there are
 * none. Whether an address goes through one is decided at each call, by `process.env`.
 * @throws UserError a proxy's address can't be used
 */
export async function installOutboundProxy(environment: Environment = process.env): Promise<OutboundProxy | null> {
  if (installed !== null || !findProxySettings(environment)) return installed
  const [undici, { HttpsProxyAgent }, { getProxyForUrl }, { default: plain }, { default: secure }] = await Promise.all([
    import('undici'),
    import('https-proxy-agent'),
    import('proxy-from-env'),
    import('node:http'),
    import('node:https'),
  ])
  const before = { dispatcher: undici.getGlobalDispatcher(), fetch: globalThis.fetch }
  const dispatcher = new undici.Agent({
    factory(origin, options) {
      const proxy = getProxyForUrl(origin)
      return proxy === '' ? new undici.Pool(origin, options) : new undici.ProxyAgent(proxy)
    },
  })
  undici.setGlobalDispatcher(dispatcher)
  // Of the same version as the dispatcher, whichever is built into Node.
  Object.assign(globalThis, { fetch: undici.fetch })
  const agentFor = (address: string) => {
    const proxy = getProxyForUrl(address)
    return proxy === '' ? null : new HttpsProxyAgent(proxy)
  }
  const restore = [proxyRequests(plain, 'http', agentFor), proxyRequests(secure, 'https', agentFor)]
  installed = {
    dispatcher,
    agentFor,
    async uninstall() {
      installed = null
      for (const each of restore) each()
      undici.setGlobalDispatcher(before.dispatcher)
      Object.assign(globalThis, { fetch: before.fetch })
      await dispatcher.destroy()
    },
  }
  return installed
}

/** Is there one at all? @throws UserError where it is no address of an HTTP proxy */
function findProxySettings(environment: Environment): boolean {
  const given = SETTINGS.flatMap((name) => [name, name.toUpperCase()]).filter((name) => environment[name]?.trim())
  for (const name of given) {
    const value = environment[name] ?? ''
    const address = value.includes('://') ? value : `http://${value}`
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      throw new UserError(`${name}: the address of an HTTP proxy, as in http://proxy.example.org:3128.`)
  }
  return given.length > 0
}

/**
 * Gives requests without an agent the one of their proxy: `ws` makes its connection by a function of its own, which an
 * agent of the process would not see.
 * @returns what takes it back
 */
function proxyRequests(
  module: typeof http | typeof https,
  scheme: 'http' | 'https',
  agentFor: (address: string) => http.Agent | null,
): () => void {
  const { request: direct } = module
  const call = (...given: readonly unknown[]): http.ClientRequest => Reflect.apply(direct, module, given)
  const request = (options: http.RequestOptions | string | URL, ...rest: unknown[]): http.ClientRequest => {
    if (typeof options === 'string' || options instanceof URL || options.agent || options.socketPath)
      return call(options, ...rest)
    const host = options.host ?? options.hostname ?? 'localhost'
    const agent = agentFor(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${options.port ?? ''}`)
    if (agent === null) return call(options, ...rest)
    return call({ ...options, agent, secureEndpoint: scheme === 'https' }, ...rest)
  }
  Object.assign(module, { request })
  return () => void Object.assign(module, { request: direct })
}
