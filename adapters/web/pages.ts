// The personal page: what is asked for by address, and what its forms say.
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Dispatcher } from '../../src/chat/dispatcher.ts'
import type { Sessions } from './options.ts'
import { requestOf, saidBy } from './receive.ts'
import { answered, type FormMarks, hidden, page } from './render.ts'
import { isOwnForm, type Page } from './visitors.ts'

/** Everything here is for those who are signed in. */
export function pages(dispatcher: () => Dispatcher, sessions: Sessions): Hono<Page> {
  const app = new Hono<Page>()
  const marksOf = (familyId: string): FormMarks => ({ token: sessions.formToken(familyId), delivery: randomUUID })

  app.get('/', async (c) => {
    const visitor = c.get('visitor')
    const marks = marksOf(visitor.familyId)
    const home = await dispatcher().answer(requestOf(visitor, { kind: 'pressed', line: 'me home' }))
    return c.html(page('Home', [lineForm(marks), answered(home, marks)]))
  })

  app.post('/', async (c) => {
    const visitor = c.get('visitor')
    const fields = await c.req.parseBody()
    if (!isOwnForm(sessions, visitor, fields['token'])) return c.redirect('/me', 303)
    const said = saidBy(fields)
    if (!said) return c.redirect('/me', 303)
    const { delivery } = fields
    const answer = await dispatcher().answer(requestOf(visitor, said, typeof delivery === 'string' ? delivery : null))
    // Sent again, by going back or loading anew: done once, and home shows what is true now.
    if (answer.isRepeat) return c.redirect('/me', 303)
    const marks = marksOf(visitor.familyId)
    return c.html(page('Answer', [lineForm(marks), answered(answer, marks)]))
  })

  return app
}

const lineForm = (marks: FormMarks) => html`<form method="post" action="/me">${hidden(marks)}
<label for="line">Say what is on your mind</label> <input id="line" name="line" autocomplete="off"><button>Say</button></form>`
