// An HTTP proxy as companies have them: it takes CONNECT, leads on, and remembers who wanted to go where.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ConnectProxy {
  readonly url: string
  /** `host:port` of every CONNECT, in order. */
  targets(): readonly string[]
  /** Resolves once somebody asked for this target. */
  wanted(target: string): Promise<void>
  /** The credentials that came with each, where any did. */
  credentials(): readonly string[]
}

/**
 * Ends with the running test.
 * @param isReachable leads on where true; else every target is refused, so that nothing leaves this machine
 * @param leadsTo where a target really is, as `host:port`
 */
export async function startConnectProxy(
  isReachable: (target: string) => boolean = () => false,
  leadsTo: (target: string) => string = (target) => target,
): Promise<ConnectProxy> {
  const targets: string[] = []
  const credentials: string[] = []
  const sockets = new Set<Socket>()
  const listeners = new Set<() => void>()
  const server = createServer((_request, response) => void response.writeHead(405).end())
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const target = request.url ?? ''
    targets.push(target)
    const { 'proxy-authorization': authorization } = request.headers
    if (authorization !== undefined)
      credentials.push(Buffer.from(authorization.split(' ')[1] ?? '', 'base64').toString())
    sockets.add(socket)
    socket.on('error', () => undefined)
    for (const listen of listeners) listen()
    if (!isReachable(target)) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${leadsTo(target)}`)
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket)
      socket.pipe(upstream)
    })
    sockets.add(upstream)
    upstream.on('error', () => socket.destroy())
    upstream.on('close', () => socket.destroy())
    socket.on('close', () => upstream.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return {
    url: `http://127.0.0.1:${address.port}`,
    targets: () => targets,
    credentials: () => credentials,
    wanted: (target) =>
      new Promise((resolve) => {
        const listen = () => {
          if (targets.includes(target)) resolve()
        }
        listeners.add(listen)
        listen()
      }),
  }
}
