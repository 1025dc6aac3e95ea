// Lines that tell how far one has come: “halfway through the essay”, “did 3 so far”, “two to go”. The thing stays open, and
// the line is neither a new task nor the end of one.
import { foldText } from '../../text.ts'
import { readWordLists } from '../data-files.ts'
import { memoizeText } from '../memo.ts'
import { isTellingWord } from './telling-words.ts'

const lists = readWordLists('language/english/progress.txt')
/** Longer phrases first. */
const anyOf = (name: string): string =>
  `(?:${[...(lists.get(name) ?? [])].sort((a, b) => b.length - a.length).join('|')})`

const COUNT = `(?:(?:the first )?\\d{1,4}(?: ?%| percent| ?/ ?\\d{1,4}|[kh])?|${anyOf('counts')})(?: (?:out of|of|/) (?:the |my )?\\d{1,4})?`
const PART = `(?:${anyOf('parts')})`
const LEADS = '(?:(?:about|around|like|roughly|nearly|almost|over|just|only|at least|already|all|now) ){0,2}'
/** What may stand before all of them, taken off one by one. */
const FIRST_LEAD = new RegExp(`^${anyOf('leads')} (?=.)`)
const ENDS = `(?: ${anyOf('ends')})*`
/** What it is of, behind a word that says so. */
const OF = '(?: (?:of|through|with|on|in|into|for) \\S.{0,60})?'
const OF_IT = '(?: of (?:it|them|those|these|that|the \\S.{0,50}|my \\S.{0,50}))'
const WHERE =
  '(?:half ?way|half-way|part ?way|most of the way|\\d{1,2} ?(?:%|percent)|a (?:third|quarter) of the way|two thirds|three quarters|mid ?way)'

const SHAPES: readonly string[] = [
  // “Did 3 so far”, “done the first bit of the essay”, “did half of it”.
  `${anyOf('acts')} (?:with )?${LEADS}${COUNT}(?: more)? ${PART}${ENDS}${OF}${ENDS}`,
  `${anyOf('acts')} (?:with )?${LEADS}${COUNT}(?: more)?${OF_IT}${ENDS}`,
  `${anyOf('acts')} (?:with )?(?:about |like |nearly )?half (?:the|my|our) \\S.{1,50}`,
  `(?:${anyOf('acts')}|read) ${LEADS}${COUNT}(?: more)?(?: \\S+)? (?:so far|already)`,
  // “One more module down”, “3 done, 2 to go”, “just one left”.
  `${COUNT} (?:more )?${PART} (?:down|done|in|finished|complete|completed)${ENDS}${OF}`,
  `${COUNT}(?: more)?(?: ${PART})?(?: (?:down|done))?(?: and|,)? ${LEADS}${COUNT}(?: more)?(?: ${PART})? (?:to go|left|remaining)${ENDS}`,
  `${COUNT}(?: more)?(?: ${PART})? (?:to go|left|left to do|still to do|remaining)${ENDS}`,
  `${COUNT}(?: more)? (?:down|done) so far`,
  `(?:${COUNT} more|(?:all but|all except) ${COUNT}) (?:done|down|finished|sent|written|packed|sorted)${ENDS}`,
  // “30 of the 50 invites sent”.
  `\\d{1,4} (?:out )?of (?:the |my |our )?\\d{1,4}(?: \\S+){0,2} (?:done|down|finished|sent|written|packed|sorted|[a-z]{2,}ed)${ENDS}`,
  // “Got one paragraph out at least”
  `${anyOf('acts')} ${LEADS}${COUNT}(?: more)? ${PART} (?:out|down|in|done|written|off)${ENDS}`,
  // “Halfway through the essay”, “80% there”, “about half done”, “nearly finished the report”.
  `${WHERE}(?: (?:done|through|there|in|finished|complete|into it|down))?${OF}${ENDS}`,
  `(?:half|part|mostly|partly|nearly|almost|not quite|just about) (?:done|through|there|finished|complete|written|read|packed|painted|way)(?:${OF}| (?:the|my|our) \\S.{1,50}?)${ENDS}`,
  `(?:the |my |our )?\\S.{1,50}?(?:[’']?s| is| are)?(?: about| now| nearly| almost)* (?:half|part|mostly|partly|nearly|almost|just about|\\d{1,2} ?(?:%|percent)) (?:done|finished|complete|there|written|packed|read|painted|through|way through)${ENDS}`,
  `(?:half|some|most|part|bits|a bit|all but one)${OF_IT} (?:is |are |[’']s )?(?:done|finished|written|packed|sorted)${ENDS}`,
  // “On chapter 6 now”, “got to page 50”.
  `(?:on|up to|got to|get to|got as far as|as far as|reached|at) (?:the )?(?:last )?${PART} (?:\\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)(?: (?:out )?of \\d{1,4})?${ENDS}`,
  // “Made a start on the shed”, “getting there”.
  `(?:made|making) (?:a |an |some |good |great |slow |a bit of |real )*(?:start|progress|headway|dent)(?: (?:on|with|in|at) \\S.{0,60})?${ENDS}`,
  `(?:getting there|slowly getting there|chipping away(?: at \\S.{0,60})?|bit by bit|plodding on)${ENDS}`,
]
const PROGRESS = new RegExp(`^(?:${LEADS}(?:${SHAPES.join('|')}))$`)
const MOST_LEADS = 5
/** Without one of these no line tells it; cheaper to look for. */
const HINT =
  /\b(?:half|halfway|midway|part|partway|partly|mostly|nearly|almost|quite|first|far|so|left|go|going|down|more|remaining|progress|start|headway|dent|getting|chipping|bit|all|done|did|of|on|to|way|percent|already|page|chapter)\b|%|\d/i
const LONGEST = 100
const MOST_WORDS = 18
const KEPT_LINES = 10

/** Does the line only tell how far one has come? */
export const tellsProgress = memoizeText(KEPT_LINES, (line: string): boolean => {
  if (line.length > LONGEST || !HINT.test(line) || line.trim().split(/\s+/).length > MOST_WORDS) return false
  const plain = line
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[,;–—]|\s-\s|[.!…]+(?=\s|$)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (NOT_YET.test(plain)) return false
  let rest = plain
  for (let taken = 0; taken < MOST_LEADS; taken++) {
    if (PROGRESS.test(rest)) return true
    const shorter = rest.replace(FIRST_LEAD, '')
    if (shorter === rest) return false
    rest = shorter
  }
  return false
})

/** What is meant to be done, or asked; “another year nearly done” is of no thing. */
const NOT_YET =
  /\?$|^\W*(?:the |my )?last\b|^(?:another|the|this|my|a)(?: whole| long| hard)? (?:year|month|week|day|shift|night|morning|afternoon|weekend|term|semester|season|summer|winter|autumn|spring)\b|\b(?:need|needs|want|should|must|will|ill|going to|gonna|dont|didnt|havent|remind|please|can you)\b/i

/** “Half of the thank you cards done”, and not of this thing: it names another one. */
export function namesOther(line: string, title: string): boolean {
  const said = line.toLowerCase().replaceAll(/[’']/g, '')
  const named = OF_THING.exec(said)?.[1] ?? OF_SUBJECT.exec(said)?.[1] ?? ''
  const words = named.split(/[^\p{L}\p{N}]+/u).filter((word) => isTellingWord(word) && !SAYS_PROGRESS.has(word))
  const own = foldText(title)
  return words.length > 0 && !words.some((word) => own.includes(word.replace(/s$/, '')))
}

const OF_THING = /\b(?:of|through|with|on|into|half|at) (?:the|my|our) (\p{L}.*)$/u
/** “Sermon nearly finished” */
const OF_SUBJECT =
  /^(?:the |my |our )?(\p{L}{3,}(?: \p{L}+){0,3}?) (?:is |are |s )?(?:about |now |almost |nearly )?(?:half|part|mostly|partly|nearly|almost|\d{1,2} ?%) (?:done|finished|complete|there|written|packed|read|painted|through)\b/u
const SAYS_PROGRESS: ReadonlySet<string> = new Set(
  ['parts', 'ends', 'acts', 'counts']
    .flatMap((name) => (lists.get(name) ?? []).flatMap((phrase) => phrase.split(' ')))
    .concat('there'),
)
