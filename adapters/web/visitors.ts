// Who asks: by the access token of a cookie, and where that is over by the refresh token, which becomes another one.
import type { Context, MiddlewareHandler } from 'hono'
import type { Cookies } from './cookies.ts'
import { isSame } from './is-same.ts'
import type { Sessions, Visitor } from './options.ts'

/** What a page's handler finds in its context. */
export interface PageVariables {
  visitor: Visitor
}
export type Page = { Variables: PageVariables }

/** Lets only those through who are signed in; everybody else is shown the door. */
export function signedIn(sessions: Sessions, cookies: Cookies): MiddlewareHandler<Page> {
  return async (c, next) => {
    const visitor = await visitorOf(c, sessions, cookies)
    if (!visitor) {
      cookies.clear(c)
      return c.redirect('/auth/sign-in', 303)
    }
    c.set('visitor', visitor)
    return next()
  }
}

/** Null where nobody is signed in. May renew the cookies. */
export async function visitorOf(c: Context, sessions: Sessions, cookies: Cookies): Promise<Visitor | null> {
  const { access, refresh } = cookies.read(c)
  const visitor = access === undefined ? null : await sessions.check(access)
  if (visitor || refresh === undefined) return visitor
  const grant = await sessions.refresh(refresh)
  if (!grant) return null
  cookies.write(c, grant)
  return sessions.check(grant.accessToken)
}

/** The form was drawn for this very session. */
export const isOwnForm = (sessions: Sessions, { familyId }: Visitor, token: unknown): boolean =>
  typeof token === 'string' && isSame(token, sessions.formToken(familyId))
