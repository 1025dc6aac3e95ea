// One port for everything that speaks HTTP: Slack's requests, the personal page, health. Each part mounts its paths.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../user-error.ts'
import { isFromPrivateNetwork } from './private-network.ts'

/** Answers the requests whose path begins with `prefix`. */
export interface Mount {
  readonly prefix: string
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>
}

export interface HttpServer {
  readonly port: number
  /** Stops accepting, lets what runs finish for a moment, then closes. */
  stop(): Promise<void>
}

export interface HttpOptions {
  readonly port: number
  readonly mounts: readonly Mount[]
  /** Why this process can't serve now, or null. */
  readonly readinessProblem: () => Promise<string | null>
  /** What an operator should know of a process that is ready; a line each. */
  readonly readinessNotes?: () => Promise<readonly string[]>
  /** Prometheus text, and its content type. */
  readonly scrapeMetrics: () => Promise<{ readonly type: string; readonly text: string }>
  readonly onError: (error: unknown) => void
  /** The host by which people come from outside, where one was set: under it no figures are told. */
  readonly publicHost?: string | undefined
  /** How long a request may take to arrive, in milliseconds; 10 seconds unless given. */
  readonly requestTimeoutMs?: number
}

export async function startHttpServer(options: HttpOptions): Promise<HttpServer> {
  const patience = options.requestTimeoutMs ?? 10_000
  // Node looks for those that are too slow every half a minute, unless told.
  const server = createServer({ connectionsCheckingInterval: patience / 10 }, (request, response) => {
    handleRequest(options, request, response).catch((error: unknown) => {
      options.onError(error)
      if (!response.headersSent) sendText(response, 500, "That didn't work.")
      else response.destroy()
    })
  })
  // A body that trickles in is cut; nobody needs longer than this to ask.
  server.requestTimeout = patience
  server.headersTimeout = patience
  // Longer than a load balancer keeps a connection that rests (60 s is common): it never asks into one just closed.
  server.keepAliveTimeout = 75_000
  await listen(server, options.port)
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) }
}

async function handleRequest(options: HttpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  if (path === '/livez') return sendText(response, 200, 'alive')
  if (path === '/readyz') {
    const why = await options.readinessProblem()
    if (why !== null) return sendText(response, 503, why)
    const notes = (await options.readinessNotes?.()) ?? []
    return sendText(response, 200, ['ready', ...notes].join('\n'))
  }
  // From elsewhere there is no such thing.
  if (path === '/metrics' && isFromPrivateNetwork(request, options.publicHost ?? null)) {
    const { type, text } = await options.scrapeMetrics()
    response.writeHead(200, { 'content-type': type }).end(text)
    return
  }
  const mount = options.mounts.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
  if (mount) return mount.handle(request, response)
  sendText(response, 404, 'There is nothing here.')
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...PLAIN_TEXT_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/** A few words, and nothing a browser could make of them. */
const PLAIN_TEXT_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken' : error.code === 'EACCES' ? 'is not ours to open' : null
      const next = 'Set PORT to another one, or to 0 for any that is free.'
      reject(why === null ? error : new UserError(`Port ${port} ${why}. ${next}`))
    })
    server.listen(port, resolve)
  })

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 3_000).unref()
  })
