// Finds a list in one line: “need to: a, b”, “milk, eggs, bread”, “1) a 2) b”, “wash up and then call mum”.
import { NO_HEADING, underHeading } from './list-headings.ts'
import { INLINE_NUMBERS, type ListItem } from './list-marks.ts'
import { dateMentions } from './mentions.ts'
import { isVerb } from './splitter/lexicon.ts'

/** A list found in a text. */
export interface FoundList {
  readonly items: readonly ListItem[]
  /** Lines are always several things; commas may also be part of one. */
  readonly isCertain: boolean
}

const LEAD =
  /^(?:(?:(?:i|we|also|still|just|really)(?:['’]?ve)? (?:have |also |still |just |really )*)?(?:need|have|want|got|must|ought|should|remember|gotta)(?: got)?(?: to)?(?: (?:do|buy|get|remember|sort|finish))?|do|to-?do(?: list)?|to do(?: list)?|todos?|tasks?|list|jobs|(?:(?:i |we )?(?:still |also |just )?(?:need|have|got|want) to )?(?:sort(?: out)?|get done|finish|deal with|chase(?: up)?)|(?:things|stuff|jobs|tasks) to (?:do|get|buy)|shopping(?: list)?|grocer(?:y|ies)(?: list)?|errands?|chores|(?:(?:my|the) )?list of (?:work|things|tasks|jobs|stuff|to-?dos)(?: to do)?|(?:(?:my|the) )?(?:plan|agenda|work)|(?:to )?(?:buy|get|pick up|order|pack|bring|call|email|clean))$/iu
/** Verbs that apply to each item: "buy: milk, eggs". */
const SHARED =
  /^(?:(?:i |we )?(?:still |also |just )?(?:(?:need|have|got|want) )?to )?(?<verb>sort(?: out)?|chase(?: up)?|finish|deal with|buy|get|pick up|order|pack|bring|call|email|clean)\b/i

/** “Right three things today,”: says that a list follows, be it behind a comma. */
const COUNTED =
  /^(?:(?:right|ok|okay|so|um|also|well|today|first|hi|hey|morning)[, ]+)*(?:(?:i(?:[’']ve| have)?(?: got)?|need(?: to do)?|got|have|there(?:[’']s| are)|just) )?(?:two|three|four|five|six|a few|a couple of|couple of|several|some|\d|the following|following)(?: more| other| quick| little| small)? (?:things?|jobs?|tasks?|errands?|bits|reminders?)(?: (?:to (?:do|get|remember|sort)|i need to do|for me))?(?:(?: for)? (?<when>today|tomorrow|tonight|this (?:morning|afternoon|evening|week)))?\s*[,:;–-]+\s+(?<behind>.+)$/iu

/** The things of one line; null if it is one thing. */
export function splitCommas(line: string): FoundList | null {
  if (line.length > 1000) return null
  const led = ledList(line)
  if (led) return led
  if (INLINE_NUMBERS.test(line)) {
    const numbered = line.split(/(?:^|\s+)\d{1,2}[.)]\s+/u).filter((part) => part !== '')
    return { items: numbered.map((text) => ({ text, isTicked: false })), isCertain: true }
  }
  const steps = line.replace(NEED, '').split(THEN)
  if (steps.length >= 2 && steps.every(isDeed) && !/[:?!"“(]/u.test(line))
    return { items: steps.map((text) => ({ text, isTicked: false })), isCertain: false }
  const deeds = deedsOf(line.replace(NEED, ''))
  if (deeds.length >= 3 && deeds.every(isDeed) && !/[.;:?!"“(]/u.test(line))
    return { items: deeds.map((text) => ({ text, isTicked: false })), isCertain: false }
  const parts = partsOf(line)
  const isShort = parts.every((part) => part.split(/\s+/).length <= 3 && part.length <= 40)
  if (parts.length < 3 || !isShort || /[.:?!"“(]/u.test(line)) return null
  // "Buy milk, eggs, bread": the verb goes with each.
  const verb = SHARED.exec(parts[0] ?? '')?.groups?.['verb']
  const others = parts.slice(1)
  const isShared = verb !== undefined && others.every((part) => !isVerb(part.split(' ')[0] ?? ''))
  const texts = isShared ? [parts[0] ?? '', ...others.map((part) => `${verb.toLowerCase()} ${part}`)] : parts
  return { items: texts.map((text) => ({ text, isTicked: false })), isCertain: false }
}

/** "I need to finish the report, book flights, email Anna": each part is an instruction of its own. */
const NEED = /^(?:please )?(?:i|we)(?:['’]ve| have| also)? (?:need|have|want|ought|got|must|should|gotta)(?: to)? /i

/** "wash the car and then buy milk, then call mum" */
const THEN = /,? (?:and then|then|and after that|after that),? /i

function isDeed(part: string): boolean {
  const words = part.split(/\s+/)
  return words.length >= 2 && words.length <= 12 && isVerb(words[0] ?? '')
}

/** "need to: a, b", "to buy: a and b", "things to do today: a, b": what stands before the colon says it is a list. */
function ledList(typed: string): FoundList | null {
  // “Up. Kids asleep. List for today: …”
  const line = typed.replace(/^(?:[^.:,;]{1,40}[.!] )+(?=[^.:,;]{2,40}: )/u, '')
  const counted = COUNTED.exec(line)?.groups
  const things = counted?.['behind'] === undefined ? [] : partsOf(counted['behind'])
  if (things.length > 1) {
    const heading = { ...NO_HEADING, when: counted?.['when'] ?? '', isForAll: true }
    return { items: things.map((text) => underHeading(heading, { text, isTicked: false })), isCertain: true }
  }
  const { lead = '', behind = '' } =
    /^(?<lead>[^:,;]{2,40}?)(?:\s*:\s+|\s+[-–—]\s+|\s+(?:is|are|includes?)\s+(?=[^,]+, ))(?<behind>.+)$/u.exec(line)
      ?.groups ?? {}
  if (lead === '') return null
  const [mention] = dateMentions(lead)
  const name = (mention ? lead.replace(mention.text, ' ') : lead)
    .replace(/\b(?:for|on|by)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const parts = partsOf(behind)
  if (parts.length < 2) return null
  // “Before work: feed the cat, take the bins out”: what stands before the colon only says when, or where.
  if (OCCASION.test(lead) && parts.every(isDeed))
    return { items: parts.map((text) => ({ text, isTicked: false })), isCertain: false }
  if (!(LEAD.test(name) || (mention && name === '') || /^this week$/i.test(lead))) return null
  const shared = SHARED.exec(name)?.groups?.['verb']
  const verb = shared === undefined ? '' : `${shared.toLowerCase()} `
  const tag = /^(?:shopping|grocer|errand|chores)/i.test(name) ? (name.toLowerCase().split(' ')[0] ?? '') : ''
  const heading = { ...NO_HEADING, tag, when: mention?.text ?? '', isForAll: true }
  return {
    items: parts.map((part) => underHeading(heading, { text: `${verb}${part}`, isTicked: false })),
    isCertain: true,
  }
}

const OCCASION =
  /^(?:(?:ok|okay|so|right|and|then|also|first),? )*(?:before|after|during|until|while|when|once|at|in|on|for|by|then|next|later|first|this|today|tonight|tomorrow)\b[^.!?]*$/iu

/** “Bin bags and dishwasher tablets” on a list of things to get: two, if none says what is to be done. */
export function splitListed(line: string): FoundList | null {
  const parts = line.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|plus)\s+/i).filter((part) => part !== '')
  const areThings =
    parts.length > 1 && parts.every((part) => part.split(/\s+/).length <= 3 && !/[.:?!"“(\d]/u.test(part))
  return areThings ? { items: parts.map((text) => ({ text, isTicked: false })), isCertain: false } : null
}

/** As the parts, and the last of them is two where both sides of its “and” say what to do. */
function deedsOf(text: string): string[] {
  const parts = partsOf(text)
  const last = parts.at(-1) ?? ''
  const [, one = '', other = ''] = /^(.+?) and (.+)$/i.exec(last) ?? []
  return parts.length > 1 && isDeed(one) && isDeed(other) ? [...parts.slice(0, -1), one, other] : parts
}

/** Separated by commas, semicolons and the last "and"; numbers that contain commas stay whole. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s*[;,](?!\d)\s*/).filter((part) => part !== '')
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return parts
  const and = /^(?:and|&|plus) (.+)$/i.exec(last)
  if (and) return [...parts.slice(0, -1), and[1] ?? '']
  const both = /^(\S+(?: \S+)?) (?:and|&) (\S+(?: \S+)?)$/i.exec(last)
  return both ? [...parts.slice(0, -1), both[1] ?? '', both[2] ?? ''] : parts
}
