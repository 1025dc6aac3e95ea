// Goals, and one of them with its tasks.
import { html } from '../html.ts'
import { formPath, HOME_PATH } from '../links.ts'
import type { PageDefinition } from './page.ts'
import { queryValues } from './tasks.ts'

export const goalListPage: PageDefinition = {
  path: `${HOME_PATH}/goals`,
  mainCommand: ({ query }) => ['goal show', queryValues(query, ['page'])],
  async renderBelow(_visit, _drawing, _address, shown) {
    // An empty list asks for the first goal itself.
    if (shown?.buttons.some(({ line }) => line === 'goal add')) return html``
    return html`<p><a class="button" href="${formPath('goal add')}">Add a goal</a></p>`
  },
}

export const goalPage: PageDefinition = {
  path: `${HOME_PATH}/goals/:id`,
  mainCommand: ({ params }) => ['goal show', { goal: params['id'] ?? '' }],
}
