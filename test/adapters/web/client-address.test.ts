// Who asks, through as many proxies as are trusted: what sign-in attempts are counted by.
import { expect, test } from 'vitest'
import { clientAddress } from '../../../adapters/web/rate-limit.ts'

const from = (proxies: number, remoteAddress: string, forwarded?: string) =>
  clientAddress(
    { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress } } as never,
    proxies,
  )

test.each([
  ['the socket, where no proxy is trusted', 0, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['whom the one proxy names', 1, '10.0.0.2', '198.51.100.1', '198.51.100.1'],
  ['not what was written in front', 1, '10.0.0.2', '192.0.2.1, 198.51.100.1', '198.51.100.1'],
  ['whom the outer of two names', 2, '10.0.0.2', '192.0.2.1, 198.51.100.1, 10.0.0.3', '198.51.100.1'],
  ['the proxy itself, where it names nobody', 1, '10.0.0.2', undefined, '10.0.0.2'],
  ['the proxy itself, where it names no address', 1, '10.0.0.2', 'unknown', '10.0.0.2'],
  ['the address without its port', 1, '10.0.0.2', '198.51.100.1:49152', '198.51.100.1'],
  ['an IPv4 address as a socket of both kinds says it', 0, '::ffff:203.0.113.9', undefined, '203.0.113.9'],
])('%s', (_what, proxies, remote, forwarded, expected) => {
  expect(from(proxies, remote, forwarded)).toBe(expected)
})

test('one home of IPv6 is one, however its addresses are written', () => {
  const home = ['2001:db8:0:1::1', '2001:0db8:0:1:ffff::2', '2001:db8::1:0:0:0:3', '[2001:db8:0:1::4]:443']
  expect(new Set(home.map((address) => from(1, '10.0.0.2', address))).size).toBe(1)
  expect(from(0, '2001:db8:0:2::1')).not.toBe(from(0, '2001:db8:0:1::1'))
})
