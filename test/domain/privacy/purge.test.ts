// What has had its time goes; what is still needed stays.
import { expect, test } from 'vitest'
import { purge } from '../../../src/domain/privacy/purge.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { linked } from '../../support/linking.ts'
import { talk } from '../../support/talk.ts'
import { world } from '../../support/world.ts'

describeOnBothEngines('purge', (open) => {
  test('changes, drafts and delivery keys go when their time is over, not before', async () => {
    const database = await open()
    const earth = await world(database)
    const ann = earth.person('ann')
    await ann.says('Buy milk', { deliveryId: 'one' })
    await ann.says('split milk')
    const counts = async () =>
      Promise.all(
        ['changes', 'drafts', 'processed_requests', 'tasks'].map(async (table) =>
          Number((await database.knex(table).count({ rows: '*' }))[0]?.['rows']),
        ),
      )
    const before = await counts()
    expect(before.every((rows) => rows > 0)).toBe(true)
    await database.knex.transaction((trx) => purge(trx, earth.clock.now()))
    expect(await counts()).toEqual(before)
    earth.clock.advance({ days: 2 })
    await database.knex.transaction((trx) => purge(trx, earth.clock.now()))
    expect(await counts()).toEqual([0, 0, 0, before[3]])
    expect((await ann.says('task list')).view).toBeDefined()
    expect(earth.errors).toEqual([])
  })

  test('of a link nothing is left after ninety days but the person', async () => {
    const earth = await world(await open())
    const { first: ann } = await linked(earth)
    const { knex } = earth.database
    for (const [days, left] of [
      [2, 1],
      [90, 0],
    ] as const) {
      earth.clock.advance({ days })
      await knex.transaction((trx) => purge(trx, earth.clock.now()))
      expect(await knex('link_codes')).toEqual([])
      expect(await knex('schedules').where({ kind: 'link' })).toHaveLength(left)
    }
    await talk(ann, [['auth show', 'One person, 2 accounts']])
  })
})
