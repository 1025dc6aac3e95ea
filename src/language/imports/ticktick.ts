// TickTick's backup: a few lines about the file, then CSV with "List Name","Title",… Whole days are written as midnights
// of the task's own zone, in UTC; statuses are 0 open, 1 and 2 done or archived, -1 won't do.
import type { ImportedMoment } from '../../contracts/imports.ts'
import { columnReader, readCsv } from './csv.ts'
import { completeTasks, dayOfMoment, type FoundTask, type ImportFormat, isoMoment, momentDay } from './file.ts'
import { rhythmRule } from './rhythm.ts'
import { joinNotes, tagWord } from './todoist.ts'

const HEADER = /^"?Folder Name"?[,;\t]"?List Name"?[,;\t]"?Title"?[,;\t]/im

export const ticktick: ImportFormat = {
  source: 'ticktick',
  recognise: ({ text }) => (HEADER.test(text.slice(0, 4000)) ? 'sure' : null),
  async read({ text }) {
    const [header = [], ...rows] = await readCsv(text, HEADER)
    const cell = columnReader(header)
    const found = rows.flatMap((row): FoundTask[] => {
      const kind = cell(row, 'Kind')
      if (kind !== '' && !/^(?:TEXT|CHECKLIST)$/i.test(kind)) return []
      const id = cell(row, 'taskId')
      const isWholeDay = /^true$/i.test(cell(row, 'Is All Day'))
      const zone = cell(row, 'Timezone') || null
      const moment = (name: string): ImportedMoment | null => {
        const read = isoMoment(cell(row, name), zone)
        return isWholeDay ? dayOfMoment(read, zone) : read
      }
      const { notes, items } = splitChecklist(cell(row, 'Content'), /^y|true$/i.test(cell(row, 'Is Check list')))
      const repeat = cell(row, 'Repeat')
      const rhythm = repeat === '' ? null : rhythmRule(repeat)
      const list = cell(row, 'List Name') || null
      const isDone = /^(?:1|2|-1)$/.test(cell(row, 'Status')) || cell(row, 'Completed Time') !== ''
      const column = cell(row, 'Column Name')
      const due = moment('Due Date')
      const starts = moment('Start Date')
      const task: FoundTask = {
        ...(id === '' ? {} : { id }),
        title: cell(row, 'Title'),
        notes: joinNotes(notes, repeat !== '' && rhythm === null ? `Repeats: ${repeat}` : ''),
        list,
        parentId: cell(row, 'parentId') || null,
        // TickTick keeps what has one date as a start; only a span has both.
        due: due ?? starts,
        starts: due && starts && momentDay(starts) !== momentDay(due) ? starts : null,
        rhythm,
        priority: PRIORITIES[cell(row, 'Priority')] ?? 'medium',
        tags: [
          ...cell(row, 'Tags')
            .split(/\s*,\s*/)
            .map((tag) => tag.replace(/^#/, ''))
            .filter((tag) => tag !== ''),
          ...(column === '' || /^not sectioned$/i.test(column) ? [] : [tagWord(column)]),
        ],
        isDone,
        touchedOn: momentDay(isoMoment(cell(row, 'Created Time'))),
      }
      return [
        task,
        ...items.map(
          (item, index): FoundTask => ({
            ...(id === '' ? {} : { id: `${id}/${index}`, parentId: id }),
            title: item.words,
            list,
            isDone: isDone || item.isDone,
            touchedOn: task.touchedOn ?? null,
          }),
        ),
      ]
    })
    return completeTasks('ticktick', found)
  },
}

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
