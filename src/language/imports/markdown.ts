// A Markdown list: boxes to tick under headings, indented ones as parts; dates and marks as Obsidian's Tasks writes them.
// Source: https://publish.obsidian.md/tasks/Reference/Task+Formats/Tasks+Emoji+Format
import type { ImportedTask } from '../../contracts/imports.ts'
import { completeTasks, type FoundTask, type ImportFormat, isoMoment, listOfFileName, makeId } from './file.ts'
import { rhythmWords } from './rhythm.ts'
import { joinNotes } from './todoist.ts'

const BOX = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+\[( |x|X|-|\/|>)\]\s+(.+)$/
const HEADING = /^#{1,6}\s+(.+?)\s*#*$/
const ITEM = /^(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.+)$/

export const markdown: ImportFormat = {
  source: 'markdown',
  recognise({ text, name }) {
    const lines = text.split('\n')
    const boxes = lines.filter((line) => BOX.test(line)).length
    const headings = lines.filter((line) => HEADING.test(line)).length
    const isFile = name !== null && /\.(?:md|markdown)$/i.test(name)
    // A short list of boxes is a brain dump, which knows what was ticked; with headings it is somebody's file.
    if (boxes > 0 && ((headings > 0 && boxes >= 2) || boxes > 50 || isFile)) return 'sure'
    return boxes > 0 || (isFile && lines.some((line) => ITEM.test(line))) ? 'maybe' : null
  },
  read({ text, name }) {
    const lines = text.split('\n')
    // Where boxes are drawn, other items are remarks; where none is, every item is a thing to do.
    const hasBoxes = lines.some((line) => BOX.test(line))
    const found: FoundTask[] = []
    let list = listOfFileName(name)
    let above: { readonly indent: number; readonly id: string }[] = []
    let isCode = false
    for (const [index, line] of lines.entries()) {
      if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode
      if (isCode) continue
      const heading = HEADING.exec(line)?.[1]
      if (heading !== undefined) {
        list = heading.trim()
        above = []
        continue
      }
      const item = hasBoxes ? BOX.exec(line) : plainItem(line)
      const last = found.at(-1)
      if (!item) {
        // Indented text under an item belongs to it.
        if (last && /^\s{2,}\S/.test(line)) found[found.length - 1] = { ...last, notes: joinNotes(last.notes, line) }
        continue
      }
      const indent = (item[1] ?? '').replaceAll('\t', '    ').length
      above = above.filter((each) => each.indent < indent)
      const id = makeId(index)
      found.push({
        id,
        list,
        parentId: above.at(-1)?.id ?? null,
        isDone: /[xX-]/.test(item[2] ?? ''),
        ...readMarks(item[3] ?? ''),
      })
      above.push({ indent, id })
    }
    return completeTasks('markdown', found)
  },
}

const plainItem = (line: string): readonly (string | undefined)[] | null => {
  const found = ITEM.exec(line)
  return found && [line, found[1], ' ', found[2]]
}

const PRIORITIES: Readonly<Record<string, ImportedTask['priority']>> = {
  '🔺': 'urgent',
  '⏫': 'high',
  '🔼': 'medium',
  '🔽': 'low',
  '⏬': 'low',
}

/** 📅 due, ⏳ scheduled, 🛫 start, ➕ created, 🔁 repeats, ✅ done, and the signs of priority. */
function readMarks(words: string): FoundTask {
  const dates = new Map<string, string>()
  let rhythm: FoundTask['rhythm'] = null
  let priority: ImportedTask['priority'] = 'medium'
  const tags: string[] = []
  const title = words
    .replaceAll(/\s*(📅|🗓️?|⏳|🛫|➕|✅|❌)\s*(\d{4}-\d\d-\d\d)/gu, (_whole, sign: string, day: string) => {
      dates.set(sign, day)
      return ''
    })
    .replace(/\s*🔁\s*([a-z\d ,!]+?)(?=\s*(?:[^\p{ASCII}]|#|$))/u, (_whole, said: string) => {
      rhythm = rhythmWords(said)
      return rhythm ? '' : ` 🔁 ${said}`
    })
    .replaceAll(/\s*(🔺|⏫|🔼|🔽|⏬)\uFE0F?/gu, (_whole, sign: string) => {
      priority = PRIORITIES[sign] ?? 'medium'
      return ''
    })
    .replaceAll(/(^|\s)#([\p{L}][\p{L}\p{N}_/-]*)/gu, (_whole, before: string, tag: string) => {
      tags.push(tag)
      return before
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
  const due = isoMoment(dates.get('📅') ?? dates.get('🗓') ?? dates.get('⏳') ?? '')
  return {
    title: title || words,
    due,
    starts: isoMoment(dates.get('🛫') ?? ''),
    rhythm,
    priority,
    tags,
    touchedOn: dates.get('➕') ?? null,
  }
}
