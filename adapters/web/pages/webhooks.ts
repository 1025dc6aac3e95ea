// The page of webhooks: which addresses are told what happens, and a form for a new one.
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { commandForm } from '../visit.ts'
import type { PageDefinition } from './page.ts'

export const WEBHOOKS_PATH = `${HOME_PATH}/webhooks`

export const webhooksPage: PageDefinition = {
  path: WEBHOOKS_PATH,
  mainCommand: () => ['webhook show', {}],
  formBelow: 'webhook add',
  async renderBelow(visit, drawing) {
    const form = await commandForm(visit, 'webhook add')
    return form
      ? html`<section aria-labelledby="new"><h2 id="new">New webhook</h2>
<p>Its secret is shown once, and your chat tells you that it was made. <a href="/api/openapi.json">What is posted</a></p>
${renderForm(form, drawing, { level: null, send: 'Make it' })}</section>`
      : html``
  },
}
