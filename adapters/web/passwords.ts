// `/me/password`: the only place to set a password, since chats keep what is typed.
import { Hono } from 'hono'
import { html } from 'hono/html'
import { UserError } from '../../src/user-error.ts'
import { hasValidCsrfToken, type PageEnv } from './authentication.ts'
import { renderBarePage } from './layout.ts'
import type { WebPasswords, WebSessions } from './options.ts'
import { readTextFields } from './text-fields.ts'

/** Requires a session. */
export function createPasswordRoutes(passwords: WebPasswords, sessions: WebSessions): Hono<PageEnv> {
  const app = new Hono<PageEnv>()

  app.get('/password', async (c) => {
    const visitor = c.get('visitor')
    return c.html(
      renderBarePage('Password', body(await passwords.passwordState(visitor), sessions.csrfToken(visitor.familyId))),
    )
  })

  app.post('/password', async (c) => {
    const visitor = c.get('visitor')
    const fields = await readTextFields(c)
    if (!hasValidCsrfToken(sessions, visitor, fields['token'])) return c.redirect('/me/password', 303)
    const text = (name: string): string => fields[name] ?? ''
    const token = sessions.csrfToken(visitor.familyId)
    let ended = 0
    try {
      const password = fields['remove'] === 'yes' ? null : text('password')
      ended = await passwords.set(visitor, password, text('current'), fields['keep'] === 'yes' ? 'keep' : 'end')
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      return c.html(renderBarePage('Password', body(await passwords.passwordState(visitor), token, error.message)), 422)
    }
    const state = await passwords.passwordState(visitor)
    const said =
      state === 'has' ? 'Saved. Your username and this password sign you in from now on.' : 'Your password was removed.'
    return c.html(
      renderBarePage('Password', body(state, token, `${said}${endedText(ended)} I'll also tell you in your chat.`)),
    )
  })

  return app
}

const endedText = (count: number): string =>
  count === 1 ? ' One other device is signed out.' : count > 1 ? ` ${count} other devices are signed out.` : ''

type State = Awaited<ReturnType<WebPasswords['passwordState']>>

const body = (state: State, token: string, said = '') => html`<h1>Password</h1>
${said === '' ? '' : html`<p class="said" role="status">${said}</p>`}
<p>You don't need one: a private link signs you in. With a password, you can also sign in with your username.</p>
${state === 'none' ? signInAgainHtml() : form(state === 'has', token)}
<p><a href="/me/account">Back to your account</a></p>`

/** An older session may be in other hands. */
const signInAgainHtml =
  () => html`<p>You can only set a first password soon after signing in, so that nobody else can set one for you.</p>
<ol><li>Type <code>auth web</code> to Proxy in your chat.</li><li>Open its link on this device.</li><li>Come back here within ten minutes.</li></ol>`

const form = (
  has: boolean,
  token: string,
) => html`<form method="post" action="/me/password"><input type="hidden" name="token" value="${token}">
${has ? html`<p><label for="current">Current password</label> <input id="current" name="current" type="password" autocomplete="current-password"></p>` : ''}
<p><label for="password">New password, 10 characters or more</label> <input id="password" name="password" type="password" autocomplete="new-password"></p>
${has ? html`<p><label><input type="checkbox" name="keep" value="yes"> Stay signed in on my other devices</label></p>` : ''}
<p class="buttons"><button>Save</button>${has ? html` <button name="remove" value="yes">Remove the password</button>` : ''}</p></form>`
