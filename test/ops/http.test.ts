// The one port against somebody who is in no hurry.
import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startHttpServer } from '../../src/ops/http.ts'

test.each([
  ['headers', 'POST /slow HTTP/1.1\r\nHost: proxy\r\n'],
  ['a body', 'POST /slow HTTP/1.1\r\nHost: proxy\r\nContent-Length: 1000\r\n\r\na'],
])('%s that trickle in are cut', async (_what, beginning) => {
  const http = await startHttpServer({
    port: 0,
    mounts: [{ prefix: '/slow', handle: (request, response) => void request.resume().on('end', () => response.end()) }],
    readinessProblem: async () => null,
    scrapeMetrics: async () => ({ type: 'text/plain', text: '' }),
    onError: () => {},
    idleTimeoutMs: 100,
  })
  onTestFinished(() => http.stop())
  const socket = connect(http.port, '127.0.0.1')
  const heard: Buffer[] = []
  socket.on('data', (part: Buffer) => heard.push(part))
  socket.write(beginning)
  await once(socket, 'close')
  expect(Buffer.concat(heard).toString()).toContain('408 Request Timeout')
})

/** Sends it as it stands, and reads until the connection ends. */
async function exchange(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const heard: Buffer[] = []
  socket.on('data', (part: Buffer) => heard.push(part))
  socket.write(request)
  await once(socket, 'close')
  return Buffer.concat(heard).toString()
}

test('every part answers its own paths behind one router, in whichever way it is written', async () => {
  const errors: unknown[] = []
  const http = await startHttpServer({
    port: 0,
    mounts: [
      { prefix: '/node', handle: (request, response) => void response.end(`node ${request.url}`) },
      { prefix: '/web', fetch: async (request) => new Response(`web ${new URL(request.url).pathname}`) },
      {
        prefix: '/broken',
        handle: () => {
          throw new Error('broken')
        },
      },
    ],
    readinessProblem: async () => 'the database does not answer',
    scrapeMetrics: async () => ({ type: 'text/plain', text: '' }),
    onError: (error) => errors.push(error),
  })
  onTestFinished(() => http.stop())
  const at = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${http.port}${path}`, { method })
    return `${response.status} ${(await response.text()).trim()}`
  }
  expect(await at('/node')).toBe('200 node /node')
  expect(await at('/node/a?b=c', 'POST')).toBe('200 node /node/a?b=c')
  expect(await at('/web/a', 'PUT')).toBe('200 web /web/a')
  expect(await at('/nodes')).toBe('404 There is nothing here.')
  expect(await at('/readyz')).toBe('503 the database does not answer')
  expect(await at('/livez', 'POST')).toBe('200 alive')
  expect(await at('/livez', 'HEAD')).toBe('200 ')
  expect(await at('/broken')).toBe("500 That didn't work.")
  expect(errors).toEqual([new Error('broken')])
  // As load balancers ask that speak the older version, and as nobody should.
  expect(await exchange(http.port, 'GET /livez HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 .+alive\n$/s)
  const odd = await exchange(http.port, 'GET /livez HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n')
  expect(odd).toMatch(/^HTTP\/1\.1 400 .+default-src 'none'.+I don't understand that request\.\n/s)
})
