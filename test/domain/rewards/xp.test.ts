// Points pay once, whatever is done, taken back and done again; levels by the documented costs.
import { describe, expect, test } from 'vitest'
import * as energy from '../../../src/domain/days/energy.ts'
import * as xp from '../../../src/domain/rewards/xp.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { talk } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('points', (open) => {
  test('done, undone and done again pays once; reopening takes nothing back', async () => {
    const ann = (await world(await open())).person('ann')
    const points = () => ann.acts(xp.totalXp)
    await talk(ann, [
      ['task add Buy milk ~20m', 'Added'],
      ['done milk', 'Done'],
    ])
    expect(await points()).toBe(25)
    const undone = await talk(ann, [['undo', 'Undone']])
    expect(await points()).toBe(0)
    await ann.presses(undone, 'Put it back')
    expect(await points()).toBe(25)
    await talk(ann, [
      ['task reopen milk', 'Back on the list'],
      ['done milk', 'Done'],
    ])
    expect(await points()).toBe(25)
    const turns = await ann.acts((me) => me.trx('xp_entries').select('turn', 'amount').orderBy('turn'))
    expect(turns).toEqual([
      { turn: 1, amount: 25 },
      { turn: 2, amount: -25 },
      { turn: 3, amount: 25 },
    ])
  })

  test('a check-in pays once in four hours, and its reading lasts as long', async () => {
    const earth = await world(await open())
    const ann = earth.person('ann')
    const log = (level: 1 | 2 | 3) => ann.acts((me) => energy.logEnergy(me, level, null))
    expect(await ann.acts(energy.currentEnergy)).toMatchObject({ level: 2, isKnown: false })
    await log(1)
    earth.clock.advance({ hours: 2 })
    await log(3)
    expect(await ann.acts(energy.currentEnergy)).toMatchObject({ level: 3, isKnown: true })
    expect(await ann.acts(xp.totalXp)).toBe(5)
    earth.clock.advance({ hours: 4 })
    expect(await ann.acts(energy.currentEnergy)).toMatchObject({ level: 2, isKnown: false })
    await log(2)
    expect(await ann.acts(xp.totalXp)).toBe(10)
  })
})

describe('rules', () => {
  test('levels cost floor(100·n^1.5)', () => {
    expect([1, 2, 3, 4].map(xp.levelCost)).toEqual([100, 282, 519, 800])
    expect(xp.levelForXp(0)).toEqual({ level: 1, into: 0, of: 100 })
    expect(xp.levelForXp(99)).toEqual({ level: 1, into: 99, of: 100 })
    expect(xp.levelForXp(382)).toEqual({ level: 3, into: 0, of: 519 })
  })

  test('low energy takes 15 minutes, medium 30, high anything; no estimate fits', () => {
    expect([15, 16, null].map((minutes) => energy.fitsEnergy(1, minutes))).toEqual([true, false, true])
    expect([30, 31].map((minutes) => energy.fitsEnergy(2, minutes))).toEqual([true, false])
    expect(energy.fitsEnergy(3, 600)).toBe(true)
  })

  test('a focus session pays for at most 90 minutes', () => {
    expect([25, 90, 180].map(xp.focusXp)).toEqual([50, 180, 180])
  })
})
