// A title in which some words are exchanged: “donna not dawn”, “change print to scan”.
import { foldText } from '../../text.ts'
import { NotMeantError } from '../../user-error.ts'

/** The title with other words in the place of some. @throws NotMeantError where it has not got them */
export function rewordTitle(title: string, old: string, words: string): string {
  const by = words.replace(WISH, '')
  // “22mm not 15”: the unit that both have is said once.
  const unit = /^\d+$/.test(old) ? (/^\d+(\p{L}+)$/u.exec(by)?.[1] ?? '') : ''
  if (unit !== '') return rewordTitle(title, `${old}${unit}`, by)
  const at = ` ${foldText(title)} `.indexOf(` ${foldText(old)} `)
  if (at < 0 || foldText(title).length !== title.length) throw new NotMeantError('The title has no such words.')
  return `${title.slice(0, at)}${by}${title.slice(at + old.length)}`
}

/** “Can we do tea instead of coffee” wants tea. */
const WISH =
  /^(?:(?:can|could|shall|should) (?:we|i|you) (?:just )?(?:do|have|get|make it|say|try|use)|let['’]?s (?:do|have|get|make it|say|try|use)|i['’]?d rather(?: (?:do|have|get))?|make it|better|rather) /i

/** “ring, email”, “the red, but the blue”: the words that go, and those that come. */
export function splitSwap(words: string): readonly [old: string, by: string] {
  const [, old = '', by = ''] =
    /^(.+?)\s*[,;–]\s*(?:(?:but|rather|i meant?|its|it[’']s|no)\s+)*(.+?)[.!]*$/i.exec(words.trim()) ?? []
  return [old, by]
}
