// How often one address may knock, and one person fetch what is dear. Counted in the memory of each process.
import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { sendError } from './error-response.ts'

/** Signing in, refreshing, signing out: so many a minute from one address, which a whole office may share. */
const SIGN_INS_PER_MINUTE = 600
/** A whole life read or a password hashed: so many a minute of one person. */
const EXPENSIVE_PER_MINUTE = 20

/**
 * Where a request comes from.
 * @param proxies so many stand in front, each of which adds who came to it; 0: nobody is believed
 */
export function clientAddress(c: Context, proxies: number): string {
  const near = getConnInfo(c).remote.address ?? 'unknown'
  if (proxies === 0) return networkOf(near)
  const named = (c.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim())
  return networkOf(named.at(-proxies) || near)
}

export const limitSignIns = (proxies: number): MiddlewareHandler =>
  limitPerMinute(SIGN_INS_PER_MINUTE, (c) => clientAddress(c, proxies))

export const limitExpensive = (personOf: (c: Context) => string): MiddlewareHandler =>
  limitPerMinute(EXPENSIVE_PER_MINUTE, personOf)

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

/** One home of IPv6 has 2^64 addresses: they are one. */
function networkOf(address: string): string {
  const short = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1]
  if (short !== undefined) return short
  const [plain = ''] = address.split('%')
  return isIPv6(plain) ? (plain.split('::')[0] ?? '').split(':').slice(0, 4).join(':') : address.slice(0, 64)
}
