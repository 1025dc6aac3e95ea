// What has had its time goes; what is still needed stays.
import { describe, expect, test } from 'vitest'
import { registerCard } from '../../../src/domain/request/cards.ts'
import { newId } from '../../../src/models/id.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { linked } from '../../support/linking.ts'
import { purgeAt } from '../../support/purging.ts'
import { talk, textOf } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('purge', (open) => {
  test('changes, drafts and delivery keys go when their time is over, not before', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann')
    await ann.says('Buy milk', { deliveryId: 'one' })
    await ann.says('split milk')
    const counts = async () =>
      Promise.all(
        ['changes', 'drafts', 'processed_requests', 'tasks'].map(async (table) =>
          Number((await database.knex(table).count({ rows: '*' }))[0]?.['rows']),
        ),
      )
    const before = await counts()
    expect(before.every((rows) => rows > 0)).toBe(true)
    await purgeAt(database, earth.clock.now())
    expect(await counts()).toEqual(before)
    earth.clock.advance({ days: 2 })
    await purgeAt(database, earth.clock.now())
    expect(await counts()).toEqual([0, 0, 0, before[3]])
    expect((await ann.says('task list')).view).toBeDefined()
    expect(earth.errors).toEqual([])
  })

  test('of a link nothing is left after ninety days but the person', async () => {
    const earth = await world(await open())
    const { first: ann } = await linked(earth)
    const { knex } = earth.database
    for (const [days, left] of [
      [2, 1],
      [90, 0],
    ] as const) {
      earth.clock.advance({ days })
      await purgeAt(earth.database, earth.clock.now())
      expect(await knex('link_codes')).toEqual([])
      expect(await knex('schedules').where({ kind: 'link' })).toHaveLength(left)
    }
    await talk(ann, [['auth show', 'One person, 2 accounts']])
  })

  describe('many rows', () => {
    const LONG_AGO = new Date('2025-01-01T08:00:00Z')

    /** Ann, and so many nudges of hers that are over. */
    async function backlog(count: number) {
      const earth = await world(await open())
      const ann = earth.person('ann')
      await ann.says('Buy milk')
      const { knex } = earth.database
      const { user_id } = await knex('users').first()
      const schedule_id = newId()
      const at = { created_at: LONG_AGO, updated_at: LONG_AGO }
      await knex('schedules').insert({ schedule_id, user_id, kind: 'evening', is_active: true, ...at })
      const rows = Array.from({ length: count }, (_, index) => nudge(schedule_id, user_id, `${index}`))
      for (let from = 0; from < count; from += 500) await knex('nudges').insert(rows.slice(from, from + 500))
      const left = async () => Number((await knex('nudges').count({ rows: '*' }))[0]?.['rows'])
      return { earth, ann, knex, user_id, schedule_id, left }
    }
    const nudge = (schedule_id: string, user_id: string, slot: string, more = {}) => ({
      ...{ nudge_id: newId(), schedule_id, user_id, slot, local_date: '2025-01-01', priority: 1, is_timed: false },
      ...{ state: 'sent', due_at: LONG_AGO, try_at: LONG_AGO, created_at: LONG_AGO, ...more },
    })

    test('go a step at a time, and people are answered between two steps', async () => {
      const { earth, ann, left } = await backlog(450)
      const steps: number[] = []
      const answered: string[] = []
      const report = await purgeAt(earth.database, earth.clock.now(), {
        stepSize: 200,
        onStep: (table, deleted) => table === 'nudges' && steps.push(deleted),
        rest: async () => {
          answered.push(textOf(await ann.says('task list')))
        },
      })
      expect(steps.every((size) => size <= 200)).toBe(true)
      expect(steps.length).toBeGreaterThanOrEqual(3)
      expect(report).toMatchObject({ nudges: 450 })
      expect(answered.length).toBeGreaterThan(3)
      expect(answered.every((text) => text.includes('Buy milk'))).toBe(true)
      expect(await left()).toBe(0)
      expect(earth.errors).toEqual([])
    })

    test('what a step has deleted stays deleted where the next one fails, or is not begun', async () => {
      const { earth, left } = await backlog(450)
      let begun = 0
      await purgeAt(earth.database, earth.clock.now(), {
        stepSize: 200,
        isStopped: () => begun > 0,
        onStep: () => begun++,
      })
      const afterOne = await left()
      expect(afterOne).toBeLessThan(450)
      expect(afterOne).toBeGreaterThan(0)
      const broken = purgeAt(earth.database, earth.clock.now(), {
        stepSize: 200,
        onStep: () => {
          throw new Error('The power went')
        },
      })
      await expect(broken).rejects.toThrow('The power went')
      expect(await left()).toBeLessThan(afterOne)
    })

    test('of two processes one deletes; when it falls silent, the other goes on', async () => {
      const { earth, left } = await backlog(10)
      const { database, clock } = earth
      await purgeAt(database, clock.now(), {
        holder: 'one',
        isStopped: () => false,
        stepSize: 1,
        onStep: () => undefined,
      })
      expect(await left()).toBe(0)
      expect(await purgeAt(database, clock.now(), { holder: 'two' })).toBeNull()
      clock.advance({ minutes: 2 })
      // On PostgreSQL a lease lasts by the clock of the database.
      await database.knex('leases').where({ lease_id: 'purge' }).update({ expires_at: LONG_AGO })
      expect(await purgeAt(database, clock.now(), { holder: 'two' })).not.toBeNull()
    })

    test('a nudge ends whatever became of it; one of the last ninety days stays', async () => {
      const { earth, knex, user_id, schedule_id } = await backlog(0)
      const recent = new Date(earth.clock.now().getTime() - 89 * 86_400_000)
      await knex('nudges').insert([
        ...['pending', 'sending', 'unknown', 'failed', 'missed', 'dropped', 'sent'].map((state) =>
          nudge(schedule_id, user_id, state, { state }),
        ),
        nudge(schedule_id, user_id, 'recent', { due_at: recent }),
      ])
      await purgeAt(earth.database, earth.clock.now())
      expect(await knex('nudges').pluck('slot')).toEqual(['recent'])
    })
  })

  test('cards of what is long done go, and spent schedules; what is open keeps its own', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann')
    const lines = ['Call the bank tomorrow at 9:00', 'Buy milk', 'Water plants', 'habit add Read at:21:00', 'focus 25']
    for (const line of lines) {
      const { view } = await ann.says(line)
      if (view.card) await ann.acts((me) => registerCard(me, view.card ?? { kind: '', id: '' }, 'with-ann', newId()))
    }
    await ann.says('stop')
    await ann.says('done milk')
    await ann.says('drop plants')
    const { knex } = database
    const titles = async () =>
      (await knex('cards')
        .join('tasks', 'tasks.task_id', 'cards.subject_id')
        .orderBy('title')
        .pluck('title')) as string[]
    const kinds = async () =>
      [...new Set<string>(await knex('schedules').whereNotNull('subject_id').pluck('kind'))].toSorted()
    expect(await titles()).toEqual(['Buy milk', 'Call the bank', 'Water plants'])
    expect(await kinds()).toEqual(['focus-end', 'habit', 'task'])
    earth.clock.advance({ days: 89 })
    await purgeAt(database, earth.clock.now())
    expect(await titles()).toEqual(['Buy milk', 'Call the bank', 'Water plants'])
    earth.clock.advance({ days: 2 })
    // Nothing has ticked here: the task's reminder was planned by nobody.
    await knex('schedules').where({ kind: 'task' }).update({ next_due_at: null })
    await purgeAt(database, earth.clock.now())
    expect(await titles()).toEqual(['Call the bank'])
    expect(await knex('cards').where({ subject_kind: 'habit' })).toHaveLength(1)
    expect(await kinds()).toEqual(['habit', 'task'])
    await talk(ann, [['done bank', 'Done: Call the bank']])
    earth.clock.advance({ days: 91 })
    await purgeAt(database, earth.clock.now())
    expect(await titles()).toEqual([])
    expect(await kinds()).toEqual(['habit'])
    expect(earth.errors).toEqual([])
  })
})
