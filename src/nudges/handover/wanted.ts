// What a platform ought to post by itself in the coming hours: typed times, ends of focus and breaks, and reminders that
// were put off; decided, put into words and bundled as they will be at their time.
import { createHash } from 'node:crypto'
import type { Transaction } from 'objection'
import type { Platform } from '../../chat/platform.ts'
import type { View } from '../../chat/view.ts'
import { instantSlot, nextSlot, type OccurrenceSlot } from '../../domain/reminders/slots.ts'
import { HeldNudge } from '../../models/held-nudge.ts'
import { newId } from '../../models/id.ts'
import { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import { applyReaderStyle } from '../../views/reader-style.ts'
import { bundleView } from '../engine/bundle-view.ts'
import { decideBatch } from '../engine/decide-batch.ts'
import { type Bundle, type ComposedNudge, groupIntoBundles } from '../engine/group-bundles.ts'
import { platformLanes } from '../engine/route.ts'
import type { Kinds } from '../kinds/index.ts'
import type { ClaimedNudge } from '../outbox/index.ts'
import { cachedPreferences } from '../outbox/recipients.ts'

/** What a person was promised a time for, by a time they typed or a session they began. What is only offered is none. */
const HELD_KINDS: readonly string[] = [
  'task',
  'habit',
  'land',
  'get-ready',
  'leave',
  'focus-landing',
  'focus-end',
  'break-end',
]

/** Most occurrences of one schedule: a platform keeps few for one channel and hour. */
const MAX_OCCURRENCES = 24
/** Most schedules looked at in one turn, the next ones first. */
const MAX_SCHEDULES = 500

/** A message that a platform ought to have. */
export interface WantedMessage {
  readonly bundle: Bundle
  /** UTC, to the second. */
  readonly at: Date
  readonly platform: string
  readonly accountId: string
  readonly spaceId: string
  readonly nudgeIds: readonly string[]
  readonly viewHash: string
}

export interface WantedOptions {
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  /** UTC; nothing due before is looked at. */
  readonly from: Date
  readonly until: Date
  readonly now: Date
}

/** Nothing is written. */
export async function loadWantedMessages(trx: Transaction, options: WantedOptions): Promise<readonly WantedMessage[]> {
  const rows = [...(await loadOccurrences(trx, options)), ...(await loadSnoozes(trx, options))]
  const byTime = new Map<number, ClaimedNudge[]>()
  for (const row of rows) byTime.set(row.due_at.getTime(), [...(byTime.get(row.due_at.getTime()) ?? []), row])
  const wanted: WantedMessage[] = []
  for (const [due, some] of byTime) wanted.push(...(await composeMessages(trx, some, new Date(due), options)))
  return wanted
}

/** The occurrences to come, as rows that the outbox will have. One that is held keeps its id. */
async function loadOccurrences(
  trx: Transaction,
  { kinds, from, until, now }: WantedOptions,
): Promise<readonly ClaimedNudge[]> {
  const schedules = await Schedule.query(trx)
    .whereIn('kind', [...HELD_KINDS])
    .where({ is_active: true })
    .whereNotNull('next_due_at')
    .where('next_due_at', '<', until)
    .orderBy('next_due_at')
    .limit(MAX_SCHEDULES)
  if (schedules.length === 0) return []
  const ids = schedules.map(({ schedule_id }) => schedule_id)
  const held = await HeldNudge.query(trx).whereIn('schedule_id', ids)
  const said = await Nudge.query(trx)
    .select('schedule_id', 'slot')
    .whereIn('schedule_id', ids)
    .where('due_at', '>', from)
  const people: { user_id: string; timezone: string | null; preferences: string | null }[] = await trx('users')
    .select('user_id', 'timezone', 'preferences')
    .whereIn('user_id', [...new Set(schedules.map(({ user_id }) => user_id))])
  const isOf = (row: Schedule, slot: string) => (each: { schedule_id: string; slot: string }) =>
    each.schedule_id === row.schedule_id && each.slot === slot
  return schedules.flatMap((row) => {
    const person = people.find(({ user_id }) => user_id === row.user_id)
    const kind = kinds.get(row.kind)
    if (!person || !kind) return []
    const dayStartsAt = cachedPreferences(person.preferences).day_starts_at
    return occurrencesOf(row, person.timezone ?? 'UTC', dayStartsAt, until).flatMap(({ due, slot, day }) => {
      if (due <= from || said.some(isOf(row, slot))) return []
      return {
        nudge_id: held.find(isOf(row, slot))?.nudge_id ?? newId(),
        ...{ schedule_id: row.schedule_id, slot, user_id: row.user_id, local_date: day },
        ...{ priority: kind.priority, is_timed: kind.isTimed, due_at: due, try_at: due, fence: 0 },
        ...{ bundle_id: null, account_id: null, channel_id: null, reason: null, created_at: now },
      }
    })
  })
}

/** What was put off and waits in the outbox: asked for, so it is promised, whatever it was before. */
async function loadSnoozes(trx: Transaction, { kinds, from, until }: WantedOptions): Promise<readonly ClaimedNudge[]> {
  const rows = await Nudge.query(trx)
    .where({ state: 'pending' })
    .where('try_at', '>', from)
    .where('try_at', '<', until)
    .where('slot', 'like', '%+%')
    .withGraphFetched('schedule')
    .orderBy('try_at')
    .limit(MAX_SCHEDULES)
  return rows.filter(({ schedule }) => {
    const kind = schedule && kinds.get(schedule.kind)
    return kind !== undefined && kind.makesDrafts !== true
  })
}

function occurrencesOf(row: Schedule, zone: string, dayStartsAt: string, until: Date): readonly OccurrenceSlot[] {
  const next = row.next_due_at
  if (!next) return []
  if (row.local_time === null) return [instantSlot(next, zone, dayStartsAt)]
  const found: OccurrenceSlot[] = []
  let slot = nextSlot(row, zone, new Date(next.getTime() - 1))
  while (slot && slot.due < until && found.length < MAX_OCCURRENCES) {
    found.push(slot)
    slot = nextSlot(row, zone, slot.due)
  }
  // A moment that is none of the zone's clock was promised in the zone before: our own sender knows it.
  return found[0]?.due.getTime() === next.getTime() ? found : []
}

/** Decided and said as at their time. */
async function composeMessages(
  trx: Transaction,
  rows: readonly ClaimedNudge[],
  due: Date,
  { kinds, platforms }: WantedOptions,
): Promise<WantedMessage[]> {
  const lanes = new Set(platformLanes(platforms.values()))
  const decided = await decideBatch(trx, rows, {
    ...{ kinds, platforms, now: due },
    lanes: { lanes, activeLanes: lanes },
    capacityLeft: () => 1,
  })
  const composed: ComposedNudge[] = []
  for (const [kind, dues] of decided.dues) {
    const keeping = dues.filter(({ platform }) => platforms.get(platform)?.timed !== undefined)
    const views = keeping.length > 0 ? await kind.compose(trx, keeping, due) : new Map<string, View>()
    for (const one of keeping) {
      const view = views.get(one.row.nudge_id)
      if (view) composed.push({ due: one, view })
    }
  }
  return groupIntoBundles(composed, ({ due: { isStandalone } }) => isStandalone).flatMap((bundle) => {
    const { row, person, platform, reader } = bundle.carrier.due
    const account = person.accounts.find(({ accountId }) => accountId === row.account_id)
    if (!account) return []
    const shown = applyReaderStyle(reader, bundleView(bundle))
    return {
      ...{ bundle, platform, accountId: account.accountId, spaceId: account.spaceId },
      // Not before its time: a platform posts at whole seconds.
      at: new Date(Math.ceil(due.getTime() / 1000) * 1000),
      nudgeIds: [bundle.carrier, ...bundle.others].map((one) => one.due.row.nudge_id),
      viewHash: createHash('sha256').update(JSON.stringify(shown)).digest('hex'),
    }
  })
}
