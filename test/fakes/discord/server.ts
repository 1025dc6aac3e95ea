// The HTTP side: every request is recorded, judged, limited, perhaps broken on purpose, and answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { ZodError, z } from 'zod'
import { ApiError, invalidForm, notFound, unauthorized } from './api-error.ts'
import { type Fault, Faults } from './faults.ts'
import type { Gateway } from './gateway.ts'
import type { Interaction } from './interaction.ts'
import { Journal } from './journal.ts'
import { type Finding, type Judge, prepare } from './judge.ts'
import type { Limits, Verdict } from './limits.ts'
import { readBody } from './read-body.ts'
import type { Call, Reply, Route } from './route.ts'
import { applicationRoutes } from './routes/application.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { oauthRoutes } from './routes/oauth.ts'
import { peopleRoutes } from './routes/people.ts'
import type { World } from './world.ts'

/** A request as it came, and how it was answered. */
export interface Recorded {
  method: string
  /** The path below `/api/v10`, decoded. */
  path: string
  /** The route it fell to, as in `POST /channels/:channel/messages`. */
  route: string
  query: string
  body: unknown
  /** 0 until answered; stays 0 where the connection was reset. */
  status: number
  /** Milliseconds since 1970, UTC, when it came. */
  at: number
  /** The fault it met. */
  fault?: Fault['kind']
}

const routes: { route: Route; names: string[]; pattern: RegExp }[] = [
  ...interactionRoutes,
  ...messageRoutes,
  ...applicationRoutes,
  ...peopleRoutes,
  ...oauthRoutes,
].map((route) => ({
  route,
  names: [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? ''),
  pattern: new RegExp(`^${route.path.replace(/:\w+/g, '([^/]+)')}$`),
}))

export class RestServer {
  readonly http: Server
  readonly requests: Journal<Recorded>
  readonly faults = new Faults()
  readonly findings: Finding[] = []
  readonly interactions = new Map<string, Interaction>()
  gateway: Gateway | undefined
  /** Requests that have come and not been answered. */
  open = 0
  /** Requests that have come in all. */
  arrived = 0
  /** How many of them by route, as in `POST /channels/:channel/messages`. */
  readonly arrivals = new Map<string, number>()
  readonly #world: World
  readonly #limits: Limits
  readonly #judge: Judge

  constructor(world: World, limits: Limits, judge: Judge, keep?: number) {
    this.#world = world
    this.#limits = limits
    this.#judge = judge
    this.requests = new Journal('request', (one) => `${one.route} ${one.status}`, keep)
    this.http = createServer((request, response) => {
      this.open += 1
      this.arrived += 1
      response.on('close', () => {
        this.open -= 1
      })
      this.#answer(request, response).catch((error: unknown) => {
        console.error('The fake Discord failed', error)
        send(response, { status: 500, body: { message: String(error), code: 0 } })
      })
    })
  }

  /** Makes the judge ready, then listens on a free port of 127.0.0.1. @returns the address */
  async listen(): Promise<string> {
    prepare(routes.flatMap(({ route }) => route.operation ?? []))
    await new Promise<void>((resolve, reject) => {
      this.http.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    const address = this.http.address()
    if (address === null || typeof address === 'string') throw new Error('The fake Discord has no port')
    return `http://127.0.0.1:${address.port}`
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (url.pathname.startsWith('/files/')) return this.#file(url.pathname, response)
    const path = url.pathname.replace(/^\/api\/v10/, '')
    const method = request.method ?? 'GET'
    const matched = routes.find((one) => one.route.method === method && one.pattern.test(path))
    const { body, files, form } = await readBody(request, this.#world)
    const recorded: Recorded = {
      method,
      path: decodeURIComponent(path),
      route: `${method} ${matched?.route.path ?? path}`,
      query: url.search,
      body,
      status: 0,
      at: Date.now(),
    }
    this.arrivals.set(recorded.route, (this.arrivals.get(recorded.route) ?? 0) + 1)
    const fault = this.faults.meet(method, matched?.route.path ?? path)
    if (fault) recorded.fault = fault.kind
    const params = new Map<string, string>()
    const values = matched?.pattern.exec(path)?.slice(1) ?? []
    matched?.names.forEach((name, at) => {
      params.set(name, decodeURIComponent(values[at] ?? ''))
    })
    const answer = (reply: Reply, headers?: Record<string, string>) => {
      recorded.status = reply.status
      this.#limits.countInvalid(reply.status)
      send(response, reply, headers)
      this.requests.add(recorded)
    }
    if (fault?.kind === 'reset') {
      this.requests.add(recorded)
      return cut(request, fault.closed)
    }
    if (fault?.kind === 'status')
      return answer({ status: fault.status, body: { message: fault.message ?? 'Fault', code: fault.code ?? 0 } })
    if (!matched) return answer(refused(notFound()))
    const major =
      matched.names[0] === 'application' ? (params.get('token') ?? '') : (params.get(matched.names[0] ?? '') ?? '')
    const verdict =
      fault?.kind === 'rateLimit'
        ? this.#limits.refuse(matched.route, major, fault.ms, fault.global ?? false)
        : this.#limits.count(matched.route, major, recorded.route)
    if (verdict.banned) return answer({ status: 403, body: { message: 'error code: 1015', code: 0 } })
    if (verdict.retryAfter !== undefined) return answer(tooMany(verdict), verdict.headers)
    if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.ms).unref())
    const reply = this.#run(matched.route, request, url, params, recorded, { files, form })
    if (fault?.kind === 'acceptThenReset' || fault?.kind === 'hang') {
      this.requests.add(recorded)
      if (fault.kind === 'acceptThenReset') cut(request, fault.closed)
      return
    }
    if (fault?.kind !== 'slow') return answer(reply, verdict.headers)
    setTimeout(() => answer(reply, verdict.headers), fault.ms).unref()
  }

  #run(
    route: Route,
    request: IncomingMessage,
    url: URL,
    params: Map<string, string>,
    recorded: Recorded,
    { files, form }: Pick<Call, 'files'> & { form?: Call['form'] },
  ): Reply {
    try {
      const world = this.#world
      const { authorization = '' } = request.headers
      const bearer = /^Bearer (.+)$/.exec(authorization)?.[1]
      const isForBot = route.by === undefined || (route.by === 'anyone' && bearer === undefined)
      if (isForBot && (world.tokenIsDead || authorization !== `Bot ${world.token}`)) throw unauthorized()
      if (!this.gateway) throw new Error('The fake Discord is not started')
      const found = route.operation === undefined ? [] : this.#judge.look(route.operation, recorded, files.length)
      this.findings.push(...found)
      const bad = found.filter((one) => one.refused)
      if (bad.length > 0) throw invalidForm(bad.map((one) => `${one.rule}: ${one.detail}`).join('; '))
      const param = (name: string) => {
        const value = params.get(name)
        if (value === undefined) throw new Error(`${route.path} has no :${name}`)
        return value
      }
      return route.run({
        world,
        gateway: this.gateway,
        interactions: this.interactions,
        param,
        has: (name) => params.has(name),
        query: url.searchParams,
        body: recorded.body,
        files,
        form,
        bearer,
        basic: basicOf(authorization),
      })
    } catch (error) {
      if (error instanceof ApiError) return refused(error)
      if (error instanceof ZodError) return refused(invalidForm(z.prettifyError(error)))
      throw error
    }
  }

  #file(path: string, response: ServerResponse) {
    const file = this.#world.files.get(path)
    if (!file) return send(response, refused(notFound()))
    response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
  }
}

/** Name and password of `Authorization: Basic`. */
function basicOf(authorization: string): [string, string] | undefined {
  const given = /^Basic (.+)$/.exec(authorization)?.[1]
  if (given === undefined) return undefined
  const [name = '', password = ''] = Buffer.from(given, 'base64').toString().split(':')
  return [name, password]
}

function cut(request: IncomingMessage, closed = false) {
  if (closed) request.socket.destroy()
  else request.socket.resetAndDestroy()
}

const refused = ({ status, message, code, errors, retryAfter }: ApiError): Reply => ({
  status,
  body: {
    message,
    code,
    ...(errors ? { errors } : {}),
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter, global: false }),
  },
  ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter), 'x-ratelimit-scope': 'user' } }),
})

const tooMany = (verdict: Verdict): Reply => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: verdict.retryAfter, global: verdict.global ?? false },
})

function send(response: ServerResponse, reply: Reply, given: Record<string, string> = {}) {
  const headers = { ...given, ...reply.headers }
  if (reply.body === undefined) {
    response.writeHead(reply.status, headers).end()
    return
  }
  response.writeHead(reply.status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(reply.body))
}
