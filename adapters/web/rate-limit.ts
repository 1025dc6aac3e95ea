// How often one address may try to sign in, and one person ask for what is expensive. Counted in the memory of each process.
import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { sendError } from './error-response.ts'
import { REPORTS_PER_MINUTE } from './limits.ts'

/** Signing in, refreshing and signing out: requests a minute from one address, which a whole office may share. */
const SIGN_INS_PER_MINUTE = 600
/** Exports and password hashes: requests a minute of one person. */
const EXPENSIVE_PER_MINUTE = 20

/**
 * Where a request comes from, as a key to count by: an IPv4 address, or the network of an IPv6 one.
 * @param proxies so many stand in front, each of which adds who came to it to X-Forwarded-For; 0: that header is ignored
 */
export function clientAddress(incoming: IncomingMessage, proxies: number): string {
  const said = proxyAddr(incoming, (_address, hop) => hop < proxies)
  return networkOf(said) ?? networkOf(incoming.socket.remoteAddress) ?? 'unknown'
}

export const limitSignIns = (proxies: number): MiddlewareHandler =>
  limitPerMinute(SIGN_INS_PER_MINUTE, (c: Context<{ Bindings: HttpBindings }>) =>
    clientAddress(c.env.incoming, proxies),
  )

/** Requests a minute for lists, by one token, and by one person's sessions together. */
const READS_PER_MINUTE = 300

/**
 * How often one caller of the API may read.
 * @returns seconds to wait; 0: now
 */
export function createReadLimiter(points = READS_PER_MINUTE): (key: string) => Promise<number> {
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return async (key) => {
    try {
      await limiter.consume(key)
      return 0
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    }
  }
}

export const limitExpensive = (personOf: (c: Context) => string): MiddlewareHandler =>
  limitPerMinute(EXPENSIVE_PER_MINUTE, personOf)

/** What needs no session: a browser that tells of its notifications. */
export const limitReports = (proxies: number): MiddlewareHandler =>
  limitPerMinute(REPORTS_PER_MINUTE, (c: Context<{ Bindings: HttpBindings }>) => clientAddress(c.env.incoming, proxies))

function limitPerMinute(points: number, keyOf: (c: Context) => string): MiddlewareHandler {
  const limiter = new RateLimiterMemory({ points, duration: 60 })
  return async (c, next) => {
    try {
      await limiter.consume(keyOf(c))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      c.header('retry-after', String(Math.ceil(refusal.msBeforeNext / 1000)))
      return sendError(c, 429, 'That was a lot at once', 'Try again in a minute.')
    }
    return next()
  }
}

/** One home of IPv6 has 2^64 addresses: they are one. Some proxies add the port. Null where it is no address. */
function networkOf(said: string | undefined): string | null {
  const plain = (said ?? '').trim().replace(/^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/, '$1$2')
  if (!ipaddr.isValid(plain)) return null
  const address = ipaddr.process(plain)
  if (address instanceof ipaddr.IPv4) return address.toString()
  return `${new ipaddr.IPv6([...address.parts.slice(0, 4), 0, 0, 0, 0])}/64`
}
