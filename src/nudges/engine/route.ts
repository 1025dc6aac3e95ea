// Where a nudge goes: to which account of the person, through which door, and as what message.
import { format, KEPT } from '../../chat/parse/line.ts'
import type { Letter, Platform } from '../../chat/platform.ts'
import type { Button, View } from '../../chat/view.ts'
import type { Places } from '../../domain/reminders/nudge-subjects.ts'
import * as drafts from '../../domain/request/drafts.ts'
import type { Me } from '../../domain/request/me.ts'
import { dressed } from '../../views/rewards.ts'
import type { Due, NudgeKind } from '../nudge.ts'
import type { Claimed, Mark, Person, Reach } from '../outbox/index.ts'
import * as ledger from '../outbox/index.ts'
import { type Bundle, viewOf } from './bundle.ts'

type Trx = Me['trx']

/** A message on its way, and the rows of the ledger it carries; the first one is its own. */
export interface Parcel {
  readonly letter: Letter
  readonly platform: string
  readonly spaceId: string
  readonly accountId: string
  /** The space failed lately: whether it works again has to be noted. */
  readonly isTroubled: boolean
  readonly rows: readonly Claimed[]
  readonly priority: ledger.Priority
}

/** Which ways out there are just now. */
export interface Ways {
  readonly platforms: ReadonlyMap<string, Platform>
  /** The doors this process sends through, and those that any process does. */
  readonly held: Pick<ledger.Held, 'doors' | 'open'>
  /** How many more letters of a priority the queue has room for in a space, so that a slow one does not fill it. */
  room(spaceId: string, priority: ledger.Priority): number
}

/** Room is made again in so many milliseconds, roughly. */
const FULL_MS = 5_000

/**
 * The doors of a process: one for each platform of its own, for a terminal the one person it reaches. None for a
 * platform that speaks only when it is asked.
 */
export const doorsOf = (platforms: Iterable<Platform>): string[] =>
  [...platforms].flatMap(({ name, reaches }) =>
    reaches === undefined ? [ledger.doorOf(name)] : reaches.map((only) => ledger.doorOf(name, only)),
  )

/** Is one of these the door to that account? */
export const leadsTo = (doors: ReadonlySet<string>, to: { readonly platform: string; readonly externalId: string }) =>
  doors.has(ledger.doorOf(to.platform)) || doors.has(ledger.doorOf(to.platform, to.externalId))

/**
 * The person's account this goes to: where a door is open, then the zone's preferred platform, else the one used last.
 * What goes through another process's door is parked for it; so is what no process can send now.
 */
export function routeOf(
  row: Claimed,
  person: Person,
  place: Places | undefined,
  kind: NudgeKind,
  now: Date,
  { held, room }: Ways,
): { readonly reach: Reach } | Pick<Mark, 'row' | 'state' | 'reason' | 'tryAt' | 'accountId'> {
  const reachable = person.accounts.filter(({ isClosed, isGone }) => !isClosed && !isGone)
  const rank = (reach: Reach): number =>
    (leadsTo(held.open, reach) ? 16 : 0) +
    (place?.hiddenOn.has(reach.platform) ? -8 : 0) +
    (reach.accountId === row.account_id ? 4 : 0) +
    (place?.preferred === reach.platform ? 2 : 0)
  const reach = reachable.toSorted((a, b) => rank(b) - rank(a))[0]
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
  if (!leadsTo(held.doors, reach)) return { ...wait(late, ledger.ELSEWHERE), accountId: reach.accountId }
  if (reach.pausedUntil && reach.pausedUntil > now) return wait(reach.pausedUntil, 'space')
  if (room(reach.spaceId, row.priority) <= 0) return wait(new Date(now.getTime() + FULL_MS), 'busy')
  return { reach }
}

/** Where the rows of a message go, and with which it is. */
export const addressed = ({ carrier, others }: Bundle): ledger.Address[] =>
  [carrier, ...others].map(({ due: { row } }, index) => ({
    row,
    accountId: row.account_id,
    bundleId: index === 0 ? null : carrier.due.row.nudge_id,
  }))

/**
 * A bundle as one letter, dressed for its reader, its buttons made to fit its platform.
 * @throws Error where it was not addressed before
 */
export async function parcelOf(
  trx: Trx,
  bundle: Bundle,
  now: Date,
  platforms: ReadonlyMap<string, Platform>,
): Promise<Parcel> {
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
    isTroubled: reach.isTroubled,
    rows: [bundle.carrier, ...bundle.others].map(({ due: { row } }) => row),
    priority: due.row.priority,
  }
}

/** A row as a letter to one account; its id is the row's, so that what was sent can be looked up. */
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
