// Moving in on the page: a file or its text by a form, what is in it first; and tasks out as todo.txt and ICS.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readImportText } from '../../../src/language/imports/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { servePage } from '../../support/page.ts'
import { talk } from '../../support/talk.ts'

const TICKTICK = readFileSync(join(import.meta.dirname, '../../language/imports/files/ticktick.csv'), 'utf8')

const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

describeOnBothEngines('the import page', (open) => {
  test('takes a file, shows what is in it, brings it in at a press', async () => {
    const page = await servePage(await open())
    const ann = page.earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const browser = await page.signedIn(ann)
    const { html, status } = await browser.get('/me/import')
    expect(status).toBe(200)
    const send = async (content: string | Uint8Array<ArrayBuffer>, name: string, token = hidden(html, 'token')) => {
      const form = new FormData()
      form.set('token', token)
      form.set('delivery', hidden(html, 'delivery'))
      form.set('command', 'task import')
      form.set('v.text', '')
      form.set('file', new Blob([content]), name)
      const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      const response = await fetch(`${page.origin}/me/import`, {
        method: 'POST',
        body: form,
        headers: { cookie, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
      })
      return { status: response.status, html: await response.text() }
    }
    const shown = await send(TICKTICK, 'TickTick-backup.csv')
    expect(shown.status).toBe(200)
    expect(shown.html).toContain('6 tasks, 2 lists, 1 repeats; 1 older than a year stays parked')
    expect(await page.earth.database.knex('tasks')).toHaveLength(1)
    // Another session's form does nothing.
    expect((await send(TICKTICK, 'TickTick-backup.csv', 'forged')).status).toBe(409)
    expect((await send(new Uint8Array(50 * 1024 * 1024), 'all.csv')).status).toBe(413)
    const line = hidden(shown.html, 'press')
    expect(line).toContain('task import')
    const done = await browser.post('/me/import', {
      token: hidden(shown.html, 'token'),
      delivery: hidden(shown.html, 'delivery'),
      press: line.replaceAll('&quot;', '"'),
    })
    expect(done.html).toContain('Brought in: 6 tasks')
    expect(await page.earth.database.knex('tasks')).toHaveLength(7)
    // Pasted text, too.
    const pasted = await browser.post('/me/import', {
      token: hidden(done.html, 'token'),
      delivery: hidden(done.html, 'delivery'),
      command: 'task import',
      'v.text': '(A) 2026-03-01 Call mum +Family',
    })
    expect(pasted.html).toContain('1 task, 1 list')
    expect(page.earth.errors).toEqual([])
  })

  test('tasks go out as todo.txt and ICS, each person their own', async () => {
    const page = await servePage(await open())
    const [ann, ben] = [page.earth.person('ann'), page.earth.person('ben')]
    await talk(ann, [['Buy milk !high #shop', 'Added']])
    await talk(ben, [['Secret thing', 'Added']])
    const browser = await page.signedIn(ann)
    const todo = await browser.get('/me/export/todo.txt')
    expect(todo.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(todo.headers.get('content-disposition')).toBe('attachment; filename="proxy-tasks-2026-03-05.todo.txt"')
    expect(todo.html).toMatch(/^\(B\) 2026-03-05 Buy milk @shop \+Inbox id:\S{36}\n$/)
    const ics = await browser.get('/me/export/tasks.ics')
    expect(ics.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect((await readImportText(ics.html, null)).tasks.map(({ title }) => title)).toEqual(['Buy milk'])
    const stranger = await page.browser().get('/me/export/todo.txt')
    expect(stranger.status).toBe(303)
  })
})
