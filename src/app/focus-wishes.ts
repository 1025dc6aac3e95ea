// Sets a person's status and Do Not Disturb for a session, or takes them back: stored before each call, and after it.
import type { FocusSignals, SignalAccount, SignalResult } from '../chat/platform.ts'
import type { FocusSignalKind, PersonStatus } from '../contracts/focus-signals.ts'
import { type Database, transactWithRetry } from '../database/index.ts'
import * as signals from '../domain/days/focus-signals/due.ts'
import { type NextStep, NO_STATUS, nextQuietStep, nextStatusStep } from '../domain/days/focus-signals/steps.ts'
import type { ShownSignal } from '../models/json.ts'
import { cutText } from '../text.ts'
import type { Clock } from '../time/index.ts'

/** Do Not Disturb ends so much before the session, so that its end is heard. */
export const QUIET_MARGIN_MS = 3_000

const STATUS_EMOJI = ':dart:'
/** Slack's limit of a status. */
const MAX_STATUS = 100

/** What the calls for one account came to, as far as they got. */
export interface Comparison {
  readonly shown: ShownSignal
  /** What keeps it from being finished. */
  readonly trouble: Exclude<SignalResult<unknown>, { state: 'done' }> | null
}

/** Sets or takes back both, one after the other. */
export async function applyWishes(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  api: FocusSignals,
  due: signals.DueSignal,
  account: SignalAccount,
): Promise<Comparison> {
  let { shown } = due
  const { session } = due
  const read = await api.read(account)
  if (read.state !== 'done') return { shown, trouble: read }
  const may = (kind: FocusSignalKind): boolean => account.token.kinds.includes(kind)
  const nowMs = clock.now().getTime()
  const now = Math.floor(nowMs / 1000)
  const remember = async (changed: ShownSignal): Promise<void> => {
    shown = changed
    await transactWithRetry(database, (trx) => signals.storeShownSignal(trx, due.accountId, shown, clock.now()))
  }
  /** Stores what is begun, calls, and stores what came of it. */
  const take = async <S extends { phase: string }, V>(
    step: NextStep<S, V>,
    keep: (kept: S | undefined) => ShownSignal,
    call: (value: V) => Promise<SignalResult<S | undefined>>,
  ): Promise<Comparison['trouble']> => {
    // What is taken back is forgotten once it is: a repetition finds it as it left it.
    if (step.shown !== undefined || step.set === undefined) await remember(keep(step.shown))
    if (step.set === undefined) return null
    const result = await call(step.set)
    if (result.state === 'done') await remember(keep(result.value))
    return result.state === 'done' ? null : result
  }
  if (read.value.status !== null && may('status')) {
    const wanted = due.wantsStatus && session ? { session: session.id, status: statusOf(session) } : null
    const step = nextStatusStep(wanted, shown.status, read.value.status, now)
    const trouble = await take(
      step,
      (status) => withoutUndefined({ ...shown, status }),
      async (value) => {
        const result = await api.setStatus(account, value)
        if (result.state !== 'done') return result
        return { state: 'done', value: step.shown && { ...step.shown, phase: 'set' as const } }
      },
    )
    if (trouble) return { shown, trouble }
  }
  if (read.value.quietUntil !== null && may('quiet')) {
    const isQuiet = due.wantsQuiet && session && session.end.getTime() - QUIET_MARGIN_MS > nowMs
    const wanted = isQuiet ? { session: session.id, until: Math.floor(session.end.getTime() / 1000) } : null
    const step = nextQuietStep(wanted, shown.quiet, read.value.quietUntil, now)
    const trouble = await take(
      step,
      (quiet) => withoutUndefined({ ...shown, quiet }),
      async (until) => {
        const result = await api.setQuiet(account, until)
        if (result.state !== 'done') return result
        return { state: 'done', value: step.shown && { ...step.shown, set: result.value, phase: 'set' as const } }
      },
    )
    if (trouble) return { shown, trouble }
  }
  return { shown, trouble: null }
}

const withoutUndefined = ({
  status,
  quiet,
}: {
  readonly [K in 'status' | 'quiet']?: ShownSignal[K] | undefined
}): ShownSignal => ({
  ...(status ? { status } : {}),
  ...(quiet ? { quiet } : {}),
})

/** What others read: that the person focuses, and the task only where they wish it. */
const statusOf = ({ end, title }: signals.SignalSession): PersonStatus => ({
  ...NO_STATUS,
  text: title === null ? 'Focusing' : cutText(`Focusing: ${title}`, MAX_STATUS).kept,
  emoji: STATUS_EMOJI,
  until: Math.ceil(end.getTime() / 1000),
})
