// Undo of tasks: by whom, and not where somebody has built on them since.
import { expect, test } from 'vitest'
import type { Me, RowChange } from '../../../src/domain/request/me.ts'
import * as hooks from '../../../src/domain/tasks/undo-hooks.ts'
import { FocusSession } from '../../../src/models/focus-session.ts'
import { newId } from '../../../src/models/id.ts'
import { MicroStep } from '../../../src/models/micro-step.ts'
import type { Project } from '../../../src/models/project.ts'
import { Task } from '../../../src/models/task.ts'
import { TaskComment } from '../../../src/models/task-comment.ts'
import { type Actor, castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

describeOnBothEngines('undo of tasks', (open) => {
  const flat = async () => {
    const cast = castOf(await open())
    const [ann, ben, eve] = [await cast.person('ann'), await cast.person('ben'), await cast.person('eve')]
    const project = await ann.project('Flat', ben)
    return { cast, ann, ben, eve, project }
  }

  test('is blocked by whatever was added to one of them, and not by each other', async () => {
    const { cast, ann, project } = await flat()
    const [wall, door, part] = [
      await ann.task(project, { title: 'wall' }),
      await ann.task(project, { title: 'door' }),
      await ann.task(project, { title: 'handle' }),
    ]
    const isBuiltOn = (...tasks: readonly Task[]) =>
      ann.acts((me) =>
        hooks.hasTaskChildren(
          me,
          tasks.map(({ task_id }) => task_id),
        ),
      )
    expect(await isBuiltOn(wall, door)).toBe(false)
    await cast.database.knex('tasks').where({ task_id: part.task_id }).update({ parent_id: door.task_id })
    expect(await isBuiltOn(wall)).toBe(false)
    expect(await isBuiltOn(wall, door)).toBe(true)
    expect(await isBuiltOn(door, part)).toBe(false)
    const added = async (task: Task, work: (me: Me) => PromiseLike<unknown>, table: string) => {
      await ann.acts(async (me) => work(me))
      const found = [await isBuiltOn(wall), await isBuiltOn(task)]
      await cast.database.knex(table).delete()
      return found
    }
    const { task_id } = part
    const comment = (me: Me) =>
      TaskComment.query(me.trx).insert({
        comment_id: newId(),
        task_id,
        author_id: ann.id,
        content: 'Brass',
        created_at: me.now,
      })
    const step = (me: Me) =>
      MicroStep.query(me.trx).insert({
        step_id: newId(),
        parent_task_id: task_id,
        step_number: 1,
        description: 'Find it',
        estimated_minutes: 2,
        created_at: me.now,
      })
    const session = (me: Me) =>
      FocusSession.query(me.trx).insert({
        session_id: newId(),
        user_id: ann.id,
        task_id,
        duration_minutes: 25,
        started_at: me.now,
        is_completed: false,
        interruptions: 0,
      })
    expect(await added(part, comment, 'task_comments')).toEqual([false, true])
    expect(await added(part, step, 'micro_steps')).toEqual([false, true])
    expect(await added(part, session, 'focus_sessions')).toEqual([false, true])
    expect(await isBuiltOn(part)).toBe(false)
  })

  test('of a project is blocked by its tasks and its members', async () => {
    const { ann, ben, project } = await flat()
    const [empty, full] = [await ann.project('Empty'), await ann.project('Full')]
    await ann.task(full)
    const isInUse = (...projects: readonly Project[]) =>
      ann.acts((me) =>
        hooks.isProjectInUse(
          me,
          projects.map(({ project_id }) => project_id),
        ),
      )
    expect(await isInUse(empty)).toBe(false)
    expect(await isInUse(full)).toBe(true)
    expect(await isInUse(project)).toBe(true)
    expect(await isInUse(empty, full)).toBe(true)
    expect(await isInUse(await ben.project('Bens'))).toBe(false)
  })

  test.each([
    ['the owner, a task of anybody’s', 'ann', 'ben', 'ben', true],
    ['who has it', 'ben', 'ben', 'ben', true],
    ['who had it, and gave it away with this', 'ben', 'ben', 'ann', true],
    ['who has it again by this', 'ben', 'ann', 'ben', true],
    ['anybody there, where nobody has it', 'ben', null, null, true],
    ['a member, what somebody else has', 'ben', 'ann', 'ann', false],
    ['somebody who left', 'eve', 'eve', 'eve', false],
    ['somebody who left, where nobody has it', 'eve', null, null, false],
  ] as const)('%s (%s): from %s to %s is %s', async (_who, name, from, to, isAllowed) => {
    const { cast, project, ...people } = await flat()
    const idOf = (who: keyof typeof people | null) => (who === null ? null : people[who].id)
    const mine = await people[name].task(project, { title: 'one', assignee_id: idOf(from) })
    const other = await people.ann.task(project, { title: 'other', assignee_id: idOf(name) })
    const images = [mine, other].map(({ task_id: id }): RowChange => ({ table: 'tasks', id, before: {}, after: {} }))
    const outcome = await people[name]
      .acts(async (me) => {
        const check = await hooks.checkTaskUndo(me, images)
        await Task.query(me.trx)
          .findById(mine.task_id)
          .patch({ assignee_id: idOf(to), updated_at: me.now })
        await check?.()
        return true
      })
      .catch((error) => error.code)
    expect(outcome).toBe(isAllowed || 'undo.not-yours')
    expect(cast.clock.now()).toBeInstanceOf(Date)
  })

  test('is nobody’s where a task stands in no project, and needs nothing where there is no task', async () => {
    const { ann, project } = await flat()
    const wall = await ann.task(project)
    const check = (id: string) =>
      ann
        .acts(async (me) => {
          const after = await hooks.checkTaskUndo(me, [{ table: 'tasks', id, before: null, after: null }])
          await after?.()
          return true
        })
        .catch((error) => error.code)
    expect(await check(newId())).toBe(true)
    expect(await check(wall.task_id)).toBe(true)
    await ann.acts((me) => Task.query(me.trx).findById(wall.task_id).patch({ project_id: null, updated_at: me.now }))
    expect(await check(wall.task_id)).toBe('undo.not-yours')
  })

  test('draws the tasks anew, and what is derived along their trees', async () => {
    const { ann, project } = await flat()
    const [old, present, part] = [
      await ann.task(project, { title: 'old', children_ids: '["gone"]' }),
      await ann.task(project, { title: 'present' }),
      await ann.task(project, { title: 'part', estimated_hours: 0.5 }),
    ]
    await ann.acts((me) =>
      Task.query(me.trx).findById(part.task_id).patch({ parent_id: present.task_id, updated_at: me.now }),
    )
    const image = {
      table: 'tasks',
      id: part.task_id,
      before: { parent_id: old.task_id },
      after: { parent_id: present.task_id },
    }
    const [touched, rows] = await ann.acts(async (me) => {
      await hooks.afterUndoTasks(me, [image, { table: 'tasks', id: present.task_id, before: null, after: {} }])
      return [[...me.journal.touched.values()], await Task.query(me.trx).orderBy('title')]
    })
    expect(touched).toEqual([part, present].map(({ task_id: id }) => ({ kind: 'task', id })))
    expect(rows.map(({ title, level, parsedChildrenIds }) => [title, level, parsedChildrenIds])).toEqual([
      ['old', 0, []],
      ['part', 1, []],
      ['present', 0, [part.task_id]],
    ])
  })

  test('of what belongs to a task draws that task anew, the one before and the one after', async () => {
    const { ann } = await flat()
    const touchedBy = (images: readonly RowChange[], actor: Actor = ann) =>
      actor.acts(async (me) => {
        await hooks.touchTasksOfRows(me, images)
        return [...me.journal.touched.keys()]
      })
    const image = (before: RowChange['before'], after: RowChange['after']) => ({
      table: 'task_comments',
      id: 'c',
      before,
      after,
    })
    expect(await touchedBy([image(null, { task_id: 'one' }), image({ task_id: 'two' }, null)])).toEqual([
      'task:one',
      'task:two',
    ])
    expect(await touchedBy([image({ task_id: 'one' }, { task_id: 'two' })])).toEqual(['task:one', 'task:two'])
    expect(await touchedBy([image({ task_id: null }, { content: 'Blue' }), image(null, null)])).toEqual([])
  })
})
