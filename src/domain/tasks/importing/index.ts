// Brings in the tasks of another program: previewed first, then saved as one change that can be undone for a week. What
// was brought in before is recognised by its key, so twice is once; no time of it reminds anybody until asked to.
import type { ImportCounts, ImportedFile, ImportedTask } from '../../../contracts/imports.ts'
import { newId } from '../../../models/id.ts'
import { taskMetadata } from '../../../models/json.ts'
import { Project } from '../../../models/project.ts'
import { Recurrence } from '../../../models/recurrence.ts'
import { maxTaskLevel, Task } from '../../../models/task.ts'
import { TaskStart } from '../../../models/task-start.ts'
import { addDays } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import { readableProjectIds } from '../../access/readable-projects.ts'
import * as projects from '../../places/projects.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf } from '../../request/me.ts'
import { visibleTasks } from '../rows.ts'
import { syncTaskTree } from '../trees.ts'
import { type ResolvedDates, resolveDates } from './dates.ts'
import { countLostListNotes, listKey, prepareProjects } from './lists.ts'
import { type PlacedTask, type PlannedTask, recurrenceRows, startRows, taskRow } from './rows.ts'

export { SOURCE_NAMES } from './source-names.ts'

/** Open tasks of one file: more would keep others waiting. */
export const MAX_IMPORTED_TASKS = 3_000
/** How long an import can be undone, as a fresh start. */
const UNDO_MINUTES = 7 * 24 * 60
/** Days without a change after which a task is parked. */
const PARKED_AFTER_DAYS = 365

interface ImportPlan {
  readonly counts: ImportCounts
  readonly planned: readonly PlannedTask[]
  /** The tasks brought in before, by key. */
  readonly known: ReadonlyMap<string, KnownTask>
}

/**
 * What bringing it in would do; changes nothing.
 * @throws DomainError if nothing in it is open, or too much
 */
export async function previewImport(me: Me, file: ImportedFile): Promise<ImportCounts> {
  return (await planImport(me, file)).counts
}

/** Saves what is new of the file, as one change. @throws DomainError as `previewImport` */
export async function importTasks(me: Me, file: ImportedFile): Promise<ImportCounts> {
  // Of two imports at once the second waits here, and then knows what the first has saved.
  await Project.query(me.trx)
    .findById((await projects.getInbox(me)).project_id)
    .forNoKeyUpdate()
  const { counts, planned, known } = await planImport(me, file)
  if (planned.length === 0) return counts
  const projectOf = await prepareProjects(me, file, planned)
  const placed = placeTasks(planned, known, projectOf)
  await changes.insertAll(
    me,
    Task,
    placed.map((each) => taskRow(me, each)),
  )
  await changes.insertAll(
    me,
    Recurrence,
    placed.flatMap(({ id, task }) => recurrenceRows(me, id, task)),
  )
  await changes.insertAll(
    me,
    TaskStart,
    placed.flatMap(({ id, task }) => startRows(me, id, task)),
  )
  await syncTaskTree(me, [...new Set(placed.flatMap(({ id, parentId }) => (parentId === null ? [] : [id, parentId])))])
  me.journal.undoMinutes = UNDO_MINUTES
  return counts
}

/**
 * Lets the imported tasks of a file with a time to come remind the person.
 * @returns how many do now that did not
 */
export async function letImportRemind(me: Me, file: ImportedFile): Promise<number> {
  const keys = new Set(file.tasks.map(({ key }) => key))
  const found = await (me.access ? visibleTasks(me) : Task.query(me.trx))
    .where({ assignee_id: me.user.user_id })
    .whereNot('status', 'done')
    .where('due_date', '>', me.now)
    .where('metadata', 'like', '%"is_silent":true%')
  const silent = found.filter(({ parsedMetadata }) => keys.has(parsedMetadata.import_key ?? ''))
  await changes.updateAll(me, silent, ({ metadata }) => ({
    metadata: taskMetadata.merge(metadata, { is_silent: undefined }),
  }))
  // As long as the file itself: while this stands, the tasks of the file have changed and stay.
  me.journal.undoMinutes = UNDO_MINUTES
  return silent.length
}

async function planImport(me: Me, file: ImportedFile): Promise<ImportPlan> {
  const { source, tasks, unsupported } = file
  const known = await loadKnownTasks(me)
  const open = tasks.filter(({ isDone }) => !isDone)
  const done = tasks.length - open.length
  if (open.length === 0) throw new DomainError('import.nothing-open', { done })
  const fresh = open.filter(({ key }) => !known.has(key))
  if (fresh.length > MAX_IMPORTED_TASKS)
    throw new DomainError('import.too-many', { tasks: fresh.length, most: MAX_IMPORTED_TASKS })
  const planned = fresh.map((imported): PlannedTask => {
    const dates = resolveDates(me, imported)
    return { imported, dates, isParked: !imported.isNote && isOld(me, imported, dates) }
  })
  const counts = {
    source,
    tasks: planned.length,
    lists: new Set(planned.map(({ imported }) => listKey(imported.list))).size,
    repeating: planned.filter(({ dates }) => dates.recurrence !== null).length,
    parked: planned.filter(({ isParked }) => isParked).length,
    notes: planned.filter(({ imported }) => imported.isNote).length,
    timed: planned.filter(
      ({ imported, dates: { due }, isParked }) => !isParked && !imported.isNote && due?.hasTime && due.instant > me.now,
    ).length,
    done,
    known: open.length - fresh.length,
    unsupported: {
      ...unsupported,
      reminders: planned.reduce((sum, { dates }) => sum + dates.lostReminders, 0),
      'list-notes': (unsupported['list-notes'] ?? 0) + countLostListNotes(file),
    },
  }
  return { counts, planned, known }
}

/** Not changed for a year, and of no date since; what repeats is alive. */
function isOld(me: Me, { touchedOn }: ImportedTask, { due, recurrence }: ResolvedDates): boolean {
  const yearAgo = addDays(todayOf(me), -PARKED_AFTER_DAYS)
  const dueDay = due?.instant.toISOString().slice(0, 10) ?? null
  if (recurrence || (dueDay !== null && dueDay >= yearAgo)) return false
  const last = touchedOn ?? dueDay
  return last !== null && last < yearAgo
}

type KnownTask = Pick<Task, 'task_id' | 'project_id' | 'level'> & { readonly isOpen: boolean }

/** By import key, wherever they were moved since, hidden zones included: of those nothing but the number is told. */
async function loadKnownTasks(me: Me): Promise<ReadonlyMap<string, KnownTask>> {
  const found = await Task.query(me.trx)
    .select('task_id', 'project_id', 'level', 'status', 'delegation_mode', 'metadata')
    .whereIn('project_id', readableProjectIds(me))
    .where('metadata', 'like', '%"import_key"%')
  return new Map(
    found.flatMap((task) => (task.parsedMetadata.import_key ? [[task.parsedMetadata.import_key, task]] : [])),
  )
}

/** Parents before their parts, each part in its parent's project, none deeper than tasks may be. */
function placeTasks(
  planned: readonly PlannedTask[],
  known: ReadonlyMap<string, KnownTask>,
  projectOf: (list: string | null) => string,
): readonly PlacedTask[] {
  const byKey = new Map(planned.map((task) => [task.imported.key, task]))
  const placed = new Map<string, PlacedTask>()
  const place = (task: PlannedTask, above: ReadonlySet<string>): PlacedTask => {
    const { key, parent, list } = task.imported
    const before = placed.get(key)
    if (before) return before
    const next = parent === null || above.has(parent) ? undefined : byKey.get(parent)
    const under = next ? place(next, new Set([...above, key])) : null
    const old = next || parent === null ? undefined : known.get(parent)
    // What is too deep stands beside its parent, not below it.
    const isDeep = (under?.level ?? -1) >= maxTaskLevel
    const parentId = under
      ? isDeep
        ? under.parentId
        : under.id
      : old?.isOpen && old.level < maxTaskLevel
        ? old.task_id
        : null
    const found = {
      id: newId(),
      task,
      parentId,
      projectId: under?.projectId ?? (parentId === null ? undefined : old?.project_id) ?? projectOf(list),
      level: under ? (isDeep ? under.level : under.level + 1) : parentId === null ? 0 : (old?.level ?? 0) + 1,
    }
    placed.set(key, found)
    return found
  }
  for (const task of planned) place(task, new Set())
  return [...placed.values()]
}
