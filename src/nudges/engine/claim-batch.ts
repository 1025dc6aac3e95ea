// One look at the clock: what is due is planned, what may be said is claimed, decided, put into words and addressed.
// All in one short transaction a batch; whatever goes over the network comes after it.
import { ask } from '../../chat/ask.ts'
import { t, type View, view } from '../../chat/view.ts'
import { loadTaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import { findDisabledKinds, loadSchedules, type Schedule } from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Kinds } from '../kinds/index.ts'
import { type DueNudge, type NudgeKind, recipientReader, whyButton } from '../nudge.ts'
import type { ClaimedNudge, Mark } from '../outbox/index.ts'
import * as ledger from '../outbox/index.ts'
import { type Bundle, type ComposedNudge, groupIntoBundles } from './bundle.ts'
import { type AvailableRoutes, buildDelivery, bundleRoutes, chooseRoute, type Delivery } from './route.ts'

type Trx = Me['trx']

/** Which rows are claimed, and by which ways they may go. */
export interface ClaimBatchOptions extends AvailableRoutes {
  readonly kinds: Kinds
  readonly now: Date
  readonly priority: 0 | 1 | 2
  readonly limit: number
  /** How long claimed rows belong to this process. */
  readonly leaseMs: number
  /** What another process decided and can't send itself, instead of what is due. */
  readonly isParked?: boolean
}

/** What a claim came to. */
export interface ClaimedBatch {
  /** What to send. */
  readonly deliveries: readonly Delivery[]
  /** What became of rows that are not sent now. */
  readonly marks: readonly Mark[]
  /** How many rows were claimed. */
  readonly claimedCount: number
}

/** Claims up to `limit` rows of one priority. */
export async function claimBatch(trx: Trx, options: ClaimBatchOptions): Promise<ClaimedBatch> {
  const { now, priority, limit, leaseMs, lanes, isParked } = options
  const asked = { priority, now, limit, leaseMs }
  const rows = isParked
    ? await ledger.claimForSenders(trx, { ...asked, lanes: [...lanes.lanes] })
    : await ledger.claimDue(trx, asked)
  return { ...(await prepareDeliveries(trx, rows, options)), claimedCount: rows.length }
}

/** Decides, composes, bundles and addresses claimed rows; the rest is marked with what became of it. */
async function prepareDeliveries(
  trx: Trx,
  rows: readonly ClaimedNudge[],
  options: ClaimBatchOptions,
): Promise<Pick<ClaimedBatch, 'deliveries' | 'marks'>> {
  if (rows.length === 0) return { deliveries: [], marks: [] }
  const { kinds, now } = options
  const schedules = await loadSchedules(
    trx,
    rows.map(({ schedule_id }) => schedule_id),
  )
  const persons = await ledger.loadRecipients(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const offered = rows.filter(({ is_timed }) => !is_timed)
  const offeredKinds = [...kinds.values()].flatMap(({ kind, isTimed }) => (isTimed ? [] : [kind]))
  const around = await ledger.loadPolicyFacts(trx, offered, offeredKinds, now)
  const places = await loadTaskPlatformRules(
    trx,
    rows.flatMap(({ schedule_id }) => subjectTaskId(schedules.get(schedule_id)) ?? []),
  )
  const off = await findDisabledKinds(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const marks: Mark[] = []
  const dues = new Map<NudgeKind, DueNudge[]>()
  for (const row of rows) {
    const schedule = schedules.get(row.schedule_id)
    const kind = schedule && kinds.get(schedule.kind)
    const person = persons.get(row.user_id)
    if (!schedule || !kind || !person?.user.is_active) {
      marks.push({ row, state: 'dropped', reason: 'gone' })
      continue
    }
    if (off.has(`${row.user_id} ${schedule.kind}`) && !row.slot.includes('+')) {
      marks.push({ row, state: 'dropped', reason: 'off' })
      continue
    }
    const key = `${row.user_id} ${row.local_date}`
    const decision = ledger.decide(row, {
      rule: kind,
      person,
      now,
      askedAt: schedule.asked_at,
      focusUntil: around.focusUntil.get(row.user_id) ?? null,
      offeredToday: around.offeredOn.get(key) ?? 0,
      dueSoon: around.dueSoon.get(row.user_id) ?? [],
    })
    if (!decision.isSent) {
      marks.push({ row, ...decision })
      continue
    }
    const place = places.get(subjectTaskId(schedule) ?? '')
    const route = chooseRoute(row, person, place, kind, now, options)
    if ('state' in route) {
      marks.push(route)
      continue
    }
    const list = dues.get(kind) ?? []
    list.push({
      row: { ...row, account_id: route.reach.accountId },
      subjectId: schedule.subject_id,
      person,
      reader: recipientReader(person, now),
      platform: route.reach.platform,
      isStandalone: kind.isStandalone ?? false,
      isTaskHidden: () => place?.hiddenOn.has(route.reach.platform) ?? false,
    })
    dues.set(kind, list)
  }
  const silent = await ledger.findUnanswered(
    trx,
    offered.flatMap(({ schedule_id, slot }) => (slot.includes('+') ? [] : [schedule_id])),
  )
  const spoken: ComposedNudge[] = []
  for (const [kind, due] of dues) {
    const views = await kind.compose(trx, due, now)
    for (const one of due) {
      const said = views.get(one.row.nudge_id)
      if (!said) marks.push({ row: one.row, state: 'dropped', reason: 'done', accountId: null })
      else spoken.push({ due: one, view: silent.has(one.row.schedule_id) ? askFewerView(one, kind) : said })
    }
  }
  const asking = spoken.flatMap(({ due }) => (silent.has(due.row.schedule_id) ? [due.row.schedule_id] : []))
  await ledger.markAsked(trx, asking, now)
  await ledger.pauseUnanswered(
    trx,
    marks.flatMap(({ row, reason }) => (reason === 'asked' ? [row.schedule_id] : [])),
    now,
  )
  const made = groupIntoBundles(spoken, ({ due }) => due.isStandalone || asking.includes(due.row.schedule_id))
  const sending = applyDailyCap(made, around.offeredOn, marks)
  await ledger.markRows(trx, marks)
  await ledger.saveRoutes(trx, sending.flatMap(bundleRoutes))
  return {
    deliveries: await Promise.all(sending.map((bundle) => buildDelivery(trx, bundle, now, options.platforms))),
    marks,
  }
}

/** Beyond the day's number an offered one waits on Home; a bundle counts as one. */
function applyDailyCap(made: readonly Bundle[], offeredOn: Map<string, number>, marks: Mark[]): Bundle[] {
  return made.filter(({ carrier, others }) => {
    const { row, person } = carrier.due
    if (row.is_timed) return true
    const key = `${row.user_id} ${row.local_date}`
    const count = offeredOn.get(key) ?? 0
    if (count < person.preferences.nudges_per_day) {
      offeredOn.set(key, count + 1)
      return true
    }
    for (const { due } of [carrier, ...others])
      marks.push({ row: due.row, state: 'dropped', reason: 'cap', accountId: null })
    return false
  })
}

/** Said in place of the fourth in a row that might go unanswered. */
const askFewerView = (due: DueNudge, { kind, label }: NudgeKind): View =>
  view(t`Fewer, another time, or stop?`, [{ kind: 'text', text: t`This is about: ${label}` }], {
    buttons: [
      { label: 'Other time', line: ask('nudge set', { kind }) },
      { label: 'Fewer', line: ask('nudge set', { kind, days: 'fewer' }) },
      { label: 'Turn off', line: ask('nudge set', { kind, on: 'no' }) },
      whyButton(due),
    ],
  })

const subjectTaskId = (schedule: Schedule | undefined): string | null =>
  schedule?.kind === 'task' ? schedule.subject_id : null
