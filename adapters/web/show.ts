// A view as plain text, labels included, for contract tests.
import { plainText, type View } from '../../src/chat/view.ts'

export function webViewText(view: View): string {
  return [
    ...(view.notice ? [plainText(view.notice)] : []),
    plainText(view.title),
    ...view.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'text':
          return [plainText(block.text)]
        case 'item':
          return [
            [plainText(block.text), ...(block.detail ? [plainText(block.detail)] : [])].join(' · '),
            ...(block.button ? [block.button.label] : []),
          ]
        case 'fields':
          return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`)
        case 'progress':
          return [`${plainText(block.label)} ${block.done} of ${block.of}`]
        case 'select':
          return [block.label, ...block.choices.map(({ label }) => label)]
        default:
          return undrawable(block)
      }
    }),
    ...view.buttons.map(({ label }) => label),
  ].join('\n')
}

function undrawable(block: never): never {
  throw new Error(`The page cannot draw ${JSON.stringify(block)}`)
}
