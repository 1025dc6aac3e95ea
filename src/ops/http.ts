// One port and one router for everything that speaks HTTP: Slack's requests, the personal page, health. Each part mounts
// its paths.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { world } from '../time/world.ts'
import { UserError } from '../user-error.ts'
import { LEAST_BYTES_PER_SECOND, watchBody } from './body-progress.ts'
import { isFromPrivateNetwork } from './private-network.ts'

/** Answers the requests whose path is `prefix` or below it: as Node has them, or as the web's standards do. */
export type Mount = { readonly prefix: string } & (
  | { handle(request: IncomingMessage, response: ServerResponse): void | Promise<void> }
  | { fetch(request: Request, bindings: HttpBindings): Response | Promise<Response> }
)

export interface HttpServer {
  readonly port: number
  /** Stops accepting, lets running requests finish for a moment, then closes. */
  stop(): Promise<void>
}

export interface HttpOptions {
  readonly port: number
  readonly mounts: readonly Mount[]
  /** Why this process is not ready, or null. */
  readonly readinessProblem: () => Promise<string | null>
  /** Notes about a ready process; a line each. */
  readonly readinessNotes?: () => Promise<readonly string[]>
  /** Prometheus text, and its content type. */
  readonly scrapeMetrics: () => Promise<{ readonly type: string; readonly text: string }>
  readonly onError: (error: unknown) => void
  /** The public host, if set: metrics are not served under it. */
  readonly publicHost?: string | undefined
  /** How long the head of a request may take to arrive, and its body may pause, in milliseconds; 10 seconds by default. */
  readonly idleTimeoutMs?: number
}

export async function startHttpServer(options: HttpOptions): Promise<HttpServer> {
  const patience = options.idleTimeoutMs ?? 10_000
  const router = createRouter(options)
  const listener = getRequestListener(router.fetch, {
    // Health checks of HTTP/1.0 name no host.
    hostname: 'localhost',
    // What is no request at all never comes to the router.
    errorHandler: (error) =>
      error instanceof RequestError ? textResponse(400, "I don't understand that request.") : failed(options, error),
  })
  // Node checks for slow requests every half a minute by default.
  const server = createServer({ connectionsCheckingInterval: patience / 10 }, (request, response) => {
    watchBody(request, response, { idleMs: patience, bytesPerSecond: LEAST_BYTES_PER_SECOND })
    listener(request, response).catch(options.onError)
  })
  server.headersTimeout = patience
  // A body is held to its pace above; this is for one that keeps it for ever.
  server.requestTimeout = MOST_REQUEST_MS
  // Longer than a load balancer keeps an idle connection (60 s is common), so that it never uses one just closed.
  server.keepAliveTimeout = 75_000
  await listen(server, options.port)
  return { port: (server.address() as AddressInfo).port, stop: () => close(server) }
}

/** An hour: no body that is taken is so long. */
const MOST_REQUEST_MS = 3_600_000

type HttpEnv = { Bindings: HttpBindings }

function createRouter(options: HttpOptions): Hono<HttpEnv> {
  const router = new Hono<HttpEnv>()
  router.all('/livez', () => textResponse(200, 'alive'))
  router.all('/readyz', async () => {
    const why = await options.readinessProblem()
    if (why !== null) return textResponse(503, why)
    const notes = (await options.readinessNotes?.()) ?? []
    return textResponse(200, ['ready', ...notes].join('\n'))
  })
  router.all('/metrics', async (c, next) => {
    // From elsewhere the path does not exist.
    if (!isFromPrivateNetwork(c.env.incoming, options.publicHost ?? null)) return next()
    const { type, text } = await options.scrapeMetrics()
    return c.body(text, 200, { 'content-type': type })
  })
  for (const mount of options.mounts) {
    const handler = mountHandler(mount)
    router.all(mount.prefix, handler)
    if (mount.prefix !== '/') router.all(`${mount.prefix}/*`, handler)
  }
  router.notFound(() => textResponse(404, 'There is nothing here.'))
  router.onError((error, c) => {
    const response = failed(options, error)
    const { outgoing } = c.env
    if (!outgoing.headersSent) return response
    outgoing.destroy()
    return RESPONSE_ALREADY_SENT
  })
  return router
}

const mountHandler = (mount: Mount) => async (c: Context<HttpEnv>) => {
  if ('fetch' in mount) return mount.fetch(c.req.raw, c.env)
  await mount.handle(c.env.incoming, c.env.outgoing)
  return RESPONSE_ALREADY_SENT
}

function failed({ onError }: HttpOptions, error: unknown): Response {
  onError(error)
  return textResponse(500, "That didn't work.")
}

const textResponse = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { ...PLAIN_TEXT_HEADERS, 'content-type': 'text/plain; charset=utf-8' },
  })

/** Plain text, which no browser interprets. */
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
    world()
      .after(3_000, () => server.closeAllConnections())
      .unref()
  })
