// What holds an offered nudge back, at its edges: the day's number, quiet hours over midnight, a focus, a day that
// begins at four, hours that do not exist, people who are gone.
import { expect, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged, nudging } from '../support/nudging.ts'
import { not, talk } from '../support/talk.ts'
import { type World, world } from '../support/world.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')
const states = ({ database }: World) => database.knex('nudges').select('state', 'reason').orderBy('due_at')

describeOnBothEngines('limits of nudges', (open) => {
  test('a message of several counts once; beyond the number it waits on Home, by its name', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['nudge limits per-day:1', 'at most 1 a day'],
      ['nudge set kind:energy at:14:00', 'Energy check-ins'],
      ['nudge set kind:evening at:14:10', 'Evenings'],
      ['nudge set kind:week at:16:00 days:thu', 'Weekly reviews'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips'],
    ])
    await heart.at('2026-03-05T13:00:00Z')
    await heart.at('2026-03-05T13:10:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Two reminders/)])
    await heart.at('2026-03-05T15:00:00Z')
    expect(heart.heard()).toEqual([])
    expect(await states(earth)).toContainEqual({ state: 'dropped', reason: 'cap' })
    await talk(ann, [['home', 'Waited: Weekly reviews.']])
  })

  test('quiet hours over midnight: until their end, and not where that is too late', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['nudge set kind:morning at:06:30', 'will come at 08:00'],
      ['nudge set kind:energy at:23:30', 'Energy check-ins'],
      ['habit add Meds at:23:45', 'Meds'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips'],
    ])
    await heart.at('2026-03-05T22:30:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T22:45:00Z')
    // A habit they gave a time passes.
    expect(heart.heard()).toEqual([expect.stringContaining('Meds, 23:45.')])
    await heart.at('2026-03-06T05:30:00Z')
    await heart.at('2026-03-06T06:59:59Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-06T07:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Morning, ann')])
    expect((await states(earth)).map(({ reason }) => reason)).toContain('quiet')
  })

  test('half past midnight is still yesterday: done then, it is not said again that day', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [['habit add Meds at:01:00', 'Meds']])
    earth.clock.set('2026-03-05T23:30:00Z')
    await talk(ann, [['habit check meds', 'Meds']])
    await heart.at('2026-03-06T00:00:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-07T00:00:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Meds, 01:00.')])
  })

  test('half past two on a day without it: half past three, once; with two of them: the first, once', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-28T10:00:00Z'))
    await talk(ann, [['habit add Meds at:02:30', 'Meds']])
    await heart.at('2026-03-29T01:29:59Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-29T01:30:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Meds, 03:30.')])
    await heart.pass(90)
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-10-24T10:00:00Z')
    await heart.beat()
    await ann.says('thanks')
    heart.heard()
    await heart.at('2026-10-25T00:30:00Z')
    expect(heart.heard()).toEqual([expect.stringContaining('Meds, 02:30.')])
    await heart.pass(90)
    expect(heart.heard()).toEqual([])
  })

  test('after a focus one message, without what has gone stale or was done meanwhile', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-05T12:30:00Z'))
    await talk(ann, [
      ['Report draft', 'Added'],
      ['nudge set kind:energy at:14:00', 'Energy check-ins'],
      ['nudge set kind:evening at:15:30', 'Evenings'],
      ['nudge set kind:week at:15:40 days:thu', 'Weekly reviews'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips'],
    ])
    earth.clock.set('2026-03-05T12:55:00Z')
    await talk(ann, [['focus start report 180', 'Focus: Report draft']])
    for (const at of ['13:00', '14:30', '14:40', '15:50']) await heart.at(`2026-03-05T${at}:00Z`)
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-05T15:55:01Z')
    await heart.beat()
    await heart.pass(1)
    // Energy was for two o'clock: nobody wants it at five.
    expect(heart.heard()).toEqual([
      expect.stringMatching(/^3 hutes on Report draft\./),
      expect.stringMatching(/^Two reminders\nClose today\? \[Close\]\nYour week, in two minutes\? \[Show\]/),
    ])
  })

  test('whoever is switched off, or gone, while theirs is claimed hears nothing, and nothing breaks', async () => {
    const earth = await world(await open(), { now: MORNING })
    await earth.person('ann').says('Ring Bob today 9am')
    await earth.person('ben').says('Ring Eva today 9am')
    const heart = await nudging(earth)
    earth.clock.set('2026-03-05T08:00:00Z')
    heart.faults.push({ state: 'later', afterMs: 1_000, scope: 'channel' })
    heart.faults.push({ state: 'later', afterMs: 1_000, scope: 'channel' })
    await heart.beat()
    const { knex } = earth.database
    await knex('users').where({ username: 'ann' }).update({ is_active: false })
    await knex('nudges')
      .whereIn('user_id', knex('users').select('user_id').where({ username: 'ben' }))
      .delete()
    await heart.pass(2)
    expect(heart.heard()).toEqual([])
    expect(await states(earth)).toEqual([{ state: 'dropped', reason: 'gone' }])
  })

  test('nothing is offered before a yes, to anybody, for a month', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['Buy milk', 'Added'],
      ['goal add Portfolio by:"30 March"', 'Portfolio'],
      ['habit add Walk', 'Walk'],
      ['nudge show', 'No check-ins are on', not('Mornings at')],
    ])
    for (let day = 0; day < 30; day++) {
      earth.clock.advance({ hours: 24 })
      await heart.beat()
    }
    expect(heart.heard()).toEqual([])
  })
})
