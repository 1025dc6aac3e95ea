// `/me`: every page by its address, and what its forms send.
import { Hono } from 'hono'
import type { Dispatcher } from '../../src/chat/dispatcher.ts'
import type { Cookies } from './cookies.ts'
import { TOKEN } from './hear.ts'
import { HOME } from './links.ts'
import type { Sessions } from './options.ts'
import { requestOf } from './receive.ts'
import { visitPage } from './site.ts'
import type { Visit } from './visit.ts'
import { isOwnForm, type Page, visitorOf } from './visitors.ts'

/** Everything here is for those who are signed in. */
export function pages(dispatcher: () => Dispatcher, sessions: Sessions, cookies: Cookies): Hono<Page> {
  const app = new Hono<Page>()

  app.on(['GET', 'POST'], '/*', async (c) => {
    const visitor = c.get('visitor')
    const sent = c.req.method === 'POST' ? await fieldsOf(c.req.raw) : null
    const url = new URL(c.req.url)
    // A form that was not drawn for this session does nothing; the page it came from has a new one.
    if (sent && !isOwnForm(sessions, visitor, sent.get(TOKEN)?.[0])) return c.redirect(url.pathname + url.search, 303)
    const visit: Visit = {
      dispatcher: dispatcher(),
      ask: (said, deliveryId) => requestOf(visitor, said, deliveryId),
      isStillHere: async () => (await visitorOf(c, sessions, cookies)) !== null,
      told: [],
    }
    const body = await visitPage(visit, url, sent, { [TOKEN]: sessions.formToken(visitor.familyId) })
    return body === null ? c.redirect(HOME, 303) : c.html(body)
  })

  return app
}

/** Texts by name, in their order, line breaks as people type them; files are not looked at. */
async function fieldsOf(request: Request): Promise<ReadonlyMap<string, readonly string[]>> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of await request.formData().catch(() => new FormData())) {
    if (typeof value !== 'string') continue
    fields.set(name, [...(fields.get(name) ?? []), value.replaceAll('\r\n', '\n')])
  }
  return fields
}
