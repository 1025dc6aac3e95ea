// Home: the day, what is under way, the three picks, what is due, habits, and what is coming.
import { ask } from '../../../src/chat/ask.ts'
import type { HomeBoard, NowCard } from '../../../src/contracts/page-boards.ts'
import { renderHabitRows, renderOrderedRows, renderPress, renderTaskRows } from '../board-rows.ts'
import { type Html, html, stripControls } from '../html.ts'
import { formPath, HOME_PATH } from '../links.ts'
import { renderView } from '../render.ts'
import type { RenderContext } from '../render-context.ts'
import { showCommand } from '../visit.ts'
import type { PageDefinition } from './page.ts'

export const homePage: PageDefinition = {
  path: HOME_PATH,
  mainCommand: () => ['me home', {}],
  async renderBoard(visit, drawing, { query }) {
    const board = await visit.boards.home()
    if (!board) return null
    const title = 'Home'
    // As in a chat: it closes what is over, and says what was missed.
    const shown = await showCommand(visit, 'me home')
    if (isEmpty(board))
      // A question stands above its yes.
      return { title, heading: board.date, content: renderView(shown, drawing, { level: null, isNumbered: false }) }
    return { title, heading: board.date, content: renderHome(board, drawing, query.get('arrange') === 'yes') }
  },
}

const isEmpty = ({ now, picks, today, coming, habits }: HomeBoard): boolean =>
  now === null && picks === null && today.length + coming.length + habits.length === 0

/** @param isArranging today's list has arrows, to put it in order */
function renderHome(board: HomeBoard, drawing: RenderContext, isArranging: boolean): Html {
  const { now, picks, today, moreToday, habits, coming, hiddenCount } = board
  return html`<div class="columns"><div class="column">
${now ? renderNow(now, drawing) : renderNothingNow(drawing)}
${picks ? panel('picks', 'Your three', renderTaskRows(picks, drawing)) : ''}
${panel(
  'today',
  'Today',
  html`${today.length > 0 ? renderOrderedRows(today, drawing, isArranging) : html`<p class="detail">${picks ? 'Nothing else is due today.' : 'Nothing is due today.'}</p>`}
${moreToday > 0 ? html`<p><a href="${HOME_PATH}/tasks?view=today">${moreToday} more</a></p>` : ''}
${today.length > 1 ? html`<p><a class="arrange" href="${HOME_PATH}${isArranging ? '' : '?arrange=yes'}">${isArranging ? 'Done arranging' : 'Change the order'}</a></p>` : ''}
${picks ? '' : renderPress(drawing, { line: ask('ritual morning'), label: 'Pick three for today', look: 'button' })}`,
  'today',
)}
<div class="buttons">${renderPress(drawing, { line: ask('task add'), label: 'Capture', look: 'button' })}${renderPress(drawing, { line: ask('task dump'), label: 'Brain dump', look: 'button' })}</div></div>
<div class="column">${habits.length > 0 ? panel('habits', 'Habits', renderHabitRows(habits, drawing)) : ''}
${coming.length > 0 ? panel('coming', 'Coming', html`${renderTaskRows(coming, drawing)}<p><a class="arrange" href="${HOME_PATH}/week">The week</a></p>`, 'later') : ''}
${hiddenCount > 0 ? html`<p class="detail">${hiddenCount === 1 ? '1 personal thing is' : `${hiddenCount} personal things are`} hidden here.</p>` : ''}
</div></div>`
}

/** @param to where a row goes that is dragged here */
const panel = (id: string, heading: string, content: Html, to?: 'today' | 'later'): Html =>
  html`<section class="panel" aria-labelledby="${id}"${to === undefined ? '' : html` data-to="${to}"`}><h2 id="${id}">${heading}</h2>${content}</section>`

function renderNow({ taskId, title, step, endsAt, endTime, minutesLeft }: NowCard, drawing: RenderContext): Html {
  const words = html`<bdi>${stripControls(title)}</bdi>`
  const done = step
    ? { line: ask('step done', { step: step.stepId }), label: 'Step done' }
    : taskId === null
      ? null
      : { line: ask('task done', { task: taskId }), label: 'Done' }
  return html`<section class="panel now" aria-labelledby="now"><h2 id="now">Now</h2>
<p class="what">${taskId === null ? words : html`<a href="${HOME_PATH}/tasks/${taskId}">${words}</a>`}</p>
${step ? html`<p class="step"><span class="detail">Step ${step.number} of ${step.count}</span> <bdi>${stripControls(step.words)}</bdi></p>` : ''}
${endsAt ? html`<p class="left"><time datetime="${endsAt.toISOString()}" data-left>${minutesLeft} min left</time> <span class="detail">until ${endTime}</span></p>` : ''}
<div class="buttons">${done ? renderPress(drawing, { ...done, look: 'button primary' }) : ''}${
    endsAt
      ? renderPress(drawing, { line: ask('focus stop'), label: 'Stop the focus', look: 'button' })
      : taskId === null
        ? ''
        : renderPress(drawing, { line: ask('focus start', { task: taskId }), label: 'Focus 25 min', look: 'button' })
  }${renderPress(drawing, { line: ask('step stuck'), label: 'I’m stuck', look: 'button' })}</div></section>`
}

const renderNothingNow = (drawing: RenderContext): Html =>
  html`<section class="panel now" aria-labelledby="now"><h2 id="now">Now</h2>
<p class="detail">Nothing is in progress.</p>
<div class="buttons">${renderPress(drawing, { line: ask('task suggest'), label: 'What now?', look: 'button primary' })}<a class="button" href="${formPath('energy log')}">How is your energy?</a></div></section>`
