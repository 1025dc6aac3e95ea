// The marks in a line of Markdown: signs of Obsidian's Tasks (📅 2026-03-05), fields of Dataview ([due:: 2026-03-05]),
// dates of Obsidian's Kanban (@{2026-03-05}) and #tags.
// Source: https://publish.obsidian.md/tasks/Reference/Task+Formats/About+Task+Formats
import type { ImportedTask } from '../../contracts/imports.ts'
import { type FoundTask, isoMoment } from './file.ts'
import { rhythmWords } from './rhythm.ts'

/** What a sign or field says. */
type Field =
  | 'due'
  | 'scheduled'
  | 'start'
  | 'created'
  | 'completion'
  | 'cancelled'
  | 'repeat'
  | 'id'
  | 'dependsOn'
  | 'onCompletion'
  | 'priority'
  | 'time'

const DATE_SIGNS: Readonly<Record<string, Field>> = {
  '📅': 'due',
  '📆': 'due',
  '🗓': 'due',
  '⏳': 'scheduled',
  '⌛': 'scheduled',
  '🛫': 'start',
  '➕': 'created',
  '✅': 'completion',
  '❌': 'cancelled',
}

const WORD_SIGNS: Readonly<Record<string, Field>> = { '🆔': 'id', '⛔': 'dependsOn', '🏁': 'onCompletion' }

const PRIORITIES: Readonly<Record<string, ImportedTask['priority']>> = {
  '🔺': 'urgent',
  '⏫': 'high',
  '🔼': 'medium',
  '🔽': 'low',
  '⏬': 'low',
  highest: 'urgent',
  high: 'high',
  medium: 'medium',
  low: 'low',
  lowest: 'low',
}

/** Longer than any line of a list; what is behind it is not searched for marks. */
const MAX_MARKED = 5_000

/** A line without its box: its words, and what its marks say. */
export function readMarks(words: string): FoundTask {
  const fields = new Map<Field, string>()
  const tags: string[] = []
  const keep = (field: Field | undefined, value: string, whole: string): string => {
    if (field === undefined || !isUnderstood(field, value)) return whole
    fields.set(field, value)
    return ' '
  }
  const title = words
    .slice(0, MAX_MARKED)
    .replaceAll(/[[(]([a-z]{2,12})::\s{0,9}([^\])[(\n]{1,200})[\])]/gi, (whole, name: string, value: string) =>
      keep(FIELDS[name.toLowerCase()], value.trim(), whole),
    )
    .replaceAll(/(📅|📆|🗓|⏳|⌛|🛫|➕|✅|❌)\uFE0F?\s{0,9}(\d{4}-\d\d-\d\d)/gu, (whole, sign: string, day: string) =>
      keep(DATE_SIGNS[sign], day, whole),
    )
    .replaceAll(/@@\{(\d{1,2}:\d\d)\}/g, (whole, time: string) => keep('time', time.padStart(5, '0'), whole))
    .replaceAll(/@\{(\d{4}-\d\d-\d\d)\}/g, (whole, day: string) => keep('due', day, whole))
    .replaceAll(/(🆔|⛔|🏁)\uFE0F?\s{0,9}([\w,-]{1,200})/gu, (whole, sign: string, value: string) =>
      keep(WORD_SIGNS[sign], value, whole),
    )
    .replaceAll(/🔁\uFE0F?\s{0,9}([a-z\d ,!]{1,200})/giu, (whole, said: string) => keep('repeat', said.trim(), whole))
    .replaceAll(/(🔺|⏫|🔼|🔽|⏬)\uFE0F?/gu, (whole, sign: string) => keep('priority', sign, whole))
    .replaceAll(/(^|\s)#([\p{L}][\p{L}\p{N}_/-]*)/gu, (_whole, before: string, tag: string) => {
      tags.push(tag)
      return before
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
  const moment = (field: Field) => isoMoment(fields.get(field) ?? '')
  const dueDay = moment('due')
  const time = fields.get('time')
  const due = dueDay?.kind === 'wall' && time ? (isoMoment(`${dueDay.day} ${time}`) ?? dueDay) : dueDay
  const scheduled = moment('scheduled')
  const rhythm = rhythmWords(fields.get('repeat') ?? '')
  const id = fields.get('id')
  const waitsFor = fields.get('dependsOn')
  return {
    ...(id === undefined ? {} : { id }),
    title: `${title || words.slice(0, MAX_MARKED)}${words.slice(MAX_MARKED)}`,
    notes: waitsFor === undefined ? '' : `Waits for: ${waitsFor}`,
    due: due ?? scheduled,
    // Planned for a day before it is due is when to begin.
    starts: moment('start') ?? (due ? scheduled : null),
    rhythm,
    priority: PRIORITIES[fields.get('priority')?.toLowerCase() ?? ''] ?? 'medium',
    tags,
    touchedOn: fields.get('created') ?? null,
  }
}

/** Names of Dataview's fields, as Tasks writes them. */
const FIELDS: Readonly<Record<string, Field>> = {
  due: 'due',
  scheduled: 'scheduled',
  start: 'start',
  created: 'created',
  completion: 'completion',
  cancelled: 'cancelled',
  repeat: 'repeat',
  id: 'id',
  dependson: 'dependsOn',
  oncompletion: 'onCompletion',
  priority: 'priority',
}

/** What is not stays among the words. */
function isUnderstood(field: Field, value: string): boolean {
  switch (field) {
    case 'repeat':
      return rhythmWords(value) !== null
    case 'priority':
      return value.toLowerCase() in PRIORITIES
    case 'id':
    case 'dependsOn':
    case 'onCompletion':
      return true
    case 'time':
      return isoMoment(`2000-01-01 ${value}`) !== null
    default:
      return isoMoment(value) !== null
  }
}
