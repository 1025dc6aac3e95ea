// Every table has a rule by which its rows end, the page tells it, and an index finds what is over.
import { expect, test } from 'vitest'
import { selectOver } from '../../../src/domain/privacy/purge.ts'
import { RETENTION } from '../../../src/domain/privacy/retention.ts'
import { renderRetentionPage } from '../../../src/domain/privacy/retention-page.ts'
import { models } from '../../../src/models/all.ts'
import { describeOnBothEngines } from '../../support/databases.ts'

test('every table ends by a rule, or a word says why it does not', () => {
  expect(Object.keys(RETENTION).toSorted()).toEqual(models.map(({ tableName }) => tableName).toSorted())
  for (const [table, { ends }] of Object.entries(RETENTION)) expect(ends, table).toMatch(/\w+ \w+/)
})

test('the page tells how long each is kept', async () => {
  await expect(renderRetentionPage()).toMatchFileSnapshot('../../../src/domain/privacy/README.md')
})

describeOnBothEngines('what is over', (open, engine) => {
  test('is found by an index, however many rows there are', async () => {
    const { knex } = await open()
    const end = new Date('2026-03-05T09:30:00Z')
    const after = { at: end, id: '01890a5d-ac96-774b-bcce-b302099a8057' }
    for (const [table, { steps = [] }] of Object.entries(RETENTION))
      for (const step of steps) {
        // Few rows, of their nature: a lease for each lane, and what waits in the outbox.
        if (table === 'leases' || step.where === "state = 'pending'" || step.where?.includes("'sending'")) continue
        const { sql, bindings } = selectOver(table, step, { end, after: step.only ? after : null, limit: 10 })
        const plan = await knex.transaction(async (trx) => {
          if (engine === 'sqlite') return JSON.stringify(await trx.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings))
          // Of an empty table it would read the whole.
          await trx.raw('SET LOCAL enable_seqscan = off')
          await trx.raw('SET LOCAL enable_bitmapscan = off')
          return JSON.stringify((await trx.raw(`EXPLAIN ${sql}`, bindings)).rows)
        })
        expect(plan, table).toMatch(
          engine === 'sqlite'
            ? new RegExp(`SEARCH ${table} USING (COVERING )?INDEX`)
            : new RegExp(`using \\w+ on ${table}`, 'i'),
        )
        // Found by their owner, who is nobody: those of a day.
        if (table === 'chat_accounts') continue
        expect(plan, table).not.toMatch(engine === 'sqlite' ? /USE TEMP B-TREE FOR ORDER BY/ : /"Sort/)
      }
  })
})
