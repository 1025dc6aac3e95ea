// Undo to the row: what comes back, in which order, and what is refused because the world went on.
import { expect, test } from 'vitest'
import * as changes from '../../../src/domain/request/change-log.ts'
import type { Me, RowChange } from '../../../src/domain/request/me.ts'
import { type Effects, forEachRow } from '../../../src/domain/request/table-effects.ts'
import {
  findChange,
  findNewestChange,
  listRecentChanges,
  parseInstants,
  restoreChange,
  undoChange,
} from '../../../src/domain/request/undo.ts'
import { Change } from '../../../src/models/change.ts'
import { CompassZone } from '../../../src/models/compass-zone.ts'
import { FocusSession } from '../../../src/models/focus-session.ts'
import { newId } from '../../../src/models/id.ts'
import { MicroStep } from '../../../src/models/micro-step.ts'
import { ProjectMember } from '../../../src/models/project-member.ts'
import { Task } from '../../../src/models/task.ts'
import { TaskComment } from '../../../src/models/task-comment.ts'
import { ZonePlatform } from '../../../src/models/zone-platform.ts'
import { type Actor, castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const taskRow = (me: Me, project_id: string, title: string, more: Partial<Task> = {}) => ({
  task_id: newId(),
  title,
  description: '',
  project_id,
  assignee_id: me.user.user_id,
  created_at: me.now,
  updated_at: me.now,
  ...more,
})

const commentRow = (me: Me, task_id: string, content: string) => ({
  comment_id: newId(),
  task_id,
  author_id: me.user.user_id,
  content,
  created_at: me.now,
})

const edit = (me: Me, { task_id }: Task, patch: Partial<Task>) =>
  Task.query(me.trx)
    .findById(task_id)
    .throwIfNotFound()
    .then((row) => changes.update(me, row, patch))

/** @returns whether it was done, or the code of the refusal */
const undo = (actor: Actor, id: string | null, back = false, effects: Effects = {}, more: Partial<Me> = {}) =>
  actor
    .acts(async (me) => {
      const change = await findChange(me, id ?? '')
      return change ? undoChange(me, effects, change, back) : 'no such change'
    }, more)
    .catch((error) => error.code ?? error.message)

const redo = (actor: Actor, id: string | null, effects: Effects = {}) => undo(actor, id, true, effects)

describeOnBothEngines('a change', (open) => {
  const start = async () => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const wall = await ann.task(project, { title: 'wall' })
    const { knex } = cast.database
    const task = (id = wall.task_id) => knex('tasks').where({ task_id: id }).first()
    const titles = async () => (await knex('tasks').orderBy('title')).map(({ title }) => title)
    return { cast, ann, project, wall, task, titles, knex }
  }

  test('of several steps in one row goes back through all of them, and forth again', async () => {
    const { ann, wall, task, cast } = await start()
    const id = await ann.changes(async (me) => {
      await edit(me, wall, { title: 'walls', status: 'in_progress' })
      await edit(me, wall, { title: 'all walls', due_date: new Date('2026-03-06T12:00:00Z') })
    })
    cast.clock.advance({ minutes: 5 })
    expect(await undo(ann, id)).toBe(true)
    expect(await task()).toMatchObject({ title: 'wall', status: 'todo', due_date: null })
    // It was touched now, whatever the time was then.
    expect(new Date((await task()).updated_at)).toEqual(cast.clock.now())
    expect(await undo(ann, id)).toBe(false)
    expect(await redo(ann, id)).toBe(true)
    expect(await task()).toMatchObject({ title: 'all walls', status: 'in_progress' })
    expect(new Date((await task()).due_date)).toEqual(new Date('2026-03-06T12:00:00Z'))
    expect(await redo(ann, id)).toBe(false)
    expect(await undo(ann, id)).toBe(true)
  })

  test('that was taken back is noted: when, and for the change that takes its place', async () => {
    const { ann, wall, cast, knex } = await start()
    const id = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    const noted = (back: boolean) =>
      ann.acts(async (me) => {
        const change = await findChange(me, id ?? '')
        if (change) await undoChange(me, {}, change, back)
        return me.journal.undoneChangeIds
      })
    expect(await noted(false)).toEqual([id])
    const [stored] = await knex('changes')
    expect(new Date(stored.undone_at)).toEqual(cast.clock.now())
    expect(await noted(true)).toEqual([])
    expect((await knex('changes'))[0].undone_at).toBeNull()
  })

  test('is refused where a value it wrote was changed since; another value is nobody’s concern', async () => {
    const { ann, wall, task } = await start()
    const id = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    await ann.changes((me) => edit(me, wall, { status: 'blocked' }))
    expect(await undo(ann, id)).toBe(true)
    expect(await redo(ann, id)).toBe(true)
    await ann.changes((me) => edit(me, wall, { title: 'doors' }))
    expect(await undo(ann, id)).toBe('undo.changed-since')
    expect(await task()).toMatchObject({ title: 'doors', status: 'blocked' })
  })

  test('is refused where its row is gone, or there again', async () => {
    const { ann, wall, project, titles, knex } = await start()
    const edited = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    const added = await ann.changes((me) => changes.insert(me, Task, taskRow(me, project.project_id, 'door')))
    const removed = await ann.changes((me) =>
      Task.query(me.trx)
        .findById(wall.task_id)
        .throwIfNotFound()
        .then((row) => changes.remove(me, row)),
    )
    expect(await titles()).toEqual(['door'])
    expect(await undo(ann, edited)).toBe('undo.changed-since')
    const door = await knex('tasks').where({ title: 'door' }).first()
    await knex('tasks').where({ title: 'door' }).delete()
    expect(await undo(ann, added)).toBe('undo.changed-since')
    await knex('tasks').insert(door)
    expect(await undo(ann, added)).toBe(true)
    expect(await undo(ann, removed)).toBe(true)
    expect(await titles()).toEqual(['walls'])
    await knex('tasks').insert(door)
    expect(await redo(ann, added)).toBe('undo.changed-since')
    expect(await titles()).toEqual(['door', 'walls'])
  })

  test('is refused where what its row belongs to is gone, or its place is taken', async () => {
    const { cast, ann, wall, project, knex } = await start()
    const ben = await cast.person('ben')
    const join = () =>
      ann.changes((me) =>
        changes.insert(me, ProjectMember, {
          project_member_id: newId(),
          project_id: project.project_id,
          user_id: ben.id,
          created_at: me.now,
        }),
      )
    const first = await join()
    expect(await undo(ann, first)).toBe(true)
    await join()
    expect(await redo(ann, first)).toBe('undo.changed-since')
    const said = await ann.changes((me) => changes.insert(me, TaskComment, commentRow(me, wall.task_id, 'Blue')))
    expect(await undo(ann, said)).toBe(true)
    await knex('tasks').where({ task_id: wall.task_id }).delete()
    expect(await redo(ann, said)).toBe('undo.changed-since')
  })

  test('derived values may have changed since', async () => {
    const { ann, project, wall, task, knex } = await start()
    const edited = await ann.changes((me) => edit(me, wall, { title: 'walls', total_minutes: 5 }))
    const added = await ann.changes((me) => changes.insert(me, Task, taskRow(me, project.project_id, 'door')))
    const many = await ann.changes((me) =>
      changes.insertAll(me, Task, [taskRow(me, project.project_id, 'one'), taskRow(me, project.project_id, 'two')]),
    )
    await knex('tasks').update({ total_minutes: 50, updated_at: new Date('2026-03-05T12:00:00Z') })
    for (const id of [many, added, edited]) expect(await undo(ann, id)).toBe(true)
    expect(await task()).toMatchObject({ title: 'wall' })
  })

  test('has its time: afterwards it is too late', async () => {
    const { cast, ann, wall } = await start()
    const late = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    // The test's next request is a millisecond later: exactly when the ten minutes are over.
    cast.clock.advance({ minutes: 10, ms: -1 })
    expect(await undo(ann, late)).toBe('undo.too-late')
    const soon = await ann.changes((me) => edit(me, wall, { title: 'doors' }))
    cast.clock.advance({ minutes: 10, ms: -2 })
    expect(await undo(ann, soon)).toBe(true)
  })

  test('of another person is not found', async () => {
    const { cast, ann, wall } = await start()
    const id = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    const ben = await cast.person('ben')
    expect(await undo(ben, id)).toBe('no such change')
    expect(await ben.acts(findNewestChange)).toBeUndefined()
    expect(await ben.acts(listRecentChanges)).toEqual([])
  })

  test('that hides a zone is not taken back by a program', async () => {
    const { ann, wall } = await start()
    const access = { tokenId: 'token', scope: 'write' as const, zoneId: null }
    const hide = async (me: Me) => {
      const zone = await CompassZone.query(me.trx).findOne({ user_id: ann.id }).throwIfNotFound()
      const place = { zone_id: zone.zone_id, platform: 'slack', is_hidden: true, created_at: me.now }
      await changes.insert(me, ZonePlatform, { zone_platform_id: newId(), ...place })
    }
    const hidden = await ann.changes(async (me) => {
      await edit(me, wall, { status: 'blocked' })
      await hide(me)
    })
    const edited = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    expect(await undo(ann, hidden, false, {}, { access })).toBe('token.by-program')
    expect(await undo(ann, edited, false, {}, { access })).toBe(true)
    expect(await undo(ann, hidden)).toBe(true)
  })

  test('of a table that is none any more is a fault', async () => {
    const { ann } = await start()
    const id = newId()
    const image = { table: 'moons', id: newId(), before: null, after: { name: 'Io' } }
    await ann.acts((me) =>
      Change.query(me.trx).insert({
        change_id: id,
        user_id: ann.id,
        label: 'A moon',
        images: JSON.stringify([image]),
        expires_at: new Date(me.now.getTime() + 60_000),
        created_at: me.now,
      }),
    )
    expect(await undo(ann, id)).toBe('No model of the table moons')
  })
})

describeOnBothEngines('many rows at once', (open, engine) => {
  const start = async (count: number) => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const { knex } = cast.database
    const id = await ann.changes((me) =>
      changes.insertAll(
        me,
        Task,
        Array.from({ length: count }, (_, index) =>
          taskRow(me, project.project_id, `task ${index}`, {
            due_date: new Date('2026-03-06T12:00:00Z'),
            is_leaf: true,
          }),
        ),
      ),
    )
    const rows = () => knex('tasks').orderBy('task_id')
    return { cast, ann, project, id, rows, knex }
  }

  test('go and come back as they were, in a few statements', async () => {
    const { ann, id, rows, knex } = await start(1001)
    const before = await rows()
    const statements: string[] = []
    const listen = ({ sql }: { readonly sql: string }) => statements.push(sql)
    knex.on('query', listen)
    expect(await undo(ann, id)).toBe(true)
    expect(await rows()).toEqual([])
    expect(await redo(ann, id)).toBe(true)
    knex.removeListener('query', listen)
    expect(await rows()).toEqual(before)
    // 500, 500 and 1, each way.
    const count = (word: RegExp): number => statements.filter((sql) => word.test(sql)).length
    expect([count(/^delete from .tasks/), count(/^insert into .tasks/)]).toEqual([3, 3])
  })

  test('stay together: one that is gone, changed or there again keeps the rest as it is', async () => {
    const { ann, id, rows, knex } = await start(3)
    const [first] = await rows()
    await knex('tasks').where({ task_id: first.task_id }).delete()
    expect(await undo(ann, id)).toBe('undo.changed-since')
    expect(await rows()).toHaveLength(2)
    await knex('tasks').insert({ ...first, title: 'another' })
    expect(await undo(ann, id)).toBe('undo.changed-since')
    await knex('tasks').where({ task_id: first.task_id }).update({ title: first.title })
    expect(await undo(ann, id)).toBe(true)
    await knex('tasks').insert(first)
    expect(await redo(ann, id)).toBe('undo.changed-since')
    expect(await rows()).toHaveLength(1)
    await knex('tasks').delete()
    await knex('projects').where({ project_id: first.project_id }).delete()
    expect(await redo(ann, id)).toBe('undo.changed-since')
  })

  test('a fault of the database stays one', async () => {
    const { ann, id, knex } = await start(2)
    expect(await undo(ann, id)).toBe(true)
    const [{ images }] = await knex('changes')
    await knex('changes').update({ images: images.replaceAll('"title"', '"tilte"') })
    expect(await redo(ann, id)).not.toBe('undo.changed-since')
    expect(await redo(ann, id)).toMatch(engine === 'sqlite' ? 'SQLITE_ERROR' : /^42703$/)
  })

  test('one that went and one that came in its place', async () => {
    const { ann, project, knex } = await start(0)
    const titles = async () => (await knex('tasks')).map(({ title }) => title)
    const wall = await ann.task(project, { title: 'wall' })
    const replaced = await ann.changes(async (me) => {
      await changes.remove(me, await Task.query(me.trx).findById(wall.task_id).throwIfNotFound())
      await changes.insert(me, Task, taskRow(me, project.project_id, 'door'))
    })
    expect(await titles()).toEqual(['door'])
    expect(await undo(ann, replaced)).toBe(true)
    expect(await titles()).toEqual(['wall'])
    expect(await redo(ann, replaced)).toBe(true)
    expect(await titles()).toEqual(['door'])
  })

  test('of different tables keep their order, and each what guards it', async () => {
    const { ann, project, knex } = await start(1)
    const put = (me: Me) =>
      changes
        .insertAll(me, Task, [taskRow(me, project.project_id, 'one'), taskRow(me, project.project_id, 'two')])
        .then(() => Task.query(me.trx).whereIn('title', ['one', 'two']))
        .then((made) =>
          changes.insertAll(
            me,
            TaskComment,
            made.map(({ task_id }) => commentRow(me, task_id, 'Blue')),
          ),
        )
    const id = await ann.changes(put)
    expect(await undo(ann, id)).toBe(true)
    expect(await knex('task_comments')).toEqual([])
    expect(await redo(ann, id)).toBe(true)
    expect((await knex('task_comments')).map(({ content }) => content)).toEqual(['Blue', 'Blue'])
    const asked: unknown[] = []
    const guarded = (isBlocked: boolean): Effects => ({
      tasks: {
        blocksRemoval: async (_me, ids) => {
          asked.push(ids.length)
          return isBlocked
        },
      },
    })
    expect(await undo(ann, id, false, guarded(true))).toBe('undo.changed-since')
    expect(await knex('task_comments')).toHaveLength(2)
    expect(await undo(ann, id, false, guarded(false))).toBe(true)
    expect(asked).toEqual([2, 2])
    const twins = await ann.changes((me) =>
      changes.insertAll(me, Task, [taskRow(me, project.project_id, 'one'), taskRow(me, project.project_id, 'two')]),
    )
    expect(await undo(ann, twins, false, { tasks: {} })).toBe(true)
    const one = await ann.changes((me) => changes.insert(me, Task, taskRow(me, project.project_id, 'alone')))
    expect(await undo(ann, one, false, guarded(true))).toBe('undo.changed-since')
    expect(await undo(ann, one, false, guarded(false))).toBe(true)
    expect(asked).toEqual([2, 2, 1, 1])
  })
})

describeOnBothEngines('what follows from undo', (open) => {
  const start = async () => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const wall = await ann.task(project, { title: 'wall' })
    return { cast, ann, project, wall }
  }

  test('the checks of its tables come first, what they return and the effects last, each with its rows', async () => {
    const { ann, project, wall } = await start()
    const told: string[] = []
    const told2 = (what: string, rows: readonly RowChange[]) =>
      told.push(
        `${what}: ${rows.map(({ before, after }) => `${before?.['title'] ?? '–'} to ${after?.['title'] ?? '–'}`).join(', ')}`,
      )
    const effects: Effects = {
      task_comments: {
        beforeUndo: async () => {
          told.push('never')
          return null
        },
        afterUndo: [async () => void told.push('never')],
      },
      tasks: {
        beforeUndo: async (me, rows) => {
          told2('before', rows)
          return async () => {
            told2('checked', rows)
            told.push(`stored: ${(await Task.query(me.trx).findById(wall.task_id))?.title}`)
          }
        },
        afterUndo: [
          async (_me, rows) => void told2('after', rows),
          forEachRow(async (_me, row) => void told2('each', [row])),
        ],
        afterWrite: [async (_me, rows) => void told2('written', rows)],
      },
      projects: {},
    }
    const id = await ann.changes(async (me) => {
      await edit(me, wall, { title: 'walls' })
      await changes.insert(me, Task, taskRow(me, project.project_id, 'door'))
      await changes.update(me, project, { name: 'House' })
    }, effects)
    expect(told.splice(0)).toEqual(['written: wall to walls, – to door'])
    expect(await undo(ann, id, false, effects)).toBe(true)
    expect(told).toEqual([
      'before: door to –, walls to wall',
      'after: door to –, walls to wall',
      'each: door to –',
      'each: walls to wall',
      'checked: door to –, walls to wall',
      'stored: wall',
    ])
  })

  test('a table that restores its rows in its own way is asked for each of them', async () => {
    const { ann, project } = await start()
    const asked: unknown[] = []
    const effects: Effects = {
      tasks: {
        customRestore: async (_me, { before }, given) => void asked.push([before?.['title'], given === effects]),
      },
    }
    const id = await ann.changes((me) =>
      changes.insertAll(me, Task, [taskRow(me, project.project_id, 'one'), taskRow(me, project.project_id, 'two')]),
    )
    expect(await undo(ann, id, false, effects)).toBe(true)
    expect(asked.splice(0)).toEqual([
      ['two', true],
      ['one', true],
    ])
    const one = await ann.changes((me) => changes.insert(me, Task, taskRow(me, project.project_id, 'three')))
    expect(await undo(ann, one, false, effects)).toBe(true)
    expect(await redo(ann, one, effects)).toBe(true)
    expect(asked).toEqual([
      ['three', true],
      [undefined, true],
    ])
  })

  test('one change that replaced another is taken back with it: the first one holds again', async () => {
    const { cast, ann, wall } = await start()
    const allEffects: Effects = { changes: { customRestore: restoreChange } }
    const title = async () => (await cast.database.knex('tasks').where({ task_id: wall.task_id }).first()).title
    const first = await ann.changes((me) => edit(me, wall, { title: 'walls' }))
    const second = await ann.changes(async (me) => {
      const change = await findChange(me, first ?? '')
      if (change) await undoChange(me, allEffects, change)
      await edit(me, wall, { title: 'doors' })
    })
    expect(await title()).toBe('doors')
    expect(await undo(ann, second, false, allEffects)).toBe(true)
    expect(await title()).toBe('walls')
    expect(await redo(ann, second, allEffects)).toBe(true)
    expect(await title()).toBe('doors')
    // Where the first has no time left it stays undone.
    await cast.database
      .knex('changes')
      .where({ change_id: first })
      .update({ expires_at: new Date(cast.clock.now().getTime() + 1) })
    expect(await undo(ann, second, false, allEffects)).toBe(true)
    expect(await title()).toBe('wall')
  })
})

describeOnBothEngines('the changes of a person', (open) => {
  const start = async () => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const wall = await ann.task(project, { title: 'wall' })
    const { knex } = cast.database
    const change = (label: string, minutes = 10) =>
      ann.acts(async (me) => {
        await edit(me, wall, { title: label })
        me.journal.undoMinutes = minutes
        return changes.recordChange(me, {}, label)
      })
    const newest = (more: Partial<Me> = {}) => ann.acts(async (me) => (await findNewestChange(me))?.label, more)
    const recent = (more: Partial<Me> = {}) =>
      ann.acts(async (me) => (await listRecentChanges(me)).map(({ label }) => label), more)
    return { cast, ann, project, wall, knex, change, newest, recent }
  }

  test('the newest of ten minutes, whatever can be taken back for longer', async () => {
    const { cast, ann, change, newest, recent, knex } = await start()
    expect(await newest()).toBeUndefined()
    await change('fresh start', 60)
    await change('walls')
    const doors = await change('doors')
    expect(await newest()).toBe('doors')
    expect(await recent()).toEqual(['doors', 'walls', 'fresh start'])
    expect(await undo(ann, doors)).toBe(true)
    expect(await newest()).toBe('walls')
    expect(await recent()).toEqual(['walls', 'fresh start'])
    // Of two in one millisecond, always the same one.
    const same = await knex('changes').whereNull('undone_at').orderBy('change_id')
    await knex('changes').update({ created_at: cast.clock.now(), expires_at: new Date('2026-03-06T12:00:00Z') })
    expect(await newest()).toBe(same[0].label)
    cast.clock.advance({ minutes: 10, ms: -3 })
    expect(await newest()).toBeDefined()
    expect(await newest()).toBeUndefined()
    expect(await recent()).toHaveLength(2)
  })

  test('are no longer listed when their time is over, 25 at most', async () => {
    const { cast, change, recent } = await start()
    for (let index = 0; index < 26; index++) await change(`walls ${index}`)
    expect(await recent()).toEqual(Array.from({ length: 25 }, (_, index) => `walls ${25 - index}`))
    cast.clock.advance({ minutes: 11 })
    expect(await recent()).toEqual([])
  })

  test('of what is hidden here are left out, by whatever row they tell of it', async () => {
    const { ann, project, knex, change, newest, recent, wall } = await start()
    const zone = await knex('compass_zones').where({ user_id: ann.id }).first('zone_id')
    const secret = await ann.task(project, { title: 'secret', zone_id: zone.zone_id })
    const record = (label: string, work: (me: Me) => Promise<unknown>) =>
      ann.acts(async (me) => {
        await work(me)
        return changes.recordChange(me, {}, label)
      })
    await change('walls')
    await record('step of the wall', (me) => changes.insert(me, MicroStep, stepRow(me, wall)))
    const edited = await record('secret', (me) => edit(me, secret, { title: 'secrets' }))
    await record('comment', (me) => changes.insert(me, TaskComment, commentRow(me, secret.task_id, 'Blue')))
    await record('step', (me) => changes.insert(me, MicroStep, stepRow(me, secret)))
    await record('step done', async (me) => {
      const step = await MicroStep.query(me.trx).findOne({ parent_task_id: secret.task_id }).throwIfNotFound()
      await changes.update(me, step, { is_completed: true })
    })
    await record('session', (me) => changes.insert(me, FocusSession, sessionRow(me, secret)))
    await record('session over', async (me) => {
      const session = await FocusSession.query(me.trx).findOne({ task_id: secret.task_id }).throwIfNotFound()
      await changes.update(me, session, { ended_at: me.now })
    })
    const all = ['session over', 'session', 'step done', 'step', 'comment', 'secret', 'step of the wall', 'walls']
    const slack = { platform: 'slack' }
    expect(await recent(slack)).toEqual(all)
    await knex('zone_platforms').insert({
      zone_platform_id: newId(),
      zone_id: zone.zone_id,
      platform: 'slack',
      is_hidden: true,
      created_at: new Date(),
    })
    expect(await recent({ platform: 'discord' })).toEqual(all)
    expect(await recent(slack)).toEqual(['step of the wall', 'walls'])
    expect(await newest(slack)).toBe('step of the wall')
    expect(await undo(ann, edited, false, {}, slack)).toBe('no such change')
    expect(await undo(ann, edited, false, {}, { platform: 'discord' })).toBe(true)
    // No other change names the task then.
    for (const label of ['step done', 'session over']) {
      await knex('changes').update({ undone_at: new Date() })
      await knex('changes').where({ label }).update({ undone_at: null })
      expect(await recent(slack), label).toEqual([])
      expect(await recent(), label).toEqual([label])
    }
  })
})

test('of an image, instants are read where a column holds one', () => {
  const text = '2026-03-05T10:00:00.000Z'
  const instants = { created_at: text, due_date: text, last_login: text }
  const others = {
    title: text,
    due_date_text: text,
    local_date: '2026-03-05',
    told_at: `on ${text}`,
    counted_at: 5,
    undone_at: null,
  }
  const at = new Date(text)
  expect(parseInstants({ ...instants, ...others })).toEqual({ created_at: at, due_date: at, last_login: at, ...others })
})

const stepRow = (me: Me, { task_id }: Task) => ({
  step_id: newId(),
  parent_task_id: task_id,
  step_number: 1,
  description: 'Open the tin',
  estimated_minutes: 2,
  created_at: me.now,
})

const sessionRow = (me: Me, { task_id }: Task) => ({
  session_id: newId(),
  user_id: me.user.user_id,
  task_id,
  duration_minutes: 25,
  started_at: me.now,
  is_completed: false,
  interruptions: 0,
})
