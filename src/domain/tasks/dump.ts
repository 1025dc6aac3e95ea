// A head emptied at once: every line a task of its own, read as any capture is.
import type { Task } from '../../models/task.ts'
import { UserError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'
import { captureLine } from './capture.ts'

const MAX_LINES = 50
const MAX_LINE_LENGTH = 200

/** "- milk", "• milk", "[ ] milk", "3. milk": how the line stood in another list. */
const BULLET = /^\s*(?:[-*•–]|\[[ x]?\]|\d{1,2}[.)])(?:\s+|$)/iu

/** The lines of a dump, without marks of lists. */
export const splitDump = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => line !== '')

/** Saves each line. @throws UserError where there are too many, or one is no line but a text */
export async function captureDump(me: Me, text: string, oneInstead: string): Promise<Task[]> {
  const lines = splitDump(text)
  const ways = [{ label: 'One task instead', line: oneInstead }]
  if (lines.length === 0) throw new UserError('There are no words in it. Write one thing per line.')
  if (lines.length > MAX_LINES)
    throw new UserError(`That's ${lines.length} lines, and ${MAX_LINES} is the limit. Send them in two parts.`, ways)
  const long = lines.findIndex((line) => line.length > MAX_LINE_LENGTH)
  if (long >= 0)
    throw new UserError(`Line ${long + 1} is longer than ${MAX_LINE_LENGTH} characters. Send it on its own.`, ways)
  const saved: Task[] = []
  for (const line of lines) saved.push((await captureLine(me, line)).task)
  return saved
}
