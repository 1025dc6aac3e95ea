// Goals, and one of them with its tasks.
import { html } from '../html.ts'
import { formAddress, HOME } from '../links.ts'
import type { Page } from './page.ts'
import { given } from './tasks.ts'

export const goals: Page = {
  path: `${HOME}/goals`,
  main: ({ query }) => ['goal show', given(query, ['page'])],
  async below(_visit, _drawing, _address, shown) {
    // Where there are none, the view itself asks for the first.
    if (shown?.buttons.some(({ line }) => line === 'goal add')) return html``
    return html`<p><a class="button" href="${formAddress('goal add')}">Add a goal</a></p>`
  },
}

export const goal: Page = {
  path: `${HOME}/goals/:id`,
  main: ({ parts }) => ['goal show', { goal: parts['id'] ?? '' }],
}
