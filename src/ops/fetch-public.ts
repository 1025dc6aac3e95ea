// Fetches an address that a person gave, without letting it reach what only this machine can: the name is resolved here,
// the connection goes to the very address that was checked, and every redirect is checked again.
import { lookup as dnsLookup } from 'node:dns/promises'
import type http from 'node:http'
import { gunzipSync } from 'node:zlib'
import ipaddr from 'ipaddr.js'
import { world } from '../time/world.ts'
import { outboundAgent } from './outbound-proxy.ts'

/** What may be fetched, and how much of it. */
export interface PublicFetchOptions {
  /** GET unless given. */
  readonly method?: string
  readonly body?: string | Uint8Array
  /** Sent with the request, as `if-none-match`. */
  readonly headers?: Readonly<Record<string, string>>
  /** Bytes of the answer, also once it is unpacked. */
  readonly maxBytes: number
  /** Milliseconds for everything, redirects included. */
  readonly timeoutMs: number
  /** The operator lets people name addresses of private networks. */
  readonly allowsPrivateNetworks: boolean
  /** How the answer's bytes are read, once unpacked; as UTF-8 unless given. */
  readonly decode?: (bytes: Buffer) => string
  /** For tests: how a name is resolved. */
  readonly lookup?: (host: string) => Promise<readonly string[]>
}

/** An answer. */
export interface PublicAnswer {
  readonly status: number
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Why nothing was fetched. No part of the address is in it: addresses are secrets. */
export class PublicFetchError extends Error {
  readonly code: 'private' | 'unreachable' | 'timeout' | 'too large' | 'redirects' | 'address'
  /** The request may have arrived: its connection was open when it failed. */
  readonly mayHaveArrived: boolean

  constructor(code: PublicFetchError['code'], mayHaveArrived = false) {
    super(code)
    this.code = code
    this.mayHaveArrived = mayHaveArrived
  }
}

/** What a reader of calendars asks for. */
const CALENDAR_HEADERS = {
  accept: 'text/calendar, */*;q=0.5',
  'accept-encoding': 'gzip, identity',
  'user-agent': 'Proxy calendar reader',
} as const

const MAX_REDIRECTS = 5
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/**
 * One request to an http or https address, whose redirect is the caller's to follow.
 * @throws PublicFetchError
 */
export const requestPublic = (
  address: string,
  options: PublicFetchOptions,
  signal = world().deadline(options.timeoutMs),
): Promise<PublicAnswer> => fetchOnce(readAddress(address), options, signal)

/**
 * GET of an http or https address. Through the outbound proxy where there is one, which is told the checked address too.
 * @param address may hold a user and a password, which no other origin is sent
 * @throws PublicFetchError
 */
export async function fetchPublic(address: string, options: PublicFetchOptions): Promise<PublicAnswer> {
  const signal = world().deadline(options.timeoutMs)
  let url = readAddress(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await fetchOnce(url, options, signal)
    if (!REDIRECTS.has(answer.status)) return answer
    const next = readAddress(answer.headers['location'] ?? '', url)
    // What was asked for under encryption is not fetched without it.
    if (url.protocol === 'https:' && next.protocol !== 'https:') throw new PublicFetchError('redirects')
    if (next.origin === url.origin && next.username === '') {
      next.username = url.username
      next.password = url.password
    }
    url = next
  }
  throw new PublicFetchError('redirects')
}

function readAddress(address: string, base?: URL): URL {
  if (address === '' || !URL.canParse(address, base?.href)) throw new PublicFetchError('address')
  const url = new URL(address, base?.href)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new PublicFetchError('address')
  return url
}

async function fetchOnce(url: URL, options: PublicFetchOptions, signal: AbortSignal): Promise<PublicAnswer> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const ip = await checkedIp(host, options, signal)
  const isSecure = url.protocol === 'https:'
  // Loaded when it is needed: a start that fetches nothing is quicker without it.
  const client = isSecure ? (await import('node:https')).default : (await import('node:http')).default
  const agent = outboundAgent(url.href) ?? new client.Agent()
  // For the agent of a proxy, which can't see it otherwise.
  const secured = { secureEndpoint: isSecure }
  const login = url.username === '' ? null : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return new Promise((resolve, reject) => {
    let isConnected = false
    const fail = (error: unknown): void => reject(asFetchError(error, signal, isConnected))
    const request = client.request(
      {
        host: ip,
        port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
        path: `${url.pathname}${url.search}`,
        method: options.method ?? 'GET',
        // An agent of its own: no connection to another address is taken up.
        agent,
        ...secured,
        signal,
        // The certificate must be the name's, whatever address it has.
        ...(isSecure && !ipaddr.isValid(host) ? { servername: host } : {}),
        headers: {
          ...CALENDAR_HEADERS,
          ...options.headers,
          host: url.host,
          ...(login === null ? {} : { authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
        },
      },
      (response) => {
        readAnswer(response, options).then(resolve, (error: unknown) => {
          request.destroy()
          fail(error)
        })
      },
    )
    // From the first byte on it may have arrived. The socket of a proxy is connected already.
    request.on('socket', (socket) => {
      isConnected = !socket.connecting
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isConnected = true
      })
    })
    request.on('error', fail)
    request.end(options.body)
  })
}

/** The first address of a host, if none of its addresses is private. */
async function checkedIp(host: string, options: PublicFetchOptions, signal: AbortSignal): Promise<string> {
  const found = ipaddr.isValid(host) ? [host] : await resolveHost(host, options, signal)
  const [first] = found
  if (first === undefined) throw new PublicFetchError('unreachable')
  if (!options.allowsPrivateNetworks && !found.every(isPublicAddress)) throw new PublicFetchError('private')
  return first
}

async function resolveHost(
  host: string,
  { lookup }: PublicFetchOptions,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const resolve = lookup ?? (async (name: string) => (await dnsLookup(name, { all: true })).map((each) => each.address))
  const late = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new PublicFetchError('timeout')), { once: true })
  })
  try {
    return await Promise.race([resolve(host), late])
  } catch (error) {
    throw error instanceof PublicFetchError ? error : new PublicFetchError('unreachable')
  }
}

/**
 * Whether anybody on the internet may have this address: not of this machine, a private, link-local, shared, reserved or
 * multicast network; an IPv4 address inside IPv6 counts as what it is (mapped) or is refused (NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6))
}

/** All that is given to the public internet; the library counts IPv4-compatible addresses (`::7f00:1`) as unicast too. */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

async function readAnswer(
  response: http.IncomingMessage,
  { maxBytes, decode = decodeUtf8 }: PublicFetchOptions,
): Promise<PublicAnswer> {
  const headers = Object.fromEntries(
    Object.entries(response.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) throw new PublicFetchError('too large')
    chunks.push(bytes)
  }
  const body = unpack(Buffer.concat(chunks), headers['content-encoding'], maxBytes)
  return { status: response.statusCode ?? 0, headers, text: decode(body) }
}

const decodeUtf8 = (bytes: Buffer): string => bytes.toString('utf8')

function unpack(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer {
  if (encoding === undefined || /^identity$/i.test(encoding)) return body
  if (!/^(x-)?gzip$/i.test(encoding)) throw new PublicFetchError('unreachable')
  try {
    return gunzipSync(body, { maxOutputLength: maxBytes })
  } catch {
    throw new PublicFetchError('too large')
  }
}

function asFetchError(error: unknown, signal: AbortSignal, mayHaveArrived: boolean): PublicFetchError {
  if (error instanceof PublicFetchError) return new PublicFetchError(error.code, mayHaveArrived)
  return new PublicFetchError(signal.aborted ? 'timeout' : 'unreachable', mayHaveArrived)
}
