// `/me/export`: a person's data as a file; `/me/export/todo.txt` and `/me/export/tasks.ics`: their tasks for other apps.
import { type Context, Hono } from 'hono'
import type { PageEnv } from './authentication.ts'
import type { ExportedFile, WebPersonalData } from './options.ts'

/** For those who are signed in, each their own. */
export function createExportRoutes(belongings: WebPersonalData): Hono<PageEnv> {
  const app = new Hono<PageEnv>()
  const userOf = (c: Context<PageEnv>): string => c.get('visitor').userId
  app.get('/export', async (c) => sendFile(c, 'application/json', await belongings.exportData(userOf(c))))
  app.get('/export/todo.txt', async (c) =>
    sendFile(c, 'text/plain', await belongings.exportTasks(userOf(c), 'todo.txt')),
  )
  app.get('/export/tasks.ics', async (c) =>
    sendFile(c, 'text/calendar', await belongings.exportTasks(userOf(c), 'ics')),
  )
  return app
}

function sendFile(c: Context<PageEnv>, type: string, { fileName, text }: ExportedFile): Response {
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('content-disposition', `attachment; filename="${fileName}"`)
  return c.body(text)
}
