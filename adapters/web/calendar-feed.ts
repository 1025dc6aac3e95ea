// `/me/calendar/…`: a person's calendar feed, for apps that know its secret address. Apps ask for it every hour: what has not
// changed is not sent again (RFC 9110, 13.1.2).
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { ASKED_AGAIN, isSameEntity } from './api/lists.ts'
import type { WebPersonalData } from './options.ts'

/** Without cookies: the address is the credential. A wrong address looks like one that never existed. */
export function createCalendarFeedRoutes(belongings: WebPersonalData): Hono {
  const app = new Hono()
  app.get('/calendar/:person/:proof{[\\w-]+\\.ics}', async (c) => {
    const proof = c.req.param('proof').replace(/\.ics$/, '')
    const text = await belongings.calendarFeed(c.req.param('person'), proof)
    if (text === null) return c.text('There is no calendar at this address. To get yours, type: me calendar\n', 404)
    c.header('content-type', 'text/calendar; charset=utf-8')
    c.header('content-disposition', 'inline; filename="proxy.ics"')
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
    c.header('etag', etag)
    c.header('cache-control', ASKED_AGAIN)
    if (isSameEntity(c.req.header('if-none-match'), etag)) return c.body(null, 304)
    return c.body(text)
  })
  return app
}
