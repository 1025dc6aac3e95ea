// Whether a verb can mean what a family does, by what the title is about: hands hold no survey, and who grades apples
// marks no papers.
import { nounClasses } from './catalog.ts'
import { broadOf, kindsOf } from './noun-kinds.ts'
import { classNameOf } from './patterns.ts'
import type { Family } from './recipe.ts'
import { endAfter, headOf, isPreposition, type TitleWords } from './title-words.ts'
import { wordsOf } from './words.ts'

/** Kinds of things that hands can't hold. */
const NO_MATTER = new Set('communication cognition act code attribute dataset itworld digital state'.split(' '))

/** “clean the survey export” takes no cloth: a verb alone stands for work with one's hands only on what they can hold. */
export function isNoMatter(from: number, reading: TitleWords): boolean {
  const head = headOf(reading.words, from, endAfter(from, reading))
  if (head === undefined) return false
  const kinds = [...kindsOf(head, reading.words[reading.words.indexOf(head) - 1])]
  return kinds.length > 0 && kinds.every((kind) => NO_MATTER.has(kind))
}

/** So many objects tell of which kinds a family's are. */
const ENOUGH = 6

/** Kinds that are handled each in its own way; of the others a verb may mean the same with any. */
const MATTERS = new Set(['food', 'plant', 'animal', 'substance', 'body', 'person'])

/** Whether the object is of a kind that the family has among its own objects: “grade the apples” marks no papers. One
 * tells or plans anything. */
export function suits(family: Family, from: number, reading: TitleWords): boolean {
  if (family.where === 'person') return true
  const head = headOf(reading.words, from, endAfter(from, reading))
  if (head === undefined) return true
  const kinds = broadly(kindsOf(head, reading.words[reading.words.indexOf(head) - 1]))
  if (kinds.length === 0 || !kinds.every((kind) => MATTERS.has(kind))) return true
  const known = kindsOfFamily(family)
  return known.size === 0 || kinds.some((kind) => known.has(kind))
}

const broadly = (kinds: ReadonlySet<string>): readonly string[] =>
  [...kinds].filter((kind) => kind !== 'unknown' && !nounClasses().has(kind))

const known = new WeakMap<Family, ReadonlySet<string>>()

/** The broad kinds of what a family names as its objects; none where it names few. */
function kindsOfFamily(family: Family): ReadonlySet<string> {
  const found = known.get(family) ?? findKinds(family)
  known.set(family, found)
  return found
}

function findKinds({ groups }: Family): ReadonlySet<string> {
  const objects = groups.flatMap((group) => group.objects)
  if (objects.length < ENOUGH) return new Set()
  return new Set(
    objects.flatMap((object) => {
      const name = classNameOf(object)
      if (name !== undefined) return broadOf(name)
      const words = wordsOf(object)
      const end = words.findIndex((word, at) => at > 0 && isPreposition(word.text))
      const head = words.at(end < 0 ? -1 : end - 1)
      return head === undefined ? [] : broadly(kindsOf(head))
    }),
  )
}
