// Faults that people met in daily use, each as the conversation it should have been.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

const LONDON = { zone: 'Europe/London' }
/** Thu 3 December 2026, 10:00 in London. */
const NOW = new Date('2026-12-03T10:00:00Z')

describeOnBothEngines('daily use', (open) => {
  const ann = async (...titles: readonly string[]) => {
    const person = (await world(await open(), { now: NOW })).person('ann', LONDON)
    for (const title of titles) await person.says(`task add title:"${title}"`)
    return person
  }

  test.each([
    'milk done',
    'bought milk',
    'i did the milk',
    'mark milk as done',
    'finished the report',
    'complete report',
    'delete milk',
    'cancel report',
    'move report to monday',
    'reschedule report to monday',
    'postpone report',
    'push report to friday',
    'rename milk to oat milk',
    'done the milk',
    'report is finished',
    'drop the report',
    'later report',
    'got the milk',
    'the report is finished',
  ])('“%s” of an open thing is done or offered', async (line) => {
    const shown = textOf(await (await ann('buy milk', 'write report')).says(line))
    expect(shown).toMatch(/^(Done|Let go|Moved|Saved)|\[I meant: /)
  })

  test('done meds checks the habit; a task of that name is asked about', async () => {
    const person = await ann()
    await talk(person, [
      ['habit add Meds', 'New habit'],
      ['done meds', 'Done today: Meds', not('Added')],
    ])
  })

  test('wrap presents is a task, and what follows it is not dated', async () => {
    await talk(await ann(), [
      ['wrap presents', 'Added: wrap presents', '[I meant: wrap]'],
      ['call the dentist', 'Added: call the dentist', not('4 December')],
      ['wrap up the report', not('Saved: up')],
    ])
  })

  test.each(['help mum move', 'help Tom', 'admin day', 'task force meeting', 'energy 2 drinks', 'read John 3:16'])(
    '%s',
    async (line) => {
      await talk(await ann(), [[line, `Added: ${line}`, not('December')]])
    },
  )

  test('a date in the middle is offered', async () => {
    await talk(await ann(), [['meeting with HR 14:00 tomorrow, bring contract', 'Added: meeting with HR', '14:00']])
  })

  test('with nothing in progress, done says so; with a reminder since, it is the reminder’s', async () => {
    const { earth, ann: person, heart } = await annNudged(await open(), new Date('2026-03-05T07:00:00Z'))
    await talk(person, [
      ['essay', 'Added'],
      ['call gp today 9am', 'Added'],
      ['start essay', 'Started'],
    ])
    await heart.at('2026-03-05T08:00:00Z')
    const row = await earth.database.knex('chat_accounts').first('external_id')
    const where = { channelId: `dm-${row?.external_id}`, kind: 'private' as const }
    const answer = textOf(await person.says('done', { where }))
    expect(answer).toContain('Done: call gp')
    expect(answer).not.toContain('Done: essay')
  })

  test('find and list look', async () => {
    await talk(await ann('buy milk', 'write report'), [
      ['find milk', 'Tasks with “milk”: 1', not('Added')],
      ['search milk', 'Tasks with “milk”: 1'],
      ['list today', not('Added')],
      ['done milk', 'Done'],
      ['list done', 'Done: 1'],
      ['list #buy', not('Added')],
      ['list zone:life', not('Added')],
    ])
  })

  test('buttons are typed with a final sign, and from the views before', async () => {
    await talk(await ann('write report'), [
      ['start report', 'Started'],
      ['buy milk', 'Added: buy milk'],
      ['Too big!', 'write report: '],
      ['bye', not('Added')],
      ['buy bread', 'Added'],
      ['undo', 'Undone: “buy bread”'],
      ['list', 'Open tasks'],
      ['put it back', 'Restored: “buy bread”', not('Added')],
      ['undo', 'Undone'],
      ['undo more', 'Undone', not('Added')],
      ['settings', not('Added')],
    ])
  })

  test('asking for silence is never a task, nor is a zone', async () => {
    for (const line of ['stop messaging me', 'mute', 'pause reminders'])
      await talk(await ann(), [[line, 'Check-ins are paused', '[Resume]', not('Added')]])
    await talk(await ann(), [
      ['my timezone is Paris', 'Time zone: Paris'],
      ['change my timezone', not('Added')],
      ['Tokyo', 'Time zone: Tokyo'],
    ])
  })

  test('named values count on a bare line', async () => {
    const person = await ann()
    await talk(person, [
      ['buy milk due:friday notes:the blue one minutes:5', 'Added: buy milk\nFri 4 December', '5 min'],
    ])
    const row = await person.world.database.knex('tasks').where('title', 'buy milk').first()
    expect(row.description).toBe('the blue one')
  })

  test('in focus: the door, back, a note, twenty more', async () => {
    await talk(await ann('write report'), [
      ['focus on the report for 25 minutes', 'Focus: write report'],
      ['someone at the door', 'Interrupted'],
      ['back', 'Focus: write report', not('Added')],
      ['note idea', 'Noted: idea'],
      ['extend 20', 'More time'],
      ['interrupt was on line 40', 'Place saved', 'line 40'],
      ['stop', 'Stopped'],
    ])
  })

  test.each(['focus 25 minutes on report', 'focus on the report for 25 minutes', 'pomodoro report'])(
    '%s',
    async (line) => {
      await talk(await ann('write report'), [[line, 'Focus: write report', not('Added')]])
    },
  )

  test('a list in one line is offered as many', async () => {
    await talk(await ann(), [
      ['need to: finish essay by friday, call gp, reply to landlord, laundry', '[4 tasks instead]'],
      ['milk, eggs, bread', '[3 tasks instead]'],
      ['i need to finish the report by friday, book flights, email anna', '[3 tasks instead]'],
      ['[3 tasks instead]', 'Saved 3 things', 'finish the report', 'book flights', 'email anna'],
    ])
  })

  test('two of one name are told apart by when they were added', async () => {
    const person = await ann('buy milk')
    person.world.clock.advance({ days: 2 })
    await person.says('task add title:"buy milk"')
    await talk(person, [
      ['done milk', 'Which one?', /\[buy milk · added Thu 3 December\] \[buy milk · added Sat 5 December\]/],
      ['the second one', 'Done: buy milk'],
    ])
  })

  test('a name that another command has is refused with that command', async () => {
    await talk(await ann('worktop'), [
      ['task edit worktop tags:a,b', 'There is no “tags” in “task edit”', 'Try: task file', not('matches')],
    ])
  })

  test('split it is the task just spoken of', async () => {
    await talk(await ann('write report'), [
      ['done with milk', not('Done')],
      ['reply to landlord', 'Added'],
      ['split it', 'reply to landlord'],
    ])
  })
})

describeOnBothEngines('named values', (open) => {
  test.each([
    ['habit add Water on:mon, wed, fri', 'New habit: Water\nMon, Wed, Fri'],
    ['habit add on:mon, wed, fri Water', 'New habit: Water\nMon, Wed, Fri'],
    ['me edit timezone:Los Angeles', 'Time zone: Los Angeles'],
    ['project add Balcony about:Beds and paths', 'New project: Balcony'],
    ['add notes:the blue one Buy milk', 'Put a value of several words in quotes.'],
    ['add notes:"the blue one" Buy milk', 'Added: Buy milk'],
    ['add milk due:blah blah', 'I can’t read “blah blah” as a date.'],
    ['buy milk due:blah', 'I can’t read “blah” as a date. Try “due:tomorrow 9am”'],
    ['buy milk minutes:soon', 'Minutes must be'],
    ['habit add Run notes:x', 'There is no “notes” in “habit add”'],
    ['task add x priority:very high', 'Priority must be low, medium, high or urgent'],
    ['fix bug in foo:bar baz', 'Added: fix bug in foo:bar baz'],
  ])('%s', async (line, answered) => {
    const person = (await world(await open())).person('ann')
    const shown = textOf(await person.says(line)).replaceAll("'", '’')
    expect(shown).toContain(answered)
  })

  test('a value never lands elsewhere', async () => {
    const person = (await world(await open())).person('ann', { fullName: 'Ann Lee' })
    const { knex } = person.world.database
    await talk(person, [
      ['hi', not('Added')],
      ['me edit timezone:Los Angeles', 'Time zone: Los Angeles'],
      ['add Buy milk notes:the blue one', 'Added: Buy milk'],
      ['project add Balcony about:Beds and paths', 'New project: Balcony'],
    ])
    expect((await knex('users').first()).full_name).toBe('Ann Lee')
    expect((await knex('tasks').where('title', 'Buy milk').first()).description).toBe('the blue one')
    expect((await knex('projects').where('name', 'Balcony').first()).description).toBe('Beds and paths')
  })

  test('a part of a list that is one task does not finish it: it asks', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['buy milk, eggs and bread'],
      ['got the milk', '“buy milk, eggs and bread” is more than that. Do you mean all of it?', '[All of it]'],
      ['list', 'buy milk, eggs and bread'],
      ['got the milk', '[All of it]'],
      ['[All of it]', 'Done: buy milk, eggs and bread'],
    ])
  })

  test('“remove the first list” lets no task go: it asks', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['buy milk'],
      ['call dentist'],
      ['list'],
      ['please remove the first list', 'whole list', not('Let go')],
      ['delete the other list', 'whole list', not('Let go')],
      ['list', 'buy milk', 'call dentist'],
    ])
  })
})
