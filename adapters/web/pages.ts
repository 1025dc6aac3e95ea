// `/me`: every page by its address, and the posts of its forms.
import { Hono } from 'hono'
import type { RequestFile } from '../../src/chat/request.ts'
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
  {
    sessions,
    boards,
    push,
    linkedRoles,
    personMark,
    now,
  }: Pick<WebOptions, 'sessions' | 'boards' | 'push' | 'linkedRoles' | 'personMark' | 'now'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>()

  app.on(['GET', 'POST'], '/*', async (c) => {
    const visitor = c.get('visitor')
    const posted = c.req.method === 'POST' ? await readFields(c.req.raw) : null
    const sent = posted?.fields ?? null
    const url = new URL(c.req.url)
    const locale = preferredLocale(c.req.header('accept-language'))
    const visit: PageVisit = {
      dispatcher: dispatcher(),
      boards: {
        home: () => boards.home(visitor.userId),
        tasks: (query) => boards.tasks(visitor.userId, query),
        task: (taskId) => boards.task(visitor.userId, taskId),
        week: (of) => boards.week(visitor.userId, of),
        habits: () => boards.habits(visitor.userId),
        energy: (days) => boards.energy(visitor.userId, days),
      },
      push: { publicKey: push.publicKey, devices: () => push.list(visitor) },
      hasLinkedRoles: linkedRoles !== null,
      person: personMark(visitor.userId),
      now,
      createRequest: (said, deliveryId) => ({
        ...createWebRequest(visitor, said, deliveryId, locale),
        ...(posted?.file && said.kind === 'typed' && said.line === posted.file.name ? { file: posted.file } : {}),
      }),
      isSessionActive: () => sessions.isActive(visitor),
      extraViews: [],
    }
    const isOurs = sent === null || hasValidCsrfToken(sessions, visitor, sent.get(TOKEN_FIELD)?.[0])
    const guard = { [TOKEN_FIELD]: sessions.csrfToken(visitor.familyId) }
    const { status, html } = await renderPage(
      visit,
      url,
      { sent, isOwnForm: isOurs, fileName: posted?.file?.name ?? null },
      guard,
    )
    return c.html(html, status)
  })

  return app
}

interface SentFields {
  readonly fields: ReadonlyMap<string, readonly string[]>
  /** The first file that was chosen. */
  readonly file: RequestFile | null
}

/** Text fields by name, in order, with typed line breaks, and a file. */
async function readFields(request: Request): Promise<SentFields> {
  const fields = new Map<string, string[]>()
  let file: RequestFile | null = null
  for (const [name, value] of await request.formData().catch(() => new FormData())) {
    if (typeof value !== 'string') {
      // A form whose file was not chosen sends one without name and content.
      if (value.name !== '' && value.size > 0)
        file ??= { name: value.name, size: value.size, load: async () => new Uint8Array(await value.arrayBuffer()) }
      continue
    }
    const text = value.replaceAll('\r\n', '\n')
    const known = fields.get(name)
    if (known) known.push(text)
    else fields.set(name, [text])
  }
  return { fields, file }
}
