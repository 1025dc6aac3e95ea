// Session cookies, and one by which a browser is known again: HttpOnly and same-site.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import { DEVICE_COOKIE_SECONDS, MAX_COOKIE_SECONDS } from './limits.ts'

export interface SessionCookies {
  read(c: Context): { readonly access: string | undefined; readonly refresh: string | undefined }
  write(c: Context, grant: SessionTokens): void
  /** Signed out; the browser stays known. */
  clear(c: Context): void
  /** The browser's own cookie; null if it has none. */
  readDevice(c: Context): string | null
  /** Gives the browser its own cookie for half a year: it only says that this is the browser that signed in before. */
  writeDevice(c: Context, secret: string): void
}

/** @param isSecure over https: the `__Host-` prefix then proves that no other host and no plain connection set them */
export function createSessionCookies(isSecure: boolean, now: () => Date): SessionCookies {
  const prefix = isSecure ? '__Host-' : ''
  const [access, refresh, device] = [`${prefix}proxy_access`, `${prefix}proxy_refresh`, `${prefix}proxy_device`]
  // Lax, not Strict: a link from a chat opens signed in.
  const kind = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const
  const seconds = (until: Date): number =>
    Math.min(Math.max(Math.floor((until.getTime() - now().getTime()) / 1000), 0), MAX_COOKIE_SECONDS)
  return {
    read: (c) => ({ access: getCookie(c, access), refresh: getCookie(c, refresh) }),
    write(c, grant) {
      setCookie(c, access, grant.accessToken, { ...kind, maxAge: seconds(grant.accessExpiresAt) })
      setCookie(c, refresh, grant.refreshToken, { ...kind, maxAge: seconds(grant.refreshExpiresAt) })
    },
    clear(c) {
      for (const name of [access, refresh]) deleteCookie(c, name, kind)
    },
    readDevice(c) {
      const secret = getCookie(c, device)
      return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : null
    },
    writeDevice: (c, secret) => setCookie(c, device, secret, { ...kind, maxAge: DEVICE_COOKIE_SECONDS }),
  }
}
