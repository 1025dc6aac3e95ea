// Habits, and one of them with the calendar of its days.
import { html } from '../html.ts'
import { CALENDAR_DAYS } from '../limits.ts'
import { formAddress, HOME } from '../links.ts'
import { renderView } from '../render.ts'
import { look } from '../visit.ts'
import type { Page } from './page.ts'
import { given } from './tasks.ts'

export const habits: Page = {
  path: `${HOME}/habits`,
  main: ({ query }) => ['habit show', given(query, ['page'])],
  async below(_visit, _drawing, _address, shown) {
    // Where there are none, the view itself asks for the first.
    if (shown?.buttons.some(({ line }) => line === 'habit add')) return html``
    return html`<p><a class="button" href="${formAddress('habit add')}">Add a habit</a></p>`
  },
}

export const habit: Page = {
  path: `${HOME}/habits/:id`,
  main: ({ parts }) => ['habit show', { habit: parts['id'] ?? '' }],
  async below(visit, drawing, { parts }, shown) {
    // A habit that is not there has no days either.
    if (!shown?.card) return html``
    const days = await look(visit, 'habit why', { habit: parts['id'] ?? '', days: String(CALENDAR_DAYS) })
    const lines = new Set(shown.buttons.map(({ line }) => line))
    return renderView(days, drawing, { level: 2, leavesOut: ({ line }) => lines.has(line) })
  },
}
