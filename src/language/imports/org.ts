// An org file: headlines with TODO are tasks, other headlines are lists, DEADLINE and SCHEDULED their dates, boxes in
// the text below parts. Source: https://orgmode.org/manual/
import type { ImportedMoment, ImportedRhythm, ImportedTask } from '../../contracts/imports.ts'
import {
  completeTasks,
  type FoundTask,
  type ImportFormat,
  isoMoment,
  listOfFileName,
  makeId,
  momentDay,
} from './file.ts'
import { rhythmLength } from './rhythm.ts'
import { joinNotes } from './todoist.ts'

const OPEN = 'TODO|NEXT|STARTED|DOING|WAITING|WAIT|HOLD|SOMEDAY|INPROGRESS|IN-PROGRESS'
const CLOSED = 'DONE|CANCELLED|CANCELED|DELEGATED|KILLED'
const HEADLINE = /^(\*+)\s+(.*)$/
const TASK = new RegExp(
  `^(\\*+)\\s+(?:(${OPEN})|(${CLOSED}))\\s+(?:\\[#([A-Z])\\]\\s+)?(.*?)(?:\\s+(:[\\w@#%:]+:))?\\s*$`,
)
const STAMP =
  /[<[](\d{4}-\d\d-\d\d)(?: [^\s>\]\d]+)?(?: (\d{1,2}:\d\d)(?:-\d{1,2}:\d\d)?)?(?: ((?:\.\+|\+\+|\+)\d+[dwmy])\S*)?(?: -{1,2}\d+[dwmy])?[>\]]/

export const org: ImportFormat = {
  source: 'org',
  recognise({ text, name }) {
    const isTask = text.split('\n').some((line) => TASK.test(line))
    if (isTask) return 'sure'
    return name !== null && /\.org$/i.test(name) && /^\*+ \S/m.test(text) ? 'maybe' : null
  },
  read({ text, name }) {
    const found: FoundTask[] = []
    let fileList = listOfFileName(name)
    /** Headlines above the present line: tasks by id, others by name. */
    let above: { readonly depth: number; readonly id: string | null; readonly title: string }[] = []
    let isDrawer = false
    let last = -1
    for (const [index, line] of text.split('\n').entries()) {
      const headline = HEADLINE.exec(line)
      if (headline) {
        isDrawer = false
        const depth = headline[1]?.length ?? 1
        above = above.filter((each) => each.depth < depth)
        const read = TASK.exec(line)
        const id = makeId(index)
        const list = above.findLast((each) => each.id === null)?.title ?? fileList
        if (read) {
          const [, , , closed, letter, title = '', tags] = read
          found.push({
            id,
            title,
            list,
            parentId: above.findLast((each) => each.id !== null)?.id ?? null,
            priority: PRIORITIES[letter ?? ''] ?? 'medium',
            tags: tags?.split(':').filter((tag) => tag !== '') ?? [],
            isDone: closed !== undefined,
          })
          last = found.length - 1
          above.push({ depth, id, title })
        } else {
          last = -1
          above.push({ depth, id: null, title: (headline[2] ?? '').replace(/\s+:[\w@#%:]+:\s*$/, '').trim() })
        }
        continue
      }
      const title = /^#\+title:\s*(.+)$/i.exec(line)?.[1]
      if (title !== undefined) fileList = title.trim()
      const task = found[last]
      if (!task) continue
      if (/^\s*:END:\s*$/i.test(line)) isDrawer = false
      else if (/^\s*:[A-Z]+:\s*$/i.test(line)) isDrawer = true
      else if (isDrawer) found[last] = { ...task, ...readProperty(line) }
      else {
        const box = /^\s*[-+*]\s+\[( |X|-)\]\s+(.+)$/i.exec(line)
        if (box)
          found.push({
            title: box[2] ?? '',
            list: task.list ?? null,
            parentId: task.id ?? null,
            isDone: task.isDone === true || /x/i.test(box[1] ?? ''),
          })
        else found[last] = readBody(task, line)
      }
    }
    return completeTasks('org', found)
  },
}

const PRIORITIES: Readonly<Record<string, ImportedTask['priority']>> = { A: 'high', B: 'medium', C: 'low' }

/** `:Effort: 0:30`, `:CREATED: [2026-03-01 Sun]`, `:ID:` is kept as the key. */
function readProperty(line: string): Partial<FoundTask> {
  const [, name = '', value = ''] = /^\s*:([\w-]+):\s+(.+)$/.exec(line) ?? []
  if (/^effort$/i.test(name)) {
    const [, hours = '0', minutes = '0'] = /^(?:(\d+):)?(\d+)/.exec(value) ?? []
    const total = Number(hours) * 60 + Number(minutes)
    return total > 0 ? { minutes: total } : {}
  }
  return /^created$/i.test(name) ? { touchedOn: momentDay(readStamp(value).moment) } : {}
}

function readBody(task: FoundTask, line: string): FoundTask {
  const planned = [...line.matchAll(new RegExp(`(DEADLINE|SCHEDULED|CLOSED):\\s*(${STAMP.source})`, 'g'))]
  if (planned.length === 0) return line.trim() === '' ? task : { ...task, notes: joinNotes(task.notes, line) }
  let { due = null, starts = null, rhythm = null } = task
  for (const [, name, stamp = ''] of planned) {
    const read = readStamp(stamp)
    if (name === 'CLOSED') continue
    rhythm = read.rhythm ?? rhythm
    // A deadline is the date it is due; what is scheduled beside it is when to begin.
    if (name === 'DEADLINE') [due, starts] = [read.moment, due ?? starts]
    else if (due) starts = read.moment
    else due = read.moment
  }
  return { ...task, due, starts, rhythm }
}

function readStamp(text: string): { moment: ImportedMoment | null; rhythm: ImportedRhythm | null } {
  const [, day = '', time, repeat] = STAMP.exec(text) ?? []
  return {
    moment: isoMoment(time === undefined ? day : `${day} ${time.padStart(5, '0')}`),
    rhythm: repeat === undefined ? null : rhythmLength(repeat, 'calendar'),
  }
}
