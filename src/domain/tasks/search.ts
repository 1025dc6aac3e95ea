// Finds tasks by words, without regard to case and accents. Folding is done here, so that both engines agree.
import type { QueryBuilder } from 'objection'
import { Task } from '../../models/task.ts'
import { foldText } from '../../text.ts'
import type { Me } from '../request/me.ts'
import { ownTasks, visibleTasks } from './rows.ts'

/** Those whose title, notes or tags contain every word, best first, at most 200. Two queries. */
export async function searchTasks(me: Me, words: string, among: QueryBuilder<Task> = ownTasks(me)): Promise<Task[]> {
  const wanted = wordsOf(words)
  if (wanted.length === 0) return []
  const whole = foldText(words).trim()
  return rankTasks(me, among, (row) => {
    if (!wanted.every((word) => row.all.includes(word))) return null
    return score(row.title, wanted, whole)
  })
}

/** As `search`, among everything the person sees: resolves a typed task name. */
export async function lookUpTasks(me: Me, words: string): Promise<Task[]> {
  return searchTasks(me, words, visibleOnce(me))
}

/** Those that contain at least one of the words or its prefix; longer words weigh more. */
export async function findNearestTasks(me: Me, words: string): Promise<Task[]> {
  const stems = wordsOf(words).flatMap((word) => (word.length >= 4 ? [word, word.slice(0, -1)] : [word]))
  const telling = stems.filter((stem) => stem.length >= 3)
  if (telling.length === 0) return []
  const found = await rankTasks(me, visibleOnce(me), ({ title, all }) => {
    const fit = telling.filter((stem) => title.includes(stem) || all.includes(stem))
    return fit.length === 0 ? null : fit.reduce((sum, stem) => sum + stem.length, 0)
  })
  return found.slice(0, 3)
}

/** A task's searchable text, folded. */
interface SearchRow {
  readonly id: string
  readonly title: string
  /** Title, notes and tags. */
  readonly all: string
  readonly isOver: boolean
}

type SearchColumns = Pick<Task, 'task_id' | 'title' | 'status' | 'delegation_mode' | 'tags' | 'description'>

const COLUMNS = ['task_id', 'title', 'status', 'delegation_mode', 'tags', 'description'] as const

async function rankTasks(
  me: Me,
  among: QueryBuilder<Task>,
  scored: (row: SearchRow) => number | null,
): Promise<Task[]> {
  const found = (await loadSearchRows(me, among)).flatMap((row) => {
    const points = scored(row)
    return points === null ? [] : [{ id: row.id, points: row.isOver ? points - 1000 : points }]
  })
  const ids = found
    // Ties are broken by age: ids increase with time, and engines guarantee no order.
    .toSorted((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1))
    .slice(0, MAX_RESULTS)
    .map(({ id }) => id)
  if (ids.length === 0) return []
  const whole = new Map((await Task.query(me.trx).findByIds(ids)).map((task) => [task.task_id, task]))
  return ids.flatMap((id) => whole.get(id) ?? [])
}

/** Plain rows: creating ten thousand models would take most of the time. Read once per query object. */
async function loadSearchRows(me: Me, among: QueryBuilder<Task>): Promise<readonly SearchRow[]> {
  const known = read.get(among)
  if (known) return known
  const query = among.clone().select(COLUMNS.map((column) => `tasks.${column}`))
  const rows: readonly SearchColumns[] = await query.toKnexQuery<SearchColumns>().transacting(me.trx)
  const folded = rows.map((row) => {
    const title = foldText(row.title)
    const tags = row.tags === '[]' ? '' : foldText(row.tags)
    const notes = row.description === '' ? '' : foldText(row.description)
    return {
      id: row.task_id,
      title,
      all: tags === '' && notes === '' ? title : `${title} ${tags} ${notes}`,
      isOver: row.status === 'done' || row.delegation_mode === 'delete',
    }
  })
  read.set(among, folded)
  return folded
}

/** One read serves the exact search and, if that finds nothing, the nearest matches. */
function visibleOnce(me: Me): QueryBuilder<Task> {
  const known = queries.get(me)
  if (known && known.writes === me.journal.rowChanges.length) return known.query
  const query = visibleTasks(me)
  queries.set(me, { query, writes: me.journal.rowChanges.length })
  return query
}

const read = new WeakMap<QueryBuilder<Task>, readonly SearchRow[]>()
const queries = new WeakMap<Me, { readonly query: QueryBuilder<Task>; readonly writes: number }>()

const MAX_RESULTS = 200

const wordsOf = (words: string): string[] =>
  foldText(words)
    .split(/\s+/)
    .filter((word) => word !== '')

/** Rank: the whole title, its beginning, whole words in it, part of a word, elsewhere. */
function score(title: string, wanted: readonly string[], whole: string): number {
  if (title === whole) return 5
  if (title.startsWith(whole)) return 4
  const words = new Set(title.split(/[^\p{L}\p{N}]+/u))
  if (wanted.every((word) => words.has(word))) return 3
  return title.includes(whole) ? 2 : 1
}
