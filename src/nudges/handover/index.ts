// Hands promised times of the coming hours to platforms that post them by themselves, so that they are said also while this
// host sleeps; what changes is taken back and handed over anew. Of several processes one does it, under a lease, and no
// transaction is open while a platform is asked.
import type { Transaction } from 'objection'
import { t, view } from '../../chat/view.ts'
import { acquireLease, releaseLease } from '../../domain/request/leases.ts'
import type { Nudge } from '../../models/nudge.ts'
import { world } from '../../time/world.ts'
import { buildDelivery, buildMessage } from '../engine/route.ts'
import * as outbox from '../outbox/index.ts'
import { compareLists, LAST_MS } from './compare-lists.ts'
import * as ledger from './ledger.ts'
import type { HandoverOptions, HandoverState } from './state.ts'
import { loadWantedMessages, type WantedMessage } from './wanted.ts'

/** What hands over, in one process. */
export interface Handover {
  /** Compares what is held with what ought to be. Resolves when that is stored. */
  reconcile(): Promise<void>
  /** In how many milliseconds what a platform would not take yet may be handed over; null: there is nothing. */
  restMs(): number | null
  stop(): Promise<void>
}

/** How far ahead times are handed over. */
const HORIZON_MS = 24 * 3_600_000
/** What comes sooner is said by this host. */
const LEAST_AHEAD_MS = 120_000
/** When the fate of a message whose time has passed is looked at. */
const PASSED_MS = 15_000
/** Until then one that was changed too late is looked for. */
const GIVE_UP_MS = 600_000
/** A refused message is tried again after that time. */
const REFUSED_MS = 600_000

const LEASE_ID = 'handover'
const LEASE_MS = 60_000

export function createHandover(options: HandoverOptions): Handover {
  const { transact, clock, isOn, onError } = options
  const holder = world().random.uuid()
  /** Spaces whose lists were compared with the record by this process. */
  const listed = new Set<string>()
  /** Until when what a platform refused, or limited, rests: by view, and by channel; in milliseconds. */
  const rests = new Map<string, number>()
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const parts = { ...options, listed, rests }

  const work = async (): Promise<void> => {
    if (isStopped || (!isOn && (await transact(ledger.listHeld)).length === 0)) return
    const now = clock.now()
    const isMine = await transact((trx) => acquireLease(trx, { leaseId: LEASE_ID, holder, now, ms: LEASE_MS }))
    if (!isMine) return
    try {
      for (const [key, until] of rests) if (until <= now.getTime()) rests.delete(key)
      const { held, wanted } = await transact(async (trx) => ({
        held: await ledger.listHeld(trx),
        wanted: isOn ? await loadWanted(trx, options, now) : [],
      }))
      const present = await compareLists(parts, held, wanted)
      for (const record of present) if (!isStopped) await settleRecord(parts, record, wanted).catch(onError)
      const kept = new Set(
        (await transact(ledger.listHeld)).flatMap(({ rows }) => rows.map(({ nudge_id }) => nudge_id)),
      )
      for (const message of wanted)
        if (!isStopped && !message.nudgeIds.some((id) => kept.has(id))) await handOver(parts, message).catch(onError)
    } finally {
      await transact((trx) => releaseLease(trx, LEASE_ID, holder)).catch(onError)
    }
  }

  return {
    reconcile() {
      running = running.then(work, work)
      return running
    },
    restMs() {
      const ends = [...rests.values()]
      return ends.length === 0 ? null : Math.max(0, Math.min(...ends) - clock.now().getTime())
    },
    async stop() {
      isStopped = true
      await running.catch(() => undefined)
    },
  }
}

const loadWanted = (trx: Transaction, { kinds, platforms }: HandoverOptions, now: Date) =>
  loadWantedMessages(trx, { kinds, platforms, from: now, until: new Date(now.getTime() + HORIZON_MS), now })

/** Keeps a record that is right, takes back one that is not, and closes one whose message was posted. */
async function settleRecord(
  parts: HandoverState,
  record: ledger.HeldRecord,
  wanted: readonly WantedMessage[],
): Promise<void> {
  const { clock, platforms, transact } = parts
  const leftMs = record.at.getTime() - clock.now().getTime()
  if (leftMs <= 0) return leftMs <= -PASSED_MS ? closePassed(parts, record) : undefined
  if (wanted.some((message) => isSameMessage(record, message)) || record.state === 'late') return
  // Begun and perhaps not taken: the list tells first.
  if (record.state === 'begun' && record.key === null) return
  const timed = platforms.get(record.platform)?.timed
  if (!timed || record.key === null) return
  const { carrierId, space, channelId, key } = record
  const result = leftMs > LAST_MS ? await timed.withdraw({ space, channelId, key }) : 'gone'
  if (result === 'later') return
  await transact((trx) =>
    result === 'withdrawn' ? ledger.forgetHeld(trx, carrierId) : ledger.recordLate(trx, carrierId, clock.now()),
  )
}

const isSameMessage = (record: ledger.HeldRecord, message: WantedMessage): boolean =>
  record.viewHash === message.viewHash &&
  record.accountId === message.accountId &&
  record.at.getTime() === message.at.getTime() &&
  record.rows.length === message.nudgeIds.length &&
  record.rows.every(({ nudge_id }) => message.nudgeIds.includes(nudge_id))

/** Once the outbox knows that it was posted, it becomes the card it shows; one that was changed too late says so. */
async function closePassed(
  { clock, platforms, transact, onTouched }: HandoverState,
  record: ledger.HeldRecord,
): Promise<void> {
  const { carrierId, accountId, rows } = record
  const { nudges, isToPlan } = await transact((trx) => ledger.loadPassed(trx, record))
  if (isToPlan || nudges.some(isOpen)) return
  const now = clock.now()
  const posted = nudges.find(({ state, message_id }) => state === 'sent' && message_id !== null)
  const [first] = rows
  if (posted && accountId !== null) {
    const card = first?.card_kind && first.card_id ? { kind: first.card_kind, id: first.card_id } : null
    const ref = { accountId, channelId: posted.channel_id ?? record.channelId, messageId: posted.message_id ?? '' }
    await transact(async (trx) => {
      if (card) await outbox.upsertCards(trx, [{ ...ref, kind: card.kind, subjectId: card.id }], now)
      await ledger.forgetHeld(trx, carrierId)
    })
    if (card) onTouched?.([card])
    return
  }
  // Neither posted by the platform nor sent by us: taken back too late, answered or removed meanwhile.
  if (!nudges.some(({ state }) => state === 'sent' || state === 'unknown') && first) {
    const platform = platforms.get(record.platform)
    const letter = { idempotencyKey: carrierId, space: record.space, externalId: '', channelId: record.channelId }
    const found = await platform?.lookUp({ ...letter, view: LATE_VIEW, priority: 0 }, record.at)
    const isOver = now.getTime() - record.at.getTime() > GIVE_UP_MS
    if (found === 'absent' && !isOver) return
    if (typeof found === 'object' && 'state' in found && !isOver) return
    if (typeof found === 'object' && 'messageId' in found) await platform?.edit(found, record.space, LATE_VIEW)
  }
  await transact((trx) => ledger.forgetHeld(trx, carrierId))
}

/** Whether it is not known yet what became of it; what can't be looked up stays so for good. */
const isOpen = ({ state, lease_expires_at }: Nudge): boolean =>
  state === 'pending' || state === 'sending' || (state === 'unknown' && lease_expires_at !== null)

/** What a reminder says that was changed when it could be stopped no more. */
const LATE_VIEW = view(t`This changed a moment before it was sent, so there is nothing to do.`)

/** Records a message, then hands it over, then records that the platform has it. */
async function handOver(parts: HandoverState, message: WantedMessage): Promise<void> {
  const { clock, platforms, rests, transact } = parts
  const now = clock.now()
  const timed = platforms.get(message.platform)?.timed
  const { due } = message.bundle.carrier
  const account = due.person.accounts.find(({ accountId }) => accountId === message.accountId)
  const isSoon = message.at.getTime() - now.getTime() < LEAST_AHEAD_MS
  if (!timed || !account || isSoon || rests.has(message.viewHash) || rests.has(account.accountId)) return
  const channelId = await timed.findChannel(account)
  if (channelId === null) return
  const delivery = await transact(async (trx) =>
    (await ledger.recordBegun(trx, message, channelId, now))
      ? buildDelivery(trx, message.bundle, message.at, platforms)
      : null,
  )
  if (!delivery) return
  const letter = { ...buildMessage(due.row, account, delivery.message.view), channelId, carries: message.nudgeIds }
  const [carrierId = ''] = message.nudgeIds
  const result = await timed.hold(letter, message.at)
  if (result.state === 'held') return transact((trx) => ledger.recordHeld(trx, carrierId, result.key, clock.now()))
  if (result.state === 'unknown') return
  if (result.state === 'later') rests.set(account.accountId, now.getTime() + result.afterMs)
  else rests.set(message.viewHash, now.getTime() + REFUSED_MS)
  await transact((trx) => ledger.forgetHeld(trx, carrierId))
}
