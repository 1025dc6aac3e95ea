// Authenticates by the access token in a cookie, or by the refresh token, which is rotated.
import type { Context, MiddlewareHandler } from 'hono'
import type { SessionUser } from '../../src/contracts/sessions.ts'
import type { SessionCookies } from './cookies.ts'
import type { WebSessions } from './options.ts'
import { LINKED_ROLES_PATH } from './pages/linked-roles.ts'
import { isEqualTimingSafe } from './timing-safe.ts'

/** What a page's handler finds in its context. */
export interface PageVariables {
  visitor: SessionUser
}
export type PageEnv = { Variables: PageVariables }

/** Lets signed-in requests through; others are sent to the sign-in page. */
export function requireSignIn(sessions: WebSessions, cookies: SessionCookies): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const visitor = await authenticateRequest(c, sessions, cookies)
    if (!visitor) {
      // A late answer to a script must not clear the cookies of a session that began meanwhile.
      if ((c.req.header('sec-fetch-dest') ?? 'document') === 'document') cookies.clear(c)
      return c.redirect(c.req.path === LINKED_ROLES_PATH ? '/auth/sign-in?to=roles' : '/auth/sign-in', 303)
    }
    c.set('visitor', visitor)
    return next()
  }
}

/** Null if not signed in. May set new cookies. */
export async function authenticateRequest(
  c: Context,
  sessions: WebSessions,
  cookies: SessionCookies,
): Promise<SessionUser | null> {
  const { access, refresh } = cookies.read(c)
  const visitor = access === undefined ? null : await sessions.authenticate(access)
  if (visitor || refresh === undefined) return visitor
  const grant = await sessions.refresh(refresh, cookies.readDevice(c))
  if (!grant) return null
  cookies.write(c, grant)
  return sessions.authenticate(grant.accessToken, true)
}

/** Whether the form was rendered for this session. */
export const hasValidCsrfToken = (sessions: WebSessions, { familyId }: SessionUser, token: unknown): boolean =>
  typeof token === 'string' && isEqualTimingSafe(token, sessions.csrfToken(familyId))
