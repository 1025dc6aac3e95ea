// `/auth`: the private link, tokens for programs, signing out.
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Cookies } from './cookies.ts'
import { deviceOf } from './device.ts'
import { bare as page } from './layout.ts'
import type { Grant, Sessions, WebOptions } from './options.ts'
import { addressOf, knocks } from './rate.ts'
import { isOwnForm, visitorOf } from './visitors.ts'

export function sessionRoutes({ sessions, passwords, proxies, now }: WebOptions, cookies: Cookies): Hono {
  const app = new Hono()
  app.post('*', knocks(proxies))

  app.get('/sign-in', (c) => c.html(page('Sign in', door())))

  // Looked at by whoever previews links: a look uses nothing up.
  app.get('/sign-in/:code', async (c) =>
    (await sessions.isOpen(c.req.param('code')))
      ? c.html(page('Sign in', welcome(c.req.param('code'), c.req.query('to'))))
      : c.html(page('Sign in', over()), 410),
  )

  app.post('/sign-in', async (c) => {
    const fields = await fieldsOf(c)
    const device = fields['device'] ?? deviceOf(c.req.header('user-agent'))
    const isByName = fields['username'] !== undefined
    const grant = isByName
      ? await passwords.signIn(fields['username'] ?? '', fields['password'] ?? '', {
          address: addressOf(c, proxies),
          device,
        })
      : await sessions.signIn(fields['code'] ?? '', device)
    if (isJson(c)) return grant ? c.json(tokens(grant, now())) : c.json(refusal(isByName ? NOT_RIGHT : LINK_OVER), 401)
    if (!grant) return isByName ? c.html(page('Sign in', door(NOT_RIGHT)), 401) : c.html(page('Sign in', over()), 410)
    await endOld(c, sessions, cookies)
    cookies.write(c, grant)
    return c.redirect(WAYS.get(fields['to'] ?? '') ?? '/me', 303)
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
      const session = await sessions.of(fields['refresh_token'] ?? '')
      if (!session) return c.json(refusal(SESSION_OVER), 401)
      // A token that was used may be in other hands: it ends its own session, and no others.
      await sessions.end(session, session.isNewest ? which : 'this')
      if (which === 'all' && !session.isNewest) return c.json(refusal(SESSION_OVER), 401)
      return c.body(null, 204)
    }
    const visitor = await visitorOf(c, sessions, cookies)
    if (visitor && !isOwnForm(sessions, visitor, fields['token'])) return c.redirect('/me', 303)
    if (visitor) await sessions.end(visitor, which)
    cookies.clear(c)
    return c.redirect('/auth/sign-in', 303)
  })

  return app
}

/** Where a link may lead: to these pages, and never to an address it brings along. */
const WAYS: ReadonlyMap<string, string> = new Map([['export', '/me/export']])

/** A browser that was somebody's before does not stay theirs besides. */
async function endOld(c: Context, sessions: Sessions, cookies: Cookies): Promise<void> {
  const { refresh } = cookies.read(c)
  const old = refresh === undefined ? null : await sessions.of(refresh)
  if (old) await sessions.end(old, 'this')
}

const isJson = (c: Context): boolean => /^application\/json\b/i.test(c.req.header('content-type') ?? '')

/** Texts by name, from a form or from JSON; whatever else is in it is not looked at. */
async function fieldsOf(c: Context): Promise<Readonly<Record<string, string>>> {
  const given: unknown = isJson(c) ? await c.req.json().catch(() => ({})) : await c.req.parseBody().catch(() => ({}))
  if (typeof given !== 'object' || given === null) return {}
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** As OAuth 2 names them. */
const tokens = (grant: Grant, now: Date) => ({
  token_type: 'Bearer',
  access_token: grant.accessToken,
  expires_in: Math.floor((grant.accessExpiresAt.getTime() - now.getTime()) / 1000),
  refresh_token: grant.refreshToken,
  refresh_expires_at: grant.refreshExpiresAt.toISOString(),
})

const refusal = (message: string) => ({ error: { message } })

const LINK_OVER = 'This link was used, or its ten minutes are over. Ask for a new one with: auth web'
const NOT_RIGHT =
  'That is not right, or was tried too often. In a quarter of an hour it can be tried again; a private link works now.'
const SESSION_OVER = 'This session is over. Ask for a new link with: auth web'

const welcome = (code: string, to = '') => html`<h1>Sign in to Proxy</h1>
<p>This opens your personal page on this device.</p>
<form method="post" action="/auth/sign-in"><input type="hidden" name="code" value="${code}"><input type="hidden" name="to" value="${to}"><button>Sign in</button></form>`

const door = (said = '') => html`<h1>Sign in to Proxy</h1>
${said === '' ? '' : html`<p role="status">${said}</p>`}
<p>Say <code>auth web</code> to Proxy in your chat. It answers with a private link, good once, for ten minutes.</p>
<h2>Or with a password</h2>
<p>For those who set one on their page.</p>
<form method="post" action="/auth/sign-in">
<p><label for="username">Username</label> <input id="username" name="username" autocomplete="username" required></p>
<p><label for="password">Password</label> <input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button>Sign in</button></p></form>`

const over = () => html`<h1>This link is over</h1>
<p>It was used, or its ten minutes are over. Say <code>auth web</code> in your chat for a new one.</p>`
