// Exported names are what an engineer of the field would look up: verbs or what they give, each declared once.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const files = ['src', 'adapters', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file}`),
)

interface ExportedName {
  readonly name: string
  readonly file: string
}

/** Lines of a template that writes source do not declare anything. */
const GENERATOR = 'scripts/indexes.ts'

const DECLARED =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|type|interface|enum) (\w+)/gm

/** A type and a value of one name in one file (a zod schema and what it parses to) are one thing. */
const exportedNames = (file: string, text: string): ExportedName[] =>
  [...new Set([...text.matchAll(DECLARED)].map(([, name = '']) => name))].map((name) => ({ name, file }))

const all = files
  .filter((file) => file !== GENERATOR)
  .flatMap((file) => exportedNames(file, readFileSync(join(root, file), 'utf8')))

/** Declared by each platform, since they are the contract of all platforms. */
const CONTRACT = new Set(['LIMITS', 'render'])

/** Past participles that do not end in -ed, prepositions and adverbs: alone they name nothing. */
const BARE = new Set(
  `begun bound broken brought built caught chosen cut done drawn driven eaten fallen felt found gone grown heard held hidden
  kept known laid led left lent lost made meant met paid put read said seen sent set shown shut sold spent spoken stood
  stuck taken taught thought thrown told understood woken worn written
  about above across after against along amid among around as at before behind below beside besides between beyond by down
  during except for from in inside into near of off on onto out outside over past per since through till to toward under
  until up upon via with within without
  again ago almost already also always apart away back elsewhere else ever everywhere far first forth here hence how
  instead just later maybe more most never next now nowhere often once only otherwise perhaps quite rather several so soon
  still then there together too twice very well when where whole why yet`.split(/\s+/),
)
/** Nouns that only look like participles, and the field's own words for what an option is. */
const NOUNS = new Set([
  'later',
  'required',
  'hidden',
  'finding',
  'spelling',
  'family',
  'embed',
  'feed',
  'seed',
  'speed',
  'need',
  'string',
  'ring',
  'thing',
  'setting',
  'heading',
  'meeting',
])

/** Why a name says nothing by itself; null where it is fine. */
function problemOf(name: string): string | null {
  const word = name.toLowerCase()
  if (!/^[A-Z]?[a-z]+$/.test(name) || NOUNS.has(word)) return null
  if (BARE.has(word)) return 'a bare participle, adverb or preposition'
  return /(ed|ing|ly)$/.test(word) ? 'a bare participle or adverb' : null
}

test('the rule tells names from fragments', () => {
  expect(['asked', 'held', 'here', 'of', 'pending', 'patiently', 'Held'].map(problemOf)).not.toContain(null)
  expect(['claimDue', 'dueText', 'Outbox', 'render', 'seed', 'askedAt'].map(problemOf)).toEqual(Array(6).fill(null))
})

test('no export is a bare participle, adverb or preposition', () => {
  const wrong = all.flatMap(({ name, file }) => (problemOf(name) ? [`${file}: ${name} is ${problemOf(name)}`] : []))
  expect(wrong).toEqual([])
})

test('no exported name is declared in two files', () => {
  const places = new Map<string, string[]>()
  for (const { name, file } of all) places.set(name, [...(places.get(name) ?? []), file])
  const twice = [...places].filter(([name, found]) => found.length > 1 && !CONTRACT.has(name))
  expect(twice.map(([name, found]) => `${name}: ${found.join(', ')}`)).toEqual([])
})
