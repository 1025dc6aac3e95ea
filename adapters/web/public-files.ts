// What browsers, password managers, crawlers and finders of faults ask for at fixed addresses, without signing in.
import { Hono } from 'hono'
import { iconFile } from './assets.ts'
import { html } from './html.ts'
import { renderBarePage } from './layout.ts'
import type { WebOptions } from './options.ts'

/** The paths handled here, besides those below `/auth`. */
export const PUBLIC_PATHS = ['/.well-known', '/robots.txt', '/favicon.ico', '/apple-touch-icon.png'] as const

/** For how long security.txt is good (RFC 9116, 2.5.5: less than a year). */
const SECURITY_TXT_DAYS = 180
const REPORT_PATH = '/auth/report'

export function createPublicRoutes({ publicUrl, securityContact, now }: WebOptions): Hono {
  const app = new Hono()
  // https://w3c.github.io/webappsec-change-password-url/
  app.get('/.well-known/change-password', (c) => c.redirect('/me/password', 303))
  app.get('/.well-known/security.txt', (c) => {
    const day = new Date(now().getTime() + SECURITY_TXT_DAYS * 86_400_000).toISOString().slice(0, 10)
    const contact = securityContact ?? `${publicUrl}${REPORT_PATH}`
    const lines = [
      `Contact: ${contact}`,
      `Expires: ${day}T00:00:00.000Z`,
      'Preferred-Languages: en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ]
    return c.text(`${lines.join('\n')}\n`, 200, CACHED_FOR_A_DAY)
  })
  // Everything is somebody's own.
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n', 200, CACHED_FOR_A_DAY))
  for (const [path, name, type] of ICONS)
    app.get(path, (c) => c.body(iconFile(name), 200, { 'content-type': type, ...CACHED_FOR_A_DAY }))
  app.get(REPORT_PATH, (c) =>
    c.html(
      renderBarePage(
        'Report a fault',
        html`<h1>Found a way in?</h1>
<p>This is a Proxy that somebody runs for themselves and the people they invited. Tell them in the chat you share with them, in private.</p>
<p>A fault of the program itself goes to its makers, by <em>Report a vulnerability</em> on its repository.</p>
<p>Please say what you did and what happened, and read or change nothing that isn't yours.</p>`,
      ),
    ),
  )
  return app
}

const CACHED_FOR_A_DAY = { 'cache-control': 'public, max-age=86400' }

const ICONS = [
  ['/favicon.ico', 'favicon.ico', 'image/x-icon'],
  ['/apple-touch-icon.png', 'apple-touch-icon.png', 'image/png'],
] as const
