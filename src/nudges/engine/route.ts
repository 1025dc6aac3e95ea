// Routes a nudge: to which account of the person it goes, through which lane, and as what message.
import { formatLine, STORED_LINE_OPTION } from '../../chat/parse/line.ts'
import type { OutgoingMessage, Platform } from '../../chat/platform.ts'
import type { Button, View } from '../../chat/view.ts'
import type { TaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import * as drafts from '../../domain/request/drafts.ts'
import type { Me } from '../../domain/request/me.ts'
import { isPersonalPlatform } from '../../domain/request/page-platform.ts'
import { applyReaderStyle } from '../../views/reader-style.ts'
import type { DueNudge, NudgeKind } from '../nudge.ts'
import type { ClaimedNudge, Mark, Recipient, RecipientAccount } from '../outbox/index.ts'
import * as outbox from '../outbox/index.ts'
import { bundleView } from './bundle-view.ts'
import type { Bundle } from './group-bundles.ts'

type Trx = Me['trx']

/** A message to send, and the rows of the outbox it carries; the first one gives it its key. */
export interface Delivery {
  readonly message: OutgoingMessage
  readonly platform: string
  readonly spaceId: string
  readonly accountId: string
  /** The last message to the account was refused: whether it can be reached again has to be noted. */
  readonly wasClosed: boolean
  /** The space failed lately: whether it works again has to be noted. */
  readonly hasRecentFailures: boolean
  readonly rows: readonly ClaimedNudge[]
  readonly priority: outbox.SendPriority
}

/** Which ways out there are just now. */
export interface AvailableRoutes {
  readonly platforms: ReadonlyMap<string, Platform>
  /** The lanes this process sends through, and those that any process does. */
  readonly lanes: Pick<outbox.HeldLeases, 'lanes' | 'activeLanes'>
  /** How many more deliveries of a priority the queue has room for in a space, so that a slow one does not fill it. */
  capacityLeft(spaceId: string, priority: outbox.SendPriority): number
}

/** Room is made again in so many milliseconds, roughly. */
const RETRY_WHEN_FULL_MS = 5_000

/**
 * The lanes of a process: one for each platform of its own, for a terminal the one person it reaches. None for a
 * platform that speaks only when it is asked.
 */
export const platformLanes = (platforms: Iterable<Platform>): string[] =>
  [...platforms].flatMap(({ name, reachableIds }) =>
    reachableIds === undefined ? [outbox.laneKey(name)] : reachableIds.map((only) => outbox.laneKey(name, only)),
  )

/** Does one of these lanes lead to that account? */
export const hasLaneFor = (
  lanes: ReadonlySet<string>,
  to: { readonly platform: string; readonly externalId: string },
) => lanes.has(outbox.laneKey(to.platform)) || lanes.has(outbox.laneKey(to.platform, to.externalId))

/**
 * The person's account this goes to: where a lane is active, then the zone's preferred platform, else the one used last.
 * What goes through another process's lane is parked for it; so is what no process can send now.
 */
export function chooseRoute(
  row: ClaimedNudge,
  person: Recipient,
  place: TaskPlatformRules | undefined,
  kind: NudgeKind,
  now: Date,
  { lanes, capacityLeft }: AvailableRoutes,
): { readonly reach: RecipientAccount } | Pick<Mark, 'row' | 'state' | 'reason' | 'tryAt' | 'accountId'> {
  const reachable = person.accounts.filter(
    ({ isClosed, isGone, platform }) => !isClosed && !isGone && !(kind.isChatOnly && isPersonalPlatform(platform)),
  )
  const rank = (reach: RecipientAccount): number =>
    (hasLaneFor(lanes.activeLanes, reach) ? 16 : 0) +
    (place?.hiddenOn.has(reach.platform) ? -8 : 0) +
    (reach.accountId === row.account_id ? 4 : 0) +
    (place?.preferredPlatform === reach.platform ? 2 : 0)
  const reach = reachable.toSorted((a, b) => rank(b) - rank(a))[0]
  if (!reach) {
    const reason = person.accounts.some(({ isClosed }) => isClosed) ? 'closed' : 'nowhere'
    return { row, state: row.is_timed ? 'missed' : 'dropped', reason }
  }
  const late = outbox.graceEnd(kind.grace, row.due_at, person.user.timezone, person.preferences.day_starts_at)
  const wait = (until: Date, reason: string) => ({
    row,
    state: 'pending' as const,
    tryAt: until < late ? until : late,
    reason,
  })
  if (!hasLaneFor(lanes.lanes, reach)) return { ...wait(late, outbox.PARKED_REASON), accountId: reach.accountId }
  if (reach.pausedUntil && reach.pausedUntil > now) return wait(reach.pausedUntil, outbox.PAUSED_REASON)
  if (capacityLeft(reach.spaceId, row.priority) <= 0)
    return wait(new Date(now.getTime() + RETRY_WHEN_FULL_MS), outbox.BUSY_REASON)
  return { reach }
}

/** Where the rows of a message go, and with which it is. */
export const bundleRoutes = ({ carrier, others }: Bundle): outbox.RowRoute[] =>
  [carrier, ...others].map(({ due: { row } }, index) => ({
    row,
    accountId: row.account_id,
    bundleId: index === 0 ? null : carrier.due.row.nudge_id,
  }))

/**
 * A bundle as one message, decorated for its reader, its buttons shortened to fit its platform.
 * @throws Error where it was not addressed before
 */
export async function buildDelivery(
  trx: Trx,
  bundle: Bundle,
  now: Date,
  platforms: ReadonlyMap<string, Platform>,
): Promise<Delivery> {
  const { due } = bundle.carrier
  const reach = due.person.accounts.find(({ accountId }) => accountId === due.row.account_id)
  if (!reach) throw new Error('A delivery without a route')
  const rows = bundleRoutes(bundle)
  const isOffered = rows.every(({ row }) => !row.is_timed)
  const fits = platforms.get(reach.platform)?.fits
  const dressedView = applyReaderStyle(due.reader, bundleView(bundle))
  const shown = fits ? await shortenButtonLines(trx, due, dressedView, fits, now) : dressedView
  return {
    message: {
      ...buildMessage(due.row, reach, shown),
      usefulUntil: due.usefulUntil,
      ...(isOffered ? { isOffered } : {}),
    },
    platform: reach.platform,
    spaceId: reach.spaceId,
    accountId: reach.accountId,
    wasClosed: reach.wasClosed,
    hasRecentFailures: reach.hasRecentFailures,
    rows: rows.map(({ row, bundleId }) => ({ ...row, bundle_id: bundleId })),
    priority: due.row.priority,
  }
}

/** A row as a message to one account; its id is the row's, so that what was sent can be looked up. */
export const buildMessage = (row: ClaimedNudge, reach: RecipientAccount, shown: View): OutgoingMessage => ({
  idempotencyKey: row.nudge_id,
  space: reach.space,
  externalId: reach.externalId,
  ...(reach.channelId ? { channelId: reach.channelId } : {}),
  view: shown,
  priority: row.priority,
})

/** Lines too long for a button on that platform are kept, as the dispatcher does with its answers. */
async function shortenButtonLines(
  trx: Trx,
  due: DueNudge,
  shown: View,
  fits: NonNullable<Platform['fits']>,
  now: Date,
): Promise<View> {
  if (shown.buttons.every(({ line }) => fits(line))) return shown
  const buttons: Button[] = []
  for (const button of shown.buttons) {
    if (fits(button.line)) buttons.push(button)
    else {
      const id = await drafts.createDraftFor(trx, due.person.user.user_id, 'line', button.line, now)
      buttons.push({
        ...button,
        line: formatLine(button.line.split(' ').slice(0, 2).join(' '), { [STORED_LINE_OPTION]: id }),
      })
    }
  }
  return { ...shown, buttons }
}
