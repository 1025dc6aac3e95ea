// Energy by hour and focus by day: charts, with their facts in words.
import { html } from '../html.ts'
import { formPath, HOME_PATH } from '../links.ts'
import { renderView } from '../render.ts'
import { showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'

const SPANS = ['7', '14', '30', '90']

export const energyPage: PageDefinition = {
  path: `${HOME_PATH}/energy`,
  heading: 'Energy and focus',
  async renderAbove(_visit, _drawing, { query }) {
    const now = query.get('days') ?? '14'
    return html`<nav class="tabs" aria-label="How far back"><ul role="list">${SPANS.map(
      (days) =>
        html`<li><a href="${HOME_PATH}/energy?days=${days}"${days === now ? html` aria-current="page"` : ''}>${days} days</a></li>`,
    )}</ul></nav>`
  },
  async renderBelow(visit, drawing, { query }) {
    const days = query.get('days')
    const hours = await showCommand(visit, 'energy show', days === null ? {} : { days })
    const focus = await showCommand(visit, 'progress show', { of: 'focus', ...(days === null ? {} : { days }) })
    return html`${renderView(hours, drawing, { level: 2 })}
<p><a class="button" href="${formPath('energy log')}">Note your energy</a></p>
${renderView(focus, drawing, { level: 2 })}`
  },
}
