// Remarks that stand behind a wish: “the match is off, what a shame”, “move the gas man to monday, he's just rung”.
import { dateMentions } from '../mentions.ts'

/** What begins so says why, or how it feels, and asks for nothing. */
const REMARK =
  /^(?:(?:he|she|it|they|we|i|you)(?:[’']?(?:s|ve|d|ll|re|m))?(?= )|(?:what an?|so|because|as|since|but|though|thank|thanks|sorry|just|phew|yay|finally|at last|ok|okay|good|great|nice|shame|ugh|actually|typical|bless|lol|haha|too|no idea|not sure|all (?:good|fine|ok|clear|sorted|well)|everything(?:[’']?s)? (?:fine|ok|good))\b)/i
/** What stands before the wish may be the reason: “Ben can't do 1, make it 1:30”. */
const STATEMENT =
  /^\S+(?: \S+){0,3} (?:can[’']?t|cannot|won[’']?t|said|says|is|are|was|didn[’']?t|doesn[’']?t|called|asked|wants|has|had)\b/i
const WISH =
  /^(?:so |please |can you |let[’']?s )*(?:make it|move|push|change|cancel|drop|skip|reschedule|postpone|put it|do it|set it|remind me)\b/i
const DELIVERY =
  /^(?:(?:it|they|its|it[’']s)[’']?(?:ll|s|re)? )?(?:coming|arriving|arrives?|delivery|delivered|will be here|should (?:be here|come|arrive))\b(?: \S+){0,4}$/i
const IS_PARTIAL =
  /\b(?:(?:just|only|still|but) (?:need|have|got|gotta)|still (?:to|not|no)|need to|have to|except|apart from|not (?:the|yet|all))\b/i
/** One word that says it all. */
const IS_OVER = /^(?:done|finished|sorted|completed|sent|paid|posted|booked|called|ordered)$/i
const MOST_WORDS = 12

/** The line without it; null where there is none, or where it says when. */
export function withoutRemark(line: string): string | null {
  const [, wish = '', remark = ''] = /^(.{3,}?)(?:[,;!.]|\s[-–—])\s+(\S.*)$/.exec(line.trim()) ?? []
  if (STATEMENT.test(wish) && WISH.test(remark) && dateMentions(wish).length === 0) return remark
  // “Nappies ordered, coming tomorrow”: when it comes is no date of the wish.
  if (/\S\s+\S/.test(wish) && DELIVERY.test(remark) && dateMentions(wish).length === 0) return wish
  // “Letter signed, just need to pay”: a part of it is still to be done.
  if (!(/\S\s+\S/.test(wish) || IS_OVER.test(wish)) || !REMARK.test(remark) || IS_PARTIAL.test(remark)) return null
  return remark.split(/\s+/).length <= MOST_WORDS && dateMentions(remark).length === 0 ? wish : null
}
