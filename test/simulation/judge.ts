// What must have come, and what may not: a model that knows what people asked for and what went wrong, and nothing of
// tables, leases or queues. Lateness is bounded by what happened to a thing, its space and its process.
import { Temporal } from 'temporal-polyfill'
import type { SimulatedProcess } from './clock.ts'
import type { History, Wish } from './history.ts'
import type { Attempt } from './network.ts'

/** A line that was said. Times in milliseconds since the beginning. */
export interface Said {
  readonly person: string
  readonly wish: Wish
  /** When it first reached a process; null: never. */
  sentAt: number | null
  /** When it was answered; null: never, or nobody knows whether it was done. */
  answeredAt: number | null
  /** It is not delivered again. */
  isOver: boolean
  /** The process that acknowledged it: its platform does not deliver it again. */
  takenBy: SimulatedProcess | null
  /** An answer to it said that it was not done. */
  hasFailed: boolean
}

/** A span in which something was not as it should be: what is due in it is late only `costMs` after its end. */
export interface Disturbance {
  readonly what: string
  readonly from: number
  readonly to: number
  readonly costMs: number
  /** Only in this space; everywhere where it is absent. */
  readonly space?: string
  /** Only these things. */
  readonly markers?: readonly string[]
  /** Only what was due by then. */
  readonly dueBy?: number
}

export interface Evidence {
  readonly history: History
  readonly said: readonly Said[]
  readonly attempts: readonly Attempt[]
  readonly disturbances: readonly Disturbance[]
  /** The clock of the machine: from when on it was ahead by how much, in order. */
  readonly clock: readonly { readonly at: number; readonly offsetMs: number }[]
  /** When the run ended. */
  readonly endedAt: number
}

/** Something that was promised and did not hold. */
export interface Fault {
  readonly what:
    | 'lost'
    | 'doubled'
    | 'early'
    | 'late'
    | 'unwanted'
    | 'impatient'
    | 'unready'
    | 'ready'
    | 'unanswered'
    | 'admitted'
    | 'kept'
    | 'needless'
    | 'error'
  readonly about: string
}

export interface Verdict {
  readonly faults: readonly Fault[]
  readonly owed: number
  readonly came: number
  /** The largest delay beyond the due moment, in milliseconds, of those that nothing disturbed. */
  readonly calmMaxMs: number
}

interface Expected {
  readonly marker: string
  readonly person: string
  /** Null: of somebody who has accounts in several. */
  readonly space: string | null
  readonly due: Date
  /** From when on it may be known, and from when on it surely is. */
  readonly mayFrom: number
  readonly knownFrom: number | null
  /** From when on it may be called off, and from when on it surely is. */
  mayEnd: number | null
  endedBy: number | null
}

/** Without anything wrong: a beat, a connection, and a few others of the same space before it. */
const BASE_MS = 4_000
/** After somebody was switched on again. */
const BACK_MS = 60_000
/** Composed before it was called off, and sent a little later. */
const CALLED_OFF_MS = 45_000

/** Judges a run. */
export function judge(evidence: Evidence): Verdict {
  const expected = expectations(evidence)
  const absences = absencesOf(evidence)
  const faults: Fault[] = []
  const came = new Map<Expected, Attempt[]>()
  for (const attempt of evidence.attempts.filter(({ acceptedAt }) => acceptedAt !== null))
    for (const marker of attempt.markers) {
      const mine = expected.filter((each) => each.marker === marker)
      const one = mine
        .filter((each) => wasDue(each, attempt, evidence))
        .toSorted((a, b) => b.due.getTime() - a.due.getTime())[0]
      if (one) came.set(one, [...(came.get(one) ?? []), attempt])
      else faults.push({ what: 'early', about: `${marker}, by ${describeEarly(mine, attempt)}` })
    }
  let calmMaxMs = 0
  let owed = 0
  for (const one of expected) {
    const told = came.get(one) ?? []
    const crossing = crossingOf(one, evidence)
    if (told.length > 1) faults.push({ what: 'doubled', about: `${one.marker} at ${told.map(timesOf).join(' and ')}` })
    const [first] = told
    if (first && one.endedBy !== null && one.endedBy + CALLED_OFF_MS < crossing)
      faults.push({ what: 'unwanted', about: `${one.marker}, called off before` })
    const isSure = one.knownFrom !== null && one.knownFrom + 1_000 < crossing
    if (!isSure) continue
    const { allowed, why } = allowedUntil(one, crossing, first?.leftAt ?? evidence.endedAt, evidence)
    if (one.mayEnd !== null && one.mayEnd < allowed) continue
    if (
      absences.some((each) => each.person === one.person && each.mayFrom < allowed && each.sureTo + BACK_MS > crossing)
    )
      continue
    if (!first && allowed + 60_000 > evidence.endedAt) continue
    // A message names three things, and says how many more there are.
    if (!first && wasPerhapsMore(one, crossing, evidence)) continue
    owed++
    if (!first)
      faults.push({ what: 'lost', about: `${one.marker}, due ${one.due.toISOString()} (${seconds(crossing)})` })
    else if (first.leftAt > allowed)
      faults.push({
        what: 'late',
        about: `${one.marker}, due at ${seconds(crossing)}, allowed until ${seconds(allowed)} (${why}), sent at ${seconds(first.leftAt)}`,
      })
    else if (why === 'nothing') calmMaxMs = Math.max(calmMaxMs, first.leftAt - crossing)
  }
  for (const { person, acceptedAt, leftAt, markers } of evidence.attempts) {
    const isAway = absences.some(
      (each) => each.person === person && each.sureFrom + CALLED_OFF_MS < leftAt && leftAt < each.mayTo,
    )
    if (isAway && acceptedAt !== null)
      faults.push({
        what: 'unwanted',
        about: `${markers.join(', ')} at ${seconds(leftAt)}, to one who is switched off`,
      })
  }
  faults.push(...judgeFarewells(evidence, expected))
  return { faults, owed, came: [...came.values()].length, calmMaxMs }
}

/** To an account that was erased, or parted from, nothing is said that was asked for before. */
function judgeFarewells({ said, attempts }: Evidence, expected: readonly Expected[]): Fault[] {
  return said.flatMap(({ person, wish, sentAt, answeredAt }) => {
    if ((wish.kind !== 'leave' && wish.kind !== 'part') || sentAt === null || answeredAt === null) return []
    const to = wish.kind === 'part' ? wish.from : person
    const theirs = new Set(
      expected.filter((one) => one.person === person && one.mayFrom < sentAt).map((one) => one.marker),
    )
    return attempts
      .filter(
        (each) =>
          each.person === to &&
          each.leftAt > answeredAt + CALLED_OFF_MS &&
          each.markers.some((marker) => theirs.has(marker)),
      )
      .map(({ markers, leftAt }) => ({
        what: 'unwanted' as const,
        about: `${markers.join(', ')} at ${seconds(leftAt)}, to ${to}, who ${wish.kind === 'leave' ? 'was erased' : 'is another'} since ${seconds(answeredAt)}`,
      }))
  })
}

const wasPerhapsMore = ({ person }: Expected, crossing: number, { attempts }: Evidence): boolean =>
  attempts.some(
    (each) => each.hasMore && each.acceptedAt !== null && each.person === person && each.leftAt + 1_000 >= crossing,
  )

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const timesOf = ({ leftAt, acceptedAt, fate }: Attempt): string =>
  `${seconds(leftAt)} (${fate}, accepted at ${seconds(acceptedAt ?? 0)})`

const describeEarly = (mine: readonly Expected[], { leftBy }: Attempt): string =>
  mine.map(({ due }) => seconds(due.getTime() - leftBy.getTime())).join(', ') || 'what nobody asked for'

/** Whether the process's own clock had reached the due moment when this left, though it may have been set back since. */
function wasDue({ due, mayFrom }: Expected, { leftAt, leftBy }: Attempt, { history, clock }: Evidence): boolean {
  const dueAt = due.getTime() - history.start.getTime()
  return (
    due <= leftBy ||
    clock.some(({ at, offsetMs }, index) => {
      const until = Math.min(clock[index + 1]?.at ?? leftAt, leftAt)
      return at < until && until >= mayFrom && until + offsetMs >= dueAt
    })
  )
}

/** When the process's own clock reached the due moment, after the line could be known. */
function crossingOf({ due, mayFrom, knownFrom }: Expected, { history, clock }: Evidence): number {
  const dueAt = due.getTime() - history.start.getTime()
  const from = knownFrom ?? mayFrom
  for (const [index, { at, offsetMs }] of clock.entries()) {
    const until = clock[index + 1]?.at ?? Number.POSITIVE_INFINITY
    const reached = Math.max(at, dueAt - offsetMs)
    if (reached < until) return Math.max(from, reached)
  }
  return Math.max(from, dueAt)
}

/** Until when it may leave, given everything that stood in its way before it did. */
function allowedUntil(
  { marker, space }: Expected,
  crossing: number,
  before: number,
  { disturbances }: Evidence,
): { readonly allowed: number; readonly why: string } {
  let allowed = crossing + BASE_MS
  let why = 'nothing'
  const mine = disturbances.filter(
    (each) =>
      (each.space === undefined || space === null || each.space === space) &&
      (each.markers === undefined || each.markers.includes(marker)) &&
      (each.dueBy === undefined || crossing <= each.dueBy) &&
      each.from <= before,
  )
  for (const { what, from, to, costMs } of mine.toSorted((a, b) => a.from - b.from))
    if (from <= allowed && to + costMs > allowed) {
      allowed = to + costMs
      why = what
    }
  return { allowed, why }
}

/** What people asked to be told, and when. */
function expectations({ history, said, endedAt }: Heard): Expected[] {
  const spaces = new Map(history.people.map(({ name, space }) => [name, space]))
  const all: Expected[] = []
  const openOf = (marker: string): Expected[] => all.filter((one) => one.marker === marker && one.mayEnd === null)
  for (const { person, wish, sentAt, answeredAt } of said) {
    if (sentAt === null) continue
    const known = {
      person,
      space: spaces.get(person) ?? null,
      mayFrom: sentAt,
      knownFrom: answeredAt,
      mayEnd: null,
      endedBy: null,
    }
    const callOff = (marker: string): void => {
      for (const one of openOf(marker)) Object.assign(one, { mayEnd: sentAt, endedBy: answeredAt })
    }
    switch (wish.kind) {
      case 'make':
        all.push({ ...known, marker: wish.thing, due: wish.due })
        break
      case 'move':
        callOff(wish.thing)
        all.push({ ...known, marker: wish.thing, due: wish.due })
        break
      case 'done':
        callOff(wish.thing)
        break
      case 'leave':
        for (const one of all) if (one.person === person && one.mayEnd === null) callOff(one.marker)
        break
      case 'habit': {
        for (const { due, isSure } of habitDues({ history, said, endedAt }, person, wish.time))
          if (due.getTime() - history.start.getTime() > sentAt)
            all.push({ ...known, marker: wish.habit, due, ...(isSure ? {} : { knownFrom: null }) })
        break
      }
    }
  }
  return all
}

type Heard = Pick<Evidence, 'history' | 'said' | 'endedAt'>

/** When somebody may be switched off, and surely is; and when they may be on again, and surely are. */
export interface Absence {
  readonly person: string
  readonly mayFrom: number
  readonly sureFrom: number
  readonly mayTo: number
  readonly sureTo: number
}

export function absencesOf({ said }: Pick<Evidence, 'said'>): Absence[] {
  const never = Number.POSITIVE_INFINITY
  return said.flatMap(({ wish, sentAt, answeredAt }, index) => {
    if (wish.kind !== 'switch' || wish.isOn || sentAt === null) return []
    const on = said
      .slice(index + 1)
      .find((each) => each.wish.kind === 'switch' && each.wish.isOn && each.wish.person === wish.person)
    const to = { mayTo: on?.sentAt ?? never, sureTo: on?.answeredAt ?? never }
    return [{ person: wish.person, mayFrom: sentAt, sureFrom: answeredAt ?? never, ...to }]
  })
}

/**
 * The moments of a daily habit. After a move the day that was said is not said again; one whose moment the new zone has
 * passed is said when it was promised.
 */
function habitDues(
  { history, said, endedAt }: Heard,
  name: string,
  time: string,
): { readonly due: Date; readonly isSure: boolean }[] {
  const home = history.people.find((each) => each.name === name)?.zone ?? 'Etc/UTC'
  const move = said.find(({ person, wish, sentAt }) => person === name && wish.kind === 'zone' && sentAt !== null)
  const before = dailyAt(history.start, endedAt, home, time)
  if (move?.wish.kind !== 'zone' || move.sentAt === null) return before.map((due) => ({ due, isSure: true }))
  const movedAt = history.start.getTime() + move.sentAt
  const after = dailyAt(history.start, endedAt, move.wish.zone, time)
  const isSure = move.answeredAt !== null && move.answeredAt < move.sentAt + MOVE_MS
  const isReread = history.events.some(({ kind }) => kind === 'zone data')
  return before.flatMap((old, day) => {
    const due = after[day] ?? old
    const isSaid = old.getTime() < movedAt
    const isPassed = due.getTime() <= movedAt
    // New zone data knows nothing of what was promised in the zone before.
    if (isPassed && !isSaid && isReread) return [old, due].map((either) => ({ due: either, isSure: false }))
    return [{ due: isSaid || isPassed ? old : due, isSure: isSaid || isSure }]
  })
}

/** A move that took longer may have met what was due. */
const MOVE_MS = 600_000

/** Every day at a wall clock time; where that is left out, after the gap, and where it comes twice, the first time. */
function dailyAt(start: Date, lengthMs: number, zone: string, time: string): Date[] {
  const at = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
  const last = at(start.getTime() + lengthMs)
  const found: Date[] = []
  for (let day = at(start.getTime()); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    const moment = day
      .toPlainDateTime(Temporal.PlainTime.from(time))
      .toZonedDateTime(zone, { disambiguation: 'compatible' })
    found.push(new Date(moment.epochMilliseconds))
  }
  return found
}
