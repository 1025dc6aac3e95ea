// Tasks: every list by itself, a search, one task whole, its steps in order.
import type { RawValues } from '../../../src/chat/request.ts'
import { html } from '../html.ts'
import { HOME } from '../links.ts'
import type { Page } from './page.ts'

const LISTS: readonly (readonly [view: string, label: string])[] = [
  ['open', 'Open'],
  ['today', 'Today'],
  ['waiting', 'Waiting'],
  ['blocked', 'Blocked'],
  ['ideas', 'Ideas'],
  ['done', 'Done'],
  ['dropped', 'Let go'],
]

/** The blanks of the list that an address may fill. */
const BLANKS = ['find', 'view', 'zone', 'project', 'tag', 'page']

export const tasks: Page = {
  path: `${HOME}/tasks`,
  main: ({ query }) => ['task list', given(query, BLANKS)],
  async above(_visit, _drawing, { query }) {
    const find = query.get('find') ?? ''
    const now = find === '' ? (query.get('view') ?? 'open') : null
    return html`<nav class="tabs" aria-label="Lists"><ul role="list">${LISTS.map(
      ([view, label]) =>
        html`<li><a href="${HOME}/tasks?view=${view}"${view === now ? html` aria-current="page"` : ''}>${label}</a></li>`,
    )}</ul></nav>
<form method="get" action="${HOME}/tasks" role="search" class="find"><label for="find">Find in your tasks</label><input type="search" id="find" name="find" value="${find}"><button class="button">Find</button></form>`
  },
}

export const task: Page = {
  path: `${HOME}/tasks/:id`,
  main: ({ parts }) => ['task show', { task: parts['id'] ?? '' }],
  async below(_visit, _drawing, { parts }, shown) {
    const steps = shown?.blocks.find((block) => block.kind === 'progress' && block.of > 1)
    return steps ? html`<p><a href="${HOME}/tasks/${parts['id']}/steps">Put the steps in order</a></p>` : html``
  },
}

export const steps: Page = {
  path: `${HOME}/tasks/:id/steps`,
  main: ({ parts }) => ['step show', { task: parts['id'] ?? '' }],
  below: async (_visit, _drawing, { parts }) =>
    html`<p><a href="${HOME}/tasks/${parts['id']}">Back to the task</a></p>`,
}

/** What an address says for these blanks. */
export const given = (query: URLSearchParams, blanks: readonly string[]): RawValues =>
  Object.fromEntries(
    blanks.flatMap((blank) => {
      const value = query.get(blank)
      return value === null || value === '' ? [] : [[blank, value] as const]
    }),
  )
