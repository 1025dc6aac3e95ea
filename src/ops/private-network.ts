// Who may read the figures of this process: its own machine and network, not whoever a proxy lets through from outside.
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/**
 * Does this request come from this machine or a private network, all the way? Whatever a proxy says of where it came
 * from can only take the right away: who is outside can add to it, and never take out what the proxy added.
 * @param publicHost the host people use from outside; null where none was set. A proxy that hands it on is heard by it
 */
export function isFromPrivateNetwork(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  publicHost: string | null,
) {
  if (headers.forwarded !== undefined || headers.via !== undefined) return false
  if (publicHost !== null && headers.host?.toLowerCase() === publicHost.toLowerCase()) return false
  const hops = FORWARDING_HEADERS.flatMap((name) => [headers[name] ?? []].flat().flatMap((said) => said.split(',')))
  return [socket.remoteAddress ?? '', ...hops].every(isPrivateAddress)
}

/** Where proxies say who came to them. */
const FORWARDING_HEADERS = ['x-forwarded-for', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip']

const PRIVATE_NETWORKS = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  PRIVATE_NETWORKS.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE_NETWORKS.addSubnet(network, bits, 'ipv6')

function isPrivateAddress(said: string): boolean {
  const [plain = ''] = said.trim().split('%')
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain
  const family = isIP(address)
  return family !== 0 && PRIVATE_NETWORKS.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
