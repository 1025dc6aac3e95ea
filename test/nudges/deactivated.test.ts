// An account that was deactivated on its platform: what is due there comes by another account, within its grace.
import { expect, test } from 'vitest'
import { applyIdentityChange } from '../../src/domain/people/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { nudging } from '../support/nudging.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('a deactivated account', (open) => {
  const begin = async () => {
    const earth = await world(await open())
    const ann = earth.person('ann', { platform: 'slack', space: 'T1' })
    const elsewhere = earth.person('ann.d', { platform: 'discord' })
    await elsewhere.says('hi')
    await ann.says('Call dentist today 11:00')
    const { knex } = earth.database
    const [account] = await knex('chat_accounts').where({ external_id: 'ann' })
    await knex('chat_accounts').where({ external_id: 'ann.d' }).update({ user_id: account.user_id })
    const heart = await nudging(earth)
    const end = (isDeactivated: boolean) =>
      knex.transaction((trx) => applyIdentityChange(trx, ann.identity, isDeactivated, earth.clock.now()))
    return { earth, heart, end, knex }
  }

  test('before it is due', async () => {
    const { heart, end } = await begin()
    await end(true)
    await end(true)
    await heart.at('2026-03-05T10:00:00Z')
    expect(heart.posts.map(({ platform, text }) => [platform, text.includes('Call dentist')])).toEqual([
      ['discord', true],
    ])
  })

  test('while it waits for the account', async () => {
    const { heart, end, knex } = await begin()
    heart.faults.push({ state: 'later', afterMs: 1_800_000, scope: 'channel' })
    await heart.at('2026-03-05T10:00:00Z')
    expect(heart.posts).toEqual([])
    await end(true)
    await heart.pass(2)
    expect(heart.posts.map(({ platform }) => platform)).toEqual(['discord'])
    expect(await knex('nudges').where({ state: 'sent' })).toHaveLength(1)
  })

  test('back again, it is used again', async () => {
    const { heart, end } = await begin()
    await end(true)
    await end(false)
    await heart.at('2026-03-05T10:00:00Z')
    expect(heart.posts.map(({ platform }) => platform)).toEqual(['slack'])
  })
})
