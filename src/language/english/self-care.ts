// Does a line tell that somebody looked after themselves: “ate, had a sandwich”, “drank some water go me”? For who forgets to
// eat, sleep or take their meds it is a victory. The words stand in `self-care.txt`.
import { wordSetsOf } from '../data-files.ts'
import { memoizeText } from '../memo.ts'
import { beginsWith, clauseWords } from './clause-words.ts'

const phrasesOf = wordSetsOf('language/english/self-care.txt')
const leads = phrasesOf('leads')
const lacks = phrasesOf('lacks')
const acts = phrasesOf('acts')
const takes = phrasesOf('takes')
const things = phrasesOf('things')
const doing = phrasesOf('doing')
const between = phrasesOf('between')

const KEPT_LINES = 10
/** A longer line tells more than that. */
const MOST_WORDS = 14

export const tellsSelfCare = memoizeText(KEPT_LINES, (line: string): boolean => {
  if (/[?:\n]/.test(line)) return false
  const words = clauseWords(line)
  if (words.length === 0 || words.length > MOST_WORDS) return false
  return isCare(words, false) || isCareNow(words)
})

/** “Haven't eaten all day”, “skipped lunch”, “forgot to drink water”: that was left out, and comes first. */
export const lacksSelfCare = memoizeText(KEPT_LINES, (line: string): boolean => {
  if (/[?:\n]/.test(line)) return false
  const words = clauseWords(line)
  return words.length > 1 && words.length <= MOST_WORDS && isLacking(words)
})

export const tellsOfSelfCare = (line: string): boolean => tellsSelfCare(line) || lacksSelfCare(line)

function isLacking(words: readonly string[]): boolean {
  const length = beginsWith(words, lacks)
  const rest = words.slice(length)
  // “No sleep”, “no shower gel”
  if (length > 0) {
    const said = words.slice(0, length).join(' ')
    if (/^(?:no|not|without)$/.test(said)) return isNothingOf(rest)
    // “Forgot to water the plants”
    return isCare(rest, true) || (!said.endsWith(' to') && isOfThing(rest))
  }
  const lead = beginsWith(words, leads)
  return lead > 0 && lead < words.length && isLacking(words.slice(lead))
}

const isNothingOf = (rest: readonly string[]): boolean => {
  const length = beginsWith(rest, things)
  return (
    length > 0 &&
    /^(?:$|(?:today|tonight|yet|again|at all|all day|so far|this morning|since|still)\b)/.test(
      rest.slice(length).join(' '),
    )
  )
}

/** @param isLed something before says that it was done: “managed to eat” */
function isCare(words: readonly string[], isLed: boolean): boolean {
  const [first = ''] = words
  if (acts.has(first) && (isLed || isDone(first))) return isOfOneself(words.slice(1))
  const taken = beginsWith(words, takes)
  if (taken > 0 && (isLed || isDone(first)) && isOfThing(words.slice(taken))) return true
  const lead = beginsWith(words, leads)
  const said = words.slice(0, lead).join(' ')
  return lead > 0 && lead < words.length && isCare(words.slice(lead), isLed || DID.test(said))
}

/** “Drinking water now”, “finally having a shower”; “drinking water” may be a habit to begin. */
function isCareNow(words: readonly string[]): boolean {
  if (!words.some((word) => /^(?:now|finally|im|currently|just)$/.test(word))) return false
  const from = words.findIndex((_, at) => beginsWith(words.slice(at), doing) > 0)
  return from >= 0 && from <= 2 && isOfThing(words.slice(from + beginsWith(words.slice(from), doing)))
}

/** “Managed to”, “remembered to”: what follows was done, though it has the form of what is to be done. */
const DID = /^(?:managed to|remembered to|made myself|forced myself to|got myself to|did|got round to|got to)$/

/** A form that says it was so, and no errand. */
const isDone = (act: string): boolean => PAST.test(act)
const PAST =
  /^(?:ate|eaten|drank|drunk|hydrated|slept|napped|rested|showered|bathed|meditated|stretched|breathed|exercised|had|took|taken|got|made|did|went|been|enjoyed|cooked|fixed|grabbed|brushed|washed)$/

/** “Ate my homework” and “slept through the alarm” are no care. */
const isOfOneself = (rest: readonly string[]): boolean => !NO_CARE.test(rest.join(' '))
const NO_CARE =
  /^(?:my (?!lunch|breakfast|dinner|tea|greens|veg|food|sandwich|apple|5)|his|her|their|your|the whole|all the|nothing|badly|terribly|like|through|in(?! my own bed| late)|too (?:much|little)|two hours|three hours|four hours|about|only|barely|out of)\b|\b(?:badly|too much|nothing|homework|again|alone)\b/

/** “Had a proper lunch”, “brushed my teeth”: the thing behind what describes it. */
function isOfThing(words: readonly string[]): boolean {
  const length = beginsWith(words, things)
  if (length > 0) return !OF_OTHERS.test(words.slice(length).join(' '))
  const described = beginsWith(words, between)
  return described > 0 && isOfThing(words.slice(described))
}

/** “Made lunch for the kids”, “had lunch with tom”, “took tablets back”: of others, or an errand. */
const OF_OTHERS =
  /^(?:with|for(?! (?:once|a change|the first|lunch|dinner|breakfast|tea))|back|to(?! eat)|from|off|box|boxes|bag|order|list|voucher|the|my|our|his|her|and (?:need|must|have))\b/
