// Tasks as todo.txt, a line a task, readable by every program of that family and by our own import.
// Source: https://github.com/todotxt/todo.txt
import type { ExportedTask } from '../../contracts/imports.ts'

/** Ends with a line break; '' without tasks. */
export const writeTodoTxt = (tasks: readonly ExportedTask[]): string =>
  tasks.map((task) => `${todoLine(task)}\n`).join('')

function todoLine(task: ExportedTask): string {
  const { title, list, due, starts, rhythm, minutes, priority, tags, isDone, doneOn, createdOn, key, parent } = task
  const letter = LETTERS[priority]
  const start = isDone ? `x ${doneOn ?? createdOn} ${createdOn}` : `${letter ? `(${letter}) ` : ''}${createdOn}`
  const words = [
    start,
    oneLine(title),
    ...tags.map((tag) => `@${word(tag)}`),
    // Always: a title that ends in “+1” would else name its list.
    `+${word(list ?? 'Inbox')}`,
    ...(due ? [`due:${due.day}`, ...(due.time === null ? [] : [`at:${due.time}`])] : []),
    ...(starts ? [`t:${starts.day}`] : []),
    ...(rhythm ? [rhythmMark(rhythm.rule, rhythm.basis)] : []),
    ...(minutes === null ? [] : [`est:${minutes}m`]),
    // A finished task has no letter, so its priority is kept as other programs keep it.
    ...(isDone && letter ? [`pri:${letter}`] : []),
    `id:${key}`,
    ...(parent === null ? [] : [`p:${parent}`]),
  ]
  return words.join(' ')
}

const LETTERS: Readonly<Record<ExportedTask['priority'], string | null>> = {
  urgent: 'A',
  high: 'B',
  medium: null,
  low: 'D',
}

/** `rec:+1w` on the calendar, `rec:1w` from the day it is done; other rules as RRULE, which programs leave alone. */
function rhythmMark(rule: string, basis: 'calendar' | 'completion'): string {
  const [, unit, count = '1'] = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=(\d+))?$/.exec(rule) ?? []
  if (unit === undefined) return `${basis === 'completion' ? 'rrule-done' : 'rrule'}:${rule}`
  return `rec:${basis === 'completion' ? '' : '+'}${count}${unit.charAt(0).toLowerCase()}`
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()

const word = (name: string): string => oneLine(name).replaceAll(' ', '_')
