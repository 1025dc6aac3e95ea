// A view as data, for programs: texts as they read, and every line that can be pressed.
import { type Block, plainText, type View } from './view.ts'

export const viewData = ({ title, notice, blocks, buttons, card, question }: View) => ({
  title: plainText(title),
  ...(notice ? { notice: plainText(notice) } : {}),
  blocks: blocks.map(blockData),
  buttons,
  ...(card ? { card } : {}),
  ...(question ? { question } : {}),
})

function blockData(block: Block): { readonly kind: Block['kind'] } {
  switch (block.kind) {
    case 'text':
      return { kind: block.kind, ...{ text: plainText(block.text) } }
    case 'item':
      return {
        ...block,
        ...{ text: plainText(block.text), ...(block.detail ? { detail: plainText(block.detail) } : {}) },
      } as never
    case 'fields':
      return {
        kind: block.kind,
        ...{ fields: block.fields.map(({ label, value }) => ({ label, value: plainText(value) })) },
      }
    case 'progress':
      return { ...block, ...{ label: plainText(block.label) } } as never
    case 'select':
      return block
    default:
      return unknownBlock(block)
  }
}

function unknownBlock(block: never): never {
  throw new Error(`No data for ${JSON.stringify(block)}`)
}
