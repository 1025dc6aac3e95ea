// `/me/password`: set here and nowhere else, since what is typed into a chat stays in the chat.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { UserError } from '../../src/user-error.ts'
import { bare } from './layout.ts'
import type { Passwords, Sessions } from './options.ts'
import { isOwnForm, type Page } from './visitors.ts'

/** For those who are signed in. */
export function passwordPage(passwords: Passwords, sessions: Sessions): Hono<Page> {
  const app = new Hono<Page>()

  app.get('/password', async (c) => {
    const { userId, familyId } = c.get('visitor')
    return c.html(bare('Password', form(await passwords.has(userId), sessions.formToken(familyId))))
  })

  app.post('/password', async (c) => {
    const visitor = c.get('visitor')
    const fields = await c.req.parseBody()
    if (!isOwnForm(sessions, visitor, fields['token'])) return c.redirect('/me/password', 303)
    const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
    const token = sessions.formToken(visitor.familyId)
    try {
      await passwords.set(visitor.userId, fields['remove'] === 'yes' ? null : text('password'), text('current'))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return c.html(bare('Password', form(await passwords.has(visitor.userId), token, error.message)), 422)
    }
    const has = await passwords.has(visitor.userId)
    const said = has ? 'Saved. Your username and this password sign you in from now on.' : 'Your password is gone.'
    return c.html(bare('Password', form(has, token, said)))
  })

  return app
}

const form = (has: boolean, token: string, said = '') => html`<h1>Password</h1>
${said === '' ? '' : html`<p role="status">${said}</p>`}
<p>You need none: a private link signs you in. With one, your username does too.</p>
<form method="post" action="/me/password"><input type="hidden" name="token" value="${token}">
${has ? html`<p><label for="current">The password there is</label> <input id="current" name="current" type="password" autocomplete="current-password"></p>` : ''}
<p><label for="password">A new password, 10 characters or more</label> <input id="password" name="password" type="password" autocomplete="new-password"></p>
<p><button>Save</button>${has ? html` <button name="remove" value="yes">Take it away</button>` : ''}</p></form>
<p><a href="/me/account">Back to your account</a></p>`
