// A message or view the way a person would read it aloud: one line a block, buttons in square brackets.
import { asRecord, textOf, walk } from './blocks.ts'
import type { Block, Message, View } from './types.ts'

/** Everything visible, as text: `Added **Buy milk** · due Tue [Undo] [Edit]` becomes two lines, text and buttons. */
export function plainText(shown: Message | View | { blocks: Block[]; text?: string }): string {
  const title = 'title' in shown ? textOf(shown.title) : ''
  const lines = shown.blocks.map(blockText).filter((line) => line !== '')
  if (lines.length === 0 && 'text' in shown) lines.push(shown.text ?? '')
  return [title, ...lines].filter((line) => line !== '').join('\n')
}

/** The labels of all buttons and overflow entries, in reading order. */
export function labels(shown: { blocks: Block[] }): string[] {
  const found: string[] = []
  walk(shown.blocks, (object) => {
    if (object.type === 'button') found.push(textOf(object.text))
    if (object.type === 'overflow' && Array.isArray(object.options)) {
      found.push(...object.options.map((option) => textOf(asRecord(option)?.text)))
    }
  })
  return found
}

function blockText(block: Block): string {
  if (block.type === 'carousel' && Array.isArray(block.elements))
    return block.elements.map((card) => cardText(asRecord(card) ?? {})).join('\n')
  if (block.type === 'card') return cardText(block)
  if (block.type === 'task_card') return taskText(block)
  if (block.type === 'plan') {
    const tasks = Array.isArray(block.tasks) ? block.tasks : []
    return [textOf(block.title), ...tasks.map((task) => taskText(asRecord(task) ?? {}))].join('\n')
  }
  if (block.type === 'data_table' && Array.isArray(block.rows))
    return block.rows.map((row) => (Array.isArray(row) ? row.map(textOf).join(' ') : '')).join('\n')
  const fields = Array.isArray(block.fields) ? block.fields.map(textOf) : []
  const elements = Array.isArray(block.elements) ? block.elements.map(elementText) : []
  const parts = [
    textOf(block.label),
    textOf(block.text),
    ...fields,
    textOf(block.hint),
    typeof block.alt_text === 'string' ? block.alt_text : '',
    ...elements,
    elementText(block.element),
    elementText(block.accessory),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function cardText(card: Record<string, unknown>): string {
  const actions = Array.isArray(card.actions) ? card.actions.map(elementText) : []
  return [textOf(card.title), textOf(card.subtitle), textOf(card.body), ...actions]
    .filter((part) => part !== '')
    .join(' ')
}

const taskText = ({ title, status }: Record<string, unknown>): string =>
  `${textOf(title)}${status === 'complete' ? ' (done)' : ''}`

function elementText(value: unknown): string {
  const element = asRecord(value)
  if (!element) return ''
  switch (element.type) {
    case 'button':
      return `[${textOf(element.text)}]`
    case 'mrkdwn':
    case 'plain_text':
    case 'text':
      return textOf(element)
    case 'rich_text_section':
    case 'rich_text_quote':
      return Array.isArray(element.elements) ? element.elements.map(elementText).join('') : ''
    case 'link':
      return textOf(element) || (typeof element.url === 'string' ? element.url : '')
    case 'date':
      return typeof element.fallback === 'string' ? element.fallback : ''
    case 'image':
      return typeof element.alt_text === 'string' ? element.alt_text : ''
    default: {
      const options = Array.isArray(element.options)
        ? element.options.map((option) => textOf(asRecord(option)?.text))
        : []
      const inner = Array.isArray(element.elements) ? element.elements.map(elementText) : []
      return [textOf(element.placeholder), options.length > 0 ? `(${options.join(' / ')})` : '', ...inner]
        .filter((part) => part !== '')
        .join(' ')
    }
  }
}
