// One look at the clock: what is due is planned, what may be said is claimed, decided, put into words and addressed.
// All in one short transaction a batch; whatever goes over the network comes after it.
import { format, KEPT } from '../chat/line.ts'
import type { Letter, Platform } from '../chat/platform.ts'
import { type Button, t, type View, view } from '../chat/view.ts'
import * as drafts from '../services/drafts.ts'
import type { Claimed, Mark, Person, Reach } from '../services/ledger.ts'
import * as ledger from '../services/ledger.ts'
import type { Me } from '../services/me.ts'
import { type Places, placesOf } from '../services/nudge-subjects.ts'
import { type Schedule, schedulesOf, switchedOff } from '../services/schedules.ts'
import { dressed } from '../views/dress.ts'
import { type Bundle, bundles, type Spoken, viewOf } from './bundle.ts'
import type { Kinds } from './load.ts'
import { type Due, type NudgeKind, readerOf, whyButton } from './nudge.ts'

type Trx = Me['trx']

/** A message on its way, and the rows of the ledger it carries; the first one is its own. */
export interface Parcel {
  readonly letter: Letter
  readonly platform: string
  readonly spaceId: string
  readonly accountId: string
  readonly rows: readonly Claimed[]
  readonly priority: number
}

export interface TakeOptions {
  readonly kinds: Kinds
  readonly platforms: ReadonlyMap<string, Platform>
  readonly now: Date
  readonly priority: 0 | 1 | 2
  readonly limit: number
  /** How long claimed rows belong to this process. */
  readonly leaseMs: number
  /** How many more letters the queue has room for in a space, so that a slow one does not fill it. */
  room(spaceId: string): number
}

/** Room is made again in so many milliseconds, roughly. */
const FULL_MS = 5_000

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
  const { now, priority, limit, leaseMs } = options
  const rows = await ledger.claim(trx, { priority, now, limit, leaseMs })
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
    const route = routeOf(row, person, place, kind, options)
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
  return { parcels: await Promise.all(sending.map((bundle) => parcelOf(trx, bundle, options))), marks }
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

/** Where its rows go, and with which message. */
const addressed = ({ carrier, others }: Bundle): ledger.Address[] =>
  [carrier, ...others].map(({ due: { row } }, index) => ({
    row,
    accountId: row.account_id,
    bundleId: index === 0 ? null : carrier.due.row.nudge_id,
  }))

/** The person's account this goes to: the zone's preferred platform, else the one used last, that can be reached now. */
function routeOf(
  row: Claimed,
  person: Person,
  place: Places | undefined,
  kind: NudgeKind,
  { now, platforms, room }: TakeOptions,
): { readonly reach: Reach } | Pick<Mark, 'row' | 'state' | 'reason' | 'tryAt' | 'accountId'> {
  const open = person.accounts.filter(({ isClosed, isGone }) => !isClosed && !isGone)
  const rank = ({ accountId, platform }: Reach): number =>
    (accountId === row.account_id ? 4 : 0) +
    (place?.hiddenOn.has(platform) ? -8 : 0) +
    (place?.preferred === platform ? 2 : 0)
  const ranked = open.toSorted((a, b) => rank(b) - rank(a))
  const reach = ranked[0]
  if (!reach) {
    const reason = person.accounts.some(({ isClosed }) => isClosed) ? 'closed' : 'nowhere'
    return { row, state: row.is_timed ? 'missed' : 'dropped', reason }
  }
  const late = ledger.lateFrom(kind.grace, row.due_at, person.user.timezone, person.preferences.day_starts_at)
  const wait = (until: Date, reason: string) => ({
    row,
    state: 'pending' as const,
    tryAt: until < late ? until : late,
    reason,
  })
  if (reach.pausedUntil && reach.pausedUntil > now) return wait(reach.pausedUntil, 'space')
  if (!platforms.has(reach.platform)) return wait(new Date(now.getTime() + ledger.MINUTE), 'no platform')
  if (room(reach.spaceId) <= 0) return wait(new Date(now.getTime() + FULL_MS), 'busy')
  return { reach }
}

async function parcelOf(trx: Trx, bundle: Bundle, { platforms, now }: TakeOptions): Promise<Parcel> {
  const { due } = bundle.carrier
  const reach = due.person.accounts.find(({ accountId }) => accountId === due.row.account_id)
  if (!reach) throw new Error('A parcel without an address')
  const fits = platforms.get(reach.platform)?.fits
  const dressedView = dressed(due.reader, viewOf(bundle))
  const shown = fits ? await fitting(trx, due, dressedView, fits, now) : dressedView
  return {
    letter: letterOf(due.row, reach, shown),
    platform: reach.platform,
    spaceId: reach.spaceId,
    accountId: reach.accountId,
    rows: [bundle.carrier, ...bundle.others].map(({ due: { row } }) => row),
    priority: due.row.priority,
  }
}

export const letterOf = (row: Claimed, reach: Reach, shown: View): Letter => ({
  letterId: row.nudge_id,
  space: reach.space,
  externalId: reach.externalId,
  ...(reach.channelId ? { channelId: reach.channelId } : {}),
  view: shown,
  priority: row.priority,
})

/** Lines too long for a button on that platform are kept, as the dispatcher does with its answers. */
async function fitting(trx: Trx, due: Due, shown: View, fits: NonNullable<Platform['fits']>, now: Date): Promise<View> {
  if (shown.buttons.every(({ line }) => fits(line))) return shown
  const buttons: Button[] = []
  for (const button of shown.buttons) {
    if (fits(button.line)) buttons.push(button)
    else {
      const id = await drafts.keepFor(trx, due.person.user.user_id, 'line', button.line, now)
      buttons.push({ ...button, line: format(button.line.split(' ').slice(0, 2).join(' '), { [KEPT]: id }) })
    }
  }
  return { ...shown, buttons }
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
