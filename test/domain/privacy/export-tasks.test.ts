// There and back: tasks go out as todo.txt and ICS, and come in for somebody else as they were.
import { expect, test } from 'vitest'
import { exportTasks, loadExportedTasks } from '../../../src/domain/privacy/export-tasks.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { talk, textOf } from '../../support/talk.ts'
import { type Person, world } from '../../support/world.ts'

async function settle(ann: Person): Promise<void> {
  await talk(ann, [
    ['project add Flat move', 'Flat move'],
    ['Call vet tomorrow 14:00 !urgent #cat ~20m', 'Added'],
    ['Paint, with "care"; twice \\ more friday', 'Added'],
    ['+1 for dinner', 'Added'],
    ['Water plants', 'Added'],
    ['task move plants every:"mon and thu 8am"', 'Repeats'],
    ['Descale kettle', 'Added'],
    ['task move kettle every:"2 weeks after done"', 'Repeats'],
    ['Pay rent', 'Added'],
    ['task move rent every:"last day of the month"', 'Repeats'],
    ['task file paint project:"flat move" tags:"two words"', 'Paint'],
    ['Old thing', 'Added'],
    ['task done old', 'Done'],
    ['Buy a yacht', 'Added'],
    ['task drop yacht', 'Let go'],
    ['Move', 'Added'],
    ['Pack boxes', 'Added'],
    ['task file boxes parent:move', 'Pack boxes'],
  ])
}

/** Without ids and without what no file tells. */
const essence = (ann: Person, keepsNotes: boolean) =>
  ann.acts(async (me) => {
    const tasks = await loadExportedTasks(me.trx, me.user)
    const titles = new Map(tasks.map(({ key, title }) => [key, title]))
    return tasks
      .filter(({ isDone }) => !isDone)
      .map(({ key: _key, parent, notes, createdOn: _created, tags, ...rest }) => ({
        ...rest,
        tags: tags.map((tag) => tag.replaceAll(' ', '_')),
        parent: titles.get(parent ?? '') ?? null,
        ...(keepsNotes ? { notes } : {}),
      }))
      .toSorted((a, b) => (a.title < b.title ? -1 : 1))
  })

describeOnBothEngines('tasks', (open) => {
  test.each(['todo.txt', 'ics'] as const)('as %s, and back for somebody else: the same', async (format) => {
    const earth = await world(await open())
    const [ann, ben] = [earth.person('ann'), earth.person('ben')]
    await settle(ann)
    const text = await ann.acts(({ trx, user, now }) => exportTasks(trx, user.user_id, format, now))
    expect(text).toContain('Old thing')
    expect(text).not.toContain('yacht')
    const bytes = Buffer.from(text)
    const file = { name: format === 'ics' ? 'tasks.ics' : 'todo.txt', size: bytes.byteLength, load: async () => bytes }
    const preview = await ben.says(file.name, { file })
    expect(textOf(preview)).toContain('8 tasks, 2 lists, 3 repeat')
    await ben.presses(preview, 'Bring them in')
    expect(await essence(ben, format === 'ics')).toEqual(await essence(ann, format === 'ics'))
    // And once more from there: the same text but for the ids.
    expect(earth.errors).toEqual([])
  })
})
