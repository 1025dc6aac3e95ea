// The web as a place to talk: the personal page, sessions, and requests of programs, on the one HTTP port.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Platform } from '../../src/chat/platform.ts'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { api } from './api.ts'
import { assets } from './assets.ts'
import { sessionCookies } from './cookies.ts'
import { downloads } from './downloads.ts'
import { calendarFeed } from './feed.ts'
import { bodies, headers, ownForms, uncached } from './guard.ts'
import type { WebOptions } from './options.ts'
import { pages } from './pages.ts'
import { passwordPage } from './passwords.ts'
import { dear } from './rate.ts'
import { PLATFORM } from './receive.ts'
import { sessionRoutes } from './sessions.ts'
import { shown } from './show.ts'
import { trouble } from './trouble.ts'
import { type Page, signedIn } from './visitors.ts'

export type { WebOptions } from './options.ts'

const FOREIGN = 'This form did not come from a page of ours. Programs send JSON.'
const STARTING = 'Proxy is starting'

/** The first parts of all paths that are answered here. */
export const PATHS = ['/', '/me', '/auth', '/api'] as const

export interface Web extends Platform {
  /** @returns false where nothing here answers that path */
  handle(request: IncomingMessage, response: ServerResponse): boolean
}

export function createWeb(options: WebOptions): Web {
  const { publicUrl, sessions, now, report } = options
  const isSecure = publicUrl.startsWith('https:')
  const cookies = sessionCookies(isSecure, now)
  let speaks: Dispatcher | null = null
  const dispatcher = (): Dispatcher => {
    if (!speaks) throw new HTTPException(503, { message: STARTING })
    return speaks
  }

  const app = new Hono<Page>()
  app.use(headers(isSecure), uncached, bodies)
  // A program's proof is its token, which no page of others has; a browser's are cookies, which it sends unasked.
  app.route('/api', api(dispatcher, sessions))
  app.use(ownForms(publicUrl))
  app.route('/auth', sessionRoutes(options, cookies))
  app.route('/me', assets())
  app.route('/me', calendarFeed(options.belongings))
  app.use('/me/*', signedIn(sessions, cookies))
  const seldom = dear((c) => c.get('visitor').userId)
  app.get('/me/export', seldom)
  app.post('/me/password', seldom)
  app.route('/me', downloads(options.belongings))
  app.route('/me', passwordPage(options.passwords, sessions))
  app.route('/me', pages(dispatcher, sessions))
  app.get('/', (c) => c.redirect('/me', 303))
  app.notFound((c) =>
    trouble(c, 404, 'There is nothing here', 'Maybe the address was mistyped, or what was there is gone.'),
  )
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return trouble(c, 403, 'Nothing was done', FOREIGN)
    if (error instanceof HTTPException && error.status === 503)
      return trouble(c, 503, STARTING, 'Try again in a moment.')
    if (error instanceof HTTPException) return trouble(c, 400, 'That did not work', 'Nothing was done.')
    report(error, 'A page failed')
    return trouble(c, 500, 'That did not work, and it is my fault', 'Nothing was saved.')
  })
  // What is no request at all never comes to the pages; it is answered under the same headers.
  const unread = new Hono()
  unread.use(headers(isSecure), uncached)
  unread.all('*', (c) => c.text('That request makes no sense.\n', 400))
  const listener = getRequestListener(app.fetch, {
    errorHandler(error) {
      if (!(error instanceof RequestError)) throw error
      return unread.request('/')
    },
  })

  return {
    name: PLATFORM,
    async start(given) {
      speaks = given
    },
    async stop() {
      speaks = null
    },
    // Nobody is spoken to on a page they may not have open.
    reaches: [],
    send: async () => ({ state: 'closed' }),
    lookUp: async () => 'absent',
    edit: async () => 'gone',
    show: shown,
    isReady: () => speaks !== null,
    handle(request, response) {
      const path = (request.url ?? '/').split('?')[0] ?? '/'
      if (!PATHS.some((own) => path === own || (own !== '/' && path.startsWith(`${own}/`)))) return false
      void listener(request, response).catch((error: unknown) => report(error, 'A page failed'))
      return true
    },
  }
}
