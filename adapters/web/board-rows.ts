// Rows of the boards: a task with its round checkbox and chips, a habit with its last seven days and one tap for today.
import { ask } from '../../src/chat/ask.ts'
import type { HabitDayStatus } from '../../src/contracts/habits.ts'
import type { HabitRow, TaskRow } from '../../src/contracts/page-boards.ts'
import { renderPick } from './choosing.ts'
import { type Html, html, stripControls } from './html.ts'
import { HOME_PATH } from './links.ts'
import { renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'

/** A button that posts a line, with what it is about for those who only hear it. */
export function renderPress(
  drawing: RenderContext,
  {
    line,
    label,
    look,
    content,
    isOff = false,
  }: {
    readonly line: string
    readonly label: string
    readonly look: string
    readonly content?: Html
    /** It is there, and can't be pressed now. */
    readonly isOff?: boolean
  },
): Html {
  return html`<form method="post" action="${drawing.action}">${renderHiddenFields(drawing, { press: line })}<button class="${look}" aria-label="${stripControls(label)}"${isOff ? html` disabled` : ''}>${content ?? html`<bdi>${stripControls(label)}</bdi>`}</button></form>`
}

/** How rows are drawn beyond what is in them. */
export interface RowLook {
  /** The task that is shown beside the list. */
  readonly current?: string | undefined
  /** Instead of the grip. */
  readonly arrows?: Html | undefined
  /** Each open one has a checkbox, for several at once. */
  readonly canBeChosen?: boolean
}

export const renderTaskRows = (rows: readonly TaskRow[], drawing: RenderContext, look: RowLook = {}): Html =>
  html`<ul class="rows" role="list">${rows.map((row) => renderTaskRow(row, drawing, look))}</ul>`

/**
 * Rows that are put in order by hand: dragged with a mouse, or by the arrows where they are shown.
 * @param hasArrows for keys, fingers and pages without script
 */
export const renderOrderedRows = (rows: readonly TaskRow[], drawing: RenderContext, hasArrows: boolean): Html =>
  html`<ul class="rows${hasArrows ? ' arranged' : ''}" role="list" data-ordered>${rows.map((row, index) =>
    renderTaskRow(row, drawing, { arrows: hasArrows ? renderArrows(rows, index, drawing) : undefined }),
  )}</ul>`

function renderArrows(rows: readonly TaskRow[], index: number, drawing: RenderContext): Html {
  const row = rows[index]
  if (!row) return html``
  const arrow = (before: string | undefined, label: string, sign: string, isOff: boolean): Html =>
    renderPress(drawing, {
      line: ask('task move', { task: row.taskId, before: before ?? 'end' }),
      label: `${label}: ${row.title}`,
      look: 'arrow',
      content: html`<span aria-hidden="true">${sign}</span>`,
      isOff,
    })
  return html`<span class="arrows">${arrow(rows[index - 1]?.taskId, 'Move up', '↑', index === 0)}${arrow(
    rows[index + 2]?.taskId,
    'Move down',
    '↓',
    index === rows.length - 1,
  )}</span>`
}

export function renderTaskRow(row: TaskRow, drawing: RenderContext, look: RowLook = {}): Html {
  const { taskId, title, isDone } = row
  const { current, arrows, canBeChosen = false } = look
  const line = isDone ? ask('task reopen', { task: taskId }) : ask('task done', { task: taskId })
  const label = `${isDone ? 'Reopen' : 'Done'}: ${title}`
  const chips = chipsOf(row)
  return html`<li${isDone ? html` class="over"` : html` data-task="${taskId}"`}>${canBeChosen && !isDone ? renderPick(row) : ''}${renderPress(drawing, { line, label, look: isDone ? 'check done' : 'check', content: html`` })}<a class="row" href="${HOME_PATH}/tasks/${taskId}"${taskId === current ? html` aria-current="true"` : ''}><span class="words"><bdi>${stripControls(title)}</bdi></span>${
    chips.length === 0 ? '' : html` <span class="chips">${chips}</span>`
  }</a>${isDone ? '' : (arrows ?? renderGrip(row))}</li>`
}

/** To another day, for a mouse: the row's own page has it too, and for keys there is `m`. */
const renderGrip = ({ taskId, title }: TaskRow): Html =>
  html`<a class="grip" href="${HOME_PATH}/tasks/${taskId}#when" tabindex="-1" aria-label="Move: ${stripControls(title)}"></a>`

function chipsOf({ day, time, minutes, zone, rhythm, blockedReason, steps }: TaskRow): readonly Html[] {
  const when = [day, time].filter((each) => each !== null).join(', ')
  const chips: Html[] = []
  if (blockedReason !== null)
    chips.push(
      html` <span class="chip">${blockedReason === '' ? 'blocked' : html`waiting for <bdi>${stripControls(blockedReason)}</bdi>`}</span>`,
    )
  if (when !== '') chips.push(html` <span class="chip day">${when}</span>`)
  if (minutes !== null && minutes > 0) chips.push(html` <span class="chip">${durationText(minutes)}</span>`)
  if (steps !== null) chips.push(html` <span class="chip">${steps.done} of ${steps.of} steps</span>`)
  if (rhythm !== null) chips.push(html` <span class="chip"><bdi>${stripControls(rhythm)}</bdi></span>`)
  if (zone !== null) chips.push(html` <span class="chip zone"><bdi>${stripControls(zone)}</bdi></span>`)
  return chips
}

/** "45 min", "1 h 30 min" */
export function durationText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ')
}

export const renderHabitRows = (habits: readonly HabitRow[], drawing: RenderContext): Html =>
  html`<ul class="rows habits" role="list">${habits.map((habit) => renderHabitRow(habit, drawing))}</ul>`

function renderHabitRow(habit: HabitRow, drawing: RenderContext): Html {
  const { habitId, name, span, count, isPaused, days } = habit
  const spoken = days.map((day) => `${day.label}: ${STATUS_WORDS[day.status ?? 'off']}`).join(', ')
  return html`<li>${renderTap(habit, drawing)}<a class="row" href="${HOME_PATH}/habits/${habitId}"><span class="words"><bdi>${stripControls(name)}</bdi>${
    count === null
      ? ''
      : html` <span class="chip">${count.done} of ${count.of}${count.unit === null ? '' : html` <bdi>${stripControls(count.unit)}</bdi>`}</span>`
  }${isPaused ? html` <span class="chip">paused</span>` : ''}</span> <span class="dots" role="img" aria-label="Last seven ${span}s. ${spoken}">${days.map(
    ({ status }) => html`<span class="dot" data-word="${STATUS_WORDS[status ?? 'off']}"></span>`,
  )}</span></a></li>`
}

/** One tap for today: a check, or − and + of what is counted. */
function renderTap({ habitId, name, isDoneToday, count }: HabitRow, drawing: RenderContext): Html {
  if (count !== null) {
    const step = (by: number, sign: string): Html =>
      renderPress(drawing, {
        line: ask('habit count', { habit: habitId, by }),
        label: `${sign}1: ${name}`,
        look: 'arrow',
        content: html`<span aria-hidden="true">${sign}</span>`,
        isOff: by < 0 && count.done === 0,
      })
    return html`<span class="arrows">${step(-1, '−')}${step(1, '+')}</span>`
  }
  return renderPress(drawing, {
    line: ask('habit check', { habit: habitId, ...(isDoneToday ? { back: 'yes' } : {}) }),
    label: isDoneToday ? `Not done: ${name}` : `Did it: ${name}`,
    look: isDoneToday ? 'check done' : 'check',
    content: html``,
  })
}

/** The words of the calendar of one habit. */
const STATUS_WORDS: Readonly<Record<HabitDayStatus, string>> = {
  done: 'done',
  open: 'open',
  free: 'rest',
  paused: 'pause',
  off: 'off',
  missed: 'not done',
}
