// An import beside all the rest of a life: undone, put back and undone again to the byte, in every table; and the
// preview of what has no place.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { drops, storedRows } from '../support/importing.ts'
import { talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

/** Parts of a task that is known, of a new one and of each other; dates, times, starts, repetitions, notes, lists. */
const FIRST = `- [ ] Trip 📅 2026-04-01
  - [ ] Book 📅 2026-03-20
# Home
- [ ] Water 🔁 every week 📅 2026-03-09
  in the evening`
const SECOND = `${FIRST}
# Home
- [ ] Shelf 🛫 2026-03-20 📅 2026-03-28 #diy ⏫
  - [ ] Screws
    - [ ] the long ones
# ${'A list with a very long name '.repeat(12)}
- [ ] ${'Long words '.repeat(60)}
- [ ] Pills 🔁 every day [due:: 2026-03-06]`

describeOnBothEngines('an import beside everything else', (open) => {
  test('is undone, put back and undone again to the byte', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Call mum tomorrow 10:00', 'Added'],
      ['project add Home', 'Home'],
      ['task note mum "ask about the recipe"', /note/i],
      ['habit add Run', 'Run'],
      ['habit check run', 'Run'],
      ['calendar add webcal://calendar.example.org/private/ann.ics Work', 'Work'],
      ['nudge set morning 07:45', /07:45/],
      ['water the plants every monday 9:00', 'Added'],
      ['energy 2', /energy/i],
    ])
    await ann.presses(await drops(ann, 'trips.md', FIRST), 'Bring them in')
    const before = await storedRows(ann)
    earth.clock.advance({ minutes: 7 })
    const brought = await ann.presses(await drops(ann, 'trips.md', SECOND), 'Bring them in')
    expect(textOf(brought)).toContain('Brought in: 5 tasks')
    const after = await storedRows(ann)
    expect(after).not.toEqual(before)
    let undone = await ann.presses(brought, 'Undo, for 7 days')
    expect(await storedRows(ann)).toEqual(before)
    for (const hours of [1, 30]) {
      earth.clock.advance({ hours })
      const back = await ann.presses(undone, 'Put it back')
      expect(textOf(back)).toContain('Restored')
      expect(await storedRows(ann)).toEqual(after)
      undone = await ann.presses(back, 'Undo')
      expect(await storedRows(ann)).toEqual(before)
    }
    expect(earth.errors).toEqual([])
  })

  test('is not put back where its list is gone or its place is taken: nothing is changed', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const { knex } = earth.database
    await talk(ann, [['project add Home', 'Home']])
    const brought = await ann.presses(await drops(ann, 'trips.md', '# Home\n- [ ] One\n- [ ] Two\n'), 'Bring them in')
    const [task] = await knex('tasks')
    const undone = await ann.presses(brought, 'Undo, for 7 days')
    await knex('tasks').insert(task)
    const kept = await storedRows(ann)
    expect(textOf(await ann.presses(undone, 'Put it back'))).toMatch(/changed since/)
    expect(await storedRows(ann)).toEqual(kept)
    await knex('tasks').delete()
    await knex('projects').where({ name: 'Home' }).delete()
    expect(textOf(await ann.presses(undone, 'Put it back'))).toMatch(/changed since/)
    expect(await knex('tasks')).toEqual([])
    expect(earth.errors).toEqual([])
  })

  test('the preview says what has no place; days, exceptions and notes come along', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const tasks = [
      { uuid: 'a', description: 'Whole day', status: 'pending', due: '20260309T230000Z' },
      { uuid: 'b', description: 'By clock', status: 'pending', due: '20260310T080000Z', depends: ['a'] },
    ]
    await ann.presses(await drops(ann, 'tasks.json', JSON.stringify(tasks)), 'Bring them in')
    const due = async (title: string) => {
      const row = await earth.database.knex('tasks').where({ title }).first()
      return [row.metadata.includes('"has_due_time":true'), row.description]
    }
    expect(await due('Whole day')).toEqual([false, ''])
    expect(await due('By clock')).toEqual([true, 'Waits for: Whole day'])
    await talk(ann, [['task show whole day', 'Tue 10 March']])
    const calendar = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTODO
UID:1
SUMMARY:Bins
DTSTART;VALUE=DATE:20260309
RRULE:FREQ=WEEKLY;BYDAY=MO
EXDATE;VALUE=DATE:20260309,20260316
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT1H
END:VALARM
END:VTODO
BEGIN:VTODO
UID:1
RECURRENCE-ID;VALUE=DATE:20260330
SUMMARY:Bins on Tuesday
END:VTODO
END:VCALENDAR`
    const shown = await drops(ann, 'bins.ics', calendar)
    expect(textOf(shown)).toContain('1 reminder on another day (it is in the notes) and 1 changed date of a repetition')
    await ann.presses(shown, 'Bring them in')
    await talk(ann, [['task show bins', 'every Monday', 'Mon 23 March', /except|not on/]])
    expect(earth.errors).toEqual([])
  })
})
