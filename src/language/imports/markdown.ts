// A Markdown list: boxes to tick under headings, indented ones as parts; dates and marks as Obsidian's Tasks and Dataview
// write them. Source: https://publish.obsidian.md/tasks/Reference/Task+Formats/About+Task+Formats
import { type FoundListNote, type FoundTask, type ImportFormat, listOfFileName, makeId } from './file.ts'
import { readMarks } from './markdown-marks.ts'

/** Any one letter in a box: themes and plugins have marks of their own for what is begun, moved or important. */
const BOX = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+\[([^\]\n])\]\s+(\S.*)$/
const HEADING = /^#{1,6}\s+(\S.*)$/
const ITEM = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(\S.*)$/
/** A line between parts. */
const RULE = /^\s*(?:[-*_]\s{0,3}){3,200}$/

/** Characters of a heading, more than a list's name can have. */
const MAX_HEADING = 500

export const markdown: ImportFormat = {
  source: 'markdown',
  recognise({ text, name }) {
    const lines = linesOf(text)
    const boxes = lines.filter((line) => BOX.test(line)).length
    const headings = lines.filter((line) => HEADING.test(line)).length
    const isFile = name !== null && /\.(?:md|markdown)$/i.test(name)
    // A short list of boxes is a brain dump, which knows what was ticked; with headings it is somebody's file.
    if (boxes > 0 && ((headings > 0 && boxes >= 2) || boxes > 50 || isFile)) return 'sure'
    return boxes > 0 || (isFile && lines.some((line) => ITEM.test(line))) ? 'maybe' : null
  },
  read({ text, name }) {
    const lines = linesOf(text)
    // Where boxes are drawn, other items are remarks; where none is, every item is a thing to do.
    const hasBoxes = lines.some((line) => BOX.test(line))
    const found: FoundTask[] = []
    const listNotes: FoundListNote[] = []
    let list = listOfFileName(name)
    let above: { readonly indent: number; readonly id: string }[] = []
    let isCode = false
    let loose = 0
    const keepText = (line: string): void => {
      if (line.trim() === '' || RULE.test(line)) return
      // Indented text under an item belongs to it, other text to the list it stands in.
      if (above.length > 0 && /^(?: {2}|\t)/.test(line)) found.at(-1)?.moreNotes?.push(line)
      else if (list === null) loose++
      else listNotes.push({ list, notes: line })
    }
    for (const [index, line] of lines.entries()) {
      const isFence = /^\s*(?:```|~~~)/.test(line)
      if (isFence) isCode = !isCode
      if (isCode || isFence) {
        keepText(line)
        continue
      }
      const heading = HEADING.exec(line)?.[1]
        ?.slice(0, MAX_HEADING)
        .replace(/\s+#+$/, '')
        .trim()
      if (heading) {
        list = heading
        above = []
        continue
      }
      const item = hasBoxes ? BOX.exec(line) : plainItem(line)
      if (!item) {
        keepText(line)
        continue
      }
      const indent = (item[1] ?? '').replaceAll('\t', '    ').length
      above = above.filter((each) => each.indent < indent)
      const id = makeId(index)
      const { id: ownId = id, ...marks } = readMarks(item[3] ?? '')
      found.push({
        list,
        parentId: above.at(-1)?.id ?? null,
        isDone: /[xX-]/.test(item[2] ?? ''),
        ...marks,
        moreNotes: [],
        id: ownId,
      })
      above.push({ indent, id: ownId })
    }
    return { tasks: found, listNotes, unsupported: { lines: loose } }
  },
}

/** Without the marks of quotations, in which callouts have their lists, and without a beginning of properties. */
const linesOf = (text: string): string[] =>
  text
    .replace(/^---\n(?:[^\n]*\n){0,200}?---(?:\n|$)/, '')
    .split('\n')
    .map((line) => line.replace(/^(?: {0,3}>[ ]?)+/, ''))

const plainItem = (line: string): readonly (string | undefined)[] | null => {
  const found = ITEM.exec(line)
  return found && [line, found[1], ' ', found[2]]
}
