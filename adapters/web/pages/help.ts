// The help of every platform, and every command with its form.
import { ask } from '../../../src/chat/ask.ts'
import { commandNoun, commandVerb } from '../../../src/chat/command.ts'
import { t, view } from '../../../src/chat/view.ts'
import { renderForm } from '../form.ts'
import { html } from '../html.ts'
import { formPath, HOME_PATH } from '../links.ts'
import { renderView } from '../render.ts'
import { commandForm } from '../visit.ts'
import type { PageDefinition } from './page.ts'
import { queryValues } from './tasks.ts'

export const helpPage: PageDefinition = {
  path: `${HOME_PATH}/help`,
  mainCommand: ({ query }) => ['me help', queryValues(query, ['topic'])],
  async renderBelow({ dispatcher: { catalogue } }) {
    return html`<h2>Everything you can ask</h2>
<div class="topics">${catalogue.nouns.map(
      (noun) =>
        html`<details><summary>${noun}</summary><ul class="items" role="list">${catalogue.commands
          .filter(({ name }) => commandNoun(name) === noun)
          .map(
            ({ name, about }) =>
              html`<li><div class="thing"><a class="words" href="${formPath(name)}">${commandVerb(name)}</a><span class="detail">${about}</span></div></li>`,
          )}</ul></details>`,
    )}</div>`
  },
}

/** A command's form on a page of its own. */
export const commandFormPage: PageDefinition = {
  path: `${HOME_PATH}/ask/:noun/:verb`,
  headingFor: ({ dispatcher }, { params }) =>
    dispatcher.catalogue.findCommand(`${params['noun']} ${params['verb']}`)?.about ?? 'Ask',
  async renderBelow(visit, drawing, { params }) {
    const name = `${params['noun']} ${params['verb']}`
    const form = visit.dispatcher.catalogue.findCommand(name) ? await commandForm(visit, name) : null
    if (!form)
      return renderView(
        view(t`There is no command “${name}”`, [], { buttons: [{ label: 'Help', line: ask('me help') }] }),
        drawing,
        {
          level: 2,
        },
      )
    return renderForm(form, drawing, {
      level: null,
      send: form.fields.length === 0 ? 'Do it' : 'Send',
      leave: HOME_PATH,
    })
  },
}
