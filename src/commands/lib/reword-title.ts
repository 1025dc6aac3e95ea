// A title in which some words are exchanged: “donna not dawn”, “change print to scan”.
import { foldText } from '../../text.ts'
import { NotMeantError } from '../../user-error.ts'

/** The title with other words in the place of some. @throws NotMeantError where it has not got them */
export function rewordTitle(title: string, old: string, by: string): string {
  const at = ` ${foldText(title)} `.indexOf(` ${foldText(old)} `)
  if (at < 0 || foldText(title).length !== title.length) throw new NotMeantError('The title has no such words.')
  return `${title.slice(0, at)}${by}${title.slice(at + old.length)}`
}
