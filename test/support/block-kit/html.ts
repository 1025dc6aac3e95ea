// Block Kit as HTML, near to how Slack's desktop client draws it: for pictures to look at and for pages of the docs. A
// block or element it does not know is an error, so that no picture lacks something silently.
import { readFileSync } from 'node:fs'
import { mrkdwnToHtml, richTextToHtml } from './text.ts'

type Part = Readonly<Record<string, unknown>>

/** What is drawn: a message, the Home tab, or a form. */
export interface Picture {
  readonly title: string
  readonly kind: 'message' | 'home' | 'modal'
  readonly blocks: readonly unknown[]
  /** Of a form: its heading and its buttons. */
  readonly heading?: string
  readonly submit?: string
  readonly close?: string
}

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8')

/** A page of pictures, complete in itself: it asks for nothing. */
export const picturesPage = (pictures: readonly Picture[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Proxy in Slack</title>
<style>
${STYLE}</style>
${pictures.map(pictureToHtml).join('\n')}
</html>
`

export function pictureToHtml({ title, kind, blocks, heading, submit, close }: Picture): string {
  const body = blocks.map((block) => blockToHtml(partOf(block))).join('\n')
  const name = `<h1>${escapeHtml(title)}</h1>`
  if (kind === 'message')
    return `<section class="picture">${name}<article class="message"><div class="avatar" aria-hidden="true">P</div><div class="body"><p class="author"><b>Proxy</b> <span class="app">APP</span> <time>9:30</time></p>
${body}</div></article></section>`
  if (kind === 'home') return `<section class="picture">${name}<article class="home">\n${body}</article></section>`
  return `<section class="picture">${name}<article class="modal"><h2>${escapeHtml(heading ?? '')}</h2>
${body}
<footer>${plainButton(close ?? 'Cancel')}${plainButton(submit ?? 'Save', 'primary')}</footer></article></section>`
}

/** One block. @throws Error where its type is not known */
export function blockToHtml(block: Part): string {
  switch (block['type']) {
    case 'section':
      return sectionToHtml(block)
    case 'header':
      return `<h3 class="header">${textToHtml(block['text'])}</h3>`
    case 'divider':
      return '<hr>'
    case 'context':
      return `<div class="context">${listOf(block['elements']).map(elementToHtml).join(' ')}</div>`
    case 'actions':
      return `<div class="actions">${listOf(block['elements']).map(elementToHtml).join('')}</div>`
    case 'rich_text':
      return `<div class="rich">${richTextToHtml(block)}</div>`
    case 'input':
      return inputToHtml(block)
    case 'image':
      return `<figure>${elementToHtml(block)}<figcaption>${textToHtml(block['title'])}</figcaption></figure>`
    case 'alert':
      return `<div class="alert ${stringOf(block['level'])}" role="alert">${textToHtml(block['text'])}</div>`
    case 'card':
      return cardToHtml(block)
    case 'carousel':
      return `<div class="carousel">${listOf(block['elements']).map(partOf).map(cardToHtml).join('')}</div>`
    case 'task_card':
      return `<div class="task">${taskToHtml(block)}</div>`
    case 'plan':
      return `<div class="plan"><p class="plan-title">${escapeHtml(stringOf(block['title']))}</p>${listOf(
        block['tasks'],
      )
        .map(partOf)
        .map(taskToHtml)
        .join('')}</div>`
    case 'data_table':
      return tableToHtml(block)
    default:
      throw new Error(`No picture of the block ${String(block['type'])}`)
  }
}

function sectionToHtml({ text, fields, accessory }: Part): string {
  const facts = listOf(fields)
  const words = [
    ...(text ? [`<div class="words">${textToHtml(text)}</div>`] : []),
    ...(facts.length > 0
      ? [`<div class="fields">${facts.map((field) => `<div>${textToHtml(field)}</div>`).join('')}</div>`]
      : []),
  ].join('')
  return `<div class="section">${words}${accessory ? elementToHtml(accessory) : ''}</div>`
}

function inputToHtml({ label, hint, optional, element }: Part): string {
  const isOptional = optional === true ? ' <span class="optional">(optional)</span>' : ''
  const below = hint ? `<p class="hint">${textToHtml(hint)}</p>` : ''
  return `<div class="input"><p class="label">${textToHtml(label)}${isOptional}</p>${elementToHtml(element)}${below}</div>`
}

function cardToHtml({ title, subtitle, body, actions, icon, hero_image: image }: Part): string {
  const part = (name: string, value: unknown) => (value ? `<div class="${name}">${textToHtml(value)}</div>` : '')
  const buttons = listOf(actions).map(elementToHtml).join('')
  return `<div class="card">${image ? elementToHtml(image) : ''}${icon ? elementToHtml(icon) : ''}${part('card-title', title)}${part('card-subtitle', subtitle)}${part('card-body', body)}${
    buttons === '' ? '' : `<div class="actions">${buttons}</div>`
  }</div>`
}

const SIGNS: Readonly<Record<string, string>> = { pending: '○', in_progress: '◔', complete: '✓', error: '!' }

const taskToHtml = ({ title, status }: Part): string =>
  `<p class="step ${stringOf(status)}"><span aria-hidden="true">${SIGNS[stringOf(status)] ?? '○'}</span> ${escapeHtml(stringOf(title))}</p>`

function tableToHtml({ caption, rows }: Part): string {
  const [head = [], ...body] = listOf(rows).map(listOf)
  const row = (cells: readonly unknown[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(stringOf(partOf(cell)['text']))}</${tag}>`).join('')}</tr>`
  return `<table><caption>${escapeHtml(stringOf(caption))}</caption><thead>${row(head, 'th')}</thead><tbody>${body
    .map((cells) => row(cells, 'td'))
    .join('')}</tbody></table>`
}

/** An element. @throws Error where its type is not known */
function elementToHtml(value: unknown): string {
  const element = partOf(value)
  switch (element['type']) {
    case 'button':
      return plainButton(
        stringOf(partOf(element['text'])['text']),
        stringOf(element['style']),
        stringOf(element['accessibility_label']),
      )
    case 'mrkdwn':
    case 'plain_text':
      return `<span>${textToHtml(element)}</span>`
    case 'image':
      return `<img src="${escapeHtml(stringOf(element['image_url']))}" alt="${escapeHtml(stringOf(element['alt_text']))}">`
    case 'static_select':
    case 'external_select':
      return field(labelOf(element['initial_option']), element, '⌄')
    case 'multi_static_select':
      return field(listOf(element['initial_options']).map(labelOf).join(', '), element, '⌄')
    case 'datepicker':
      return field(stringOf(element['initial_date']), element, '📅')
    case 'timepicker':
      return field(stringOf(element['initial_time']), element, '🕘')
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return field(stringOf(element['initial_value']), element, '', element['multiline'] === true ? 'tall' : '')
    case 'radio_buttons':
    case 'checkboxes':
      return `<div class="choices">${listOf(element['options'])
        .map((option) => {
          const isOn = JSON.stringify([element['initial_option'], element['initial_options']]).includes(
            JSON.stringify(partOf(option)['value']),
          )
          return `<p>${isOn ? '◉' : '○'} ${textToHtml(partOf(option)['text'])}</p>`
        })
        .join('')}</div>`
    default:
      throw new Error(`No picture of the element ${String(element['type'])}`)
  }
}

/** A field with what it holds, or its placeholder. */
function field(held: string, element: Part, sign: string, look = ''): string {
  const words =
    held === ''
      ? `<span class="placeholder">${textToHtml(element['placeholder'])}</span>`
      : `<span>${escapeHtml(held)}</span>`
  return `<div class="field ${look}">${words}<span aria-hidden="true">${sign}</span></div>`
}

const plainButton = (label: string, style = '', spoken = ''): string =>
  `<button class="${style}"${spoken === '' ? '' : ` aria-label="${escapeHtml(spoken)}"`}>${escapeHtml(label)}</button>`

function textToHtml(value: unknown): string {
  const { type, text } = partOf(value)
  return type === 'mrkdwn' ? mrkdwnToHtml(stringOf(text)) : escapeHtml(stringOf(text)).replaceAll('\n', '<br>')
}

const labelOf = (option: unknown): string => stringOf(partOf(partOf(option)['text'])['text'])
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const partOf = (value: unknown): Part => (typeof value === 'object' && value !== null ? { ...value } : {})

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
