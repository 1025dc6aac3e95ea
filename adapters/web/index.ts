// The web adapter: the personal page, sessions and requests of programs, on the one HTTP port.
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { errorJson } from './api/errors.ts'
import { apiCors, createApiRoutes } from './api/index.ts'
import { createAppFileRoutes } from './app-files.ts'
import { createAssetRoutes } from './assets.ts'
import { type PageEnv, requireSignIn } from './authentication.ts'
import { createCalendarFeedRoutes } from './calendar-feed.ts'
import { compressionMiddleware } from './compression.ts'
import { createSessionCookies } from './cookies.ts'
import { sendError } from './error-response.ts'
import { createExportRoutes } from './export.ts'
import { createLinkedRoleRoutes } from './linked-roles.ts'
import { createLiveStreams } from './live.ts'
import { csrfProtection, limitBodySize, noStore, securityHeaders } from './middleware.ts'
import { createOfflineLineRoutes } from './offline-lines.ts'
import type { WebOptions } from './options.ts'
import { IMPORT_PATH } from './pages/import.ts'
import { createPageRoutes } from './pages.ts'
import { createPasswordRoutes } from './passwords.ts'
import { createPublicRoutes, PUBLIC_PATHS } from './public-files.ts'
import { createPushDeviceRoutes, createPushReportRoutes } from './push.ts'
import { limitExpensive, limitReports } from './rate-limit.ts'
import { WEB_PLATFORM } from './receive.ts'
import { createSessionRoutes } from './sessions.ts'
import { webViewText } from './show.ts'

export type { WebOptions } from './options.ts'

const FOREIGN = "This form didn't come from this site. Programs send JSON."
const STARTING = 'Proxy is starting'

/** The first segments of all paths handled here. */
export const WEB_PATHS = ['/', '/me', '/auth', '/api', ...PUBLIC_PATHS] as const

export interface WebPlatform extends Platform {
  /** Answers a request of any of these paths; mounted in the router of the one HTTP port. */
  fetch(request: Request, bindings: HttpBindings): Response | Promise<Response>
}

export function createWeb(options: WebOptions): WebPlatform {
  const { publicUrl, sessions, now, report } = options
  const isSecure = publicUrl.startsWith('https:')
  const cookies = createSessionCookies(isSecure, now)
  let speaks: Dispatcher | null = null
  const dispatcher = (): Dispatcher => {
    if (!speaks) throw new HTTPException(503, { message: STARTING })
    return speaks
  }

  const app = new Hono<PageEnv>()
  // Before all that refuses, so that a page of another origin can read why.
  app.use('/api/*', apiCors(options.api))
  app.use(securityHeaders(isSecure), noStore, limitBodySize(IMPORT_PATH), compressionMiddleware)
  // A program sends a token that other sites cannot have; a browser sends cookies automatically, so its posts need CSRF
  // protection.
  app.route('/api', createApiRoutes(dispatcher, sessions, options.api, publicUrl))
  app.use(csrfProtection(publicUrl))
  app.route('/', createPublicRoutes(options))
  app.route('/auth', createSessionRoutes(options, cookies))
  app.route('/me', createAssetRoutes())
  app.route('/me', createAppFileRoutes())
  app.route('/me', createCalendarFeedRoutes(options.personalData))
  const seldomReported = limitReports(options.trustedProxies)
  app.post('/me/push/shown', seldomReported)
  app.post('/me/push/press', seldomReported)
  app.route('/me', createPushReportRoutes(options.push, dispatcher))
  app.use('/me/*', requireSignIn(sessions, cookies))
  const seldom = limitExpensive((c) => c.get('visitor').userId)
  // Also matches `/me/export` itself: a second registration would count that request twice.
  app.get('/me/export/*', seldom)
  app.post('/me/password', seldom)
  app.route('/me', createExportRoutes(options.personalData))
  app.route('/me', createPasswordRoutes(options.passwords, sessions))
  app.get('/me/linked-roles/connect', seldom)
  app.route('/me', createLinkedRoleRoutes(options.linkedRoles))
  const streams = createLiveStreams(options.live, sessions)
  app.route('/me', streams.routes)
  app.route('/me', createPushDeviceRoutes(options.push, sessions))
  app.route('/me', createOfflineLineRoutes(dispatcher, options))
  app.route('/me', createPageRoutes(dispatcher, options))
  app.get('/', (c) => c.redirect('/me', 303))
  app.notFound((c) => sendError(c, 404, 'There is nothing here', 'The address may be mistyped, or the page is gone.'))
  app.onError((error, c) => {
    const isForProgram = c.req.path.startsWith('/api/')
    if (error instanceof HTTPException && error.status === 403) return sendError(c, 403, 'Nothing was done', FOREIGN)
    if (error instanceof HTTPException && error.status === 503)
      return isForProgram
        ? errorJson(c, 503, 'starting', `${STARTING}. Try again in a moment.`)
        : sendError(c, 503, STARTING, 'Try again in a moment.')
    if (error instanceof HTTPException) return sendError(c, 400, "That didn't work", 'Nothing was done.')
    report(error, isForProgram ? 'A program was not answered' : 'A page failed')
    if (isForProgram) return errorJson(c, 500, 'failed', "That didn't work, and it's my fault. Nothing was saved.")
    return sendError(c, 500, "That didn't work, and it's my fault", 'Nothing was saved.')
  })
  return {
    name: WEB_PLATFORM,
    async start(given) {
      speaks = given
    },
    async stop() {
      speaks = null
      await streams.stop()
    },
    // The page sends no messages, since it may not be open; its notifications are a platform of their own.
    reachableIds: [],
    send: async () => ({ state: 'closed' }),
    lookUp: async () => 'absent',
    edit: async () => 'gone',
    viewText: webViewText,
    isReady: () => speaks !== null,
    fetch: (request, bindings) => app.fetch(request, bindings),
  }
}
