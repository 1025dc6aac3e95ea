// A view as text for an assistant: what it says, and after each thing the tool call that acts on it.
import { plainText, type View } from '../../src/chat/view.ts'

export function viewText({ title, notice, blocks, buttons }: View): string {
  const lines = blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'text':
        return [plainText(block.text)]
      case 'item': {
        const detail = block.detail ? ` · ${plainText(block.detail)}` : ''
        return [`- ${plainText(block.text)}${detail}${lineText(block.line ?? block.button?.line)}`]
      }
      case 'fields':
        return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`)
      case 'progress':
        return [`${plainText(block.label)}: ${block.done} of ${block.of}`]
      case 'select':
        return [`${block.label}: ${block.choices.map(({ label }) => label).join(', ')}`]
      default:
        return unknownBlock(block)
    }
  })
  const actions = buttons.map(({ label, line }) => `${label}${lineText(line)}`)
  return [
    ...(notice ? [plainText(notice)] : []),
    plainText(title),
    ...lines,
    ...(actions.length > 0 ? [`Next: ${actions.join('; ')}`] : []),
  ].join('\n')
}

const lineText = (line: string | undefined): string => (line === undefined ? '' : ` [${line}]`)

function unknownBlock(block: never): never {
  throw new Error(`No text for ${JSON.stringify(block)}`)
}
