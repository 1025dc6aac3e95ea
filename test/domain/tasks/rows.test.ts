// Which tasks a person sees and which they may change: by project, by who has them, by what is hidden where they ask.
import { expect, test } from 'vitest'
import type { Me } from '../../../src/domain/request/me.ts'
import * as rows from '../../../src/domain/tasks/rows.ts'
import { CompassZone } from '../../../src/models/compass-zone.ts'
import { FocusSession } from '../../../src/models/focus-session.ts'
import { newId } from '../../../src/models/id.ts'
import { MorningRitual } from '../../../src/models/morning-ritual.ts'
import { Task } from '../../../src/models/task.ts'
import { User } from '../../../src/models/user.ts'
import { ZonePlatform } from '../../../src/models/zone-platform.ts'
import { DomainError } from '../../../src/user-error.ts'
import { type Actor, castOf } from '../../support/actors.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const titles = async (tasks: PromiseLike<readonly Task[]>): Promise<string[]> =>
  (await tasks).map(({ title }) => title).toSorted()

const seenBy = (actor: Actor, more: Partial<Me> = {}, list = rows.visibleTasks): Promise<string[]> =>
  actor.acts((me) => titles(list(me)), more)

describeOnBothEngines('tasks', (open) => {
  /** Ann's flat with Ben in it; Eve has nothing to do with it. */
  const flat = async () => {
    const cast = castOf(await open())
    const [ann, ben, eve] = [await cast.person('ann'), await cast.person('ben'), await cast.person('eve')]
    const project = await ann.project('Flat', ben)
    const other = await eve.project('Boat')
    return { cast, ann, ben, eve, project, other }
  }

  test('are seen by the owner and the members of their project', async () => {
    const { ann, ben, eve, project, other } = await flat()
    const wall = await ann.task(project, { title: 'wall' })
    await eve.task(other, { title: 'sail' })
    // Somebody has it, and is no member any more.
    await eve.task(project, { title: 'left behind' })
    expect(await seenBy(ann)).toEqual(['left behind', 'wall'])
    expect(await seenBy(ben)).toEqual(['left behind', 'wall'])
    expect(await seenBy(eve)).toEqual(['sail'])
    const isFound = (actor: Actor) => actor.acts(async (me) => (await rows.findTask(me, wall.task_id)) !== undefined)
    expect([await isFound(ann), await isFound(ben), await isFound(eve)]).toEqual([true, true, false])
  })

  test('are one’s own while they are assigned and not dropped, and open while there is something to do', async () => {
    const { cast, ann, ben, project } = await flat()
    const old = await ann.project('Old')
    await ann.task(project, { title: 'mine' })
    await ann.task(project, { title: 'his', assignee_id: ben.id })
    await ann.task(project, { title: 'nobody’s', assignee_id: null })
    await ann.task(project, { title: 'dropped', delegation_mode: 'delete' })
    await ann.task(project, { title: 'done', status: 'done' })
    await ann.task(old, { title: 'archived' })
    await cast.database.knex('projects').where({ project_id: old.project_id }).update({ is_active: false })
    expect(await seenBy(ann)).toEqual(['archived', 'done', 'dropped', 'his', 'mine', 'nobody’s'])
    expect(await seenBy(ann, {}, rows.ownTasks)).toEqual(['archived', 'done', 'mine'])
    expect(await seenBy(ann, {}, rows.openTasks)).toEqual(['mine'])
    expect(await seenBy(ben, {}, rows.openTasks)).toEqual(['his'])
  })

  test('of a zone that is hidden on a platform are not there, for the person who hid it', async () => {
    const { ann, ben, project } = await flat()
    const zoneOf = (actor: Actor, name: string) =>
      actor.acts((me) => CompassZone.query(me.trx).findOne({ user_id: actor.id, name }).throwIfNotFound())
    const [work, life] = [await zoneOf(ann, 'Work'), await zoneOf(ann, 'Life')]
    const bens = await zoneOf(ben, 'Work')
    const put = (zone: CompassZone, flags: Partial<ZonePlatform>) =>
      ann.acts((me) =>
        ZonePlatform.query(me.trx).insert({
          zone_platform_id: newId(),
          zone_id: zone.zone_id,
          platform: 'slack',
          created_at: me.now,
          ...flags,
        }),
      )
    await put(work, { is_hidden: true })
    await put(life, { is_hidden: false })
    await put(bens, { is_hidden: true })
    for (const [title, zone] of [
      ['report', work],
      ['shelf', life],
      ['his report', bens],
      ['anything', null],
    ] as const)
      await ann.task(project, { title, zone_id: zone?.zone_id ?? null })
    const all = ['anything', 'his report', 'report', 'shelf']
    expect(await seenBy(ann, { platform: 'discord' })).toEqual(all)
    expect(await seenBy(ann, { platform: 'slack' })).toEqual(['anything', 'his report', 'shelf'])
    expect(await seenBy(ben, { platform: 'slack' })).toEqual(['anything', 'report', 'shelf'])
    // A program whose token is for one zone sees that one alone; for all of them, what a person sees.
    const access = (zoneId: string | null) => ({ access: { tokenId: 'token', scope: 'read' as const, zoneId } })
    expect(await seenBy(ann, { platform: 'web', ...access(life.zone_id) })).toEqual(['his report', 'shelf'])
    expect(await seenBy(ann, { platform: 'slack', ...access(work.zone_id) })).toEqual(['his report'])
    expect(await seenBy(ann, { platform: 'slack', ...access(null) })).toEqual(['anything', 'his report', 'shelf'])
  })

  test('are changed by who has them, by the owner of the project, and by anybody where nobody has them', async () => {
    const { cast, ann, ben, eve, project } = await flat()
    const hers = await ann.task(project, { title: 'hers' })
    const his = await ann.task(project, { title: 'his', assignee_id: ben.id })
    const free = await ann.task(project, { title: 'free', assignee_id: null })
    const may = async (actor: Actor, task: Task) => {
      const isAllowed = await actor.acts((me) => rows.mayChangeTask(me, task))
      const locked = await actor
        .acts((me) => rows.lockTaskForChange(me, task))
        .then(({ title }) => title)
        .catch((error: DomainError) => error.code)
      return [isAllowed, locked]
    }
    expect(await may(ann, hers)).toEqual([true, 'hers'])
    expect(await may(ann, his)).toEqual([true, 'his'])
    expect(await may(ann, free)).toEqual([true, 'free'])
    expect(await may(ben, his)).toEqual([true, 'his'])
    expect(await may(ben, free)).toEqual([true, 'free'])
    expect(await may(ben, hers)).toEqual([false, 'task.held-by-other'])
    expect(await may(eve, hers)).toEqual([false, 'task.gone'])
    expect(await ann.acts((me) => rows.isProjectOwner(me, hers))).toBe(true)
    expect(await ben.acts((me) => rows.isProjectOwner(me, hers))).toBe(false)
    expect(await ann.acts((me) => rows.isProjectOwner(me, Task.fromJson({ project_id: null })))).toBe(false)
    const gone = await cast.database.knex('tasks').where({ task_id: hers.task_id }).delete()
    expect([gone, await may(ann, hers)]).toEqual([1, [true, 'task.gone']])
  })

  test('that somebody else has: who that is, and what can be asked for', async () => {
    const { cast, ann, ben, project } = await flat()
    const hers = await ann.task(project)
    const refusal = async () => {
      const error: unknown = await ben.acts((me) => rows.lockTaskForChange(me, hers)).catch((thrown: unknown) => thrown)
      return error instanceof DomainError ? { facts: error.facts, intents: error.intents } : error
    }
    const intents = [
      { command: 'task give', values: { task: hers.task_id, to: ben.id } },
      { command: 'comment add', values: { task: hers.task_id } },
    ]
    expect(await refusal()).toEqual({ facts: { holder: 'ann' }, intents })
    await ann.acts((me) => User.query(me.trx).findById(ann.id).patch({ full_name: 'Ann Arbor', updated_at: me.now }))
    expect(await refusal()).toEqual({ facts: { holder: 'Ann Arbor' }, intents })
    expect(cast.clock.now()).toBeInstanceOf(Date)
  })

  test('read again carry what is stored, and are drawn anew', async () => {
    const { ann, project } = await flat()
    const given = await ann.task(project)
    const [title, touched] = await ann.acts(async (me) => {
      rows.refreshTask(me, given, Task.fromDatabaseJson({ ...given.$toDatabaseJson(), title: 'Paint doors' }))
      return [given.title, [...me.journal.touched.values()]]
    })
    expect(title).toBe('Paint doors')
    expect(touched).toEqual([{ kind: 'task', id: given.task_id }])
  })

  test('the current one: of the session, else what was begun last, else the first pick that is open', async () => {
    const { cast, ann, ben, project } = await flat()
    const current = (actor = ann) => actor.acts(async (me) => (await rows.findCurrentTask(me))?.title)
    const isFocusing = (more: Partial<Me> = {}) => ann.acts(rows.isFocusing, more)
    const [one, two, three] = [
      await ann.task(project, { title: 'one' }),
      await ann.task(project, { title: 'two' }),
      await ann.task(project, { title: 'three' }),
    ]
    expect(await current()).toBeUndefined()
    const plan = (day: string, picks: readonly (Task | null)[], who = ann) =>
      ann.acts((me) =>
        MorningRitual.query(me.trx).insert({
          ritual_id: newId(),
          user_id: who.id,
          completion_date: day,
          focus_task_1_id: picks[0]?.task_id ?? null,
          focus_task_2_id: picks[1]?.task_id ?? null,
          focus_task_3_id: picks[2]?.task_id ?? null,
          completed_at: me.now,
          skipped: false,
        }),
      )
    await plan('2026-03-04', [one])
    await plan('2026-03-05', [three], ben)
    expect(await current()).toBeUndefined()
    await plan('2026-03-05', [two, three, one])
    const set = (task: Task, patch: Partial<Task>) =>
      ann.acts((me) =>
        Task.query(me.trx)
          .findById(task.task_id)
          .patch({ ...patch, updated_at: me.now }),
      )
    expect(await current()).toBe('two')
    await set(two, { status: 'done' })
    expect(await current()).toBe('three')
    await set(three, { delegation_mode: 'delete' })
    expect(await current()).toBe('one')
    await set(one, { assignee_id: ben.id })
    expect(await current()).toBeUndefined()
    const [early, late] = [
      await ann.task(project, { title: 'early', status: 'in_progress' }),
      await ann.task(project, { title: 'late', status: 'in_progress' }),
    ]
    expect(await current()).toBe('late')
    await set(early, {})
    expect(await current()).toBe('early')
    await set(late, { assignee_id: ben.id })
    expect(await current(ben)).toBe('late')
    const session = (task: Task, who: Actor, ended_at: Date | null) =>
      ann.acts((me) =>
        FocusSession.query(me.trx).insert({
          session_id: newId(),
          user_id: who.id,
          task_id: task.task_id,
          duration_minutes: 25,
          started_at: me.now,
          ended_at,
          is_completed: false,
          interruptions: 0,
        }),
      )
    expect(await isFocusing()).toBe(false)
    await session(one, ann, cast.clock.now())
    await session(two, ben, null)
    expect(await current()).toBe('early')
    expect(await isFocusing()).toBe(false)
    await session(three, ann, null)
    expect(await current()).toBe('three')
    const { knex } = cast.database
    const stored = await knex('tasks').where({ task_id: three.task_id }).first()
    const found = await ann.acts(rows.findCurrentTask)
    expect(Object.keys(found ?? {}).toSorted()).toEqual(Object.keys(stored).toSorted())
    expect(await isFocusing()).toBe(true)
    // The first read of a request said that none is open: that is not asked again.
    expect(await isFocusing({ mayHaveOpenSession: false })).toBe(false)
  })
})
