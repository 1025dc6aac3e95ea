// Words of time that are too open to be taken as a date, but say enough for a button: spans of days, "the 3rd", "17.42",
// "after 5". Nothing here is ever set unasked.
import type { DateWords } from './date-shapes.ts'
import { readDateWords } from './date-words.ts'
import { MONTH } from './day-patterns.ts'
import { isVerb } from './splitter/lexicon.ts'

const NTH = '\\d{1,2}(?:st|nd|rd|th)?'
const UNTIL = '(?: ?[-–—] ?| (?:to|until|till|through|thru) )'
const DAY_BEFORE = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?'
const RANGES: readonly RegExp[] = [
  // "3 April to 7 April", "April 3 to April 7"
  new RegExp(`(?<first>${NTH}(?: of)? ${MONTH})${UNTIL}(?:the )?(?:${DAY_BEFORE} )?${NTH}(?: of)? ${MONTH}\\b`, 'i'),
  new RegExp(`(?<first>\\b${MONTH} ${NTH})${UNTIL}${MONTH} ${NTH}\\b`, 'i'),
  // "12-14 May", "May 12-14"
  new RegExp(
    `\\b(?<date>${NTH})(?:${UNTIL}| and |/)(?:the )?(?:${DAY_BEFORE} )?${NTH}(?: of)? (?<month>${MONTH})\\b`,
    'i',
  ),
  new RegExp(`(?<first>\\b${MONTH} ${NTH})${UNTIL}(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?![\\d:.]| ?[ap]\\.?m)`, 'i'),
  // "from monday to thursday", "3/4 - 7/4"
  /\bfrom (?<first>(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:to|until|till|through) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i,
  /(?<![\d/])(?<first>\d{1,2}\/\d{1,2})(?: ?[-–—] ?| (?:to|until|till) )\d{1,2}\/\d{1,2}(?![\d/])/i,
]

/** The first day of a span of days in a line, "12-14 May"; null where none stands in it. The end is no date of its own. */
export function spanOfDays(line: string): DateWords | null {
  if (line.length > LONGEST_LINE) return null
  for (const range of RANGES) {
    const { first, date, month } = range.exec(line)?.groups ?? {}
    const words = first ?? (date && month ? `${date} ${month}` : null)
    const read = words === null ? null : readDateWords(words)
    if (read?.day) return read
  }
  return null
}

/** Days and clocks a line may mean where nothing surer stands in it, for buttons. */
export function vagueWords(line: string): readonly DateWords[] {
  if (line.length > LONGEST_LINE) return []
  const found: DateWords[] = []
  const rank = /\b(?:\S+) (?:the )?(?<nth>\d{1,2}(?:st|nd|rd|th))[.!]?$/i.exec(line)
  if (rank && !/\p{Lu}\p{Ll}+ the \S+$/u.test(line)) found.push(...wordsFrom(`on the ${rank.groups?.['nth']}`))
  const open = OPEN_CLOCK.exec(line)?.groups
  if (open) {
    // “dentist wed after 2”: a day may stand before it that is none by itself.
    const dated = wordsFrom(`${open['before'] ?? ''} at ${open['clock']}`).filter(({ day }) => day !== null)
    found.push(...(dated.length > 0 ? dated : wordsFrom(`at ${open['clock']}`)))
  }
  // “If I don't hear by 4 ring them”: the clock of a condition.
  const { clock: until, next = '' } = open ? {} : (CONDITION.exec(line)?.groups ?? {})
  if (until !== undefined && (next === '' || isVerb(next.toLowerCase()) || SUBJECT.test(next)))
    found.push(...wordsFrom(`at ${until}`))
  // “Book the flights in january”: its first day, or its last.
  const { month, part: third } = IN_MONTH.exec(line)?.groups ?? {}
  if (month !== undefined)
    found.push(
      ...wordsFrom(
        `${/mid/i.test(third ?? '') ? 'middle' : /late/i.test(third ?? '') ? 'end' : 'beginning'} of ${month}`,
      ),
      ...wordsFrom(`end of ${month}`),
    )
  const soon =
    /\bin (?:like |about )?(?<count>\d{1,2}|five|ten|twelve|fifteen|twenty|twenty[- ]five|thirty|forty|forty[- ]five|fifty)[.!]?$/i.exec(
      line,
    )
  if (soon) found.push(...wordsFrom(`in ${soon.groups?.['count']} minutes`))
  const part =
    /^in the (?<first>morning|afternoon|evening)\b|\b(?:by|before|in the) (?:the )?(?<last>morning|afternoon|evening|night)[.!]?$/i.exec(
      line,
    )
  const named = (part?.groups?.['first'] ?? part?.groups?.['last'])?.toLowerCase()
  if (named !== undefined)
    found.push(...wordsFrom(named === 'morning' ? 'tomorrow morning' : named === 'night' ? 'tonight' : `this ${named}`))
  // “gym fri lunchtime”: “fri” alone is too weak to be a day.
  const lunch =
    /\b(?<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?) (?:at )?lunch ?time[.!]?$/i.exec(line)
  if (lunch) found.push(...wordsFrom(`${lunch.groups?.['day']} 12:30`))
  const bare =
    /\b(?:on the (?=\d)|on (?=1[3-9]|[23]\d)|due (?:on |by )?(?:the )?(?=1[3-9]|[23]\d))(?<date>[12]?\d|3[01])[.!]?$/i.exec(
      line,
    )
  if (bare) found.push(...wordsFrom(`on the ${bare.groups?.['date']}th`))
  // "call dad at 730", "train 1930": only offered, since it may be a number of anything.
  const glued =
    PLACE.test(line) || MONEY.test(line) ? null : /\bat (?<hour>[1-9])(?<minute>[0-5][05])[.!]?$/i.exec(line)
  if (glued) found.push(...wordsFrom(`at ${glued.groups?.['hour']}:${glued.groups?.['minute']}`))
  const short = PLACE.test(line) ? null : /\b(?<clock>\d{1,2}(?::\d\d)?)(?<half>[ap])[.!]?$/i.exec(line)
  if (short) found.push(...wordsFrom(`at ${short.groups?.['clock']}${short.groups?.['half']}m`))
  return found
}

const CONDITION =
  /^\W*(?:(?:and|so|but|ok|also|then) )*(?:if|unless|when|once|in case|should)\b.{3,80}? (?:by|before|at|after|past) (?<clock>\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?)(?:\s*[,;–-]+\s*\S|\s+(?:then\s+)?(?<next>\p{L}+))/iu
const SUBJECT = /^(?:i|ill|we|well|it|its|remind|just|please)$/i

/** A month alone; “may” and “march” are months behind these words. */
const IN_MONTH = new RegExp(
  `\\b(?:in|by|during|sometime in|some time in|for|until|till|before|this|next|early in|(?:in )?(?<part>early|mid|late))[ -](?<month>${MONTH})(?=[.,!?;]|$| (?!\\d|of\\b))`,
  'i',
)

const OPEN_CLOCK =
  /(?:(?<before>\p{L}+),? )?\b(?:after|before|by|from|round|around|about) (?<clock>\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m)?)[.!]?$/iu

/** The clock at the end that is only not to be missed, “tonight after 9”; null without it. */
export const openClock = (line: string): DateWords | null => {
  const { clock } = (line.length <= LONGEST_LINE ? OPEN_CLOCK.exec(line)?.groups : undefined) ?? {}
  return clock === undefined ? null : (wordsFrom(`at ${clock}`)[0] ?? null)
}

/** “wednesday lunchtime”: half past twelve; null without it, or where another clock stands. */
export const lunchClock = (line: string): DateWords | null =>
  line.length <= LONGEST_LINE && /\blunch ?time[.!]?$|\blunch ?time (?:today|tomorrow|on )/i.test(line)
    ? readDateWords('at 12:30')
    : null

/**
 * A clock written with a point, "footy 7.50 tonight", "train 17.42"; null where the number may be a sum, a size or a
 * version.
 */
export function pointedClock(line: string): DateWords | null {
  if (line.length > LONGEST_LINE || MONEY.test(line) || PLACE_IN_FRONT.test(line)) return null
  const { hour, minute } = POINTED.exec(line)?.groups ?? {}
  return hour === undefined ? null : readDateWords(`at ${hour}:${minute}`)
}

/** “flight 1430 friday”, “lunch with Mike 1230 thursday”: four digits before a day, where they are no sum and no room. */
export function gluedClock(line: string): DateWords | null {
  if (line.length > LONGEST_LINE || MONEY.test(line) || PLACE_BEFORE_GLUED.test(line)) return null
  const { hour, minute } = GLUED.exec(line)?.groups ?? {}
  return hour === undefined ? null : readDateWords(`at ${hour}:${minute}`)
}

const GLUED =
  /(?<=\p{L} )(?<hour>0[5-9]|1\d|2[0-3])(?<minute>[0-5][05])(?= (?:(?:on|this|next) )?(?:today|tonight|tomorrow|tmrw|(?:mon|tue|wed|thu|fri|sat|sun)))/iu

/** "flat 4a", "year 9p": such a number is a place or a class. */
const PLACE =
  /\b(?:flat|room|unit|apartment|apt|gate|seat|row|class|year|form|grade|block|bus|number|no|part|question|exercise|section|page|size|chapter|platform|tray|ward|bay|plot|lot|street|road|avenue)\b/i

const PLACE_BEFORE_GLUED = new RegExp(`${PLACE.source} \\d{4}\\b`, 'i')

/** "room 12.30", "page 5.15" */
const PLACE_IN_FRONT = new RegExp(`${PLACE.source} \\d{1,2}\\.\\d`, 'i')

const POINTED =
  /(?<![\d.,:$£€₹v#-])\b(?<hour>[01]?\d|2[0-3])\.(?<minute>[0-5]\d)(?![\d.,:%]|\.\d| ?(?:k?m|k?g|ml|l|cm|mm|mi|miles|percent|euros?|pounds?|dollars?|rupees|eur|gbp|usd|inr|gb|mb|x|hours?|hrs?|version)\b)/i
const MONEY =
  /\b(?:pay|owe|transfer|send|cost|costs|price|budget|refund|invoice|bill|deposit|version|upgrade|release|chapter|section|score|gpa|ratio|node|python|ios|android)\b|[$£€₹]/i

const LONGEST_LINE = 300

function wordsFrom(words: string): readonly DateWords[] {
  const read = readDateWords(words)
  return read ? [read] : []
}
