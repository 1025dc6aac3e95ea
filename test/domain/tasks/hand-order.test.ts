// Today's list in the order a person gave it: everywhere it is shown, undone like any other change.
import { expect, test } from 'vitest'
import { todaysTasks } from '../../../src/domain/tasks/hand-order.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { talk } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

const titles = (ann: Person) => ann.acts(async (me) => (await todaysTasks(me)).map(({ title }) => title))

describeOnBothEngines("today's list by hand", (open) => {
  test('goes before another or to the end, stays so, and is undone', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['Alpha today', 'Added'],
      ['Beta today', 'Added'],
      ['Gamma today', 'Added'],
    ])
    const rows: { task_id: string; title: string }[] = await earth.database.knex('tasks')
    const idOf = (title: string) => rows.find((row) => row.title === title)?.task_id
    const before = await titles(ann)
    expect(before.toSorted()).toEqual(['Alpha', 'Beta', 'Gamma'])
    const [first, second, third] = before.map((title) => idOf(title))
    await talk(ann, [
      [`task move task:${third} before:${first}`, `New place today: ${before[2]}`],
      [`task move task:${third} before:${first}`, 'No change'],
      [`task move task:${third} before:${third}`, 'No change'],
    ])
    expect(await titles(ann)).toEqual([before[2], before[0], before[1]])
    await talk(ann, [[`task move task:${third} before:end`, 'New place today']])
    expect(await titles(ann)).toEqual(before)
    await talk(ann, [[`task move task:${second} before:${first}`, 'New place today']])
    // The chat's list has the same order; what is new comes last.
    await talk(ann, [
      ['Delta today', 'Added'],
      ['task list view:today', new RegExp(`${before[1]}.*${before[0]}.*${before[2]}.*Delta`, 's')],
      ['undo', 'Undone'],
      ['undo', 'Undone'],
    ])
    expect(await titles(ann)).toEqual(before)
    expect(earth.errors).toEqual([])
  })

  test('has no place for what is not due today, nor for what is not theirs', async () => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await talk(ben, [['Bens today', 'Added']])
    await talk(ann, [
      ['Alpha today', 'Added'],
      ['Some day', 'Added'],
    ])
    const rows: { task_id: string; title: string }[] = await earth.database.knex('tasks')
    const idOf = (title: string) => rows.find((row) => row.title === title)?.task_id
    await talk(ann, [
      [`task move task:${idOf('Some day')} before:end`, 'Only what is due today', '[Move to today]'],
      [`task move task:${idOf('Alpha')} before:${idOf('Bens')}`, 'Only what is due today'],
      [`task move task:${idOf('Bens')} before:end`, 'That task is no longer here'],
    ])
  })
})
