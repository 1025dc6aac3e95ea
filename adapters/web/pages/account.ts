// Who one is here: accounts, devices, a file of everything, and the way to leave.
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { HOME } from '../links.ts'
import { hidden, renderView } from '../render.ts'
import { formFor, look } from '../visit.ts'
import type { Page } from './page.ts'

export const account: Page = {
  path: `${HOME}/account`,
  heading: 'Account',
  main: () => ['auth show', {}],
  async below(visit, drawing) {
    const form = await formFor(visit, 'me delete')
    const calendar = visit.dispatcher.catalogue.find('me calendar') ? await look(visit, 'me calendar') : null
    return html`<section aria-labelledby="here"><h2 id="here">This device</h2>
<form method="post" action="/auth/logout" data-plain>${hidden(drawing, {})}<div class="buttons"><button class="button">Sign out here</button><a class="button" href="${HOME}/password">Password</a></div></form></section>
${
  calendar
    ? html`<details class="kind"><summary>Your dates in a calendar app</summary>${renderView(calendar, drawing, { level: 2 })}</details>`
    : ''
}
<section aria-labelledby="file"><h2 id="file">Your data</h2>
<p>One JSON file: every row that is yours or names you.</p>
<p><a class="button" href="${HOME}/export" download>Export everything</a></p></section>
<section aria-labelledby="password"><h2 id="password">Password</h2>
<p>You need none: a private link signs you in. Whoever wants one sets it here.</p>
<p><a class="button" href="${HOME}/password">Set or change it</a></p></section>
${
  form
    ? html`<section aria-labelledby="leave"><h2 id="leave">Leaving</h2>
<p>Everything that is yours goes, for good. Shared projects go to whoever has been in them longest.</p>
${renderForm(form, drawing, { level: null })}</section>`
    : ''
}`
  },
}
