// Rows that one request reads many times, such as all habits while every wording of a line is tried as a name.
import type { Journal, Me } from './me.ts'

interface Loaded {
  readonly state: string
  readonly value: Promise<unknown>
}

const loadedOf = new WeakMap<Me, Map<string, Loaded>>()

/**
 * What `load` gives, loaded once per request and again after each change that the request writes.
 * @param name what is loaded; one name stands for one type
 */
export function loadOnce<T>(me: Me, name: string, load: () => Promise<T>): Promise<T> {
  const known = loadedOf.get(me) ?? new Map<string, Loaded>()
  loadedOf.set(me, known)
  const state = stateOf(me.journal)
  const found = known.get(name)
  if (found?.state === state) return found.value as Promise<T>
  const value = load()
  known.set(name, { state, value })
  return value
}

/** Whether this request has written nothing yet, so that its first read still holds. */
export const isUnwritten = ({ journal }: Me): boolean =>
  journal.rowChanges.length === 0 && journal.undoneChangeIds.length === 0 && journal.changeId === null

/** Differs after each write, undo and redo. */
const stateOf = ({ rowChanges, touched, undoneChangeIds, changeId }: Journal): string =>
  [rowChanges.length, touched.size, undoneChangeIds.length, changeId].join(' ')
