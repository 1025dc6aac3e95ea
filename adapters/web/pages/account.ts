// Who one is here: accounts, devices, a file of everything, and the way to leave.
import { renderForm } from '../form.ts'
import { type Html, html } from '../html.ts'
import { HOME } from '../links.ts'
import { renderView } from '../render.ts'
import { formFor, look } from '../visit.ts'
import type { Page } from './page.ts'

export const account: Page = {
  path: `${HOME}/account`,
  heading: 'Account',
  async below(visit, drawing) {
    const { catalogue } = visit.dispatcher
    const has = (command: string): boolean => catalogue.find(command) !== undefined
    const parts: Html[] = []
    if (has('auth show')) parts.push(renderView(await look(visit, 'auth show'), drawing, { level: 2 }))
    parts.push(html`<section aria-labelledby="here"><h2 id="here">This device</h2>
<form method="post" action="/auth/logout" data-plain><input type="hidden" name="token" value="${drawing.hidden['token']}"><div class="buttons"><button class="button">Sign out here</button><button class="button" name="all" value="yes">Sign out everywhere</button></div></form></section>`)
    if (has('me export'))
      parts.push(html`<section aria-labelledby="file"><h2 id="file">Your data</h2>
<p>One JSON file: every row that is yours or names you.</p>
<p><a class="button" href="${HOME}/export" download>Export everything</a></p></section>`)
    const form = has('me delete') ? await formFor(visit, 'me delete') : null
    if (form)
      parts.push(html`<section aria-labelledby="leave"><h2 id="leave">Leaving</h2>
<p>Everything that is yours goes, for good. Shared projects go to whoever has been in them longest.</p>
${renderForm(form, drawing, { level: null, send: 'Delete everything' })}</section>`)
    return html`${parts}`
  },
}
