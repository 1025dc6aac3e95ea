// Whoever claimed something and comes back after its time was over finds it in other hands, and changes nothing there.
import { expect, test } from 'vitest'
import { kinds } from '../../src/nudges/kinds/index.ts'
import * as ledger from '../../src/nudges/outbox/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('a holder who comes too late', (open) => {
  test('marks nothing, sends nothing anew, and leads nothing elsewhere', async () => {
    const earth = await world(await open())
    const { knex } = earth.database
    await earth.person('ann').says('Call dentist 11:00')
    earth.clock.set('2026-03-05T10:00:00Z')
    const now = earth.clock.now()
    const [late] = await knex.transaction(async (trx) => {
      await ledger.planDue(trx, now, kinds)
      return ledger.claimDue(trx, { priority: 0, now, limit: 10 })
    })
    if (!late) throw new Error('Nothing was claimed')
    const row = () => knex('nudges').where({ nudge_id: late.nudge_id }).first()
    const over = new Date(now.getTime() + ledger.ROW_LEASE_MS)
    const [theirs] = await knex.transaction((trx) =>
      ledger.claimExpired(trx, { now: over, inFlightIds: [], lanes: ['terminal'], isClaimer: true }),
    )
    expect(theirs?.fence).toBe(late.fence + 1)
    const before = await row()
    await knex.transaction(async (trx) => {
      await ledger.markSent(trx, [{ row: late, channelId: 'c', messageId: 'm' }], over)
      await ledger.markRows(trx, [{ row: late, state: 'pending', tryAt: over }])
      await ledger.saveRoutes(trx, [{ row: late, accountId: null, bundleId: late.nudge_id }])
    })
    expect(await row()).toEqual(before)
    // It is still whoever's it is now.
    if (theirs)
      await knex.transaction((trx) => ledger.markSent(trx, [{ row: theirs, channelId: 'c', messageId: 'm' }], over))
    expect(await row()).toMatchObject({ state: 'sent', message_id: 'm' })
  })
})
