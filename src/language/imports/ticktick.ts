// TickTick's backup: a few lines about the file, then CSV with "List Name","Title",… Whole days are written as midnights
// of the task's own zone, in UTC; statuses are 0 open, 1 and 2 done or archived, -1 won't do.
import type { ImportedMoment, ImportedReminder } from '../../contracts/imports.ts'
import { columnReader, readCsv } from './csv.ts'
import {
  dayOfMoment,
  type FoundTask,
  floatingMoment,
  type ImportFormat,
  isoMoment,
  momentDay,
  shiftMoment,
} from './file.ts'
import { isoLengthMinutes } from './iso-length.ts'
import { joinNotes, tagWord } from './notes.ts'
import { rhythmRule } from './rhythm.ts'

/** Older backups have no folders. */
const HEADER = /^(?:"?Folder Name"?[,;\t])?"?List Name"?[,;\t]"?Title"?[,;\t]/im

export const ticktick: ImportFormat = {
  source: 'ticktick',
  recognise: ({ text }) => (HEADER.test(text.slice(0, 4000)) ? 'sure' : null),
  async read({ text }) {
    const [header = [], ...rows] = await readCsv(text, HEADER)
    const cell = columnReader(header)
    const open = rows.filter((row) => cell(row, 'Title') !== '' && !isNote(row, cell) && !isDone(row, cell))
    return {
      tasks: rows.flatMap((row) => readTask(row, cell)),
      unsupported: {
        folders: new Set(open.flatMap((row) => cell(row, 'Folder Name') || [])).size,
      },
    }
  },
}

type Row = readonly string[]
type Cell = ReturnType<typeof columnReader>

const isDone = (row: Row, cell: Cell): boolean =>
  /^(?:1|2|-1)$/.test(cell(row, 'Status')) || cell(row, 'Completed Time') !== ''

const isNote = (row: Row, cell: Cell): boolean => cell(row, 'Kind').toUpperCase() === 'NOTE'

/** A row: the task, and the items of its checklist. */
function readTask(row: Row, cell: Cell): FoundTask[] {
  const id = cell(row, 'taskId')
  const zone = cell(row, 'Timezone') || null
  const isWholeDay = /^true$/i.test(cell(row, 'Is All Day'))
  const isFloating = /^true$/i.test(cell(row, 'Is Floating'))
  const moment = (name: string): ImportedMoment | null => {
    const read = isoMoment(cell(row, name), zone)
    return isWholeDay ? dayOfMoment(read, zone) : isFloating ? floatingMoment(read, zone) : read
  }
  const isChecklist = /^(?:y|yes|true)$/i.test(cell(row, 'Is Check list') || cell(row, 'Is Checklist'))
  const { notes, items } = splitChecklist(cell(row, 'Content'), isChecklist)
  const repeat = cell(row, 'Repeat')
  const rhythm = repeat === '' ? null : rhythmRule(repeat)
  const column = cell(row, 'Column Name')
  const due = moment('Due Date')
  const starts = moment('Start Date')
  const { reminders, unread } = readReminders(cell(row, 'Reminder'), { due, starts })
  const common = {
    list: cell(row, 'List Name') || null,
    touchedOn: momentDay(isoMoment(cell(row, 'Created Time'))),
  }
  const task: FoundTask = {
    ...common,
    ...(id === '' ? {} : { id }),
    title: cell(row, 'Title'),
    notes: joinNotes(notes, repeat !== '' && rhythm === null ? `Repeats: ${repeat}` : '', ...unread),
    parentId: cell(row, 'parentId') || null,
    // TickTick keeps what has one date as a start; only a span has both.
    due: due ?? starts,
    starts: due && starts && momentDay(starts) !== momentDay(due) ? starts : null,
    rhythm,
    reminders,
    priority: PRIORITIES[cell(row, 'Priority')] ?? 'medium',
    tags: [
      ...cell(row, 'Tags')
        .split(/\s*,\s*/)
        .map((tag) => tag.replace(/^#/, '')),
      ...(/^not sectioned$/i.test(column) ? [] : [tagWord(column)]),
    ].filter((tag) => tag !== ''),
    isNote: isNote(row, cell),
    isDone: isDone(row, cell),
  }
  return [
    task,
    ...items.map(
      (item, index): FoundTask => ({
        ...common,
        ...(id === '' ? {} : { id: `${id}/${index}`, parentId: id }),
        title: item.words,
        isDone: task.isDone === true || item.isDone,
      }),
    ),
  ]
}

/**
 * `-PT30M`, `TRIGGER:-P1D`, several with spaces, commas or lines between: before it begins, of a whole day before or,
 * without a minus, after its midnight. What can't be read becomes lines of the notes.
 */
function readReminders(
  text: string,
  { due, starts }: { readonly due: ImportedMoment | null; readonly starts: ImportedMoment | null },
): { readonly reminders: readonly ImportedReminder[]; readonly unread: readonly string[] } {
  const reminders: ImportedReminder[] = []
  const unread: string[] = []
  for (const part of text.split(/[\s,;]+/).slice(0, MAX_REMINDERS)) {
    if (part === '') continue
    const minutes = isoLengthMinutes(part.replace(/^TRIGGER:/i, ''))
    const at = due && starts && minutes !== null ? shiftMoment(starts, minutes) : null
    if (minutes === null) unread.push(`Reminder: ${part}`)
    else if (at && due && momentDay(starts) !== momentDay(due)) reminders.push({ kind: 'at', moment: at })
    else reminders.push({ kind: 'before', minutes: 0 - minutes })
  }
  return { reminders, unread }
}

/** Of one task. */
const MAX_REMINDERS = 20

const PRIORITIES: Readonly<Record<string, 'low' | 'medium' | 'high'>> = { '1': 'low', '3': 'medium', '5': 'high' }

/** Items of a checklist stand in its content: `▫` open, `▪` done. */
function splitChecklist(content: string, isChecklist: boolean) {
  if (!isChecklist) return { notes: content, items: [] }
  const parts = content.split(/(?=[▫▪])/)
  return {
    notes: parts
      .filter((part) => !/^[▫▪]/.test(part))
      .join('')
      .trim(),
    items: parts
      .filter((part) => /^[▫▪]/.test(part))
      .map((part) => ({ words: part.slice(1).trim(), isDone: part.startsWith('▪') })),
  }
}
