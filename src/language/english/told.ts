// What is told about people and things, by its shape: somebody's state, what they did or want, a price, a day. What of it is
// to be kept, and what is only answered, the answer to small talk decides. The words stand in `told.txt`.
import { readWordLists } from '../data-files.ts'

const lists = readWordLists('language/english/told.txt')
/** Any of these; what ends in “nt” is written with or without its apostrophe. */
const any = (name: string): string =>
  `(?:${(lists.get(name) ?? []).map((word) => word.replace(/nt$/, "n[’']?t")).join('|')})`

/** Up to four words before the verb. */
const SUBJECT = "[\\p{L}\\p{N}][\\p{L}\\p{N}’'&-]*"
const OPENING = '(?:(?:oh|ok|so|and|but|ah|well|hm+|because|btw|apparently)\\W+)*'

/** One sentence, whose subject has one to four words. */
const SUBJECT_AND_VERB = new RegExp(`^\\W*(?:${SUBJECT} ){1,4}${any('tells')}\\b[^:;]*$`, 'iu')
export const STATEMENT = { test: (line: string): boolean => SUBJECT_AND_VERB.test(line) && !WHICH.test(line) }

/** “Photos we took in june”, “the report jim asked for”: a thing, and which one it is. */
export const WHICH =
  /^\W*(?:(?:the|my|our|those|these|all the|some) (?:\p{L}+ )?\p{L}+|(?!(?:sometimes|always|perhaps|besides|guess|as|yes|this|its|thats|lets|was|is|does|\p{L}+days)\b)\p{L}{3,}s) (?:i|we|he|she|they|you) (?:have |had |just )?(?:\p{L}+ed|took|made|got|bought|saw|wrote|found|did|said|lost|left|sent|kept|chose|saved|had|gave|ate)\b(?! (?:that|it|them)\b)[^,;]*$|^\W*(?:the|that|those) (?:\p{L}+ ){1,2}\p{L}+ (?:asked|wrote|sent|told|talked|spoke|went|came|looked|paid|waited|wanted)(?: \p{L}+)? (?:for|to|about|with|from)\W*$/iu

/** Nothing but a price, and what it is for. */
export const PRICE = new RegExp(
  `^\\W*(?:(?:about|around|only|roughly|nearly|over|its|it[’']s|that[’']s|was) )*(?:[£$€₹]\\s?\\d[\\d,.]*k?|\\d[\\d,.]*k? ?${any('money')})(?: ${any('pricetail')}\\b.*)?$`,
  'iu',
)

/** Somebody's state: “jo's off till weds”, “the bank closes at 4”. */
export const IS_AWAY = new RegExp(
  `^\\W*(?:\\S+ ){0,2}\\S+(?:[’']s| is|[’']re| are) (?:now |still |also |only )?${any('away')}\\b[^:;]*$|^\\W*(?:the )?\\S+(?: \\S+)? (?:closes|shuts|opens) (?:at|early|late|on|from|until|till)\\b[^:;]*$`,
  'iu',
)

/** “Kids are at their dads this weekend”: where somebody is, and nothing that is to be done. */
export const WHEREABOUTS = new RegExp(
  `^\\W*${OPENING}(?:my |our |the |both )?(?:${any('people')}|kids|children|boys|girls|twins|baby|inlaws|parents)s?(?:[’']s|[’']re| is| are)? (?:away |off |out |staying |back |here )*(?:at|with|in) (?!an?\\b|\\d)[^:;?,]*$`,
  'iu',
)

/** What those around one did: “my daughter put this on my phone”. */
export const PEOPLE_DID = new RegExp(
  `^\\W*${OPENING}(?:my|our|his|her|their) (?:\\S+ )?${any('people')}s? (?:has |have |had |just |already |always |also |only |keeps )*(?:\\p{L}{3,}ed|${any('peopledid')})\\b(?!:)`,
  'iu',
)

/** “Their number is …”, “the code's …”: a detail of what was just spoken of. */
export const DETAIL = new RegExp(
  `^\\W*${OPENING}(?:his|her|their|its|the) (?:\\S+ )?${any('details')}(?: is|[’']?s|:) \\S`,
  'i',
)

/** A subject of one to four words, a verb in the past, and a pronoun that it was done to. */
export const DID_TO = new RegExp(
  `^\\W*(?:${SUBJECT} ){1,4}(?:(?:has|have|had|just|already|finally|never|also|only) ){0,2}(?!${any('noped')}\\b)(?:\\p{L}{2,}ed|${any('didto')}) (?:me|us|him|her|them|it|you)\\b[^:;]*$`,
  'iu',
)

/** Somebody's wish or change, which may be about what is planned; “the meeting is on friday” is a plan of its own. */
export const TELLS_WISH = new RegExp(`^(?!.*\\b(?:is|are|be|i|we)\\b).*\\b${any('theirwish')}\\b`, 'i')

/** How what is planned stands until a day: “the hinges are out of stock till tuesday”, “the surgery is closed on friday”. */
export const TELLS_STATE = new RegExp(
  `\\b(?:is|are|was|were|isn[’']?t|aren[’']?t|[’']s|[’']re|seems?|stays?) (?:\\S+ ){0,2}${any('standing')}\\b|\\b(?:opens?|closes?|shuts?|reopens?)\\b`,
  'i',
)

/** Somebody's wish or change of a thing that isn't named. */
export const TELLS_OF_IT = new RegExp(
  `^\\W*${OPENING}(?:he|she|they|the client|my boss|(?:he|she|they)[’']?(?:d|s|re|ve)?) (?:.*\\b)?${any('ofit')}\\b`,
  'i',
)

/** Of what or whom it tells has to be known from before. */
export const PRONOUN = new RegExp(`^\\W*${OPENING}(?:he|she|they|it)\\b`, 'i')

/** “Tomorrow's going to be mad”. */
export const OF_A_DAY = new RegExp(
  `^\\W*(?:(?:ugh|oh|well|so|god),? )*(?:today|tomorrow|tonight|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|next|last) (?:week|month|weekend|year))(?:[’']s| is| was| will be| looks|[’']ll be)(?: ${any('dayfill')})* ${any('daymood')}\\b`,
  'i',
)

/** “Tis only tuesday” */
export const IS_DAY =
  /^\W*(?:(?:ugh|oh|god|and|well|so|ok|thank god|thank goodness),? )*(?:it[’']?s|it is|tis) (?:(?:only|still|already|just|not even|finally|nearly) )*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:already|again|today|ffs|lol|tomorrow))*\W*$/i

/** “Everything is due friday” names nothing that could be kept. */
export const IS_OF_ALL =
  /^\W*(?:(?:and|so|oh|god|ugh|omg|of course|literally)\W+)*(?:everything|it all|all of (?:it|them|this)|the lot|(?:so|too|way too) much|loads|tons)(?:[’']?s| is| are)\b[^:;]*$/i

/** It was so already; nothing of it is to come. */
export const IS_PAST = /\b(?:was|were|wasn[’']?t|weren[’']?t|had|been|felt|went|got|did|didn[’']?t)\b/i

/** “Lab report is due 23” is to be kept, whatever the number says. */
export const IS_DUE = /\b(?:is|are)(?: now| also)? due\b/i

/** A clause of what has to be done. */
export const HAS_TO =
  /[,;.!] (?:so |and |but |now |then |i |we |really |just )*(?:need to|have to|must|gotta|got to|ought to) [a-z]/i

/** “Anniversary is the 14th get card + flowers”: a day, and right behind it what is to be done. */
export const DAY_AND_DEED =
  /\b(?:is|are|[’']s)(?: on| due)* (?:the |this |next )?(?:\d{1,2}(?:st|nd|rd|th)|today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: so| and|,)* (?:get|buy|call|ring|book|order|send|pay|make|text|email|write|pack|bring|take|collect|post|bake|print|clean) (?!there|here|off\b|home)\S/i

/** “I double booked thursday”: a slip, and no plan of that day. */
export const IS_DOUBLE =
  /^\W*(?:(?:ugh|oh|and|so|oops|argh),? )*(?:(?:i|we|i[’']ve|i think i[’']ve) )?(?:have |accidentally |totally |just )*(?:double[- ]?booked|over[- ]?booked|mixed up|messed up|missed|forgot)\b(?! to\b)/i

/** “…, they can't see us till thursday” */
export const UNTIL = /(?:[,;.]|\b(?:can[’']?t|cannot|won[’']?t|isn[’']?t|aren[’']?t|not|no)\b).* (?:until|till?) \S/i

export const IS_AWAY_UNTIL = /\b(?:off|away|out|on leave|on holiday|abroad|busy)\b.* (?:until|till?) /i

/** What is over has no moment to come: “forgot my 8 o'clock ones”. */
export const MISSED =
  /^\W*(?:i |i[’']?ve )?(?:just |totally |completely )?(?:forgot|forgotten|missed|overslept|slept through)\b(?! to\b)/i

/** Of the person. */
export const OF_ONESELF = /^\W*(?:i[’']?m|i am|we[’']?re|i[’']?ve been)\b/i

/** “Swimming has moved to Thursdays at 4”, “it's fortnightly on tuesdays”. */
export const SAYS_RHYTHM =
  /\b(?:fortnightly|weekly|monthly|daily|every (?:other|second|third|two|2|three|3)) .*(?:day|days|week|weeks|month|months)\b|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days|every \w+day|each \w+day|weekdays|weekends)\b.*(?:\d|noon|midday|midnight)|^\W*(?:every|each) .{2,40} (?:is|are|means) \S/i

/** “It's Margaret's anniversary on Sunday” says what is to come, though it begins like what points at something. */
export const IS_EVENT = new RegExp(
  `^\\W*(?:it|that|this)(?:[’']?s| is| will be) (?:(?:\\S+[’']s|my|our|his|her|their|the|a|an) )?(?:\\S+ ){0,2}${any('occasions')}\\b`,
  'iu',
)

/** “It's bin day tomorrow”; “it's a long day today” only tells. */
export const IS_DAY_OF =
  /^\W*(?:it|tomorrow|today)(?:[’']?s| is| will be) (?!(?:an?|the|my|our|that|this|every|all|one|another|only|just|still|such|long|hot|cold|good|bad|nice|lovely|late|early|first|last|mid|mon|tues|wednes|thurs|fri|satur|sun)\b)\p{L}+(?: \p{L}+)? day(?: (?:on|today|tomorrow|this|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\W*$)/iu

/** What points at something shown before says nothing of its own. */
export const POINTS = /^\W*(?:that|this|it|those|these)s?\b/i

/** “Nan's getting them”, “ben will do that one”, “they've already sorted it”: it is somebody else's now. */
export const TAKEN_OVER =
  /^\W*(?:(?:actually|oh|ok|no|turns out|so|and|but|apparently|nvm|never mind)[,.]? )*(?!(?:i|we|you|it|that|this)\b)(?:(?:my|the|our) )?\p{L}+(?: \p{L}+)?(?:[’']?s| is| are|[’']?re| has| have|[’']?ve|[’']?ll| will| can| said (?:he|she|they)(?:[’']?d|[’']?ll| would| will))? (?:already |now |going to |gonna |just )*(?:getting|doing|sorting|bringing|taking|handling|picking|fetching|buying|paying|calling|covering|making|cooking|get|do|sort|bring|take|handle|pick|fetch|buy|pay|cover|got|done|sorted|taken|bought|paid|did)\b(?: care of)? (?:it|them|that|those|this)\b/iu

/** “I said I'd call nan”, “don't forget I promised to”: what was promised is to be done. */
export const PROMISED =
  /^\W*(?:(?:dont|don[’']t|do not) forget,? |remember,? |(?:oh|and|also|so|btw),? )*(?:that )?(?:i|we) (?:(?:said|promised|agreed|swore|told \p{L}+(?: \p{L}+)?)(?: that)? (?:i|we)(?:[’']?d|[’']?ll| would| will) (?!be\b|have\b|never\b|not\b)\p{L}+ \S|promised (?:\p{L}+ )?to \p{L}+ \S)/iu
