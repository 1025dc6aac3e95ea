// An org file: headlines with TODO are tasks, other headlines are lists, DEADLINE and SCHEDULED their dates, boxes in
// the text below parts. Source: https://orgmode.org/manual/
import type { ImportedMoment, ImportedRhythm, ImportedTask } from '../../contracts/imports.ts'
import {
  type FoundContent,
  type FoundListNote,
  type FoundTask,
  type ImportFormat,
  isoMoment,
  listOfFileName,
  makeId,
  momentDay,
} from './file.ts'
import { rhythmLength } from './rhythm.ts'

const OPEN = 'TODO NEXT STARTED DOING WAITING WAIT HOLD SOMEDAY INPROGRESS IN-PROGRESS'.split(' ')
const CLOSED = 'DONE CANCELLED CANCELED DELEGATED KILLED'.split(' ')
const HEADLINE = /^(\*+)\s+(\S.*)$/
/** Longer headlines are words to their end. */
const MAX_HEADLINE = 2_000

export const org: ImportFormat = {
  source: 'org',
  recognise({ text, name }) {
    const lines = text.split('\n')
    const keywords = keywordsOf(lines)
    const isTask = lines.some((line) => readHeadline(line, keywords)?.keyword != null)
    if (isTask) return 'sure'
    return name !== null && /\.org$/i.test(name) && /^\*+ \S/m.test(text) ? 'maybe' : null
  },
  read: ({ text, name }) => readLines(text.split('\n'), listOfFileName(name)),
}

/** The words of this file that make a headline a task: true where they close it. */
type Keywords = ReadonlyMap<string, boolean>

/** Org's own and those a file declares: `#+TODO: TODO(t) REPORT | DONE(d!) CANCELED`. */
function keywordsOf(lines: readonly string[]): Keywords {
  const found = new Map([...OPEN.map((word) => [word, false] as const), ...CLOSED.map((word) => [word, true] as const)])
  for (const line of lines) {
    const declared = /^#\+(?:SEQ_|TYP_)?TODO:(.*)$/i.exec(line)?.[1]?.slice(0, MAX_HEADLINE)
    if (declared === undefined) continue
    const words = declared.split(/\s+/).map((word) => word.replace(/\(.*$/, ''))
    const bar = words.indexOf('|')
    // Without a bar the last one closes a task.
    const firstClosed = bar >= 0 ? bar : words.length - 1
    for (const [index, word] of words.entries()) if (word !== '' && word !== '|') found.set(word, index >= firstClosed)
  }
  return found
}

interface Headline {
  readonly depth: number
  /** Null: it is no task. */
  readonly keyword: { readonly isClosed: boolean } | null
  readonly priority: string | null
  readonly title: string
  readonly tags: readonly string[]
}

function readHeadline(line: string, keywords: Keywords): Headline | null {
  const [, stars = '', all = ''] = HEADLINE.exec(line) ?? []
  if (stars === '') return null
  const [, first = '', afterFirst = ''] = /^(\S+)(?:\s+(.*))?$/.exec(all.slice(0, MAX_HEADLINE)) ?? []
  const isClosed = keywords.get(first)
  const words = isClosed === undefined ? all.slice(0, MAX_HEADLINE) : afterFirst
  const [, priority = null, afterPriority = ''] = /^(?:\[#([A-Z]|\d{1,2})\]\s*)?(.*)$/.exec(words) ?? []
  const tags = /(?:^|\s)(:[\p{L}\p{N}_@#%:]{1,500}:)\s*$/u.exec(afterPriority.trimEnd())?.[1] ?? ''
  const title = afterPriority.trimEnd().slice(0, afterPriority.trimEnd().length - tags.length)
  return {
    depth: stars.length,
    keyword: isClosed === undefined ? null : { isClosed },
    priority,
    // A count of parts that are done is org's own.
    title: `${title.replaceAll(/\s*\[\d{0,4}(?:\/\d{0,4}|%)\]/g, '').trim()}${all.slice(MAX_HEADLINE)}`,
    tags: tags.split(':').filter((tag) => tag !== ''),
  }
}

/** A headline above the present line. */
interface Ancestor {
  readonly depth: number
  /** Of a task; null: a list. */
  readonly id: string | null
  /** Where that task is among those found. */
  readonly place: number | null
  readonly title: string
  readonly tags: readonly string[]
}

function readLines(lines: readonly string[], fileName: string | null): FoundContent {
  const keywords = keywordsOf(lines)
  const found: FoundTask[] = []
  const listNotes: FoundListNote[] = []
  let loose = 0
  let fileList = fileName
  let fileTags: readonly string[] = []
  let above: Ancestor[] = []
  let drawer: string | null = null
  let last = -1
  for (const [index, line] of lines.entries()) {
    const headline = readHeadline(line, keywords)
    if (headline) {
      const { depth, title, keyword } = headline
      drawer = null
      above = above.filter((each) => each.depth < depth)
      // Tags hold for all that is below.
      const tags = [...(above.at(-1)?.tags ?? fileTags), ...headline.tags]
      last = keyword ? found.length : -1
      if (keyword)
        found.push({
          id: makeId(index),
          title,
          list: above.findLast((each) => each.id === null)?.title ?? fileList,
          parentId: above.findLast((each) => each.id !== null)?.id ?? null,
          priority: priorityOf(headline.priority),
          tags: [...new Set(tags)].filter((tag) => tag !== 'ARCHIVE'),
          isDone: keyword.isClosed || tags.includes('ARCHIVE'),
          moreNotes: [],
        })
      above.push({ depth, id: keyword ? makeId(index) : null, place: keyword ? last : null, title, tags })
      continue
    }
    const [, option = '', value = ''] = /^#\+(title|filetags):\s*(\S.*)$/i.exec(line) ?? []
    if (/^title$/i.test(option)) fileList = value.trim()
    if (/^filetags$/i.test(option)) fileTags = value.split(/[:\s]+/).filter((tag) => tag !== '')
    const task = found[last]
    const opened = /^\s*:([A-Z_-]+):\s*$/i.exec(line)?.[1]?.toUpperCase()
    if (opened === 'END') drawer = null
    else if (opened !== undefined && drawer === null) drawer = opened
    else if (task && drawer === 'PROPERTIES') found[last] = { ...task, ...readProperty(task, line) }
    else if (drawer === null) {
      const list = above.findLast((each) => each.id === null)?.title ?? fileList
      const outer = task ?? found[above.findLast(({ place }) => place !== null)?.place ?? -1]
      const box = readBox(outer ?? { title: '', list }, line)
      if (box) found.push(box)
      else if (task) found[last] = readBody(task, line)
      else if (line.trim() === '' || /^\s*#/.test(line)) continue
      // Text under a headline that is no task is about the task it is part of, else about the list.
      else if (outer) outer.moreNotes?.push(line)
      else if (list === null) loose++
      else listNotes.push({ list, notes: line })
    }
  }
  return { tasks: found, listNotes, unsupported: { lines: loose } }
}

/** `A` to `C` with B as what is meant where none is said; numbers are compared likewise, 1 the highest. */
function priorityOf(priority: string | null): ImportedTask['priority'] {
  if (priority === null || priority === 'B') return 'medium'
  if (/^\d/.test(priority)) return Number(priority) <= 3 ? 'high' : Number(priority) >= 7 ? 'low' : 'medium'
  return priority === 'A' ? 'high' : 'low'
}

function readBox(task: FoundTask, line: string): FoundTask | null {
  const [, mark, title = ''] = /^\s*(?:[-+*]|\d{1,3}[.)])\s+(?:\[@\d{1,3}\]\s*)?\[([ X-])\]\s+(\S.*)$/i.exec(line) ?? []
  if (mark === undefined) return null
  return {
    title,
    list: task.list ?? null,
    parentId: task.id ?? null,
    isDone: task.isDone === true || /x/i.test(mark),
  }
}

/** `:Effort: 0:30`, `:CREATED: [2026-03-01 Sun]`; other properties are lines of the notes, but those org writes itself. */
function readProperty(task: FoundTask, line: string): Partial<FoundTask> {
  const [, name = '', value = ''] = /^\s*:([^\s:]+):\s+(\S.*)$/.exec(line) ?? []
  if (/^effort$/i.test(name)) {
    const minutes = effortMinutes(value.trim())
    return minutes > 0 ? { minutes } : {}
  }
  if (/^created$/i.test(name)) return { touchedOn: momentDay(readStamp(value).moment) }
  if (name === '' || /^(?:id|custom_id|last_repeat|ordered|visibility|columns|.*_all|style|category)$/i.test(name))
    return {}
  task.moreNotes?.push(`${name}: ${value}`)
  return {}
}

/** `0:30`, `1:30`, `45`, `2h`, `1d` of eight hours. */
function effortMinutes(value: string): number {
  const [, hours = '0', minutes] = /^(\d{1,4}):(\d\d)$/.exec(value) ?? []
  if (minutes !== undefined) return Number(hours) * 60 + Number(minutes)
  const [, count = '0', unit = 'min'] = /^(\d{1,5})\s*(min|h|d)?$/i.exec(value) ?? []
  return Number(count) * (/^h$/i.test(unit) ? 60 : /^d$/i.test(unit) ? 480 : 1)
}

const STAMP =
  /[<[](\d{4}-\d\d-\d\d)(?: [^\s>\]\d]{1,20})?(?: (\d{1,2}:\d\d)(?:-\d{1,2}:\d\d)?)?(?: ((?:\.\+|\+\+|\+)\d{1,3}[dwmy])[^\s>\]]{0,20})?(?: -{1,2}\d{1,3}[dwmy])?[>\]]/

function readBody(task: FoundTask, line: string): FoundTask {
  const planned = /\b(?:DEADLINE|SCHEDULED|CLOSED):/.test(line)
    ? [...line.slice(0, MAX_HEADLINE).matchAll(new RegExp(`(DEADLINE|SCHEDULED|CLOSED):\\s*(${STAMP.source})`, 'g'))]
    : []
  if (planned.length === 0) {
    task.moreNotes?.push(line)
    return task
  }
  let { due = null, starts = null, rhythm = null } = task
  for (const [, name, stamp = ''] of planned) {
    const read = readStamp(stamp)
    if (name === 'CLOSED') continue
    rhythm = read.rhythm ?? rhythm
    // A deadline is the date it is due; what is scheduled beside it is when to begin.
    if (name === 'DEADLINE') [due, starts] = [read.moment, due ?? starts]
    else if (due) starts = read.moment
    else due = read.moment
  }
  return { ...task, due, starts, rhythm }
}

function readStamp(text: string): { moment: ImportedMoment | null; rhythm: ImportedRhythm | null } {
  const [, day = '', time, repeat] = STAMP.exec(text) ?? []
  return {
    moment: isoMoment(time === undefined ? day : `${day} ${time.padStart(5, '0')}`),
    rhythm: repeat === undefined ? null : rhythmLength(repeat, 'calendar'),
  }
}
