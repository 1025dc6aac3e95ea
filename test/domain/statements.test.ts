// How many statements a request asks the database: a captured line is the commonest one, on the slowest hardware.
import { expect, test } from 'vitest'
import type { Database } from '../../src/database/index.ts'
import { describeOnBothEngines } from '../support/databases.ts'
import { type Person, world } from '../support/world.ts'

describeOnBothEngines('a captured line', (open) => {
  test.each(['Call Ben tomorrow 9am', 'Call Ben about the old car and its papers tomorrow 9am'])(
    'with a typed time asks at most 16 statements, with its reminder, its card and its buttons: “%s”',
    async (line) => {
      const database = await open()
      const earth = await world(database)
      const ann = earth.person('ann')
      await ann.says('Water plants')
      await ann.says('Water plants tomorrow 8am')
      const asked = await statementsOf(database, () => captureAndPost(ann, line))
      expect(asked.filter((sql) => /schedules/.test(sql)).length).toBeGreaterThan(0)
      console.info(`statements of a captured line with its card: ${asked.length}, 21 before one upsert each`)
      expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(16)
    },
  )
})

/** The line as a platform answers it: delivered once, its answer posted as the task's card. */
async function captureAndPost(ann: Person, line: string): Promise<void> {
  const request = ann.request({ kind: 'typed', line }, { deliveryId: 'a-delivery' })
  const { view } = await ann.world.dispatcher.answer(request)
  expect(view.card).toBeDefined()
  if (view.card) await ann.world.dispatcher.recordCard(request, view.card, { channelId: 'with-ann', messageId: 'm-3' })
}

/** What the database is asked meanwhile, without the bounds of transactions. */
async function statementsOf(database: Database, work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = []
  const note = ({ sql }: { readonly sql: string }): void => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i.test(sql)) asked.push(sql)
  }
  database.knex.on('query', note)
  try {
    await work()
  } finally {
    database.knex.off('query', note)
  }
  return asked
}
