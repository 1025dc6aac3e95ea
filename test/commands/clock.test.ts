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
