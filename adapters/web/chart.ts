// A bar chart on the page: the plot as SVG, its labels as HTML beside it.
import { raw } from 'hono/html'
import { COLUMN, chartLabels, chartTop, gridMark, PLOT_HEIGHT, plotElements } from '../../src/chat/chart.ts'
import type { Field } from '../../src/chat/view.ts'
import { type Html, html, stripControls } from './html.ts'

/** A chart with this few bars is not stretched, so its labels fit. */
const FEW = 7

/** @param alt range, newest, high and low in words. */
export function renderChart(fields: readonly Field[], alt: string): Html {
  const top = chartTop(fields)
  const few = fields.length <= FEW
  return html`<figure class="${few ? 'chart few' : 'chart'}">
<div class="plot"><span class="mark" aria-hidden="true">${gridMark(top)}</span><span class="mark half" aria-hidden="true">${gridMark(top / 2)}</span>
<svg viewBox="0 0 ${fields.length * COLUMN} ${PLOT_HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${stripControls(alt)}">
${raw(plotElements(fields))}
</svg></div>
${labels(fields, few)}
</figure>`
}

function labels(fields: readonly Field[], few: boolean): Html {
  const found = chartLabels(fields)
  if (found.kind === 'ends')
    return html`<div class="labels ends" aria-hidden="true">${found.labels.map((label) => html`<span>${stripControls(label)}</span>`)}</div>`
  return html`<div class="${fields.length > 12 ? 'labels crowded' : 'labels'}" aria-hidden="true">${found.labels.map(
    (lines, index) =>
      html`<span>${few ? stripControls(fields[index]?.label ?? '') : lines.map((line, at) => html`${at === 0 ? '' : html`<br>`}${stripControls(line)}`)}</span>`,
  )}</div>`
}
