// What is put off for the third time is asked about once, kindly, with a next step for each answer.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { type Person, type World, world } from '../support/world.ts'

const QUESTION = '“Report” keeps waiting'

/** Puts the report off three times, a day apart; @returns the last answer. */
async function putsOff(earth: World, ann: Person) {
  await ann.says('Report')
  let last = await ann.says('later report')
  for (const _ of [1, 2]) {
    earth.clock.advance({ hours: 24 })
    last = await ann.says('later report')
  }
  return last
}

describeOnBothEngines('the third Later', (open) => {
  test('asks what it is, once, and not again within a week', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Report', 'Added: Report'],
      ['later report', 'Moved: Report', not('What is it?')],
    ])
    earth.clock.advance({ hours: 24 })
    await talk(ann, [['later report', 'Moved: Report', not('What is it?')]])
    earth.clock.advance({ hours: 24 })
    await talk(ann, [
      [
        'later report',
        'Moved: Report',
        'What is it?',
        QUESTION,
        'Only you see it.',
        '[Too big] [Unclear] [Dreading it] [Boring] [Not mine] [Not now, fine]',
      ],
    ])
    for (const _ of [1, 2, 3, 4]) {
      earth.clock.advance({ hours: 24 })
      await talk(ann, [['later report', 'Moved', not('What is it?')]])
    }
    earth.clock.advance({ hours: 24 * 4 })
    await talk(ann, [['later report', 'Moved', 'What is it?']])
  })

  test('is answered by a button, a number, a word, and has a next step for each', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await putsOff(earth, ann)
    await talk(ann, [
      ['too big', /Report: \d steps|first/],
      ['task reason report is:unclear', 'What would done look like?', 'It goes into the notes.'],
      ['the numbers of March in one table', 'Noted: Report', 'Done when: the numbers of March in one table'],
      ['task show report', 'Done when: the numbers of March in one table'],
      ['task reason report is:dreading', 'The smallest bit: Report', 'First move:', '[Five minutes]', '[With company]'],
      ['[With company]', 'Shared focus: Report'],
      ['task reason report is:dreading', '[Five minutes]'],
      ['[Five minutes]', 'Focus: Report'],
      ['stop', 'Stopped'],
      ['Ice cream #treat', 'Added: Ice cream'],
      ['task reason report is:boring', 'Make it nicer: Report', 'Afterwards: Ice cream.', '[Ten with music]'],
      ['task reason report is:not-mine', 'Then it needn’t stay: Report', 'A kind no', '[Drop it]', '[Hand it on]'],
      ['[Drop it]', 'Let go: Report'],
      ['undo', 'Undone'],
      ['task reason report is:not-now', 'Fine. When do you want it back?', '[Next week]', '[Someday]'],
      ['[Someday]', 'Someday: Report', 'which are never offered', '[Put back]'],
      ['what now?', not('Report')],
      ['[Others]', not('Report')],
      ['task reason report is:not-now until:now', 'Back on the list: Report'],
    ])
  })

  test('hides what is not for now until its day', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await putsOff(earth, ann)
    await talk(ann, [
      ['6', 'Fine. When do you want it back?'],
      ['next month', 'Moved: Report', 'Tue 7 April'],
      ['undo', 'Undone'],
    ])
  })

  test('counts refused offers and “not now”, but no plan that is skipped', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-05T08:00:00Z'))
    await talk(ann, [
      ['Report', 'Added'],
      ['what now?', 'Report'],
      ['others', 'Report', not('What is it?')],
      ['others', not('What is it?')],
      ['others', 'What is it?', QUESTION],
      ['Passing thought', 'Added'],
      ['what now?', 'Passing thought'],
      ['undo', 'Undone'],
      ['others', not('Passing thought')],
      ['Call vet today 11:00', 'Added: Call vet'],
    ])
    for (const at of ['10:00', '10:32', '11:04']) {
      await heart.at(`2026-03-05T${at}:30Z`)
      const said = textOf(await ann.says('not now'))
      if (at === '11:04') expect(said).toContain('“Call vet” keeps waiting')
      else expect(said).not.toContain('What is it?')
    }
    expect(earth.errors).toEqual([])
  })

  test('is undone with its move, and asks about one thing at a time', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Report today', 'Added'],
      ['Tax today', 'Added'],
      ['later report', 'Moved'],
      ['undo', 'Undone'],
      ['later report', 'Moved'],
      ['undo', 'Undone'],
      ['later report', 'Moved', not('What is it?')],
      ['undo', 'Undone'],
    ])
    for (const day of [1, 2, 3]) {
      const shown = textOf(await ann.says('ritual evening how:move'))
      expect(shown.match(/What is it\?/g)?.length ?? 0, `day ${day}`).toBe(day === 3 ? 1 : 0)
      earth.clock.advance({ hours: 24 })
    }
  })

  test('is nobody else’s business: a partner sees nothing of it, and it leaves with its person', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await putsOff(earth, ann)
    await talk(ann, [['task reason report is:dreading', 'The smallest bit']])
    const bob = earth.person('bob')
    await bob.says('hello')
    const { rows, exported, left } = await ann.acts(async (me) => {
      const { exportPersonalData } = await import('../../src/domain/privacy/export.ts')
      const mine = await exportPersonalData(me.trx, me.user.user_id, me.now)
      const other = await me.trx('users').where({ username: 'bob' }).first('user_id')
      const theirs = await exportPersonalData(me.trx, other.user_id, me.now)
      return {
        rows: await me.trx('task_hurdles').pluck('reason'),
        exported: mine.tables['task_hurdles']?.map(({ reason }) => reason),
        left: [...(theirs.tables['task_hurdles'] ?? []), ...(theirs.tables['task_deferrals'] ?? [])],
      }
    })
    expect(rows).toEqual(['dreading'])
    expect(exported).toEqual(['dreading'])
    expect(left).toEqual([])
    expect(textOf(await ann.says('task show report'))).not.toContain('dread')
    expect(textOf(await ann.says('me share task report'))).not.toContain('dread')
    await talk(ann, [['me delete ann', '']])
  })
})
