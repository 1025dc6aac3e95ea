// Whole lines that are told by their shape, whatever words fill it: “I was meant to start an hour ago”, “best night in months”,
// “cut my thumb”, “3rd energy drink”.
import { wordSetsOf } from '../data-files.ts'
import { isPast } from './clause-words.ts'

const listOf = wordSetsOf('language/english/telling.txt')
const parts = listOf('parts')
const hurting = listOf('hurting')
const nthings = listOf('nthings')

/** @param all the words of the line */
export function hasToldShape(all: readonly string[]): boolean {
  const said = all.join(' ')
  return SHAPES.some((shape) => shape.test(said)) || isNthOf(all) || isRegret(all) || isHurt(all)
}

/** “Every day is the same day” is no rhythm. */
const EVERY_DAY =
  /^every (?:single )?(?:day|week|month|night|morning|evening|year|time|shift|lesson) (?:(?:the )?same\b(?! (?:time|place|hour))|(?:is|feels|seems|was) (?:the same|a|an|so|like|just|hard|long|different|exhausting|another|too|groundhog|harder|worse|better))\b/
/** “Best night in months” */
const SUPERLATIVE =
  /^(?:best|worst|longest|hardest|busiest|quietest|hottest|coldest|strangest|weirdest|loveliest|nicest|slowest|roughest) \p{L}+(?: \p{L}+)? (?:in|since|ever|yet|of (?:my|the) (?:life|year|week|month|day|season))\b/u

/** “Third one this month” */
const NTH_TIME =
  /^(?:the )?(?:second|third|fourth|fifth|sixth|2nd|3rd|\d+th) (?:one|time|day|week|night|morning)\b.*\b(?:this (?:week|month|year|morning)|today|in a row|running|straight)$|^same (?!time\b)(?:\p{L}+ ){1,3}(?:again|every|second|third|fourth|fifth|2nd|3rd|\d+th) ?(?:single )?(?:day|time|week|month|night|morning)?(?: running| in a row)?$|^(?:day|night|week|month|hour) (?:\d+|one|two|three|four|five|six|seven|ten) (?:of|without|with no|and)\b/u

/** “3rd energy drink”, “fifth coffee today” */
const isNthOf = (all: readonly string[]): boolean =>
  NTH.test(all[0] ?? '') &&
  all.length > 1 &&
  all.length < 6 &&
  all.slice(1).some((word) => nthings.has(word.replace(/s$/, '')))
const NTH = /^(?:second|third|fourth|fifth|sixth|seventh|\d+(?:nd|rd|th))$/

/** “Beer o'clock”, “stupid o'clock” */
const OCLOCK =
  /^(?!half|quarter|one\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\p{L}{3,} ){1,3}o ?clock(?: \p{L}+)?$/u

/** “Cut my thumb”; “cut my nails” is to be done. */
const isHurt = (all: readonly string[]): boolean => {
  const at = all.findIndex((word) => !/^(?:i|ive|just|also|oh|ow|ouch|and|oops)$/.test(word))
  const [act = '', whose = '', part = '', out] = all.slice(at)
  return hurting.has(act) && /^(?:my|me)$/.test(whose) && parts.has(part) && (act !== 'put' || out === 'out')
}

/** “I should have taken a gap year”; “should have lunch” is to be done. */
const isRegret = (all: readonly string[]): boolean => {
  const at = all.findIndex((word) =>
    /^(?:should|could|would|might|must|shouldnt|couldnt|wouldnt|should(?:a|ve)|could(?:a|ve)|would(?:a|ve))$/.test(
      word,
    ),
  )
  // “Buy what dad would have wanted”
  if (at < 0 || at > 3 || all.slice(0, at).some((word) => /^(?:what|whatever|which|who)$/.test(word))) return false
  const behind = all.slice(at + 1).filter((word) => !/^(?:just|never|not|really|probably|at|least)$/.test(word))
  // “Shoulda”, “would've”, “could of”
  const [verb = ''] = /ve$|[^e]a$/.test(all[at] ?? '')
    ? behind
    : /^(?:have|of)$/.test(behind[0] ?? '')
      ? behind.slice(1)
      : []
  return isPast(verb)
}

const WAS_MEANT =
  /^(?:so |and |but )*(?:i|we) (?:was|were|had) (?:meant|supposed|going|planning|hoping) to .*\b(?:ago|yesterday|last \p{L}+|earlier|by now|already|hours? late)$/u

const SHAPES: readonly RegExp[] = [WAS_MEANT, EVERY_DAY, SUPERLATIVE, NTH_TIME, OCLOCK]
