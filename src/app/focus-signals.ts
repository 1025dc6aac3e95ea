// Shows on people's platforms that they focus, and takes it back: of several processes one takes an account at a time,
// under a lease, and no transaction is open while a platform is asked. What is to be set is stored before it is set, so
// that after a crash it is known what is ours.
import { type BoundedCache, createBoundedCache } from '../chat/bounded-cache.ts'
import type { FocusSignals, Platform, SignalAccount, SignalResult } from '../chat/platform.ts'
import type { CardSubject } from '../contracts/conversation.ts'
import { type Database, runInBackground, transactWithRetry } from '../database/index.ts'
import type { Seal } from '../domain/access/sealed.ts'
import * as signals from '../domain/days/focus-signals/due.ts'
import { acquireLease, releaseLease } from '../domain/request/leases.ts'
import type { Clock } from '../time/index.ts'
import { type Timer, world } from '../time/world.ts'
import { applyWishes, type Comparison, QUIET_MARGIN_MS } from './focus-wishes.ts'

export interface FocusSignalOptions {
  readonly database: Database
  readonly clock: Clock
  readonly seal: Seal
  readonly platform: (name: string) => Platform | undefined
  readonly onError: (error: unknown) => void
}

/** What shows focus, in one process. */
export interface FocusSignalWorker {
  /** Compares all that is due now. Resolves when that is stored. */
  runDue(): Promise<void>
  /** Runs what is due where a session is among changed subjects. */
  queueSessions(subjects: readonly CardSubject[]): void
  /** From now on also runs what comes due by itself, or was marked by other processes. */
  start(): void
  stop(): Promise<void>
}

/** How often the database is asked for what this process was not told. */
const EVERY_MS = 5_000
/** A timer is not armed shorter than that. */
const LEAST_MS = 50
const LEASE_ID = 'focus signals'
const LEASE_MS = 10_000
/** Accounts side by side. */
const BATCH_SIZE = 4
/** A token is renewed when less than this is left. */
const RENEW_BEFORE_MS = 30 * 60_000
/** After failures less and less often. */
const RETRY_MS = 30_000
const MAX_RETRY_MS = 30 * 60_000

/** Until when a space asked to be left alone, in milliseconds: what is marked meanwhile waits as well. */
type Rests = BoundedCache<number>

export function createFocusSignalWorker(options: FocusSignalOptions): FocusSignalWorker {
  const { database, clock, seal, onError } = options
  const holder = world().random.uuid()
  const rests: Rests = createBoundedCache(1_000)
  let isStarted = false
  let isStopped = false
  let timer: Timer | undefined
  let running: Promise<void> = Promise.resolve()

  const claim = (): Promise<signals.DueSignal[]> =>
    transactWithRetry(database, async (trx) => {
      const now = clock.now()
      const next = await signals.nextSignalAt(trx)
      if (next === null || next > now) return []
      if (!(await acquireLease(trx, { leaseId: LEASE_ID, holder, now, ms: LEASE_MS }))) return []
      return signals.claimDueSignals(trx, seal, now, BATCH_SIZE)
    })

  const runAll = async (): Promise<void> => {
    for (;;) {
      if (isStopped || database.storageTrouble() === 'gone') return
      const due = await claim()
      if (due.length === 0) return
      await Promise.all(due.map((one) => compare(options, rests, one).catch(onError)))
      await transactWithRetry(database, (trx) => releaseLease(trx, LEASE_ID, holder))
    }
  }

  const runDue = (): Promise<void> => {
    running = running.then(runAll, runAll)
    return running
  }

  const arm = async (): Promise<void> => {
    timer?.stop()
    if (!isStarted || isStopped) return
    const next = await database.knex.transaction((trx) => signals.nextSignalAt(trx)).catch(() => null)
    const ahead = next === null ? EVERY_MS : next.getTime() - clock.now().getTime()
    if (isStopped) return
    timer?.stop()
    timer = world().after(Math.min(EVERY_MS, Math.max(LEAST_MS, ahead)), look)
    timer.unref()
  }

  const look = (): void => {
    void runInBackground(runDue).catch(onError).finally(arm)
  }

  return {
    runDue,
    queueSessions(subjects) {
      if (isStarted && subjects.some(({ kind }) => kind === 'focus')) look()
    },
    start() {
      isStarted = true
      look()
    },
    async stop() {
      isStopped = true
      timer?.stop()
      await running.catch(() => undefined)
      timer?.stop()
    },
  }
}

/** Compares one account with its session, and stores the outcome. */
async function compare(options: FocusSignalOptions, rests: Rests, due: signals.DueSignal): Promise<void> {
  const { database, clock, platform } = options
  const space = `${due.platform} ${due.space}`
  const restMs = (rests.get(space) ?? 0) - clock.now().getTime()
  if (restMs > 0) return keepForLater(options, due, { shown: due.shown, trouble: { state: 'later', afterMs: restMs } })
  const transact = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => transactWithRetry(database, work)
  const api = platform(due.platform)?.focusSignals
  if (!api) return keepForLater(options, due, { shown: due.shown, trouble: { state: 'later', afterMs: MAX_RETRY_MS } })
  const lasting = await findLastingToken(options, api, due)
  if (lasting.state !== 'done') return keepForLater(options, due, { shown: due.shown, trouble: lasting })
  const account = lasting.value
  const done = await applyWishes(options, api, due, account)
  if (done.trouble?.state === 'later') rests.set(space, clock.now().getTime() + done.trouble.afterMs)
  if (done.trouble) return keepForLater(options, due, done)
  const isUnwanted = !due.wantsStatus && !due.wantsQuiet
  if (isUnwanted) {
    const given = await api.revoke(account)
    if (given.state === 'later') return keepForLater(options, due, { shown: done.shown, trouble: given })
  }
  const now = clock.now()
  await transact(async (trx) => {
    if (isUnwanted) await signals.recordLostToken(trx, due.accountId, now)
    else {
      const outcome = { shown: done.shown, nextAt: nextComparison(due, now), failure: null, failureCount: 0 }
      await signals.storeSignal(trx, due, outcome, now)
    }
    if (isUnwanted) await signals.deleteUnwantedSignal(trx, due.accountId)
  })
}

type Trx = Parameters<Parameters<Database['knex']['transaction']>[0]>[0]

/** When a session that runs has to be looked at again: shortly before its end, then at it. UTC. */
function nextComparison({ session, wantsQuiet }: signals.DueSignal, now: Date): Date | null {
  if (!session) return null
  const quietEnd = new Date(session.end.getTime() - QUIET_MARGIN_MS)
  return wantsQuiet && quietEnd > now ? quietEnd : session.end
}

/** With a token that lasts. */
async function findLastingToken(
  { database, clock, seal }: FocusSignalOptions,
  api: FocusSignals,
  { accountId, space, externalId, token }: signals.DueSignal,
): Promise<SignalResult<SignalAccount>> {
  const account = { space, externalId, token }
  const isDue = token.expiresAt !== undefined && token.expiresAt.getTime() - clock.now().getTime() < RENEW_BEFORE_MS
  if (!token.refreshToken || !isDue) return { state: 'done', value: account }
  const result = await api.renew(account)
  if (result.state !== 'done') return result
  const { value } = result
  await transactWithRetry(database, (trx) => signals.storeRenewedToken(trx, seal, accountId, value, clock.now()))
  return { state: 'done', value: { ...account, token: value } }
}

/** Stores how far it got, and when it is tried again; a token that was revoked is deleted. */
async function keepForLater(
  { database, clock }: FocusSignalOptions,
  due: signals.DueSignal,
  { shown, trouble }: Comparison,
): Promise<void> {
  const now = clock.now()
  await transactWithRetry(database, async (trx) => {
    if (trouble?.state === 'revoked') {
      await signals.recordLostToken(trx, due.accountId, now)
      return signals.deleteUnwantedSignal(trx, due.accountId)
    }
    const failureCount = due.failureCount + 1
    const backoff = Math.min(RETRY_MS * 2 ** Math.min(due.failureCount, 10), MAX_RETRY_MS)
    const afterMs = trouble?.state === 'later' ? Math.max(trouble.afterMs, LEAST_MS) : backoff
    const failure = trouble?.state === 'refused' ? trouble.reason.slice(0, 50) : null
    await signals.storeSignal(
      trx,
      due,
      { shown, nextAt: new Date(now.getTime() + afterMs), failure, failureCount },
      now,
    )
  })
}
