// Habits, and one of them with the calendar of its days.
import { renderHabitRows } from '../board-rows.ts'
import { html } from '../html.ts'
import { CALENDAR_DAYS } from '../limits.ts'
import { formPath, HOME_PATH } from '../links.ts'
import { renderView } from '../render.ts'
import { showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'
import { queryValues } from './tasks.ts'

export const habitListPage: PageDefinition = {
  path: `${HOME_PATH}/habits`,
  mainCommand: ({ query }) => ['habit show', queryValues(query, ['page'])],
  async renderBoard(visit, drawing) {
    const habits = await visit.boards.habits()
    // Without any, the list asks for the first one.
    if (!habits || habits.length === 0) return null
    return {
      title: 'Habits',
      heading: 'Habits',
      content: html`<section class="panel" aria-label="Habits">${renderHabitRows(habits, drawing)}</section>
<p class="detail">A tap is today. The dots are the last seven days, today on the right.</p>
<p><a class="button" href="${formPath('habit add')}">Add a habit</a></p>`,
    }
  },
  async renderBelow(_visit, _drawing, _address, shown) {
    // An empty list asks for the first habit itself.
    if (shown?.buttons.some(({ line }) => line === 'habit add')) return html``
    return html`<p><a class="button" href="${formPath('habit add')}">Add a habit</a></p>`
  },
}

export const habitPage: PageDefinition = {
  path: `${HOME_PATH}/habits/:id`,
  mainCommand: ({ params }) => ['habit show', { habit: params['id'] ?? '' }],
  async renderBelow(visit, drawing, { params }, shown) {
    // A habit that does not exist has no calendar.
    if (!shown?.card) return html``
    const days = await showCommand(visit, 'habit why', { habit: params['id'] ?? '', days: String(CALENDAR_DAYS) })
    const lines = new Set(shown.buttons.map(({ line }) => line))
    return renderView(days, drawing, { level: 2, isOmitted: ({ line }) => lines.has(line) })
  },
}
