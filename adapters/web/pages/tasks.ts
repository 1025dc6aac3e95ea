// Tasks: lists grouped by day, search and filters, and one task beside them with its steps, parts and comments.
import type { RawValues } from '../../../src/chat/request.ts'
import type { TaskBoard, TaskBoardQuery } from '../../../src/contracts/page-boards.ts'
import { type RowLook, renderTaskRows } from '../board-rows.ts'
import { isChoosing, renderChooseLink, renderChosenBar } from '../choosing.ts'
import { type Html, html, stripControls } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import type { RenderContext } from '../render-context.ts'
import { renderTaskDetail } from '../task-detail.ts'
import type { PageDefinition } from './page.ts'

const LISTS: readonly (readonly [view: string, label: string])[] = [
  ['open', 'Open'],
  ['today', 'Today'],
  ['waiting', 'Waiting'],
  ['blocked', 'Blocked'],
  ['ideas', 'Ideas'],
  ['done', 'Done'],
  ['dropped', 'Let go'],
]

/** The options of the list that an address may set. */
const BLANKS = ['find', 'view', 'zone', 'project', 'tag', 'on', 'page'] as const

export const taskListPage: PageDefinition = {
  path: `${HOME_PATH}/tasks`,
  mainCommand: ({ query }) => ['task list', queryValues(query, BLANKS)],
  async renderBoard(visit, drawing, { query }) {
    const board = await visit.boards.tasks(boardQuery(query))
    if (!board) return null
    const hint = html`<p class="detail">Choose a task to see its steps, parts and comments here.</p>`
    return {
      title: 'Tasks',
      heading: `${titleOf(query)}: ${board.count}`,
      content: html`<div class="split">${renderListPane(board, query, drawing)}<section class="detail-pane empty" aria-label="One task">${hint}</section></div>`,
    }
  },
}

export const taskPage: PageDefinition = {
  path: `${HOME_PATH}/tasks/:id`,
  mainCommand: ({ params }) => ['task show', { task: params['id'] ?? '' }],
  async renderBoard(visit, drawing, { params, query }) {
    const task = await visit.boards.task(params['id'] ?? '')
    if (!task) return null
    const board = await visit.boards.tasks(boardQuery(query))
    const { title } = task.row
    return {
      title,
      heading: html`<bdi>${stripControls(title)}</bdi>`,
      content: html`<div class="split chosen">${
        board ? renderListPane(board, query, drawing, task.row.taskId) : ''
      }<section class="detail-pane" aria-label="One task">${await renderTaskDetail(visit, task, drawing)}</section></div>`,
    }
  },
}

export const stepsPage: PageDefinition = {
  path: `${HOME_PATH}/tasks/:id/steps`,
  mainCommand: ({ params }) => ['step show', { task: params['id'] ?? '' }],
  renderBelow: async (_visit, _drawing, { params }) =>
    html`<p><a href="${HOME_PATH}/tasks/${params['id']}">Back to the task</a></p>`,
}

/** The address's values for these options. */
export const queryValues = (query: URLSearchParams, blanks: readonly string[]): RawValues =>
  Object.fromEntries(
    blanks.flatMap((blank) => {
      const value = query.get(blank)
      return value === null || value === '' ? [] : [[blank, value] as const]
    }),
  )

function boardQuery(query: URLSearchParams): TaskBoardQuery {
  const of = (name: (typeof BLANKS)[number]): string | null => query.get(name) || null
  return {
    view: of('view'),
    find: of('find'),
    zone: of('zone'),
    tag: of('tag'),
    project: of('project'),
    on: of('on'),
    page: of('page'),
  }
}

/** Lists of what is over have nothing that could be done with several at once. */
const OVER: ReadonlySet<string> = new Set(['done', 'dropped'])

function renderListPane(board: TaskBoard, query: URLSearchParams, drawing: RenderContext, current?: string): Html {
  const canChoose = board.count > 0 && (Boolean(query.get('find')) || !OVER.has(query.get('view') ?? 'open'))
  return html`<section class="list${canChoose && isChoosing(query) ? ' choosing' : ''}" aria-label="Tasks"${canChoose ? html` data-choose` : ''}>${renderList(board, query, drawing, { current, canBeChosen: canChoose })}${canChoose ? renderChosenBar(drawing) : ''}</section>`
}

function renderList(board: TaskBoard, query: URLSearchParams, drawing: RenderContext, look: RowLook): Html {
  const find = query.get('find') ?? ''
  const view = find === '' ? (query.get('view') ?? 'open') : null
  return html`<nav class="tabs" aria-label="Lists"><ul role="list">${LISTS.map(
    ([name, label]) =>
      html`${name === 'waiting' ? html`<li><a href="${HOME_PATH}/week">Week</a></li>` : ''}<li><a href="${HOME_PATH}/tasks?view=${name}"${name === view ? html` aria-current="page"` : ''}>${label}</a></li>`,
  )}</ul></nav>
<form method="get" action="${HOME_PATH}/tasks" role="search" class="find">${view === null || view === 'open' ? '' : html`<input type="hidden" name="view" value="${view}">`}<label class="unseen" for="find">Find in your tasks</label><input type="search" id="find" name="find" value="${find}" placeholder="Find">${renderZoneFilter(board, query)}<button class="button">Find</button></form>
${look.canBeChosen && board.count > 1 ? renderChooseLink(drawing) : ''}
${board.count === 0 ? html`<p class="detail">${find !== '' ? 'Nothing matches.' : view === 'open' ? 'Nothing is here. What you type above comes here.' : 'Nothing is here.'}</p>` : ''}
${board.groups.map(({ name, rows }) =>
  name === null
    ? html`<section class="group">${renderTaskRows(rows, drawing, look)}</section>`
    : html`<section class="group" aria-labelledby="${groupId(name)}"${name in DROPS ? html` data-to="${DROPS[name] ?? ''}"` : ''}><h2 id="${groupId(name)}">${name} <span class="count">${rows.length}</span></h2>${renderTaskRows(rows, drawing, look)}</section>`,
)}
${renderPager(board, query)}`
}

const titleOf = (query: URLSearchParams): string =>
  query.get('find') ? 'Found' : (TITLES[query.get('view') ?? 'open'] ?? 'Open tasks')

/** As the chats name these lists. */
const TITLES: Readonly<Record<string, string>> = {
  open: 'Open tasks',
  today: 'Today',
  waiting: 'Waiting for you, or with others',
  blocked: 'Blocked',
  ideas: 'Ideas',
  done: 'Done',
  dropped: 'Let go',
}

/** What a row becomes that is dragged to a group; *Later* asks for the day. */
const DROPS: Readonly<Record<string, string>> = {
  Today: 'today',
  Tomorrow: 'tomorrow',
  Later: 'later',
  'No date': 'none',
}

const groupId = (name: string): string => `group-${name.toLowerCase().replace(' ', '-')}`

function renderZoneFilter({ zones }: TaskBoard, query: URLSearchParams): Html {
  if (zones.length === 0) return html``
  const chosen = query.get('zone')
  return html`<label class="unseen" for="zone">Area of life</label><select id="zone" name="zone"><option value="">All areas</option>${zones.map(
    ({ zoneId, name }) =>
      html`<option value="${zoneId}"${zoneId === chosen ? html` selected` : ''}>${stripControls(name)}</option>`,
  )}</select>`
}

function renderPager({ pageCount, count }: TaskBoard, query: URLSearchParams): Html {
  if (pageCount <= 1) return html``
  const page = Math.min(Math.max(Number(query.get('page') ?? 1) || 1, 1), pageCount)
  const link = (to: number, label: string): Html => {
    const values = new URLSearchParams(query)
    values.set('page', String(to))
    return html`<a class="button" href="${HOME_PATH}/tasks?${values.toString()}">${label}</a>`
  }
  return html`<nav class="pager" aria-label="Pages of the list">${page > 1 ? link(page - 1, 'Back') : ''}<span class="detail">Page ${page} of ${pageCount}, ${count} in all</span>${page < pageCount ? link(page + 1, 'Next') : ''}</nav>`
}
