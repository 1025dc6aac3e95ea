// `/me/linked-roles`: the way to Discord, where the person agrees, and back. Requires a session: the answer counts for
// the session that began alone.
import { Hono } from 'hono'
import type { PageLinkedRoles } from '../../src/contracts/linked-roles.ts'
import type { PageEnv } from './authentication.ts'
import { LINKED_ROLES_PATH } from './pages/linked-roles.ts'

/** @param roles null where it isn't set up */
export function createLinkedRoleRoutes(roles: PageLinkedRoles | null): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get('/linked-roles/connect', async (c) =>
    c.redirect(roles === null ? LINKED_ROLES_PATH : await roles.begin(c.get('visitor')), 303),
  )
  // The code in this address is used up at once; the redirect keeps it out of the history.
  app.get('/linked-roles/back', async (c) => {
    if (roles === null) return c.redirect(LINKED_ROLES_PATH, 303)
    const given = (name: string): string | null => c.req.query(name)?.slice(0, MAX_LENGTH) ?? null
    const outcome = await roles.finish(c.get('visitor'), {
      code: given('code'),
      state: given('state'),
      error: given('error'),
    })
    return c.redirect(`${LINKED_ROLES_PATH}?then=${outcome}`, 303)
  })
  return app
}

/** Characters of anything Discord sends back. */
const MAX_LENGTH = 500
