// `/me`: every page by its address, and the posts of its forms.
import { Hono } from 'hono'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { hasValidCsrfToken, type PageEnv } from './authentication.ts'
import { TOKEN_FIELD } from './handle-post.ts'
import type { WebOptions } from './options.ts'
import { createWebRequest, preferredLocale } from './receive.ts'
import { renderPage } from './render-page.ts'
import type { PageVisit } from './visit.ts'

/** Every page requires a session. */
export function createPageRoutes(
  dispatcher: () => Dispatcher,
  { sessions, boards, push, personMark }: Pick<WebOptions, 'sessions' | 'boards' | 'push' | 'personMark'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>()

  app.on(['GET', 'POST'], '/*', async (c) => {
    const visitor = c.get('visitor')
    const sent = c.req.method === 'POST' ? await fieldsOf(c.req.raw) : null
    const url = new URL(c.req.url)
    const locale = preferredLocale(c.req.header('accept-language'))
    const visit: PageVisit = {
      dispatcher: dispatcher(),
      boards: {
        home: () => boards.home(visitor.userId),
        tasks: (query) => boards.tasks(visitor.userId, query),
        task: (taskId) => boards.task(visitor.userId, taskId),
        habits: () => boards.habits(visitor.userId),
        energy: (days) => boards.energy(visitor.userId, days),
      },
      push: { publicKey: push.publicKey, devices: () => push.list(visitor) },
      person: personMark(visitor.userId),
      createRequest: (said, deliveryId) => createWebRequest(visitor, said, deliveryId, locale),
      isSessionActive: () => sessions.isActive(visitor),
      extraViews: [],
    }
    const isOurs = sent === null || hasValidCsrfToken(sessions, visitor, sent.get(TOKEN_FIELD)?.[0])
    const guard = { [TOKEN_FIELD]: sessions.csrfToken(visitor.familyId) }
    const { status, html } = await renderPage(visit, url, { sent, isOwnForm: isOurs }, guard)
    return c.html(html, status)
  })

  return app
}

/** Text fields by name, in order, with typed line breaks; files are ignored. */
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
