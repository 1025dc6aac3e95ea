// A bar chart as SVG. It contains no text, so that it scales to any width; the labels are HTML beside it.
import type { Field } from '../../src/chat/view.ts'
import { type Html, html, stripControls } from './html.ts'

const HEIGHT = 100
const COLUMN = 20
const GAP = 5

/** A chart with this few bars is not stretched, so its labels fit. */
const FEW = 7
/** Up to this many bars, each has a label. */
const MANY = 24
/** Prefix of a week's label. */
const WEEK = 'Week of '

/** @param alt range, newest, high and low in words. */
export function renderChart(fields: readonly Field[], alt: string): Html {
  const most = Math.max(...fields.map(({ amount }) => amount?.of ?? 0), 1)
  const width = fields.length * COLUMN
  const rows = [0.5, 1].map((part) => HEIGHT - part * (HEIGHT - 2))
  const few = fields.length <= FEW
  return html`<figure class="${few ? 'chart few' : 'chart'}">
<div class="plot"><span class="mark" aria-hidden="true">${mark(most)}</span><span class="mark half" aria-hidden="true">${mark(most / 2)}</span>
<svg viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${stripControls(alt)}">
${rows.map((y) => html`<line class="grid" x1="0" x2="${width}" y1="${y}" y2="${y}" vector-effect="non-scaling-stroke"/>`)}
${fields.map(({ amount }, index) => {
  const height = (Math.min(Math.max((amount?.value ?? 0) / most, 0), 1) * (HEIGHT - 2)).toFixed(1)
  return html`<rect class="column" x="${index * COLUMN + GAP / 2}" y="${(HEIGHT - Number(height)).toFixed(1)}" width="${COLUMN - GAP}" height="${height}"/>`
})}
<line class="axis" x1="0" x2="${width}" y1="${HEIGHT}" y2="${HEIGHT}" vector-effect="non-scaling-stroke"/>
</svg></div>
${fields.length > MANY || fields.some(({ label }) => label.startsWith(WEEK)) ? ends(fields) : each(fields, few)}
</figure>`
}

const each = (fields: readonly Field[], few: boolean): Html =>
  html`<div class="${fields.length > 12 ? 'labels crowded' : 'labels'}" aria-hidden="true">${fields.map(
    ({ label }) => html`<span>${few ? stripControls(label) : short(stripControls(label))}</span>`,
  )}</div>`

/** Above this number only the first, middle and last are labelled. */
function ends(fields: readonly Field[]): Html {
  const three = [fields[0], fields[Math.floor((fields.length - 1) / 2)], fields.at(-1)]
  return html`<div class="labels ends" aria-hidden="true">${three.map((field) => html`<span>${dateOf(stripControls(field?.label ?? ''))}</span>`)}</div>`
}

/** "Thu 5 March" and its week → "5 Mar" */
const dateOf = (label: string): string => {
  const [, date = '', month = ''] = label.replace(WEEK, '').split(' ')
  return `${date} ${month.slice(0, 3)}`
}

/** The value of a grid line. */
const mark = (amount: number): string => String(Math.round(amount * 10) / 10)

/** "09:00" → "09", "Thu 5 March" → "Th 5" in two lines. */
function short(label: string): Html {
  const hour = /^(\d\d):00$/.exec(label)?.[1]
  if (hour) return html`${hour}`
  const [day = '', date = ''] = label.split(' ')
  return html`${day.slice(0, 2)}<br>${date}`
}
