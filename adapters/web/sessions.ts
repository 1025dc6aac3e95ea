// `/auth`: the private link, tokens for programs, signing out.
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import { authenticateRequest, hasValidCsrfToken } from './authentication.ts'
import type { SessionCookies } from './cookies.ts'
import { describeDevice } from './device.ts'
import { renderBarePage } from './layout.ts'
import type { WebOptions, WebSessions } from './options.ts'
import { clientAddress, limitSignIns } from './rate-limit.ts'

export function createSessionRoutes(
  { sessions, passwords, trustedProxies, now }: WebOptions,
  cookies: SessionCookies,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('*', limitSignIns(trustedProxies))

  app.get('/sign-in', (c) => c.html(renderBarePage('Sign in', signInHtml())))

  // Link previews fetch this page; fetching uses nothing up.
  app.get('/sign-in/:code', async (c) =>
    (await sessions.isLinkOpen(c.req.param('code')))
      ? c.html(renderBarePage('Sign in', followLinkHtml(c.req.param('code'), c.req.query('to'))))
      : c.html(renderBarePage('Sign in', expiredLinkHtml()), 410),
  )

  app.post('/sign-in', async (c) => {
    const fields = await fieldsOf(c)
    const device = fields['device'] ?? describeDevice(c.req.header('user-agent'))
    const isByName = fields['username'] !== undefined
    const grant = isByName
      ? await passwords.signIn(fields['username'] ?? '', fields['password'] ?? '', {
          address: clientAddress(c.env.incoming, trustedProxies),
          device,
        })
      : await sessions.signInWithLink(fields['code'] ?? '', device)
    if (isJson(c)) return grant ? c.json(tokens(grant, now())) : c.json(refusal(isByName ? NOT_RIGHT : LINK_OVER), 401)
    if (!grant)
      return isByName
        ? c.html(renderBarePage('Sign in', signInHtml(NOT_RIGHT)), 401)
        : c.html(renderBarePage('Sign in', expiredLinkHtml()), 410)
    await endPreviousSession(c, sessions, cookies)
    cookies.write(c, grant)
    return c.redirect(RETURN_PATHS.get(fields['to'] ?? '') ?? '/me', 303)
  })

  app.post('/refresh', async (c) => {
    const { refresh_token: presented = '' } = await fieldsOf(c)
    const grant = await sessions.refresh(presented)
    return grant ? c.json(tokens(grant, now())) : c.json(refusal(SESSION_OVER), 401)
  })

  app.post('/logout', async (c) => {
    const fields = await fieldsOf(c)
    const which = fields['all'] === 'yes' ? 'all' : 'this'
    if (isJson(c)) {
      const session = await sessions.findByRefreshToken(fields['refresh_token'] ?? '')
      if (!session) return c.json(refusal(SESSION_OVER), 401)
      // A reused refresh token may be stolen: it ends its own session only.
      await sessions.endSession(session, session.isNewest ? which : 'this')
      if (which === 'all' && !session.isNewest) return c.json(refusal(SESSION_OVER), 401)
      return c.body(null, 204)
    }
    const visitor = await authenticateRequest(c, sessions, cookies)
    if (visitor && !hasValidCsrfToken(sessions, visitor, fields['token'])) return c.redirect('/me', 303)
    if (visitor) await sessions.endSession(visitor, which)
    cookies.clear(c)
    return c.redirect('/auth/sign-in', 303)
  })

  return app
}

/** Redirects only to pages of this site, never to an address in the request. */
const RETURN_PATHS: ReadonlyMap<string, string> = new Map([['export', '/me/export']])

/** Signing in replaces the session of whoever was signed in before. */
async function endPreviousSession(c: Context, sessions: WebSessions, cookies: SessionCookies): Promise<void> {
  const { refresh } = cookies.read(c)
  const old = refresh === undefined ? null : await sessions.findByRefreshToken(refresh)
  if (old) await sessions.endSession(old, 'this')
}

const isJson = (c: Context): boolean => /^application\/json\b/i.test(c.req.header('content-type') ?? '')

/** Text fields by name, from a form or JSON; other content is ignored. */
async function fieldsOf(c: Context): Promise<Readonly<Record<string, string>>> {
  const given: unknown = isJson(c) ? await c.req.json().catch(() => ({})) : await c.req.parseBody().catch(() => ({}))
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Field names of OAuth 2. */
const tokens = (grant: SessionTokens, now: Date) => ({
  token_type: 'Bearer',
  access_token: grant.accessToken,
  expires_in: Math.floor((grant.accessExpiresAt.getTime() - now.getTime()) / 1000),
  refresh_token: grant.refreshToken,
  refresh_expires_at: grant.refreshExpiresAt.toISOString(),
})

const refusal = (message: string) => ({ error: { message } })

const LINK_OVER = 'That link has expired. Ask for a new one: auth web'
const NOT_RIGHT =
  "That isn't right, or there were too many tries. You can try again in 15 minutes, or use a private link now."
const SESSION_OVER = 'This session has ended. Ask for a new link: auth web'

const followLinkHtml = (code: string, to = '') => html`<h1>Sign in to Proxy</h1>
<p>This opens your personal page on this device.</p>
<form method="post" action="/auth/sign-in"><input type="hidden" name="code" value="${code}"><input type="hidden" name="to" value="${to}"><button>Sign in</button></form>`

const signInHtml = (said = '') => html`<h1>Sign in to Proxy</h1>
${said === '' ? '' : html`<p role="status">${said}</p>`}
<p>Type <code>auth web</code> to Proxy in your chat. It answers with a private link that works once, for ten minutes.</p>
<h2>Or with a password</h2>
<p>If you have set one on your page.</p>
<form method="post" action="/auth/sign-in">
<p><label for="username">Username</label> <input id="username" name="username" autocomplete="username" required></p>
<p><label for="password">Password</label> <input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button>Sign in</button></p></form>`

const expiredLinkHtml = () => html`<h1>That link has expired</h1>
<p>It works once, for ten minutes. Ask for a new one in your chat: <code>auth web</code></p>`
