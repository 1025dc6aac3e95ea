// One look at the clock: what is due is planned, what may be said is claimed, decided, put into words and addressed.
// All in one short transaction a batch; whatever goes over the network comes after it.
import { t, type View, view } from '../../chat/view.ts'
import { placesOf } from '../../domain/reminders/nudge-subjects.ts'
import { type Schedule, schedulesOf, switchedOff } from '../../domain/reminders/schedules/index.ts'
import type { Me } from '../../domain/request/me.ts'
import type { Kinds } from '../kinds/index.ts'
import { type Due, type NudgeKind, readerOf, whyButton } from '../nudge.ts'
import type { Claimed, Mark } from '../outbox/index.ts'
import * as ledger from '../outbox/index.ts'
import { type Bundle, bundles, type Spoken } from './bundle.ts'
import { addressed, type Parcel, parcelOf, routeOf, type Ways } from './route.ts'

type Trx = Me['trx']

/** Which rows are claimed, and by which ways they may go. */
export interface TakeOptions extends Ways {
  readonly kinds: Kinds
  readonly now: Date
  readonly priority: 0 | 1 | 2
  readonly limit: number
  /** How long claimed rows belong to this process. */
  readonly leaseMs: number
  /** What another process decided and can't send itself, instead of what is due. */
  readonly isElsewhere?: boolean
}

/** What a claim came to. */
export interface Taken {
  /** What to send. */
  readonly parcels: readonly Parcel[]
  /** What became of rows that are not sent now. */
  readonly marks: readonly Mark[]
  /** How many rows were claimed. */
  readonly claimed: number
}

/** Claims up to `limit` rows of one priority. */
export async function take(trx: Trx, options: TakeOptions): Promise<Taken> {
  const { now, priority, limit, leaseMs, held, isElsewhere } = options
  const asked = { priority, now, limit, leaseMs }
  const rows = isElsewhere
    ? await ledger.claimElsewhere(trx, { ...asked, doors: [...held.doors] })
    : await ledger.claim(trx, asked)
  return { ...(await parcelsOf(trx, rows, options)), claimed: rows.length }
}

/** Decides, composes, bundles and addresses claimed rows; the rest is marked with what became of it. */
async function parcelsOf(
  trx: Trx,
  rows: readonly Claimed[],
  options: TakeOptions,
): Promise<Pick<Taken, 'parcels' | 'marks'>> {
  if (rows.length === 0) return { parcels: [], marks: [] }
  const { kinds, now } = options
  const schedules = await schedulesOf(
    trx,
    rows.map(({ schedule_id }) => schedule_id),
  )
  const persons = await ledger.personsOf(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const offered = rows.filter(({ is_timed }) => !is_timed)
  const offeredKinds = [...kinds.values()].flatMap(({ kind, isTimed }) => (isTimed ? [] : [kind]))
  const around = await ledger.surroundings(trx, offered, offeredKinds, now)
  const places = await placesOf(
    trx,
    rows.flatMap(({ schedule_id }) => taskOf(schedules.get(schedule_id)) ?? []),
  )
  const off = await switchedOff(
    trx,
    rows.map(({ user_id }) => user_id),
  )
  const marks: Mark[] = []
  const dues = new Map<NudgeKind, Due[]>()
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
      soon: around.soon.get(row.user_id) ?? [],
    })
    if (!decision.say) {
      marks.push({ row, ...decision })
      continue
    }
    const place = places.get(taskOf(schedule) ?? '')
    const route = routeOf(row, person, place, kind, now, options)
    if ('state' in route) {
      marks.push(route)
      continue
    }
    const list = dues.get(kind) ?? []
    list.push({
      row: { ...row, account_id: route.reach.accountId },
      subjectId: schedule.subject_id,
      person,
      reader: readerOf(person, now),
      platform: route.reach.platform,
      isAlone: kind.isAlone ?? false,
      hides: () => place?.hiddenOn.has(route.reach.platform) ?? false,
    })
    dues.set(kind, list)
  }
  const silent = await ledger.ignored(
    trx,
    offered.flatMap(({ schedule_id, slot }) => (slot.includes('+') ? [] : [schedule_id])),
  )
  const spoken: Spoken[] = []
  for (const [kind, due] of dues) {
    const views = await kind.compose(trx, due, now)
    for (const one of due) {
      const said = views.get(one.row.nudge_id)
      if (!said) marks.push({ row: one.row, state: 'dropped', reason: 'done', accountId: null })
      else spoken.push({ due: one, view: silent.has(one.row.schedule_id) ? fewer(one, kind) : said })
    }
  }
  const asking = spoken.flatMap(({ due }) => (silent.has(due.row.schedule_id) ? [due.row.schedule_id] : []))
  await ledger.asked(trx, asking, now)
  await ledger.pauseUnanswered(
    trx,
    marks.flatMap(({ row, reason }) => (reason === 'asked' ? [row.schedule_id] : [])),
    now,
  )
  const made = bundles(spoken, ({ due }) => due.isAlone || asking.includes(due.row.schedule_id))
  const sending = capped(made, around.offeredOn, marks)
  await ledger.mark(trx, marks)
  await ledger.address(trx, sending.flatMap(addressed))
  return { parcels: await Promise.all(sending.map((bundle) => parcelOf(trx, bundle, now, options.platforms))), marks }
}

/** Beyond the day's number an offered one waits on Home; a bundle counts as one. */
function capped(made: readonly Bundle[], offeredOn: Map<string, number>, marks: Mark[]): Bundle[] {
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
const fewer = (due: Due, { kind, label }: NudgeKind): View =>
  view(t`Fewer, another time, or stop?`, [{ kind: 'text', text: t`This is about: ${label}.` }], {
    buttons: [
      { label: 'Other time', line: `nudge set kind:${kind}` },
      { label: 'Fewer', line: `nudge set kind:${kind} days:fewer` },
      { label: 'Turn off', line: `nudge set kind:${kind} on:no` },
      whyButton(due),
    ],
  })

const taskOf = (schedule: Schedule | undefined): string | null =>
  schedule?.kind === 'task' ? schedule.subject_id : null
