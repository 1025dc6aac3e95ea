// What the form of a title says where no family knows its verb and its object: somebody it is done for, a program it is
// done in, several things it is done with. Families name these forms in `last:`.
import { isPlural } from './agreement.ts'
import { isVerb } from './lexicon.ts'
import { kindsOf } from './noun-kinds.ts'
import type { Subject } from './subject.ts'
import type { TitleWords } from './title-words.ts'

/** `message`: somebody, and what it is about · `served`: done for or to somebody · `program`: in a program or on a page ·
 * `several`: several things of a kind. */
export const LAST_FORMS = ['message', 'served', 'program', 'several'] as const
export type LastForm = (typeof LAST_FORMS)[number]

const ABOUT = / (?:about|regarding|concerning|for) /iu
const TITLED = /\b(?:Mrs?|Ms|Miss|Dr|Sir|Fr|Rev) \p{Lu}\p{L}+/u
const FOR_NAME = /\s(?:for|with) \p{Lu}\p{Ll}+(?:['’]s?)?(?: \p{Lu}\p{Ll}+)?$|,\s\p{Lu}\p{Ll}+$/u

/** Forms of the title, the one that says most first. */
export function formsOf({ text, slots }: Subject, reading: TitleWords): readonly LastForm[] {
  const forms: LastForm[] = []
  const [first, second] = reading.words
  const isSomebody = second !== undefined && kindsOf(second).has('name') && !/['’]s?$/u.test(second.text)
  if (reading.hasVerb && isSomebody && ABOUT.test(text)) forms.push('message')
  if (slots.program !== undefined) forms.push('program')
  // “tape up the parcel for Amir” is no trade's own word.
  const isOwnWord = !isVerb(first?.text ?? '')
  if (TITLED.test(text) || (isOwnWord && FOR_NAME.test(text))) forms.push('served')
  const isCounted = /^(?:the|my|our|\d+)$/iu.test(second?.text ?? '')
  if (isCounted && isOwnWord && slots.thing !== undefined && isPlural(slots.thing)) forms.push('several')
  return forms
}
