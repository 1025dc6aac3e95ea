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
    requestTimeoutMs: 100,
  })
  onTestFinished(() => http.stop())
  const socket = connect(http.port, '127.0.0.1')
  const heard: Buffer[] = []
  socket.on('data', (part: Buffer) => heard.push(part))
  socket.write(beginning)
  await once(socket, 'close')
  expect(Buffer.concat(heard).toString()).toContain('408 Request Timeout')
})
