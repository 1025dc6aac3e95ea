// Parses pasted lists: lines with bullets, numbers and boxes, or items separated by commas. Ticked items are done.
import { isForwarded, withoutMailWords, withoutQuoteMarks } from './mail-words.ts'
import { dateMentions } from './mentions.ts'
import { isVerb } from './splitter/lexicon.ts'

/** An item of a list. */
export interface ListItem {
  /** Without list marks; with `!high` and `#tag` if the list had them. */
  readonly text: string
  /** "- [x]", "x " of todo.txt, struck through. */
  readonly isTicked: boolean
  /** The line as it stood, where marks were taken off it. */
  readonly source?: string
}

/** A list found in a text. */
export interface FoundList {
  readonly items: readonly ListItem[]
  /** Lines are always several things; commas may also be part of one. */
  readonly isCertain: boolean
}

/** The items of a pasted list or of a line with commas; null if the text is one thing. */
export function splitList(text: string): FoundList | null {
  const items = readListLines(text)
  if (text.trim().includes('\n')) return items.length > 1 ? { items, isCertain: true } : null
  return splitCommas(text.trim())
}

/**
 * The lines of a text as things, without marks of lists, quotes, headings and what mail programs add; empty lines and
 * rules are left out. A heading's name becomes a tag of the marked lines below it, and its date their date.
 */
export function readListLines(text: string): readonly ListItem[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trimEnd())
  const isMail = lines.some((line) => /^\s*>/.test(line) || isForwarded(line))
  const kept = isMail ? withoutMailWords(lines) : lines
  const items: ListItem[] = []
  let heading: Heading = NO_HEADING
  for (const [index, raw] of kept.entries()) {
    const line = withoutQuoteMarks(raw.trim())
    if (line === '' || RULE.test(line)) {
      if (line === '') heading = NO_HEADING
      continue
    }
    const next = kept.slice(index + 1).flatMap((each) => withoutQuoteMarks(each.trim()) || [])
    const found = headingOf(line, next)
    if (found) {
      heading = found
      continue
    }
    // "  about the limp", set in below a marked line, goes on with it.
    const last = items.at(-1)
    const isMarked = MARK.test(line)
    if (
      last &&
      !isMarked &&
      /^(?:\s{2,}|\t)\S/.test(raw) &&
      MARK.test(withoutQuoteMarks((kept[index - 1] ?? '').trim()))
    ) {
      items[items.length - 1] = { ...last, text: `${last.text} ${line}` }
      continue
    }
    const item = readListLine(line)
    if (item.text === '') continue
    const placed = isMarked || heading.isForAll ? under(heading, item) : item
    items.push(placed.text === raw.trim() ? placed : { ...placed, source: raw.trim() })
  }
  return items
}

interface Heading {
  readonly tag: string
  /** "tomorrow"; '' without a date. */
  readonly when: string
  /** For lines without marks too. */
  readonly isForAll: boolean
}

const NO_HEADING: Heading = { tag: '', when: '', isForAll: false }

function under({ tag, when }: Heading, item: ListItem): ListItem {
  const dated = when !== '' && dateMentions(item.text).length === 0 ? `${item.text} ${when}` : item.text
  return { ...item, text: tag === '' ? dated : `${dated} #${tag}` }
}

/** "Shopping:", "# Home", "things to do tomorrow:", or a word over marked lines alone; null for a thing of the list. */
function headingOf(line: string, next: readonly string[]): Heading | null {
  const [first] = next
  if (first === undefined || MARK.test(line)) return null
  const isSet = isHeading(line)
  const isAlone = next.length > 1 && next.every((each) => MARK.test(each)) && isName(line)
  if (!isSet && !isAlone) return null
  const words = line.replace(/^#+ |:$/g, '')
  const [mention] = dateMentions(words)
  const name = mention ? words.replace(mention.text, ' ') : words
  const isPlain = wordsIn(name).every((word) => PLAIN.has(word))
  if (!MARK.test(first) && !(isSet && isPlain)) return null
  return { tag: tagOf(name), when: mention?.text ?? '', isForAll: isSet && isPlain }
}

/** "Shopping", "Garden jobs": no verb that makes it a thing to do. */
function isName(line: string): boolean {
  const words = wordsIn(line)
  return words.length > 0 && words.length <= 2 && line.length <= 40 && !isVerb(words[0] ?? '')
}

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** "- [ ] call vet" → "call vet"; "x 2026-03-01 pay rent" → "pay rent", ticked; "(A) call" → "call !high". */
export function readListLine(line: string): ListItem {
  const bare = line.trim()
  const marked = bare.replace(BULLET, '').replace(TICK_BEHIND, '')
  const isTickedBehind = TICK_BEHIND.test(bare)
  const box = BOX.exec(marked)
  const done = /^x (?:\d{4}-\d\d-\d\d )*(?=\S)/.exec(marked) ?? /^DONE (?=\S)/.exec(marked)
  const struck = /^~~(.+)~~$/.exec(marked)
  let text = marked
  if (box) text = marked.slice(box[0].length)
  else if (done) text = marked.slice(done[0].length)
  else if (struck) text = struck[1] ?? ''
  const isTicked =
    (box !== null && !/^[[(]\s?[\])]|^[☐◻⬜]/u.test(box[0])) || done !== null || struck !== null || isTickedBehind
  const priority = /^\(([A-Z])\) (?:\d{4}-\d\d-\d\d )?/.exec(text)
  if (priority) text = `${text.slice(priority[0].length)}${PRIORITIES[priority[1] ?? ''] ?? ''}`
  return { text: plainTodo(text.trim()), isTicked }
}

/** The keys of todo.txt: "2026-03-01 Call mum +Family due:2026-03-08" → "Call mum +Family 2026-03-08". */
function plainTodo(text: string): string {
  const due = / due:(?<day>\d{4}-\d\d-\d\d)(?=\s|$)/.exec(text)
  if (!due) return text
  const rest = text.replace(due[0], '').replace(/^\d{4}-\d\d-\d\d /, '')
  return `${rest} ${due.groups?.['day']}`
}

/** "milk ✓", "milk (done)". */
const TICK_BEHIND = /\s+(?:[✓✔✅☑]\uFE0F?|[([](?:done|x|bought|got it)[)\]])$/iu

/** A single numbered or boxed line: "1. milk", "[ ] eggs". A German line may begin "5. Mai". */
export function withoutListMark(line: string): string {
  if (INLINE_NUMBERS.test(line)) return line
  if (
    !/^(?:\([A-Z]\) (?=\S)|(?:\d{4}-\d\d-\d\d )+(?=.* due:\d)|[-*•–—] (?=\p{L})|[-*•] ?\[[ x]?\]|\[[ x]?\]|\d{1,2}[.)] |[•▪◦☐] ?)/iu.test(
      line,
    )
  )
    return line
  if (MONTH_BEHIND.test(line)) return line
  const { text } = readListLine(line)
  return text === '' ? line : text
}

/** "1) email Tom 2) call the bank": a list in one line. */
const INLINE_NUMBERS = /^1([.)]) \S.*\s2\1 \S/u

const BULLET = /^(?:[-*•–—▪◦·‣+](?:\s+|(?=\[))|\d{1,3}[.)](?:\s+|$)|\d{1,2} [-–] (?=\p{L})|[-*•–—▪◦·‣]$)/u
const BOX = /^(?:\[[ xX✓✔]?\]|\([ xX✓✔]?\)|[☐☑☒✅✔✓◻⬜✗])(?:\uFE0F)?\s*/u
const MARK = /^(?:[-*•–—▪◦·‣+](?:\s|\[)|\d{1,3}[.)]\s|\[[ xX]?\]|[☐☑☒✅✔✓◻⬜])/u
const RULE = /^(?:[-=_*~]\s*){3,}$/
const MONTH_BEHIND = /^\d{1,2}\. (?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)/i
const PRIORITIES: Readonly<Record<string, string>> = { A: ' !high', B: ' !medium', C: ' !low' }

function isHeading(line: string): boolean {
  return /^(?:#{1,6} )?[^:]{1,40}:$/.test(line) || /^#{1,6} \S.{0,40}$/.test(line)
}

/** A heading as a tag; none for "to do" and the like. */
function tagOf(heading: string): string {
  const words = wordsIn(heading)
  const isPlain = words.every((word) => PLAIN.has(word))
  return isPlain || words.length > 3 || /^[\d-]+$/.test(words.join('-')) ? '' : words.join('-')
}

const PLAIN: ReadonlySet<string> = new Set(
  'i to do todo todos list need have must things tasks task jobs stuff my the today tomorrow this week also and for on by remember please could you can would'.split(
    ' ',
  ),
)

const LEAD =
  /^(?:(?:i |also )?(?:need|have|want|got|must|ought|should|remember|gotta)(?: to)?(?: (?:do|buy|get))?|to-?do(?: list)?|to do(?: list)?|todos?|tasks?|list|jobs|(?:things|stuff|jobs|tasks) to (?:do|get|buy)|shopping(?: list)?|grocer(?:y|ies)(?: list)?|errands?|chores|(?:to )?(?:buy|get|pick up|order|pack|bring|call|email|clean))$/iu
/** Verbs that apply to each item: "buy: milk, eggs". */
const SHARED = /^(?:to )?(?<verb>buy|get|pick up|order|pack|bring|call|email|clean)\b/i

function splitCommas(line: string): FoundList | null {
  if (line.length > 1000) return null
  const led = ledList(line)
  if (led) return led
  if (INLINE_NUMBERS.test(line)) {
    const numbered = line.split(/(?:^|\s+)\d{1,2}[.)]\s+/u).filter((part) => part !== '')
    return { items: numbered.map((text) => ({ text, isTicked: false })), isCertain: true }
  }
  const deeds = partsOf(line.replace(NEED, ''))
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

function isDeed(part: string): boolean {
  const words = part.split(/\s+/)
  return words.length >= 2 && words.length <= 12 && isVerb(words[0] ?? '')
}

/** "need to: a, b", "to buy: a and b", "things to do today: a, b": what stands before the colon says it is a list. */
function ledList(line: string): FoundList | null {
  const { lead = '', behind = '' } = /^(?<lead>[^:,;]{2,40}?)\s*:\s+(?<behind>.+)$/u.exec(line)?.groups ?? {}
  if (lead === '') return null
  const [mention] = dateMentions(lead)
  const name = (mention ? lead.replace(mention.text, ' ') : lead)
    .replace(/\b(?:for|on|by)\s*$/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (!(LEAD.test(name) || (mention && name === '') || /^this week$/i.test(lead))) return null
  const parts = partsOf(behind)
  if (parts.length < 2) return null
  const shared = SHARED.exec(name)?.groups?.['verb']
  const verb = shared === undefined ? '' : `${shared.toLowerCase()} `
  const tag = /^(?:shopping|grocer|errand|chores)/i.test(name) ? (name.toLowerCase().split(' ')[0] ?? '') : ''
  const heading = { tag, when: mention?.text ?? '', isForAll: true }
  return { items: parts.map((part) => under(heading, { text: `${verb}${part}`, isTicked: false })), isCertain: true }
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
