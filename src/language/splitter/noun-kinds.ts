// The broad kind of a noun, for titles whose object no family names: "fix the gizmo" is one thing where a gizmo is an
// artifact, another where it is a text. The kinds are WordNet's (`nouns.txt`); the classes of the families come first.
import { readFileSync } from 'node:fs'
import { findDataPath } from '../data-files.ts'
import { memoize } from '../memo.ts'
import { nounClasses, verbClasses } from './catalog.ts'
import { addressRelative, isRole } from './lexicon.ts'
import { stem, type Word } from './words.ts'

const NOUNS = 'language/splitter/nouns.txt'

/** What the families' classes are, as WordNet's kinds. */
const BROAD: Readonly<Record<string, string>> = {
  machine: 'artifact',
  clothing: 'artifact',
  footwear: 'artifact',
  textile: 'artifact',
  container: 'artifact',
  collection: 'artifact',
  appliance: 'artifact',
  device: 'artifact',
  vehicle: 'artifact',
  furniture: 'artifact',
  buildingpart: 'artifact',
  toy: 'artifact',
  crockery: 'artifact',
  tool: 'artifact',
  pet: 'animal',
  livestock: 'animal',
  child: 'person',
  plantthing: 'plant',
  dish: 'food',
  bake: 'food',
  lunchbox: 'food',
  official: 'communication',
  gardenplace: 'location',
  listlike: 'communication',
  duty: 'act',
  rubbish: 'substance',
  room: 'location',
  service: 'act',
  account: 'possession',
  grocery: 'food',
  digital: 'communication',
  academic: 'communication',
  worktext: 'communication',
  workdoc: 'communication',
  event: 'event',
  bug: 'code',
  codepart: 'code',
  feature: 'code',
  software: 'code',
}

/** A class as one of WordNet's kinds; itself where it is one. */
export const broadOf = (name: string): string => BROAD[name] ?? name

/** Of nouns that are spelt otherwise than WordNet has them, or mostly mean something else there. */
const OWN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // The words that name WordNet's own kinds stand in none of them.
    group: 'group people team crew squad society club',
    event: 'event events',
    location: 'location place area site',
    act: 'activity exercise',
    time: 'time',
    state: 'damp mould noise',
    substance: 'material fabric',
    machine:
      'bowser fryer fryers relay clutch labeller palletiser logger plc hgv chiller meter baler radiator dumper digger telehandler autoclave sequencer ahu compressor genset bioreactor incubator dishwasher till conveyor hoist winch',
    artifact:
      'parcel deckchair airbed windscreen sunlounger paddleboard minibar satnav lifejacket wheelie painting feeder tyre jumper trainers skirting splashback stopcock wellies pram buggy hob loo telly worktop amp mic mics pedalboard element props prop bearing handpiece purlin rebar upstand blade optic flashing footing trough aligner cape formwork',
    communication:
      'rota cv app website spreadsheet slides deck paperwork flashcards doc docs pdf faq rec recs payslip leaflet barcode termbase setlist floorplan storyboard markdown planogram',
    person: 'mum mummy nan nana gran grandad nanny carer flatmate childminder headteacher solicitor gp',
    possession: 'voucher vouchers deposit',
    food: 'starters mains desserts canapes canapés nibbles sides scones',
    animal: 'pup pooch moggy hens bunny weaner',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [stem(word), kind] as const)),
)

/** “UR5”: how dentists number teeth. */
const TOOTH = /^[UL][LR]\d$/iu

/** “N244”, “8D”, “P45”: papers that are called by a number. */
const FORM_CODE = /^(?:\p{Lu}{1,3}\d{1,4}\p{Lu}?|\d\p{Lu})$/u

/** By the stems of their words; “line-up” is two, as in a title. */
const classesByStem = memoize(() => {
  const found = new Map<string, Set<string>>()
  for (const [name, nouns] of nounClasses())
    for (const noun of nouns) {
      const key = noun.split(/[ -]/).map(stem).join(' ')
      const kinds = found.get(key) ?? new Set()
      kinds.add(name)
      const broad = BROAD[name]
      if (broad !== undefined) kinds.add(broad)
      found.set(key, kinds)
    }
  return found
})

/** The most words a noun of a class has. */
const MOST_WORDS = 3

/** The classes of every noun a title names, wherever it stands: “Snowflake” and “Corsa” tell which world one is in. */
export function classesIn(words: readonly Word[]): ReadonlySet<string> {
  const found = new Set<string>()
  words.forEach((_, at) => {
    for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length += 1) {
      const key = words
        .slice(at, at + length)
        .map((word) => word.stem)
        .join(' ')
      for (const name of classesByStem().get(key) ?? []) found.add(name)
    }
  })
  return found
}

/** The classes of the longest compound that has the word at this place: an exit interview is no interview. */
export function classesOfCompound(words: readonly Word[], at: number): ReadonlySet<string> {
  for (let length = MOST_WORDS; length > 1; length -= 1)
    for (let from = Math.max(0, at - length + 1); from <= at && from + length <= words.length; from += 1) {
      const compound = words.slice(from, from + length)
      const found = classesByStem().get(compound.map((word) => word.stem).join(' '))
      if (found) return found
    }
  return new Set()
}

/** A text a kind, its words in order: a table of the 35 thousand words would take ten times the memory. */
const nounTexts = memoize(() =>
  readFileSync(findDataPath(NOUNS), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [kind = ''] = /^[a-z]+/.exec(line) ?? []
      return { kind, words: ` ${line.slice(kind.length + 2)} ` }
    }),
)

/** The kind in whose line the noun stands. */
function kindOfNoun(noun: string): string | undefined {
  if (!/^[a-z]+$/.test(noun)) return undefined
  if (looked.has(noun)) return looked.get(noun)
  // A title asks for the same few words again and again; the next title asks for others.
  if (looked.size >= MOST_LOOKED) looked.clear()
  const kind = nounTexts().find(({ words }) => standsIn(words, noun))?.kind
  looked.set(noun, kind)
  return kind
}

const MOST_LOOKED = 64
const looked = new Map<string, string | undefined>()

/** Whether the word stands in a text of words in order, each between two spaces: halved, as one opens a dictionary. */
function standsIn(words: string, word: string): boolean {
  let from = 0
  let to = words.length - 1
  while (from < to) {
    const begin = words.lastIndexOf(' ', Math.max(from, (from + to) >> 1))
    const end = words.indexOf(' ', begin + 1)
    const found = words.slice(begin + 1, end)
    if (found === word) return true
    if (found < word) from = end
    else to = begin
  }
  return false
}

/**
 * The kinds of a noun in a title: its classes and broad kinds; `name` too where it is written as a name,
 * `unknown` where nothing is known of it.
 * @param before the word in front of it: an S3 bucket is no bucket
 */
export function kindsOf(word: Word, before?: Word): ReadonlySet<string> {
  const both = before && classesByStem().get(`${before.stem} ${word.stem}`)
  if (both) return both
  const kinds = new Set(classesByStem().get(word.stem))
  if (TOOTH.test(word.text)) kinds.add('clinicalthing')
  if (FORM_CODE.test(word.text) && !TOOTH.test(word.text)) kinds.add('formcode')
  const own = OWN.get(word.stem)
  if (own !== undefined) kinds.add(own).add(broadOf(own))
  if (addressRelative(word.text) !== undefined) kinds.add('person')
  if (/^\p{Lu}\p{Ll}/u.test(word.text)) kinds.add('name')
  // A world alone, as of samples or ledgers, says nothing of what a thing is.
  if ([...kinds].every((kind) => kind === 'name' || (nounClasses().has(kind) && BROAD[kind] === undefined))) {
    const lower = word.text.toLowerCase()
    const known = formsOf(lower).flatMap((form) => kindOfNoun(form) ?? [])[0]
    if (known !== undefined) kinds.add(known).add(broadOf(known))
    // A hotel has somebody to call, and is a place all the same.
    else if (isRole(word.stem)) kinds.add('person')
    // QBR, FMEA: what is written in capitals is mostly a paper; genotyping is something one does.
    else if (/^\p{Lu}{3,}s?$/u.test(word.text)) kinds.add('communication')
    else if (!kinds.has('name')) kinds.add(/^\p{Ll}{4,}ing$/u.test(word.text) ? 'act' : 'unknown')
  }
  return kinds
}

/** As written, and in the singular. */
function formsOf(word: string): string[] {
  return [
    word,
    word.replace(/['’]s$/u, ''),
    word.replace(/ies$/u, 'y'),
    word.replace(/(?<=x|ch|sh|s|z|o)es$/u, ''),
    word.replace(/s$/u, ''),
    word.replace(/ves$/u, 'f'),
  ]
}

const tradeVerbs = memoize(() => new Set([...verbClasses().values()].flat()))

/** Whether the word is a verb of some trade and nothing else: “debone”, “titrate”; a crown or a dress is a noun as well. */
export function isTradeVerb(word: string): boolean {
  const lower = word.toLowerCase()
  return tradeVerbs().has(lower) && kindOfNoun(lower) === undefined
}
