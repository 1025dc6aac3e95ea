// todo.txt: a line a task, `(A) 2026-03-01 Call mum +Family @phone due:2026-03-05 rec:1w t:2026-03-04`.
// Source: https://github.com/todotxt/todo.txt; `due:`, `t:` and `rec:` as its programs write them.
import type { ImportedTask } from '../../contracts/imports.ts'
import { type FoundTask, type ImportFormat, isoMoment, momentDay, wholeDay } from './file.ts'
import { rhythmLength, rhythmRule } from './rhythm.ts'

export const todoTxt: ImportFormat = {
  source: 'todo.txt',
  recognise({ text, name }) {
    const lines = linesOf(text)
    if (lines.length === 0 || lines.some((line) => line.length > 2000)) return null
    const marked = lines.filter((line) => MARK.test(line)).length
    // Two marks are no chance; a person's list of things has none.
    if (lines.length >= 2 && marked >= 2 && marked >= lines.length / 2) return 'sure'
    if (name !== null && /(?:^|[._-])(?:todo|done)[^/]*\.txt$/i.test(name)) return 'sure'
    return marked > 0 || (name !== null && /\.txt$/i.test(name)) ? 'maybe' : null
  },
  read({ text }) {
    const lines = linesOf(text)
    // A hidden line keeps a project or a context alive, and is nothing to do.
    const tasks = lines.filter((line) => !/(?:^|\s)h:1(?:\s|$)/.test(line))
    return { tasks: tasks.map(readLine), unsupported: { placeholders: lines.length - tasks.length } }
  },
}

const linesOf = (text: string): string[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

/** What a line of todo.txt begins with, or its dates: `(A) `, `x 2026-03-01 `, `2026-03-01 `, ` due:2026-03-05`. */
const MARK = /^(?:x \d{4}-\d\d-\d\d |\([A-Z]\) \S|\d{4}-\d\d-\d\d \S)|\s(?:due|t|rec|pri):\S/

const PRIORITIES: Readonly<Record<string, ImportedTask['priority']>> = { A: 'urgent', B: 'high', C: 'medium' }

function readLine(line: string): FoundTask {
  const done = /^x (?:(\d{4}-\d\d-\d\d) )?(?:(\d{4}-\d\d-\d\d) )?(.*)$/.exec(line)
  const open = /^(?:\(([A-Z])\) )?(?:(\d{4}-\d\d-\d\d) )?(.*)$/.exec(line)
  const rest = (done ? done[3] : open?.[3]) ?? line
  const words: string[] = []
  const tags: string[] = []
  const lists: string[] = []
  const keys = new Map<string, string>()
  const all = rest.split(/\s+/)
  const marksBegin = beginOfMarks(all)
  for (const [index, word] of all.entries()) {
    if (index < marksBegin) {
      words.push(word)
      continue
    }
    const [, mark, name = ''] = /^([+@])(\S+)$/.exec(word) ?? []
    const [, key = '', value = ''] = /^([a-z][a-z_-]*):([^\s/]\S*)$/.exec(word) ?? []
    if (mark === '+') lists.push(name)
    else if (mark === '@') tags.push(name)
    else if (MARKS[key]?.(value)) keys.set(key, value)
    else words.push(word)
  }
  const due = isoMoment(keys.get('due') ?? '')
  const time = keys.get('at')
  const letter = open?.[1] ?? keys.get('pri') ?? ''
  const rule = keys.get('rrule') ?? keys.get('rrule-done')
  const minutes = Number(/^(\d{1,4})m$/.exec(keys.get('est') ?? '')?.[1])
  return {
    ...(keys.has('id') ? { id: keys.get('id') ?? '' } : {}),
    ...(keys.has('p') ? { parentId: keys.get('p') ?? null } : {}),
    // Its words are what is left of the marks; where nothing is, the marks are the words.
    title: words.join(' ') || rest,
    list: lists[0]?.replaceAll('_', ' ') ?? null,
    tags: [...tags, ...lists.slice(1)],
    due: time !== undefined && due?.kind === 'wall' ? (isoMoment(`${due.day} ${time}`) ?? due) : due,
    starts: wholeDay(keys.get('t') ?? ''),
    rhythm:
      rule === undefined
        ? rhythmLength(keys.get('rec') ?? '', 'completion')
        : rhythmRule(rule, keys.has('rrule') ? 'calendar' : 'completion'),
    minutes: minutes > 0 ? minutes : null,
    priority: PRIORITIES[letter] ?? (letter === '' ? 'medium' : 'low'),
    isDone: done !== null,
    touchedOn: (done ? done[2] : open?.[2]) ?? momentDay(due),
  }
}

/** The marks that are read, where their value is understood; any other stays a word. */
const MARKS: Readonly<Record<string, (value: string) => boolean>> = {
  due: (value) => isoMoment(value) !== null,
  t: (value) => wholeDay(value) !== null,
  rec: (value) => rhythmLength(value, 'completion') !== null,
  pri: (value) => /^[A-Z]$/.test(value),
  at: (value) => isoMoment(`2000-01-01 ${value}`) !== null,
  est: (value) => /^[1-9]\d{0,3}m$/.test(value),
  id: () => true,
  p: () => true,
  rrule: (value) => rhythmRule(value) !== null,
  'rrule-done': (value) => rhythmRule(value, 'completion') !== null,
}

/** Of a line with an id, as we write it, only the marks at its end are marks: “+1 for dinner” is its title. */
function beginOfMarks(words: readonly string[]): number {
  if (!words.some((word) => /^id:\S/.test(word))) return 0
  let begin = words.length
  while (begin > 0 && /^(?:[+@]\S|[a-z][a-z_-]*:\S)/.test(words[begin - 1] ?? '')) begin--
  return begin
}
