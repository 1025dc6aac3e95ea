// Points, badges and style, as conversations: shown once with the way to hide them, and then as one likes.
import { expect, test } from 'vitest'
import * as achievements from '../../src/domain/rewards/achievements/index.ts'
import * as xp from '../../src/domain/rewards/xp.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { not, talk, textOf } from '../support/talk.ts'
import { THURSDAY, type World, world } from '../support/world.ts'

const withBadges = async (made: Promise<World>): Promise<World> => {
  const earth = await made
  await earth.database.knex.transaction((trx) =>
    achievements.upsertAchievements(trx, achievements.defaultAchievements, THURSDAY),
  )
  return earth
}

describeOnBothEngines('points and style', (open) => {
  test('points come with "hide" the first time, and hidden they are nowhere', async () => {
    const ann = (await withBadges(world(await open()))).person('ann')
    await talk(ann, [
      ['task add Buy milk', 'Added: Buy milk', not('XP')],
      ['task add Call vet ~20m', 'Added'],
      ['done milk', 'Done: Buy milk. +25 XP', 'Badge: First one', '[Hide points]'],
      ['done vet', 'Done: Call vet. +25 XP', not('Hide points'), not('Badge')],
      ['me style points:hidden', 'Saved: points', 'points hidden', '[Undo]'],
      ['me style points:hidden', 'No change', not('[Undo]')],
      ['task add Water plants', 'Added'],
      ['done plants', 'Done: Water plants', not('XP'), not('Badge')],
      ['me style points:yes', 'Points must be shown or hidden'],
    ])
    // Written all the same: showing them again shows what was earned.
    expect(await ann.acts(xp.totalXp)).toBe(15 + 10 + 25 + 15 + 20)
  })

  test('a badge is unlocked once, and taken back with what earned it', async () => {
    const ann = (await withBadges(world(await open()))).person('ann')
    const owned = async () => (await ann.acts(achievements.listBadges)).filter(({ unlockedAt }) => unlockedAt).length
    await ann.says('task add Buy milk')
    await ann.says('done milk')
    expect(await owned()).toBe(1)
    const undone = await ann.says('undo')
    expect(await owned()).toBe(0)
    expect(await ann.acts(xp.totalXp)).toBe(0)
    await ann.presses(undone, 'Put it back')
    expect(await owned()).toBe(1)
    expect(await ann.acts(xp.totalXp)).toBe(25)
  })

  test('no emoji of mine, a sentence a line, the own emoji kept', async () => {
    const ann = (await world(await open())).person('ann')
    await talk(ann, [
      ['energy show', '“energy 1” for 🔋 low'],
      ['me style emoji:none plain:yes', 'no emoji of mine', 'plain words'],
      ['energy show', 'Type “energy 1” for low, “energy 2” for medium, “energy 3” for high.', not('🔋')],
      ['task add 🍎 Buy apples', 'Added: 🍎 Buy apples'],
      ['energy 2', "Good for four hours.\nI'll suggest things up to 30 min."],
    ])
  })
})

test('definitions with unknown metrics, or none, are refused', () => {
  const one = (criteria: object) => JSON.stringify([{ name: 'Odd', criteria }])
  expect(() => achievements.parseDefinitions(one({ cups_of_tea: 1 }))).toThrow('achievements.unknown-metric')
  expect(() => achievements.parseDefinitions(one({}))).toThrow('achievements.no-criteria')
  expect(() => achievements.parseDefinitions('nonsense')).toThrow('achievements.no-json')
  expect(achievements.parseDefinitions(one({ total_xp: 5 }))).toHaveLength(1)
  expect(achievements.defaultAchievements.flatMap(({ criteria }) => Object.keys(criteria))).not.toContain(
    'early_completions',
  )
  expect(achievements.defaultAchievements.flatMap(({ criteria }) => Object.keys(criteria))).not.toContain(
    'weekend_completions',
  )
})

describeOnBothEngines('energy', (open) => {
  test('noted by a tap or a line, refused kindly, shown by hour', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    await talk(ann, [
      ['energy show', 'nothing noted'],
      ['energy 2', 'Energy: medium', 'up to 30 min', '+5 XP', '[What fits]', '[Undo]'],
      ['🔋', 'Energy: low', 'up to 15 min', not('XP')],
      ['⚡️', 'Energy: medium'],
      ['🔥', 'Energy: high', 'Anything fits'],
      ['energy log 7', 'Energy must be 1, 2 or 3.', '[1] [2] [3]'],
      ['[1]', 'Energy: low'],
      ['energy log 1 slept badly', 'Energy: low', '“slept badly”'],
      ['energy show', '6 noted', '10:00', 'of 3, 6 noted', 'Newest: low'],
      ['undo', 'Undone: “Energy: low'],
      ['energy show days:91', 'Days must be from 1 to 90'],
    ])
    earth.clock.advance({ days: 20 })
    expect(textOf(await ann.says('energy show'))).toContain('nothing noted in the last 14 days')
  })
})
