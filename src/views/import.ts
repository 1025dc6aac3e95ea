// Views of tasks brought in from another program: the preview, what was brought in, how it works.
import { ask } from '../chat/ask.ts'
import { linkSpan, t, textBlock, trustedText, typedHint, type View, view } from '../chat/view.ts'
import type { ImportCounts, ImportSource, UnsupportedPart, UnsupportedParts } from '../contracts/imports.ts'

const FILE_NAMES: Readonly<Record<ImportSource, string>> = {
  todoist: 'Todoist',
  ticktick: 'TickTick',
  things: 'Things',
  'microsoft-todo': 'Microsoft To Do',
  'google-tasks': 'Google Tasks',
  taskwarrior: 'taskwarrior',
  'todo.txt': 'a todo.txt file',
  markdown: 'a Markdown file',
  org: 'an org file',
  ical: 'an ICS file',
}

/** What bringing it in would do. @param draft the id of the file; null where nothing is new */
export function importPreviewView(counts: ImportCounts, draft: string | null): View {
  const { source, known, timed } = counts
  if (draft === null)
    return view(t`Already here`, [
      textBlock(
        known === 1 ? t`Its one open task is here already.` : t`All ${known} open tasks in it are here already.`,
      ),
    ])
  return view(
    t`From ${trustedText(FILE_NAMES[source])}`,
    [
      textBlock(t`${trustedText(importCountsText(counts))}`),
      ...notesBlocks(counts),
      ...restBlocks(counts),
      ...(timed > 0 ? [textBlock(t`They won't remind you unless you say so.`)] : []),
    ],
    { buttons: [{ label: 'Bring them in', line: ask('task import', { draft }) }] },
  )
}

/** What was brought in; its Undo is added by the request. */
export function importedView(counts: ImportCounts, draft: string): View {
  const { tasks, timed } = counts
  if (tasks === 0)
    return view(t`Already here`, [textBlock(t`Nothing was added.`)], {
      buttons: [{ label: 'Show tasks', line: ask('task list') }],
    })
  return view(
    t`Brought in: ${trustedText(countOf(tasks, 'task'))}`,
    [
      textBlock(t`${trustedText(importCountsText(counts))}`),
      ...(counts.parked > 0 ? [textBlock(t`Parked ones are among your ideas.`)] : []),
      ...notesBlocks(counts),
      ...(timed > 0 ? [textBlock(t`${timed} with a time to come won't remind you unless you say so.`)] : []),
    ],
    {
      buttons: [
        { label: 'Show tasks', line: ask('task list') },
        ...(counts.parked > 0 || counts.notes > 0
          ? [{ label: 'Show ideas', line: ask('task list', { view: 'ideas' }) }]
          : []),
        ...(timed > 0 ? [{ label: `Remind me of ${timed}`, line: ask('task import', { draft, remind: 'yes' }) }] : []),
      ],
    },
  )
}

export const importRemindersView = (count: number): View =>
  count === 0
    ? view(t`No change: they remind you already`)
    : view(t`Reminders on for ${trustedText(countOf(count, 'task'))}`, [textBlock(t`Each comes at its own time.`)])

/** How to move in. @param publicUrl of the page; null where there is none */
export const importHelpView = (publicUrl: string | null): View =>
  view(
    t`Move in`,
    [
      textBlock(
        typedHint(
          "Export your tasks from the other app, then drop the file here or paste its text. I show what's in it first.",
          "Export your tasks from the other app, then choose the file or paste its text below. I show what's in it first.",
        ),
      ),
      textBlock(
        t`I read Todoist and TickTick CSV, Things, Microsoft To Do, Google Tasks and taskwarrior JSON, todo.txt, Markdown, org and ICS.`,
      ),
      ...(publicUrl === null
        ? []
        : [textBlock([...t`Or send the file on your page: `, linkSpan(`${publicUrl}/me/import`)])]),
    ],
    { buttons: [{ label: 'Paste it or choose a file', line: ask('task import', { asked: 'text' }) }] },
  )

/** "214 tasks, 11 lists, 9 repeat; 140 older than a year stay parked" */
export function importCountsText({
  tasks,
  lists,
  repeating,
  parked,
}: Pick<ImportCounts, 'tasks' | 'lists' | 'repeating' | 'parked'>): string {
  const found = [
    countOf(tasks, 'task'),
    countOf(lists, 'list'),
    ...(repeating > 0 ? [`${repeating} ${repeating === 1 ? 'repeats' : 'repeat'}`] : []),
  ].join(', ')
  if (parked === 0) return found
  return `${found}; ${parked} older than a year ${parked === 1 ? 'stays' : 'stay'} parked`
}

/** Notes without a box to tick. */
const notesBlocks = ({ notes }: ImportCounts) =>
  notes === 0
    ? []
    : [
        textBlock(
          notes === 1
            ? t`1 of them is a note and goes to your ideas.`
            : t`${notes} of them are notes and go to your ideas.`,
        ),
      ]

function restBlocks({ done, known, unsupported }: ImportCounts) {
  const left = unsupportedText(unsupported)
  return [
    ...(known > 0 ? [textBlock(known === 1 ? t`1 is here already.` : t`${known} are here already.`)] : []),
    ...(done > 0 ? [textBlock(done === 1 ? t`1 done one stays behind.` : t`${done} done ones stay behind.`)] : []),
    ...(left === null ? [] : [textBlock(t`I have no place for ${trustedText(left)}.`)]),
  ]
}

/** "2 attachments and 1 note about a list"; null where the file has no such thing. */
export function unsupportedText(parts: UnsupportedParts): string | null {
  const said = UNSUPPORTED.flatMap(([part, one, many]) => {
    const count = parts[part] ?? 0
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  const last = said.pop()
  return last === undefined ? null : said.length === 0 ? last : `${said.join(', ')} and ${last}`
}

/** In the order in which they are said. */
const UNSUPPORTED: readonly (readonly [UnsupportedPart, one: string, many: string])[] = [
  ['reminders', 'reminder on another day (it is in the notes)', 'reminders on other days (they are in the notes)'],
  ['repetitions', 'repetition that the file doesn’t spell out', 'repetitions that the file doesn’t spell out'],
  ['occurrences', 'changed date of a repetition', 'changed dates of repetitions'],
  ['list-notes', 'note about a list', 'notes about lists'],
  ['lines', 'line without a box', 'lines without a box'],
  ['attachments', 'attachment', 'attachments'],
  ['placeholders', 'hidden placeholder', 'hidden placeholders'],
  ['folders', 'folder', 'folders'],
]

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
