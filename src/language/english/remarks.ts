// Remarks that stand behind a wish: “the match is off, what a shame”, “move the gas man to monday, he's just rung”.
import { dateMentions } from '../mentions.ts'

/** What begins so says why, or how it feels, and asks for nothing. */
const REMARK =
  /^(?:(?:the|my|our|his|her) \S+ (?:\S+ )?(?:gave|said|says|has|had|is|was|moved|cancelled|told|asked|wants?|needs|rang|called|(?:can|won)[’']?t)\b|(?:he|she|it|they|we|i|you)(?:[’']?(?:s|ve|d|ll|re|m))?(?= )|(?:what an?|so|because|as|since|but|though|thank|thanks|sorry|just|phew|yay|finally|at last|ok|okay|good|great|nice|shame|ugh|actually|typical|bless|lol|haha|took|only took|too|no idea|not sure|all (?:good|fine|ok|clear|sorted|well|(?:of )?(?:it|them)|(?:\d{1,3}|two|three|four|five|six|ten|twelve)(?: of them)?$)|both(?: of them)?$|every (?:last|single) one|everything(?:[’']?s)? (?:fine|ok|good))\b)/i
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

/** A change of what is there, and right behind it who or what is the reason: “drop the squash we've got some”. */
const UNMARKED =
  /^((?:\S+(?: \S+){0,3} (?:done|signed|sent|paid|sorted|booked|posted|finished|ordered|washed|packed|fed|printed|fixed|emailed)(?= (?:it[’']?s|they[’']?re|he|she|in|on)\b)|(?:(?:ok|okay|oh|so|and|actually|no|please|can you|just|right)[, ]+)*(?:drop|cancel|kill|scrap|bin|ditch|skip|delete|remove|forget|take|cross|tick|mark|move|push|shift|change|reschedule|make|put|set|postpone|start|stop|pause|done|finished|leave|later|snooze|bump)\b.{0,50}?)) ((?:it[’']?s|it (?:is|was)|they[’']?(?:re|ve)|they (?:are|have|were|did|cancelled|moved|said|can)|she[’']?s|he[’']?s|(?:s?he|mum|mom|dad|my (?:\p{L}+)|the (?:\p{L}+)) (?:has|have|had|did|does|is|was|got|took|said|can[’']?t|cancelled|sorted|bought|already)|we[’']?(?:ve|re)|we (?:have|had|got|did|are|don[’']?t)|i[’']?(?:ve|m)|i (?:have|had|got|did|am|can[’']?t|don[’']?t|already|need|feel|hate)|there[’']?s|that[’']?s|so (?:that|i|we|he|she|they)(?:[’']?ll)?|no (?:time|need|point|longer)|not (?:needed|worth)|because|cos|cuz|cause|coz)\b.*)$/iu

function withoutUnmarked(line: string): string | null {
  const [, wish = '', remark = ''] = UNMARKED.exec(line.trim()) ?? []
  if (wish === '' || remark.split(/\s+/).length > MOST_WORDS || dateMentions(remark).length > 0) return null
  return /\b(?:that|which|who|what|how|when|if|the|my|a|an|to|for|with|of|and|about|said|saying|because)$/i.test(wish)
    ? null
    : wish
}

/** The line without it; null where there is none, or where it says when. */
export function withoutRemark(line: string): string | null {
  const [, wish = '', remark = ''] = /^(.{3,}?)(?:[,;!.]|\s[-–—])\s+(\S.*)$/.exec(line.trim()) ?? []
  if (wish === '') return withoutUnmarked(line)
  if (STATEMENT.test(wish) && WISH.test(remark) && dateMentions(wish).length === 0) return remark
  // “Nappies ordered, coming tomorrow”: when it comes is no date of the wish.
  if (/\S\s+\S/.test(wish) && DELIVERY.test(remark) && dateMentions(wish).length === 0) return wish
  // “Letter signed, just need to pay”: a part of it is still to be done.
  if (!(/\S\s+\S/.test(wish) || IS_OVER.test(wish)) || !REMARK.test(remark) || IS_PARTIAL.test(remark)) return null
  return remark.split(/\s+/).length <= MOST_WORDS && dateMentions(remark).length === 0 ? wish : null
}
