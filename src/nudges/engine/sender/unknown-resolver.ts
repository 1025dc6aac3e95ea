// Finds out what became of rows whose lease has ended: what was only claimed is given back, what was begun is looked up
// on its platform, one look-up at a time in a space, beside the beats and never inside a pause.
import type { LookUpResult, Platform } from '../../../chat/platform.ts'
import { t, view } from '../../../chat/view.ts'
import type { Me } from '../../../domain/request/me.ts'
import type { Clock } from '../../../time/index.ts'
import { world } from '../../../time/world.ts'
import type { ClaimedNudge, Mark, Recipient, RecipientAccount } from '../../outbox/index.ts'
import * as outbox from '../../outbox/index.ts'
import { buildMessage } from '../route.ts'

/** What looking up needs. */
export interface UnknownResolverOptions {
  transact<R>(work: (trx: Me['trx']) => Promise<R>): Promise<R>
  /** Reads without a transaction. */
  readonly peek: Me['trx']
  readonly clock: Clock
  /** The instant at which waits have ended, UTC: the clock's, except where it was set a moment ago. */
  waitsEndBy(): Date
  readonly platforms: ReadonlyMap<string, Platform>
  /** What this process has to look up; `inFlightIds`: rows in its queue or under way, which are not lost. */
  ownWork(): { readonly isClaimer: boolean; readonly lanes: string[]; readonly inFlightIds: string[] }
  readonly isStopped: () => boolean
  readonly onMarked: (marks: readonly Mark[]) => void
  readonly onError: (error: unknown) => void
}

/** Look-ups of one process. */
export interface UnknownResolver {
  /** Gives back expired claims, and begins to look up a batch of the rest unless one is under way. */
  begin(): Promise<void>
  /** Resolves when no look-up is under way. */
  whenIdle(): Promise<void>
}

/** A message to look up, with all the rows it carries. */
interface Question {
  readonly rows: readonly ClaimedNudge[]
  readonly account: RecipientAccount | undefined
  /** Its platform was to post it by itself. */
  readonly held: outbox.HeldNudge | undefined
}

/** A platform that posts by itself may be late by so much; then the message is taken back, and sent by us. */
const HELD_PATIENCE_MS = 180_000
/** How soon after that it is looked for again. */
const HELD_AGAIN_MS = 15_000
/** What can't be taken back any more is posted within a minute. */
const HELD_GONE_MS = 60_000

/** Rows claimed at once, and messages looked up in one space before the others have their turn again. */
const BATCH_SIZE = 100
const MAX_LOOK_UPS_PER_SPACE = 10
/** Until when claimed rows are this process's to look up; it excludes no one but a process that has the same lane. */
const LEASE_MS = 10_000
/** After a look-up that failed, its space is left alone for so long. */
const RETRY_MS = 5_000
/** Where other processes have the expired rows, nothing is asked for so long. */
const REST_MS = 5_000

/** Nothing is looked up until `begin`. */
export function createUnknownResolver(options: UnknownResolverOptions): UnknownResolver {
  const { transact, peek, clock, platforms, ownWork, isStopped, onMarked, onError } = options
  let nextAt = 0
  let resolving: Promise<void> | null = null

  /** @param isOurs a platform was to post these by itself, and did not */
  const record = async (marks: readonly Mark[], isOurs = false): Promise<void> => {
    if (marks.length === 0) return
    await transact((trx) => (isOurs ? outbox.markUnheld(trx, marks) : outbox.markRows(trx, marks)))
    onMarked(marks)
  }

  const ask = async ({ rows, account }: Question): Promise<LookUpResult> => {
    const [row] = rows
    // The account was erased since: the outcome can no longer be known.
    if (!row || row.account_id === null) return 'cannot'
    const platform = account && platforms.get(account.platform)
    if (!account || !platform) return { state: 'later', afterMs: RETRY_MS }
    const pausedMs = (account.pausedUntil?.getTime() ?? 0) - clock.now().getTime()
    if (pausedMs > 0) return { state: 'later', afterMs: pausedMs }
    const since = new Date(Math.min(row.due_at.getTime(), row.try_at.getTime(), row.created_at.getTime()))
    const message = buildMessage({ ...row, nudge_id: carrierId(row) }, account, view(t`Looking`))
    try {
      return await platform.lookUp(message, since)
    } catch (error) {
      onError(error)
      return { state: 'later', afterMs: RETRY_MS }
    }
  }

  /** One space's messages, one after the other; what is left when it has to wait is kept for later. */
  const resolveSpace = async (questions: readonly Question[], pausedUntil: Date | undefined): Promise<void> => {
    for (const [index, question] of questions.entries()) {
      const isOver = isStopped() || index >= MAX_LOOK_UPS_PER_SPACE
      const pausedMs = (pausedUntil?.getTime() ?? 0) - clock.now().getTime()
      const isNotNow = isOver || pausedMs > 0
      const result: LookUpResult = isNotNow ? { state: 'later', afterMs: isOver ? 0 : pausedMs } : await ask(question)
      const heldMs = result === 'absent' ? await heldForMs(question, options) : 0
      if (heldMs > 0) {
        const leaseUntil = new Date(clock.now().getTime() + heldMs)
        await record(question.rows.map((row) => ({ row, state: 'unknown', reason: 'unknown', leaseUntil })))
        continue
      }
      if (!isLater(result)) {
        await record(
          question.rows.map((row) => toMark(row, result, clock.now())),
          result === 'absent' && question.held !== undefined,
        )
        continue
      }
      const until = new Date(clock.now().getTime() + result.afterMs)
      const rest = questions.slice(index).flatMap(({ rows }) => rows)
      await record(rest.map((row) => ({ row, state: 'unknown', reason: 'unknown', leaseUntil: until })))
      const { spaceId } = question.account ?? {}
      if (!isNotNow && spaceId) await transact((trx) => outbox.pauseLookUps(trx, spaceId, until))
      return
    }
  }

  const resolveBatch = async (): Promise<void> => {
    const scope = { now: options.waitsEndBy(), ...ownWork() }
    const { returned, rows } = await transact(async (trx) => ({
      returned: await outbox.returnExpiredClaims(trx, scope),
      rows: await outbox.claimExpired(trx, { ...scope, leaseMs: LEASE_MS, limit: BATCH_SIZE }),
    }))
    if (rows.length === 0) {
      if (returned === 0) nextAt = world().elapsed() + REST_MS
      return
    }
    const persons = await outbox.loadRecipients(
      peek,
      rows.map(({ user_id }) => user_id),
    )
    const held = await outbox.findHeld(
      peek,
      rows.map(({ nudge_id }) => nudge_id),
    )
    const spaces = groupBySpace(rows, persons, held)
    const known = [...spaces.keys()].filter((spaceId) => spaceId !== '')
    const pauses = await outbox.loadLookUpPauses(peek, known, clock.now())
    await Promise.all([...spaces].map(([spaceId, each]) => resolveSpace(each, pauses.get(spaceId))))
  }

  return {
    async begin() {
      if (resolving || world().elapsed() < nextAt) return
      resolving = resolveBatch()
        .catch(onError)
        .finally(() => {
          resolving = null
        })
    },
    async whenIdle() {
      await resolving
    },
  }
}

/**
 * Milliseconds until a message that is not there is looked for again, because its platform may still post it by itself;
 * 0 where it may be sent by us.
 */
async function heldForMs(
  { held, account }: Question,
  { clock, platforms, transact }: Pick<UnknownResolverOptions, 'clock' | 'platforms' | 'transact'>,
): Promise<number> {
  if (!held || !account) return 0
  if (clock.now().getTime() - held.due_at.getTime() < HELD_PATIENCE_MS) return HELD_AGAIN_MS
  const timed = platforms.get(account.platform)?.timed
  if (!timed || held.message_key === null) return 0
  const { channel_id: channelId, message_key: key } = held
  const result = await timed.withdraw({ space: account.space, channelId, key })
  if (result !== 'gone') return result === 'later' ? HELD_AGAIN_MS : 0
  // Posted since the look-up, or about to be: by its platform's clock its time may be now.
  await transact((trx) => outbox.forgetHeldKey(trx, held.carrier_id, clock.now()))
  return HELD_GONE_MS
}

/** The rows of one message belong to one question. */
function groupBySpace(
  rows: readonly ClaimedNudge[],
  persons: ReadonlyMap<string, Recipient>,
  held: ReadonlyMap<string, outbox.HeldNudge>,
): ReadonlyMap<string, readonly Question[]> {
  const messages = new Map<string, ClaimedNudge[]>()
  for (const row of rows) messages.set(carrierId(row), [...(messages.get(carrierId(row)) ?? []), row])
  const spaces = new Map<string, Question[]>()
  for (const carried of messages.values()) {
    const [row] = carried
    const account = persons.get(row?.user_id ?? '')?.accounts.find(({ accountId }) => accountId === row?.account_id)
    const key = account?.spaceId ?? ''
    spaces.set(key, [...(spaces.get(key) ?? []), { rows: carried, account, held: held.get(row?.nudge_id ?? '') }])
  }
  return spaces
}

/** A message's idempotency key is the id of the row that carries the others. */
const carrierId = ({ bundle_id, nudge_id }: ClaimedNudge): string => bundle_id ?? nudge_id

const isLater = (result: LookUpResult): result is Extract<LookUpResult, { readonly state: 'later' }> =>
  typeof result === 'object' && 'state' in result

function toMark(row: ClaimedNudge, result: Exclude<LookUpResult, { readonly state: 'later' }>, now: Date): Mark {
  if (result === 'absent') return { row, state: 'pending', reason: row.reason, tryAt: now }
  // Not repeated, since it may have been sent; reported instead.
  if (result === 'cannot') return { row, state: 'unknown', reason: 'cannot look up', leaseUntil: null }
  return { row, state: 'sent', sentAt: now, ...result }
}
