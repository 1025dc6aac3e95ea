// A head emptied at once: every line a task of its own, read as any capture is.
import { readListLines } from '../../language/lists.ts'
import type { Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'
import type { Me } from '../request/me.ts'
import { captureLine } from './capture.ts'

const MAX_LINES = 50
const MAX_LINE_LENGTH = 200

/** The open lines of a dump, without marks of lists; what was ticked is left out. */
export const splitDump = (text: string): string[] =>
  readListLines(text)
    .filter(({ isTicked }) => !isTicked)
    .map(({ text: line }) => line)

/** Saves each line. @throws DomainError where there are too many, or one is too long for a title */
export async function captureDump(me: Me, text: string): Promise<Task[]> {
  const lines = splitDump(text)
  const asOneTask = [{ command: 'task add', values: { title: text } }] as const
  if (lines.length === 0) throw new DomainError(readListLines(text).length > 0 ? 'dump.all-ticked' : 'dump.no-words')
  if (lines.length > MAX_LINES)
    throw new DomainError('dump.too-many-lines', { lines: lines.length, most: MAX_LINES }, asOneTask)
  const long = lines.findIndex((line) => line.length > MAX_LINE_LENGTH)
  if (long >= 0)
    throw new DomainError('dump.line-too-long', { line: long + 1, mostCharacters: MAX_LINE_LENGTH }, asOneTask)
  const saved: Task[] = []
  for (const line of lines) saved.push((await captureLine(me, line)).task)
  return saved
}
