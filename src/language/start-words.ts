// Finds when a task may begin in a typed line: “report friday, not before monday”, “paint the fence from may on”. It is
// not when the task is due.
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'

/** A line without its start. */
export interface LineStart {
  readonly rest: string
  readonly start: DateWords
}

const HINT = /\b(?:not|no|dont|don['’]t|hide|hidden|from|start|not-before)\b/i

const ONLY_MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*$/i

const AT_END = [
  /^(?<rest>.+?)[,;( ]+(?:but |and )?(?:not|no) (?:before|until|till|earlier than|sooner than)(?: the)? (?<when>.+?)\)?$/i,
  /^(?<rest>.+?)[,;( ]+(?:but |and )?(?:hide|hidden)(?: it| this)? (?:until|till)(?: the)? (?<when>.+?)\)?$/i,
  /^(?<rest>.+?)[,;( ]+(?:but |and )?(?:do not|dont|don['’]t) (?:show|offer|suggest|remind me of|bring up)(?: me)?(?: it| this)? (?:before|until|till)(?: the)? (?<when>.+?)\)?$/i,
  /^(?<rest>.+?)[,;( ]+from(?: the)? (?<when>.+?),? (?:on|onwards?)\)?$/i,
  /^(?<rest>.+?)[, ]+not-?before:(?<when>\S+)$/i,
]
const IN_FRONT = [
  /^(?:not|no) (?:before|until|till|earlier than)(?: the)? (?<when>[^,:]+)[,:] ?(?<rest>.+)$/i,
  /^from(?: the)? (?<when>[^,:]+?),? (?:on|onwards?)[,:]? (?<rest>.+)$/i,
]

/** The start that a line names, with the line's other words; null if it names none. */
export function takeLineStart(line: string): LineStart | null {
  if (!HINT.test(line)) return null
  for (const pattern of [...AT_END, ...IN_FRONT]) {
    const { rest = '', when = '' } = pattern.exec(line)?.groups ?? {}
    if (rest.trim() === '') continue
    const words =
      readDateWords(when) ??
      readDateWords(`on ${when}`) ??
      readDateWords(`in ${when}`) ??
      (ONLY_MONTH.test(when) ? readDateWords(`on 1 ${when}`) : null)
    if (words?.day || words?.clock || words?.span) return { rest: rest.replace(/[,;(]+$/, '').trim(), start: words }
  }
  return null
}
