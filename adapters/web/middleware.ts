// Headers of every page: no third-party content, no framing, no shared caching, and changes only from this site's
// pages.
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { errorJson } from './api/errors.ts'
import { sendError } from './error-response.ts'
import { MAX_BODY_BYTES, MAX_IMPORT_BODY_BYTES } from './limits.ts'

export const securityHeaders = (isSecure: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    // Not `no-referrer`: browsers would then send forms without an Origin.
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: isSecure ? 'max-age=15552000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], browsingTopics: [] },
  })

export const noStore: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}

/** CSRF check: the browser's Sec-Fetch-Site says same origin, or the Origin matches. */
export function csrfProtection(publicUrl: string): MiddlewareHandler {
  const own = new URL(publicUrl).origin
  return csrf({ origin: (origin, c) => origin === own || hostOf(origin) === c.req.header('host') })
}

/** Larger on the import page alone. @param importPath its path */
export function limitBodySize(importPath: string): MiddlewareHandler {
  const usual = limitTo(MAX_BODY_BYTES, PARTS)
  const file = limitTo(MAX_IMPORT_BODY_BYTES, 'A file can have up to 10 MB. Export one list at a time.')
  return (c, next) => (c.req.path === importPath ? file : usual)(c, next)
}

const limitTo = (maxSize: number, way: string): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: (c: Context) =>
      c.req.path.startsWith('/api/')
        ? errorJson(c, 413, 'too-large', `${TOO_LONG} ${way}`)
        : sendError(c, 413, "That's too long for one request", way),
  })

const TOO_LONG = "That's too long for one request."
const PARTS = 'Send it in parts.'

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
