// The account page: accounts, devices, data and leaving, in one list.
import type { ItemBlock, View } from '../../../src/chat/view.ts'
import { renderForm } from '../form.ts'
import { type Html, html, renderText } from '../html.ts'
import { HOME_PATH } from '../links.ts'
import { renderButton, renderHiddenFields } from '../render.ts'
import type { RenderContext } from '../render-context.ts'
import { commandForm, type PageVisit, showCommand } from '../visit.ts'
import { IMPORT_PATH } from './import.ts'
import { LINKED_ROLES_PATH } from './linked-roles.ts'
import type { PageDefinition } from './page.ts'
import { TOKENS_PATH } from './tokens.ts'
import { WEBHOOKS_PATH } from './webhooks.ts'

export const accountPage: PageDefinition = {
  path: `${HOME_PATH}/account`,
  mainCommand: () => ['auth show', {}],
  async renderBoard(visit, drawing) {
    const shown = await showCommand(visit, 'auth show')
    return { title: 'Account', heading: 'Account', content: await renderAccount(visit, drawing, shown) }
  },
}

async function renderAccount(visit: PageVisit, drawing: RenderContext, shown: View): Promise<Html> {
  const form = await commandForm(visit, 'me delete')
  const button = (path: string, label: string, isDownload = false): Html =>
    html`<a class="button" href="${path}"${isDownload ? html` download` : ''}>${label}</a>`
  return html`<section class="panel" aria-label="Account"><ul class="rows account" role="list">
${shown.blocks.flatMap((block) => (block.kind === 'item' ? [renderItem(block, drawing)] : block.kind === 'text' ? [html`<li><p class="row">${renderText(block.text)}</p></li>`] : []))}
${shown.buttons.map((each) => html`<li>${renderButton(each, drawing)}</li>`)}
${row('This device', '', html`<form method="post" action="/auth/logout" data-plain>${renderHiddenFields(drawing, {})}<button class="button">Sign out here</button></form>`)}
${row('Your data', 'one JSON file with everything that is yours or names you', button(`${HOME_PATH}/export`, 'Export everything', true))}
${row('Tasks for other apps', 'your tasks alone', html`<span class="buttons">${button(`${HOME_PATH}/export/todo.txt`, 'Tasks as todo.txt', true)}${button(`${HOME_PATH}/export/tasks.ics`, 'Tasks as ICS', true)}</span>`)}
${row('Tasks from another app', 'Todoist, TickTick, Things, Microsoft To Do, Google Tasks, taskwarrior, and lists in files', button(IMPORT_PATH, 'Bring them in'))}
${row('Programs', 'widgets, shortcuts and scripts of yours read and change your tasks with a token', button(TOKENS_PATH, 'Tokens'))}
${visit.hasLinkedRoles ? row('Discord roles', 'servers can give a role for effort: three numbers, and only if you want', button(LINKED_ROLES_PATH, 'Look at it')) : ''}
${row('Webhooks', 'addresses of yours are told when you finish a task, focus, or get a reminder', button(WEBHOOKS_PATH, 'Webhooks'))}
${row('Calendar app', 'your dates there: say “me calendar” in your chat for a private address')}
${row('Password', 'you don’t need one: a private link signs you in', button(`${HOME_PATH}/password`, 'Set or change it'))}
${
  form
    ? html`<li><div class="row"><span class="words">Leaving</span> <span class="chips"><span class="chip">everything that is yours is deleted, for good; shared projects go to their longest-standing members</span></span>${renderForm(form, drawing, { level: null })}</div></li>`
    : ''
}</ul></section>`
}

const row = (label: string, about: string, action: Html | '' = ''): Html =>
  html`<li><span class="row"><span class="words">${label}</span>${about === '' ? '' : html` <span class="chips"><span class="chip">${about}</span></span>`}</span>${action}</li>`

const renderItem = ({ text, detail, button }: ItemBlock, drawing: RenderContext): Html =>
  html`<li><span class="row"><span class="words">${renderText(text)}</span>${detail && detail.length > 0 ? html` <span class="chips"><span class="chip">${renderText(detail)}</span></span>` : ''}</span>${button ? renderButton(button, drawing) : ''}</li>`
