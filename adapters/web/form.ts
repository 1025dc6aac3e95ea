// Forms as a page has them: a label and a hint for every blank, what was typed kept, what was wrong said on top.
import type { Blank, Form } from '../../src/chat/form.ts'
import type { Choice } from '../../src/chat/view.ts'
import type { Drawing } from './drawing.ts'
import { type Html, html, printable } from './html.ts'
import { hidden } from './render.ts'

export interface FormLook {
  /** The title's heading; null where something else is its heading. */
  readonly level: 2 | null
  /** What the button says. */
  readonly send?: string
  /** Where the form stands for itself: how to leave it. */
  readonly leave?: string
}

export function renderForm(form: Form, drawing: Drawing, { level, send, leave }: FormLook): Html {
  const id = drawing.id('form')
  const { title, command, values, blanks, more = [], problem } = form
  const known = Object.fromEntries(Object.entries(values).map(([name, value]) => [`${VALUE}${name}`, value]))
  return html`<section class="form"${level === null ? '' : html` aria-labelledby="${id}"`}>
${level === null ? '' : html`<h2 id="${id}">${printable(title)}</h2>`}
${problem ? html`<p class="problem" id="${id}-problem"><bdi>${printable(problem)}</bdi></p>` : ''}
<form method="post" action="${drawing.action}" autocomplete="off">${hidden(drawing, { command, ...known })}
${blanks.map((blank) => field(blank, drawing, problem ? `${id}-problem` : null))}
${
  more.length === 0
    ? ''
    : html`<details class="more"${problem ? html` open` : ''}><summary>More</summary><div class="fields">${more.map((blank) => field(blank, drawing, null))}</div></details>`
}
<div class="buttons"><button class="button ${SENDS[command] ? '' : 'primary'}">${SENDS[command] ?? send ?? 'Save'}</button>${
    leave === undefined ? '' : html`<a class="button" href="${leave}">Leave it</a>`
  }</div></form></section>`
}

/** What can't be taken back says so on its button, wherever its form is asked for. */
const SENDS: Readonly<Record<string, string>> = { 'me delete': 'Delete everything' }

/** In front of the names of blanks, so that none is mistaken for a field of our own. */
export const VALUE = 'v.'

/** As many as a look-up offers: perhaps there are more. */
const OFFERED = 25

function field(blank: Blank, drawing: Drawing, problemId: string | null): Html {
  const id = drawing.id('blank')
  const { name, label, about, isRequired } = blank
  const hint = about === '' || about === label ? null : `${id}-hint`
  const described = [hint, isRequired ? problemId : null].filter((each) => each !== null).join(' ')
  const attributes = html` id="${id}" name="${VALUE}${name}"${described === '' ? '' : html` aria-describedby="${described}"`}${isRequired ? html` required` : ''}`
  return html`<div class="field"><label for="${id}">${printable(label)}${isRequired ? html` <span class="detail">needed</span>` : ''}</label>
${hint === null ? '' : html`<p class="hint" id="${hint}">${printable(about)}</p>`}${input(blank, attributes, id)}</div>`
}

function input(blank: Blank, attributes: Html, id: string): Html {
  const { kind, value = '', choices = [] } = blank
  switch (kind) {
    case 'paragraph':
      // The first line break after the tag is no part of the text.
      return html`<textarea${attributes} rows="4">
${printable(value)}</textarea>`
    case 'choice':
      return choose(blank, attributes)
    case 'lookup':
      // A few are chosen from; where there may be more than are offered, words find them.
      if (choices.length > 0 && choices.length < OFFERED) return choose(blank, attributes)
      return html`<input type="text"${attributes} value="${printable(value)}"${
        choices.length === 0 ? '' : html` list="${id}-list"`
      }>${choices.length === 0 ? '' : html`<datalist id="${id}-list">${choices.map(offered)}</datalist>`}`
    case 'line':
      return html`<input type="text"${attributes} value="${printable(value)}">`
    default:
      return kind satisfies never
  }
}

/** A value that is not among the choices stands there too: nothing that was typed is lost. */
function choose({ value = '', choices = [], isRequired }: Blank, attributes: Html): Html {
  const isThere = value === '' || choices.some((choice) => choice.value === value)
  const all: readonly Choice[] = [
    ...(isRequired && value !== '' ? [] : [{ label: '–', value: '' }]),
    ...(isThere ? [] : [{ label: value, value }]),
    ...choices,
  ]
  return html`<select${attributes}>${all.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${printable(choice.label)}${
        choice.about ? ` · ${printable(choice.about)}` : ''
      }</option>`,
  )}</select>`
}

/** An id says nothing to anybody; the words of what it stands for are found as well. */
const offered = ({ label, value }: Choice): Html =>
  UUID.test(value)
    ? html`<option value="${printable(label)}"></option>`
    : html`<option value="${value}">${printable(label)}</option>`

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
