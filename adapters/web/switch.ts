// A switch as a row: what it is, whether it is on, and one press that changes it.
import { VALUE_PREFIX } from './form.ts'
import { type Html, html, stripControls } from './html.ts'
import { renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'

export interface SwitchRow {
  readonly label: string
  readonly about: string
  readonly isOn: boolean
  /** The command that a press runs, and its values. */
  readonly command: string
  readonly values: Readonly<Record<string, string>>
  /** What stands below the row, such as a form for its time. */
  readonly below?: Html
}

export const renderSwitches = (rows: readonly SwitchRow[], drawing: RenderContext): Html =>
  html`<ul class="rows switches" role="list">${rows.map((row) => renderSwitch(row, drawing))}</ul>`

function renderSwitch({ label, about, isOn, command, values, below }: SwitchRow, drawing: RenderContext): Html {
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [VALUE_PREFIX + name, value]))
  return html`<li><div class="row"><span class="words">${stripControls(label)}</span>${about === '' ? '' : html` <span class="chips"><span class="chip">${stripControls(about)}</span></span>`}${below ?? ''}</div><form method="post" action="${drawing.action}">${renderHiddenFields(drawing, { command, ...fields })}<button class="switch" role="switch" aria-checked="${isOn ? 'true' : 'false'}" aria-label="${stripControls(label)}"><span aria-hidden="true">${isOn ? 'on' : 'off'}</span></button></form></li>`
}
