// The week: seven days beside each other, on a phone one below the other, with what is due, when the person is busy, and
// what has no day yet. A row goes to another day by dragging, by keys, or chosen with others and sent there.
import type { TaskRow, WeekBoard, WeekDay, WeekEntry } from '../../../src/contracts/page-boards.ts'
import { type RowLook, renderTaskRow, renderTaskRows } from '../board-rows.ts'
import { type ChosenDay, isChoosing, renderChooseLink, renderChosenBar } from '../choosing.ts'
import { type Html, html, stripControls } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import type { RenderContext } from '../render-context.ts'
import type { PageDefinition } from './page.ts'

const PATH = `${HOME_PATH}/week`

const LOOK: RowLook = { canBeChosen: true }

export const weekPage: PageDefinition = {
  path: PATH,
  async renderBoard(visit, drawing, { query }) {
    const board = await visit.boards.week(query.get('of'))
    if (!board) return null
    return { title: board.name, heading: board.name, content: renderWeek(board, drawing, isChoosing(query)) }
  },
}

function renderWeek(board: WeekBoard, drawing: RenderContext, isOn: boolean): Html {
  const { span, days, previous, next, isThisWeek, earlier, undated, undatedCount } = board
  const hasTasks = undated.length + earlier.length > 0 || days.some(({ taskCount }) => taskCount > 0)
  return html`<div class="week${hasTasks && isOn ? ' choosing' : ''}"${hasTasks ? html` data-choose` : ''}>
<div class="week-head"><p>${span}</p><nav class="pager" aria-label="Weeks"><a class="button" href="${PATH}?of=${previous}" rel="prev">Week before</a><a class="button" href="${PATH}?of=${next}" rel="next"${dropOn(board)}>Week after</a>${isThisWeek ? '' : html`<a class="button" href="${PATH}">This week</a>`}</nav>${hasTasks ? renderChooseLink(drawing) : ''}</div>
${earlier.length === 0 ? '' : renderPart('earlier', 'Earlier', earlier, drawing)}
<div class="days">${days.map((day) => renderDay(day, drawing))}</div>
${renderPart(
  'undated',
  'No date',
  undated,
  drawing,
  html`${undated.length === 0 ? html`<p class="detail">Everything has a day.</p>` : ''}${undatedCount > undated.length ? html`<p><a href="${HOME_PATH}/tasks">${undatedCount - undated.length} more</a></p>` : ''}`,
)}
${hasTasks ? renderChosenBar(drawing, daysToChoose(board)) : ''}</div>`
}

/** A row dropped on the way to a week that is to come goes to its first day. */
const dropOn = ({ days, next }: WeekBoard): Html => (days.at(-1)?.isPast ? html`` : html` data-to="${next}"`)

function renderPart(id: string, name: string, rows: readonly TaskRow[], drawing: RenderContext, below?: Html): Html {
  return html`<section class="group ${id}" aria-labelledby="${id}"${id === 'undated' ? html` data-to="none"` : ''} data-day=""><h2 id="${id}">${name}${rows.length === 0 ? '' : html` <span class="count">${rows.length}</span>`}</h2>${rows.length === 0 ? '' : renderTaskRows(rows, drawing, LOOK)}${below ?? ''}</section>`
}

/** Days that are over take nothing any more. */
function renderDay({ day, name, date, isToday, isPast, entries, more }: WeekDay, drawing: RenderContext): Html {
  return html`<section class="group week-day${entries.length === 0 ? ' empty' : ''}${isToday ? ' today' : ''}${isPast ? ' past' : ''}" aria-labelledby="day-${day}" data-day="${day}"${isPast ? '' : html` data-to="${day}"`}><h2 id="day-${day}"${isToday ? html` aria-current="date"` : ''}>${name} <span class="count">${date}</span></h2>${
    entries.length === 0
      ? html`<p class="detail">Nothing</p>`
      : html`<ul class="rows" role="list">${entries.map((entry) => renderEntry(entry, drawing))}</ul>`
  }${more > 0 ? html`<p><a href="${HOME_PATH}/tasks?on=${day}">${more} more</a></p>` : ''}</section>`
}

function renderEntry(entry: WeekEntry, drawing: RenderContext): Html {
  if (entry.kind === 'task') return renderTaskRow(entry.row, drawing, LOOK)
  const { from, to, title, isWay } = entry
  const when =
    from === null
      ? to === null
        ? 'all day'
        : `until ${to}`
      : to === null
        ? `from ${from}`
        : html`<span class="unseen">from </span>${from}<span aria-hidden="true">–</span><span class="unseen"> to </span>${to}`
  const words = title === null ? 'Busy' : html`${isWay ? 'The way to ' : ''}<bdi>${stripControls(title)}</bdi>`
  return html`<li class="busy"><span class="row"><span class="words">${words}</span> <span class="chips"><span class="chip day">${when}</span>${title === null || isWay ? '' : html` <span class="chip">busy</span>`}</span></span></li>`
}

/** Where what was chosen can go: the days of this week that are to come, and the first one of the next. */
const daysToChoose = ({ days, next }: WeekBoard): readonly ChosenDay[] => {
  const ahead = days.filter(({ isPast }) => !isPast)
  return ahead.length === 0
    ? [{ to: 'today', label: 'Today' }]
    : [...ahead.map(({ day, name }) => ({ to: day, label: name })), { to: next, label: 'Week after' }]
}
