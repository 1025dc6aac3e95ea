// Parses pasted lists: lines with bullets, numbers and boxes under headings, or items separated by commas.
import { type FoundList, splitCommas } from './comma-lists.ts'
import { splitDated } from './dated-lists.ts'
import { isPlainHeading, type ListHeading, NO_HEADING, tagOfHeading, underHeading } from './list-headings.ts'
import { areCrossesOpen, hasListMark, type ListItem, readListLine } from './list-marks.ts'
import { isMailText, withoutMailWords, withoutQuoteMarks } from './mail-words.ts'
import { dateMentions } from './mentions.ts'
import { withoutLetters, withoutStamps, withTableRows } from './pasted-lines.ts'
import { isVerb } from './splitter/lexicon.ts'

/** The items of a pasted list or of a line with commas; null if the text is one thing. */
export function splitList(text: string): FoundList | null {
  const items = readListLines(text)
  if (text.trim().includes('\n')) return items.length > 1 ? { items, isCertain: true } : null
  const dated = splitDated(text.trim())
  if (dated) return { items: dated.map((each) => ({ text: each, isTicked: false })), isCertain: true }
  return splitCommas(text.trim())
}

/**
 * The lines of a text as things, without marks of lists, quotes, headings, stamps of chats and what mail programs add;
 * empty lines and rules are left out. A heading's name becomes a tag of the lines below it, and its date their date.
 */
export function readListLines(text: string): readonly ListItem[] {
  const typed = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => line.trimEnd())
  const isMany = typed.filter((line) => line.trim() !== '').length > 1
  const plain = isMany ? withTableRows(withoutStamps(typed)) : typed
  const kept = isMailText(plain) ? withoutMailWords(plain) : plain
  const lines = isMany ? withoutLetters(kept) : kept
  const areOpen = areCrossesOpen(lines)
  const items: ListItem[] = []
  let heading: ListHeading = NO_HEADING
  for (const [index, raw] of lines.entries()) {
    const line = withoutQuoteMarks(raw.trim())
    if (line === '' || RULE.test(line)) {
      if (line === '') heading = heading.isOverGap ? { ...heading, isOverGap: false } : NO_HEADING
      continue
    }
    if (heading.depth !== null && depthOf(raw) <= heading.depth) heading = NO_HEADING
    const found = headingOf(raw, lines.slice(index + 1), (lines[index - 1] ?? '').trim() === '')
    if (found) {
      heading = found
      continue
    }
    // "  about the limp", set in below a marked line, goes on with it.
    const last = items.at(-1)
    const isMarked = hasListMark(line)
    if (last && !isMarked && depthOf(raw) > 1 && hasListMark(withoutQuoteMarks((lines[index - 1] ?? '').trim()))) {
      items[items.length - 1] = { ...last, text: `${last.text} ${line}` }
      continue
    }
    const item = readListLine(line, areOpen)
    if (item.text === '') continue
    const placed = isMarked || heading.isForAll ? underHeading(heading, item) : item
    items.push(placed.text === raw.trim() ? placed : { ...placed, source: raw.trim() })
  }
  return items
}

/** How far a line is set in; a tab is four. */
const depthOf = (raw: string): number =>
  (/^\s*/.exec(raw.replace(/^(?:>\s?)+/, ''))?.[0] ?? '').replaceAll('\t', '    ').length

/**
 * "Shopping:", "# Home", "*Garden*", "things to do tomorrow:", "KITCHEN", a word over marked lines alone, or a marked word
 * over lines that are set in below it; null for a thing of the list.
 */
function headingOf(raw: string, behind: readonly string[], beginsPart: boolean): ListHeading | null {
  const line = withoutQuoteMarks(raw.trim())
  const next = behind.map((each) => withoutQuoteMarks(each.trim())).filter((each) => each !== '')
  const [first] = next
  if (first === undefined || (behind[0] ?? '').trim() === '') return hasListMark(line) ? null : headingOver(line, next)
  if (hasListMark(line)) {
    const { text, isTicked } = readListLine(line)
    const isOver = depthOf(behind[0] ?? '') > depthOf(raw) && hasListMark(first)
    return isOver && !isTicked && isName(text) ? headingNamed(text, false, depthOf(raw)) : null
  }
  const isSet = isHeading(line)
  // In the middle of a list “eggs” before “✓ bread” is a thing.
  const isAlone = beginsPart && next.length > 1 && next.every((each) => hasListMark(each)) && isName(line)
  const isLoud = isShouted(line) && !isShouted(first)
  if (!isSet && !isAlone && !isLoud) return null
  return headingNamed(line, isSet || isLoud, null)
}

/** A heading with an empty line below it: only what is set as one, over marked lines. */
function headingOver(line: string, next: readonly string[]): ListHeading | null {
  const isSet = isHeading(line) && next[0] !== undefined && (hasListMark(next[0]) || /^#{1,6} /.test(line))
  return isSet ? headingNamed(line, false, null, true) : null
}

function headingNamed(line: string, isForAll: boolean, depth: number | null, isOverGap = false): ListHeading {
  const words = line.replace(/^#+ |^[*_]{1,3}|[*_]{1,3}(?=:?$)|:(?=[*_]{0,3}$)/g, '')
  // "the actions from today's meeting:" says nothing of when they are due.
  const [first] = words.length > LONGEST_DATED ? [] : dateMentions(words)
  const mention = first && /^[’']s/.test(words.slice(first.end)) ? undefined : first
  const name = mention ? words.replace(mention.text, ' ') : words
  const isPlain = isPlainHeading(name)
  return {
    tag: isPlain || words.length > LONGEST_NAME ? '' : tagOfHeading(name),
    when: mention?.text ?? '',
    isForAll,
    depth,
    isOverGap,
  }
}

/** "Shopping", "Garden jobs": no verb that makes it a thing to do. */
function isName(line: string): boolean {
  const words = line.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length > 0 && words.length <= 2 && line.length <= 40 && !isVerb(words[0] ?? '')
}

/** "GROCERIES", "FOR SCHOOL" */
const isShouted = (line: string): boolean => /^\p{Lu}[\p{Lu}\s&/-]{3,30}$/u.test(line) && line.split(/\s+/).length <= 3

function isHeading(line: string): boolean {
  return (
    /^(?:#{1,6} )?[^:]{1,40}:$/.test(line) ||
    /^#{1,6} \S.{0,40}$/.test(line) ||
    /^(?:\*{1,3}|_{1,2})[^*_]{2,40}(?:\*{1,3}|_{1,2}):?$/.test(line) ||
    /^(?=.{41,90}$)(?:[^.:?!]*\b(?:following|these|next steps?|actions?|action items|below|to-?dos?|tasks|list)\b[^.:?!]*):$/i.test(
      line,
    )
  )
}

const [LONGEST_DATED, LONGEST_NAME] = [40, 45]

const RULE = /^(?:[-=_*~]\s*){3,}$/
