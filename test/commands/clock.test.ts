// The clock in a person's words: what starts later, what keeps its time, and coming back after days away.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('the clock', (open) => {
  const begin = async () => {
    const earth = await world(await open(), { now: new Date('2026-03-05T09:30:00Z') })
    return { earth, ann: earth.person('ann') }
  }

  test('what starts later is not offered before', async () => {
    const { earth, ann } = await begin()
    await talk(ann, [
      ['Report ~20m, not before monday', 'not before Mon 9 March'],
      ['what now', not('Report')],
      ['task move report start:none', 'Can be offered any time'],
      ['what now', 'Report'],
      ['task move report start:monday', 'Not before Mon 9 March'],
    ])
    earth.clock.set('2026-03-09T09:00:00Z')
    await talk(ann, [['what now', 'Report']])
  })

  test('a day alone keeps the time; a new zone offers it', async () => {
    const { ann } = await begin()
    await talk(ann, [
      ['call gp today 14:00', '14:00'],
      ['later gp', 'Fri 6 March, 14:00'],
    ])
    const moved = await ann.says('me edit timezone:Tokyo')
    expect(textOf(moved)).toContain('1 timed task keeps its moment: call gp is Fri 6 March, 22:00 here.')
    expect(textOf(await ann.presses(moved, 'Keep 14:00'))).toContain('call gp: Fri 6 March, 14:00')
    expect(textOf(await ann.presses(moved, 'Keep 14:00'))).toContain('No change')
    await talk(ann, [
      ['undo', 'Undone'],
      ['task show gp', '22:00'],
    ])
  })

  test('what repeats at a time of day rings at that time in a new zone too, today’s next one not in the night', async () => {
    const { earth, ann } = await begin()
    await talk(ann, [
      ['take pills every day at 08:00', 'Fri 6 March, 08:00'],
      ['report on the 31st at 09:00 every month', 'Tue 31 March, 09:00'],
      ['me edit timezone:"New York"', 'What repeats stays at its time of day.', not('keep')],
      ['task show pills', 'Fri 6 March, 08:00'],
      ['task show report', 'Tue 31 March, 09:00'],
    ])
    const due = await earth.database.knex('schedules').where({ kind: 'task', is_active: true }).orderBy('next_due_at')
    expect(due.map(({ next_due_at }) => new Date(next_due_at).toISOString())).toEqual([
      '2026-03-06T13:00:00.000Z',
      '2026-03-31T13:00:00.000Z',
    ])
    await talk(ann, [
      ['undo', 'Undone'],
      ['task show pills', 'Fri 6 March, 08:00'],
    ])
    const [back] = await earth.database
      .knex('schedules')
      .where({ kind: 'task', is_active: true })
      .orderBy('next_due_at')
    expect(new Date(back.next_due_at).toISOString()).toBe('2026-03-06T07:00:00.000Z')
  })

  test('a day said to have no time loses it', async () => {
    const { ann } = await begin()
    await talk(ann, [
      ['call gp today 14:00', '14:00'],
      ['task move gp to:"friday 9am, no time"', "I can't read “friday 9am, no time” as a date"],
    ])
    const moved = textOf(await ann.says('task move gp to:"friday, no time"'))
    expect(moved).toContain('Fri 6 March')
    expect(moved).not.toContain('14:00')
    await talk(ann, [
      ['undo', 'Undone'],
      ['task show gp', '14:00'],
    ])
  })

  test('a corrected kind stays', async () => {
    const { ann } = await begin()
    await ann.says('email landlord')
    const shown = await ann.says('task show landlord')
    expect(textOf(shown)).toContain('Kind: digital')
    expect(textOf(await ann.presses(shown, "It's social"))).toContain('Kind: social')
    await talk(ann, [['task edit landlord title:"email the landlord"', 'Kind: social']])
  })
})
