// Refusals of files of other task programs, in words.
import type { ImportRefusals } from '../../contracts/refusals.ts'
import type { RefusalWords } from './words.ts'

export const importRefusals: RefusalWords<ImportRefusals> = {
  'import.too-large': ({ most }) =>
    `That file is larger than ${most} MB, so I left it alone. Export one list at a time.`,
  'import.too-many': ({ tasks, most }) =>
    `That file has ${tasks} open tasks, and ${most} is the limit. Export one list at a time.`,
  'import.too-many-entries': ({ entries, most }) =>
    `That file has ${entries} entries, and ${most} is the limit. Export one list at a time.`,
  'import.archive':
    "That's a compressed archive, and I don't unpack those. Open it on your computer or phone, then send me the CSV, JSON, ICS or text file inside. A Todoist backup has one file for each project; Google Takeout has Tasks.json.",
  'import.no-text': "That file isn't text. Send the CSV, JSON, Markdown, org, ICS or todo.txt export.",
  'import.empty': 'That file is empty.',
  'import.unknown': {
    say: "I don't recognize that file. I can read exports of Todoist, TickTick, Things, Microsoft To Do, Google Tasks and taskwarrior, and todo.txt, Markdown, org and ICS files.",
    labels: { 'task import': 'How it works' },
  },
  'import.broken-json': "That file breaks off or isn't valid JSON. Export it again and send the whole file.",
  'import.broken-calendar': "That calendar file breaks off or isn't valid. Export it again and send the whole file.",
  'import.broken-quotes': ({ line }) =>
    `${line === null ? 'The' : `Around line ${line} the`} quotes don't match, so I can't tell where a task ends. Export the file again.`,
  'import.formula': ({ row, cell }) =>
    `Row ${row} has a spreadsheet formula (“${cell}”), so I left the file alone. Remove it and send the file again.`,
  'import.nothing-open': ({ done }) =>
    done === 0
      ? 'That file has no tasks in it.'
      : `Nothing in that file is open: ${done === 1 ? 'its one task is' : `all ${done} tasks are`} done.`,
  'import.file-gone': "I couldn't download that file. Please send it again.",
  'import.too-old': 'That preview is more than a day old. Send the file again.',
}
