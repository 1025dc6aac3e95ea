// Lists by their names around a title: "put eggs on my shopping list", "on my calendar add lunch". The name becomes a tag.
import { dateMentions } from './mentions.ts'

const PUT = '(?:add|put|include|place|stick|throw|write|jot|enter|mark|save|get|note|schedule|pencil)(?: down| in)?'
const WHOSE = '(?:(?:my|the|our|this) )?'
const NAME = "(?<name>(?:[a-z’']+[ -]){0,3}?)"
const LIST = `${NAME}(?:lists?|to-?dos?|to do(?:[’']?s)?)(?: of (?<of>(?!things|tasks|stuff|shit|items|pending|chores to)[a-z]+))?(?: of (?:things|tasks|stuff|shit|items|pending tasks|current tasks)(?: (?:to|i need to|i have to) (?:do|complete|accomplish))?)?`
const CALENDAR = '(?:calendar|diary|schedule|agenda|planner|calender)'
const ON = '(?:down )?(?:to|on|onto|in|into|for)'

const HEADED = new RegExp(
  `^(?:write|make|start|create|new|begin|here(?:[’']s| is)) (?:me )?(?:an? |my |the |our )?(?:new )?${LIST} ?[:–-] ?(?<thing>.+)$`,
  'i',
)

const LISTS: readonly RegExp[] = [
  HEADED,
  `^${PUT} (?<thing>.+?) ${ON} ${WHOSE}${LIST}(?:,? please)?(?<when> .*)?$`,
  // “Add milk to groceries”: these are the names of lists without the word.
  `^${PUT} (?<thing>.+?) (?:to|on|onto) ${WHOSE}(?<name>grocery|groceries|shopping)(?:,? please)?(?<when> (?:today|tomorrow|tonight|for|on|by) .*)?$`,
  `^(?:on|to|in) ${WHOSE}${LIST},? (?:please )?(?:add|put|include) (?<thing>.+)$`,
  `^i need (?<thing>.+?) (?:to be )?(?:put|added|placed)? ?${ON} ${WHOSE}${LIST}$`,
  `^${PUT} (?<thing>.+?) ${ON} ${WHOSE}${CALENDAR}(?:,? please)?(?<when> .*)?$`,
  `^${PUT} ${ON} ${WHOSE}${CALENDAR} (?:an? |the |my )?(?<thing>.+)$`,
  `^(?:for|in|on) ${WHOSE}${CALENDAR},? (?<when>.*?),? ?(?:add|put) (?<thing>.+)$`,
].map((pattern) => (typeof pattern === 'string' ? new RegExp(pattern, 'i') : pattern))
const ADDED = [
  `^(?<thing>.+?) ${ON} ${WHOSE}${LIST}(?:,? please)?(?<when> .*)?$`,
  `^(?<thing>.+?) ${ON} ${WHOSE}${CALENDAR}(?:,? please)?(?<when> .*)?$`,
].map((pattern) => new RegExp(pattern, 'i'))

/**
 * "put … on my shopping list", wherever the list is named. Only a date may follow. Null where the line names no list.
 * @param isAdded it followed a word that adds, so that "eggs to my shopping list" suffices
 */
export function fromList(line: string, isAdded: boolean): { rest: string; tag: string } | null {
  if (
    !/\b(?:grocery|groceries|shopping|list|lists|to-?dos?|to do|calendar|calender|diary|schedule|agenda|planner)\b/i.test(
      line,
    )
  )
    return null
  for (const pattern of isAdded ? [...LISTS, ...ADDED] : LISTS) {
    const { thing, when = '', name = '', of: what = '' } = pattern.exec(line)?.groups ?? {}
    if (thing === undefined || /^(?:a|an|the|new|my|it|that|this|them)$/i.test(thing.trim())) continue
    const tail = when.trim().replace(/^for (?=\S)/i, '')
    if (tail !== '' && dateMentions(tail).length === 0) continue
    // “Write a shopping list: …”: the heading says that a list follows.
    const heading = pattern === HEADED && name.trim() !== '' ? `${name.trim().toLowerCase()}: ` : ''
    return { rest: `${heading}${thing.trim()} ${tail}`.trim(), tag: tagOf(name, what) }
  }
  return null
}

/** The list's own name: "shopping"; '' for the to-do list itself. */
function tagOf(name: string, what: string): string {
  const words = `${what === '' ? name : what}`
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .split(/[\s-]+/)
    .filter((word) => word !== '' && !PLAIN.has(word))
  return words.join('-').slice(0, 50)
}

const PLAIN: ReadonlySet<string> = new Set(
  'to do todo todos task tasks things thing reminder reminders current own personal whole entire daily main new the my of check master stuff'.split(
    ' ',
  ),
)
