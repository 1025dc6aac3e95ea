// Every kind in its own words, with its own exits; together, held back, by another door, and with a broken neighbour.
import { expect, test } from 'vitest'
import * as focus from '../../src/domain/days/focus/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { annNudged, nudging } from '../support/nudging.ts'
import { talk } from '../support/talk.ts'
import { world } from '../support/world.ts'

const MORNING = new Date('2026-03-05T06:00:00Z')

describeOnBothEngines('kinds of nudges', (open) => {
  test('habits at their time, once, and not when done', async () => {
    const { ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['habit add Meds at:21:00', 'Meds'],
      ['habit add Walk at:20:00', 'Walk'],
      ['habit check walk', 'Walk'],
    ])
    await heart.at('2026-03-05T19:00:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T20:00:00Z')
    expect(heart.heard()).toEqual(['Meds, 21:00.\n[Did it] [In 30 min] [Not today] [Why this?]'])
    await ann.presses(heart.answer(), 'Did it')
    await heart.at('2026-03-06T20:00:00Z')
    // Walk is an hour late by then, and still of that day.
    expect(heart.heard().join('\n')).toMatch(/Walk, 20:00\.[\s\S]*Meds, 21:00\./)
    await ann.says('why this')
  })

  test('energy, evening and week, at their usual times', async () => {
    const { ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['nudge set kind:energy at:14:00', 'Energy check-ins at 14:00'],
      ['nudge set kind:week at:17:00', 'Weekly reviews at 17:00, sun'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
    ])
    await heart.at('2026-03-05T13:00:00Z')
    expect(heart.heard()).toEqual(['How is your energy?\n[1] [2] [3] [Why this?]'])
    await ann.says('energy log 2')
    await heart.at('2026-03-08T16:00:00Z')
    expect(heart.heard()).toEqual([
      expect.stringMatching(/^Your week, in two minutes\?\n\[Show\] \[Tomorrow\] \[Skip\] \[Why this\?\]/),
    ])
  })

  test('who said their energy within four hours is not asked; late by more than an hour is missed', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [['nudge set kind:energy at:14:00', 'Energy check-ins']])
    earth.clock.set('2026-03-05T11:00:00Z')
    await ann.says('energy log 3')
    await heart.at('2026-03-05T13:00:00Z')
    await ann.says('nudge set kind:welcome-follow-up on:no')
    await heart.at('2026-03-06T14:00:01Z')
    expect(heart.heard()).toEqual([])
    const states = await earth.database.knex('nudges').select('state', 'reason').orderBy('due_at')
    expect(states).toEqual([
      { state: 'dropped', reason: 'done' },
      { state: 'missed', reason: 'late' },
    ])
  })

  test('the next day one tip; after four silent days one card, then nothing, until they write', async () => {
    const { earth, ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['Reply to Mia ~2m', 'Added'],
      ['nudge set kind:evening at:18:00', 'Evenings at 18:00'],
    ])
    await heart.at('2026-03-06T09:00:00Z')
    expect(heart.heard()).toEqual(['One thing to try: “what now?”\n[Try it] [No more tips] [Why this?]'])
    for (const day of ['06', '07', '08']) {
      await heart.at(`2026-03-${day}T17:00:00Z`)
      expect(heart.heard(), day).toHaveLength(1)
    }
    await heart.at('2026-03-09T09:00:00Z')
    expect(heart.heard()).toEqual([
      'One 2-minute thing, if you like.\nReply to Mia\n[Start] [Fresh start] [Pause all] [Why this?]',
    ])
    for (const day of ['09', '10', '11', '12', '13']) {
      await heart.at(`2026-03-${day}T17:00:00Z`)
      expect(heart.heard(), day).toEqual([])
    }
    earth.clock.set('2026-03-14T09:00:00Z')
    await ann.says('nudge set kind:evening at:18:00')
    await heart.at('2026-03-14T17:00:00Z')
    expect(heart.heard()).toHaveLength(1)
  })

  test('the end of focus is told whoever closed it; what it held comes as one after it', async () => {
    const { earth, ann, heart } = await annNudged(await open(), new Date('2026-03-05T12:30:00Z'))
    await talk(ann, [
      ['Report draft', 'Added'],
      ['nudge set kind:energy at:14:00', 'Energy check-ins'],
      ['nudge set kind:evening at:14:05', 'Evenings at 14:05'],
      ['nudge set kind:welcome-follow-up on:no', 'Tips: off'],
    ])
    earth.clock.set('2026-03-05T12:50:00Z')
    await talk(ann, [['focus start report 25', 'Focus: Report draft']])
    await heart.at('2026-03-05T13:00:00Z')
    await heart.at('2026-03-05T13:05:00Z')
    expect(heart.heard()).toEqual([])
    earth.clock.set('2026-03-05T13:15:01Z')
    // Another process closes the session before this one looks.
    await earth.database.knex.transaction((trx) => focus.closeDueFocus(trx, earth.clock.now()))
    await heart.beat()
    await heart.pass(1)
    const heard = heart.heard()
    expect(heard[0]).toContain('25 minutes on Report draft.\n[5 min break] [10 more] [Finished] [Why this?]')
    expect(heard.slice(1)).toEqual([
      // No level is the main choice, so each is drawn with its name.
      expect.stringMatching(
        /^Two reminders\nHow is your energy\?\nClose today\? \[Close\]\n\[1: How is your energy\] \[2: How is your energy\] \[3: How is your energy\]/,
      ),
    ])
  })

  test('offered ones within fifteen minutes are one message, at the later time; timed ones in the same minute', async () => {
    const { ann, heart } = await annNudged(await open(), MORNING)
    await talk(ann, [
      ['nudge set kind:energy at:14:00', 'Energy check-ins'],
      ['nudge set kind:evening at:14:10', 'Evenings at 14:10'],
      ['Ring Bob today 15:00', 'Added'],
      ['Ring Eva today 15:00', 'Added'],
    ])
    await heart.at('2026-03-05T13:00:00Z')
    expect(heart.heard()).toEqual([])
    await heart.at('2026-03-05T13:10:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Two reminders\n/)])
    await heart.at('2026-03-05T14:00:00Z')
    expect(heart.heard()).toEqual([expect.stringMatching(/^Two reminders\nRing (Bob|Eva), 15:00\./)])
  })

  test('closed direct messages: the other account; none left: told at the next contact', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann', { platform: 'discord' })
    const heart = await nudging(earth)
    await talk(ann, [
      ['Ring Bob today 9am', 'Added'],
      ['Ring Eva today 10am', 'Added'],
    ])
    const { user_id } = await earth.database.knex('users').first('user_id')
    await earth.person('ann2', { platform: 'slack', space: 'T1' }).says('hello')
    await earth.database.knex('chat_accounts').where({ external_id: 'ann2' }).update({ user_id })
    earth.clock.advance({ minutes: 2 })
    await ann.says('thanks')
    heart.faults.push({ state: 'closed' })
    await heart.at('2026-03-05T08:00:00Z')
    expect(heart.posts.map(({ platform }) => platform)).toEqual(['slack'])
    heart.faults.push({ state: 'closed' })
    await heart.at('2026-03-05T09:00:00Z')
    expect(heart.posts).toHaveLength(1)
    await talk(ann, [['hello again', "I couldn't reach you in time for this", 'Ring Eva']])
    const accounts = await earth.database.knex('chat_accounts').whereNotNull('dm_closed_at')
    expect(accounts).toHaveLength(1)
  })

  test('one broken space of fifty delays nobody else, and is left alone after three failures', async () => {
    const earth = await world(await open(), { now: MORNING })
    const heart = await nudging(earth)
    for (let space = 0; space < 50; space++)
      await earth.person(`p${space}`, { platform: 'slack', space: `T${space}` }).says('Ring Bob today 9am')
    for (let more = 0; more < 9; more++)
      await earth.person(`q${more}`, { platform: 'slack', space: 'T7' }).says('Ring Bob today 9am')
    let tries = 0
    const broken = Array.from({ length: 400 }, () => (letter: { space: string }) => {
      if (letter.space !== 'T7') return undefined
      tries++
      return { state: 'unknown' as const }
    })
    heart.faults.push(...broken)
    await heart.at('2026-03-05T08:00:00Z')
    expect(heart.posts.map(({ letter }) => letter.space)).not.toContain('T7')
    expect(heart.posts).toHaveLength(49)
    expect(tries).toBe(3)
    // While it is paused, nobody knocks there.
    earth.clock.advance({ seconds: 5 })
    await heart.beat()
    expect(tries).toBe(3)
    const space = await earth.database.knex('spaces').where({ external_id: 'T7' }).first()
    expect(space.failure_count).toBeGreaterThanOrEqual(3)
    expect(space.paused_until > earth.clock.now()).toBe(true)
    // Then one at a time tries it, and waits longer each time.
    await heart.pass(1)
    expect(tries).toBe(4)
    await heart.pass(1)
    expect(tries).toBeLessThanOrEqual(6)
    heart.faults.length = 0
    await heart.pass(90)
    expect(heart.posts.filter(({ letter }) => letter.space === 'T7')).toHaveLength(10)
  })

  test('what is hidden on a platform is not named there', async () => {
    const earth = await world(await open(), { now: MORNING })
    const ann = earth.person('ann', { platform: 'slack', space: 'T1' })
    const heart = await nudging(earth)
    await talk(ann, [['Therapist today 9am @self', 'Added']])
    const { zone_id } = await earth.database.knex('compass_zones').where({ name: 'Self' }).first()
    await earth.database.knex('zone_platforms').insert({
      zone_platform_id: '00000000-0000-4000-8000-000000000001',
      zone_id,
      platform: 'slack',
      is_hidden: true,
      is_preferred: false,
      created_at: MORNING,
    })
    await heart.at('2026-03-05T08:00:00Z')
    expect(heart.heard()).toEqual(['1 personal thing, 09:00.\n[Why this?]'])
  })
})
