// Files of ten programs and formats, made by hand after their documentation: recognised by content, read task by task.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readImportBytes, readImportText, recogniseDocument } from '../../../src/language/imports/index.ts'
import { importedLine } from '../../support/imported-line.ts'

const fileOf = (name: string): string => readFileSync(join(import.meta.dirname, 'files', name), 'utf8')
const readFixture = (name: string) => readImportBytes(Buffer.from(fileOf(name)), name)

const FILES: Readonly<Record<string, readonly [source: string, ...lines: string[]]>> = {
  'todoist-work.csv': [
    'todoist',
    'Send the "Q1" report | in todoist-work | due 2026-03-12 | 45 min | urgent | #office | (First draft is in the shared folder)',
    'Collect the figures | in todoist-work | under Send the "Q1" report',
    'Ask Ben | in todoist-work | under Collect the figures',
    'Water the office plants | in todoist-work | “every monday” | #waiting-for | (The fern needs less)',
    'Pay rent | in todoist-work | “every 1st at 09:00” | high | #waiting-for',
    'Dentist | in todoist-work | due “tomorrow 9am” | #waiting-for',
  ],
  'ticktick.csv': [
    'ticktick',
    'Fix the tap | in Home | due 2026-03-10 | high | #plumbing #urgent | touched 2026-02-20 | (Under the sink)',
    'Buy a seal | in Home | under Fix the tap | touched 2026-02-20',
    'Physio | in Health | due 2026-03-10T17:00:00.000Z | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU | rings 0 min before | touched 2026-01-07',
    'Pack for the pool | in Health | low | touched 2026-01-07 | (Sports bag)',
    'Towel | in Health | under Pack for the pool | touched 2026-01-07',
    'Goggles | done | in Health | under Pack for the pool | touched 2026-01-07',
    'Old lamp | in Home | touched 2023-06-01',
    'Paint the door | done | in Home | touched 2026-02-01',
  ],
  'things.json': [
    'things',
    'Milk | in Go Shopping | due 2026-03-09 | from 2026-03-07 18:00 | #errand #dairy | (oat)',
    'one litre | in Go Shopping | under Milk',
    'two litres | done | in Go Shopping | under Milk',
    'Call grandma | Inbox | due “today” | touched 2026-02-27',
    'Renew passport | done | Inbox',
  ],
  'microsoft-todo.json': [
    'microsoft-todo',
    'Book the vet | Inbox | due 2026-03-11T07:30:00.000Z | high | #Red category | touched 2026-02-12 | (Ask about the <shots>)',
    'find the booklet | Inbox | under Book the vet',
    'carrier | done | Inbox | under Book the vet',
    'Send invoice | done | Inbox',
    'Mow the lawn | in Garden | due 2026-03-08 | FREQ=WEEKLY;BYDAY=SU;INTERVAL=2 | low | touched 2025-05-01',
  ],
  'google-tasks.json': [
    'google-tasks',
    'Return the parcel | Inbox | due 2026-03-06 | touched 2026-02-28 | (Label is in the mail)',
    'print the label | Inbox | under Return the parcel | touched 2026-02-28',
    'Taxes 2023 | done | Inbox | touched 2024-05-01',
    'The Overstory | in Reading | touched 2023-11-20',
    'Book club | in Reading | due 2026-03-20T18:30:00.000Z | touched 2026-02-20',
  ],
  'taskwarrior.json': [
    'taskwarrior',
    'Write the talk | in conf.vienna | due 2026-03-15T16:00:00.000Z (day at-midnight) | high | #deep #writing | touched 2026-03-01 | (Forty minutes)',
    'Back up the laptop | Inbox | due 2026-03-06T23:00:00.000Z (day at-midnight) | FREQ=WEEKLY | touched 2026-03-01',
    'Plan the summer | Inbox | from 2026-04-01T08:00:00.000Z (day at-midnight) | touched 2026-01-01',
    'Old thing | done | Inbox | touched 2024-01-01',
  ],
  'todo.txt': [
    'todo.txt',
    'Call mum | in Family | due 2026-03-08 | urgent | #phone | touched 2026-03-01',
    'Renew the library card | in Errands | from 2026-03-20 | high',
    'Sort the photos | in Home Office | touched 2024-01-15',
    'Water plants | in Home | due 2026-03-07 | FREQ=WEEKLY after done | touched 2026-03-07',
    'Take pills https://example.org/pills | Inbox | due 2026-03-05 | FREQ=DAILY | touched 2026-03-05',
    'Post the letter | done | in Errands | touched 2026-02-20',
  ],
  'list.md': [
    'markdown',
    'Paint the hall | in Flat | due 2026-03-14 | high | #diy',
    'buy paint | in Flat | under Paint the hall',
    'measure the walls | in Flat | under buy paint',
    'tape | done | in Flat | under Paint the hall',
    'Air the mattress | in Flat | due 2026-03-20 | “every month”',
    'Vet | in Cat | due 2026-03-09 | (she bites)',
    'Name it | done | in Cat',
  ],
  'notes.org': [
    'org',
    'Repair the bike | in Home | due 2026-03-13 17:00 | from 2026-03-10 | 90 min | high | #house #outside | touched 2026-02-01 | (The chain slips.)',
    'new chain | in Home | under Repair the bike',
    'oil | done | in Home | under Repair the bike',
    "Landlord's answer | in Home | #house",
    "Call him | in Home | under Landlord's answer | #house",
    'Water the garden | in Everything | due 2026-03-06 | FREQ=DAILY;INTERVAL=3 after done',
    'Buy a can | done | in Everything | under Water the garden',
  ],
  'todos.ics': [
    'ical',
    'Clean the oven, properly | in Chores | due 2026-03-12T18:00:00.000Z | urgent | #kitchen #slow | touched 2026-02-20 | (With vinegar / and time)',
    'Buy vinegar | in Chores | under Clean the oven, properly',
    'Take out the bins | in Chores | due 2026-03-09 | FREQ=WEEKLY;BYDAY=MO',
    'Ring the bell | in Chores | due 2026-03-06T08:00:00.000Z | (Repeats: FREQ=HOURLY;INTERVAL=6)',
    'Done long ago | done | in Chores',
  ],
}

for (const [name, [source, ...lines]] of Object.entries(FILES))
  test(`${name} is read as ${source}, task by task`, async () => {
    const file = await readFixture(name)
    expect(file.source).toBe(source)
    expect(file.tasks.map((task) => importedLine(task, file.tasks))).toEqual(lines)
    expect(new Set(file.tasks.map(({ key }) => key)).size).toBe(file.tasks.length)
    // The same keys the next time, so that twice is once.
    expect((await readFixture(name)).tasks.map(({ key }) => key)).toEqual(file.tasks.map(({ key }) => key))
  })

test('pasted, each is recognised by its content alone, with Windows line ends and a byte order mark too', async () => {
  for (const [name, [source]] of Object.entries(FILES)) {
    const text = fileOf(name)
    expect([name, recogniseDocument(text)]).toEqual([name, source])
    const windows = `\uFEFF${text.replaceAll('\n', '\r\n')}`
    expect([name, (await readImportText(windows, null)).source]).toEqual([name, source])
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect([name, (await readImportBytes(wide, null)).source]).toEqual([name, source])
  }
})

test('what people type is no file', () => {
  const typed = [
    'Buy milk',
    '{"a": 1}',
    '[ ] milk',
    'call vet\ndamp\ngift for Mia?\ntax letter',
    '- [ ] milk\n- [x] eggs\n- [ ] bread',
    '# Groceries',
    '* milk\n* eggs',
    'Meeting notes\n2026-03-05 was fine\nBen said x',
    '(A) plan or the other one',
    'date: friday\ntime: nine',
    'x marks the spot\ny does not',
    '[link](https://example.org)\nread it',
  ]
  expect(typed.filter((line) => recogniseDocument(line) !== null)).toEqual([])
})
