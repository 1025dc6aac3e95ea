// Guesses what kind of thing a task is from its words. The words stand in `task-kinds.txt`; a guess is only a first value
// that its person corrects.
import type { TaskKind } from '../contracts/task-words.ts'
import { readWordLists } from './data-files.ts'

const KINDS = ['digital', 'physical', 'social'] as const satisfies readonly TaskKind[]

/** The kind that a title's words agree on; null if they don't say, or disagree. A verb counts twice. */
export function guessTaskKind(title: string): TaskKind | null {
  lists ??= readLists()
  const [first = '', ...others] = title.toLowerCase().match(/[\p{L}’'-]+/gu) ?? []
  const scores = KINDS.map((kind): readonly [TaskKind, number] => {
    const { verbs, nouns } = lists?.get(kind) ?? NO_WORDS
    const named = others.filter((word) => nouns.has(word)).length + (nouns.has(first) ? 1 : 0)
    return [kind, (verbs.has(first) ? 2 : 0) + Math.min(named, 2)]
  }).sort(([, a], [, b]) => b - a)
  const [best, next] = scores
  return best && next && best[1] > next[1] ? best[0] : null
}

interface KindWords {
  readonly verbs: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
}

const NO_WORDS: KindWords = { verbs: new Set(), nouns: new Set() }

/** Read at first use. */
let lists: ReadonlyMap<TaskKind, KindWords> | undefined

function readLists(): ReadonlyMap<TaskKind, KindWords> {
  const words = readWordLists('language/task-kinds.txt')
  const of = (name: string): ReadonlySet<string> => new Set(words.get(name) ?? [])
  return new Map(KINDS.map((kind) => [kind, { verbs: of(`${kind} verbs`), nouns: of(`${kind} nouns`) }]))
}
