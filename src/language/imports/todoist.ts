// Todoist's CSV, of a project's template or of a backup: TYPE,CONTENT,… with one row a task, section or note.
// Source: https://todoist.com/help/articles/format-a-csv-file-to-import-into-todoist
import * as z from 'zod'
import type { ImportedMoment, ImportedRhythm, ImportedTask } from '../../contracts/imports.ts'
import { columnReader, readCsv } from './csv.ts'
import {
  type FoundContent,
  type FoundListNote,
  type FoundTask,
  type ImportFormat,
  isoMoment,
  listOfFileName,
  makeId,
} from './file.ts'
import { joinNotes, tagWord } from './notes.ts'
import { rhythmWords } from './rhythm.ts'

const HEADER = /^"?TYPE"?[,;\t]"?CONTENT"?[,;\t]/im

export const todoist: ImportFormat = {
  source: 'todoist',
  recognise: ({ text }) => (HEADER.test(text.slice(0, 500)) ? 'sure' : null),
  async read({ text, name }) {
    const [header = [], ...rows] = await readCsv(text, HEADER)
    const cell = columnReader(header)
    return readRows(rows, cell, listOfFileName(name))
  },
}

type Cell = ReturnType<typeof columnReader>

function readRows(rows: readonly (readonly string[])[], cell: Cell, list: string | null): FoundContent {
  const found: FoundTask[] = []
  /** The task that each indent is under. */
  const above: string[] = []
  let section: string | null = null
  const listNotes: FoundListNote[] = []
  let isUnderTask = false
  for (const [index, row] of rows.entries()) {
    const content = cell(row, 'CONTENT')
    const type = cell(row, 'TYPE').toLowerCase()
    if (type === 'section') {
      section = content
      isUnderTask = false
    }
    const last = found.at(-1)
    if (type === 'note' && content !== '') {
      // A comment is about the task above it; one before any task is about the project.
      if (last && isUnderTask) last.moreNotes?.push(withoutAttachments(content))
      else listNotes.push({ list, notes: `${section === null ? '' : `${section}: `}${withoutAttachments(content)}` })
    }
    if (type !== 'task' || content === '') continue
    const indent = Math.min(Math.max(1, Math.trunc(Number(cell(row, 'INDENT'))) || 1), above.length + 1)
    above.length = indent - 1
    const id = makeId(index)
    found.push({ id, list, parentId: above.at(-1) ?? null, moreNotes: [], ...readTask(row, cell, section) })
    above.push(id)
    isUnderTask = true
  }
  return { tasks: found, listNotes }
}

function readTask(row: readonly string[], cell: Cell, section: string | null): FoundTask {
  // Rows that begin with "* " have no box to tick in Todoist: headings among the tasks.
  const { title, tags } = takeLabels(cell(row, 'CONTENT').replace(/^\* /, ''))
  const zone = cell(row, 'TIMEZONE')
  const date = cell(row, 'DATE') || cell(row, 'DUE_DATE')
  const read = readDate(date, zone, cell(row, 'DATE_LANG') || cell(row, 'DUE_DATE_LANG'))
  // A date is when to begin where a deadline is the day it is due.
  const deadline = isoMoment(cell(row, 'DEADLINE').slice(0, 10))
  const hasBoth = deadline !== null && read.rhythm === null
  const duration = cell(row, 'DURATION')
  const minutes = minutesOf(duration, cell(row, 'DURATION_UNIT'))
  const responsible = cell(row, 'RESPONSIBLE')
  const isOthers = responsible !== '' && responsible !== cell(row, 'AUTHOR')
  return {
    title,
    notes: joinNotes(
      cell(row, 'DESCRIPTION'),
      read.unread,
      isOthers ? `Responsible: ${responsible}` : '',
      minutes === null && Number(duration) > 0 ? `Takes: ${duration} ${duration === '1' ? 'day' : 'days'}` : '',
      cell(row, 'DEADLINE') !== '' && !hasBoth ? `Deadline: ${cell(row, 'DEADLINE')}` : '',
    ),
    due: hasBoth ? deadline : read.due,
    starts: hasBoth ? read.due : null,
    rhythm: read.rhythm,
    minutes,
    priority: PRIORITIES[cell(row, 'PRIORITY')] ?? 'medium',
    tags: section === null ? tags : [...tags, tagWord(section)].filter((tag) => tag !== ''),
  }
}

/** A comment with a file has `[[file {"file_name": …, "file_url": …}]]`: its name and address are kept. */
function withoutAttachments(content: string): string {
  const parts: string[] = []
  let begin = 0
  for (let at = content.indexOf(FILE_MARK); at >= 0; at = content.indexOf(FILE_MARK, begin)) {
    const end = content.indexOf('}]]', at)
    if (end < 0) break
    parts.push(content.slice(begin, at), fileWords(content.slice(at + FILE_MARK.length - 1, end + 1)))
    begin = end + 3
  }
  return [...parts, content.slice(begin)].join('')
}

const FILE_MARK = '[[file {'

function fileWords(json: string): string {
  try {
    const { data } = z
      .object({ file_name: z.string().optional(), file_url: z.string().optional() })
      .safeParse(JSON.parse(json))
    return [data?.file_name, data?.file_url].filter(Boolean).join(' ')
  } catch {
    return json
  }
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

interface ReadDate {
  readonly due: ImportedMoment | null
  readonly rhythm: ImportedRhythm | null
  /** A line for the notes: words that can't be read. */
  readonly unread: string
}

/** @param language of the words; others than English are kept as they are: "mar 5" is a Tuesday in Spanish. */
function readDate(words: string, zone: string, language: string): ReadDate {
  const none = { due: null, rhythm: null, unread: '' }
  const due = words === '' ? null : isoMoment(words, zone || null)
  if (words === '' || due) return { ...none, due }
  if (language !== '' && !/^en\b/i.test(language)) return { ...none, unread: `Date: ${words}` }
  const rhythm = rhythmWords(words)
  return rhythm ? { ...none, rhythm } : { ...none, due: { kind: 'words', words } }
}

function minutesOf(duration: string, unit: string): number | null {
  const count = Number(duration)
  if (duration === '' || !Number.isInteger(count) || count < 1) return null
  return unit === 'day' ? null : count
}
