// Lines that say nothing without what was said before: “not the second”, “no only the bill”, “split it over two days”.
// Where something was just shown they are about that, and never a thing of their own.
import { readWordLists } from '../data-files.ts'
import { dateMentions } from '../mentions.ts'

/** What is done to a thing that is there; other acts with a pronoun are errands: “send it to him after lunch”. */
const CHANGES =
  'add|bring|bump|cancel|change|check|clear|cross|cut|delay|delete|do|drop|edit|finish|give|have|keep|leave|link|make|mark|merge|move|name|pause|postpone|pull|push|put|remove|rename|repeat|reschedule|save|set|shift|skip|snooze|spread|split|start|stop|swap|switch|take|tag|tick|try|undo|untick|update'
/** Behind a word that points stands no noun that it belongs to. */
const TAIL =
  "(?=$|[,.!?;]| (?:to|on|for|off|up|back|at|by|in|over|into|out|down|before|after|until|till|first|last|again|now|then|instead|together|away|with|from|every|an?|half|\\d+|today|tonight|tomorrow|this|next|please|later|earlier|is|are|was|can|should|needs?|has|goes|only|too|not|coming|as|so|because|it[’']?s|i|she|he|they|we|mon|tue|wed|thu|fri|sat|sun)\\b)"
const POINTER = `(?:it|them|both|these|those|all of (?:it|them)|(?:that|this|the (?:first|second|third|fourth|last|other|next|same|top|bottom|latter|former))(?: (?:one|ones|two|three|half|bit|part|thing|task))?)${TAIL}`
const LEADS =
  "(?:(?:ok|okay|oh|so|and|but|then|also|actually|no|nah|nope|yes|yeah|yep|well|hmm+|wait|sorry|please|just|maybe|can you|could you|can we|could we|let[’']?s|i[’']?ll|we[’']?ll|i will)[, ]+)*"

const ACTS_ON_IT = `^\\W*${LEADS}(?:${CHANGES}) ${POINTER}`

/** What begins so goes on with what was said: “not him, mail Ann”, “both of them a day early”, “except april”. */
const GOES_ON = `^\\W*${LEADS}(?:(?:not|only|except|apart from|instead of|rather than|same (?:for|with|as)|neither|either) (?:${POINTER}|(?:for |on |at |in |the |this |that )*(?:today|tonight|tomorrow|him|her|us|me|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|january|february|march|april|may|june|july|august|september|october|november|december|mornings?|evenings?|weekends?|one|two)\\b|the (?:\\S+ )?\\S+(?: though| tho| then| please)?\\W*$)|(?:all|most|half|some|none|both|either|neither) of (?:them|it|those|these|that)\\b|both${TAIL}|(?:that|this|the (?:first|second|third|fourth|last|other|latter|former))(?: (?:one|two|half|bit|part))?${TAIL})`

/** What begins an errand. */
const ACT = (readWordLists('language/english/words.txt').get('act') ?? []).join('|')

/** “No, the quote not the job”: says that something is otherwise, and is no thing by itself. */
const IS_OTHERWISE =
  "^\\W*(?:(?:no|nope|nah|oops|wait no|no wait),? (?:the|not|its|it[’']s|it|that|only|just)|(?:i meant?|no sorry|oh sorry|sorry,|wait,) (?:the|not|its|it|that|only|just|on|at|for|with|to))\\b.{2,50}$"

/** Ends so what restricts something said before: “alternate days only”. */
const RESTRICTS = new RegExp(
  `^\\W*(?!(?:${ACT})\\b|.*\\b(?:is|are|was|were|i|he|she|they|we|im|got|has|have)\\b)(?:\\S+ ){1,4}(?:only|instead|after all)\\W*$`,
  'i',
)

const MOST_WORDS = 12

/** Does the line only mean something of what was shown before? */
export function pointsBack(line: string): boolean {
  const words = line.trim().split(/\s+/)
  if (words.length > MOST_WORDS || /[:\n]/.test(line)) return false
  if (ERRAND.test(line) && dateMentions(line).length > 0) return true
  return POINTS.test(line) || RESTRICTS.test(line)
}

/** An errand with a pronoun and a moment: “get that tomorrow”, “send it in the afternoon”. */
const ERRAND = new RegExp(
  `^\\W*${LEADS}(?:${ACT})(?: (?:up|out|off|over|back))? (?:it|that|them|those|these)${TAIL}`,
  'i',
)

const POINTS = new RegExp(`${ACTS_ON_IT}|${GOES_ON}|${IS_OTHERWISE}`, 'i')

/** A wider pattern that every such line matches, for the declaration of sentences. */
export const MAY_POINT_BACK = new RegExp(`${POINTS.source}|${RESTRICTS.source}|${ERRAND.source}`, 'i')
