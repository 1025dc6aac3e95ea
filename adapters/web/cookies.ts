// The cookies of a session: both out of reach of scripts, and sent by this site's own pages alone.
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SessionTokens } from '../../src/contracts/sessions.ts'
import { MAX_COOKIE_SECONDS } from './limits.ts'

export interface SessionCookies {
  read(c: Context): { readonly access: string | undefined; readonly refresh: string | undefined }
  write(c: Context, grant: SessionTokens): void
  clear(c: Context): void
}

/** @param isSecure over https: the names then say that no other host and no plain connection could have set them */
export function createSessionCookies(isSecure: boolean, now: () => Date): SessionCookies {
  const prefix = isSecure ? '__Host-' : ''
  const [access, refresh] = [`${prefix}proxy_access`, `${prefix}proxy_refresh`]
  // Lax and not Strict: whoever comes by a link from a chat is still signed in.
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
