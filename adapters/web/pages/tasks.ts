// Tasks: each list on its own, search, one task with its steps.
import type { RawValues } from '../../../src/chat/request.ts'
import { html } from '../html.ts'
import { HOME_PATH } from '../links.ts'
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
const BLANKS = ['find', 'view', 'zone', 'project', 'tag', 'page']

export const taskListPage: PageDefinition = {
  path: `${HOME_PATH}/tasks`,
  mainCommand: ({ query }) => ['task list', queryValues(query, BLANKS)],
  async renderAbove(_visit, _drawing, { query }) {
    const find = query.get('find') ?? ''
    const now = find === '' ? (query.get('view') ?? 'open') : null
    return html`<nav class="tabs" aria-label="Lists"><ul role="list">${LISTS.map(
      ([view, label]) =>
        html`<li><a href="${HOME_PATH}/tasks?view=${view}"${view === now ? html` aria-current="page"` : ''}>${label}</a></li>`,
    )}</ul></nav>
<form method="get" action="${HOME_PATH}/tasks" role="search" class="find"><label for="find">Find in your tasks</label><input type="search" id="find" name="find" value="${find}"><button class="button">Find</button></form>`
  },
}

export const taskPage: PageDefinition = {
  path: `${HOME_PATH}/tasks/:id`,
  mainCommand: ({ params }) => ['task show', { task: params['id'] ?? '' }],
  async renderBelow(_visit, _drawing, { params }, shown) {
    const steps = shown?.blocks.find((block) => block.kind === 'progress' && block.of > 1)
    return steps ? html`<p><a href="${HOME_PATH}/tasks/${params['id']}/steps">Put the steps in order</a></p>` : html``
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
