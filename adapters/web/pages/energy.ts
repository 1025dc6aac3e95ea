// Energy and focus: a map of the week that answers "when am I good?", with every value in words.
import type { RawValues } from '../../../src/chat/request.ts'
import type { EnergyBoard, EnergyCell } from '../../../src/contracts/page-boards.ts'
import { durationText } from '../board-rows.ts'
import { type Html, html } from '../html.ts'
import { formPath, HOME_PATH } from '../links.ts'
import { renderView } from '../render.ts'
import { showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'

const SPANS = ['7', '14', '30', '90']

export const energyPage: PageDefinition = {
  path: `${HOME_PATH}/energy`,
  heading: 'Energy and focus',
  async renderBelow(visit, drawing, { query }) {
    const board = await visit.boards.energy(query.get('days'))
    // All of the page is about the same days, chosen or not.
    const values: RawValues = board ? { days: String(board.days) } : {}
    const hours = await showCommand(visit, 'energy show', values)
    const focus = await showCommand(visit, 'progress show', { of: 'focus', ...values })
    return html`${board ? renderSpans(board) : ''}${board ? renderMap(board) : ''}
<p><a class="button primary" href="${formPath('energy log')}">Note your energy</a></p>
${renderView(hours, drawing, { level: 2 })}
${renderView(focus, drawing, { level: 2 })}`
  },
}

const renderSpans = ({ days }: EnergyBoard): Html =>
  html`<nav class="tabs" aria-label="How far back"><ul role="list">${SPANS.map(
    (each) =>
      html`<li><a href="${HOME_PATH}/energy?days=${each}"${each === String(days) ? html` aria-current="page"` : ''}>${each} days</a></li>`,
  )}</ul></nav>`

function renderMap({ days, weekdays, rows, answer }: EnergyBoard): Html {
  return html`<section class="panel" aria-labelledby="when"><h2 id="when">When am I good?</h2>
<p class="good">${
    answer.energy
      ? html`Around <strong>${answer.energy.hour}</strong>: ${answer.energy.mean.toFixed(1)} of 3 on average.`
      : 'Not known yet. Note your energy a few times a week, and the hours that are good for you show here.'
  }</p>
${answer.focus ? html`<p>Most focus: ${answer.focus.day} from ${answer.focus.hour}, ${durationText(answer.focus.minutes)}.</p>` : ''}
<div class="map"><table><caption>Energy from 1 to 3 by hour and weekday, the last ${days} days. A line below a number: time in focus.</caption>
<thead><tr><th scope="col"><span class="unseen">Hour</span></th>${weekdays.map((name) => html`<th scope="col"><abbr title="${name}">${name.slice(0, 2)}</abbr></th>`)}</tr></thead>
<tbody>${rows.map(
    ({ hour, cells }) =>
      html`<tr><th scope="row">${hour.replace(':00', '')}${hour.endsWith(':00') ? html`<span class="unseen">:00</span>` : ''}</th>${cells.map((cell, index) => renderCell(cell, `${weekdays[index] ?? ''} ${hour}`))}</tr>`,
  )}</tbody></table></div></section>`
}

/** A cell says its number; what stands behind it is said where it is touched, pointed at or focused. */
function renderCell({ energy, readings, focusMinutes }: EnergyCell, when: string): Html {
  if (energy === null && focusMinutes === 0) return html`<td><span class="unseen">nothing</span></td>`
  const facts = [
    ...(energy === null ? [] : [`energy ${energy.toFixed(1)}, ${readings} noted`]),
    ...(focusMinutes === 0 ? [] : [`${durationText(focusMinutes)} in focus`]),
  ]
  return html`<td${energy === null ? '' : html` data-level="${Math.round(energy)}"`}${focusMinutes > 0 ? html` data-focus` : ''}><button type="button" class="value"><span aria-hidden="true">${energy === null ? '' : energy.toFixed(1)}</span><span class="tip">${when}: ${facts.join(', ')}</span></button></td>`
}
