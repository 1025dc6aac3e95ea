// One task: what can be done with it, its fields as the device's own inputs, its steps in order, parts and comments.
import { ask } from '../../src/chat/ask.ts'
import type { TaskPage } from '../../src/contracts/page-boards.ts'
import { renderPress, renderTaskRow, renderTaskRows } from './board-rows.ts'
import { VALUE_PREFIX } from './form.ts'
import { type Html, html, stripControls } from './html.ts'
import { HOME_PATH } from './links.ts'
import { renderButton, renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'
import { type PageVisit, showCommand } from './visit.ts'

const PRIORITIES = ['low', 'medium', 'high', 'urgent']

export async function renderTaskDetail(visit: PageVisit, task: TaskPage, drawing: RenderContext): Promise<Html> {
  const { row, parent, parts, mayChange } = task
  const { taskId } = row
  // What the chats offer for it, such as splitting, repeating and sharing.
  const { buttons } = await showCommand(visit, 'task show', { task: taskId })
  const more = buttons.filter(({ line }) => !line.startsWith('task edit '))
  return html`<p class="phone-only"><a href="${HOME_PATH}/tasks">All tasks</a></p>
${renderTaskRows([row], drawing)}
${parent ? html`<section class="panel" aria-labelledby="whole"><h2 id="whole">Part of</h2><ul class="rows" role="list">${renderTaskRow(parent, drawing)}</ul></section>` : ''}
<div class="buttons">${more.map((button) => renderButton(button, drawing))}</div>
${mayChange && !row.isDone ? html`${renderWhen(task, drawing)}${renderFields(task, drawing)}` : renderNotes(task)}
${renderSteps(task, drawing)}
${parts.length === 0 ? '' : html`<section class="panel" aria-labelledby="parts"><h2 id="parts">Parts</h2>${renderTaskRows(parts, drawing)}</section>`}
${renderComments(task, drawing)}`
}

const commandFields = (drawing: RenderContext, command: string, taskId: string) =>
  renderHiddenFields(drawing, { command, [`${VALUE_PREFIX}task`]: taskId })

function renderWhen({ row, dateValue, timeValue }: TaskPage, drawing: RenderContext): Html {
  return html`<section class="panel" aria-labelledby="when"><h2 id="when">When</h2>
<form method="post" action="${drawing.action}" class="inline">${commandFields(drawing, 'task move', row.taskId)}
<div class="field"><label for="date">Day</label><input type="date" id="date" name="${VALUE_PREFIX}to.date" value="${dateValue ?? ''}"></div>
<div class="field"><label for="time">Time</label><input type="time" id="time" name="${VALUE_PREFIX}to.time" value="${timeValue ?? ''}"></div>
<button class="button">Save</button></form>
<div class="buttons">${[
    ['today', 'Today'],
    ['tomorrow', 'Tomorrow'],
    ['saturday', 'Saturday'],
    ['none', 'No date'],
  ].map(([to = '', label = '']) =>
    renderPress(drawing, { line: ask('task move', { task: row.taskId, to }), label, look: 'button small' }),
  )}</div></section>`
}

function renderFields({ row, notes, priority, zoneId, zones }: TaskPage, drawing: RenderContext): Html {
  const name = (option: string) => `${VALUE_PREFIX}${option}`
  return html`<section class="panel" aria-labelledby="fields"><h2 id="fields">Details</h2>
<form method="post" action="${drawing.action}" class="stack" autocomplete="off">${commandFields(drawing, 'task edit', row.taskId)}
<div class="field"><label for="title">Title</label><input type="text" id="title" name="${name('title')}" value="${stripControls(row.title)}" maxlength="255" required></div>
<div class="pair"><div class="field"><label for="minutes">Minutes</label><input type="number" id="minutes" name="${name('minutes')}" min="1" max="6000" inputmode="numeric" value="${row.minutes === null ? '' : String(row.minutes)}"></div>
<div class="field"><label for="priority">Priority</label><select id="priority" name="${name('priority')}">${PRIORITIES.map(
    (each) => html`<option value="${each}"${each === priority ? html` selected` : ''}>${each}</option>`,
  )}</select></div></div>
<div class="field"><label for="notes">Notes</label><textarea id="notes" name="${name('notes')}" rows="3">
${stripControls(notes)}</textarea></div>
<div class="buttons"><button class="button">Save</button></div></form>
${
  zones.length === 0
    ? ''
    : html`<form method="post" action="${drawing.action}" class="inline">${commandFields(drawing, 'task file', row.taskId)}
<div class="field"><label for="area">Area of life</label><select id="area" name="${name('zone')}"><option value="none">None</option>${zones.map(
        (zone) =>
          html`<option value="${zone.zoneId}"${zone.zoneId === zoneId ? html` selected` : ''}>${stripControls(zone.name)}</option>`,
      )}</select></div><button class="button">Save</button></form>`
}</section>`
}

const renderNotes = ({ notes }: TaskPage): Html =>
  notes.trim() === ''
    ? html``
    : html`<section class="panel" aria-labelledby="notes"><h2 id="notes">Notes</h2><p><bdi>${stripControls(notes)}</bdi></p></section>`

/** Dragged with a pointer, or moved by the arrows, which are buttons. */
function renderSteps({ row, steps, mayChange }: TaskPage, drawing: RenderContext): Html {
  if (steps.length === 0) return html``
  const done = steps.filter(({ isDone }) => isDone).length
  const isMovable = mayChange && !row.isDone && steps.length > 1
  const move = (stepId: string, place: number, label: string, sign: string): Html =>
    renderPress(drawing, {
      line: ask('step edit', { step: stepId, place }),
      label,
      look: 'arrow',
      content: html`<span aria-hidden="true">${sign}</span>`,
    })
  return html`<section class="panel" aria-labelledby="steps"><h2 id="steps">Steps <span class="count">${done} of ${steps.length}</span></h2>
<ol class="rows steps" role="list">${steps.map(({ stepId, words, minutes, isDone }, index) => {
    const check = isDone
      ? html`<span class="check done" role="img" aria-label="Done"></span>`
      : renderPress(drawing, {
          line: ask('step done', { step: stepId }),
          label: `Done: ${words}`,
          look: 'check',
          content: html``,
        })
    const arrows = html`<span class="arrows">${index > 0 ? move(stepId, index, `Move up: ${words}`, '↑') : ''}${
      index < steps.length - 1 ? move(stepId, index + 2, `Move down: ${words}`, '↓') : ''
    }</span>`
    return html`<li${isDone ? html` class="over"` : ''}${isMovable && !isDone ? html` data-move="${ask('step edit', { step: stepId })} place:"` : ''}>${check}<span class="row"><span class="words"><bdi>${stripControls(words)}</bdi></span>${
      minutes === null ? '' : html`<span class="chips"><span class="chip">${minutes} min</span></span>`
    }</span>${isMovable && !isDone ? arrows : ''}</li>`
  })}</ol></section>`
}

function renderComments({ row, comments }: TaskPage, drawing: RenderContext): Html {
  return html`<section class="panel" aria-labelledby="comments"><h2 id="comments">Comments</h2>
${
  comments.length === 0
    ? ''
    : html`<ul class="comments" role="list">${comments.map(
        ({ author, text, when }) =>
          html`<li><p class="detail"><bdi>${stripControls(author)}</bdi>, ${when}</p><p><bdi>${stripControls(text)}</bdi></p></li>`,
      )}</ul>`
}
<form method="post" action="${drawing.action}" class="stack">${commandFields(drawing, 'comment add', row.taskId)}
<div class="field"><label for="comment">Write a comment</label><textarea id="comment" name="${VALUE_PREFIX}text" rows="2" required></textarea></div>
<div class="buttons"><button class="button">Add</button></div></form></section>`
}
