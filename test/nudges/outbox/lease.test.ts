// Names of lanes, who holds them, and whether the clock can be trusted by which a lane's last holder stored its waits.
import { expect, test } from 'vitest'
import {
  acquireLeases,
  findJustRenewed,
  laneKey,
  lanePlatform,
  releaseLeases,
} from '../../../src/nudges/outbox/lease.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

const NINE = new Date('2026-03-05T08:00:00Z')
const after = (seconds: number): Date => new Date(NINE.getTime() + seconds * 1_000)

describeOnBothEngines('a lane that was renewed', (open) => {
  test('a moment ago by this clock is told from one before a pause, or by a clock that was set', async () => {
    const { knex, engine } = await open()
    await knex.transaction(async (trx) => {
      const lanes = ['slack', 'discord']
      const found = async (now: Date) => [...(await findJustRenewed(trx, lanes, now))]
      expect(await found(NINE)).toEqual([])
      await acquireLeases(trx, 'the only process', ['slack'], NINE)
      // On PostgreSQL each process has a clock of its own, and none is known to be another's.
      const known = engine === 'sqlite' ? ['slack'] : []
      expect(await found(after(0))).toEqual(known)
      expect(await found(after(9))).toEqual(known)
      expect(await found(after(11))).toEqual([])
      expect(await found(after(-600))).toEqual([])
      expect(await found(after(600))).toEqual([])
      await releaseLeases(trx, 'the only process')
      expect(await found(NINE)).toEqual([])
    })
  })
})

describeOnBothEngines('leases that are given back', (open) => {
  test('are those of one process', async () => {
    const { knex } = await open()
    await knex.transaction(async (trx) => {
      await acquireLeases(trx, 'one', ['slack'], NINE)
      await acquireLeases(trx, 'two', ['discord'], NINE)
      await releaseLeases(trx, 'two')
      const { isClaimer, lanes, activeLanes } = await acquireLeases(trx, 'three', ['discord', 'slack'], NINE)
      expect(isClaimer).toBe(false)
      expect([...lanes]).toEqual(['discord'])
      expect([...activeLanes].toSorted()).toEqual(['discord', 'slack'])
    })
  })
})

test('a lane is a platform, or the person at a terminal, by a name of 33 characters at most', () => {
  expect(laneKey('slack')).toBe('slack')
  expect(laneKey('terminal', 'ann')).toBe('terminal ann')
  expect(laneKey('terminal', 'a'.repeat(40))).toBe(`terminal ${'a'.repeat(24)}`)
  expect(['slack', 'terminal ann', 'terminal ann b'].map(lanePlatform)).toEqual(['slack', 'terminal', 'terminal'])
})
