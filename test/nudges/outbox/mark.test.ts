// Settling: what became of claimed rows is stored by their holder alone, and kept whole.
import { expect, test } from 'vitest'
import { newId } from '../../../src/models/id.ts'
import type { ClaimedNudge } from '../../../src/nudges/outbox/claimed-nudge.ts'
import * as marks from '../../../src/nudges/outbox/mark.ts'
import { describeOnBothEngines } from '../../support/databases.ts'
import { after, NINE, outboxRows } from '../../support/outbox-rows.ts'

const stale = (row: ClaimedNudge): ClaimedNudge => ({ ...row, fence: row.fence - 1 })

describeOnBothEngines('a mark', (open) => {
  const start = async () => {
    const outbox = await outboxRows(await open())
    const account_id = outbox.ann.account?.account_id ?? null
    const mark = (...given: readonly marks.Mark[]) => outbox.inTransaction((trx) => marks.markRows(trx, given))
    return { ...outbox, account_id, mark }
  }
  const one = async (claimed: Promise<ClaimedNudge[]>): Promise<ClaimedNudge> => {
    const [row] = await claimed
    if (!row) throw new Error('Nothing was claimed')
    return row
  }

  test('stores what it says, and leaves the route where it says nothing of it', async () => {
    const { claimed, mark, row, account_id, cast, put } = await start()
    const carrier = await put({ state: 'sent' })
    const given = await one(claimed({ account_id, channel_id: 'D1', reason: 'space', bundle_id: carrier }))
    await mark({ row: given, state: 'pending' })
    expect(await row(given.nudge_id)).toMatchObject({
      state: 'pending',
      reason: null,
      try_at: NINE,
      sent_at: null,
      account_id,
      channel_id: 'D1',
      message_id: null,
      bundle_id: carrier,
      lease_expires_at: null,
      fence: given.fence,
    })
    await cast.database.knex('nudges').where({ nudge_id: given.nudge_id }).update({ state: 'sending' })
    await mark({
      row: given,
      state: 'unknown',
      reason: 'unknown',
      tryAt: after(60),
      sentAt: after(1),
      accountId: null,
      channelId: null,
      messageId: 'M1',
      bundleId: null,
      leaseUntil: after(15),
    })
    expect(await row(given.nudge_id)).toMatchObject({
      state: 'unknown',
      reason: 'unknown',
      try_at: after(60),
      sent_at: after(1),
      account_id: null,
      channel_id: null,
      message_id: 'M1',
      bundle_id: null,
      lease_expires_at: after(15),
    })
    await mark({ row: given, state: 'failed', accountId: account_id, channelId: 'D2', bundleId: carrier })
    expect(await row(given.nudge_id)).toMatchObject({ account_id, channel_id: 'D2', bundle_id: carrier })
  })

  test('of a holder whose claim another one has taken, or whose row is settled, changes nothing', async () => {
    const { claimed, mark, row, inTransaction, all } = await start()
    const given = await one(claimed({}))
    await mark({ row: stale(given), state: 'sent', sentAt: after(1) })
    const sent = { row: stale(given), channelId: 'D1', messageId: 'M1' }
    await inTransaction((trx) => marks.markSent(trx, [sent], after(1)))
    const route = { row: stale(given), accountId: null, bundleId: given.nudge_id }
    await inTransaction((trx) => marks.saveRoutes(trx, [route]))
    expect(await row(given.nudge_id)).toMatchObject({ state: 'sending', message_id: null, bundle_id: null })
    await mark({ row: given, state: 'dropped', reason: 'done' })
    const before = await all()
    await mark({ row: given, state: 'failed', reason: 'late' })
    await inTransaction((trx) => marks.markSent(trx, [{ ...sent, row: given }], after(1)))
    expect([...(await inTransaction((trx) => marks.markBegun(trx, [given], NINE)))]).toEqual([])
    expect(await all()).toEqual(before)
  })

  test('before sending: the route, and that it began', async () => {
    const { claimed, inTransaction, row, account_id } = await start()
    const [one, two] = await claimed({ reason: 'space' }, {})
    if (!one || !two) throw new Error('Nothing was claimed')
    await inTransaction((trx) =>
      marks.saveRoutes(trx, [
        { row: one, accountId: account_id, bundleId: null },
        { row: two, accountId: null, bundleId: one.nudge_id },
      ]),
    )
    expect(await row(one.nudge_id)).toMatchObject({ state: 'sending', account_id, bundle_id: null, fence: one.fence })
    expect(await row(two.nudge_id)).toMatchObject({ account_id: null, bundle_id: one.nudge_id })
    const begun = await inTransaction((trx) => marks.markBegun(trx, [one, stale(two)], NINE))
    expect([...begun]).toEqual([one.nudge_id])
    expect(await row(one.nudge_id)).toMatchObject({ state: 'unknown', reason: null, lease_expires_at: after(30) })
    expect(await row(two.nudge_id)).toMatchObject({ state: 'sending', lease_expires_at: after(45) })
  })

  test('of what was posted: where, as which message, and when', async () => {
    const { claimed, inTransaction, all } = await start()
    const [one, two] = await claimed({}, {})
    if (!one || !two) throw new Error('Nothing was claimed')
    await inTransaction((trx) =>
      marks.markSent(
        trx,
        [
          { row: one, channelId: 'D1', messageId: 'M1' },
          { row: two, channelId: 'D2', messageId: 'M2' },
        ],
        after(2),
      ),
    )
    const common = { state: 'sent', sent_at: after(2), lease_expires_at: null }
    expect(await all()).toMatchObject([
      { ...common, channel_id: 'D1', message_id: 'M1', fence: one.fence },
      { ...common, channel_id: 'D2', message_id: 'M2', fence: two.fence },
    ])
  })

  test('tells a webhook of what was sent, each with its own time, and of nothing else', async () => {
    const { claimed, mark, inTransaction, cast, ann } = await start()
    const { knex } = cast.database
    await knex('webhooks').insert({
      webhook_id: newId(),
      user_id: ann.id,
      name: 'Home',
      host: 'example.org',
      target: 'sealed',
      events: 'nudges',
      created_at: NINE,
      updated_at: NINE,
    })
    const told = async () =>
      (await knex('webhook_events').orderBy('created_at')).map(({ subject_id, created_at }) => [
        subject_id,
        new Date(created_at),
      ])
    const [one, two, three, four] = await claimed({}, {}, {}, {})
    if (!one || !two || !three || !four) throw new Error('Nothing was claimed')
    const [at, later] = [after(1), after(2)]
    await mark(
      { row: one, state: 'sent', sentAt: at },
      { row: two, state: 'sent', sentAt: later },
      { row: three, state: 'failed', sentAt: at },
    )
    const first = [
      [one.nudge_id, at],
      [two.nudge_id, later],
    ]
    expect(await told()).toEqual(first)
    await inTransaction((trx) => marks.markSent(trx, [{ row: four, channelId: 'D1', messageId: 'M1' }], after(3)))
    expect(await told()).toEqual([...first, [four.nudge_id, after(3)]])
  })
})

describeOnBothEngines('what is learned by sending', (open) => {
  test('a message is the card of what it shows, the newest one in its channel', async () => {
    const { inTransaction, ann, cast } = await outboxRows(await open())
    const accountId = ann.account?.account_id ?? ''
    const cards = () => cast.database.knex('cards').orderBy('channel_id')
    const card = { accountId, channelId: 'D1', messageId: 'M1', kind: 'task', subjectId: newId() }
    const save = (given: Parameters<typeof marks.upsertCards>[1], now = NINE) =>
      inTransaction((trx) => marks.upsertCards(trx, given, now))
    await save([])
    // Its person was erased while it was sent.
    await save([{ ...card, accountId: newId() }])
    expect(await cards()).toEqual([])
    await save([card, { ...card, channelId: 'D2' }, { ...card, accountId: newId() }])
    const [first] = await cards()
    expect(await cards()).toMatchObject([
      {
        account_id: accountId,
        channel_id: 'D1',
        message_id: 'M1',
        subject_kind: 'task',
        subject_id: card.subjectId,
        view_hash: null,
      },
      { channel_id: 'D2', message_id: 'M1' },
    ])
    await cast.database.knex('cards').update({ view_hash: 'seen' })
    await save([{ ...card, messageId: 'M9' }], after(5))
    const [again, other] = await cards()
    expect(again).toMatchObject({ card_id: first.card_id, message_id: 'M9', view_hash: null })
    expect([new Date(again.created_at), new Date(again.updated_at)]).toEqual([NINE, after(5)])
    expect(other).toMatchObject({ message_id: 'M1', view_hash: 'seen' })
  })

  test('the direct channel of an account, the last one that was heard of', async () => {
    const { inTransaction, ann, cast } = await outboxRows(await open())
    const ben = await cast.person('ben', { space: await cast.space('slack', 'T2') })
    const [anns, bens] = [ann.account?.account_id ?? '', ben.account?.account_id ?? '']
    await inTransaction((trx) => marks.saveDirectChannels(trx, []))
    await inTransaction((trx) =>
      marks.saveDirectChannels(trx, [
        { accountId: anns, channelId: 'D1' },
        { accountId: anns, channelId: 'D2' },
      ]),
    )
    const channelOf = async (account_id: string) =>
      (await cast.database.knex('chat_accounts').where({ account_id }).first()).dm_channel_id
    expect([await channelOf(anns), await channelOf(bens)]).toEqual(['D2', null])
  })
})
