// The page of tokens: which programs have one, and a form for a new one.
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { commandForm } from '../visit.ts'
import type { PageDefinition } from './page.ts'

export const TOKENS_PATH = `${HOME_PATH}/tokens`

export const tokensPage: PageDefinition = {
  path: TOKENS_PATH,
  mainCommand: () => ['token show', {}],
  formBelow: 'token add',
  async renderBelow(visit, drawing) {
    const form = await commandForm(visit, 'token add')
    return form
      ? html`<section aria-labelledby="new"><h2 id="new">New token</h2>
<p>It is shown once, and your chat tells you that it was made. <a href="/api/openapi.json">What programs can ask</a></p>
${renderForm(form, drawing, { level: null, send: 'Make it' })}</section>`
      : html``
  },
}
