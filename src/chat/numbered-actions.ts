// What typed numbers and labels stand for in a view: its items, its buttons, the choices of its selects.
import type { NumberedAction } from '../contracts/conversation.ts'
import { type Button, plainText, type View } from './view.ts'

/**
 * The lines that typed numbers mean, in order: the items that have one, then (where they are numbered) the buttons,
 * then the choices of selects, whose `line` is still without the value chosen.
 */
export function numberedActions(shown: View, withButtons: boolean): NumberedAction[] {
  const items = shown.blocks.flatMap((block) =>
    block.kind === 'item' && block.line !== undefined ? [{ label: plainText(block.text), line: block.line }] : [],
  )
  const pressed = allButtons(shown).map(({ label, line, returnTo }) => ({
    label,
    line,
    ...(returnTo ? { returnTo } : {}),
  }))
  const choices = shown.blocks.flatMap((block) =>
    block.kind === 'select'
      ? block.choices.map(({ label, value }) => ({
          label,
          line: block.line,
          choice: { of: block.line, fills: block.fills, value },
        }))
      : [],
  )
  return withButtons ? [...items, ...pressed, ...choices] : items
}

/** Every button in reading order: those of items first, then the view's own. */
export const allButtons = (shown: View): readonly Button[] => [
  ...shown.blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button] : [])),
  ...shown.buttons,
]
