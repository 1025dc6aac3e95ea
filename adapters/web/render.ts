// Renders views as HTML: what can be pressed is a form, what only shows something is a link.
import { chartAlt, isChart } from '../../src/chat/chart.ts'
import type { Block, Button, Field, ItemBlock, ProgressBlock, SelectBlock, Text, View } from '../../src/chat/view.ts'
import { capitalizeText, plainText } from '../../src/chat/view.ts'
import { renderCalendar } from './calendar.ts'
import { renderChart } from './chart.ts'
import { type Html, html, renderText, stripControls, throwUndrawable } from './html.ts'
import { MAX_SINGLE_COLUMN_CHOICES } from './limits.ts'
import type { RenderContext } from './render-context.ts'
import { isUndo } from './toast.ts'

export interface ViewRenderOptions {
  /** Heading of the title; null if the page has it. */
  readonly level: 2 | 3 | null
  /** Typed numbers refer to this view, so they are printed. */
  readonly isNumbered?: boolean
  /** Whether its first block and first button stand out. */
  readonly hasLead?: boolean
  /** Whether this button is omitted because the page has its function already. */
  isOmitted?(button: Button): boolean
}

/** A whole view. */
export function renderView(
  shown: View,
  drawing: RenderContext,
  { level, isNumbered = true, hasLead = false, isOmitted }: ViewRenderOptions,
): Html {
  const id = drawing.uniqueId('view')
  const { notice, title } = shown
  const all = onePrimary(shown.buttons.filter((button) => !isOmitted?.(button)))
  const [first, ...rest] = shown.blocks
  const lead = hasLead && first?.kind === 'text' ? first : undefined
  const primary = lead && all.find(({ isPrimary }) => isPrimary)
  const buttons = all.filter((button) => button !== primary)
  return html`<article class="view"${level === null ? '' : html` aria-labelledby="${id}"`}>
${notice ? html`<p class="notice">${renderText(notice)}</p>` : ''}
${level === null ? '' : heading(level, id, title)}
${lead && primary ? html`<div class="lead">${single(lead, shown, drawing)}${renderButton(primary, drawing)}</div>` : ''}
${blocks(primary ? { ...shown, blocks: rest } : shown, drawing, isNumbered)}
${buttons.length === 0 ? '' : html`<div class="buttons">${buttons.map((button) => renderButton(button, drawing))}</div>`}
</article>`
}

/** A button: a form that posts its line, or a link if the line only shows something. */
export function renderButton(button: Button, drawing: RenderContext, about?: Text): Html {
  const { label, line, returnTo, isPrimary } = button
  const look = isPrimary ? 'button primary' : 'button'
  const href = drawing.linkTo(line)
  const verb = verbOf(label, about)
  const words = html`<bdi>${stripControls(verb ?? label)}</bdi>`
  const name = verb === null ? '' : html` aria-label="${stripControls(label)}"`
  if (href !== null) return html`<a class="${look}"${name} href="${href}">${words}</a>`
  return html`<form method="post" action="${drawing.action}">${renderHiddenFields(drawing, {
    press: line,
    ...(returnTo === undefined ? {} : { back: returnTo }),
  })}<button class="${look}"${name}${isUndo(line) ? html` data-undo` : ''}>${words}</button></form>`
}

/** Only one button of a page is primary, however many views it has. */
function onePrimary(buttons: readonly Button[]): Button[] {
  const first = buttons.find(({ isPrimary }) => isPrimary)
  return buttons.map((button) => (button === first ? button : { ...button, isPrimary: false }))
}

/** Hidden fields: those of every form, and its own. */
export const renderHiddenFields = (drawing: RenderContext, own: Readonly<Record<string, string>>): Html[] =>
  Object.entries({ ...drawing.hiddenFields, ...own }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )

function heading(level: 2 | 3, id: string, title: Text): Html {
  return level === 2 ? html`<h2 id="${id}">${renderText(title)}</h2>` : html`<h3 id="${id}">${renderText(title)}</h3>`
}

/** In order; consecutive items form one list. */
function blocks(shown: View, drawing: RenderContext, isNumbered: boolean): Html[] {
  const drawn: Html[] = []
  let items: Html[] = []
  let number = 0
  const flush = () => {
    if (items.length > 0) drawn.push(html`<ul class="items" role="list">${items}</ul>`)
    items = []
  }
  for (const block of shown.blocks) {
    if (block.kind === 'item') {
      if (block.line !== undefined) number++
      items.push(item(block, drawing, isNumbered && block.line !== undefined ? number : null))
      continue
    }
    flush()
    drawn.push(single(block, shown, drawing))
  }
  flush()
  return drawn
}

function single(block: Exclude<Block, ItemBlock>, shown: View, drawing: RenderContext): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${renderText(capitalizeText(block.text))}</p>`
    case 'fields':
      return facts(block.fields, shown)
    case 'progress':
      return progress(block)
    case 'select':
      return select(block, drawing)
    default:
      return throwUndrawable(block)
  }
}

function item({ text, detail, line, button }: ItemBlock, drawing: RenderContext, number: number | null): Html {
  const words = renderText(text)
  const href = line === undefined ? null : drawing.linkTo(line)
  const title =
    line === undefined
      ? html`<span class="words">${words}</span>`
      : href !== null
        ? html`<a class="words" href="${href}">${words}</a>`
        : html`<form method="post" action="${drawing.action}">${renderHiddenFields(drawing, { press: line })}<button class="words">${words}</button></form>`
  return html`<li>${number === null ? '' : html`<span class="number">${number}</span>`}<div class="thing">${title}${
    detail && detail.length > 0 ? html`<span class="detail">${renderText(detail)}</span>` : ''
  }</div>${button ? renderButton(button, drawing, text) : ''}</li>`
}

/** "Done: Call vet" beside "Call vet" is displayed as "Done" and read in full; null if nothing is repeated. */
function verbOf(label: string, about?: Text): string | null {
  const [verb = '', rest] = label.split(/(?<=^[^:]+): /)
  return about && rest !== undefined && plainText(about).includes(rest.replace(/…$/, '')) ? verb : null
}

/** Facts: a calendar if they are days, below a chart if they are amounts. */
function facts(fields: readonly Field[], shown: View): Html {
  const list = html`<dl class="facts">${fields.map(
    ({ label, value }) => html`<div><dt><bdi>${stripControls(label)}</bdi></dt><dd>${renderText(value)}</dd></div>`,
  )}</dl>`
  if (fields.length > 0 && fields.every(({ on }) => on))
    return html`${renderCalendar(fields)}<details><summary>${fields.some(({ on }) => on?.isWeek) ? 'Week by week' : 'Day by day'}</summary>${list}</details>`
  if (isChart(fields))
    return html`${renderChart(fields, chartAlt(shown))}<details><summary>In numbers</summary>${list}</details>`
  return list
}

/** Decorative; the words have the value. */
function progress({ label, done, of }: ProgressBlock): Html {
  const most = Math.max(of, 1)
  return html`<div class="progress"><p>${renderText(label)} <span class="count">${done} of ${of}</span></p><progress aria-hidden="true" max="${most}" value="${Math.min(Math.max(done, 0), most)}"></progress></div>`
}

function select({ label, line, fills, choices, chosen = [] }: SelectBlock, drawing: RenderContext): Html {
  const isSeveral = fills.length > 1
  const type = isSeveral ? 'checkbox' : 'radio'
  const own = { press: line, fills: fills.join(' ') }
  return html`<form method="post" action="${drawing.action}" class="choice">${renderHiddenFields(drawing, own)}
<fieldset><legend>${stripControls(label)}${isSeveral ? `, up to ${fills.length}` : ''}</legend>
<div class="${choices.length > MAX_SINGLE_COLUMN_CHOICES ? 'choices many' : 'choices'}">${choices.map(
    (choice) =>
      html`<label><input type="${type}" name="choice" value="${choice.value}"${
        chosen.includes(choice.value) ? html` checked` : ''
      }${isSeveral ? '' : html` required`}> <span><bdi>${stripControls(choice.label)}</bdi>${
        choice.about ? html` <span class="detail"><bdi>${stripControls(choice.about)}</bdi></span>` : ''
      }</span></label>`,
  )}</div></fieldset><button class="button">Choose</button></form>`
}
