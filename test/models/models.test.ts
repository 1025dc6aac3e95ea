// What all models share: the schema's defaults, the time of a change, relations, and no connection of their own.
import { expect, it } from 'vitest'
import { models } from '../../src/models/all.ts'
import { CompassZone } from '../../src/models/compass-zone.ts'
import { FocusSession } from '../../src/models/focus-session.ts'
import { newId } from '../../src/models/id.ts'
import { MicroStep } from '../../src/models/micro-step.ts'
import { Project } from '../../src/models/project.ts'
import { Task } from '../../src/models/task.ts'
import { describeOnBothEngines } from '../support/databases.ts'

const at = new Date('2026-03-04T09:00:00.000Z')
const later = new Date('2026-03-04T10:00:00.000Z')
const stamps = { created_at: at, updated_at: at }

function task(more: Partial<Task> = {}) {
  return { task_id: newId(), title: 'Call Ann', description: '', ...stamps, ...more }
}

it('have no connection, so that a forgotten transaction is an error and not a wait', async () => {
  for (const model of models) expect(() => model.knex()).not.toThrow()
  for (const model of models) expect(model.knex()).toBeUndefined()
  await expect(Promise.resolve().then(() => Task.query().select())).rejects.toThrow('no database connection')
})

it('give ids that the engines take, and that grow', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(ids.toSorted()).toEqual(ids)
})

describeOnBothEngines('models', (open) => {
  it('fill in the defaults when written, together and alone', async () => {
    const { knex } = await open()
    const written = await knex.transaction(async (trx) => [
      await Task.query(trx).insert(task()),
      // Objection inserts several at once on PostgreSQL only.
      await Task.query(trx).insert(task({ status: 'done' })),
    ])
    expect(written.map(({ status, is_leaf }) => [status, is_leaf])).toEqual([
      ['todo', false],
      ['done', false],
    ])
    expect(await Task.query(knex).findById(written[0]?.task_id ?? '')).toMatchObject({ ...written[0] })
  })

  it('read NULL as the default where the schema has one', async () => {
    const { knex } = await open()
    await knex('tasks').insert({ ...task(), status: null, tags: null, is_leaf: null, level: null, due_date: null })
    const read = await Task.query(knex).first().throwIfNotFound()
    expect(read).toMatchObject({ status: 'todo', tags: '[]', is_leaf: false, level: 0, due_date: null })
  })

  it('want to be told when a row changes', async () => {
    const { knex } = await open()
    const { task_id } = await Task.query(knex).insert(task())
    await expect(Task.query(knex).findById(task_id).patch({ title: 'Ring' })).rejects.toThrow('updated_at')
    await Task.query(knex).findById(task_id).patch({ title: 'Ring', updated_at: later })
    expect(await Task.query(knex).findById(task_id)).toMatchObject({ title: 'Ring', updated_at: later })
    await Task.query(knex).findById(task_id).context({ now: at }).patch({ title: 'Call' })
    expect(await Task.query(knex).findById(task_id)).toMatchObject({ title: 'Call', updated_at: at })
  })

  it('bring along what a row belongs to', async () => {
    const { knex } = await open()
    const zone = { zone_id: newId(), name: 'Life', icon: '●', ...stamps }
    const project = { project_id: newId(), name: 'Inbox', description: '', ...stamps }
    await CompassZone.query(knex).insert(zone)
    await Project.query(knex).insert(project)
    const parent = await Task.query(knex).insert(task({ zone_id: zone.zone_id, project_id: project.project_id }))
    const child = await Task.query(knex).insert(task({ parent_id: parent.task_id, level: 1 }))
    const step = { step_id: newId(), parent_task_id: parent.task_id, step_number: 1, created_at: at }
    await MicroStep.query(knex).insert({ ...step, description: 'Find the number', estimated_minutes: 1 })
    const session = { session_id: newId(), task_id: child.task_id, started_at: at }
    await FocusSession.query(knex).insert(session)

    const read = await FocusSession.query(knex).first().withGraphFetched('task.parent.[zone, project, steps, children]')
    expect(read).toMatchObject({
      task: { parent: { zone, project, steps: [step], children: [{ task_id: child.task_id }] } },
    })
  })

  it('show their JSON as values', async () => {
    const { knex } = await open()
    await Task.query(knex).insert(task({ tags: '["home"]', metadata: '{"has_due_time":true}', children_ids: 'broken' }))
    const read = await Task.query(knex).first().throwIfNotFound()
    expect([read.parsedTags, read.parsedMetadata, read.parsedChildrenIds]).toEqual([
      ['home'],
      { has_due_time: true },
      [],
    ])
  })
})
