// The account page: accounts, devices, export, deletion.
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { renderHiddenFields } from '../render.ts'
import { commandForm } from '../visit.ts'
import { IMPORT_PATH } from './import.ts'
import type { PageDefinition } from './page.ts'
import { TOKENS_PATH } from './tokens.ts'

export const accountPage: PageDefinition = {
  path: `${HOME_PATH}/account`,
  heading: 'Account',
  mainCommand: () => ['auth show', {}],
  async renderBelow(visit, drawing) {
    const form = await commandForm(visit, 'me delete')
    return html`<section aria-labelledby="here"><h2 id="here">This device</h2>
<form method="post" action="/auth/logout" data-plain>${renderHiddenFields(drawing, {})}<div class="buttons"><button class="button">Sign out here</button></div></form></section>
<section aria-labelledby="file"><h2 id="file">Your data</h2>
<p>One JSON file with everything that is yours or names you; or your tasks alone, for other apps.</p>
<p class="buttons"><a class="button" href="${HOME_PATH}/export" download>Export everything</a> <a class="button" href="${HOME_PATH}/export/todo.txt" download>Tasks as todo.txt</a> <a class="button" href="${HOME_PATH}/export/tasks.ics" download>Tasks as ICS</a></p></section>
<section aria-labelledby="bring-in"><h2 id="bring-in">Tasks from another app</h2>
<p>Todoist, TickTick, Things, Microsoft To Do, Google Tasks, taskwarrior, and lists in files.</p>
<p><a class="button" href="${IMPORT_PATH}">Bring them in</a></p></section>
<section aria-labelledby="programs"><h2 id="programs">Programs</h2>
<p>Widgets, shortcuts and scripts of yours read and change your tasks with a token.</p>
<p><a class="button" href="${TOKENS_PATH}">Tokens</a></p></section>
<section aria-labelledby="calendar"><h2 id="calendar">Your dates in a calendar app</h2>
<p>Say <code>me calendar</code> in your chat: it answers with a private address to subscribe to.</p></section>
<section aria-labelledby="password"><h2 id="password">Password</h2>
<p>You don’t need one: a private link signs you in. If you want one, set it here.</p>
<p><a class="button" href="${HOME_PATH}/password">Set or change it</a></p></section>
${
  form
    ? html`<section aria-labelledby="leave"><h2 id="leave">Leaving</h2>
<p>Everything that is yours is deleted, for good. Shared projects go to their longest-standing members.</p>
${renderForm(form, drawing, { level: null })}</section>`
    : ''
}`
  },
}
