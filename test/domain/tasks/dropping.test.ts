// What was dropped: it is not finished by a late button, and what comes back with it is what went with it.
import { expect, test } from 'vitest'
import { allButtons } from '../../../src/chat/numbered-actions.ts'
import * as tasks from '../../../src/domain/tasks/index.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { type Person, world } from '../../support/world.ts'

describeOnBothEngines('a dropped task', (open) => {
  test('is not finished by an old Done button; the answer offers to put it back', async () => {
    const ann = (await world(await open())).person('ann')
    await ann.says('Water plants')
    const shown = await ann.says('task show plants')
    await ann.says('task drop plants')
    const answer = await ann.presses(shown, 'Done')
    expect(allButtons(answer.view).map(({ label }) => label)).toContain('Put back')
    expect(await stateOf(ann, 'Water plants')).toEqual({ status: 'todo', delegation_mode: 'delete' })
    await ann.presses(answer, 'Put back')
    expect(await stateOf(ann, 'Water plants')).toEqual({ status: 'todo', delegation_mode: 'do' })
  })

  test('comes back with the parts that went with it, and without those dropped before it', async () => {
    const ann = (await world(await open())).person('ann')
    const id = await ann.acts(async (me) => {
      const parent = await tasks.captureTask(me, { title: 'Move house' })
      for (const title of ['Pack books', 'Sell sofa', 'Call movers'])
        await tasks.captureTask(me, { title }, { parentId: parent.task_id })
      return parent.task_id
    })
    await ann.says('task drop "Sell sofa"')
    await ann.says('done "Call movers"')
    await ann.says(`task drop task:${id}`)
    expect(await stateOf(ann, 'Pack books')).toMatchObject({ delegation_mode: 'delete' })
    await ann.says(`task reopen task:${id}`)
    expect(await stateOf(ann, 'Move house')).toEqual({ status: 'todo', delegation_mode: 'do' })
    expect(await stateOf(ann, 'Pack books')).toEqual({ status: 'todo', delegation_mode: 'do' })
    expect(await stateOf(ann, 'Sell sofa')).toEqual({ status: 'todo', delegation_mode: 'delete' })
    expect(await stateOf(ann, 'Call movers')).toMatchObject({ status: 'done' })
  })
})

const stateOf = (ann: Person, title: string) =>
  ann.world.database.knex('tasks').where({ title }).first('status', 'delegation_mode')
