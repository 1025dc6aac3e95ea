// Finding tasks by words. Case and accents do not count, on either engine: folding is done here, not in SQL.
import type { QueryBuilder } from 'objection'
import { Task } from '../../models/task.ts'
import { fold } from '../../text.ts'
import type { Me } from '../me.ts'
import { mine, visible } from './rows.ts'

/** Those whose title, notes or tags have every word, best first, at most 200. Two queries. */
export async function search(me: Me, words: string, among: QueryBuilder<Task> = mine(me)): Promise<Task[]> {
  const wanted = wordsOf(words)
  if (wanted.length === 0) return []
  const whole = fold(words).trim()
  return best(me, among, (row) => {
    if (!wanted.every((word) => row.all.includes(word))) return null
    return score(row.title, wanted, whole)
  })
}

/** Those that have at least one of the words, or its beginning; longer words count for more. Two queries. */
export async function nearest(me: Me, words: string): Promise<Task[]> {
  const stems = wordsOf(words).flatMap((word) => (word.length >= 4 ? [word, word.slice(0, -1)] : [word]))
  const telling = stems.filter((stem) => stem.length >= 3)
  if (telling.length === 0) return []
  const found = await best(me, visible(me), (row) => {
    const fit = telling.filter((stem) => row.all.includes(stem))
    return fit.length === 0 ? null : fit.reduce((sum, stem) => sum + stem.length, 0)
  })
  return found.slice(0, 3)
}

interface Candidate {
  readonly title: string
  readonly all: string
}

async function best(me: Me, among: QueryBuilder<Task>, scored: (row: Candidate) => number | null): Promise<Task[]> {
  const rows = await among
    .clone()
    .select('tasks.task_id', 'tasks.title', 'tasks.status', 'tasks.delegation_mode', 'tasks.tags', 'tasks.description')
  const found = rows.flatMap((row) => {
    const title = fold(row.title)
    const points = scored({ title, all: `${title} ${fold(row.tags)} ${fold(row.description)}` })
    const isOver = row.status === 'done' || row.delegation_mode === 'delete'
    return points === null ? [] : [{ id: row.task_id, points: isOver ? points - 1000 : points }]
  })
  const ids = found
    .toSorted((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ id }) => id)
  const whole = new Map((await Task.query(me.trx).findByIds(ids)).map((task) => [task.task_id, task]))
  return ids.flatMap((id) => whole.get(id) ?? [])
}

const MOST = 200

const wordsOf = (words: string): string[] =>
  fold(words)
    .split(/\s+/)
    .filter((word) => word !== '')

/** The whole title, its beginning, whole words in it, letters in it, anywhere. */
function score(title: string, wanted: readonly string[], whole: string): number {
  if (title === whole) return 5
  if (title.startsWith(whole)) return 4
  const words = new Set(title.split(/[^\p{L}\p{N}]+/u))
  if (wanted.every((word) => words.has(word))) return 3
  return title.includes(whole) ? 2 : 1
}
