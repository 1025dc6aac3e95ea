// Which outcomes the script says at the bottom of the window for a moment, while focus stays where the person works.
import type { View } from '../../src/chat/view.ts'

const MAX_TOAST_BUTTONS = 2

/** Whether the line takes back what was just done. */
export const isUndo = (line: string): boolean => line.startsWith('me undo')

/**
 * Whether the script may say it at the bottom of the window, so that focus stays where it is: an outcome in a line or
 * two, with little to press. After a press that changed something Undo does not count, nor what does the same as the
 * pressed button, which is on the page still; a choice between several is no outcome and stays.
 */
export function isBrief(told: readonly View[], pressed: string | undefined): boolean {
  const [only, ...others] = told
  if (only === undefined || others.length > 0) return false
  const { blocks, buttons, question, notice } = only
  const isPressed = pressed !== undefined && buttons.some(({ line }) => isUndo(line))
  const repeats = (line: string): boolean => isPressed && (isUndo(line) || commandWords(line) === commandWords(pressed))
  return (
    notice === undefined &&
    question === undefined &&
    buttons.filter(({ line }) => !repeats(line)).length <= MAX_TOAST_BUTTONS &&
    blocks.length <= 1 &&
    blocks.every(({ kind }) => kind === 'text')
  )
}

/** Of a button's line: "habit count habit:… by:1" → "habit count". */
const commandWords = (line: string): string => line.split(' ', 2).join(' ')
