// Wording around a thing that says nothing of it: emphasis, brackets around its date, “needs doing by”, a condition in front.
import { stripCarrier } from './carriers.ts'
import { readDateWords } from './date-words.ts'
import { findEventMoment } from './event-moments.ts'
import { readRhythm } from './rhythms.ts'

/** "book tickets, needs doing by friday": says only that the date is one to keep. */
export const withoutDuty = (line: string): string =>
  line.replace(
    /(?:,|\s[-–—]| which| that)\s*(?:it |they )?(?:(?:needs?|has|have|got|must|should|ought)(?: to)?(?: be)? )?(?:doing|done|finished|finishing|sorted|sorting|paying|paid|sending|sent|submitted|handed in|completed)(?= (?:by|before|until)\b)/i,
    '',
  )

/** "homework (due fri)" → "homework due fri": brackets around a date say nothing more, nor does how sure it is. */
export function withOpenDate(typed: string): string {
  const line = withoutHedge(typed)
  const [whole = '', inner = ''] = /\s[([]((?:due:? |by:? |on |at )?[^()[\]]{2,40}?)[!.]*[)\]]$/i.exec(line) ?? []
  return inner !== '' && readDateWords(inner.replace(/^due:? /i, 'due ')) ? line.replace(whole, ` ${inner}`) : line
}

/** "after work to buy milk" of a reminder: the thing first, "buy milk after work". */
export function conditionLast(line: string): string {
  const [, condition = '', title = ''] =
    /^((?:when|whenever|once|after|before|as soon as|next time|every time|at (?:lunch|dinner|bedtime)\w*|in the (?:morning|afternoon|evening)|on my)\b.{2,60}?|on pay ?day) to (\p{L}.*)$/iu.exec(
      line,
    ) ?? []
  return condition === '' ? line : `${title} ${condition}`
}

/** "remind me tomorrow after school to sign the form": the thing first, so that the wish is taken off. */
function eventBehind(line: string): string {
  const [, wish = '', when = '', thing = ''] =
    /^(.{0,40}?\bremind (?:me|us)) (.{3,60}?) to (\p{L}.+)$/iu.exec(line) ?? []
  const event = wish === '' ? null : findEventMoment(when)
  if (!event || !when.endsWith(event.text)) return line
  const day = when.slice(0, -event.text.length).trim()
  return day === '' || readDateWords(day) ? `${wish} to ${thing} ${when}` : line
}

/** "after tea I need to ring Jo": behind a wish the thing stands first, "ring Jo after tea". */
export function eventLast(line: string): string {
  const event = findEventMoment(line)
  const rest = event && line.startsWith(event.text) ? line.slice(event.text.length).replace(/^[\s,:–-]+/, '') : ''
  const wish = stripCarrier(rest)
  return event && wish.isCarried && wish.rest !== '' ? `${wish.rest} ${event.text.toLowerCase()}` : line
}

/** "remind me at 8 to shower and at 9 to leave": each thing before its own time, "shower at 8 and leave at 9". */
export function timesBehind(line: string): string {
  if (!/\bremind (?:me|us)\b/i.test(line)) return line
  // “Remind me in 3 days and again in a week to check the roof”: one thing.
  const twice = TWICE.exec(line)?.groups
  if (twice && readDateWords(twice['first'] ?? '') && readDateWords(twice['second'] ?? ''))
    return `${twice['wish']} to ${twice['thing']} ${twice['first']} and again ${twice['second']}`
  const { wish, first, one, second, two } =
    /^(?<wish>.{0,40}?\bremind (?:me|us)) (?<first>.{2,40}?) to (?<one>\p{L}.*?),? (?:and|then|and then|&) (?:also |again )?(?:remind me )?(?<second>.{2,30}?) to (?<two>\p{L}.+)$/iu.exec(
      line,
    )?.groups ?? {}
  if (!first || !second || readDateWords(second) === null) return line
  // “Every morning at 7 to take meds and at 10 to eat”: both every day.
  const each = EACH.exec(first)?.[0] ?? ''
  if (each !== '' && readRhythm(first)) return `${wish} to ${one} ${first} and ${two} ${each} ${second}`
  if (readDateWords(first) === null) return line
  return `${wish} to ${one} ${first} and ${two} ${second}`
}

const TWICE =
  /^(?<wish>.{0,40}?\bremind (?:me|us)) (?<first>[^,]{2,30}?),? (?:and )?(?:then )?again (?<second>.{2,30}?) to (?<thing>\p{L}.+)$/iu

const EACH =
  /^(?:every|each) (?:single )?(?:other )?(?:day|morning|afternoon|evening|night|week ?day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?= at )/i

/** `*Call Uma tomorrow 9am*` of chats: removes stars around the whole line. */
export function withoutEmphasis(line: string): string {
  return /^([*_~`]{1,3})(?=\S)([^*_~`]*\p{L}[^*_~`]* [^*_~`]*\S)\1$/u.exec(line)?.[2] ?? line
}

const DAY =
  '(?:tonight|today|tomorrow|tmrw|tmr|tom|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?|morning|afternoon|evening|weekend)'
const HEDGE = '(?:maybe|probably|perhaps|possibly|like|say|hopefully|i think|i guess)'
const CLOCK = '(?:\\d{1,2}(?:[:.]\\d\\d)? ?(?:[ap]m)?(?:ish)?|noon|midday|half \\w+)'
const BETWEEN = new RegExp(`\\b(${DAY}),? ${HEDGE},? ((?:at |around |about |by |like )*${CLOCK}(?= |,|\\.|$))`, 'gi')
const BEHIND = new RegExp(`(\\b${DAY}(?: (?:at |around |about |by )*${CLOCK})?),? ${HEDGE}\\W*$`, 'i')

/** "call dad tonight maybe 8ish": how sure a moment is says nothing of when. */
const withoutHedge = (line: string): string =>
  /maybe|probably|perhaps|possibly|like|say|hopefully|think|guess/i.test(line)
    ? line
        .replace(BETWEEN, (_, day: string, clock: string) => `${day} ${/^[a-z]/i.test(clock) ? clock : `at ${clock}`}`)
        .replace(BEHIND, '$1')
    : line

/** “Physio went well, next one in two weeks” → “physio in two weeks”: how it went is told, and when it is again is kept. */
function nextOfTold(line: string): string {
  const { thing, when } = NEXT_OF_TOLD.exec(line)?.groups ?? {}
  return thing === undefined || when === undefined ? line : `${thing} ${when}`
}

const NEXT_OF_TOLD =
  /^(?:(?:ok|so|and|right|phew|well)[,.]? )*(?:(?:the|my|our|todays|today['’]s) )?(?<thing>\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2}) (?:went|was|is|has been|all|done|over|finished|sorted)\b[^,;.:?]{0,40}[,;.] *(?:and |so |then )*(?:(?:the|my|our|see (?:him|her|them)) )?(?:next (?:one|appointment|appt|session|visit|check-?up|check|time|lesson|class|dose|jab|meeting|round)(?:['’]?s| is)?|(?:back |there )?again) (?<when>(?:in|on|at|next|tomorrow|every|(?:mon|tue|wed|thu|fri|sat|sun)\p{L}*|\d)\b[^,;?]*)$/iu

/** What it is about stands in front of its moment, and of what was told of it. */
export const thingFirst = (line: string): string => eventBehind(nextOfTold(line))
