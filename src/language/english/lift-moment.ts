// A moment that stands apart from the sentence it is in: "remind me tomorrow at 3 to ring the bank". What is left can be
// matched without it, wherever it stood.
import { isWhen } from '../capture-line.ts'
import { SEVERAL_TIMES } from '../daily-doses.ts'
import { memoizeText } from '../memo.ts'
import { dateMentions, type Mention } from '../mentions.ts'

/** A line without its moments, and these as the date reader knows them. */
export interface LiftedMoment {
  readonly rest: string
  readonly moment: string
  /** Words of a rhythm, to be read behind the thing itself: "every friday". */
  readonly rhythm?: string
  /** It has passed: only sentences that tell or ask what was done take it. */
  readonly isPast?: true
}

/**
 * Null where there is no moment, where it is the whole line, or where it belongs to a name. A line that says a rhythm
 * keeps all of its words, and its moment is '': that is read where the thing is captured.
 */
export const liftMoment = memoizeText(30, (typed: string): LiftedMoment | null => {
  if (RHYTHM.test(typed)) return liftRhythm(typed)
  if (SEVERAL_TIMES.test(typed)) return { rest: typed, moment: '' }
  const line = withClocks(MOVES.test(typed) ? typed.replace(FROM_DAY, '') : typed)
  const mentions = dateMentions(line)
  if (mentions.length === 0) return liftPast(typed)
  if (mentions.length > 3) return null
  const taken = mentions.filter((mention) => standsApart(line, mention, mentions))
  if (taken.length < mentions.length && taken.every(({ words }) => words.day === null)) return null
  const days = taken.filter(({ words }) => words.day !== null)
  const clocks = taken.filter(({ words }) => words.day === null)
  const [day] = days
  // Said twice, "tomorrow … tomorrow", it is one day.
  const isOneDay = days.every(({ text }) => text.toLowerCase() === day?.text.toLowerCase())
  if (taken.length === 0 || !isOneDay || clocks.length > 1) return null
  const said = [...(day ? [day] : []), ...clocks].map(({ text }) => text).join(' ')
  // Nobody is woken in the afternoon, if they don't say so.
  const isEarly =
    (/\b(?:wake|woken|get (?:me )?up)\b/i.test(typed) || MORNING_ALARM.test(typed)) &&
    !/[ap]\.?m\b|noon|morning|evening|night|\b(?:0\d|1[2-9]|2\d):|\b12\b|\bin\b/i.test(said) &&
    (days.length > 0 || !SMALL_HOUR.test(said))
  const moment = isEarly && isWhen(`${said} in the morning`) ? `${said} in the morning` : said
  if (!isWhen(moment)) return null
  const rest = withoutSpans(line, taken)
  return /[\p{L}\p{N}]/u.test(rest) ? { rest, moment } : null
})

/** “Wake me at half 2”: after a nap as likely as at night, so that the next one is meant. */
const SMALL_HOUR =
  /^(?:at |by )?(?:about |around )?(?:half |half past |quarter past |quarter to )?[123](?:[:.]\d\d)?(?:ish)?$/i

/** An alarm of one of these hours, for nothing in particular, wakes. */
const MORNING_ALARM = /\balarms?\b(?! (?:to|that|for (?![45678]\b|half|quarter)))(?=.*\b[45678]\b)/i

/** "Move it from today to monday": where it was says nothing of where it goes. */
const MOVES =
  /^(?:(?:please|can you|could you|let[’']?s) )?(?:move|shift|push|reschedule|change|postpone|bring|bump|delay)\b/i
const FROM_DAY = /\bfrom (?:today|tomorrow|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?= (?:to|till|until) )/i

/** "I called mum yesterday", "last night I did the dishes": a moment gone by, at either end. */
function liftPast(line: string): LiftedMoment | null {
  const found = PAST_AT_END.exec(line) ?? PAST_AT_START.exec(line)
  const words = found?.groups?.['past']
  if (!found || words === undefined) return null
  const rest = `${line.slice(0, found.index)}${line.slice(found.index + found[0].length)}`.trim()
  if (!/[\p{L}\p{N}]/u.test(rest)) return null
  return { rest, moment: pastDay(words.toLowerCase()), isPast: true }
}

/** A report without the moment it tells of: "called mum yesterday" → "called mum". */
export const withoutPast = (line: string): string => liftPast(line)?.rest ?? line

/** The day in the date reader's words; '' where no single day is meant: "last week", "a few days ago". */
function pastDay(words: string): string {
  if (/day before yesterday/.test(words)) return '2 days ago'
  if (/^(?:yesterday|last night)/.test(words)) return 'yesterday'
  if (/^(?:earlier|just now)|(?:minutes?|mins?|hours?|hrs?) ago$/.test(words)) return 'today'
  if (/^last \w+day$/.test(words)) return words
  const days = /^(an?|one|two|three|four|five|six|\d+) days? ago$/.exec(words)?.[1]
  return days === undefined ? '' : `${NUMBERS[days] ?? days} days ago`
}

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }

const PAST =
  '(?<past>yesterday(?: (?:morning|afternoon|evening|night))?|(?:the )?day before yesterday|last night|earlier(?: (?:today|on|this (?:morning|afternoon|evening)))?|(?:a few|a couple of|an?|one|two|three|four|five|six|\\d+) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|just now|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|weekend))'
const PAST_AT_END = new RegExp(`[\\s,]+(?:on |at )?${PAST}\\s*[.!?]*$`, 'i')
const PAST_AT_START = new RegExp(`^(?:on )?${PAST}[,\\s]+(?=(?:i|we|did|have|had)\\b)`, 'i')

/** “Make it the 6th”: where a day is given instead, the number of a day is one. */
const ORDINAL_DAY =
  /^((?:(?:no|actually|oh|wait|sorry|ok|hm+|rather)[, ]+)*(?:make (?:it|that|this)|it[’']?s|i meant?|not .{2,20} but|better|rather)) (?=(?:the )?\d{1,2}(?:st|nd|rd|th)\b)/gi

/** “Remind me in 40 to move the car”: a number alone is of minutes. */
const IN_MINUTES =
  /(\b(?:remind|ping|nudge|poke|buzz|wake|alert|text|message|tell|bug|nag|call) me\b(?: \S+){0,4}? in (?:like |about |around )?(?:[5-9]|[1-9]\d|1\d\d|ten|fifteen|twenty|thirty|forty|fifty))(?=\W*$|[,.!?]|\s+(?:to|about|and|with|please|pls|that|again|for|of|so|or)\b)/i

/** Hours as they stand behind an alarm: "alarm for eight tomorrow", "at 430am". */
const withClocks = (line: string): string =>
  line
    .replaceAll(ORDINAL_DAY, '$1 on ')
    .replace(IN_MINUTES, (said) => `${said} minutes`)
    .replaceAll(/\b(\d{1,2})([0-5]\d) ?([ap]m)\b/gi, '$1:$2$3')
    .replaceAll(
      /\b(alarms?|wake|up|reminder|clock|meeting|appointment)( set)? (?:for|to) (?=(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! ?(?:min|hour|hr|sec|day|week|month|people|of|am\b|pm\b|:|\d|thirty|fifteen|forty|oclock|o'clock)))/gi,
      '$1$2 at ',
    )

/** "team lunch every friday at noon on my calendar": the rhythm to the end, where it is read. */
function liftRhythm(line: string): LiftedMoment {
  const found = TRAILING_RHYTHM.exec(line)
  const rest = found ? line.slice(0, found.index).trim() : ''
  // “Remind me every friday at 4 to do my timesheet”: the thing stands behind it.
  const hasThing = found !== null && /\bremind (?:me|us)$/i.test(rest) && / to \p{L}/u.test(found[0])
  return found && !hasThing && /[\p{L}\p{N}]/u.test(rest)
    ? { rest, moment: '', rhythm: found[0].trim() }
    : { rest: line, moment: '' }
}

const TRAILING_RHYTHM =
  /(?:\s(?:at|on|for|by) (?:\d\S*|noon|midday|midnight|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: ?[ap]m| o'?clock)?)?\s(?:(?:on|for|at) )?(?:every|each|daily|weekly|monthly|yearly|weekdays|weekends)(?: .*)?$/i

/** What repeats is read where the thing is captured, with all of its words. */
const RHYTHM =
  /\b(?:every|each|daily|weekly|monthly|yearly|annually|nightly|weekdays|weekends|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)\b/i

function standsApart(line: string, mention: Mention, all: readonly Mention[]): boolean {
  const before = line.slice(0, mention.start).trim()
  const after = line.slice(mention.end).trim()
  if (NAMES_A_THING.test(before) && !/\b(?:date|day|evening|morning|afternoon) of$/i.test(before)) return false
  if (/^[’']s\b/.test(after))
    return (
      mention.words.day?.kind === 'plus' || /^[’']s (?:calendar|schedule|list|agenda|meetings?|events?)\b/i.test(after)
    )
  if (PREPOSITION.test(mention.text) || PREPOSITION.test(`${before.split(/\s+/).at(-1)} `)) return true
  if (before === '' || /[,;:.]$/.test(before) || after === '' || /^[,;:.?!]/.test(after)) return true
  if (all.some((other) => line.slice(mention.end, other.start).trim() === '' && other.start >= mention.end)) return true
  const isClock = mention.words.day === null
  // "buy sunday paper" buys a paper, "call mum sunday and …" calls on Sunday.
  return mention.words.day?.kind === 'plus' || isClock || GOES_ON.test(after)
}

const PREPOSITION = /^(?:on|at|by|for|in|from|before|until|till|this|next|between|around|to) /i
/** Behind these a day tells which thing: "photos from friday". */
const NAMES_A_THING = /\b(?:from|of|about|like|than|since|last|past|previous|called|named|titled|saying|says)$/i
const GOES_ON =
  /^(?:to|that|for|about|at|on|in|and|with|please|pls|plz|i|we|im|as|because|so|then|remind|set|add|put|from|off|is|are|look|looking|like|schedule|calendar|agenda|meetings?|appointments?|events?|tasks?|list|plans|alarms?|instead|rather|actually)\b/i

function withoutSpans(line: string, spans: readonly Mention[]): string {
  let rest = ''
  let at = 0
  for (const { start, end } of spans) {
    rest += `${line.slice(at, start).replace(/(?:^|\s)(?:(?:on|for|to) (?:the )?(?:date|day)(?: of)?|(?:the )?(?:date|day) of|on|at|by|for|in|from|of|starting|to)\s*$/i, ' ')} `
    at = end + (/^[’']s\b/.test(line.slice(end)) ? 2 : 0)
  }
  return `${rest}${line.slice(at)}`
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\s([,;:.?!])/g, '$1')
    .trim()
}
