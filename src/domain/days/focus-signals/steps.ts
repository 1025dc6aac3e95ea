// What to do next with a person's status and Do Not Disturb: decided from what is wanted, what was set, and what stands
// there now. What the person set themselves meanwhile is never replaced.
import type { PersonStatus } from '../../../contracts/focus-signals.ts'
import type { ShownSignal } from '../../../models/json.ts'

type ShownStatus = NonNullable<ShownSignal['status']>
type ShownQuiet = NonNullable<ShownSignal['quiet']>

/** A session, as far as it is shown. */
export interface WantedStatus {
  readonly session: string
  readonly status: PersonStatus
}

/** Until when Do Not Disturb is wanted, in seconds since 1970. */
export interface WantedQuiet {
  readonly session: string
  readonly until: number
}

/** What to remember before anything is called, and the call; `set` undefined: no call. */
export interface NextStep<Shown, Value> {
  readonly shown: Shown | undefined
  readonly set?: Value
}

export const NO_STATUS: PersonStatus = { text: '', emoji: '', until: 0 }

/** A platform may round the end of what it was given. */
const TOLERANCE_S = 60

/** @param now in seconds since 1970 */
export function nextStatusStep(
  wanted: WantedStatus | null,
  shown: ShownStatus | undefined,
  current: PersonStatus,
  now: number,
): NextStep<ShownStatus, PersonStatus> {
  const present = isOver(current, now) ? NO_STATUS : current
  const end = (before: PersonStatus) => (isOver(before, now) ? NO_STATUS : before)
  return nextStep(wanted && { session: wanted.session, value: wanted.status }, shown, {
    present,
    isSame: isSameStatus,
    hasEnded: ({ until }) => isEmpty(present) && until > 0 && until <= now,
    restored: end,
    covers: () => false,
  })
}

/**
 * As for a status; times are the ends of Do Not Disturb, 0 where it is off.
 * @param now in seconds since 1970
 */
export function nextQuietStep(
  wanted: WantedQuiet | null,
  shown: ShownQuiet | undefined,
  current: number,
  now: number,
): NextStep<ShownQuiet, number> {
  const present = current > now ? current : 0
  return nextStep(wanted && { session: wanted.session, value: wanted.until }, shown, {
    present,
    isSame: (a, b) => (a > now ? a : 0) === (b > now ? b : 0) || (a > now && b > now && isNear(a, b)),
    hasEnded: (until) => present === 0 && until <= now,
    restored: (before) => (before > now ? before : 0),
    // Their own lasts as long: nothing is added, and nothing taken back later.
    covers: (theirs, until) => theirs >= until - TOLERANCE_S,
  })
}

/** Something set for a session. */
interface Shown<Value> {
  readonly session: string
  readonly set: Value
  readonly before: Value
  readonly from: Value
  readonly phase: 'begun' | 'set' | 'theirs'
}

interface Standing<Value> {
  /** What stands there now. */
  readonly present: Value
  isSame(a: Value, b: Value): boolean
  /** Whether what was set has ended by itself, and nothing was put in its place. */
  hasEnded(set: Value): boolean
  /** What is put back of what the person had: without what is over by now. */
  restored(before: Value): Value
  /** Whether what the person has makes it needless. */
  covers(theirs: Value, wanted: Value): boolean
}

function nextStep<Value>(
  wanted: { readonly session: string; readonly value: Value } | null,
  shown: Shown<Value> | undefined,
  { present, isSame, hasEnded, restored, covers }: Standing<Value>,
): NextStep<Shown<Value>, Value> {
  const begin = (before: Value): NextStep<Shown<Value>, Value> => {
    if (!wanted) return { shown: undefined }
    const made = { session: wanted.session, set: wanted.value, before, from: present }
    return covers(before, wanted.value)
      ? { shown: { ...made, phase: 'theirs' } }
      : { shown: { ...made, phase: 'begun' }, set: wanted.value }
  }
  if (!shown) return begin(present)
  if (shown.phase === 'theirs') return wanted?.session === shown.session ? { shown } : begin(present)
  const isBegun = shown.phase === 'begun'
  const isFromUs = !isSame(shown.from, shown.before)
  const stands = isSame(present, shown.set) || (isBegun && isFromUs && isSame(present, shown.from))
  // Begun and not there: the call never arrived.
  const isUntouched = isBegun && !stands && isSame(present, shown.before)
  if (!stands && !isUntouched && !hasEnded(shown.set))
    return wanted?.session === shown.session ? { shown: { ...shown, phase: 'theirs' } } : begin(present)
  if (wanted) {
    if (isSame(present, wanted.value) && isSame(shown.set, wanted.value)) return { shown: { ...shown, phase: 'set' } }
    return begin(shown.before)
  }
  const before = restored(shown.before)
  return isUntouched || isSame(before, present) ? { shown: undefined } : { shown: undefined, set: before }
}

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_S

const isEmpty = ({ text, emoji }: PersonStatus): boolean => text === '' && emoji === ''

const isOver = ({ until }: PersonStatus, now: number): boolean => until > 0 && until <= now

const isSameStatus = (a: PersonStatus, b: PersonStatus): boolean =>
  (isEmpty(a) && isEmpty(b)) ||
  (a.text === b.text && a.emoji === b.emoji && ((a.until === 0 && b.until === 0) || isNear(a.until, b.until)))
