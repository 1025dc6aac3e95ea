// What the programs of imported files are called.
import type { ImportSource } from '../../../contracts/imports.ts'

export const SOURCE_NAMES: Readonly<Record<ImportSource, string>> = {
  todoist: 'Todoist',
  ticktick: 'TickTick',
  things: 'Things',
  'microsoft-todo': 'Microsoft To Do',
  'google-tasks': 'Google Tasks',
  taskwarrior: 'taskwarrior',
  'todo.txt': 'todo.txt',
  markdown: 'Markdown',
  org: 'org',
  ical: 'ICS',
}
