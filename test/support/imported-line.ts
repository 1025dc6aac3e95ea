// Tasks of another program's file as lines, so that tests compare what was read at a glance.
import type { ImportedTask } from '../../src/contracts/imports.ts'

/** A task as one line: what it is, and what is set of the rest. */
export function importedLine(task: ImportedTask, all: readonly ImportedTask[]): string {
  const {
    title,
    list,
    parent,
    due,
    starts,
    rhythm,
    reminders,
    minutes,
    priority,
    tags,
    notes,
    isNote,
    isDone,
    touchedOn,
  } = task
  const moment = (given: ImportedTask['due']): string =>
    given === null
      ? ''
      : given.kind === 'words'
        ? `“${given.words}”`
        : given.kind === 'instant'
          ? `${given.at}${given.wholeDay === undefined ? '' : ` (day ${given.wholeDay})`}`
          : `${given.day} ${given.time ?? ''}`.trim()
  const parts = [
    isDone ? 'done' : '',
    isNote ? 'note' : '',
    list === null ? 'Inbox' : `in ${list}`,
    parent === null ? '' : `under ${all.find(({ key }) => key === parent)?.title}`,
    due ? `due ${moment(due)}` : '',
    starts ? `from ${moment(starts)}` : '',
    rhythm
      ? rhythm.kind === 'rule'
        ? `${rhythm.rule}${rhythm.basis === 'completion' ? ' after done' : ''}${rhythm.except ? ` but ${rhythm.except.join(' ')}` : ''}`
        : `“${rhythm.words}”`
      : '',
    reminders
      .map((each) => `rings ${each.kind === 'at' ? moment(each.moment) : `${each.minutes} min before`}`)
      .join(', '),
    minutes === null ? '' : `${minutes} min`,
    priority === 'medium' ? '' : priority,
    tags.map((tag) => `#${tag}`).join(' '),
    touchedOn === null ? '' : `touched ${touchedOn}`,
    notes === '' ? '' : `(${notes.replaceAll('\n', ' / ')})`,
  ]
  return [title, ...parts.filter((part) => part !== '')].join(' | ')
}
