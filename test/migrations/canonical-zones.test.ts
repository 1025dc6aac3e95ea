// People of an older version whose zone is spelt otherwise have the one spelling afterwards, and the same clock.
import { expect, test } from 'vitest'
import { migrate } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { describeOnBothEngines } from '../support/databases.ts'

const ZONES = [
  'Asia/Calcutta',
  'US/Eastern',
  'europe/vienna',
  'Europe/Kiev',
  'UTC',
  'Etc/UTC',
  'Etc/GMT+5',
  'Asia/Tokyo',
  'Not/AZone',
]

describeOnBothEngines(
  'zones of an older version',
  (open) => {
    test('have one spelling', async () => {
      const db = await open()
      while ((await migrate(db, 'status')).completed.includes('009_canonical_zones')) await migrate(db, 'down')
      const now = new Date('2026-03-02T08:00:00Z')
      for (const [index, timezone] of ZONES.entries())
        await db.knex('users').insert({
          ...{ user_id: newId(), username: `u${index}`, email: `u${index}@users.invalid`, timezone },
          ...{ created_at: now, updated_at: now },
        })
      await migrate(db, 'latest')
      expect(await db.knex('users').orderBy('username').pluck('timezone')).toEqual([
        ...['Asia/Kolkata', 'America/New_York', 'Europe/Vienna', 'Europe/Kyiv', 'UTC', 'Etc/UTC', 'Etc/GMT+5'],
        ...['Asia/Tokyo', 'Not/AZone'],
      ])
    })
  },
  { altersSchema: true },
)
