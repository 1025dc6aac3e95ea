// `/me/push`: switching notifications on and off in a browser, and what its service worker reports: that it showed one,
// and which button was pressed.
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import * as z from 'zod'
import type { Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { plainText, type View } from '../../src/chat/view.ts'
import type { PagePush, PushPress } from '../../src/contracts/push.ts'
import { hasValidCsrfToken, type PageEnv } from './authentication.ts'
import { TOKEN_FIELD } from './handle-post.ts'
import type { WebSessions } from './options.ts'
import { createPushPressRequest } from './receive.ts'
import { isJson, readTextFields } from './text-fields.ts'

/**
 * What a service worker reports. It needs no session, which may have expired by then: each message brings a token of its
 * own, that does what its buttons say and no more.
 */
export function createPushReportRoutes(push: PagePush, dispatcher: () => Dispatcher): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.post('/push/shown', async (c) => {
    const said = shownShape.safeParse(await jsonOf(c))
    if (!said.success) return c.json(refusal('The body must be JSON: {"token": "…"}.'), 400)
    return (await push.recordShown(said.data.token)) ? c.body(null, 204) : c.json(refusal(OVER), 410)
  })
  app.post('/push/press', async (c) => {
    const said = pressShape.safeParse(await jsonOf(c))
    if (!said.success) return c.json(refusal('The body must be JSON: {"token": "…", "action": 0}.'), 400)
    const { token, action: index } = said.data
    const press = await push.findPress({ token, index })
    if (!press) return c.json(refusal(OVER), 410)
    return c.json(await runPress(dispatcher(), press))
  })
  return app
}

/** Requires a session. */
export function createPushDeviceRoutes(push: PagePush, sessions: WebSessions): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.post('/push/devices', async (c) => {
    const visitor = c.get('visitor')
    const said = deviceShape.safeParse(await jsonOf(c))
    if (!said.success) return c.json(refusal('The body must be JSON: {"token": "…", "subscription": {…}}.'), 400)
    if (!hasValidCsrfToken(sessions, visitor, said.data.token)) return c.json(refusal(RELOAD), 409)
    const { endpoint, keys } = said.data.subscription
    const deviceId = await push.add(visitor, { endpoint, ...keys })
    return deviceId === null
      ? c.json(refusal("That isn't the address of a push service."), 422)
      : c.json({ id: deviceId })
  })
  app.post('/push/off', async (c) => {
    const visitor = c.get('visitor')
    const { device = '', [TOKEN_FIELD]: token } = await readTextFields(c)
    if (hasValidCsrfToken(sessions, visitor, token)) await push.remove(visitor, device)
    return c.redirect('/me/settings#notifications', 303)
  })
  return app
}

/**
 * Runs the line of a pressed button, once for each notification. What first needs a form is not done: `open` is where the
 * person can fill it in.
 */
async function runPress(dispatcher: Dispatcher, press: PushPress) {
  const opened = dispatcher.open(createPushPressRequest(press))
  if (opened.plan.opensForm) return { title: 'Open the page to go on', body: '', open: '/me', isDone: false }
  const { view, isRepeat, problem } = await dispatcher.answer(opened)
  if (isRepeat) return { title: "That's already done", body: '', open: null, isDone: true }
  return { title: plainText(view.title), body: bodyOf(view), open: null, isDone: problem === undefined }
}

const bodyOf = ({ blocks }: View): string =>
  blocks
    .flatMap((block) => (block.kind === 'text' ? [plainText(block.text)] : []))
    .slice(0, 3)
    .join('\n')

/** Only JSON: a form of another site can't send it without asking first. */
const jsonOf = async (c: Context): Promise<unknown> => (isJson(c) ? c.req.json().catch(() => null) : null)

const token = z.string().min(1).max(200)
const shownShape = z.object({ token })
const pressShape = z.object({ token, action: z.number().int().min(0).max(9) })
const deviceShape = z.object({
  token,
  subscription: z.object({
    endpoint: z.string().max(4_000),
    keys: z.object({ p256dh: z.string().max(200), auth: z.string().max(100) }),
  }),
})

const OVER = 'This notification is over. Open the page instead.'
const RELOAD = 'That page is from before you signed in here. Load it again.'

const refusal = (message: string) => ({ error: { message } })
