// What one can say: the help of every platform, and every command with its form.
import { nounOf, verbOf } from '../../../src/chat/command.ts'
import { t, view } from '../../../src/chat/view.ts'
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { formAddress, HOME } from '../links.ts'
import { renderView } from '../render.ts'
import { formFor } from '../visit.ts'
import type { Page } from './page.ts'
import { given } from './tasks.ts'

export const help: Page = {
  path: `${HOME}/help`,
  main: ({ query }) => ['me help', given(query, ['topic'])],
  async below({ dispatcher: { catalogue } }) {
    return html`<h2>Everything you can ask</h2>
<div class="topics">${catalogue.nouns.map(
      (noun) =>
        html`<details><summary>${noun}</summary><ul class="items" role="list">${catalogue.commands
          .filter(({ name }) => nounOf(name) === noun)
          .map(
            ({ name, about }) =>
              html`<li><div class="thing"><a class="words" href="${formAddress(name)}">${verbOf(name)}</a><span class="detail">${about}</span></div></li>`,
          )}</ul></details>`,
    )}</div>`
  },
}

/** A command's form by itself. */
export const ask: Page = {
  path: `${HOME}/ask/:noun/:verb`,
  named: ({ dispatcher }, { parts }) => dispatcher.catalogue.find(`${parts['noun']} ${parts['verb']}`)?.about ?? 'Ask',
  async below(visit, drawing, { parts }) {
    const name = `${parts['noun']} ${parts['verb']}`
    const form = visit.dispatcher.catalogue.find(name) ? await formFor(visit, name) : null
    if (!form)
      return renderView(
        view(t`There is no command “${name}”`, [], { buttons: [{ label: 'Help', line: 'me help' }] }),
        drawing,
        {
          level: 2,
        },
      )
    return renderForm(form, drawing, { level: null, send: form.blanks.length === 0 ? 'Do it' : 'Send', leave: HOME })
  },
}
