// Recognises files of other task programs by their content, and reads them. Pure: text in, tasks out.
import type { ImportedFile, ImportSource } from '../../contracts/imports.ts'
import { DomainError } from '../../user-error.ts'
import { completeListNotes, completeTasks, type ImportFile, type ImportFormat, openImportFile } from './file.ts'
import { googleTasks } from './google-tasks.ts'
import { icalTodo } from './ical-todo.ts'
import { markdown } from './markdown.ts'
import { microsoftTodo } from './microsoft-todo.ts'
import { org } from './org.ts'
import { taskwarrior } from './taskwarrior.ts'
import { things } from './things.ts'
import { ticktick } from './ticktick.ts'
import { todoTxt } from './todo-txt.ts'
import { todoist } from './todoist.ts'

/** Megabytes of a file; a list of ten thousand tasks has two. */
export const MAX_IMPORT_MEGABYTES = 10
const MEGABYTE = 1024 * 1024

/** In the order in which they are tried: the most particular first. */
const FORMATS: readonly ImportFormat[] = [
  icalTodo,
  todoist,
  ticktick,
  googleTasks,
  things,
  taskwarrior,
  microsoftTodo,
  org,
  markdown,
  todoTxt,
]

/** The format of a text that no person writes by chance; null for everything else. Cheap for what is typed. */
export function recogniseDocument(text: string): ImportSource | null {
  if (!DOCUMENT_START.test(text) || (text.length < 40 && !text.includes('\n'))) return null
  const file = openImportFile(text, null)
  return FORMATS.find((format) => format.recognise(file) === 'sure')?.source ?? null
}

/** What the first line of such a text looks like, so that a typed line costs one match. */
const DOCUMENT_START =
  /^\s*(?:\uFEFF)?(?:[[{]|BEGIN:VCALENDAR|"?TYPE"?[,;\t]|"?(?:Date|Folder Name)"?[:,;\t]|\*+ |#|[-+] \[|\([A-Z]\) |x \d{4}-|\d{4}-\d\d-\d\d |.*\n)/i

/**
 * Decodes and reads a file.
 * @throws DomainError for one that is too large, no text, of no known format, or must not be taken
 */
export async function readImportBytes(bytes: Uint8Array, name: string | null): Promise<ImportedFile> {
  requireImportSize(bytes.byteLength)
  if (isArchive(bytes)) throw new DomainError('import.archive')
  const text = decodeText(bytes)
  if (text === null) throw new DomainError('import.no-text')
  return readImportText(text, name)
}

/** @throws DomainError if it is too large; a size that a platform announces is checked before a byte is loaded */
export function requireImportSize(bytes: number): void {
  if (bytes > MAX_IMPORT_MEGABYTES * MEGABYTE) throw new DomainError('import.too-large', { most: MAX_IMPORT_MEGABYTES })
}

/** As `readImportBytes`, for text that was pasted. */
export async function readImportText(text: string, name: string | null): Promise<ImportedFile> {
  requireImportSize(text.length)
  const file = openImportFile(text, name)
  if (file.text.trim() === '') throw new DomainError('import.empty')
  requireFewEntries(file.text)
  const format = findFormat(file)
  if (!format)
    throw /^\s*[[{]/.test(file.text) && file.json === undefined
      ? new DomainError('import.broken-json')
      : new DomainError('import.unknown', undefined, [{ command: 'task import' }])
  const { tasks, listNotes: found = [], unsupported = {} } = await format.read(file)
  // Items of one cell or one object are entries, too.
  if (tasks.length > MAX_ENTRIES)
    throw new DomainError('import.too-many-entries', { entries: tasks.length, most: MAX_ENTRIES })
  const { listNotes, homeless } = completeListNotes(found)
  return {
    source: format.source,
    tasks: completeTasks(format.source, tasks),
    listNotes,
    unsupported: { ...unsupported, 'list-notes': homeless.length },
  }
}

/** Lines of a file, and objects of JSON: reading more would keep others waiting. A long life has some thousand. */
const MAX_ENTRIES = 50_000

function requireFewEntries(text: string): void {
  const mark = /^\s*[[{]/.test(text) ? '{' : '\n'
  let entries = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) entries++
  if (entries > MAX_ENTRIES) throw new DomainError('import.too-many-entries', { entries, most: MAX_ENTRIES })
}

function findFormat(file: ImportFile): ImportFormat | undefined {
  const judged = FORMATS.map((format) => ({ format, verdict: format.recognise(file) }))
  return (judged.find(({ verdict }) => verdict === 'sure') ?? judged.find(({ verdict }) => verdict === 'maybe'))?.format
}

/** The first bytes of zip, gzip, 7z, rar, bzip2, xz and zstd: they are not unpacked, so none can be a bomb. */
function isArchive(bytes: Uint8Array): boolean {
  const start = Array.from(bytes.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return /^(?:504b0[357]0[468]|1f8b|377abcaf|526172211a|425a68|fd377a585a|28b52ffd)/.test(start)
}

/**
 * The text of a file: UTF-8, UTF-16 with its mark, or what older Windows programs write (CP1252, and Latin-1 within it).
 * Null where it is no text: it has bytes that text never has.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b] = bytes
  const isWide = (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
  const text = decode(bytes, isWide ? (a === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8')
  if (text !== null) return text.includes('\0') ? null : text
  if (isWide || isDamagedUtf8(bytes) || bytes.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte))) return null
  return decodeWindows(bytes)
}

/** CP1252 by its table: some versions of Node decode it as Latin-1, which has no dashes and quotation marks. */
const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009F]/g, (letter) => WINDOWS_LETTERS.charAt(letter.charCodeAt(0) - 0x80))

/** 0x80 to 0x9F; what the table leaves open is no letter. Source: https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_LETTERS = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ'

/** Whether more of its letters are whole in UTF-8 than broken: text of another encoding has none that are whole. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const letters = new TextDecoder('utf-8').decode(bytes).match(/[^\p{ASCII}]/gu) ?? []
  return 2 * letters.filter((letter) => letter !== '\uFFFD').length > letters.length
}

/** Tab, line feed, vertical tab, form feed, carriage return. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d])

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
