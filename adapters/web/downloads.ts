// `/me/export`: a person's data as a file.
import { Hono } from 'hono'
import type { Belongings } from './options.ts'
import type { Page } from './visitors.ts'

/** For those who are signed in, each their own. */
export function downloads(belongings: Belongings): Hono<Page> {
  const app = new Hono<Page>()
  app.get('/export', async (c) => {
    const { fileName, text } = await belongings.export(c.get('visitor').userId)
    c.header('content-type', 'application/json; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${fileName}"`)
    return c.body(text)
  })
  return app
}
