// Brain dump: every line becomes a task, parsed like any capture.
import type { ListItem } from '../../language/list-marks.ts'
import { readListLines, splitList } from '../../language/lists.ts'
import type { Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'
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

/** Lines; of a single one its parts, where it is a list: “eggs, bread and milk”. */
function itemsOf(text: string): readonly ListItem[] {
  const lines = readListLines(text)
  const list = lines.length === 1 ? splitList(text.trim()) : null
  return list && list.items.length > 1 ? list.items : lines
}

/** Saves each line that is not ticked. @throws DomainError where there are too many, or one is too long for a title */
export async function captureDump(me: Me, text: string): Promise<DumpResult> {
  const items = itemsOf(text)
  const lines = items.filter(({ isTicked }) => !isTicked)
  const asOneTask = [{ command: 'task add', values: { title: text } }] as const
  if (lines.length === 0) throw new DomainError(items.length > 0 ? 'dump.all-ticked' : 'dump.no-words')
  if (lines.length > MAX_LINES)
    throw new DomainError('dump.too-many-lines', { lines: lines.length, most: MAX_LINES }, asOneTask)
  const long = lines.findIndex((line) => line.text.length > MAX_LINE_LENGTH)
  if (long >= 0)
    throw new DomainError('dump.line-too-long', { line: long + 1, mostCharacters: MAX_LINE_LENGTH }, asOneTask)
  const saved: Task[] = []
  for (const { text: line, source } of lines)
    saved.push((await captureLine(me, line, {}, source === undefined ? {} : { typed: source })).task)
  return { saved, ticked: items.filter(({ isTicked }) => isTicked).map(({ text: words }) => words) }
}
