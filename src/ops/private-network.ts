// Who may read the figures of this process: its own machine and network, and nobody a proxy lets in from outside.
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import proxyAddr from 'proxy-addr'

/**
 * Whether a request comes from this machine or a private network, by its socket and every forwarding header: a header
 * can only take the right away, since a client may add to it but not remove what the proxy added.
 * @param publicHost the public host; null if not set. A request with it came from outside
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
