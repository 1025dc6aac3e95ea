// Session cookies: HttpOnly and same-site.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import { MAX_COOKIE_SECONDS } from './limits.ts'

export interface SessionCookies {
  read(c: Context): { readonly access: string | undefined; readonly refresh: string | undefined }
  write(c: Context, grant: SessionTokens): void
  clear(c: Context): void
}

/** @param isSecure over https: the `__Host-` prefix then proves that no other host and no plain connection set them */
export function createSessionCookies(isSecure: boolean, now: () => Date): SessionCookies {
  const prefix = isSecure ? '__Host-' : ''
  const [access, refresh] = [`${prefix}proxy_access`, `${prefix}proxy_refresh`]
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
  }
}
