// Days as a calendar: a table of weeks, each day with its word; weekly things as a table of months. Colour only repeats
// the word.
import type { Field } from '../../src/chat/view.ts'
import { type Html, html, renderText, stripControls } from './html.ts'

const DAY = 86_400_000
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_NAMES = WEEK.map((day) => day.toLowerCase())
/** No month has more weeks beginning in it than this. */
const WEEK_STARTS = 5

/** Fields that are all days, or all weeks, in any order. */
export function renderCalendar(fields: readonly Field[]): Html {
  const days = new Map(fields.flatMap((field) => (field.on ? [[Date.parse(field.on.day), field] as const] : [])))
  const isWeekly = fields.some(({ on }) => on?.isWeek)
  const [first = 0, last = 0] = [Math.min(...days.keys()), Math.max(...days.keys())]
  const startsOn = Math.max(0, DAY_NAMES.indexOf(fields.find(({ on }) => on?.weekStartsOn)?.on?.weekStartsOn ?? 'mon'))
  const words = new Set(fields.flatMap(({ on }) => on?.word ?? []))
  return html`<table class="calendar">
<caption>${isWeekly ? 'Weeks of ' : ''}${dateOf(first)} to ${dateOf(last)}</caption>
${isWeekly ? months(days, first, last) : weeks(days, first, last, startsOn)}
</table>
<ul class="key" aria-hidden="true">${[...words].map((word) => html`<li data-word="${word}">${word}</li>`)}</ul>`
}

type Days = ReadonlyMap<number, Field>

/** @param startsOn the first day of the week, 0 for Monday */
function weeks(days: Days, first: number, last: number, startsOn: number): Html {
  const begin = first - ((weekdayOf(first) - startsOn + 7) % 7) * DAY
  const count = Math.floor((last - begin) / (7 * DAY)) + 1
  const names = [...WEEK.slice(startsOn), ...WEEK.slice(0, startsOn)]
  const rows = Array.from({ length: count }, (_, week) => names.map((_day, index) => begin + (week * 7 + index) * DAY))
  return html`<thead><tr>${names.map((day) => html`<th scope="col">${day.slice(0, 1)}<span class="wide">${day.slice(1)}</span></th>`)}</tr></thead>
<tbody>${rows.map((week) => html`<tr>${week.map((time) => cell(time, days.get(time), time === first))}</tr>`)}</tbody>`
}

/** A week belongs to the month of its first day. */
function months(days: Days, first: number, last: number): Html {
  const rows: { readonly name: string; readonly starts: number[] }[] = []
  for (let start = first; start <= last; start += 7 * DAY) {
    const name = MONTHS[new Date(start).getUTCMonth()] ?? ''
    const row = rows.at(-1)
    if (row?.name === name) row.starts.push(start)
    else rows.push({ name, starts: [start] })
  }
  return html`<tbody>${rows.map(
    ({ name, starts }) =>
      html`<tr><th scope="row">${name}</th>${starts.map((start) => cell(start, days.get(start), false))}${Array.from({ length: WEEK_STARTS - starts.length }, () => html`<td></td>`)}</tr>`,
  )}</tbody>`
}

function cell(time: number, field: Field | undefined, isFirst: boolean): Html {
  if (!field?.on) return html`<td></td>`
  const { word, isWeek } = field.on
  const date = new Date(time).getUTCDate()
  const isNamed = !isWeek && (date === 1 || isFirst)
  const month = isNamed ? html` <small>${MONTHS[new Date(time).getUTCMonth()]}</small>` : ''
  return html`<td data-word="${word}"><span class="date" aria-hidden="true">${date}${month}</span><span class="unseen">${stripControls(field.label)}: ${renderText(field.value)}</span><span class="word" aria-hidden="true">${word}</span></td>`
}

const weekdayOf = (time: number): number => (new Date(time).getUTCDay() + 6) % 7

const dateOf = (time: number): string => {
  const date = new Date(time)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}
