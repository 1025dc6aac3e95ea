// A file that may be another program's: its text, and what every format needs of it, read once.
import { createHash } from 'node:crypto'
import type {
  ImportedListNote,
  ImportedMoment,
  ImportedTask,
  ImportSource,
  UnsupportedParts,
} from '../../contracts/imports.ts'
import { cleanText } from '../../text.ts'
import { canonicalZone, isDay, isLocalTime, localDay, localTime, wallClockInstant } from '../../time/index.ts'
import { joinNotes } from './notes.ts'

/** A file to recognise and read. */
export interface ImportFile {
  readonly text: string
  /** Without its folder; null: pasted. */
  readonly name: string | null
  /** The parsed text; undefined where it is no JSON. */
  readonly json: unknown
}

/** One format: how it is recognised, and how it is read. */
export interface ImportFormat {
  readonly source: ImportSource
  /** `sure`: no person writes so by chance. `maybe`: only where a file or an import was announced. */
  recognise(file: ImportFile): 'sure' | 'maybe' | null
  /** @throws DomainError for what must not be taken */
  read(file: ImportFile): FoundContent | Promise<FoundContent>
}

/** What a format found, in the order of the file. */
export interface FoundContent {
  readonly tasks: readonly FoundTask[]
  /** In the order of the file; several of one list are joined. Null: of no list. */
  readonly listNotes?: readonly FoundListNote[]
  readonly unsupported?: UnsupportedParts
}

export interface FoundListNote {
  readonly list: string | null
  readonly notes: string
}

/** A task of a file, with what every format leaves out most of the time. */
export type FoundTask = Partial<Omit<ImportedTask, 'key' | 'parent'>> & {
  readonly title: string
  /** The program's own id. */
  readonly id?: string
  readonly parentId?: string | null
  /** Lines that follow the notes; those of a long file are joined once, at its end. */
  readonly moreNotes?: string[]
}

/** @param name with or without its folder */
export function openImportFile(text: string, name: string | null): ImportFile {
  const clean = cleanText(text.replace(/^\uFEFF/, ''))
  const isJson = /^\s*[[{]/.test(clean)
  return { text: clean, name: name?.split(/[\\/]/).pop() ?? null, json: isJson ? parseJson(clean) : undefined }
}

/** Like `Todoist/Work.csv` → `Work`; null where a file has no name of its own. */
export function listOfFileName(name: string | null): string | null {
  const base = name?.replace(/\.[a-z]{1,5}$/i, '').trim() ?? ''
  // Todoist's backups add the project's number: `Work [2203306141]`.
  const list = base.replace(/\s*\[\d+\]$/, '')
  return /^(?:|todo|done|tasks?|export|import|backup|untitled|document|message)$/i.test(list) ? null : list
}

/**
 * Completes what a format found: keys, parents, defaults. Tasks without words are left out, and so are parents that are
 * not in the file.
 */
export function completeTasks(source: ImportSource, found: readonly FoundTask[]): ImportedTask[] {
  const worded = found.filter(({ title }) => title.trim() !== '')
  const countOf = createCounter()
  const keys = worded.map(({ id, list = null, title, parentId }) => {
    const isOwn = id !== undefined && !id.startsWith(MADE_ID)
    const words = isOwn ? id : JSON.stringify([list, title, parentId == null ? 0 : 1])
    // Two of the same words in one list, or of one id, are two: the second has another key.
    const count = countOf(`${isOwn} ${words}`)
    return hashKey(source, isOwn && count === 1 ? words : `${words} ${count}`)
  })
  const keyOfId = new Map<string, string>()
  for (const [index, { id }] of worded.entries())
    if (id !== undefined && !keyOfId.has(id)) keyOfId.set(id, keys[index] ?? '')
  return worded.map(({ id: _id, parentId, notes = '', moreNotes = [], ...task }, index) => ({
    notes: joinNotes(notes, ...moreNotes),
    due: null,
    starts: null,
    rhythm: null,
    reminders: [],
    minutes: null,
    priority: 'medium' as const,
    tags: [],
    isNote: false,
    isDone: false,
    touchedOn: null,
    ...task,
    list: completeList(task.list),
    title: task.title.trim().replaceAll(/\s+/g, ' '),
    key: keys[index] ?? '',
    parent: parentId == null ? null : (keyOfId.get(parentId) ?? null),
  }))
}

const completeList = (list: string | null | undefined): string | null =>
  /^inbox$/i.test(list?.trim() ?? '') ? null : (list ?? null)

/**
 * The notes of each list, joined.
 * @returns with those of no list, which have no place
 */
export function completeListNotes(found: readonly FoundListNote[]) {
  const byList = new Map<string, string[]>()
  const homeless: FoundListNote[] = []
  for (const note of found) {
    const list = completeList(note.list)
    if (note.notes.trim() === '') continue
    const notes = list === null ? undefined : byList.get(list)
    if (list === null) homeless.push(note)
    else if (notes) notes.push(note.notes)
    else byList.set(list, [note.notes])
  }
  return {
    listNotes: [...byList].map(([list, notes]): ImportedListNote => ({ list, notes: joinNotes(...notes) })),
    homeless,
  }
}

/** Says of each word the how manieth of its kind it is, from 1. */
function createCounter(): (word: string) => number {
  const counts = new Map<string, number>()
  return (word) => {
    const count = (counts.get(word) ?? 0) + 1
    counts.set(word, count)
    return count
  }
}

/** An id within one file, for parents in formats without ids of their own. */
export const makeId = (place: number | string): string => `${MADE_ID}${place}`

const MADE_ID = '\u0000'

/** Of 128 bits, so that it stays short in the task's metadata. */
const hashKey = (source: ImportSource, id: string): string =>
  createHash('sha256').update(`${source}\n${id}`).digest('base64url').slice(0, 22)

/** Programs write `0001-01-01` or `9999-12-31` where there is no date. */
const isDateOfTask = (day: string): boolean => isDay(day) && day >= '1900-01-01' && day < '2200-01-01'

/** A day without a time; null if there is no such day, or no task can be of it. */
export const wholeDay = (day: string): ImportedMoment | null =>
  isDateOfTask(day) ? { kind: 'wall', day, time: null } : null

/** A wall clock, in a zone if one is known; null if there is no such time. */
export function wallMoment(day: string, time: string, zone?: string | null): ImportedMoment | null {
  if (!isDateOfTask(day) || !isLocalTime(time)) return null
  const known = zone ? canonicalZone(zone) : null
  const at = known === null ? null : wallClockInstant(day, time, known)
  return at ? { kind: 'instant', at: at.toISOString() } : { kind: 'wall', day, time }
}

/** ISO 8601 in its usual spellings: `2026-03-05`, `2026-03-05T09:00`, with `Z` or an offset, `20260305T090000Z`. */
export function isoMoment(text: string, zone?: string | null): ImportedMoment | null {
  const found =
    /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?\d\d(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i.exec(
      text.trim(),
    )
  if (!found) return null
  const [, year, month, date, hour, minute, offset] = found
  const day = `${year}-${month}-${date}`
  if (hour === undefined) return wholeDay(day)
  if (offset === undefined) return wallMoment(day, `${hour}:${minute}`, zone)
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(offset) ?? []
  const iso = `${day}T${hour}:${minute}:00${hours === undefined ? 'Z' : `${hours}:${minutes}`}`
  const at = isDateOfTask(day) ? Date.parse(iso) : Number.NaN
  return Number.isNaN(at) ? null : { kind: 'instant', at: new Date(at).toISOString() }
}

/** A moment so many minutes later, or earlier; a whole day counts from its midnight. Null for words. */
export function shiftMoment(moment: ImportedMoment, minutes: number): ImportedMoment | null {
  if (moment.kind === 'words') return null
  if (moment.kind === 'instant') {
    const at = new Date(Date.parse(moment.at) + minutes * 60_000)
    return Number.isNaN(at.getTime()) ? null : isoMoment(at.toISOString())
  }
  // A wall clock goes on as UTC does.
  const wall = new Date(Date.parse(`${moment.day}T${moment.time ?? '00:00'}:00Z`) + minutes * 60_000)
  return Number.isNaN(wall.getTime()) ? null : isoMoment(wall.toISOString().slice(0, 16))
}

/** The day of an instant in its zone, where a program writes whole days as midnights. */
export function dayOfMoment(moment: ImportedMoment | null, zone: string | null): ImportedMoment | null {
  if (moment?.kind !== 'instant') return moment?.kind === 'wall' ? { ...moment, time: null } : moment
  const known = (zone && canonicalZone(zone)) || null
  return wholeDay(known ? localDay(new Date(moment.at), known, '00:00') : moment.at.slice(0, 10))
}

/** An instant as the wall clock of its zone, for times that are meant wherever the person is. */
export function floatingMoment(moment: ImportedMoment | null, zone: string | null): ImportedMoment | null {
  const known = (zone && canonicalZone(zone)) || null
  if (moment?.kind !== 'instant' || known === null) return moment
  const at = new Date(moment.at)
  return wallMoment(localDay(at, known, '00:00'), localTime(at, known))
}

/** The day of a moment, to tell its age. */
export function momentDay(moment: ImportedMoment | null): string | null {
  if (moment === null || moment.kind === 'words') return null
  return moment.kind === 'wall' ? moment.day : moment.at.slice(0, 10)
}

function parseJson(text: string): unknown {
  try {
    // A key named __proto__ could become the prototype of an object it is copied into.
    return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value))
  } catch {
    return undefined
  }
}
