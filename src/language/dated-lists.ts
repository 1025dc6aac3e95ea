// Finds several dated things in one line: “maths on monday, physics on wednesday and bio on friday”. None of the dates is
// that of the whole line.
import { withHour } from './each-day.ts'
import { dateMentions } from './mentions.ts'
import { isVerb } from './splitter/lexicon.ts'

/** Without two of these no line has two days. */
const DAYS =
  /\b(?:today|tonight|tomorrow|tmrw|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\d{1,2}(?:st|nd|rd|th)|\d{1,2}[/.]\d{1,2})\b/gi
/** Or two times of day: “creche at 9, dentist at 11.15”. */
const CLOCKS =
  /\bat (?:about )?(?:\d{1,2}\b|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarter|noon)|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]m\b|\bhalf (?:past )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi
const SEPARATOR = /(\s*[;,]\s+(?:(?:and|then|plus)\s+)?|\s+(?:and|&|plus)\s+)/i
/** “Long day today, remind me to …”: a remark before a wish, and what goes on about the same thing. */
const GOES_ON =
  /^(?:please |can you |could you |just )*(?:remind|ping|nudge|i|im|i[’']m|ill|i[’']ll|we|it|that|he|she|they|so|but|because|then|maybe|if|when|not|or)\b/i
/** A time behind “and” that names nothing of its own. */
const TIME_ALONE = /^(?:again )?(?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?[.!]*$/i
const OTHER_TIMES = /(?: and (?:again )?(?:at )?\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?)+$/i
const LONGEST_LINE = 300
const MOST_TITLE_WORDS = 8

/**
 * The things of a line, each with its own day at its end; null if the line has fewer than two. Needs no zone.
 * “I have 3 exams next week: maths on monday, …”: the kind before the colon goes with each, and so does its week.
 */
export function splitDated(typed: string): readonly string[] | null {
  const line = withHour(typed)
  const hasDays = (line.match(DAYS)?.length ?? 0) >= 2
  if (line.length > LONGEST_LINE || !(hasDays || (line.match(CLOCKS)?.length ?? 0) >= 2)) return null
  const { lead = '', behind = line } = /^(?<lead>[^:;]{2,60}):\s+(?<behind>.+)$/u.exec(line)?.groups ?? {}
  if (/\d$/.test(lead) || /https?$/i.test(lead)) return null
  const pieces = behind.split(SEPARATOR)
  const found: string[] = []
  let open = ''
  for (let index = 0; index < pieces.length; index += 2) {
    open = `${open}${open === '' ? '' : pieces[index - 1]}${pieces[index]}`
    // “Meds at 8, walk the dog at 7 and 5”: two times of one thing.
    const last = found.at(-1)
    if (last !== undefined && !hasDays && TIME_ALONE.test(open)) {
      found[found.length - 1] = `${last} and ${open}`
      open = ''
      continue
    }
    const title = titleOf(open, hasDays)
    if (title === null) continue
    if (found.length > 0 && GOES_ON.test(open)) return null
    if (title === '' || title.split(/\s+/).length > MOST_TITLE_WORDS) return null
    found.push(open.replace(/[.!]+$/, '').trim())
    open = ''
  }
  if (open !== '' || found.length < 2) return null
  const kind = kindOf(lead)
  const isNextWeek = /\bnext week\b/i.test(lead)
  const day = hasDays ? '' : ((found[0] ?? '').match(DAYS)?.[0] ?? '')
  const [verb = ''] = (found[0] ?? '').split(' ')
  return found.map((item, index) => {
    const [first = ''] = item.split(' ')
    const whole = index > 0 && isVerb(verb) && !isVerb(first) ? `${verb} ${item}` : item
    // “The vet tomorrow at 9 and the school at 10”: on the same day.
    const shared = index > 0 && day !== '' && item.match(DAYS) === null ? `${whole} ${day}` : whole
    const title = titleOf(shared, hasDays) ?? titleOf(shared.replace(OTHER_TIMES, ''), hasDays) ?? shared
    const named = kind === '' || shared.includes(kind) ? shared : shared.replace(title, `${title} ${kind}`)
    return isNextWeek ? named.replace(/\b(?:on )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)/i, 'next ') : named
  })
}

/** What stands before the date, or the time of day, at the end of a part; null where it ends in none, or has two. */
function titleOf(part: string, hasDays: boolean): string | null {
  const [only, ...more] = dateMentions(part)
  // “Swimming 6 fri”, “phone bill 5th”: a date only beside others.
  if (!only && hasDays) return SHORT_DAY.exec(part)?.groups?.['title']?.trim() ?? null
  if (!only || more.length > 0 || (only.words.day === null && (hasDays || only.words.clock === null))) return null
  return /^[.!]*$/.test(part.slice(only.end)) ? part.slice(0, only.start).trim() : null
}

const SHORT_DAY = /^(?<title>.+?) (?:(?:mon|tues?|weds?|thu(?:rs)?|fri|sat|sun)|(?:the )?\d{1,2}(?:st|nd|rd|th))[.!]*$/i

/** “3 exams next week” → “exam”; '' where no kind is counted. */
const kindOf = (lead: string): string =>
  /\b(?:\d{1,2}|two|three|four|five|six|several|some|a few|my|these|the following)\s+(?<kind>[a-z]{3,}?)s\b/i
    .exec(lead)
    ?.groups?.['kind']?.toLowerCase() ?? ''
