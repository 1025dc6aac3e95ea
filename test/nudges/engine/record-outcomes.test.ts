// What a platform answered, and what it means for the row, for its account and for its space.
import { expect, test } from 'vitest'
import { ask } from '../../../src/chat/ask.ts'
import type { DeliveryResult } from '../../../src/chat/platform.ts'
import { t, view } from '../../../src/chat/view.ts'
import { newId } from '../../../src/models/id.ts'
import { Space } from '../../../src/models/space.ts'
import type { DeliveryOutcome } from '../../../src/nudges/engine/delivery-queue.ts'
import { recordOutcomes, rememberShown } from '../../../src/nudges/engine/record-outcomes.ts'
import type { Delivery } from '../../../src/nudges/engine/route.ts'
import type { ClaimedNudge } from '../../../src/nudges/outbox/claimed-nudge.ts'
import { pauseSpace } from '../../../src/nudges/outbox/space-health.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { after, NINE, outboxRows } from '../../support/outbox-rows.ts'

type Result = DeliveryOutcome['result']
const sent = (channelId = 'D1', messageId = 'M1'): DeliveryResult => ({ state: 'sent', ref: { channelId, messageId } })

describeOnBothEngines('what became of a delivery', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const { cast, ann, space, inTransaction } = outbox
    const accountId = ann.account?.account_id ?? ''
    const bundle = await outbox.put({ state: 'sent' })
    const rows = await outbox.claimed(
      { account_id: accountId, channel_id: 'D0', reason: 'busy', bundle_id: bundle, try_at: after(-60) },
      { account_id: accountId },
    )
    const delivery = (more: Partial<Delivery> = {}, given: readonly ClaimedNudge[] = rows): Delivery =>
      ({
        message: { channelId: 'D1', view: view(t`Ring Bob`) },
        platform: 'slack',
        spaceId: space.space_id,
        accountId,
        wasClosed: false,
        hasRecentFailures: false,
        rows: given,
        priority: 1,
        ...more,
      }) as unknown as Delivery
    const record = (...batch: readonly DeliveryOutcome[]) => inTransaction((trx) => recordOutcomes(trx, batch, NINE))
    const became = (result: Result, more: Partial<Delivery> = {}, circuit: DeliveryOutcome['circuit'] = null) =>
      record({ delivery: delivery(more), result, circuit })
    const stored = () => Promise.all(rows.map(({ nudge_id }) => outbox.row(nudge_id)))
    const account = () => cast.database.knex('chat_accounts').where({ account_id: accountId }).first()
    const health = async () => {
      const { failure_count, paused_until, is_active } = await inTransaction(async (trx) =>
        Space.query(trx).findById(space.space_id).throwIfNotFound(),
      )
      return { failure_count, paused_until, is_active }
    }
    return { ...outbox, accountId, bundle, rows, delivery, record, became, stored, account, health }
  }

  test('sent: every row it carried, and the channel where it is a new one', async () => {
    const { became, stored, account, rows } = await start()
    expect(await became(sent('D1', 'M1'))).toEqual(
      rows.map((row) => ({ row, channelId: 'D1', messageId: 'M1', state: 'sent' })),
    )
    const each = { state: 'sent', channel_id: 'D1', message_id: 'M1', sent_at: NINE, lease_expires_at: null }
    expect(await stored()).toMatchObject([each, each])
    expect((await account()).dm_channel_id).toBeNull()
  })

  test('sent to a channel that was opened for it: it is known the next time', async () => {
    const { became, account } = await start()
    await became(sent('D7'), { message: { view: view(t`Ring Bob`) } as Delivery['message'] })
    expect((await account()).dm_channel_id).toBe('D7')
  })

  test('sent as the card of what it shows, where it can be shown again', async () => {
    const { record, delivery, rows, cast, accountId } = await start()
    const card = { kind: 'task', id: newId() }
    const shown = { channelId: 'D1', view: view(t`Ring Bob`, [], { card }) } as Delivery['message']
    const [one, two] = rows.map((row) => delivery({ message: shown }, [row]))
    if (!one || !two) throw new Error('Nothing was claimed')
    // It was deleted before its answer came.
    await record({ delivery: one, result: sent('D1', '') })
    expect(await cast.database.knex('cards')).toEqual([])
    await record({ delivery: two, result: sent('D1', 'M2') })
    expect(await cast.database.knex('cards')).toMatchObject([
      { account_id: accountId, channel_id: 'D1', message_id: 'M2', subject_kind: 'task', subject_id: card.id },
    ])
  })

  test.each([
    [
      'later, in 20 s: again then, for the same reason',
      { state: 'later', afterMs: 20_000, scope: 'channel' },
      { state: 'pending', reason: 'busy', try_at: after(20), channel_id: 'D0' },
    ],
    [
      'returned: again as before',
      { state: 'returned' },
      { state: 'pending', reason: 'busy', try_at: after(-60), channel_id: 'D0' },
    ],
    [
      'unknown: looked up when no request can be under way',
      { state: 'unknown' },
      { state: 'unknown', reason: 'unknown', lease_expires_at: after(15), try_at: after(-60) },
    ],
    [
      'closed: another account of theirs, at once and apart',
      { state: 'closed' },
      { state: 'pending', reason: 'closed', try_at: NINE, account_id: null, bundle_id: null },
    ],
    [
      'gone: the same',
      { state: 'gone', reason: 'uninstalled' },
      { state: 'pending', reason: 'gone', try_at: NINE, account_id: null, bundle_id: null },
    ],
    [
      'refused: failed, and why',
      { state: 'refused', reason: 'x'.repeat(60) },
      { state: 'failed', reason: 'x'.repeat(50) },
    ],
  ] as const)('%s', async (_what, result, row) => {
    const { became, stored, rows, bundle, accountId } = await start()
    const marks = await became(result)
    expect(marks.map((mark) => [mark.row, mark.state])).toEqual(rows.map((each) => [each, row.state]))
    const [first] = await stored()
    expect(first).toMatchObject({ account_id: accountId, bundle_id: bundle, ...row })
  })

  test('closed messages are noted, and that they are open again; a space that is gone is left', async () => {
    const { became, account, health } = await start()
    await became(sent())
    expect((await account()).dm_closed_at).toBeNull()
    await became({ state: 'closed' })
    expect(new Date((await account()).dm_closed_at)).toEqual(NINE)
    await became(sent())
    expect((await account()).dm_closed_at).not.toBeNull()
    await became({ state: 'unknown' }, { wasClosed: true })
    expect((await account()).dm_closed_at).not.toBeNull()
    await became(sent(), { wasClosed: true })
    expect((await account()).dm_closed_at).toBeNull()
    expect((await health()).is_active).toBe(true)
    await became({ state: 'gone', reason: 'uninstalled' })
    expect((await health()).is_active).toBe(false)
  })

  test('a space that asks for patience is paused, the longest that was asked for; a channel’s is its own', async () => {
    const { record, delivery, health } = await start()
    const later = (afterMs: number, scope: 'channel' | 'space'): DeliveryOutcome =>
      ({
        delivery: delivery(),
        result: { state: 'later', afterMs, scope },
      }) as DeliveryOutcome
    await record(later(90_000, 'channel'))
    expect(await health()).toMatchObject({ paused_until: null })
    await record(later(20_000, 'space'), later(40_000, 'space'), later(30_000, 'space'), later(90_000, 'channel'))
    expect(await health()).toMatchObject({ failure_count: 0, paused_until: after(40) })
  })

  test('a circuit that opened or closed is stored as it was last', async () => {
    const { record, delivery, health, inTransaction, space } = await start()
    const opened = { state: 'opened', failures: 3 } as const
    const outcome = (result: Result, circuit: DeliveryOutcome['circuit'], more: Partial<Delivery> = {}) => ({
      delivery: delivery(more),
      result,
      circuit,
    })
    const open = { failure_count: 3, paused_until: after(10) }
    const closed = { failure_count: 0, paused_until: null }
    await record(outcome(sent(), null))
    expect(await health()).toMatchObject(closed)
    await record(outcome({ state: 'unknown' }, opened))
    expect(await health()).toMatchObject(open)
    await record(outcome(sent(), null))
    expect(await health()).toMatchObject(open)
    await record(outcome({ state: 'unknown' }, null, { hasRecentFailures: true }))
    expect(await health()).toMatchObject(open)
    await record(outcome(sent(), null, { hasRecentFailures: true }))
    expect(await health()).toMatchObject(closed)
    await record(outcome(sent(), { state: 'closed' }), outcome({ state: 'unknown' }, opened))
    expect(await health()).toMatchObject(open)
    await record(outcome({ state: 'unknown' }, opened), outcome(sent(), { state: 'closed' }))
    expect(await health()).toMatchObject(closed)
    // Whatever else was answered, it asked for patience.
    await inTransaction((trx) => pauseSpace(trx, space.space_id, after(5), NINE))
    await record(
      { delivery: delivery(), result: { state: 'later', afterMs: 60_000, scope: 'space' } },
      outcome(sent(), { state: 'closed' }),
      outcome({ state: 'unknown' }, opened),
    )
    expect(await health()).toMatchObject({ failure_count: 0, paused_until: after(60) })
  })

  test('what was said is what the next words mean, there', async () => {
    const { inTransaction, delivery, cast, accountId } = await start()
    const meanings = { numbered: [], labelled: [{ label: 'Done', line: ask('task done') }] }
    const seen: unknown[] = []
    await inTransaction((trx) =>
      rememberShown(
        trx,
        [
          { delivery: delivery(), result: sent('D9') },
          { delivery: delivery(), result: { state: 'unknown' } },
        ],
        (shown) => {
          seen.push(shown)
          return meanings
        },
        NINE,
      ),
    )
    expect(seen).toEqual([delivery().message.view])
    expect(await cast.database.knex('recent_views').select('account_id', 'channel_id')).toEqual([
      { account_id: accountId, channel_id: 'D9' },
    ])
  })
})
