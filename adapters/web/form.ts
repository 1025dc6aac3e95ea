// Renders forms: a label and hint for every option, typed values kept, errors on top.
import type { Form, FormField } from '../../src/chat/form.ts'
import type { Choice } from '../../src/chat/view.ts'
import { type Html, html, stripControls } from './html.ts'
import { renderHiddenFields } from './render.ts'
import type { RenderContext } from './render-context.ts'

export interface FormRenderOptions {
  /** Heading of the title; null if another element is the heading. */
  readonly level: 2 | null
  /** Label of the submit button. */
  readonly send?: string
  /** Where cancelling leads, on a page of its own. */
  readonly leave?: string
}

export function renderForm(form: Form, drawing: RenderContext, { level, send, leave }: FormRenderOptions): Html {
  const id = drawing.uniqueId('form')
  const { title, command, values, fields, moreFields = [], problem } = form
  const known = Object.fromEntries(Object.entries(values).map(([name, value]) => [`${VALUE_PREFIX}${name}`, value]))
  return html`<section class="form"${level === null ? '' : html` aria-labelledby="${id}"`}>
${level === null ? '' : html`<h2 id="${id}">${stripControls(title)}</h2>`}
${problem ? html`<p class="problem" id="${id}-problem"><bdi>${stripControls(problem)}</bdi></p>` : ''}
<form method="post" action="${drawing.action}" autocomplete="off">${renderHiddenFields(drawing, { command, ...known })}
${fields.map((blank) => field(blank, drawing, problem ? `${id}-problem` : null))}
${
  moreFields.length === 0
    ? ''
    : html`<details class="more"${problem ? html` open` : ''}><summary>More</summary><div class="fields">${moreFields.map((blank) => field(blank, drawing, null))}</div></details>`
}
<div class="buttons"><button class="button ${SUBMIT_LABELS[command] ? '' : 'primary'}">${SUBMIT_LABELS[command] ?? send ?? 'Save'}</button>${
    leave === undefined ? '' : html`<a class="button" href="${leave}">Cancel</a>`
  }</div></form></section>`
}

/** An action that cannot be undone says so on its button. */
const SUBMIT_LABELS: Readonly<Record<string, string>> = { 'me delete': 'Delete everything' }

/** Prefix of option names, so that none collides with the form's own fields. */
export const VALUE_PREFIX = 'v.'

/** The maximum of a look-up: there may be more. */
const LOOKUP_LIMIT = 25

function field(blank: FormField, drawing: RenderContext, problemId: string | null): Html {
  const id = drawing.uniqueId('blank')
  const { name, label, about, isRequired } = blank
  const hint = about === '' || about === label ? null : `${id}-hint`
  const described = [hint, isRequired ? problemId : null].filter((each) => each !== null).join(' ')
  const attributes = html` id="${id}" name="${VALUE_PREFIX}${name}"${described === '' ? '' : html` aria-describedby="${described}"`}${isRequired ? html` required` : ''}`
  return html`<div class="field"><label for="${id}">${stripControls(label)}${isRequired ? html` <span class="detail">required</span>` : ''}</label>
${hint === null ? '' : html`<p class="hint" id="${hint}">${stripControls(about)}</p>`}${input(blank, attributes, id)}</div>`
}

function input(blank: FormField, attributes: Html, id: string): Html {
  const { kind, value = '', choices = [] } = blank
  switch (kind) {
    case 'paragraph':
      // HTML drops the first line break after the tag.
      return html`<textarea${attributes} rows="4">
${stripControls(value)}</textarea>`
    case 'choice':
      return renderSelect(blank, attributes)
    case 'lookup':
      // Few options become a select; if there may be more, a text field searches them.
      if (choices.length > 0 && choices.length < LOOKUP_LIMIT) return renderSelect(blank, attributes)
      return html`<input type="text"${attributes} value="${stripControls(value)}"${
        choices.length === 0 ? '' : html` list="${id}-list"`
      }>${choices.length === 0 ? '' : html`<datalist id="${id}-list">${choices.map(offered)}</datalist>`}`
    case 'line':
      return html`<input type="text"${attributes} value="${stripControls(blank.valueText ?? value)}">`
    default:
      return kind satisfies never
  }
}

/** A value that is no choice is added to the choices, so that typed text is never lost. */
function renderSelect({ value = '', choices = [], isRequired }: FormField, attributes: Html): Html {
  const isThere = value === '' || choices.some((choice) => choice.value === value)
  const all: readonly Choice[] = [
    ...(isRequired && value !== '' ? [] : [{ label: '–', value: '' }]),
    ...(isThere ? [] : [{ label: value, value }]),
    ...choices,
  ]
  return html`<select${attributes}>${all.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${stripControls(choice.label)}${
        choice.about ? ` · ${stripControls(choice.about)}` : ''
      }</option>`,
  )}</select>`
}

/** Ids are shown by the label of what they identify. */
const offered = ({ label, value }: Choice): Html =>
  UUID.test(value)
    ? html`<option value="${stripControls(label)}"></option>`
    : html`<option value="${value}">${stripControls(label)}</option>`

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
