// TLS with a certificate that nobody signed, before a PostgreSQL that speaks none itself.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'

/** Good for 127.0.0.1 and `self-signed.test`; its own authority. */
export const certificateFile = new URL('certificate.pem', import.meta.url).pathname
export const selfSigned = {
  cert: readFileSync(certificateFile),
  key: readFileSync(new URL('key.pem', import.meta.url)),
}

/** Ends with the running test. @returns the same database's address, where TLS is spoken */
export async function withSelfSignedTls(url: string): Promise<string> {
  const target = new URL(url)
  const port = Number(target.port)
  const sockets = new Set<{ destroy(): void }>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, ...selfSigned })
      secure.on('error', () => socket.destroy())
      const upstream = connect(port, target.hostname)
      sockets.add(upstream)
      upstream.on('error', () => secure.destroy())
      secure.pipe(upstream)
      upstream.pipe(secure)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  target.port = String(address.port)
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return target.href
}
