// Saying 100,000 things that are due, where saying costs nothing: what the ledger itself takes. The floor is what no
// ledger can do without, as two statements over all rows. The whole way beside it decides, words, addresses, keeps cards
// and remembers what was shown as well: none of that is the ledger's, and peers leave it to whoever uses them.

import type { Platform } from '../../../src/chat/platform.ts'
import type { Database } from '../../../src/database/index.ts'
import { createSender } from '../../../src/nudges/engine/sender.ts'
import { kinds } from '../../../src/nudges/kinds/index.ts'
import * as ledger from '../../../src/nudges/outbox/index.ts'
import { systemClock } from '../../../src/time/index.ts'
import { platformThat } from '../../support/platform.ts'
import { ENGINES, fresh, nameOf } from '../databases.ts'
import { median, number, ratio, took } from '../figures.ts'
import type { Part, Row } from '../part.ts'
import { drainPeers } from '../peers/index.ts'
import { owedPeople } from '../people.ts'
import { proxyOn } from '../proxy.ts'

const PROMISED = { postgres: 0.45, sqlite: 0.33 }

export const drain: Part = {
  name: 'drain',
  about: '100,000 due rows, a send that costs nothing, beside the SQL floor and other queues',
  async run(bench) {
    const count = bench.isQuick ? 5_000 : 100_000
    const rounds = bench.isQuick ? 1 : 3
    const rows: Row[] = []
    for (const engine of ENGINES) {
      const database = await fresh(bench, engine)
      await owedPeople(database, count)
      await planned(database)
      const floors: number[] = []
      const ledgers: number[] = []
      const wholes: number[] = []
      for (let round = 0; round < rounds; round++) {
        floors.push(await timed(database, count, () => floor(database)))
        ledgers.push(await timed(database, count, () => claimAndMark(database)))
        // Once is enough for what only informs.
        if (round === 0) wholes.push(await timed(database, count, () => wholeWay(database)))
        bench.say(
          `${nameOf(engine)}: floor ${rate(count, floors)}, ledger ${rate(count, ledgers)}, whole ${rate(count, wholes)}`,
        )
      }
      const reached = median(floors) / median(ledgers)
      const peers = engine === 'postgres' ? await drainPeers(bench, count) : []
      const ahead = peers.every(({ seconds }) => seconds === null || seconds * 1000 > median(ledgers))
      rows.push({
        what: `draining ${number(count)} due rows on ${nameOf(engine)}, against two bulk UPDATEs`,
        promised: `≥ ${PROMISED[engine]}${engine === 'postgres' ? ', ahead of every peer' : ''}`,
        reached: `${ratio(reached)}${engine === 'postgres' ? `, ${ahead ? 'ahead of' : 'not ahead of'} every peer that was there` : ''}`,
        isMet: reached >= PROMISED[engine] && ahead,
        more: [
          `floor ${rate(count, floors)}; claim and mark by 500 ${rate(count, ledgers)}`,
          `the whole way (plan aside: claim, decide, word, address, send, mark, keep the card, remember its buttons) ${rate(count, wholes)}, ${ratio(median(floors) / median(wholes))} of the floor`,
          ...peers.map(({ name, seconds, why }) =>
            seconds === null
              ? `${name}: not run, ${why}`
              : `${name}: ${number(count / seconds)}/s, ${ratio(median(floors) / 1000 / seconds)} of the floor`,
          ),
        ],
      })
    }
    return rows
  },
}

const rate = (count: number, times: readonly number[]): string => `${number((count / median(times)) * 1000)}/s`

/** Everybody's row of the ledger, as the heart would plan them. */
async function planned({ knex }: Database): Promise<void> {
  let done = ledger.PLAN_BATCH_SIZE
  while (done === ledger.PLAN_BATCH_SIZE)
    done = (await knex.transaction((trx) => ledger.planDue(trx, systemClock.now(), kinds))).schedules
}

/** All rows pending again, the space of their old versions given back; then the work. */
async function timed({ knex, engine }: Database, count: number, work: () => Promise<void>): Promise<number> {
  await knex('cards').delete()
  await knex('nudges').update({ state: 'pending', fence: 0, lease_expires_at: null, sent_at: null, message_id: null })
  if (engine === 'postgres') for (const table of ['nudges', 'cards']) await knex.raw(`VACUUM (FULL, ANALYZE) ${table}`)
  const ms = await took(work)
  const { sent } = (await knex('nudges').where({ state: 'sent' }).count('* as sent').first()) ?? {}
  if (Number(sent) !== count) throw new Error(`${sent} of ${count} were said`)
  return ms
}

async function floor({ knex }: Database): Promise<void> {
  const now = systemClock.now()
  const until = new Date(now.getTime() + ledger.ROW_LEASE_MS)
  await knex('nudges')
    .where({ state: 'pending' })
    .update({ state: 'sending', fence: knex.raw('fence + 1'), lease_expires_at: until })
  await knex('nudges')
    .where({ state: 'sending' })
    .update({ state: 'sent', sent_at: now, message_id: 'm', lease_expires_at: null })
}

/** Each in a transaction of its own, as the sender has it. */
async function claimAndMark({ knex }: Database): Promise<void> {
  for (;;) {
    const now = systemClock.now()
    const rows = await knex.transaction((trx) =>
      ledger.claimDue(trx, { priority: 0, now, limit: ledger.PLAN_BATCH_SIZE }),
    )
    if (rows.length === 0) return
    const sent = rows.map((row) => ({ row, channelId: 'c', messageId: 'm' }))
    await knex.transaction((trx) => ledger.markSent(trx, sent, now))
  }
}

async function wholeWay(database: Database): Promise<void> {
  const { knex } = database
  const { recalledOf } = await proxyOn(database)
  const sender = createSender({
    transact: (work) => knex.transaction(work),
    peek: knex as never,
    clock: systemClock,
    kinds,
    platforms: new Map([['bench', sendsAtOnce()]]),
    holder: 'the bench',
    isOnlyProcess: true,
    onError: (error) => console.error(error),
    recalledOf,
  })
  while (await ledger.hasPending(knex as never, systemClock.now(), 0)) await sender.tick()
  await sender.whenIdle()
  await sender.stop()
}

function sendsAtOnce(): Platform {
  let count = 0
  return platformThat({
    name: 'bench',
    send: async ({ channelId = '' }) => ({ state: 'sent', ref: { channelId, messageId: `m${count++}` } }),
  })
}
