// Todoist's CSV, of a project's template or of a backup: TYPE,CONTENT,… with one row a task, section or note.
// Source: https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist
import type { ImportedMoment, ImportedRhythm, ImportedTask } from '../../contracts/imports.ts'
import { columnReader, readCsv } from './csv.ts'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, listOfFileName, makeId } from './file.ts'
import { rhythmWords } from './rhythm.ts'

const HEADER = /^"?TYPE"?[,;\t]"?CONTENT"?[,;\t]/im

export const todoist: ImportFormat = {
  source: 'todoist',
  recognise: ({ text }) => (HEADER.test(text.slice(0, 500)) ? 'sure' : null),
  async read({ text, name }) {
    const [header = [], ...rows] = await readCsv(text, HEADER)
    const cell = columnReader(header)
    const list = listOfFileName(name)
    const found: FoundTask[] = []
    /** The task that each indent is under. */
    const above: string[] = []
    let section: string | null = null
    for (const [index, row] of rows.entries()) {
      const content = cell(row, 'CONTENT')
      const type = cell(row, 'TYPE').toLowerCase()
      if (type === 'section') section = content
      const last = found.at(-1)
      if (type === 'note' && last && content !== '')
        found[found.length - 1] = { ...last, notes: joinNotes(last.notes, content) }
      if (type !== 'task' || content === '') continue
      // Rows that begin with "* " have no box to tick in Todoist: headings among the tasks.
      const { title, tags } = takeLabels(content.replace(/^\* /, ''))
      const indent = Math.max(1, Number(cell(row, 'INDENT')) || 1)
      above.length = Math.min(above.length, indent - 1)
      const id = makeId(index)
      found.push({
        id,
        title,
        notes: cell(row, 'DESCRIPTION'),
        list,
        parentId: above.at(-1) ?? null,
        ...readDate(cell(row, 'DATE'), cell(row, 'TIMEZONE')),
        minutes: minutesOf(cell(row, 'DURATION'), cell(row, 'DURATION_UNIT')),
        priority: PRIORITIES[cell(row, 'PRIORITY')] ?? 'medium',
        tags: section === null ? tags : [...tags, tagWord(section)],
      })
      above.push(id)
    }
    return completeTasks('todoist', found)
  },
}

/** 1 is the highest; 4, the lowest, is what every task has that was given none. */
const PRIORITIES: Readonly<Record<string, ImportedTask['priority']>> = { '1': 'urgent', '2': 'high', '3': 'medium' }

/** `Call mum @phone @home` → the words, and the labels at their end or between them. */
export function takeLabels(content: string): { readonly title: string; readonly tags: readonly string[] } {
  const tags: string[] = []
  const title = content
    .replaceAll(/(^|\s)@([\p{L}\p{N}][\p{L}\p{N}_/-]*)(?=\s|$)/gu, (_whole, before: string, label: string) => {
      tags.push(label)
      return before
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
  return title === '' ? { title: content, tags: [] } : { title, tags }
}

/** A name as one tag: "Waiting for" → `waiting-for`. */
export const tagWord = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')

export const joinNotes = (...parts: readonly (string | undefined)[]): string =>
  parts
    .flatMap((part) => (part ? [part.trim()] : []))
    .filter((part) => part !== '')
    .join('\n')

function readDate(words: string, zone: string): { due: ImportedMoment | null; rhythm: ImportedRhythm | null } {
  if (words === '') return { due: null, rhythm: null }
  const rhythm = rhythmWords(words)
  if (rhythm) return { due: null, rhythm }
  return { due: isoMoment(words, zone || null) ?? { kind: 'words', words }, rhythm: null }
}

function minutesOf(duration: string, unit: string): number | null {
  const count = Number(duration)
  if (duration === '' || !Number.isInteger(count) || count < 1) return null
  return unit === 'day' ? null : count
}
