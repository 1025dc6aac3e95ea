// `/auth`: the private link, tokens for programs, signing out.
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { PresentedSession, SessionTokens, SignInOffer } from '../../src/contracts/sessions.ts'
import { authenticateRequest, hasValidCsrfToken } from './authentication.ts'
import type { SessionCookies } from './cookies.ts'
import { describeDevice } from './device.ts'
import { renderBarePage } from './layout.ts'
import type { WebOptions, WebSessions } from './options.ts'
import { LINKED_ROLES_PATH } from './pages/linked-roles.ts'
import { clientAddress, limitSignIns } from './rate-limit.ts'
import { isJson, readTextFields } from './text-fields.ts'

export function createSessionRoutes(
  { sessions, passwords, trustedProxies, now }: WebOptions,
  cookies: SessionCookies,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('*', limitSignIns(trustedProxies))

  app.get('/sign-in', async (c) =>
    c.html(
      renderBarePage(
        'Sign in',
        signInHtml('', await presentSession(c, sessions, cookies), c.req.query('to') === 'roles' ? 'roles' : ''),
      ),
    ),
  )

  // Link previews fetch this page; fetching uses nothing up, and tells a preview nothing of whose it is.
  app.get('/sign-in/:code', async (c) => {
    const offer = await sessions.findLink(c.req.param('code'))
    if (!offer) return c.html(renderBarePage('Sign in', expiredLinkHtml()), 410)
    const shown = isPreview(c) ? null : { offer, present: await presentSession(c, sessions, cookies) }
    return c.html(renderBarePage('Sign in', followLinkHtml(c.req.param('code'), c.req.query('to') ?? '', shown)))
  })

  app.post('/sign-in', async (c) => {
    const fields = await readTextFields(c)
    const from = {
      device: fields['device'] ?? describeDevice(c.req.header('user-agent')),
      isBrowser: !isJson(c),
      deviceSecret: isJson(c) ? null : cookies.readDevice(c),
    }
    const isByName = fields['username'] !== undefined
    const grant = isByName
      ? await passwords.signIn(fields['username'] ?? '', fields['password'] ?? '', {
          address: clientAddress(c.env.incoming, trustedProxies),
          ...from,
        })
      : await sessions.signInWithLink(fields['code'] ?? '', from)
    if (isJson(c)) return grant ? c.json(tokens(grant, now())) : c.json(refusal(isByName ? NOT_RIGHT : LINK_OVER), 401)
    if (!grant)
      return isByName
        ? c.html(renderBarePage('Sign in', signInHtml(NOT_RIGHT)), 401)
        : c.html(renderBarePage('Sign in', expiredLinkHtml()), 410)
    await endPreviousSession(c, sessions, cookies)
    cookies.write(c, grant)
    if (grant.deviceSecret !== null) cookies.writeDevice(c, grant.deviceSecret)
    return c.redirect(RETURN_PATHS.get(fields['to'] ?? '') ?? '/me', 303)
  })

  app.post('/refresh', async (c) => {
    const { refresh_token: presented = '' } = await readTextFields(c)
    const grant = await sessions.refresh(presented, null)
    return grant ? c.json(tokens(grant, now())) : c.json(refusal(SESSION_OVER), 401)
  })

  app.post('/logout', async (c) => {
    const fields = await readTextFields(c)
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
const RETURN_PATHS: ReadonlyMap<string, string> = new Map([
  ['export', '/me/export'],
  ['roles', LINKED_ROLES_PATH],
])

/** The session that signing in would replace; null if there is none. */
async function presentSession(
  c: Context,
  sessions: WebSessions,
  cookies: SessionCookies,
): Promise<PresentedSession | null> {
  const { refresh } = cookies.read(c)
  return refresh === undefined ? null : sessions.findByRefreshToken(refresh)
}

async function endPreviousSession(c: Context, sessions: WebSessions, cookies: SessionCookies): Promise<void> {
  const old = await presentSession(c, sessions, cookies)
  if (old) await sessions.endSession(old, 'this')
}

/** Fetched ahead, or for a preview in a chat, where others may see it. */
const isPreview = (c: Context): boolean =>
  /prefetch|preview/i.test(`${c.req.header('purpose') ?? ''} ${c.req.header('sec-purpose') ?? ''}`) ||
  /bot\b|LinkExpanding|facebookexternalhit|WhatsApp|TelegramBot|SkypeUriPreview/i.test(c.req.header('user-agent') ?? '')

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

interface ShownOffer {
  readonly offer: SignInOffer
  readonly present: PresentedSession | null
}

/** @param shown null for a preview */
const followLinkHtml = (code: string, to: string, shown: ShownOffer | null) => html`<h1>Sign in to Proxy</h1>
<p>This opens ${shown ? html`the personal page of <strong><bdi>${shown.offer.name}</bdi></strong>` : 'a personal page'} on this device.</p>
${shown ? replacedHtml(shown.present, shown.offer) : ''}
<form method="post" action="/auth/sign-in"><input type="hidden" name="code" value="${code}"><input type="hidden" name="to" value="${to}"><button>${
  shown ? `Sign in as ${offerName(shown.offer)}` : 'Sign in'
}</button></form>
${shown ? html`<p>Not you? Then close this page: someone sent you their own link.</p>` : ''}`

/** "Ann Lee (Slack, Acme)" */
function offerName({ name, platform, space }: SignInOffer): string {
  const place = [platform === null ? null : (PLATFORM_NAMES[platform] ?? capitalized(platform)), space]
  const words = place.filter((each) => each !== null && each !== '').join(', ')
  return words === '' ? name : `${name} (${words})`
}

const PLATFORM_NAMES: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord', terminal: 'Terminal' }

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Names who is signed in here, before somebody else takes their place. */
const replacedHtml = (present: PresentedSession | null, offer: SignInOffer | null) =>
  present === null
    ? ''
    : present.userId === offer?.userId
      ? html`<p>You are signed in here already, as the same person. Signing in again starts a new session.</p>`
      : html`<p class="said"><strong><bdi>${present.name}</bdi></strong> is signed in on this device. Signing in ends that.</p>`

/** @param to where signing in leads */
const signInHtml = (
  said = '',
  present: PresentedSession | null = null,
  to: '' | 'roles' = '',
) => html`<h1>Sign in to Proxy</h1>
${said === '' ? '' : html`<p role="status">${said}</p>`}
${replacedHtml(present, null)}
<p>${
  to === 'roles'
    ? html`A role on Discord for your effort: type <code>/me roles</code> to Proxy on Discord. It answers with a private link that leads back here. It works once, for ten minutes.`
    : html`Type <code>auth web</code> to Proxy in your chat. It answers with a private link that works once, for ten minutes.`
}</p>
<h2>Or with a password</h2>
<p>If you have set one on your page.</p>
<form method="post" action="/auth/sign-in"><input type="hidden" name="to" value="${to}">
<p><label for="username">Username</label> <input id="username" name="username" autocomplete="username" required></p>
<p><label for="password">Password</label> <input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button>Sign in</button></p></form>`

const expiredLinkHtml = () => html`<h1>That link has expired</h1>
<p>It works once, for ten minutes. Ask for a new one in your chat: <code>auth web</code></p>`
