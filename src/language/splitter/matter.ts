// Whether hands can hold what a title is about.
import { kindsOf } from './noun-kinds.ts'
import { endAfter, headOf, type TitleWords } from './title-words.ts'

/** Kinds of things that hands can't hold. */
const NO_MATTER = new Set('communication cognition act code attribute dataset itworld digital state'.split(' '))

/** “clean the survey export” takes no cloth: a verb alone stands for work with one's hands only on what they can hold. */
export function isNoMatter(from: number, reading: TitleWords): boolean {
  const head = headOf(reading.words, from, endAfter(from, reading))
  if (head === undefined) return false
  const kinds = [...kindsOf(head, reading.words[reading.words.indexOf(head) - 1])]
  return kinds.length > 0 && kinds.every((kind) => NO_MATTER.has(kind))
}
