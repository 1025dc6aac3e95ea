// Computes the due times of a schedule's row.
import type { Nudge } from '../../models/nudge.ts'
import type { Schedule } from '../../models/schedule.ts'
import { localDay, nextOccurrence } from '../../time/index.ts'
import { MINUTE_MS } from './kind-rules.ts'

/** The columns of a schedule that determine its times. */
export type ScheduleTime = Pick<Schedule, 'local_time' | 'local_date' | 'days' | 'lead_minutes'> &
  Partial<Pick<Schedule, 'leads' | 'repeat_minutes' | 'repeat_count'>>

/** A due time, and the slot that identifies it in the outbox: a slot is sent at most once. */
export interface OccurrenceSlot {
  /** UTC, with the lead subtracted. */
  readonly due: Date
  readonly slot: string
  /** The local day it belongs to. */
  readonly day: string
  /** The adjustment made for the zone's clock change, if any. */
  readonly rule: 'gap' | 'overlap' | null
}

/** The first due time strictly after an instant; null if there is none, or if the row is itself an instant. */
export function nextSlot(row: ScheduleTime, zone: string, after: Date): OccurrenceSlot | null {
  if (ringsOften(row)) return nextOfSeveral(row, zone, after)
  const lead = row.lead_minutes * MINUTE_MS
  const found = nextOccurrence({ ...row, zone }, lead === 0 ? after : new Date(after.getTime() + lead))
  if (!found) return null
  const due = lead === 0 ? found.at : new Date(found.at.getTime() - lead)
  // A single date: its instant is the slot, so that a task moved from nine to three rings again at three.
  return { due, slot: row.local_date === null ? found.day : due.toISOString(), day: found.day, rule: found.rule }
}

/** Whether a single date is reminded of more than once: with several leads, or again until it is done. */
export const ringsOften = (row: ScheduleTime): boolean =>
  row.local_date !== null && (row.leads?.includes(',') === true || Boolean(row.repeat_minutes))

/** `schedules.leads`, in minutes, longest first. */
export const leadsOf = ({ leads, lead_minutes }: Pick<ScheduleTime, 'leads' | 'lead_minutes'>): readonly number[] =>
  leads ? leads.split(',').map(Number) : [lead_minutes]

/** The first of all leads and repetitions of the row's one occurrence. */
function nextOfSeveral(row: ScheduleTime, zone: string, after: Date): OccurrenceSlot | null {
  // Its one date, whenever that was.
  const found = nextOccurrence({ ...row, zone }, new Date(0))
  if (!found) return null
  const every = row.repeat_minutes ?? 0
  const rest = { day: found.day, rule: found.rule }
  // What is repeated rings at its time too.
  const leads = [...new Set([...leadsOf(row), ...(every > 0 ? [0] : [])])].sort((a, b) => b - a)
  for (const lead of leads) {
    const due = new Date(found.at.getTime() - lead * MINUTE_MS)
    if (due > after) return { ...rest, due, slot: due.toISOString() }
  }
  const passed = Math.floor((after.getTime() - found.at.getTime()) / (every * MINUTE_MS))
  const turn = Math.max(1, passed + 1)
  // It counts the one at its time, too: “at most 3 times” is three in all.
  if (every === 0 || turn >= (row.repeat_count ?? 0)) return null
  const due = new Date(found.at.getTime() + turn * every * MINUTE_MS)
  return { ...rest, due, slot: `${found.at.toISOString()}${REPEATED}${turn}` }
}

/** When the one date of a row is, UTC, without leads; null for a row of many dates. */
export function singleOccurrence(row: ScheduleTime, zone: string): Date | null {
  return row.local_date === null ? null : (nextOccurrence({ ...row, zone }, new Date(0))?.at ?? null)
}

const REPEATED = ' again '

/** Of a slot that repeats a reminder: when it rang first, UTC, and which repetition it is, from 1; else null. */
export function repetitionOf(slot: string): { readonly first: Date; readonly turn: number } | null {
  const [first = '', turn] = slot.split(REPEATED)
  return turn === undefined || slot.includes('+') ? null : { first: new Date(first), turn: Number(turn) }
}

/** The due time of a row that is an instant (a focus end). */
export const instantSlot = (due: Date, zone: string, dayStartsAt: string): OccurrenceSlot => ({
  due,
  slot: due.toISOString(),
  day: localDay(due, zone, dayStartsAt),
  rule: null,
})

/**
 * A local date comes twice to a person who flies west. It is said again where more than this has passed since it was
 * said: whoever takes something every day may be left without it for a day and a half, and no longer.
 */
export const REPEAT_AFTER_MS = 12 * 3_600_000

/** When each slot was said last, or is to be, by `schedule slot`; UTC. */
export type TakenSlots = ReadonlyMap<string, Date>

/** What the outbox has, as slots that are taken. Snoozes take none. */
export function takenSlots(rows: readonly Pick<Nudge, 'schedule_id' | 'slot' | 'due_at' | 'sent_at'>[]): TakenSlots {
  const taken = new Map<string, Date>()
  for (const { schedule_id, slot, due_at, sent_at } of rows) {
    if (slot.includes('+')) continue
    const key = `${schedule_id} ${repeatedSlot.exec(slot)?.[1] ?? slot}`
    const at = sent_at && sent_at > due_at ? sent_at : due_at
    const before = taken.get(key)
    if (!before || before < at) taken.set(key, at)
  }
  return taken
}

/** Was this said already, and not so long ago that its local date counts again? */
export function isTaken(taken: TakenSlots, scheduleId: string, { slot, due }: OccurrenceSlot): boolean {
  const at = taken.get(`${scheduleId} ${slot}`)
  return at !== undefined && due.getTime() - at.getTime() <= REPEAT_AFTER_MS
}

/** When this schedule spoke last, as far as is known. */
export function lastSaid(taken: TakenSlots, scheduleId: string): Date | undefined {
  const times = [...taken].flatMap(([key, at]) => (key.startsWith(`${scheduleId} `) ? [at] : []))
  return times.toSorted((a, b) => a.getTime() - b.getTime()).at(-1)
}

/** What names a local date that is said again: its moment too. */
export const nameRepeatedSlot = ({ slot, due }: Pick<OccurrenceSlot, 'slot' | 'due'>): string =>
  `${slot} ${due.toISOString()}`

const repeatedSlot = /^(\d{4}-\d\d-\d\d) \d{4}-/

/**
 * What is said at a moment that is none of the zone's clock: one that was promised before its person flew, whose local
 * date the new clock has passed by. Null where there is no such date.
 * @param promisedAt when the schedule speaks, UTC
 */
export function passedSlot(row: ScheduleTime, zone: string, promisedAt: Date): OccurrenceSlot | null {
  if (row.local_date !== null) return null
  const window = row.days === null ? 2 * REPEAT_AFTER_MS : REPEAT_AFTER_MS
  let passed: OccurrenceSlot | null = null
  let next = nextSlot(row, zone, new Date(promisedAt.getTime() - window))
  while (next && next.due < promisedAt) {
    passed = next
    next = nextSlot(row, zone, next.due)
  }
  return passed && { ...passed, due: promisedAt }
}
