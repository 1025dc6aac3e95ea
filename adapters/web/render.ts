// View → HTML. Somebody's words only ever become text.
import { html, raw } from 'hono/html'
import type { Answer } from '../../src/chat/dispatcher.ts'
import type { Block, Button, Text, View } from '../../src/chat/view.ts'

export type Html = ReturnType<typeof html>

/** What each form on a page carries: whose it is, and its number. */
export interface FormMarks {
  readonly token: string
  readonly delivery: () => string
}

/** A whole page. */
export const page = (title: string, body: Html | readonly Html[]): Html => html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Proxy</title></head>
<body><main>${body}</main></body>
</html>
`

export const answered = ({ view, also }: Answer, marks: FormMarks): Html =>
  html`${[view, ...also].map((each) => section(each, marks))}`

export const section = (shown: View, marks: FormMarks): Html => html`<section>
${shown.notice ? html`<p role="status">${words(shown.notice)}</p>` : ''}
<h2>${words(shown.title)}</h2>
${shown.blocks.map((block) => drawn(block, marks))}
${shown.buttons.map((button) => pressable(button, marks))}
</section>`

function drawn(block: Block, marks: FormMarks): Html {
  switch (block.kind) {
    case 'text':
      return html`<p>${words(block.text)}</p>`
    case 'item':
      return html`<p>${words(block.text)}${block.detail ? html` · ${words(block.detail)}` : ''}</p>${
        block.button ? pressable(block.button, marks) : ''
      }`
    case 'fields':
      return html`<dl>${block.fields.map(({ label, value }) => html`<dt>${label}</dt><dd>${words(value)}</dd>`)}</dl>`
    case 'progress':
      return html`<p>${words(block.label)} ${block.done} of ${block.of}</p>`
    case 'select':
      return html`<p>${block.label}: ${block.choices.map(({ label }) => label).join(', ')}</p>`
    default:
      return undrawable(block)
  }
}

const pressable = ({ label, line, returnTo }: Button, marks: FormMarks): Html =>
  html`<form method="post" action="/me">${hidden(marks)}
<input type="hidden" name="press" value="${line}">${
    returnTo ? html`<input type="hidden" name="back" value="${returnTo}">` : ''
  }<button>${label}</button></form>`

export const hidden = ({ token, delivery }: FormMarks): Html =>
  html`<input type="hidden" name="token" value="${token}"><input type="hidden" name="delivery" value="${delivery()}">`

const words = (text: Text): Html =>
  html`${text.map((span) => (span.kind === 'at' ? span.fallback : span.text)).map((part) => html`${part}`)}${raw('')}`

function undrawable(block: never): never {
  throw new Error(`The page cannot draw ${JSON.stringify(block)}`)
}
