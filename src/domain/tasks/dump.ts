// A head emptied at once: every line a task of its own, read as any capture is.
import { type ListItem, readListLines } from '../../language/lists.ts'
import type { Task } from '../../models/task.ts'
import { UserError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'
import { captureLine } from './capture.ts'

/** Lines saved in one request: 200 take about two seconds on SQLite. */
export const MAX_LINES = 200
/** UTF-16 units; what is longer is a text, not a line. */
export const MAX_LINE_LENGTH = 200

/** What became of the lines of a dump. */
export interface DumpResult {
  readonly saved: readonly Task[]
  /** The words of lines that were ticked off; these are not saved. */
  readonly ticked: readonly string[]
}

/** Whether `captureDump` takes these lines. */
export const canDump = (items: readonly ListItem[]): boolean =>
  items.length >= 2 && items.length <= MAX_LINES && items.every(({ text }) => text.length <= MAX_LINE_LENGTH)

/** Saves each line that is not ticked. @throws UserError where there are too many, or one is no line but a text */
export async function captureDump(me: Me, text: string, oneInstead: string): Promise<DumpResult> {
  const items = readListLines(text)
  const lines = items.filter(({ isTicked }) => !isTicked)
  const ways = [{ label: 'One task instead', line: oneInstead }]
  if (lines.length === 0)
    throw new UserError(
      items.length > 0
        ? 'Every line is ticked off, so there is nothing to save.'
        : 'There are no words in it. Write one thing per line.',
    )
  if (lines.length > MAX_LINES)
    throw new UserError(`That's ${lines.length} lines, and ${MAX_LINES} is the limit. Send them in two parts.`, ways)
  const long = lines.findIndex((line) => line.text.length > MAX_LINE_LENGTH)
  if (long >= 0)
    throw new UserError(`Line ${long + 1} is longer than ${MAX_LINE_LENGTH} characters. Send it on its own.`, ways)
  const saved: Task[] = []
  for (const { text: line, source } of lines)
    saved.push((await captureLine(me, line, {}, source === undefined ? {} : { typed: source })).task)
  return { saved, ticked: items.filter(({ isTicked }) => isTicked).map(({ text: words }) => words) }
}
