// Days as a calendar: a table of weeks, each day with its word; colour only repeats the word.
import type { Field } from '../../src/chat/view.ts'
import { type Html, html, printable, textHtml } from './html.ts'

const DAY = 86_400_000
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Fields that are all days, in any order. */
export function calendar(fields: readonly Field[]): Html {
  const days = new Map(fields.flatMap((field) => (field.on ? [[Date.parse(field.on.day), field] as const] : [])))
  const [first = 0, last = 0] = [Math.min(...days.keys()), Math.max(...days.keys())]
  const monday = first - weekdayOf(first) * DAY
  const count = Math.floor((last - monday) / (7 * DAY)) + 1
  const weeks = Array.from({ length: count }, (_, week) => WEEK.map((_day, index) => monday + (week * 7 + index) * DAY))
  return html`<table class="calendar">
<caption>${dateOf(first)} to ${dateOf(last)}</caption>
<thead><tr>${WEEK.map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>${weeks.map((week) => html`<tr>${week.map((time) => cell(time, days.get(time), time === first))}</tr>`)}</tbody>
</table>`
}

function cell(time: number, field: Field | undefined, isFirst: boolean): Html {
  if (!field?.on) return html`<td></td>`
  const date = new Date(time).getUTCDate()
  const month = date === 1 || isFirst ? html` <small>${MONTHS[new Date(time).getUTCMonth()]}</small>` : ''
  return html`<td data-word="${field.on.word}"><span class="date" aria-hidden="true">${date}${month}</span><span class="unseen">${printable(field.label)}: ${textHtml(field.value)}</span><span class="word" aria-hidden="true">${field.on.word}</span></td>`
}

const weekdayOf = (time: number): number => (new Date(time).getUTCDay() + 6) % 7

const dateOf = (time: number): string => {
  const date = new Date(time)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}
