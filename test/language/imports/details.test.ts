// What the programs' files say beside the plain fields, after their documentation: nothing of it is misread, and what
// has no place is counted, so that the preview can say so.
import { expect, test } from 'vitest'
import { readImportBytes, readImportText } from '../../../src/language/imports/index.ts'
import { importedLine } from '../../support/imported-line.ts'

/** The tasks as lines, what is said about lists, and what has no place. */
async function read(text: string, name: string | null = null) {
  const { source, tasks, listNotes, unsupported } = await readImportText(text, name)
  const left = Object.fromEntries(Object.entries(unsupported).filter(([, count]) => count > 0))
  const lists = Object.fromEntries(listNotes.map(({ list, notes }) => [list, notes]))
  return { source, lines: tasks.map((task) => importedLine(task, tasks)), lists, left }
}

const json = (value: unknown): string => JSON.stringify(value)

test('Todoist: deadlines, other languages, comments on the project, files, others who are responsible, days it takes', async () => {
  const found = await read(
    `TYPE,CONTENT,DESCRIPTION,IS_COLLAPSED,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,DURATION_UNIT,DEADLINE,DEADLINE_LANG
meta,view_style=board,,,,,,,,,,,,,
note,About the whole project,,,,,,,,,,,,,
task,Plan the trip,,,2,1,ann (1),ben (2),2026-03-10,en,Europe/Vienna,2,day,2026-03-20,en
note,"Map [[file {""file_name"":""map.pdf"",""file_url"":""https://files.example/map.pdf""}]]",,,,,,,,,,,,,
task,Book the hotel,,,4,4,ann (1),ann (1),jeden montag,de,Europe/Vienna,,,,
section,Later,,False,,,,,,,,,,,
note,About the section,,,,,,,,,,,,,
task,Pay,,,,-3,ann (1),,every month,en,Europe/Vienna,,,2026-12-31,en
`,
    'Trip [2203306141].csv',
  )
  expect(found.lines).toEqual([
    'Plan the trip | in Trip | due 2026-03-20 | from 2026-03-10 | high | (Responsible: ben (2) / Takes: 2 days / Map map.pdf https://files.example/map.pdf)',
    'Book the hotel | in Trip | under Plan the trip | (Date: jeden montag)',
    'Pay | in Trip | “every month” | #later | (Deadline: 2026-12-31)',
  ])
  expect(found.lists).toEqual({ Trip: 'About the whole project\nLater: About the section' })
  expect(found.left).toEqual({})
})

test('Todoist: the older columns, with semicolons', async () => {
  const found = await read(
    'TYPE;CONTENT;PRIORITY;INDENT;AUTHOR;RESPONSIBLE;DUE_DATE;DUE_DATE_LANG\ntask;Buy milk;4;1;;;2026-03-09;en\n',
    'Inbox.csv',
  )
  expect(found.lines).toEqual(['Buy milk | Inbox | due 2026-03-09'])
})

test('TickTick: notes, folders, reminders before their time, floating times, other repetitions, older backups', async () => {
  const header =
    '"Folder Name","List Name","Title","Kind","Tags","Content","Is Check list","Start Date","Due Date","Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone","Is All Day","Is Floating","Column Name","Column Order","View Mode","taskId","parentId"'
  const found = await read(`"Date: 2026-03-01+0000"
"Version: 7.1"
"Status: 
0 Normal
1 Completed
2 Archived"
${header}
"House","Garden","Mow","TEXT","","","N","2026-03-10T08:00:00+0000","2026-03-10T08:00:00+0000","TRIGGER:-PT30M, -P1D","","0","0","2026-02-20T08:12:45+0000","","-1","Europe/Vienna","false","true","Soon",,"kanban","1",""
"House","Garden","Rake","TEXT","","","N","2026-03-10T08:00:00+0000","2026-03-10T08:00:00+0000","PT0S","ERULE:NAME=CUSTOM;BYDATE=20260310","0","-1","2026-02-20T08:12:45+0000","","-1","Europe/Vienna","false","false",,,"list","2","1"
"House","Garden","Dig","TEXT","","","N","2026-03-10T23:00:00+0000","2026-03-10T23:00:00+0000","P0DT9H0M0S","","0","0","2026-02-20T08:12:45+0000","","-1","Europe/Vienna","true","false",,,"list","4",""
"House","Garden","Holiday","TEXT","","","N","2026-03-10T08:00:00+0000","2026-03-14T08:00:00+0000","-PT1H;soon","","0","0","2026-02-20T08:12:45+0000","","-1","Europe/Vienna","false","false",,,"list","5",""
"","Inbox","A thought","NOTE","","Long words","N","","","","","0","0","2026-02-20T08:12:45+0000","","-1","Europe/Vienna","","false",,,"list","3",""
`)
  expect(found.lines).toEqual([
    'Mow | in Garden | due 2026-03-10 09:00 | rings 30 min before, rings 1440 min before | #soon | touched 2026-02-20',
    'Rake | done | in Garden | under Mow | due 2026-03-10T08:00:00.000Z | rings 0 min before | touched 2026-02-20 | (Repeats: ERULE:NAME=CUSTOM;BYDATE=20260310)',
    // After the midnight of a whole day; before the start of a span.
    'Dig | in Garden | due 2026-03-11 | rings -540 min before | touched 2026-02-20',
    'Holiday | in Garden | due 2026-03-14T08:00:00.000Z | from 2026-03-10T08:00:00.000Z | rings 2026-03-10T07:00:00.000Z | touched 2026-02-20 | (Reminder: soon)',
    'A thought | note | Inbox | touched 2026-02-20 | (Long words)',
  ])
  expect(found.left).toEqual({ folders: 1 })
  const older = await read(`"Date: 2016-02-12+0000"
"Version: 3.0"
"List Name","Title","Content","Is Checklist","Start Date","Due Date","Reminder","Repeat","Priority","Status","Created Time","Completed Time","Order","Timezone"
"Inbox","Call mum","","N","","2026-03-10T08:00:00+0000","","","5","0","2026-02-20T08:12:45+0000","","1","Europe/Vienna"
`)
  expect(older.lines).toEqual(['Call mum | Inbox | due 2026-03-10T08:00:00.000Z | high | touched 2026-02-20'])
})

test('Things: projects that are done, their tags and notes, lists by id, words for times', async () => {
  const todo = (attributes: object, more: object = {}) => ({ type: 'to-do', ...more, attributes })
  const found = await read(
    json([
      {
        type: 'project',
        id: 'P1',
        attributes: { title: 'Move', notes: 'In May', tags: ['home'], items: [todo({ title: 'Pack', tags: ['box'] })] },
      },
      { type: 'project', attributes: { title: 'Old', completed: true, items: [todo({ title: 'Was done with it' })] } },
      todo({ title: 'Call', 'list-id': 'P1', when: 'tomorrow@18:00' }),
      todo({ title: 'Tea', when: '2026-03-09@6:30pm' }),
      todo({ title: 'One day', when: 'someday' }),
      todo({ title: 'Soon', when: 'next tuesday', deadline: '2026-03-20' }),
    ]),
  )
  expect(found.source).toBe('things')
  expect(found.lines).toEqual([
    'Pack | in Move | #home #box',
    'Was done with it | done | in Old',
    'Call | in Move | due “tomorrow 18:00”',
    'Tea | Inbox | due 2026-03-09 18:30',
    'One day | Inbox | #someday',
    'Soon | Inbox | due 2026-03-20 | from “next tuesday”',
  ])
  expect([found.lists, found.left]).toEqual([{ Move: 'In May' }, {}])
})

test('Things: rows of its database, in areas and projects or beside them', async () => {
  const row = (uuid: string, title: string, more: object = {}) => ({
    uuid,
    type: 'to-do',
    title,
    status: 'incomplete',
    ...more,
  })
  const found = await read(
    json([
      {
        uuid: 'A1',
        type: 'area',
        title: 'Home',
        items: [
          {
            uuid: 'P1',
            type: 'project',
            title: 'Bath',
            notes: 'Blue',
            tags: ['diy'],
            items: [
              row('T1', 'Tiles', { start_date: '2026-03-10', reminder_time: '09:30', deadline: '2026-03-12' }),
              { uuid: 'H1', type: 'heading', title: 'Later on', items: [row('T2', 'Mirror', { start: 'Someday' })] },
            ],
          },
          row('T3', 'Windows', { checklist: [{ title: 'left', status: 'canceled' }] }),
        ],
      },
      { uuid: 'P2', type: 'project', title: 'Gone', status: 'canceled' },
      row('T4', 'Part of it', { project: 'P2', project_title: 'Gone' }),
      row('T5', 'Thrown away', { trashed: true }),
    ]),
  )
  expect(found.lines).toEqual([
    'Tiles | in Bath | due 2026-03-12 | from 2026-03-10 09:30 | #diy',
    'Mirror | in Bath | #diy #later-on #someday',
    'Windows | in Home',
    'left | done | in Home | under Windows',
    'Part of it | done | in Gone',
  ])
  expect([found.lists, found.left]).toEqual([{ Bath: 'Blue' }, {}])
})

test('Microsoft To Do: days as midnights of a zone, reminders, links, attachments, states; answers in answers', async () => {
  const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime: `${dateTime}.0000000`, timeZone })
  const found = await read(
    json({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#todo',
      value: [
        {
          displayName: 'Flat',
          wellknownListName: 'none',
          tasks: {
            value: [
              {
                id: '1',
                title: 'Rent',
                status: 'waitingOnOthers',
                dueDateTime: at('2026-03-09T23:00:00'),
                isReminderOn: true,
                reminderDateTime: at('2026-03-10T08:00:00'),
              },
              {
                id: '2',
                title: 'Lamp',
                status: 'deferred',
                hasAttachments: true,
                dueDateTime: at('2026-03-12T00:00:00'),
                isReminderOn: true,
                reminderDateTime: at('2026-03-10T08:00:00'),
                linkedResources: [{ displayName: 'Shop', webUrl: 'https://shop.example/lamp' }],
              },
              { title: 'Keys', dueDateTime: at('0001-01-01T00:00:00'), checklistItems: [{ displayName: 'spare' }] },
              {
                id: '4',
                title: 'Tax',
                dueDateTime: at('2026-03-15T05:00:00'),
                isReminderOn: false,
                status: 'notStarted',
              },
            ],
          },
        },
      ],
    }),
  )
  expect(found.source).toBe('microsoft-todo')
  expect(found.lines).toEqual([
    'Rent | in Flat | due 2026-03-10T08:00:00.000Z | #waiting',
    'Lamp | in Flat | due 2026-03-12 | rings 2026-03-10T08:00:00.000Z | #deferred | (Shop https://shop.example/lamp)',
    'Keys | in Flat',
    'spare | in Flat | under Keys',
    'Tax | in Flat | due 2026-03-15T05:00:00.000Z (day always)',
  ])
  expect(found.left).toEqual({ attachments: 1 })
})

test('Google Tasks: stars, repetitions without their rule, a list of tasks alone', async () => {
  const found = await read(
    json([
      {
        kind: 'tasks#task',
        id: '1',
        title: 'Water',
        status: 'needsAction',
        task_recurrence_id: 'R',
        due: '2026-03-09T00:00:00Z',
      },
      {
        kind: 'tasks#task',
        id: '2',
        title: 'Water',
        status: 'needsAction',
        task_recurrence_id: 'R',
        due: '2026-03-16T00:00:00Z',
      },
      { kind: 'tasks#task', id: '3', title: 'Star', status: 'needsAction', starred: true, parent: '1' },
    ]),
  )
  expect(found.source).toBe('google-tasks')
  expect(found.lines).toEqual([
    'Water | Inbox | due 2026-03-09',
    'Water | Inbox | due 2026-03-16',
    'Star | Inbox | under Water | #starred',
  ])
  expect(found.left).toEqual({ repetitions: 1 })
})

test('taskwarrior: what waits for what, until when, attributes of one’s own, days as midnights', async () => {
  const uuid = (digit: number) => `0a1b2c3d-0000-4000-8000-00000000000${digit}`
  const found = await read(
    [
      {
        uuid: uuid(1),
        description: 'Paint',
        status: 'pending',
        depends: [uuid(2), uuid(3)],
        due: '20260309T230000Z',
        scheduled: '20260307T230000Z',
        estimate: '3h',
        jiraid: 42,
        urgency: 3,
        id: 1,
      },
      { uuid: uuid(2), description: 'Buy paint', status: 'pending', priority: 'M' },
      { uuid: uuid(3), description: 'Choose a colour', status: 'completed', end: '20260301T100000Z' },
      {
        uuid: uuid(4),
        description: 'Pills',
        status: 'recurring',
        recur: '2days',
        until: '20260601T000000Z',
        due: '20260310T070000Z',
      },
      {
        uuid: uuid(5),
        description: 'Moon',
        status: 'recurring',
        recur: 'P28DT3H',
        until: '20260601T000000Z',
        wait: '20260310T070000Z',
      },
    ]
      .map((task) => json(task))
      .join('\n'),
  )
  expect(found.source).toBe('taskwarrior')
  expect(found.lines).toEqual([
    'Paint | Inbox | due 2026-03-09T23:00:00.000Z (day at-midnight) | from 2026-03-07T23:00:00.000Z (day at-midnight) | (Waits for: Buy paint / estimate: 3h / jiraid: 42)',
    'Buy paint | Inbox',
    'Choose a colour | done | Inbox',
    'Pills | Inbox | due 2026-03-10T07:00:00.000Z (day at-midnight) | FREQ=DAILY;INTERVAL=2;UNTIL=20260601T000000Z',
    'Moon | Inbox | from 2026-03-10T07:00:00.000Z (day at-midnight) | (Repeats: P28DT3H / Until: 2026-06-01)',
  ])
})

test('todo.txt: hidden lines stay behind, marks that make no sense stay words', async () => {
  const found = await read(
    `(A) Call mum +Family @phone due:2026-03-08 t:2026-03-07 rec:+2w
(C) Write to Ben due:someday rec:often pri:urgent
Placeholder +Family h:1
x 2026-03-02 2026-02-20 Post pri:B +Errands
Year 99999 due:99999-01-01 or due:0000-00-00
`,
    'todo.txt',
  )
  expect(found.lines).toEqual([
    'Call mum | in Family | due 2026-03-08 | from 2026-03-07 | FREQ=WEEKLY;INTERVAL=2 | urgent | #phone | touched 2026-03-08',
    'Write to Ben due:someday rec:often pri:urgent | Inbox',
    'Post | done | in Errands | high | touched 2026-02-20',
    'Year 99999 due:99999-01-01 or due:0000-00-00 | Inbox',
  ])
  expect(found.left).toEqual({ placeholders: 1 })
})

test('Markdown: signs and fields of Obsidian, marks of themes, quotations, numbered items, loose lines', async () => {
  const found = await read(
    `---
tags: [home]
---
# Flat ##
- [ ] Paint 🛫 2026-03-01 ⏳ 2026-03-10 📅 2026-03-14 🔺 🆔 p1
- [/] Tape ⛔ p1 🏁 delete
1. [ ] Order 🔁 every 2 weeks when done ⏬
   1) [!] Call them [due:: 2026-03-09] (priority:: High) [repeat:: every day]
\t- [x] number ✅ 2026-03-02
- just a remark
***
> [!todo] In a box
> - [ ] Quoted #a/b
- [ ] Film @{2026-03-08} @@{20:15}
- [ ] [a link](https://example.org) 📅 2026-13-45
`,
    'Flat.md',
  )
  expect(found.lines).toEqual([
    'Paint | in Flat | due 2026-03-14 | from 2026-03-01 | urgent',
    'Tape | in Flat | (Waits for: p1)',
    'Order | in Flat | “2 weeks after done” | low',
    'Call them | in Flat | under Order | due 2026-03-09 | “every day” | high',
    'number | done | in Flat | under Call them',
    'Quoted | in Flat | #a/b',
    'Film | in Flat | due 2026-03-08 20:15',
    '[a link](https://example.org) 📅 2026-13-45 | in Flat',
  ])
  expect([found.lists, found.left]).toEqual([{ Flat: '- just a remark\n[!todo] In a box' }, {}])
})

test('Markdown: text is about the list it stands in, code too, and without a list it is counted', async () => {
  const found = await read(
    'Before any list\n\n- [ ] Loose\n# Flat\nTwo rooms.\n- [ ] Paint\n  with care\n```\n- [ ] no task\n```\n# Empty\nNothing to do here\n',
  )
  expect(found.lines).toEqual(['Loose | Inbox', 'Paint | in Flat | (with care)'])
  expect(found.lists).toEqual({ Flat: 'Two rooms.\n```\n- [ ] no task\n```', Empty: 'Nothing to do here' })
  expect(found.left).toEqual({ lines: 1 })
})

test('org: keywords of the file, numbers as priorities, counts, inherited tags, archived trees, repeaters, properties', async () => {
  const found = await read(
    `#+TITLE: Notes
#+FILETAGS: :all:
#+SEQ_TODO: TODO(t) REPORT(r) | FIXED(f!)
Before all
* House                                                          :home:
Old and damp.
:LOGBOOK:
not a word
:END:
- [ ] a box of the list
** REPORT [#1] Roof [1/3] [33%] :high_up:
SCHEDULED: <2026-03-10 Di 9:00 ++1w -2d> DEADLINE: <2026-03-20 Fr>
:PROPERTIES:
:Effort: 2h
:Contact: Ben
:ID: 5af2
:END:
:LOGBOOK:
CLOCK: [2026-03-01 Sun 10:00]--[2026-03-01 Sun 11:00] =>  1:00
:END:
1. [ ] ladder
- [-] nails
** FIXED Gate
*** Where
By the road
** Not a task
A remark
*** TODO Under no task <2026-03-07 Sat>
* TODO Habit
SCHEDULED: <2026-03-06 Fri .+1d/3d>
* Old :ARCHIVE:
** TODO Long gone
`,
    'x.org',
  )
  expect(found.source).toBe('org')
  expect(found.lines).toEqual([
    'a box of the list | in House',
    'Roof | in House | due 2026-03-20 | from 2026-03-10 09:00 | FREQ=WEEKLY | 120 min | high | #all #home #high_up | (Contact: Ben)',
    'ladder | in House | under Roof',
    'nails | in House | under Roof',
    'Gate | done | in House | #all #home | (By the road)',
    'Under no task <2026-03-07 Sat> | in Not a task | #all #home',
    'Habit | in Notes | due 2026-03-06 | FREQ=DAILY after done | #all',
    'Long gone | done | in Old | #all',
  ])
  expect(found.lists).toEqual({ Notes: 'Before all', House: 'Old and damp.', 'Not a task': 'A remark' })
  expect(found.left).toEqual({})
})

test('ICS: children, lengths, starts, days without it, alarms, places, files, changed dates, odd priorities', async () => {
  const found = await read(
    `BEGIN:VCALENDAR
VERSION:2.0
NAME:House
X-WR-CALDESC:Ours\\, with\\nthe gar
 den
BEGIN:VTODO
UID:1
SUMMARY:Clean
DUE;VALUE=DATE:20260310
RELATED-TO;RELTYPE=CHILD:2
RELATED-TO;RELTYPE=SIBLING:3
PRIORITY:-4
LOCATION:Bath
COMMENT:Use the blue cloth
ATTACH:https://files.example/a.pdf
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT1H
END:VALARM
END:VTODO
BEGIN:VTODO
UID:2
SUMMARY:Buy cloths
DTSTART:20260310T090000Z
DURATION:PT1H30M
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER;RELATED=END:PT0S
END:VALARM
BEGIN:VALARM
ACTION:AUDIO
TRIGGER:-PT15M
REPEAT:1
DURATION:PT5M
END:VALARM
BEGIN:VALARM
ACTION:NONE
TRIGGER;VALUE=DATE-TIME:19760401T005545Z
END:VALARM
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER;VALUE=DATE-TIME:20260309T103000Z
END:VALARM
END:VTODO
BEGIN:VTODO
UID:3
SUMMARY:Bins
DTSTART;VALUE=DATE:20260309
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;VALUE=DATE:20260316,20260323
END:VTODO
BEGIN:VTODO
UID:3
RECURRENCE-ID;VALUE=DATE:20260330
SUMMARY:Bins on another day
END:VTODO
BEGIN:VTODO
UID:4
SUMMARY:Plant
DTSTART;VALUE=DATE:20260401
PRIORITY:12
ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA
END:VTODO
BEGIN:VTODO
UID:5
SUMMARY:Finished
PERCENT-COMPLETE:100
END:VTODO
END:VCALENDAR
`,
  )
  expect(found.lines).toEqual([
    'Clean | in House | due 2026-03-10 | rings 60 min before | (Where: Bath / Use the blue cloth / https://files.example/a.pdf)',
    'Buy cloths | in House | under Clean | due 2026-03-10T10:30:00.000Z | rings 0 min before, rings 2026-03-10T08:45:00.000Z, rings 2026-03-10T08:50:00.000Z, rings 2026-03-09T10:30:00.000Z',
    'Bins | in House | due 2026-03-09 | FREQ=WEEKLY;BYDAY=MO but 2026-03-16 2026-03-23',
    'Plant | in House | from 2026-04-01',
    'Finished | done | in House',
  ])
  expect(found.lists).toEqual({ House: 'Ours, with\nthe garden' })
  expect(found.left).toEqual({ occurrences: 1, attachments: 1 })
})

test('two of one id are two, and the first is the parent', async () => {
  const found = await read(
    json({
      kind: 'tasks#tasks',
      title: 'Twice',
      items: [
        { id: 'a', title: 'First', status: 'needsAction' },
        { id: 'a', title: 'Second', status: 'needsAction' },
        { id: 'b', title: 'Part', status: 'needsAction', parent: 'a' },
      ],
    }),
  )
  expect(found.lines).toEqual(['First | in Twice', 'Second | in Twice', 'Part | in Twice | under First'])
})

test('files of older Windows programs: their letters, quotation marks and dashes', async () => {
  const text = 'TYPE,CONTENT,PRIORITY,INDENT\r\ntask,M\u00fcll \u2013 \u201eSperrm\u00fcll\u201c,4,1\r\n'
  const bytes = Buffer.from(
    [...text].map((letter) => ({ '\u2013': 0x96, '\u201e': 0x84, '\u201c': 0x93 })[letter] ?? letter.charCodeAt(0)),
  )
  const { tasks } = await readImportBytes(bytes, 'Haus.csv')
  expect(tasks.map(({ title, list }) => [title, list])).toEqual([['Müll – „Sperrmüll“', 'Haus']])
})
