// The runtime learns other clock changes: what was stored by the old ones follows the wall clocks people meant.
// The old data is played by what it would have stored: everything an hour off, under another version.
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { findOutdatedZoneData, recomputeForZoneData } from '../../src/domain/reminders/schedules/index.ts'
import { zoneDataVersion } from '../../src/time/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged } from '../support/nudging.ts'
import { talk, textOf } from '../support/talk.ts'

const HOUR = 3_600_000

/** As a runtime would have stored it that believed the zone's clocks to be `hours` behind. */
async function believed({ knex }: Database, hours: number): Promise<void> {
  const off = (at: Date) => new Date(at.getTime() + hours * HOUR)
  for (const { schedule_id, next_due_at } of await knex('schedules')
    .whereNotNull('next_due_at')
    .whereNotNull('local_time'))
    await knex('schedules')
      .where({ schedule_id })
      .update({ next_due_at: off(next_due_at) })
  for (const { task_id, due_date } of await knex('tasks').whereNotNull('due_date'))
    await knex('tasks')
      .where({ task_id })
      .update({ due_date: off(due_date) })
  for (const { goal_id, target_date } of await knex('goals').whereNotNull('target_date'))
    await knex('goals')
      .where({ goal_id })
      .update({ target_date: off(target_date) })
  for (const { project_id, start_date, end_date } of await knex('projects').whereNotNull('start_date'))
    await knex('projects')
      .where({ project_id })
      .update({ start_date: off(start_date), end_date: off(end_date) })
  for (const { nudge_id, due_at, try_at } of await knex('nudges').where({ state: 'pending' }))
    await knex('nudges')
      .where({ nudge_id })
      .update({ due_at: off(due_at), try_at: off(try_at) })
  await knex('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
}

const stored = async ({ knex }: Database) => ({
  schedules: await knex('schedules').orderBy('schedule_id').pluck('next_due_at'),
  tasks: await knex('tasks').orderBy('task_id').pluck('due_date'),
  goals: await knex('goals').orderBy('goal_id').pluck('target_date'),
  starts: await knex('projects').orderBy('project_id').pluck('start_date'),
  ends: await knex('projects').orderBy('project_id').pluck('end_date'),
})

describeOnBothEngines('new zone data', (open) => {
  test.each([1, -1])('what an old one stored %i h off is said by the clock people meant', async (hours) => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [
      ['Call the doctor tomorrow at 14:00', 'Added: Call the doctor'],
      ['habit add Meds at:09:00', 'Meds'],
    ])
    await heart.beat()
    const meant = await stored(earth.database)
    await believed(earth.database, hours)
    await heart.restart()
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
    // Twice is once.
    await earth.database.knex('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
    await heart.restart()
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
    expect(textOf(await ann.says('call the doctor'))).not.toContain('15:00')
    await heart.at('2026-03-03T07:59:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-03T08:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
    await heart.at('2026-03-04T12:59:00Z')
    // Tuesday's walk through the day: Meds once more, and nothing about the doctor yet.
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
    await heart.at('2026-03-04T13:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Call the doctor')])
  })

  test('what the new data had said already is said late, not swallowed; what was said is not said again', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [
      ['habit add Meds at:09:00', 'Meds'],
      ['habit add Walk at:08:00', 'Walk'],
    ])
    await heart.at('2026-03-03T07:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Walk/)])
    // By the old data Meds would have been at ten.
    await believed(earth.database, 1)
    await earth.database.knex('schedules').update({ updated_at: new Date('2026-03-03T07:00:00Z') })
    earth.clock.set('2026-03-03T08:20:00Z')
    await heart.restart()
    await heart.beat()
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
    await heart.at('2026-03-03T23:00:00Z')
    expect(heart.heard()).toEqual([])
  })

  test('what is planned and waits follows too', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [['habit add Meds at:09:00', 'Meds']])
    heart.faults.push({ state: 'later', afterMs: 60_000, scope: 'channel' })
    await heart.at('2026-03-03T08:00:00Z')
    expect(heart.heard()).toEqual([])
    await believed(earth.database, -2)
    await heart.restart()
    await heart.at('2026-03-03T07:30:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-03T08:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Meds/)])
  })

  test('where it fails at the start, the next beat tries again, and nothing waits for it', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [['habit add Meds at:09:00', 'Meds']])
    await heart.beat()
    const meant = await stored(earth.database)
    await believed(earth.database, 1)
    await heart.restart()
    await earth.database.knex.schema.renameTable('settings', 'settings_gone')
    await expect(heart.beat()).rejects.toThrow()
    earth.errors.splice(0)
    await earth.database.knex.schema.renameTable('settings_gone', 'settings')
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
  })

  test.each([1, -1])('dates without a time, and times nothing is said of, follow too: %i h', async (hours) => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [
      ['Buy milk friday', 'Added: Buy milk'],
      ['Water plants', 'Added: Water plants'],
      ['Call the doctor tomorrow at 14:00', 'Added: Call the doctor'],
      ['nudge set task on:no', /./],
      // Dated and moved while nothing is said of such times.
      ['Ring the bank friday at 10:00', 'Added: Ring the bank'],
      ['task move call the doctor to:saturday 9:30', /./],
      ['task add An idea saturday 16:00 type:idea', 'An idea'],
      ['goal add Portfolio by:"12 June"', 'Portfolio'],
      ['project add Flat starts:"1 April" ends:"30 April"', 'Flat'],
    ])
    await heart.beat()
    const meant = await stored(earth.database)
    expect(meant.tasks.map((each) => each?.toISOString() ?? null)).toEqual([
      '2026-03-06T22:59:00.000Z',
      null,
      '2026-03-07T08:30:00.000Z',
      '2026-03-06T09:00:00.000Z',
      '2026-03-07T15:00:00.000Z',
    ])
    await believed(earth.database, hours)
    await heart.restart()
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
    expect(await earth.database.knex('settings').pluck('setting_id')).toEqual(['zone_data'])
    await earth.database.knex('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
    await heart.restart()
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
  })

  test('who moved to another zone keeps the moments of their tasks, said or not', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [
      ['nudge set task on:no', /./],
      ['Ring the bank friday at 10:00', 'Added: Ring the bank'],
      ['Buy milk friday', 'Added: Buy milk'],
      ['me edit timezone:America/New_York', 'New York'],
    ])
    await heart.beat()
    const meant = await stored(earth.database)
    await earth.database.knex('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
    await heart.restart()
    await heart.beat()
    expect(await stored(earth.database)).toEqual(meant)
  })

  test('whoever goes on after a stop goes on where it was stopped, and doctor says so meanwhile', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-03T05:30:00Z'))
    await talk(ann, [['Buy milk friday', 'Added: Buy milk']])
    await heart.beat()
    const meant = await stored(earth.database)
    await believed(earth.database, 1)
    const { knex } = earth.database
    const options = { version: zoneDataVersion(), now: () => earth.clock.now() }
    const transact = <R>(work: (trx: Knex.Transaction) => Promise<R>): Promise<R> => knex.transaction(work)
    const behind = () => transact((trx) => findOutdatedZoneData(trx, options.version))
    expect(await behind()).toEqual({ known: '1999z', at: null })

    const looks: string[] = []
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/from .schedules. where .next_due_at. is not null/.test(sql)) looks.push(sql)
    })
    // The power goes when it has come to the tasks.
    let pages = 0
    const failing = <R>(work: (trx: Knex.Transaction) => Promise<R>): Promise<R> =>
      transact(async (trx) => {
        const done = await work(trx)
        if (++pages === 5) throw new Error('The power went')
        return done
      })
    await expect((await recomputeForZoneData({ ...options, transact: failing }))?.()).rejects.toThrow('The power went')
    expect(await behind()).toEqual({ known: '1999z', at: 'tasks' })
    expect(looks).not.toEqual([])
    looks.length = 0
    const isStopped = () => true
    await (await recomputeForZoneData({ ...options, transact, isStopped }))?.()
    expect(await behind()).toEqual({ known: '1999z', at: 'tasks' })

    // What is behind that place is not looked at again.
    await (await recomputeForZoneData({ ...options, transact }))?.()
    expect(looks).toEqual([])
    expect(await behind()).toBeNull()
    expect(await stored(earth.database)).toEqual(meant)
  })
})
