// Rows of Things' database as things.py and its command line write them: to-dos with the names of their project and
// area, areas and projects that may hold theirs. Source: https://thingsapi.github.io/things.py/things.html
import * as z from 'zod'
import { type FoundContent, type FoundTask, isoMoment, momentDay } from './file.ts'
import { tagWord } from './notes.ts'

const text = z.string().nullish().catch(null)

export const thingsRow = z.looseObject({
  uuid: z.string(),
  type: z.enum(['to-do', 'project', 'heading', 'area']),
  title: text,
  notes: text,
  status: text,
  start: text,
  start_date: text,
  reminder_time: text,
  deadline: text,
  project: text,
  project_title: text,
  heading: text,
  heading_title: text,
  area_title: text,
  trashed: z.boolean().nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
  created: text,
  modified: text,
  checklist: z
    .array(z.looseObject({ title: text, status: text }))
    .nullish()
    .catch(null),
  items: z.array(z.unknown()).nullish().catch(null),
})
type ThingsRow = z.infer<typeof thingsRow>

const isClosed = (status: string | null | undefined): boolean => status === 'completed' || status === 'canceled'

export function readThingsRows(all: readonly unknown[]): FoundContent {
  const rows = flatten(all, null)
  const byId = new Map(rows.map((row) => [row.uuid, row]))
  const todos = rows.filter(({ type, trashed }) => type === 'to-do' && trashed !== true)
  return {
    tasks: todos.flatMap((row) => readRow(row, byId)),
    listNotes: rows.flatMap(({ type, title, notes }) =>
      type === 'project' || type === 'area' ? [{ list: title ?? null, notes: notes ?? '' }] : [],
    ),
  }
}

/** Areas hold projects, projects headings, each their to-dos, where they were asked for with their items. */
function flatten(items: readonly unknown[], above: ThingsRow | null): ThingsRow[] {
  return items.flatMap((item) => {
    const row = thingsRow.safeParse(item).data
    if (!row) return []
    const isIn = (type: ThingsRow['type']) => (above?.type === type ? above.uuid : null)
    const own = {
      ...row,
      project: row.project ?? isIn('project') ?? (above?.type === 'heading' ? above.project : null),
      heading: row.heading ?? isIn('heading'),
      area_title: row.area_title ?? (above?.type === 'area' ? above.title : null),
    }
    return [own, ...flatten(row.items ?? [], own)]
  })
}

function readRow(row: ThingsRow, byId: ReadonlyMap<string, ThingsRow>): FoundTask[] {
  const heading = byId.get(row.heading ?? '')
  const project = byId.get(row.project ?? heading?.project ?? '')
  if (project?.trashed === true) return []
  const isDone = isClosed(row.status) || isClosed(project?.status)
  const list = row.project_title ?? project?.title ?? row.area_title ?? null
  const headingTitle = row.heading_title ?? heading?.title
  const due = isoMoment((row.deadline ?? '').slice(0, 10))
  const day = (row.start_date ?? '').slice(0, 10)
  const planned = isoMoment(row.reminder_time ? `${day} ${row.reminder_time.slice(0, 5)}` : day) ?? isoMoment(day)
  const isSomeday = row.start === 'Someday' && planned === null
  return [
    {
      id: row.uuid,
      title: row.title ?? '',
      notes: row.notes ?? '',
      list,
      due: due ?? planned,
      starts: due && planned ? planned : null,
      tags: [
        ...(project?.tags ?? []),
        ...(row.tags ?? []),
        ...(headingTitle ? [tagWord(headingTitle)] : []),
        ...(isSomeday ? ['someday'] : []),
      ],
      isDone,
      touchedOn: momentDay(isoMoment(row.modified ?? row.created ?? '')),
    },
    ...(row.checklist ?? []).map(
      ({ title, status }): FoundTask => ({
        title: title ?? '',
        list,
        parentId: row.uuid,
        isDone: isDone || isClosed(status),
      }),
    ),
  ]
}
