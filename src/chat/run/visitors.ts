// What a visitor of another space is shown: a view without what they may not ask for.
import type { Catalogue } from '../command.ts'
import { parseButtonLine } from '../parse/reading.ts'
import type { Request } from '../request.ts'
import type { Block, View } from '../view.ts'

/** The view for this person: unchanged for people of the space, without foreign buttons for visitors. */
export function withoutForeignActions<Me>(catalogue: Catalogue<Me>, { visits }: Request, shown: View): View {
  if (!visits) return shown
  const isAllowed = ({ line }: { readonly line: string }): boolean =>
    parseButtonLine(catalogue, line)?.command.isForVisitors === true
  const allowedBlock = (block: Block): Block => {
    if (block.kind !== 'item') return block
    const { line, button, ...item } = block
    return {
      ...item,
      ...(line !== undefined && isAllowed({ line }) ? { line } : {}),
      ...(button && isAllowed(button) ? { button } : {}),
    }
  }
  const { asks, ...rest } = shown
  return {
    ...rest,
    blocks: shown.blocks.filter((block) => block.kind !== 'select' || isAllowed(block)).map(allowedBlock),
    buttons: shown.buttons.filter(isAllowed),
    ...(asks && isAllowed(asks) ? { asks } : {}),
    ...(shown.typedButtons ? { typedButtons: shown.typedButtons.filter(isAllowed) } : {}),
  }
}
