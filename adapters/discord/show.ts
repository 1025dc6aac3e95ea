// A rendered view as plain text, for the contract tests of all platforms and for logs.
import { type APIComponentInContainer, type APITextDisplayComponent, ComponentType } from 'discord.js'
import type { Moment, Text, View } from '../../src/chat/view.ts'
import type { ComponentRow } from './components.ts'
import { renderTimestamp, visibleMarkdown } from './markdown.ts'
import { render } from './render.ts'

/** Every text with timestamps in their fallback form, every button and choice as `[label]`; one part a line. */
export function discordViewText(view: View): string {
  const moments = new Map(
    textsOf(view).flatMap((text) => text.flatMap((span) => (span.kind === 'at' ? [timestampPair(span)] : []))),
  )
  const [container] = render(view).components
  const parts = container?.type === ComponentType.Container ? container.components : []
  return parts.flatMap((part) => componentTexts(part, moments)).join('\n')
}

const timestampPair = (at: Moment): [string, string] => [renderTimestamp(at), at.fallback]

function textsOf(view: View): Text[] {
  return [
    view.title,
    view.notice ?? [],
    ...view.blocks.flatMap((block): Text[] => {
      if (block.kind === 'text') return [block.text]
      if (block.kind === 'item') return [block.text, block.detail ?? []]
      if (block.kind === 'fields') return block.fields.map(({ value }) => value)
      return block.kind === 'progress' ? [block.label] : []
    }),
  ]
}

function componentTexts(part: APIComponentInContainer, moments: ReadonlyMap<string, string>): string[] {
  const text = ({ content }: APITextDisplayComponent) => visibleMarkdown(content, moments)
  if (part.type === ComponentType.TextDisplay) return [text(part)]
  if (part.type === ComponentType.Section) {
    const label = part.accessory.type === ComponentType.Button && 'label' in part.accessory ? part.accessory.label : ''
    return [`${part.components.map(text).join('\n')} [${label}]`]
  }
  return part.type === ComponentType.ActionRow
    ? [(part.components as ComponentRow['components']).map(labels).join(' ')]
    : []
}

const labels = (one: ComponentRow['components'][number]): string =>
  one.type === ComponentType.Button
    ? `[${one.label}]`
    : `${one.placeholder}: ${one.options.map(({ label, description }) => `[${label}]${description ? ` ${description}` : ''}`).join(' ')}`
