// Badges that were unlocked before they were renamed are the same badges afterwards, on both engines.
import { expect, test } from 'vitest'
import { migrate } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { describeOnBothEngines } from '../support/databases.ts'

describeOnBothEngines(
  'badges of an older version',
  (open) => {
    test('take their new names, and get the old ones back', async () => {
      const db = await open()
      const names = async () => (await db.knex('achievements').orderBy('name').select('name')).map(({ name }) => name)
      const takeBack = async () => {
        while ((await migrate(db, 'status')).completed.includes('007_badge_names')) await migrate(db, 'down')
      }
      await takeBack()
      await db.knex('achievements').delete()
      for (const name of ['All three', 'An operator’s own'])
        await db
          .knex('achievements')
          .insert({ achievement_id: newId(), name, criteria: '{}', xp_reward: 0, created_at: new Date() })
      await migrate(db, 'latest')
      expect(await names()).toEqual(['An operator’s own', 'Three in a day'])
      await takeBack()
      expect(await names()).toEqual(['All three', 'An operator’s own'])
      await migrate(db, 'latest')
    })
  },
  { altersSchema: true },
)
