// `/me/lines`: lines that were typed without a connection, sent when there is one again. Each has a key of its own, so
// that one whose answer was lost is saved once.
import { Hono } from 'hono'
import * as z from 'zod'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { plainText } from '../../src/chat/view.ts'
import { hasValidCsrfToken, type PageEnv } from './authentication.ts'
import { DELIVERY_FIELD, postDeliveryId } from './handle-post.ts'
import { MAX_LINE } from './limits.ts'
import type { WebOptions } from './options.ts'
import { createWebRequest, preferredLocale } from './receive.ts'
import { isJson } from './text-fields.ts'

/** Requires a session. */
export function createOfflineLineRoutes(
  dispatcher: () => Dispatcher,
  { sessions, personMark }: Pick<WebOptions, 'sessions' | 'personMark'>,
): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.post('/lines', async (c) => {
    const visitor = c.get('visitor')
    const read = lineShape.safeParse(isJson(c) ? await c.req.json().catch(() => null) : null)
    if (!read.success) return c.json({ error: { message: HOW } }, 400)
    const { token, id, person } = read.data
    const line = read.data.line.replaceAll('\r\n', '\n')
    const isTheirs = person === undefined || person === personMark(visitor.userId)
    if (!isTheirs || !hasValidCsrfToken(sessions, visitor, token)) return c.json({ error: { message: RELOAD } }, 409)
    const locale = preferredLocale(c.req.header('accept-language'))
    const request = createWebRequest(visitor, { kind: 'typed', line }, lineDeliveryId(id, line), locale)
    const { view, isRepeat, problem } = await dispatcher().answer(request)
    // Busy or broken: kept in the browser, and sent again.
    if (problem === 'later' || problem === 'failed')
      return c.json({ error: { message: plainText(view.title) } }, problem === 'later' ? 429 : 500)
    return c.json({ title: plainText(view.title), isRepeat })
  })
  return app
}

/** As if the box of its page had been sent: the answer to that may be what was lost. */
const lineDeliveryId = (id: string, line: string): string | undefined =>
  postDeliveryId(
    new Map([
      [DELIVERY_FIELD, [id]],
      ['line', [line]],
    ]),
  )

const lineShape = z.strictObject({
  token: z.string().min(1).max(200),
  id: z.uuid(),
  line: z.string().min(1).max(MAX_LINE),
  // Who typed it: another person may have signed in to the same browser since.
  person: z.string().max(100).optional(),
})

const HOW = 'The body must be JSON: {"token": "…", "id": "a UUID", "line": "Buy milk", "person": "…"}.'
const RELOAD = 'That page is from before you signed in here. Load it again.'
