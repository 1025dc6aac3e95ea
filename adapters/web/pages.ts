// `/me`: every page by its address, and what its forms send.
import { Hono } from 'hono'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { TOKEN } from './hear.ts'
import type { Sessions } from './options.ts'
import { requestOf } from './receive.ts'
import { visitPage } from './site.ts'
import type { Visit } from './visit.ts'
import { isOwnForm, type Page } from './visitors.ts'

/** Everything here is for those who are signed in. */
export function pages(dispatcher: () => Dispatcher, sessions: Sessions): Hono<Page> {
  const app = new Hono<Page>()

  app.on(['GET', 'POST'], '/*', async (c) => {
    const visitor = c.get('visitor')
    const sent = c.req.method === 'POST' ? await fieldsOf(c.req.raw) : null
    const url = new URL(c.req.url)
    const visit: Visit = {
      dispatcher: dispatcher(),
      ask: (said, deliveryId) => requestOf(visitor, said, deliveryId),
      isStillHere: () => sessions.lives(visitor),
      told: [],
    }
    const isOurs = sent === null || isOwnForm(sessions, visitor, sent.get(TOKEN)?.[0])
    const guard = { [TOKEN]: sessions.formToken(visitor.familyId) }
    const { status, html } = await visitPage(visit, url, { sent, isOurs }, guard)
    return c.html(html, status)
  })

  return app
}

/** Texts by name, in their order, line breaks as people type them; files are not looked at. */
async function fieldsOf(request: Request): Promise<ReadonlyMap<string, readonly string[]>> {
  const fields = new Map<string, string[]>()
  for (const [name, value] of await request.formData().catch(() => new FormData())) {
    if (typeof value !== 'string') continue
    const text = value.replaceAll('\r\n', '\n')
    const known = fields.get(name)
    if (known) known.push(text)
    else fields.set(name, [text])
  }
  return fields
}
