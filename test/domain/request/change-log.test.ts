// The change log: what a request wrote, column by column, so that it can be taken back.
import type { ModelClass } from 'objection'
import { expect, test } from 'vitest'
import * as changes from '../../../src/domain/request/change-log.ts'
import type { Me, RowChange } from '../../../src/domain/request/me.ts'
import type { Effects } from '../../../src/domain/request/table-effects.ts'
import { models } from '../../../src/models/all.ts'
import { newId } from '../../../src/models/id.ts'
import { ProjectMember } from '../../../src/models/project-member.ts'
import type { Row } from '../../../src/models/row.ts'
import { Task, type TaskStatus } from '../../../src/models/task.ts'
import { castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const BLOCKED: TaskStatus = 'blocked'

const taskRow = (me: Me, project_id: string, title: string) => ({
  task_id: newId(),
  title,
  description: '',
  project_id,
  assignee_id: me.user.user_id,
  created_at: me.now,
  updated_at: me.now,
})

describeOnBothEngines('what is written', (open) => {
  const start = async () => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const { knex } = cast.database
    /** What a request logged, and the statements that write which it took, and how many values each of them carries. */
    const logged = async (work: (me: Me) => PromiseLike<unknown>) => {
      const statements: string[] = []
      const values: number[] = []
      const listen = ({ sql, bindings }: { readonly sql: string; readonly bindings: readonly unknown[] }) => {
        const [, verb, table] = /^(insert into|update|delete from) .(\w+)/.exec(sql) ?? []
        if (verb === undefined) return
        statements.push(`${verb} ${table}`)
        values.push(bindings.length)
      }
      knex.on('query', listen)
      const rowChanges = await ann.acts(async (me) => {
        await work(me)
        return me.journal.rowChanges
      })
      knex.removeListener('query', listen)
      return { rowChanges, statements, values }
    }
    const stored = (id: string) => ann.acts((me) => Task.query(me.trx).findById(id).throwIfNotFound())
    return { cast, ann, project, knex, logged, stored }
  }

  test('a new row is logged whole, with what the table adds', async () => {
    const { logged, project, stored } = await start()
    let made: Task | undefined
    const { rowChanges } = await logged(async (me) => {
      made = await changes.insert(me, Task, taskRow(me, project.project_id, 'wall'))
    })
    const [image] = rowChanges
    expect(rowChanges).toHaveLength(1)
    expect(image).toMatchObject({ table: 'tasks', id: made?.task_id, before: null })
    expect(image?.after).toMatchObject({ title: 'wall', status: 'todo', priority: 'medium', due_date: null })
    expect(image?.after).toEqual(changes.rowValues(await stored(made?.task_id ?? '')))
    expect(typeof image?.after?.['created_at']).toBe('string')
  })

  test('many new rows take a statement for five hundred, none take none', async () => {
    const { logged, project } = await start()
    const { rowChanges, statements } = await logged((me) =>
      changes.insertAll(
        me,
        Task,
        Array.from({ length: 1001 }, (_, index) => taskRow(me, project.project_id, `task ${index}`)),
      ),
    )
    expect(statements).toEqual(['insert into tasks', 'insert into tasks', 'insert into tasks'])
    expect(rowChanges.map(({ after }) => after?.['title'])).toEqual(
      Array.from({ length: 1001 }, (_, index) => `task ${index}`),
    )
    expect(await logged((me) => changes.insertAll(me, Task, []))).toEqual({
      rowChanges: [],
      statements: [],
      values: [],
    })
  })

  test('of a changed row only what differs, before and after', async () => {
    const { ann, logged, project, stored, cast } = await start()
    const wall = await ann.task(project, { title: 'wall' })
    const due_date = new Date('2026-03-06T12:00:00Z')
    const { rowChanges } = await logged((me) => changes.update(me, wall, { title: 'walls', status: 'todo', due_date }))
    const stamp = { updated_at: expect.any(String) }
    expect(rowChanges).toEqual([
      {
        table: 'tasks',
        id: wall.task_id,
        before: { title: 'wall', due_date: null, ...stamp },
        after: { title: 'walls', due_date: due_date.toISOString(), ...stamp },
      },
    ])
    expect(await stored(wall.task_id)).toMatchObject({ title: 'walls', due_date })
    expect((await stored(wall.task_id)).updated_at.getTime()).toBeLessThanOrEqual(cast.clock.now().getTime())
    // Nothing differs, or nothing but what is derived: nothing is written.
    const nothing = { rowChanges: [], statements: [], values: [] }
    expect(await logged((me) => changes.update(me, wall, { title: 'walls', due_date: new Date(due_date) }))).toEqual(
      nothing,
    )
    expect(await logged((me) => changes.update(me, wall, { total_minutes: 50 }))).toEqual(nothing)
  })

  test('a table without a time of change gets none', async () => {
    const { ann, cast, project, logged } = await start()
    const [ben, cat] = [await cast.person('ben'), await cast.person('cat')]
    const member = await ann.acts((me) =>
      changes.insert(me, ProjectMember, {
        project_member_id: newId(),
        project_id: project.project_id,
        user_id: ben.id,
        created_at: me.now,
      }),
    )
    const { rowChanges, statements } = await logged((me) => changes.update(me, member, { user_id: cat.id }))
    expect(rowChanges.map(({ before, after }) => [before, after])).toEqual([[{ user_id: ben.id }, { user_id: cat.id }]])
    expect(statements).toEqual(['update project_members'])
    expect(await logged((me) => changes.update(me, member, { seen_at: me.now }))).toEqual({
      rowChanges: [],
      statements: [],
      values: [],
    })
  })

  test('many changed rows take a statement for each way they change', async () => {
    const { ann, logged, project, stored } = await start()
    const tasks = [
      await ann.task(project, { title: 'one' }),
      await ann.task(project, { title: 'two' }),
      await ann.task(project, { title: 'three', status: 'blocked' }),
      await ann.task(project, { title: 'four' }),
    ]
    const { rowChanges, statements } = await logged((me) =>
      changes.updateAll(me, tasks, ({ title }) =>
        title === 'four' ? { title: 'fourth', status: BLOCKED } : { status: BLOCKED },
      ),
    )
    expect(statements).toEqual(['update tasks', 'update tasks'])
    expect(rowChanges.map(({ id }) => id)).toEqual([tasks[0], tasks[1], tasks[3]].map((task) => task?.task_id))
    expect(rowChanges[0]).toMatchObject({ table: 'tasks', before: { status: 'todo' }, after: { status: 'blocked' } })
    expect(Object.keys(rowChanges[0]?.after ?? {}).toSorted()).toEqual(['status', 'updated_at'])
    for (const task of tasks) expect((await stored(task.task_id)).status).toBe('blocked')
    expect((await stored(tasks[3]?.task_id ?? '')).title).toBe('fourth')
    const untouched = await stored(tasks[2]?.task_id ?? '')
    expect(untouched.updated_at).toEqual(untouched.created_at)
  })

  test('a thousand and one alike take three', async () => {
    const { ann, logged, project, knex } = await start()
    await ann.changes((me) =>
      changes.insertAll(
        me,
        Task,
        Array.from({ length: 1001 }, (_, index) => taskRow(me, project.project_id, `task ${index}`)),
      ),
    )
    const { rowChanges, statements, values } = await logged(async (me) =>
      changes.updateAll(me, await Task.query(me.trx), () => ({ status: BLOCKED })),
    )
    expect(statements).toEqual(['update tasks', 'update tasks', 'update tasks'])
    // The status, the time, and the ids of those of its turn: a database takes only so many values at once.
    expect(values).toEqual([502, 502, 3])
    expect(rowChanges).toHaveLength(1001)
    expect(await knex('tasks').whereNot({ status: 'blocked' })).toEqual([])
  })

  test('a removed row is logged whole', async () => {
    const { ann, logged, project, knex } = await start()
    const wall = await ann.task(project, { title: 'wall' })
    const { rowChanges } = await logged((me) => changes.remove(me, wall))
    expect(rowChanges).toEqual([{ table: 'tasks', id: wall.task_id, before: changes.rowValues(wall), after: null }])
    expect(await knex('tasks')).toEqual([])
  })
})

describeOnBothEngines('the change of a request', (open) => {
  const start = async () => {
    const cast = castOf(await open())
    const ann = await cast.person('ann')
    const project = await ann.project('Flat')
    const { knex } = cast.database
    const write = (me: Me) => changes.insert(me, Task, taskRow(me, project.project_id, 'wall'))
    const stored = async () => {
      const [row] = await knex('changes')
      return { ...row, images: JSON.parse(row.images) as RowChange[] }
    }
    return { cast, ann, write, stored, knex }
  }

  test('is stored once, with its label, its rows and its end', async () => {
    const { cast, ann, write, stored, knex } = await start()
    const told: (readonly RowChange[])[] = []
    const effects: Effects = { tasks: { afterWrite: [async (_me, rows) => void told.push(rows)] } }
    const [first, again] = await ann.acts(async (me) => {
      await write(me)
      const id = await changes.recordChange(me, effects, `Added ${'x'.repeat(300)}`)
      expect(me.journal.rowChanges).toEqual([])
      expect(me.journal.changeId).toBe(id)
      return [id, await changes.recordChange(me, effects, 'Nothing more')]
    })
    expect(again).toBe(first)
    expect(await knex('changes')).toHaveLength(1)
    const row = await stored()
    expect(row).toMatchObject({ change_id: first, user_id: ann.id, undone_at: null })
    expect(row.label).toHaveLength(255)
    expect(row.label.startsWith('Added xxx')).toBe(true)
    expect(new Date(row.created_at)).toEqual(cast.clock.now())
    expect(new Date(row.expires_at).getTime() - new Date(row.created_at).getTime()).toBe(600_000)
    expect(row.images).toEqual(told.flat())
    expect(row.images).toMatchObject([{ table: 'tasks', before: null, after: { title: 'wall' } }])
  })

  test('of nothing is none', async () => {
    const { ann, knex } = await start()
    expect(await ann.changes(async () => undefined)).toBeNull()
    expect(await knex('changes')).toEqual([])
  })

  test('lasts as long as the request says, and takes along what it took back before', async () => {
    const { cast, ann, write, stored } = await start()
    await ann.acts(async (me) => {
      await write(me)
      me.journal.undoMinutes = 60
      me.journal.undoneChangeIds.push('the one before')
      await changes.recordChange(me, {}, 'Instead')
      expect(me.journal.undoneChangeIds).toEqual([])
    })
    const row = await stored()
    expect(new Date(row.expires_at).getTime() - new Date(row.created_at).getTime()).toBe(3_600_000)
    expect(row.images).toMatchObject([
      {
        table: 'changes',
        id: 'the one before',
        before: { undone_at: null },
        after: { undone_at: cast.clock.now().toISOString() },
      },
      { table: 'tasks' },
    ])
  })
})

/** An empty row of a model, whose type says that it might be abstract. */
const rowOf = (model: unknown): Row => (model as ModelClass<Row>).fromJson({})

describeOnBothEngines('columns that are derived', (open) => {
  test('are those of these tables, and each is there', async () => {
    const { knex } = await open()
    const derived = new Map(
      models.map((model): [string, readonly string[]] => [model.tableName, changes.derivedColumns(rowOf(model))]),
    )
    expect([...derived].flatMap(([table, names]) => (names.length > 0 ? [table] : [])).toSorted()).toEqual([
      'calendars',
      'compass_zones',
      'focus_signals',
      'habit_counts',
      'habits',
      'if_thens',
      'project_members',
      'projects',
      'recurrences',
      'runways',
      'schedules',
      'task_starts',
      'tasks',
      'users',
      'webhooks',
    ])
    for (const [table, names] of derived) {
      const columns = Object.keys(await knex(table).columnInfo())
      expect(
        names.filter((name) => !columns.includes(name)),
        table,
      ).toEqual([])
    }
  })
})

test.each([
  [1, 1, true],
  ['1', 1, false],
  [null, undefined, true],
  [undefined, undefined, true],
  [null, '', false],
  [false, null, false],
  ['2026-03-05', '2026-03-06', false],
])('%j and %j are the same: %s', (a, b, isSame) => {
  expect(changes.isSameValue(a, b)).toBe(isSame)
})
