// `/me/export`: a person's data as a file.
import { Hono } from 'hono'
import type { PageEnv } from './authentication.ts'
import type { WebPersonalData } from './options.ts'

/** For those who are signed in, each their own. */
export function createExportRoutes(belongings: WebPersonalData): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  app.get('/export', async (c) => {
    const { fileName, text } = await belongings.exportData(c.get('visitor').userId)
    c.header('content-type', 'application/json; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${fileName}"`)
    return c.body(text)
  })
  return app
}
