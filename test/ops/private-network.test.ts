// Figures are for the operator's own network: asked for directly, or through proxies that name nobody from outside.
import { get } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startHttpServer } from '../../src/ops/http.ts'
import { isFromPrivateNetwork } from '../../src/ops/private-network.ts'

const PUBLIC = 'proxy.example.org'
const asks = (remoteAddress: string | undefined, headers: Readonly<Record<string, string>> = {}) =>
  isFromPrivateNetwork({ headers: { host: '10.0.0.5:3000', ...headers }, socket: { remoteAddress } as never }, PUBLIC)

test.each([
  ['this machine', '127.0.0.1'],
  ['this machine, IPv6', '::1'],
  ['this machine, as a socket of both kinds says it', '::ffff:127.0.0.1'],
  ['a container beside', '172.18.0.3'],
  ['the network at home', '192.168.1.20'],
  ['a private network', 'fd12:3456::1'],
  ['a neighbour on the wire', 'fe80::1%eth0'],
])('%s is near', (_who, address) => {
  expect(asks(address)).toBe(true)
  expect(asks('127.0.0.1', { 'x-forwarded-for': `10.1.2.3, ${address}` })).toBe(true)
})

test.each([
  ['somebody in the world', '93.184.215.14', {}],
  ['somebody in the world, IPv6', '2606:2800::1', {}],
  ['nobody known', undefined, {}],
  ['172.32 is no private network', '172.32.0.1', {}],
  ['from outside through a proxy here', '127.0.0.1', { 'x-forwarded-for': '93.184.215.14' }],
  ['who wrote a near address in front', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1, 93.184.215.14' }],
  ['who wrote a near address behind', '127.0.0.1', { 'x-forwarded-for': '93.184.215.14, 127.0.0.1' }],
  ['who wrote nonsense', '127.0.0.1', { 'x-forwarded-for': 'unknown' }],
  ['named by another header', '127.0.0.1', { 'x-real-ip': '93.184.215.14' }],
  ['named by RFC 7239', '127.0.0.1', { forwarded: 'for=127.0.0.1' }],
  ['by the address people use', '127.0.0.1', { host: 'PROXY.example.org' }],
])('%s is not', (_who, address, headers) => {
  expect(asks(address, headers)).toBe(false)
})

test('figures are there for who is near, and are no page at all for anybody else', async () => {
  const http = await startHttpServer({
    port: 0,
    mounts: [],
    readinessProblem: async () => null,
    scrapeMetrics: async () => ({ type: 'text/plain', text: 'proxy_sender 1\n' }),
    onError: () => {},
    publicHost: PUBLIC,
  })
  onTestFinished(() => http.stop())
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    new Promise<readonly [number | undefined, string]>((resolve, reject) => {
      get({ host: '127.0.0.1', port: http.port, path, headers }, async (response) => {
        const parts: Buffer[] = []
        for await (const part of response) parts.push(part)
        resolve([response.statusCode, Buffer.concat(parts).toString()])
      }).on('error', reject)
    })
  expect(await ask('/metrics')).toEqual([200, 'proxy_sender 1\n'])
  const nothing = await ask('/nothing')
  expect(nothing[0]).toBe(404)
  expect(await ask('/metrics', { 'x-forwarded-for': '93.184.215.14' })).toEqual(nothing)
  expect(await ask('/metrics', { host: PUBLIC })).toEqual(nothing)
  // Health is asked from outside too: load balancers do.
  expect(await ask('/livez', { host: PUBLIC, 'x-forwarded-for': '93.184.215.14' })).toEqual([200, 'alive\n'])
})
