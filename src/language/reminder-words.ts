// How early and how often a task reminds: “1 day and 10 min before”, “every 10 minutes until I say done, 6 times”. As
// the words of an option, and inside a typed line.
import type { TaskReminders } from '../contracts/tasks.ts'
import { quoteStart } from '../text.ts'
import { UserError } from '../user-error.ts'
import { digitsFor, NUMBER_WORD } from './number-words.ts'

type ReminderTimes = TaskReminders

/** A typed line without its words about reminding. */
export interface LineReminder {
  readonly rest: string
  readonly reminder: ReminderTimes
}

/** Minutes between repetitions if only “nag me” was said. */
export const USUAL_REPEAT_MINUTES = 10
/** The most leads of one task. */
export const MAX_LEADS = 5
/** Four weeks. */
export const MAX_LEAD_MINUTES = 40_320
const MAX_REPEAT_MINUTES = 720
export const MAX_REPEATS = 50

/**
 * Parses the words of an option: “1 day, 10 min”, “2 h 15 min before”, “every 10 min, 6 times”, “at the time”.
 * @throws UserError with examples for other words, and where it is too often or too early
 */
export function readReminderTimes(text: string): ReminderTimes {
  const words = normalized(text)
  const found = readTimes(words)
  if (found) return within(found)
  throw new UserError(
    `I can't read “${quoteStart(text)}” as reminders. Try “1 day, 10 min” or “every 10 min, 6 times”.`,
  )
}

/** “1 day and 10 min before, then every 10 min until done, at most 6 times”; reads as the same times. '' for none. */
export function reminderTimesText({ leads, every, times }: ReminderTimes): string {
  const before = leads === null ? [] : leads.filter((lead) => lead > 0).map(lengthText)
  const early = before.length === 0 ? '' : `${listed(before)} before`
  const onTime = leads?.includes(0) ? 'at the time' : ''
  const repeated =
    every === null
      ? ''
      : `every ${lengthText(every)} until done${times === null ? '' : `, at most ${times} ${times === 1 ? 'time' : 'times'}`}`
  return [[early, onTime].filter((part) => part !== '').join(' and '), repeated]
    .filter((part) => part !== '')
    .join(', ')
}

/**
 * Finds the words about reminding in a line: at its end, or in front of what is to be done.
 * @returns null if there are none, or nothing else
 */
export function takeLineReminder(line: string): LineReminder | null {
  if (!HINT.test(line)) return null
  for (const pattern of LINE_PATTERNS) {
    const groups = pattern.exec(line)?.groups
    if (!groups) continue
    const rest = `${groups['front'] ?? ''} ${groups['back'] ?? ''}`
      .trim()
      .replace(/[,;(]+$/, '')
      .trim()
    const leads = groups['leads'] === undefined ? null : readLeads(normalized(groups['leads']))
    const every = groups['every'] === undefined ? USUAL_REPEAT_MINUTES : minutesOf(normalized(groups['every']))
    const counted = groups['times'] ?? groups['last']
    const times = counted === undefined ? null : Number(digitsFor(counted.toLowerCase()))
    // “nag me about the stove every 5 minutes”
    if (groups['leads'] === undefined && groups['every'] === undefined && NAG_TAIL.test(rest))
      return takeLineReminder(`${rest}${counted === undefined ? '' : `, at most ${counted} times`} until i say done`)
    if (rest === '' || (groups['leads'] !== undefined && leads === null) || every === null) continue
    const reminder: ReminderTimes = leads
      ? { leads, every: null, times: null }
      : { leads: null, every, times: times !== null && times > 0 ? times : null }
    if (!isWithin(reminder)) continue
    // Both may be said: “1 day before, then every 10 min until done”.
    const more = takeLineReminder(rest)
    if (!more) return { rest, reminder }
    return {
      rest: more.rest,
      reminder: {
        leads: reminder.leads ?? more.reminder.leads,
        every: reminder.every ?? more.reminder.every,
        times: reminder.times ?? more.reminder.times,
      },
    }
  }
  return null
}

const HINT =
  /\b(?:before(?:hand)?|in advance|ahead|earlier|early|prior|until|till?|nag|nags|nagging|bug|bugging|pester|pestering|keep (?:on )?(?:reminding|pinging|asking|ringing)|(?:remind|ping|nudge|alert) (?:me|us) (?:again )?every)\b/i

const NUMBER = `(?:\\d{1,4}(?:[.,]5)?|an?|the|${NUMBER_WORD}|half an?|a half|a quarter of an|a couple of|a few)`
const UNIT = '(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|fortnights?)'
const SINGLE = `${NUMBER} ?${UNIT}\\b(?: and a (?:half|quarter)| ?(?<!days?)\\d{1,2} ?(?:minutes?|mins?|m)\\b)?`
const LEADS = `${SINGLE}(?:(?:, and | and (?:also |then )?|, ?| & |\\+)(?:again )?${SINGLE}){0,4}`
/** “Before it runs out”, “before the deadline”: what it is early for. */
const EVENT =
  "(?: (?:it|that|they|this|the (?:deadline|date|day|end))(?:['’]s| is| are| will be| has| have| gets?)?(?: (?:due|over|out|up|needed|on|expired?|expires?|ends?|starts?|begins?|happens?|renews?|lapses?|closes?|runs? out|goes off|due date))?)?"
const BEFORE = `(?:before(?:hand)?${EVENT}|in advance|ahead(?: of time)?|earlier|early|prior)`
const EVERY = `(?:every|each) (?:single )?(?<every>(?:${NUMBER} ?)?(?:minutes?|mins?|m|hours?|hrs?|h|few minutes|couple of minutes))\\b`
const TIMES =
  '(?:,? (?:up to |at most |max(?:imum)?(?: of)? |no more than )?(?<times>\\d{1,2}|two|three|four|five|six|ten) ?(?:times|x))'
const LAST =
  '(?:,? (?:and )?(?:up to |at most |max(?:imum)?(?: of)? |no more than )?(?<last>\\d{1,2}|two|three|four|five|six|ten) ?(?:times|x))'
const DONE = `(?:,? (?:until|till?|unless) (?:i(?:['’]?ve| have|['’]m| am)? ?(?:say|said|tell you|told you|press|tap|type|mark|tick|do|did|done|finish|finished|confirm|confirmed|answer|reply)(?: that)?(?: i['’]?m| i am| it['’]?s| it is| it| it as| it off| i did it| i have)?(?: as)?(?: ["“']?(?:done|finished|off)["”']?)?|(?:it['’]?s|it is|its)? ?(?:done|finished)))`
const NAG_VERB = `(?:nag|bug|pester|hassle|annoy|keep (?:on )?(?:reminding|nagging|bugging|pinging|pestering|asking|alerting)|keep (?:on )?at)(?: (?:me|us))?`
const REMIND = '(?:remind|ping|nudge|alert|notify|warn|tell|buzz) (?:me|us)(?: again)?'
const POLITE = '(?:please |can you |could you |will you |would you |i need you to |i want you to )*'
const JOIN = '(?:^|[,;.( ]+)(?:and |then |and then |but |also |so )?(?:please )?'
const TO = '(?: to| about| of| that i (?:have|need) to| for)'

/** “Remind me the day before the 9th to buy a card” names a day, and no thing that has one. */
const A_DATE =
  '(?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?(?: (?:of )?[a-z]{3,9})?|(?:next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas(?: day| eve)?|[a-z]{3,9} \\d{1,2}(?:st|nd|rd|th)?)'

const LINE_PATTERNS = [
  // “… remind me 1 day and 10 min before”
  `^(?<front>.+?)${JOIN}(?:${REMIND}(?: about (?:it|this|that))?|remind(?= \\d)|(?:with |set )?(?:a |an |two |three )?(?:reminders?|alerts?|alarms?)(?: set)?(?: for| at)?),? (?<leads>${LEADS}),? ${BEFORE}\\)?$`,
  // “dentist friday 2pm, 1 day and 10 min before”
  `^(?<front>.+[\\d ](?:am|pm|noon|o['’]clock|:\\d\\d|\\d)),? (?<leads>${LEADS}) ${BEFORE}\\)?$`,
  // “remind me tomorrow at 9 to call mum 10 minutes before”
  `^(?<front>${POLITE}${REMIND} .+?),? (?<leads>${LEADS}) ${BEFORE}$`,
  // “remind me 2 hours before the dentist friday 2pm”
  `^${POLITE}(?:${REMIND}|(?:set )?(?:a )?reminder),? (?<leads>${LEADS}) before (?!${A_DATE} (?:to|about|that) )(?:the |my |our )?(?<back>.+)$`,
  // “nag me every 5 minutes about the stove”, “remind me every 10 minutes until I say done to …”
  `^${POLITE}${NAG_VERB}(?: ${EVERY})?${TIMES}?${DONE}?,?${TO} (?:the |my )?(?<back>.+?)${LAST}?$`,
  `^${POLITE}${REMIND} ${EVERY}${TIMES}?${DONE}?,?${TO} (?<back>.+?)${LAST}?$`,
  `^${EVERY}${TIMES}?${DONE},?${TO} (?<back>.+?)${LAST}?$`,
  // “… every 10 minutes until I say done”, “…, nag me”, “…, keep reminding me until it's done”
  `^(?<front>.+?)${JOIN}(?:${NAG_VERB}|${REMIND}|repeat(?: it| this)?)(?: about (?:it|this|that))?,? ${EVERY}${TIMES}?${DONE}?${LAST}?\\)?$`,
  `^(?<front>.+?)${JOIN}(?:again |ring )?${EVERY}${TIMES}?${DONE}${LAST}?\\)?$`,
  `^(?<front>.+?)${JOIN}(?:${NAG_VERB}|${REMIND}|repeat(?: it| this)?)(?: about (?:it|this|that))?${TIMES}?${DONE}${LAST}?\\)?$`,
  `^(?<front>.+?)[,;.]+ (?:and |then )?(?:please )?${NAG_VERB}(?: about (?:it|this|that))?\\)?$`,
  `^(?<front>.+?),? (?:until|till?) i (?:say|said|tell you)(?: that)?(?: i['’]?m| it['’]?s)? (?:done|finished)\\)?$`,
].map((pattern) => new RegExp(pattern, 'i'))
const NAG_TAIL = new RegExp(` ${EVERY}${TIMES}?$`, 'i')

const LEAD = new RegExp(`^(?:${SINGLE})$`)
const HALF = /^(?:half an?|a half) hour$/

/** “1 day and 10 min” are two; “2 h 15 min” is one. Longest first; null if a part is no length. */
function readLeads(words: string): readonly number[] | null {
  const parts = words.split(/, and |, ?| and (?:also |then |again )?(?!a (?:half|quarter))| ?& ?| ?\+ ?/)
  const leads = parts.map((part) =>
    /^(?:at the time|on time|then|at that time|0 ?min)$/.test(part) ? 0 : minutesOf(part),
  )
  return leads.some((lead) => lead === null)
    ? null
    : [...new Set(leads.flatMap((lead) => lead ?? []))].sort((a, b) => b - a)
}

function readTimes(words: string): ReminderTimes | null {
  let rest = words
  let times: number | null = null
  const counted = /^(.*?),? ?(?:up to |at most |max(?:imum)? )?(\d{1,3}) ?(?:times?|x)(,? until .*)?$/.exec(rest)
  if (counted) {
    rest = (counted[1] ?? '').replace(/,$/, '')
    times = Number(counted[2])
  }
  rest = rest
    // “A day before and an hour before” says it twice.
    .replaceAll(/ before(?= and |, )/g, '')
    .replace(/,? ?(?:until|till?) .*$/, '')
    .replace(/^(?:remind me |remind |me )/, '')
    .trim()
  let every: number | null = null
  const repeated = /^(.*?)(?:,? ?(?:and |then )?)(?:again )?(?:every|each) (.+)$/.exec(rest)
  if (repeated) {
    rest = (repeated[1] ?? '').replace(/,$/, '').trim()
    every = minutesOf(repeated[2] ?? '')
    if (every === null) return null
  } else if (rest === '' && rest !== words) every = USUAL_REPEAT_MINUTES
  if (times !== null && every === null) {
    if (rest !== '') return null
    every = USUAL_REPEAT_MINUTES
  }
  const early = rest
    .replace(/ ?(?:before(?:hand)?|in advance|ahead|earlier|early|prior)(?: it)?(?=$|,| and )/g, '')
    .trim()
  const leads = early === '' ? null : readLeads(early)
  return early !== '' && leads === null ? null : { leads, every, times }
}

/** “10 minutes”, “an hour and a half”, “2 h 15 min”; null for other words. */
function minutesOf(words: string): number | null {
  const text = words.trim().replace(/^(?:an?|1|the) fortnight$/, '2 weeks')
  if (HALF.test(text)) return 30
  if (text === 'a quarter of an hour') return 15
  if (/^\d{1,4}$/.test(text)) return Number(text)
  if (/^(?:a )?(?:few|couple of) minutes$/.test(text)) return USUAL_REPEAT_MINUTES
  if (/^(?:minutes?|mins?|m|hours?|hrs?|h)$/.test(text)) return UNIT_MINUTES[text.slice(0, 1)] ?? null
  if (!LEAD.test(text)) return null
  const tail = / and a (half|quarter)$/.exec(text)?.[1]
  const [first = '', second = ''] =
    text
      .replace(/ and a (?:half|quarter)$/, '')
      .match(/(?:[\d.,]+|[a-z ]+?) ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|[mhdw])(?![a-z])/g) ?? []
  const size = /([mhdw])[a-z]*$/.exec(first.trim())?.[1] ?? 'm'
  const unit = UNIT_MINUTES[size] ?? 1
  const count = Number(
    /[\d.,]+/.exec(first)?.[0].replace(',', '.') ?? (/couple/.test(first) ? 2 : /few/.test(first) ? 3 : 1),
  )
  const share = tail === 'half' ? 0.5 : tail === 'quarter' ? 0.25 : 0
  const minutes = Math.round((count + share) * unit) + Number(/\d+/.exec(second)?.[0] ?? 0)
  return minutes > 0 ? minutes : null
}

const UNIT_MINUTES: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1_440, w: 10_080 }

/** @throws UserError where it is too early or too often */
function within(found: ReminderTimes): ReminderTimes {
  if (isWithin(found)) return found
  throw new UserError(
    `That's too much for one task. Up to ${MAX_LEADS} reminders, at most 4 weeks before; again after at most ${MAX_REPEAT_MINUTES / 60} hours, at most ${MAX_REPEATS} times.`,
  )
}

function isWithin({ leads, every, times }: ReminderTimes): boolean {
  if (leads && (leads.length > MAX_LEADS || leads.some((lead) => lead > MAX_LEAD_MINUTES))) return false
  return (every ?? 1) <= MAX_REPEAT_MINUTES && (times ?? 1) <= MAX_REPEATS && (times ?? 1) >= 1
}

/** “10 min”, “2 h”, “1 day”, “1 week”, “2 h 15 min”. */
function lengthText(minutes: number): string {
  for (const [unit, name] of [
    [10_080, 'week'],
    [1_440, 'day'],
  ] as const)
    if (minutes % unit === 0) return `${minutes / unit} ${name}${minutes === unit ? '' : 's'}`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '').join(' ')
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

const normalized = (text: string): string =>
  digitsFor(text.toLowerCase().replace(/[’']/g, '').replace(/\s+/g, ' ').trim()).replace(/[.)]$/, '')
