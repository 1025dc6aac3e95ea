// The runtime learns other clock changes: what was stored by the old ones follows the wall clocks people meant.
// The old data is played by what it would have stored: everything an hour off, under another version.
import { expect, test } from 'vitest'
import type { Database } from '../../src/database.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

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
  for (const { nudge_id, due_at, try_at } of await knex('nudges').where({ state: 'pending' }))
    await knex('nudges')
      .where({ nudge_id })
      .update({ due_at: off(due_at), try_at: off(try_at) })
  await knex('settings').where({ setting_id: 'zone_data' }).update({ value: '1999z' })
}

const stored = async ({ knex }: Database) => ({
  schedules: await knex('schedules').orderBy('schedule_id').pluck('next_due_at'),
  tasks: await knex('tasks').orderBy('task_id').pluck('due_date'),
})

describeOnBothEngines('new zone data', (open) => {
  test.each([1, -1])('what an old one stored %i h off is said by the clock people meant', async (hours) => {
    const earth = await world(await open(), { now: new Date('2026-03-03T05:30:00Z') })
    const ann = earth.person('ann')
    const heart = await nudging(earth)
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
    const earth = await world(await open(), { now: new Date('2026-03-03T05:30:00Z') })
    const ann = earth.person('ann')
    const heart = await nudging(earth)
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
    const earth = await world(await open(), { now: new Date('2026-03-03T05:30:00Z') })
    const ann = earth.person('ann')
    const heart = await nudging(earth)
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
    const earth = await world(await open(), { now: new Date('2026-03-03T05:30:00Z') })
    const ann = earth.person('ann')
    const heart = await nudging(earth)
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
})
