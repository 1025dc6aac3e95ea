// What typed numbers and labels stand for in a view: its items, its buttons, the choices of its selects.
import type { NumberedAction } from '../contracts/conversation.ts'
import { type Button, plainText, type View } from './view.ts'

/**
 * The lines of typed numbers, in order: items, then (if numbered) buttons, then choices of selects, whose `line` lacks
 * the chosen value.
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

/** Every button in reading order: items first, then the view. */
export const allButtons = (shown: View): readonly Button[] => [
  ...shown.blocks.flatMap((block) => (block.kind === 'item' && block.button ? [block.button] : [])),
  ...shown.buttons,
]
