// Things: the JSON of its URL scheme, a list of {"type": "to-do", "attributes": {…}}, and that of things.py, a list of
// {"uuid", "type": "to-do", "title", …}. Source: https://culturedcode.com/things/support/articles/2803573/
import * as z from 'zod'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, makeId, momentDay } from './file.ts'
import { joinNotes, tagWord } from './todoist.ts'

const text = z.string().nullish().catch(null)

const attributes = z.looseObject({
  title: text,
  notes: text,
  when: text,
  deadline: text,
  list: text,
  heading: text,
  tags: z.array(z.string()).nullish().catch(null),
  completed: z.boolean().nullish().catch(null),
  canceled: z.boolean().nullish().catch(null),
  'creation-date': text,
  'checklist-items': z.array(z.unknown()).nullish().catch(null),
  items: z.array(z.unknown()).nullish().catch(null),
})

const schemeItem = z.looseObject({
  type: z.enum(['to-do', 'project', 'heading', 'checklist-item']),
  id: text,
  attributes,
})

const databaseItem = z.looseObject({
  uuid: z.string(),
  type: z.enum(['to-do', 'project', 'heading']),
  title: text,
  notes: text,
  status: text,
  start_date: text,
  deadline: text,
  project: text,
  project_title: text,
  heading_title: text,
  area_title: text,
  tags: z.array(z.string()).nullish().catch(null),
  created: text,
  modified: text,
  checklist: z
    .array(z.looseObject({ title: text, status: text }))
    .nullish()
    .catch(null),
})

export const things: ImportFormat = {
  source: 'things',
  recognise({ json }) {
    const first = Array.isArray(json) ? json[0] : undefined
    return schemeItem.safeParse(first).success || databaseItem.safeParse(first).success ? 'sure' : null
  },
  read({ json }) {
    const items: readonly unknown[] = Array.isArray(json) ? json : []
    const found: FoundTask[] = []
    for (const item of items) {
      const scheme = schemeItem.safeParse(item)
      if (scheme.success) addSchemeItem(found, scheme.data, null, null)
      else {
        const row = databaseItem.safeParse(item)
        if (row.success && row.data.type === 'to-do') addRow(found, row.data)
      }
    }
    return completeTasks('things', found)
  },
}

/** @param list the project it is in; @param heading the heading above it there */
function addSchemeItem(
  found: FoundTask[],
  item: z.infer<typeof schemeItem>,
  list: string | null,
  heading: string | null,
): void {
  const { title, notes, items, tags, ...own } = item.attributes
  if (item.type === 'project') {
    let under: string | null = null
    for (const part of items ?? []) {
      const { data } = schemeItem.safeParse(part)
      if (data?.type === 'heading') under = data.attributes.title ?? null
      else if (data) addSchemeItem(found, data, title ?? null, under)
    }
    return
  }
  if (item.type !== 'to-do') return
  const id = item.id ?? makeId(found.length)
  const under = own.heading ?? heading
  const isDone = own.completed === true || own.canceled === true
  found.push({
    id,
    title: title ?? '',
    notes: notes ?? '',
    list: own.list ?? list,
    ...dates(own.when, own.deadline),
    tags: [...(tags ?? []), ...(under ? [tagWord(under)] : []), ...(own.when === 'someday' ? ['someday'] : [])],
    isDone,
    touchedOn: momentDay(isoMoment(own['creation-date'] ?? '')),
  })
  for (const part of own['checklist-items'] ?? []) {
    const { data } = schemeItem.safeParse(part)
    if (!data) continue
    const { title: words, completed, canceled } = data.attributes
    found.push({
      title: words ?? '',
      list: own.list ?? list,
      parentId: id,
      isDone: isDone || completed === true || canceled === true,
    })
  }
}

/** `when` is today, tomorrow, evening, someday, a day, or a day and a time after `@`. A deadline is the date it is due. */
function dates(when: string | null | undefined, deadline: string | null | undefined) {
  const [day = '', time] = (when ?? '').split('@', 2)
  const planned = /^(?:today|tonight|evening)$/i.test(day)
    ? ({ kind: 'words', words: 'today' } as const)
    : /^tomorrow$/i.test(day)
      ? ({ kind: 'words', words: 'tomorrow' } as const)
      : isoMoment(time === undefined ? day : `${day} ${time.padStart(5, '0')}`)
  const due = isoMoment(deadline ?? '')
  return { due: due ?? planned, starts: due && planned ? planned : null }
}

function addRow(found: FoundTask[], row: z.infer<typeof databaseItem>): void {
  const isDone = row.status === 'completed' || row.status === 'canceled'
  const list = row.project_title ?? row.area_title ?? null
  const due = isoMoment(row.deadline ?? '')
  const planned = isoMoment(row.start_date ?? '')
  found.push({
    id: row.uuid,
    title: row.title ?? '',
    notes: joinNotes(row.notes ?? ''),
    list,
    due: due ?? planned,
    starts: due && planned ? planned : null,
    tags: [...(row.tags ?? []), ...(row.heading_title ? [tagWord(row.heading_title)] : [])],
    isDone,
    touchedOn: momentDay(isoMoment(row.modified ?? row.created ?? '')),
  })
  for (const { title, status } of row.checklist ?? [])
    found.push({ title: title ?? '', list, parentId: row.uuid, isDone: isDone || status === 'completed' })
}
