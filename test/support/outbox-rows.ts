// Rows of the outbox without the engine that plans and sends them: what claiming and settling do, row by row.
import type { Transaction } from 'objection'
import type { Database } from '../../src/database/index.ts'
import { newId } from '../../src/models/id.ts'
import { Nudge } from '../../src/models/nudge.ts'
import { Schedule } from '../../src/models/schedule.ts'
import { claimDue } from '../../src/nudges/outbox/claim.ts'
import type { ClaimedNudge } from '../../src/nudges/outbox/claimed-nudge.ts'
import { castOf } from './actors.ts'

/** Thu 5 March 2026, 09:00 in Vienna. */
export const NINE = new Date('2026-03-05T08:00:00Z')
export const after = (seconds: number): Date => new Date(NINE.getTime() + seconds * 1_000)

/** Ann in a workspace of Slack, whom one schedule reminds. */
export async function outboxRows(database: Database) {
  const cast = castOf(database)
  const space = await cast.space('slack', 'T1')
  const ann = await cast.person('ann', { space })
  const inTransaction = <R>(work: (trx: Transaction) => PromiseLike<R>): Promise<R> =>
    database.knex.transaction(async (trx) => work(trx))
  const schedule_id = newId()
  await inTransaction((trx) =>
    Schedule.query(trx).insert({
      schedule_id,
      user_id: ann.id,
      kind: 'task',
      is_active: true,
      created_at: NINE,
      updated_at: NINE,
    }),
  )
  let count = 0
  /** One that was due at nine and is not sent yet; its slot is its name. */
  const put = (more: Partial<Nudge> = {}): Promise<string> =>
    inTransaction(async (trx) => {
      const { nudge_id } = await Nudge.query(trx).insert({
        nudge_id: newId(),
        schedule_id,
        slot: `slot ${++count}`,
        user_id: ann.id,
        local_date: '2026-03-05',
        priority: 1,
        due_at: NINE,
        try_at: NINE,
        created_at: NINE,
        ...more,
      })
      return nudge_id
    })
  const row = (id: string): Promise<Nudge> =>
    inTransaction(async (trx) => Nudge.query(trx).findById(id).throwIfNotFound())
  const all = (): Promise<Nudge[]> => inTransaction(async (trx) => Nudge.query(trx).orderBy('nudge_id'))
  /** Puts some and claims all of them. */
  const claimed = async (...more: readonly Partial<Nudge>[]): Promise<ClaimedNudge[]> => {
    for (const each of more) await put(each)
    return inTransaction((trx) => claimDue(trx, { priority: 1, now: NINE, limit: 100 }))
  }
  return { cast, space, ann, schedule_id, inTransaction, put, row, all, claimed }
}
