// Claims rows and makes deliveries of them: decided, put into words, bundled and routed in one short transaction a
// batch. Whatever goes over the network comes after it.
import { ask } from '../../chat/ask.ts'
import { t, type View, view } from '../../chat/view.ts'
import type { Me } from '../../domain/request/me.ts'
import { type DueNudge, type NudgeKind, whyButton, withLateness } from '../nudge.ts'
import type { ClaimedNudge, Mark } from '../outbox/index.ts'
import * as outbox from '../outbox/index.ts'
import { type BatchDecision, type DecideOptions, decideBatch } from './decide-batch.ts'
import { type Bundle, type ComposedNudge, groupIntoBundles } from './group-bundles.ts'
import { buildDelivery, bundleRoutes, type Delivery } from './route.ts'

type Trx = Me['trx']

/** Which rows are claimed, and through which routes they may go. */
export interface ClaimBatchOptions extends DecideOptions {
  readonly priority: 0 | 1 | 2
  readonly limit: number
  /** How long claimed rows belong to this process. */
  readonly leaseMs: number
  /** Rows that another process decided and can't send itself, instead of what is due. */
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
  const query = { priority, now, limit, leaseMs }
  const claimed = isParked
    ? await outbox.claimForSenders(trx, { ...query, lanes: [...lanes.lanes] })
    : await outbox.claimDue(trx, query)
  const rows = await outbox.withoutHeldSnoozes(trx, claimed, now)
  if (rows.length === 0) return { deliveries: [], marks: [], claimedCount: claimed.length }
  return { ...(await prepareDeliveries(trx, rows, options)), claimedCount: claimed.length }
}

/** Decides, composes, bundles and routes claimed rows; the rest is marked with what became of it. */
async function prepareDeliveries(
  trx: Trx,
  rows: readonly ClaimedNudge[],
  options: ClaimBatchOptions,
): Promise<Pick<ClaimedBatch, 'deliveries' | 'marks'>> {
  const { now } = options
  const decided = await decideBatch(trx, rows, options)
  await outbox.pauseUnanswered(
    trx,
    decided.marks.flatMap(({ row, reason }) => (reason === 'asked' ? [row.schedule_id] : [])),
    now,
  )
  const { composed, gone, asking } = await compose(trx, rows, decided, now)
  const { sending, capped } = applyDailyCap(
    groupIntoBundles(composed, ({ due }) => due.isStandalone || asking.has(due.row.schedule_id)),
    decided,
  )
  const sent = sending.flatMap(({ carrier, others }) => [carrier, ...others])
  const questions = sent.flatMap(({ due: { row } }) => (asking.has(row.schedule_id) ? [row.schedule_id] : []))
  await outbox.markAsked(trx, questions, now)
  const marks = [...decided.marks, ...gone, ...capped]
  await outbox.markRows(trx, marks)
  await outbox.saveRoutes(trx, sending.flatMap(bundleRoutes))
  const deliveries = sending.map((bundle) => buildDelivery(trx, bundle, now, options.platforms))
  return { deliveries: await Promise.all(deliveries), marks }
}

/** What a batch says, what has nothing left to say, and the schedules that ask whether they are wanted. */
interface ComposedBatch {
  readonly composed: readonly ComposedNudge[]
  readonly gone: readonly Mark[]
  readonly asking: ReadonlySet<string>
}

/** Puts due nudges into words, those of a kind together. */
async function compose(
  trx: Trx,
  rows: readonly ClaimedNudge[],
  { dues }: BatchDecision,
  now: Date,
): Promise<ComposedBatch> {
  const asking = await outbox.findUnanswered(
    trx,
    rows.flatMap(({ is_timed, schedule_id, slot }) => (is_timed || slot.includes('+') ? [] : [schedule_id])),
  )
  const composed: ComposedNudge[] = []
  const gone: Mark[] = []
  for (const [kind, due] of dues) {
    const views = await kind.compose(trx, due, now)
    for (const one of due) {
      const said = views.get(one.row.nudge_id)
      if (!said) gone.push({ row: one.row, state: 'dropped', reason: 'done', accountId: null })
      else
        composed.push({
          due: one,
          view: asking.has(one.row.schedule_id) ? askFewerView(one, kind) : withLateness(kind, one, now, said),
        })
    }
  }
  return { composed, gone, asking }
}

/** Beyond the day's number an offered message waits on Home. */
function applyDailyCap(
  bundles: readonly Bundle[],
  { offeredOn }: BatchDecision,
): { readonly sending: readonly Bundle[]; readonly capped: readonly Mark[] } {
  const cap = outbox.createDailyCap(offeredOn)
  const sending: Bundle[] = []
  const capped: Mark[] = []
  for (const bundle of bundles) {
    const { due } = bundle.carrier
    if (cap.admit(due.row, due.person)) sending.push(bundle)
    else
      for (const { due } of [bundle.carrier, ...bundle.others])
        capped.push({ row: due.row, state: 'dropped', reason: 'cap', accountId: null })
  }
  return { sending, capped }
}

/** Said in place of the fourth in a row that might go unanswered. */
const askFewerView = (due: DueNudge, { kind, label }: NudgeKind): View =>
  view(t`Fewer, another time, or stop?`, [{ kind: 'text', text: t`This is about: ${label}.` }], {
    buttons: [
      { label: 'Other time', line: ask('nudge set', { kind, asked: 'at' }) },
      { label: 'Fewer', line: ask('nudge set', { kind, days: 'fewer' }) },
      { label: 'Turn off', line: ask('nudge set', { kind, on: 'no' }) },
      whyButton(due),
    ],
  })
