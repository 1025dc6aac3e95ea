// A head emptied at once: every line a task of its own, read as any capture is.
import { readListLines } from '../../language/lists.ts'
import type { Task } from '../../models/task.ts'
import { UserError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'
import { captureLine } from './capture.ts'

const MAX_LINES = 50
const MAX_LINE_LENGTH = 200

/** The open lines of a dump, without marks of lists; what was ticked is left out. */
export const splitDump = (text: string): string[] =>
  readListLines(text)
    .filter(({ isTicked }) => !isTicked)
    .map(({ text: line }) => line)

/** Saves each line. @throws UserError where there are too many, or one is no line but a text */
export async function captureDump(me: Me, text: string, oneInstead: string): Promise<Task[]> {
  const lines = splitDump(text)
  const ways = [{ label: 'One task instead', line: oneInstead }]
  if (lines.length === 0)
    throw new UserError(
      readListLines(text).length > 0
        ? 'Every line is ticked off, so there is nothing to save.'
        : 'There are no words in it. Write one thing per line.',
    )
  if (lines.length > MAX_LINES)
    throw new UserError(`That's ${lines.length} lines, and ${MAX_LINES} is the limit. Send them in two parts.`, ways)
  const long = lines.findIndex((line) => line.length > MAX_LINE_LENGTH)
  if (long >= 0)
    throw new UserError(`Line ${long + 1} is longer than ${MAX_LINE_LENGTH} characters. Send it on its own.`, ways)
  const saved: Task[] = []
  for (const line of lines) saved.push((await captureLine(me, line)).task)
  return saved
}
