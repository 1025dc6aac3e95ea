// Lists as people paste them: lines with bullets, numbers and boxes, or things parted by commas. What was ticked is done.

/** One thing of a list. */
export interface ListItem {
  /** Without the list's own marks; with `!high` and `#tag` where the list said so. */
  readonly text: string
  /** "- [x]", "x " of todo.txt, struck through. */
  readonly isTicked: boolean
}

/** A list that was found in a text. */
export interface FoundList {
  readonly items: readonly ListItem[]
  /** Lines are many things; commas may also part the words of one. */
  readonly isCertain: boolean
}

/** The things of a pasted list or of a line with commas; null where the text is one thing. */
export function splitList(text: string): FoundList | null {
  const items = readListLines(text)
  if (text.trim().includes('\n')) return items.length > 1 ? { items, isCertain: true } : null
  return splitCommas(text.trim())
}

/** The lines of a text as things, without marks of lists, quotes and headings; empty lines and rules are left out. */
export function readListLines(text: string): readonly ListItem[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trim())
  const items: ListItem[] = []
  let heading = ''
  for (const [index, line] of lines.entries()) {
    if (line === '' || RULE.test(line)) {
      if (line === '') heading = ''
      continue
    }
    const bare = unquoted(line)
    if (FORWARDED.test(bare)) continue
    const next = lines.slice(index + 1).find((each) => each !== '')
    if (isHeading(bare) && next !== undefined && MARK.test(unquoted(next))) {
      heading = tagOf(bare)
      continue
    }
    const item = readListLine(bare)
    if (item.text === '') continue
    const tagged = heading !== '' && MARK.test(bare) ? { ...item, text: `${item.text} #${heading}` } : item
    items.push(tagged)
  }
  return items
}

/** "- [ ] call vet" → "call vet"; "x 2026-03-01 pay rent" → "pay rent", ticked; "(A) call" → "call !high". */
export function readListLine(line: string): ListItem {
  const bare = line.trim()
  const marked = bare.replace(BULLET, '')
  const box = BOX.exec(marked)
  const done = /^x (?:\d{4}-\d\d-\d\d )*(?=\S)/.exec(marked) ?? /^DONE (?=\S)/.exec(marked)
  const struck = /^~~(.+)~~$/.exec(marked)
  let text = marked
  if (box) text = marked.slice(box[0].length)
  else if (done) text = marked.slice(done[0].length)
  else if (struck) text = struck[1] ?? ''
  const isTicked = (box !== null && !/^[[(]\s?[\])]|^[☐◻⬜]/u.test(box[0])) || done !== null || struck !== null
  const priority = /^\(([A-Z])\) (?:\d{4}-\d\d-\d\d )?/.exec(text)
  if (priority) text = `${text.slice(priority[0].length)}${PRIORITIES[priority[1] ?? ''] ?? ''}`
  return { text: text.trim(), isTicked }
}

/** A numbered or boxed line by itself: "1. milk", "[ ] eggs". A line of German may begin "5. Mai". */
export function withoutListMark(line: string): string {
  if (!/^(?:[-*•] ?\[[ x]?\]|\[[ x]?\]|\d{1,2}[.)] |[•▪◦☐] ?)/iu.test(line)) return line
  if (MONTH_BEHIND.test(line)) return line
  const { text } = readListLine(line)
  return text === '' ? line : text
}

const BULLET = /^(?:[-*•–—▪◦·‣+](?:\s+|(?=\[))|\d{1,3}[.)](?:\s+|$)|[-*•–—▪◦·‣]$)/u
const BOX = /^(?:\[[ xX✓✔]?\]|\([ xX✓✔]?\)|[☐☑☒✅✔✓◻⬜✗])(?:\uFE0F)?\s*/u
const MARK = /^(?:[-*•–—▪◦·‣+](?:\s|\[)|\d{1,3}[.)]\s|\[[ xX]?\]|[☐☑☒✅✔✓◻⬜])/u
const RULE = /^(?:[-=_*~]\s*){3,}$/
const MONTH_BEHIND = /^\d{1,2}\. (?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)/i
const FORWARDED =
  /^(?:-{2,} ?)?(?:begin )?(?:forwarded|original) message(?:d)?:?(?: ?-{2,})?$|^-{5,}.*-{5,}$|^(?:from|sent|to|cc|date|subject):\s.+@.+$|^(?:from|sent|to|cc|date|subject): \S.*$/i
const PRIORITIES: Readonly<Record<string, string>> = { A: ' !high', B: ' !medium', C: ' !low' }

const unquoted = (line: string): string => line.replace(/^(?:>\s?)+/, '').trim()

function isHeading(line: string): boolean {
  return /^(?:#{1,6} )?[^:]{1,40}:$/.test(line) || /^#{1,6} \S.{0,40}$/.test(line)
}

/** A heading's name as a tag; none for "to do" and the like. */
function tagOf(heading: string): string {
  const words = heading
    .replace(/^#+ |:$/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const isPlain = words.every((word) => PLAIN.has(word))
  return isPlain || words.length > 3 || /^[\d-]+$/.test(words.join('-')) ? '' : words.join('-')
}

const PLAIN: ReadonlySet<string> = new Set(
  'i to do todo todos list need have must things tasks task my the today tomorrow this week also and for remember'.split(
    ' ',
  ),
)

const LEAD =
  /^(?<lead>(?:i |also )?(?:need|have|want|got|must|ought|should|remember|gotta)(?: to)?|to-?do(?: list)?|to do(?: list)?|todos?|tasks?|list|things to do|shopping(?: list)?|grocer(?:y|ies)(?: list)?|errands?|chores|today|this week|buy|get|pick up|order|pack|bring|call|email|clean)\s*:\s*(?<items>.+)$/iu
/** Verbs that go with each thing: "buy: milk, eggs". */
const SHARED = /^(?:buy|get|pick up|order|pack|bring|call|email|clean)$/i

function splitCommas(line: string): FoundList | null {
  if (line.length > 1000) return null
  const { lead, items: behind } = LEAD.exec(line)?.groups ?? {}
  const parts = partsOf(behind ?? line)
  if (lead !== undefined && behind !== undefined) {
    if (parts.length < 2) return null
    const verb = SHARED.test(lead) ? `${lead.toLowerCase()} ` : ''
    const tag = /^(?:shopping|grocer|errand|chores)/i.test(lead) ? ` #${lead.toLowerCase().split(' ')[0]}` : ''
    return { items: parts.map((part) => ({ text: `${verb}${part}${tag}`, isTicked: false })), isCertain: true }
  }
  const isShort = parts.every((part) => part.split(/\s+/).length <= 3 && part.length <= 40)
  if (parts.length < 3 || !isShort || /[.;:?!"“(]/u.test(line)) return null
  return { items: parts.map((part) => ({ text: part, isTicked: false })), isCertain: false }
}

/** Parted by commas, semicolons and the last "and"; numbers with commas in them stay whole. */
function partsOf(text: string): string[] {
  const parts = text.split(/\s*[;,](?!\d)\s*/).filter((part) => part !== '')
  const last = parts.at(-1)
  if (parts.length < 2 || last === undefined) return parts
  const and = /^(?:and|&|plus) (.+)$/i.exec(last)
  if (and) return [...parts.slice(0, -1), and[1] ?? '']
  const both = /^(\S+(?: \S+)?) (?:and|&) (\S+(?: \S+)?)$/i.exec(last)
  return both ? [...parts.slice(0, -1), both[1] ?? '', both[2] ?? ''] : parts
}
