// Who may read the figures of this process: its own machine and network, and nobody a proxy lets in from outside.
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

/**
 * Does this request come from this machine or a private network, all the way? Whatever a proxy says of where it came
 * from can only take the right away: who is outside can add to it, and never take out what the proxy added.
 * @param publicHost the host people use from outside; null where none was set. A proxy that hands it on is heard by it
 */
export function isFromPrivateNetwork(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  publicHost: string | null,
): boolean {
  const { headers } = request
  if (headers.forwarded !== undefined || headers.via !== undefined) return false
  if (publicHost !== null && headers.host?.toLowerCase() === publicHost.toLowerCase()) return false
  const named = OTHER_HEADERS.flatMap((name) => [headers[name] ?? []].flat().flatMap((said) => said.split(',')))
  // Of the request it reads no more than these two.
  return [...proxyAddr.all(request as IncomingMessage), ...named].every(isPrivateAddress)
}

/** Where proxies say who came to them, besides X-Forwarded-For. */
const OTHER_HEADERS = ['x-real-ip', 'cf-connecting-ip', 'true-client-ip']

const PRIVATE_RANGES: ReadonlySet<string> = new Set(['loopback', 'private', 'linkLocal', 'uniqueLocal'])

function isPrivateAddress(said: string | undefined): boolean {
  const address = (said ?? '').trim()
  // An IPv4 address within IPv6 is read as what it is.
  return ipaddr.isValid(address) && PRIVATE_RANGES.has(ipaddr.process(address).range())
}
