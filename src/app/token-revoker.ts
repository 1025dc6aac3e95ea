// Revokes tokens of erased people at their platforms, in the background: of several processes one takes a row at a time,
// under a lease, and no transaction is open while a platform is asked.
import type { FocusSignals, Platform, SignalResult } from '../chat/platform.ts'
import type { PersonalToken, StandingSignals } from '../contracts/focus-signals.ts'
import { type Database, transactWithRetry } from '../database/index.ts'
import type { Seal } from '../domain/access/sealed.ts'
import * as revocations from '../domain/days/focus-signals/revocations.ts'
import { acquireLease, releaseLease } from '../domain/request/leases.ts'
import type { Clock } from '../time/index.ts'
import { world } from '../time/world.ts'
import { repeatInBackground } from './repeat-in-background.ts'

export interface TokenRevokerOptions {
  readonly database: Database
  readonly clock: Clock
  readonly seal: Seal
  readonly platforms: ReadonlyMap<string, Platform>
  readonly onError: (error: unknown) => void
}

/** What revokes tokens, in one process. */
export interface TokenRevoker {
  /** Revokes all that is due now. Resolves when that is stored. */
  runDue(): Promise<void>
  /** From now on also by itself. */
  start(): void
  stop(): Promise<void>
}

const EVERY_MS = 15_000
const LEASE_ID = 'token revocations'
const LEASE_MS = 30_000
/** One after the other, within the lease. */
const BATCH_SIZE = 2

export function createTokenRevoker(options: TokenRevokerOptions): TokenRevoker {
  const { database, clock, seal, platforms, onError } = options
  const holder = world().random.uuid()
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  let repeated: { stop(): void } | undefined

  const claim = (): Promise<revocations.DueRevocation[]> => {
    const names = [...platforms.values()].flatMap(({ name, focusSignals }) => (focusSignals ? [name] : []))
    return transactWithRetry(database, async (trx) => {
      const now = clock.now()
      if (!(await revocations.hasDueRevocations(trx, names, now))) return []
      if (!(await acquireLease(trx, { leaseId: LEASE_ID, holder, now, ms: LEASE_MS }))) return []
      return revocations.claimDueRevocations(trx, seal, { platforms: names, now, limit: BATCH_SIZE })
    })
  }

  const runAll = async (): Promise<void> => {
    while (!isStopped && database.storageTrouble() !== 'gone') {
      const due = await claim()
      if (due.length === 0) return
      for (const one of due) await revokeOne(options, one).catch(onError)
      // What it claimed stays its own by `next_try_at`; any process may claim what is due next.
      await transactWithRetry(database, (trx) => releaseLease(trx, LEASE_ID, holder))
    }
  }

  const runDue = (): Promise<void> => {
    running = running.then(runAll, runAll)
    return running
  }

  return {
    runDue,
    start() {
      repeated ??= repeatInBackground(runDue, { everyMs: EVERY_MS, onError })
    },
    async stop() {
      isStopped = true
      repeated?.stop()
      await running.catch(() => undefined)
    },
  }
}

async function revokeOne(options: TokenRevokerOptions, due: revocations.DueRevocation): Promise<void> {
  const { database, clock, platforms } = options
  const api = platforms.get(due.platform)?.focusSignals
  // A token whose key is lost can be revoked by nobody here.
  const result: SignalResult<null> =
    due.token === null ? { state: 'done', value: null } : api ? await revoke(options, api, due, due.token) : LATER
  await transactWithRetry(database, (trx) =>
    result.state === 'done' || result.state === 'revoked'
      ? revocations.deleteRevocation(trx, due.revocationId)
      : revocations.postponeRevocation(trx, due, result.state === 'later' ? result.afterMs : 0, clock.now()),
  )
}

const LATER: SignalResult<null> = { state: 'later', afterMs: 0 }

/** One that has ended is renewed first: what renews it would otherwise live on. */
async function revoke(
  { database, clock, seal }: TokenRevokerOptions,
  api: FocusSignals,
  { revocationId, standing }: revocations.DueRevocation,
  token: PersonalToken,
): Promise<SignalResult<null>> {
  const hasEnded = token.expiresAt !== undefined && token.expiresAt <= clock.now()
  if (!hasEnded || token.refreshToken === undefined) {
    const left = standing && (await takeBack(api, token, standing, clock.now()))
    return left ?? api.revoke({ token })
  }
  const renewed = await api.renew({ token })
  if (renewed.state !== 'done') return renewed
  await transactWithRetry(database, (trx) =>
    revocations.storeTokenToRevoke(trx, seal, revocationId, renewed.value, clock.now()),
  )
  const left = standing && (await takeBack(api, renewed.value, standing, clock.now()))
  return left ?? api.revoke({ token: renewed.value })
}

/**
 * What a session shows of an erased person is taken back with the last use of their token. What has ended by itself is left
 * alone: it may be theirs by now.
 * @returns why it could not be done now; undefined: the token is to be revoked
 */
async function takeBack(
  api: FocusSignals,
  token: PersonalToken,
  { status, quiet, until }: StandingSignals,
  now: Date,
): Promise<SignalResult<null> | undefined> {
  if (until * 1000 <= now.getTime()) return undefined
  const results = [
    ...(status && token.kinds.includes('status') ? [await api.setStatus({ token }, status)] : []),
    ...(quiet !== undefined && token.kinds.includes('quiet') ? [await api.setQuiet({ token }, quiet)] : []),
  ]
  const late = results.find(({ state }) => state === 'later')
  return late?.state === 'later' ? late : undefined
}
