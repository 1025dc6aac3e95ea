// Several tasks at once: a checkbox in each row and one form below the list, which works without the script. What is
// chosen becomes one line, so that it is done in one transaction and taken back with one Undo.
import { severalLine } from '../../src/chat/run/several.ts'
import { t, type View, view } from '../../src/chat/view.ts'
import { type Html, html, stripControls } from './html.ts'
import { MAX_CHOSEN } from './limits.ts'
import { renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'

/** The name of the buttons that say what is to be done with what was chosen. */
export const ACT_FIELD = 'choose'

const FORM_ID = 'choose'
const TASK_FIELD = 'task'
const DAY_FIELD = 'day'
const MOVE = 'move'
const MOVE_TO = 'move:'

/** A day that what was chosen can go to, as a date option reads it. */
export interface ChosenDay {
  readonly to: string
  readonly label: string
}

/** What a list offers where it has no days of its own. */
export const USUAL_DAYS: readonly ChosenDay[] = [
  { to: 'today', label: 'Today' },
  { to: 'tomorrow', label: 'Tomorrow' },
  { to: 'saturday', label: 'Saturday' },
]

/** The checkbox of a row; seen while several are chosen. */
export const renderPick = ({ taskId, title }: { readonly taskId: string; readonly title: string }): Html =>
  html`<label class="pick"><input type="checkbox" name="${TASK_FIELD}" value="${taskId}" form="${FORM_ID}" autocomplete="off" aria-label="Choose: ${stripControls(title)}"></label>`

/** The way into choosing: a link, which the script follows without leaving the page. */
export const renderChooseLink = (drawing: RenderContext): Html =>
  html`<p class="begin-choosing"><a class="arrange" href="${withChoosing(drawing.action, true)}" data-begin>Choose several</a></p>`

/** Whether the address asks for checkboxes. */
export const isChoosing = (query: URLSearchParams): boolean => query.get('choose') === 'yes'

/** What can be done with what was chosen; below the rows. Enter in a checkbox or the date does nothing at all. */
export function renderChosenBar(drawing: RenderContext, days: readonly ChosenDay[] = USUAL_DAYS): Html {
  const button = (value: string, label: string): Html =>
    html`<button class="button small" name="${ACT_FIELD}" value="${value}">${label}</button>`
  return html`<section class="chosen-bar" aria-label="What was chosen">
<p><span class="count" role="status">Choose tasks, then what to do with them.</span> <button type="button" class="button small" data-all hidden>All</button> <a class="button small" href="${withChoosing(drawing.action, false)}" data-end>Cancel</a></p>
<div class="acts"><form method="post" id="${FORM_ID}" action="${drawing.action}" class="buttons">${renderHiddenFields(drawing, {})}<button class="unseen" name="${ACT_FIELD}" value="" tabindex="-1" aria-hidden="true">Nothing</button>${button('done', 'Done')}${days.map(({ to, label }) => button(`${MOVE_TO}${to}`, label))}${button(`${MOVE_TO}none`, 'No date')}${button('drop', 'Let go')}</form>
<div class="other-day"><label class="unseen" for="choose-day">Day to go to</label><input type="date" id="choose-day" name="${DAY_FIELD}" form="${FORM_ID}" autocomplete="off"><button class="button small" name="${ACT_FIELD}" value="${MOVE}" form="${FORM_ID}">Move</button></div></div>
</section>`
}

/** The same page with or without checkboxes. */
function withChoosing(action: string, isOn: boolean): string {
  const [path = '', search = ''] = action.split('?')
  const query = new URLSearchParams(search)
  if (isOn) query.set('choose', 'yes')
  else query.delete('choose')
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * The line of what was chosen; null where the fields are another form's.
 * @param sent untrusted: what is no id is left out, what a day is the option of the command says
 */
export function readChosen(
  sent: ReadonlyMap<string, readonly string[]>,
): { readonly line: string } | { readonly problem: View } | null {
  const act = sent.get(ACT_FIELD)?.[0]
  if (act === undefined) return null
  const ids = [...new Set(sent.get(TASK_FIELD) ?? [])].filter((id) => UUID.test(id))
  if (ids.length === 0) return { problem: view(t`Nothing was chosen. Choose tasks, then what to do with them.`) }
  if (ids.length > MAX_CHOSEN)
    return { problem: view(t`You can choose up to ${MAX_CHOSEN}, and you chose ${ids.length}. Choose fewer.`) }
  if (act === 'done') return { line: severalLine('task done', TASK_FIELD, ids) }
  if (act === 'drop') return { line: severalLine('task drop', TASK_FIELD, ids) }
  const to =
    act === MOVE ? (sent.get(DAY_FIELD)?.[0] ?? '') : act.startsWith(MOVE_TO) ? act.slice(MOVE_TO.length) : null
  if (to === null) return { problem: view(t`Press what to do with what you chose.`) }
  if (to.trim() === '') return { problem: view(t`To which day? Choose one, then press Move.`) }
  return { line: severalLine('task move', TASK_FIELD, ids, { to }) }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
