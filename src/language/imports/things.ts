// Things: the JSON of its URL scheme, a list of {"type": "to-do", "attributes": {…}}, and that of things.py, a list of
// {"uuid", "type": "to-do", "title", …}. Source: https://culturedcode.com/things/support/articles/2803573/
import * as z from 'zod'
import type { ImportedMoment } from '../../contracts/imports.ts'
import { type FoundTask, type ImportFormat, isoMoment, makeId, momentDay } from './file.ts'
import { tagWord } from './notes.ts'
import { readThingsRows, thingsRow } from './things-rows.ts'

const text = z.string().nullish().catch(null)
const flag = z.boolean().nullish().catch(null)
const items = z.array(z.unknown()).nullish().catch(null)

const attributes = z.looseObject({
  title: text,
  notes: text,
  when: text,
  deadline: text,
  list: text,
  'list-id': text,
  heading: text,
  tags: z.array(z.string()).nullish().catch(null),
  completed: flag,
  canceled: flag,
  'creation-date': text,
  'checklist-items': items,
  items,
})

const schemeItem = z.looseObject({
  type: z.enum(['to-do', 'project', 'heading', 'checklist-item']),
  id: text,
  attributes,
})
type SchemeItem = z.infer<typeof schemeItem>

export const things: ImportFormat = {
  source: 'things',
  recognise({ json }) {
    const first = Array.isArray(json) ? json[0] : undefined
    return schemeItem.safeParse(first).success || thingsRow.safeParse(first).success ? 'sure' : null
  },
  read({ json }) {
    const all: readonly unknown[] = Array.isArray(json) ? json : []
    const schemes = all.flatMap((item) => schemeItem.safeParse(item).data ?? [])
    if (schemes.length === 0) return readThingsRows(all)
    const found: FoundTask[] = []
    const listOfId = new Map(
      schemes.flatMap(({ type, id, attributes: { title } }) =>
        type === 'project' && id && title ? [[id, title]] : [],
      ),
    )
    for (const item of schemes) addItem(found, item, { listOfId, list: null, heading: null, tags: [], isDone: false })
    return {
      tasks: found,
      listNotes: schemes.flatMap(({ type, attributes: { title, notes } }) =>
        type === 'project' ? [{ list: title ?? null, notes: notes ?? '' }] : [],
      ),
    }
  },
}

/** What holds for everything in a project. */
interface Surroundings {
  /** Names of the file's projects. */
  readonly listOfId: ReadonlyMap<string, string>
  readonly list: string | null
  readonly heading: string | null
  readonly tags: readonly string[]
  readonly isDone: boolean
}

function addItem(found: FoundTask[], { type, id, attributes: own }: SchemeItem, around: Surroundings): void {
  const isDone = around.isDone || own.completed === true || own.canceled === true
  const tags = [...around.tags, ...(own.tags ?? [])]
  if (type === 'project') {
    let heading: string | null = null
    for (const part of own.items ?? []) {
      const { data } = schemeItem.safeParse(part)
      if (data?.type === 'heading') heading = data.attributes.title ?? null
      else if (data) addItem(found, data, { ...around, list: own.title ?? null, heading, tags, isDone })
    }
    return
  }
  if (type !== 'to-do') return
  const key = id ?? makeId(found.length)
  const list = own.list ?? around.listOfId.get(own['list-id'] ?? '') ?? around.list
  const heading = own.heading ?? around.heading
  found.push({
    id: key,
    title: own.title ?? '',
    notes: own.notes ?? '',
    list,
    ...thingsDates(own.when, own.deadline),
    tags: [...tags, ...(heading ? [tagWord(heading)] : []), ...(own.when === 'someday' ? ['someday'] : [])],
    isDone,
    touchedOn: momentDay(isoMoment(own['creation-date'] ?? '')),
  })
  for (const part of own['checklist-items'] ?? []) {
    const { data } = schemeItem.safeParse(part)
    if (!data) continue
    const { title, completed, canceled } = data.attributes
    found.push({
      title: title ?? '',
      list,
      parentId: key,
      isDone: isDone || completed === true || canceled === true,
    })
  }
}

/** `when` is today, tomorrow, evening, someday, a day, or a day and a time after `@`. A deadline is the date it is due. */
function thingsDates(when: string | null | undefined, deadline: string | null | undefined) {
  const [day = '', time] = (when ?? '').split('@', 2)
  const planned = plannedMoment(day.trim(), time)
  const due = isoMoment((deadline ?? '').slice(0, 10))
  return { due: due ?? planned, starts: due && planned ? planned : null }
}

function plannedMoment(day: string, time: string | undefined): ImportedMoment | null {
  const at = time === undefined ? '' : ` ${time.trim()}`
  if (/^(?:today|tonight|evening)$/i.test(day)) return { kind: 'words', words: `today${at}` }
  if (/^tomorrow$/i.test(day)) return { kind: 'words', words: `tomorrow${at}` }
  if (/^(?:someday|anytime)?$/i.test(day)) return null
  const clock = time === undefined ? '' : clockOf(time)
  // Other words are English, as "next tuesday".
  return isoMoment(clock === '' ? day : `${day} ${clock}`) ?? { kind: 'words', words: `${day}${at}` }
}

/** `9:30`, `18:00`, `6pm`, `9:30PM` as HH:MM; '' where it is none. */
function clockOf(time: string): string {
  const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?::(\d\d))?\s*([ap]m)?$/i.exec(time.trim()) ?? []
  if (hours === '') return ''
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
