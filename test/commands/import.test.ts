// Moving in by one message: recognised, previewed, brought in as one change, twice is once, nothing pings, undone to
// the byte.
import { expect, test } from 'vitest'
import { exportTasks } from '../../src/domain/privacy/export-tasks.ts'
import { readImportText } from '../../src/language/imports/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { droppedFile, drops, storedRows, textOfFile } from '../support/importing.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** A Todoist list of so many tasks, the first ones of them last touched long ago in todo.txt's way. */
const manyTasks = (count: number, old: number): string =>
  Array.from({ length: count }, (_, index) => {
    const repeats = index >= count - 9 ? ' rec:1w' : ''
    return `${index < old ? '2024-01-02' : '2026-02-01'} Thing ${index} +List_${index % 11}${repeats}`
  }).join('\n')

describeOnBothEngines('moving in', (open) => {
  test('a dropped file is previewed, brought in, once, and undone', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Buy milk', 'Added: Buy milk']])
    const before = await storedRows(ann)
    const preview = await drops(ann, 'todo.txt', manyTasks(214, 140))
    expect(textOf(preview)).toContain('From a todo.txt file')
    expect(textOf(preview)).toContain('214 tasks, 11 lists, 9 repeat; 140 older than a year stay parked')
    // The preview saves nothing.
    expect(await storedRows(ann)).toEqual(before)
    const done = await ann.presses(preview, 'Bring them in')
    expect(textOf(done)).toContain('Brought in: 214 tasks')
    expect(textOf(done)).toContain('Undo, for 7 days]')
    expect(await earth.database.knex('tasks').where('capture_type', 'idea')).toHaveLength(140)
    expect(await earth.database.knex('projects').where('name', 'like', 'List%')).toHaveLength(11)
    expect(await earth.database.knex('recurrences')).toHaveLength(9)
    await talk(ann, [
      ['tasks', 'Open tasks: 75'],
      ['task list view:ideas', '140'],
    ])
    // Pressed twice, dropped twice: once.
    expect(textOf(await ann.presses(preview, 'Bring them in'))).toContain('Already here')
    expect(textOf(await drops(ann, 'todo.txt', manyTasks(214, 140)))).toContain(
      'All 214 open tasks in it are here already.',
    )
    // One more in the file is one more here.
    const more = await drops(ann, 'todo.txt', `${manyTasks(214, 140)}\n2026-03-01 One more +List_0`)
    expect(textOf(more)).toContain('1 task, 1 list')
    expect(textOf(more)).toContain('214 are here already.')
    await ann.presses(more, 'Bring them in')
    await talk(ann, [['undo', 'Undone']])
    const undone = await ann.presses(done, 'Undo, for 7 days')
    expect(textOf(undone)).toContain('Undone')
    expect(await storedRows(ann)).toEqual(before)
    expect(earth.errors).toEqual([])
  })

  test.each([
    'todoist-work.csv',
    'ticktick.csv',
    'things.json',
    'microsoft-todo.json',
    'google-tasks.json',
    'taskwarrior.json',
    'todo.txt',
    'list.md',
    'notes.org',
    'todos.ics',
  ])('%s, dropped and pasted: the same tasks, once; nothing pings; undone to the byte', async (name) => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const before = await storedRows(ann)
    const preview = await drops(ann, name)
    const brought = await ann.presses(preview, 'Bring them in')
    expect(textOf(brought)).toMatch(/Brought in: \d+ tasks/)
    const tasks = await earth.database.knex('tasks')
    expect(tasks.length).toBeGreaterThan(2)
    // No reminder is on, whatever times the file has.
    expect(await earth.database.knex('schedules').where({ kind: 'task', is_active: true })).toEqual([])
    expect(await earth.database.knex('schedules').whereNotNull('next_due_at').where({ kind: 'task' })).toEqual([])
    // Todoist's list is named by its file alone, so pasted text is another list.
    if (name !== 'todoist-work.csv' && name !== 'list.md')
      expect(textOf(await ann.says(textOfFile(name)))).toContain('here already')
    await ann.presses(brought, 'Undo, for 7 days')
    expect(await storedRows(ann)).toEqual(before)
    // Taken back, it can be brought in again.
    expect(textOf(await ann.presses(await drops(ann, name), 'Bring them in'))).toMatch(/Brought in: \d+ tasks/)
    expect(earth.errors).toEqual([])
  })

  test('times remind once the person says so, and undo takes that back', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const brought = await ann.presses(await drops(ann, 'todos.ics'), 'Bring them in')
    expect(textOf(brought)).toContain("2 with a time to come won't remind you unless you say so.")
    const active = () => earth.database.knex('schedules').where({ kind: 'task', is_active: true })
    expect(await active()).toHaveLength(0)
    const told = await ann.presses(brought, 'Remind me of 2')
    expect(textOf(told)).toContain('Reminders on for 2 tasks')
    expect(await active()).toHaveLength(2)
    expect(textOf(await ann.presses(brought, 'Remind me of 2'))).toContain('No change')
    await ann.presses(told, 'Undo, for 7 days')
    expect(await active()).toHaveLength(0)
    // A time that is typed for one of them is consent for that one.
    await talk(ann, [['task move oven friday 10:00', 'Moved']])
    expect(await active()).toHaveLength(1)
  })

  test('an hour after its reminders are on, a file can still be taken back, the reminders first', async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T09:30:00Z') })
    const ann = earth.person('ann')
    await talk(ann, [['Buy milk', 'Added']])
    const brought = await ann.presses(await drops(ann, 'todos.ics'), 'Bring them in')
    const told = await ann.presses(brought, 'Remind me of 2')
    earth.clock.advance({ hours: 1 })
    expect(textOf(await ann.presses(brought, 'Undo, for 7 days'))).toContain('has changed since')
    expect(textOf(await ann.presses(told, 'Undo, for 7 days'))).toContain('Undone')
    expect(textOf(await ann.presses(brought, 'Undo, for 7 days'))).toContain('Undone')
    expect(await earth.database.knex('tasks').pluck('title')).toEqual(['Buy milk'])
    expect(earth.errors).toEqual([])
  })

  test('repetitions go on from where they are, parts stand under their tasks, notes keep what could not be read', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await ann.presses(await drops(ann, 'todoist-work.csv'), 'Bring them in')
    await talk(ann, [
      ['task show report', /Send the “?"?Q1/, 'Thu 12 March'],
      ['task show water the office', 'every Monday'],
      ['task show rent', /monthly on the 1st at 09:00/],
      ['task show dentist', /09:00/],
    ])
    const named = async (title: string) => (await earth.database.knex('tasks').where('title', 'like', title))[0]
    expect((await named('Ask Ben')).level).toBe(2)
    expect((await named('Send%')).children_ids).toContain((await named('Collect%')).task_id)
    expect((await named('Send%')).total_minutes).toBe(0)
    await ann.presses(await drops(ann, 'todos.ics'), 'Bring them in')
    expect((await named('Ring%')).description).toBe('Repeats: FREQ=HOURLY;INTERVAL=6')
  })

  test('reminders of tasks come along as how early they remind, of days too; other ones are lines of the notes', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const alarm = (trigger: string) => `BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER${trigger}\nEND:VALARM\n`
    const todo = (uid: string, rest: string) => `BEGIN:VTODO\nUID:${uid}\nSUMMARY:${uid}\n${rest}END:VTODO\n`
    const file = `BEGIN:VCALENDAR\nVERSION:2.0\n${[
      todo('Vet', `DUE;TZID=Europe/Vienna:20260312T190000\n${alarm(':-P1D')}${alarm(':-PT10M')}`),
      // Nine in the morning of that day, and of the day before.
      todo('Tax', `DUE;VALUE=DATE:20260310\n${alarm(':PT9H')}${alarm(':-PT15H')}`),
      todo('Bins', `DUE;VALUE=DATE:20260310\n${alarm(':-PT15H')}`),
      todo('Call', alarm(';VALUE=DATE-TIME:20260309T080000Z')),
    ].join('')}END:VCALENDAR\n`
    const preview = await drops(ann, 'alarms.ics', file)
    expect(textOf(preview)).toContain('I have no place for 1 reminder on another day (it is in the notes).')
    const brought = await ann.presses(preview, 'Bring them in')
    await talk(ann, [
      ['task show vet', '1 day and 10 min before'],
      ['task show tax', /09:00/, '1 day before and at the time'],
      ['task show bins', 'Reminder: 2026-03-09 09:00', not('before')],
      ['task show call', 'Mon 9 March, 09:00'],
    ])
    const told = await ann.presses(brought, 'Remind me of 3')
    const rows = await earth.database.knex('schedules').where({ kind: 'task', is_active: true }).orderBy('leads')
    expect(rows.map(({ leads }) => leads).toSorted()).toEqual(['1440,0', '1440,10', null])
    // There and back: the alarms are those that came in.
    const written = await ann.acts(({ trx, user, now }) => exportTasks(trx, user.user_id, 'ics', now))
    expect(written.match(/^TRIGGER.*$/gm)?.map((line) => line.trim())).toEqual([
      'TRIGGER;RELATED=END:-P1D',
      'TRIGGER;RELATED=END:-PT10M',
      'TRIGGER;RELATED=END:-P1D',
      'TRIGGER;RELATED=END:PT0S',
    ])
    const again = await readImportText(written, null)
    expect(again.tasks.map(({ title, reminders }) => [title, reminders.length])).toEqual([
      ['Vet', 2],
      ['Tax', 2],
      ['Bins', 0],
      ['Call', 0],
    ])
    await ann.presses(told, 'Undo, for 7 days')
    await ann.presses(brought, 'Undo, for 7 days')
    expect(await earth.database.knex('tasks')).toEqual([])
  })

  test('what is said about a list is kept with it, below what stands there, once; undone to the byte', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [['project add Flat about:"Two rooms"', 'Flat']])
    // All but when it was changed last: undo is a change, too.
    const stored = async () => JSON.stringify(await storedRows(ann)).replaceAll(/updated_at[^,}]*/g, '')
    const before = await stored()
    const text = '# Flat\nThe damp wall first.\n- [ ] Paint\n# Cat\nShe bites.\n- [ ] Vet\n# Empty\nNo task.\n'
    const preview = await drops(ann, 'home.md', text)
    expect(textOf(preview)).toContain('I have no place for 1 note about a list.')
    const brought = await ann.presses(preview, 'Bring them in')
    const described = async (name: string) =>
      (await earth.database.knex('projects').where({ name }).first()).description
    expect(await described('Flat')).toBe('Two rooms\nThe damp wall first.')
    expect(await described('Cat')).toBe('She bites.')
    await ann.presses(await drops(ann, 'home.md', `${text}# Flat\n- [ ] Dry it\n`), 'Bring them in')
    expect(await described('Flat')).toBe('Two rooms\nThe damp wall first.')
    await talk(ann, [['undo', 'Undone']])
    await ann.presses(brought, 'Undo, for 7 days')
    expect(await stored()).toEqual(before)
  })

  test('notes without a box become ideas', async () => {
    const ann = (await world(await open())).person('ann')
    const file =
      '"List Name","Title","Kind","Content","taskId"\n"Home","Lamp","TEXT","","1"\n"Home","A thought","NOTE","Long words","2"\n'
    const preview = await drops(ann, 'ticktick.csv', file)
    expect(textOf(preview)).toContain('1 of them is a note and goes to your ideas.')
    const brought = await ann.presses(preview, 'Bring them in')
    expect(textOf(brought)).toContain('Show ideas')
    await talk(ann, [
      ['task list view:ideas', 'A thought', not('Lamp')],
      ['tasks', 'Lamp', not('A thought')],
    ])
  })

  test('lists become projects of their own; a shared one of that name is left alone', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await talk(ben, [['Call a friend', 'Added']])
    await talk(ann, [
      ['project add Home', 'Home'],
      ['project add Errands', 'Errands'],
      ['project invite errands ben', /Ben|ben/],
    ])
    await ann.presses(await drops(ann, 'todo.txt'), 'Bring them in')
    const projects = await earth.database.knex('projects').where('name', '<>', 'Inbox').orderBy('name')
    expect(projects.map(({ name }) => name)).toEqual(['Errands', 'Errands (todo.txt)', 'Family', 'Home', 'Home Office'])
    const plants = await earth.database.knex('tasks').where('title', 'Water plants').first()
    expect(plants.project_id).toBe(projects[3].project_id)
    // Ben sees nothing of it.
    await talk(ben, [['task list find:library', not('library card')]])
  })

  test('somebody else presses the button of a preview: nothing is there', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    const preview = await drops(ann, 'todo.txt')
    expect(textOf(await ben.presses(preview, 'Bring them in'))).toContain('more than a day old')
    expect(await earth.database.knex('tasks')).toEqual([])
    earth.clock.advance({ hours: 25 })
    expect(textOf(await ann.presses(preview, 'Bring them in'))).toContain('more than a day old')
  })

  test('refused in a sentence: what is too large is not even loaded; other files stay what they were', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    let loads = 0
    const huge = { name: 'all.csv', size: 50 * 1024 * 1024, load: async () => Buffer.alloc(++loads) }
    expect(textOf(await ann.says('all.csv', { file: huge }))).toContain('larger than 10 MB')
    expect(loads).toBe(0)
    const broken = { name: 'all.csv', size: 10, load: () => Promise.reject(new Error('gone')) }
    expect(textOf(await ann.says('all.csv', { file: broken }))).toContain("couldn't download that file")
    expect(textOf(await drops(ann, 'backup.zip', Buffer.from([0x50, 0x4b, 3, 4])))).toContain('compressed archive')
    expect(
      textOf(await drops(ann, 'done.txt', 'x 2026-03-01 2026-02-01 Old\nx 2026-03-01 2026-02-01 Older\n')),
    ).toContain('all 2 tasks are done')
    // A file that is none of these, with words: the words are a thing to do.
    expect(
      textOf(
        await drops(
          ann,
          'report.csv',
          'name,age\nann,30\n',
          'Check this tomorrow\nreport.csv https://files.example/report.csv',
        ),
      ),
    ).toContain('Added: Check this')
    expect(
      textOf(await ann.says('photo.png https://files.example/photo.png', { file: droppedFile('photo.png', 'x') })),
    ).toContain('Added: photo.png')
    expect(earth.errors).toEqual([])
  })

  test('asked for by name, it says how; a list on the line is taken', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['task import', 'Move in', 'drop the file here'],
      ['import my tasks', 'Move in'],
      ['task import - [ ] milk\n- [ ] eggs', '2 tasks, 1 list'],
      ['[Bring them in]', 'Brought in: 2 tasks'],
    ])
  })
})
