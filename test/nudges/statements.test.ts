// What an idle process asks of its database: a count, so that nobody adds a question a second unseen.
import { expect, onTestFinished, test } from 'vitest'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { world } from '../support/world.ts'

/** A minute of beats. */
const BEATS = 60

describeOnBothEngines('statements of an idle scheduler', (open) => {
  test('at most two a second, leases and transactions among them, in the process that claims and in one that does not', async () => {
    const earth = await world(await open())
    await earth.person('ann').says('Ring Bob tomorrow 9am')
    const claiming = await nudging(earth, ['slack'])
    const waiting = await nudging(earth, ['discord'])
    await claiming.beat()
    await waiting.beat()
    const asked: string[] = []
    const hear = ({ sql }: { sql: string }) => asked.push(sql)
    const { knex } = earth.database
    knex.on('query', hear)
    onTestFinished(() => void knex.off('query', hear))
    for (const { sender } of [claiming, waiting]) {
      asked.length = 0
      for (let beat = 0; beat < BEATS; beat++) {
        earth.clock.advance({ seconds: 1 })
        await sender.tick()
      }
      await sender.whenIdle()
      expect(asked.length, asked.slice(0, 12).join('\n')).toBeLessThanOrEqual(2 * BEATS)
      expect(asked.length).toBeGreaterThanOrEqual(BEATS)
    }
  })
})
