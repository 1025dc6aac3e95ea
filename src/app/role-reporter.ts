// Tells Discord people's effort in the background, and clears and revokes what is over: of several processes one takes a
// row at a time, under a lease, and no transaction is open while Discord is asked.
import type { RoleConnections, RoleTokens } from '../contracts/linked-roles.ts'
import { type Database, runInBackground, transactWithRetry } from '../database/index.ts'
import type { Seal } from '../domain/access/sealed.ts'
import * as linkedRoles from '../domain/people/linked-roles/index.ts'
import { acquireLease, releaseLease } from '../domain/request/leases.ts'
import type { Clock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'

export interface RoleReporterOptions {
  readonly database: Database
  readonly clock: Clock
  readonly seal: Seal
  readonly connections: RoleConnections
  readonly onError: (error: unknown) => void
  /** Milliseconds between two looks for what is due. */
  readonly everyMs?: number
}

/** The reporter of one process. */
export interface RoleReporter {
  /** Does all that is due now. Resolves when that is stored. */
  reportDue(): Promise<void>
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>
}

const EVERY_MS = 10_000
const LEASE_ID = 'linked roles'
/** Longer than taking some takes. */
const LEASE_MS = 10_000
/** Rows done side by side. */
const BATCH_SIZE = 4
/** An access token that ends sooner is renewed first. */
const RENEW_BEFORE_MS = 60_000

/** Looks every few seconds, by one statement where nothing is due. Discord hears once which numbers there are. */
export function startRoleReporter(options: RoleReporterOptions): RoleReporter {
  const reporter = createRoleReporter(options)
  let timer: Timer
  let isRegistered = false
  const register = async (): Promise<void> => {
    if (!isRegistered) await options.connections.registerMetadata()
    isRegistered = true
  }
  const again = (ms: number): void => {
    timer = world().after(ms, look)
    timer.unref()
  }
  const look = (): void => {
    void runInBackground(() => register().then(reporter.reportDue))
      .then(() => again(options.everyMs ?? EVERY_MS))
      .catch((error: unknown) => {
        options.onError(error)
        again(isRegistered ? (options.everyMs ?? EVERY_MS) : REGISTER_AGAIN_MS)
      })
  }
  again(options.everyMs ?? EVERY_MS)
  return {
    reportDue: reporter.reportDue,
    async stop() {
      timer.stop()
      await reporter.stop()
      timer.stop()
    },
  }
}

/** Discord refuses numbers it does not know, so nothing is told before it does. */
const REGISTER_AGAIN_MS = 60_000

/** A reporter that looks when it is told to. */
export function createRoleReporter(options: RoleReporterOptions): RoleReporter {
  const { database, clock, seal } = options
  const holder = world().random.uuid()
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  /** Null: nothing is due, or another process takes it. */
  const claim = (): Promise<linkedRoles.DueRole[] | null> =>
    transactWithRetry(database, async (trx) => {
      const now = clock.now()
      if (!(await linkedRoles.hasDueRoles(trx, now))) return null
      if (!(await acquireLease(trx, { leaseId: LEASE_ID, holder, now, ms: LEASE_MS }))) return null
      return linkedRoles.claimDueRoles(trx, seal, now, BATCH_SIZE)
    })
  const reportAll = async (): Promise<void> => {
    while (!isStopped && database.storageTrouble() !== 'gone') {
      const claimedAt = world().elapsed()
      const due = await claim()
      if (due === null) return
      const mayAsk = () => world().elapsed() - claimedAt < linkedRoles.MAX_CLAIM_AGE_MS
      await Promise.all(due.map((one) => reportOne(options, one, mayAsk)))
      // Each row it claimed stays its own for a while; any process may claim what is due next.
      await transactWithRetry(database, (trx) => releaseLease(trx, LEASE_ID, holder))
    }
  }
  return {
    reportDue() {
      running = running.then(reportAll, reportAll)
      return running
    },
    async stop() {
      isStopped = true
      await running.catch(() => undefined)
    },
  }
}

/**
 * Shows or ends one. A failure is stored, not thrown.
 * @param mayAsk whether this process still has the row; else another takes it up
 */
async function reportOne(options: RoleReporterOptions, due: linkedRoles.DueRole, mayAsk: () => boolean): Promise<void> {
  const { database, clock, connections, onError } = options
  const { linkedRoleId, task } = due
  const drop = () => transactWithRetry(database, (trx) => linkedRoles.deleteRole(trx, linkedRoleId))
  try {
    // Tokens whose key is lost open nothing; the person sees that it is off.
    if (due.tokens === null) return await drop()
    if (task.kind === 'show') {
      await withLivingTokens(options, due, due.tokens, async ({ accessToken }) => {
        requireClaim(mayAsk())
        await connections.show(accessToken, task.effort)
      })
      await transactWithRetry(database, (trx) =>
        linkedRoles.storeShownEffort(trx, linkedRoleId, task.effort, clock.now()),
      )
      return
    }
    const isEnding = () => transactWithRetry(database, (trx) => linkedRoles.isRoleEnding(trx, linkedRoleId))
    await withLivingTokens(options, due, due.tokens, async ({ accessToken }) => {
      requireClaim(mayAsk() && (await isEnding()))
      await connections.clear(accessToken)
      requireClaim(mayAsk() && (await isEnding()))
      await connections.revoke(accessToken)
    })
    await drop()
  } catch (error) {
    if (error instanceof LostClaimError) return
    if (connections.isFault(error) && error.kind === 'ended') return drop()
    if (!connections.isFault(error)) onError(error)
    const failure = connections.isFault(error) ? error : { retryAfterMs: null, isAnswered: false }
    await transactWithRetry(database, (trx) => linkedRoles.storeRoleFailure(trx, linkedRoleId, failure, clock.now()))
  }
}

/** The row is another process's by now, or gone. */
class LostClaimError extends Error {}

/** @throws LostClaimError */
function requireClaim(isHeld: boolean): void {
  if (!isHeld) throw new LostClaimError()
}

/**
 * Does something with tokens that have not ended: renewed before where they are about to, and once more where Discord
 * does not accept them.
 * @throws RoleFault `ended` where Discord gives no new ones
 */
async function withLivingTokens(
  options: RoleReporterOptions,
  due: linkedRoles.DueRole,
  tokens: RoleTokens,
  work: (tokens: RoleTokens) => Promise<void>,
): Promise<void> {
  const { clock, connections } = options
  const isEnding = tokens.expiresAt.getTime() - clock.now().getTime() < RENEW_BEFORE_MS
  const first = isEnding ? await renew(options, due, tokens) : tokens
  try {
    await work(first)
  } catch (error) {
    if (!connections.isFault(error) || error.kind !== 'refused' || isEnding) throw error
    await work(await renew(options, due, first))
  }
}

/** Stored before they are used: the old refresh token is used up. */
async function renew(
  { database, clock, seal, connections }: RoleReporterOptions,
  { linkedRoleId }: linkedRoles.DueRole,
  tokens: RoleTokens,
): Promise<RoleTokens> {
  const renewed = await connections.refreshTokens(tokens.refreshToken)
  await transactWithRetry(database, (trx) => linkedRoles.storeRoleTokens(trx, seal, linkedRoleId, renewed, clock.now()))
  return renewed
}
