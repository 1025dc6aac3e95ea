// `/api`: lists to read, requests to send, and the document that describes both. For sessions and for named tokens.
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import type { Dispatcher } from '../../../src/chat/run/dispatcher.ts'
import type { TokenHolder } from '../../../src/contracts/programs.ts'
import type { WebApi, WebSessions } from '../options.ts'
import { createReadLimiter } from '../rate-limit.ts'
import { WEB_PLATFORM } from '../receive.ts'
import type { ApiCaller } from './caller.ts'
import { errorJson } from './errors.ts'
import { answerList } from './lists.ts'
import { createOpenApiDocument } from './openapi.ts'
import { answerRequest } from './requests.ts'
import { RESOURCE_NAMES } from './schemas.ts'

/** Where zones are hidden from programs with a token. */
export const API_PLATFORM = 'api'

export function createApiRoutes(
  dispatcher: () => Dispatcher,
  sessions: WebSessions,
  api: WebApi,
  publicUrl: string,
): Hono {
  const app = new Hono()
  const document = createOpenApiDocument(publicUrl)
  const secondsToWait = createReadLimiter()
  app.get('/openapi.json', (c) => c.json(document))
  app.post('/requests', async (c) => {
    const caller = await authenticate(c, sessions, api)
    return caller ? answerRequest(c, dispatcher(), caller) : unauthorized(c)
  })
  for (const name of RESOURCE_NAMES)
    app.get(`/${name}`, async (c) => {
      const caller = await authenticate(c, sessions, api)
      if (!caller) return unauthorized(c)
      const wait = await secondsToWait(callerKey(caller))
      if (wait > 0) {
        c.header('retry-after', String(wait))
        return errorJson(
          c,
          429,
          'too-many',
          `That was a lot at once. Ask again in ${wait} s; an ETag makes asking cheap.`,
        )
      }
      return answerList(c, api, holderOf(caller), platformOf(caller), name)
    })
  answerOtherMethods(app)
  app.all('*', (c) =>
    errorJson(c, 404, 'not-found', 'There is nothing here. GET /api/openapi.json says what there is.'),
  )
  return app
}

/**
 * Lets pages of the allowed origins read every answer below `/api`, whatever refuses it. Tokens are sent by the program
 * itself, never by the browser on its own, so no cookie is needed or allowed.
 */
export const apiCors = ({ origins }: WebApi): MiddlewareHandler =>
  origins.length === 0
    ? (_c, next) => next()
    : cors({
        origin: origins.includes('*') ? '*' : [...origins],
        allowMethods: ['GET', 'POST'],
        allowHeaders: ['authorization', 'content-type', 'if-none-match'],
        exposeHeaders: ['etag', 'retry-after'],
        maxAge: 600,
      })

/** What is asked by a method it doesn't have is told which it has (RFC 9110, 15.5.6); OPTIONS asks for nothing else. */
function answerOtherMethods(app: Hono): void {
  const methods = new Map([...RESOURCE_NAMES, 'openapi.json'].map((name) => [`/${name}`, 'GET, HEAD, OPTIONS']))
  methods.set('/requests', 'POST, OPTIONS')
  for (const [path, allowed] of methods)
    app.all(path, (c) => {
      c.header('allow', allowed)
      if (c.req.method === 'OPTIONS') return c.body(null, 204)
      return errorJson(c, 405, 'method', `That can't be asked by ${c.req.method}, only by ${allowed}.`)
    })
}

async function authenticate(c: Context, sessions: WebSessions, api: WebApi): Promise<ApiCaller | null> {
  const [, token] = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  if (token === undefined) return null
  const holder = await api.authenticate(token)
  if (holder) return { kind: 'token', holder }
  const user = await sessions.authenticate(token)
  return user && { kind: 'session', user }
}

const callerKey = (caller: ApiCaller): string =>
  caller.kind === 'token' ? `token ${caller.holder.tokenId}` : `person ${caller.user.userId}`

/** A session may read all that its person may. */
const holderOf = (caller: ApiCaller): TokenHolder =>
  caller.kind === 'token'
    ? caller.holder
    : {
        tokenId: caller.user.familyId,
        userId: caller.user.userId,
        name: caller.user.name,
        scope: 'write',
        zoneId: null,
      }

export const platformOf = (caller: ApiCaller): string => (caller.kind === 'token' ? API_PLATFORM : WEB_PLATFORM)

function unauthorized(c: Context): Response {
  c.header('www-authenticate', 'Bearer')
  return errorJson(
    c,
    401,
    'unauthorized',
    'Send a valid token: “Authorization: Bearer …”. `token add` makes one; POST /auth/refresh gives a session its next.',
  )
}
