// A view as a notification: a title, a few lines, two buttons. Notifications are plain text, so people's words can do
// nothing there but turn the direction of writing, which is taken out.
import { truncateText } from '../../src/chat/graphemes.ts'
import { isolateBidi, sanitizeText } from '../../src/chat/sanitize.ts'
import type { Block, Button, Text, View } from '../../src/chat/view.ts'
import { MAX_ACTIONS, MAX_BODY, MAX_LABEL, MAX_TITLE } from './limits.ts'

/** What is drawn. */
export interface NotificationText {
  readonly title: string
  readonly body: string
  readonly actions: readonly string[]
}

/** The view as its browser shows it. */
export function renderNotification(shown: View, buttons: readonly Button[]): NotificationText {
  const lines = [...(shown.notice ? [plainWords(shown.notice)] : []), ...shown.blocks.flatMap(blockLines)]
  return {
    title: truncateText(plainWords(shown.title).replaceAll('\n', ' '), MAX_TITLE),
    body: truncateText(lines.filter((line) => line !== '').join('\n'), MAX_BODY),
    actions: buttons.map(({ label }) => truncateText(sanitizeText(label), MAX_LABEL)),
  }
}

/** The buttons there is room for: the main one first. */
export const drawnButtons = ({ buttons }: View): readonly Button[] =>
  [...buttons.filter(({ isPrimary }) => isPrimary), ...buttons.filter(({ isPrimary }) => !isPrimary)].slice(
    0,
    MAX_ACTIONS,
  )

/** Every word and label, for contract tests. */
export function notificationText(shown: View): string {
  const labels = [...shown.blocks.flatMap(blockLabels), ...shown.buttons.map(({ label }) => label)]
  return [plainWords(shown.title), ...shown.blocks.flatMap(blockLines), ...labels].join('\n')
}

const plainWords = (text: Text): string =>
  text
    .map((span) => {
      if (span.kind === 'at') return sanitizeText(span.fallback)
      if (span.kind === 'theirs') return isolateBidi(sanitizeText(span.text))
      return sanitizeText(span.text)
    })
    .join('')
    .trim()

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [plainWords(block.text)]
    case 'item':
      return [`• ${plainWords(block.text)}${block.detail ? `, ${plainWords(block.detail)}` : ''}`]
    case 'fields':
      return block.fields.map(({ label, value }) => `${sanitizeText(label)}: ${plainWords(value)}`)
    case 'progress':
      return [`${plainWords(block.label)} ${block.done} of ${block.of}`]
    case 'select':
      return [sanitizeText(block.label)]
    default:
      return throwUndrawableBlock(block)
  }
}

function blockLabels(block: Block): string[] {
  if (block.kind === 'select') return block.choices.map(({ label }) => label)
  return block.kind === 'item' && block.button ? [block.button.label] : []
}

function throwUndrawableBlock(block: never): never {
  throw new Error(`A notification cannot draw ${JSON.stringify(block)}`)
}
