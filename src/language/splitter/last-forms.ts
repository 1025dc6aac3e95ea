// What the form of a title says where no family knows its verb and its object: somebody it is done for, a program it is
// done in, the kind of the thing, several things it is done with. Families name these forms in `last:`.
import { isPlural } from './agreement.ts'
import { DEALS } from './general.ts'
import { isParticle, isVerb } from './lexicon.ts'
import { LIGHT } from './nearest.ts'
import { kindsOf } from './noun-kinds.ts'
import type { Subject } from './subject.ts'
import { hasObject, headOf, isPreposition, type TitleWords } from './title-words.ts'
import { stem } from './words.ts'

/** What a thing may be, the kind that says most of how one begins first: whatever “chock” means, a bowser has a manual. */
const KINDS = [
  'machine',
  'food',
  'animal',
  'group',
  'room',
  'communication',
  'possession',
  'location',
  'plant',
  'substance',
  'artifact',
  'object',
  'act',
  'event',
  'cognition',
] as const

/** `message`: somebody, and what it is about · `served`: done for or to somebody · `program`: in a program or on a page ·
 * `several`: several things of a kind; else the kind of the thing. */
export const LAST_FORMS = ['message', 'served', 'program', 'several', ...KINDS] as const
export type LastForm = (typeof LAST_FORMS)[number]

/** Verbs of every day: with a thing that no family has with them they mean nothing one could guess. */
const EVERYDAY = new Set('pick choose move find look see ask tell use leave'.split(' ').map(stem))

const ABOUT = / (?:about|regarding|concerning|for) /iu
/** “nag Pete about the skip”: whatever the word before a name means, Pete hears of it. */
const SURELY_ABOUT = /^\p{Ll}+ \p{Lu}\p{L}+ (?:about|regarding) /u
const TITLED = /\b(?:Mrs?|Ms|Miss|Dr|Sir|Fr|Rev) \p{Lu}\p{L}+/u
const FOR_NAME = /\s(?:for|with) \p{Lu}\p{Ll}+(?:['’]s?)?(?: \p{Lu}\p{Ll}+)?$|,\s\p{Lu}\p{Ll}+$/u

/** Forms of the title, the one that says most first. */
export function formsOf({ text, slots }: Subject, reading: TitleWords): readonly LastForm[] {
  const forms: LastForm[] = []
  const [first, second] = reading.words
  const isSomebody = second !== undefined && kindsOf(second).has('name') && !/['’]s?$/u.test(second.text)
  if (isSomebody && (reading.hasVerb ? ABOUT : SURELY_ABOUT).test(text)) forms.push('message')
  if (slots.program !== undefined) forms.push('program')
  // “tape up the parcel for Amir” is no trade's own word.
  const isOwnWord = !isVerb(first?.text ?? '')
  if (TITLED.test(text) || (isOwnWord && FOR_NAME.test(text))) forms.push('served')
  forms.push(...kindsOfThing(reading))
  const isCounted = /^(?:the|my|our|\d+)$/iu.test(second?.text ?? '')
  if (isCounted && isOwnWord && slots.thing !== undefined && isPlural(slots.thing)) forms.push('several')
  return forms
}

/** The kinds of what stands behind a verb; none for what is only named, and for what nothing is known of. */
function kindsOfThing({ words, hasVerb, objectAt, objectEnd }: TitleWords): readonly LastForm[] {
  const [verb] = words
  // “face up the crisps”: the particle belongs to the verb.
  const at = isParticle(words[objectAt]?.text ?? '') ? objectAt + 1 : objectAt
  const begins = words[at]
  if (verb === undefined || [LIGHT, DEALS, EVERYDAY].some((verbs) => verbs.has(verb.stem))) return []
  if (!hasVerb || !hasObject(begins) || isPreposition(begins?.text ?? '')) return []
  const head = headOf(words, at, objectEnd)
  if (head === undefined) return []
  const kinds = kindsOf(head, words[words.indexOf(head) - 1])
  return kinds.has('name') ? [] : KINDS.filter((kind) => kinds.has(kind))
}
