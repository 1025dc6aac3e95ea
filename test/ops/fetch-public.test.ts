// What a person's address can make Proxy fetch: nothing of its own machine or network, however it is spelt, resolved or
// redirected, and never more than was allowed.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { fetchPublic, isPublicAddress, type PublicFetchOptions } from '../../src/ops/fetch-public.ts'
import { installOutboundProxy } from '../../src/ops/outbound-proxy.ts'
import { startConnectProxy } from '../fakes/connect-proxy.ts'

afterEach(() => vi.unstubAllEnvs())

const OPTIONS: PublicFetchOptions = { maxBytes: 100_000, timeoutMs: 20_000, allowsPrivateNetworks: false }
/** Some address that is nobody's secret. */
const PUBLIC = '93.184.216.34'

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return { host: `127.0.0.1:${address.port}`, port: address.port, asked }
}

/** A public internet of one server: every public address leads to it. */
async function internet(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await serve(answer)
  const proxy = await startConnectProxy(
    () => true,
    () => server.host,
  )
  for (const name of ['HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'https_proxy', 'no_proxy', 'all_proxy', 'HTTP_PROXY'])
    vi.stubEnv(name, '')
  vi.stubEnv('http_proxy', proxy.url)
  const installed = await installOutboundProxy()
  onTestFinished(async () => installed?.uninstall())
  return { ...server, proxy }
}

describe('addresses', () => {
  test.each([
    '127.0.0.1',
    '127.255.1.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:1::',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is nobody’s on the internet', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each(['8.8.8.8', PUBLIC, '2a00:1450:4001::200e', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('a private address', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://0.0.0.0:PORT/',
  ])('is not fetched: %s', async (address) => {
    const server = await serve((_request, response) => void response.end('secret'))
    await expect(fetchPublic(address.replace('PORT', String(server.port)), OPTIONS)).rejects.toMatchObject({
      code: 'private',
    })
    expect(server.asked).toEqual([])
  })

  test('behind a name is not fetched, also where only one of its addresses is private', async () => {
    const server = await serve((_request, response) => void response.end('secret'))
    for (const found of [['127.0.0.1'], [PUBLIC, '127.0.0.1'], ['::1'], ['10.0.0.1', PUBLIC]])
      await expect(
        fetchPublic(`http://calendar.example:${server.port}/`, { ...OPTIONS, lookup: async () => found }),
      ).rejects.toMatchObject({ code: 'private' })
    expect(server.asked).toEqual([])
  })

  test('is fetched where the operator allows it', async () => {
    const server = await serve((_request, response) => void response.end('ours'))
    const answer = await fetchPublic(`http://${server.host}/a.ics?b=c`, { ...OPTIONS, allowsPrivateNetworks: true })
    expect(answer).toMatchObject({ status: 200, text: 'ours' })
    expect(server.asked.map(({ url, headers }) => [url, headers.host])).toEqual([['/a.ics?b=c', server.host]])
  })

  test('a name that changes its mind is connected to where it was checked, and asked for once', async () => {
    const { proxy, asked } = await internet((_request, response) => void response.end('fine'))
    const answers = [[PUBLIC], ['127.0.0.1']]
    const answer = await fetchPublic('http://rebinding.example/a.ics', {
      ...OPTIONS,
      lookup: async () => answers.shift() ?? [],
    })
    expect(answer.text).toBe('fine')
    expect(answers).toHaveLength(1)
    expect(proxy.targets()).toEqual([`${PUBLIC}:80`])
    expect(asked[0]?.headers.host).toBe('rebinding.example')
  })

  test.each([
    ['http://127.0.0.1/', 'private'],
    ['http://169.254.169.254/latest/', 'private'],
    ['http://[::1]/', 'private'],
    ['file:///etc/passwd', 'address'],
    ['ftp://files.example/', 'address'],
  ])('is not reached by a redirect: %s', async (location, code) => {
    const { proxy } = await internet((_request, response) => void response.writeHead(302, { location }).end())
    const found = fetchPublic('http://calendar.example/', { ...OPTIONS, lookup: async () => [PUBLIC] })
    await expect(found).rejects.toMatchObject({ code })
    expect(proxy.targets()).toEqual([`${PUBLIC}:80`])
  })
})

describe('an answer', () => {
  const fetchOurs = async (
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    options: Partial<PublicFetchOptions> = {},
    login = '',
  ) => {
    const server = await serve(answer)
    const address = `http://${login}${server.host}/`
    return { server, found: fetchPublic(address, { ...OPTIONS, allowsPrivateNetworks: true, ...options }) }
  }

  test('is followed, with its login at the same place only, and not for ever', async () => {
    const other = await serve((_request, response) => void response.end('there'))
    const { server, found } = await fetchOurs(
      (request, response) => {
        if (request.url === '/') response.writeHead(302, { location: '/next' }).end()
        else response.writeHead(307, { location: `http://${other.host}/` }).end()
      },
      {},
      'ann:s%23cret@',
    )
    expect((await found).text).toBe('there')
    const login = `Basic ${Buffer.from('ann:s#cret').toString('base64')}`
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([login, login])
    expect(other.asked.map(({ headers }) => headers.authorization)).toEqual([undefined])
    const { found: endless } = await fetchOurs(
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
    )
    await expect(endless).rejects.toMatchObject({ code: 'redirects' })
  })

  test('is refused where it is too large, packed or not, and where it never comes', async () => {
    const large = 'x'.repeat(200_000)
    await expect((await fetchOurs((_request, response) => void response.end(large))).found).rejects.toMatchObject({
      code: 'too large',
    })
    const packed = (_request: IncomingMessage, response: ServerResponse) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large))
    await expect((await fetchOurs(packed)).found).rejects.toMatchObject({ code: 'too large' })
    const silent = await fetchOurs(() => undefined, { timeoutMs: 50 })
    await expect(silent.found).rejects.toMatchObject({ code: 'timeout' })
    const small = (_request: IncomingMessage, response: ServerResponse) =>
      void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small'))
    expect((await (await fetchOurs(small)).found).text).toBe('small')
  })

  test('says nothing of the address when it fails', async () => {
    const failure = await fetchPublic('http://private-token.invalid/secret.ics', {
      ...OPTIONS,
      lookup: async () => {
        throw new Error('getaddrinfo ENOTFOUND private-token.invalid')
      },
    }).catch((error: unknown) => error)
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('token')
    expect(failure).toMatchObject({ code: 'unreachable' })
  })
})
