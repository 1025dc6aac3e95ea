// Whether the clock can be trusted by which the last holder of a lane stored its waits.
import { expect, test } from 'vitest'
import { acquireLeases, findJustRenewed, releaseLeases } from '../../../src/nudges/outbox/lease.ts'
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
