// A badge is unlocked once, however many things earn it in the same moment.
import { expect, test } from 'vitest'
import * as achievements from '../../src/domain/rewards/achievements/index.ts'
import * as xp from '../../src/domain/rewards/xp.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { talk, textOf } from '../support/talk.ts'
import { world } from '../support/world.ts'

describeOnBothEngines('badges', (open) => {
  test('two tasks finished at once unlock the first one once, say so once, and pay it once', async () => {
    const earth = await world(await open())
    await earth.database.knex.transaction((trx) =>
      achievements.upsertAchievements(trx, achievements.defaultAchievements, earth.clock.now()),
    )
    const ann = earth.person('ann')
    await talk(ann, [
      ['milk', 'Added'],
      ['bread', 'Added'],
    ])
    const both = (await Promise.all([ann.says('task done milk'), ann.says('task done bread')])).map(textOf)
    expect(both.filter((shown) => shown.includes('Badge: First one'))).toHaveLength(1)
    expect(await earth.database.knex('user_achievements')).toHaveLength(1)
    const paid = await earth.database.knex('xp_entries').where({ source_kind: 'achievement' })
    expect(paid.map(({ turn, amount }) => [turn, amount])).toEqual([[1, 10]])
    expect(await ann.acts(xp.totalXp)).toBe(40)
    expect(earth.errors).toEqual([])

    // Put back at once and done again: what was unlocked stays so, and is not told again.
    await Promise.all([ann.says('task reopen milk'), ann.says('task reopen bread')])
    const again = (await Promise.all([ann.says('task done milk'), ann.says('task done bread')])).map(textOf)
    expect(again.join()).not.toContain('Badge')
    expect(await earth.database.knex('user_achievements')).toHaveLength(1)
    expect(earth.errors).toEqual([])
  })
})
