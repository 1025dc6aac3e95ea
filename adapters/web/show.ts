// A view as plain text: what a reader of the page would see, labels included.
import { plain, type View } from '../../src/chat/view.ts'

export function shown(view: View): string {
  return [
    ...(view.notice ? [plain(view.notice)] : []),
    plain(view.title),
    ...view.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'text':
          return [plain(block.text)]
        case 'item':
          return [
            [plain(block.text), ...(block.detail ? [plain(block.detail)] : [])].join(' · '),
            ...(block.button ? [block.button.label] : []),
          ]
        case 'fields':
          return block.fields.map(({ label, value }) => `${label}: ${plain(value)}`)
        case 'progress':
          return [`${plain(block.label)} ${block.done} of ${block.of}`]
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
