// What would be said to a person over a range of days, as things stand: the same wishes, the same clock, the same holds
// as the ledger's, looked at before the time comes.
import { Nudge } from '../models/nudge.ts'
import { Schedule } from '../models/schedule.ts'
import { addDays, type Day, localDay, localTime, startOfLocalDay, weekday } from '../time.ts'
import { UserError } from '../user-error.ts'
import * as ledger from './ledger.ts'
import { type Me, zoneOf } from './me.ts'
import { habits, withMornings } from './nudge-subjects.ts'
import { about } from './nudges.ts'
import { switchedOff, withAnyYes } from './schedules.ts'

/** Why it comes later than it was due, or not at all, or only if. */
export type Condition =
  /** Offered ones wait for the end of the quiet hours; where that is too late, they are left out. */
  | 'quiet hours'
  | 'paused'
  /** Three went unanswered, and how to go on was asked. */
  | 'asked'
  /** After four days without a word nothing is offered but one card. */
  | 'silent'
  /** That one card: only if not a word comes until then. */
  | 'if silent'
  /** A goal's date rides in the morning plan where mornings are on. */
  | 'in the morning plan'
  | 'resting'
  | 'done'

export interface Coming {
  readonly kind: string
  /** The task's title, the habit's name; null for a wish of their own. */
  readonly subject: string | null
  readonly subjectId: string | null
  readonly isTimed: boolean
  /** A snooze: said again because they asked for it. */
  readonly isSnooze: boolean
  /** The calendar date wished for, in the person's zone. */
  readonly day: Day
  /** What the wish says, 'HH:MM' wall-clock; null where it is an instant. */
  readonly wished: string | null
  /** Minutes before the wished time. */
  readonly lead: number
  /** What was promised, UTC; null on a date that the zone skips. */
  readonly dueAt: Date | null
  /** When it is said, UTC; null where it isn't. */
  readonly at: Date | null
  /** What the person's clock shows then. */
  readonly localTime: string | null
  /** What a clock change made of the wish: 'gap' moved it forward, of an 'overlap' the first counts. */
  readonly clockChange: 'gap' | 'overlap' | 'no such date' | null
  readonly condition: Condition | null
}

/** A year and a day: nobody reads more, and every date is worked out. */
export const MOST_DAYS = 366

/**
 * Everything that would be said from the first day to the last, both included, in the order of its coming. What only
 * the moment itself decides is not foretold: what is done by then, what becomes one message, the day's number.
 * @throws UserError where the days are none, reversed or too many
 */
export async function preview(
  me: Me,
  rules: ledger.Rules,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly Coming[]> {
  if (to < from) throw new UserError('The last day comes before the first. Name the earlier one first.')
  if (addDays(from, MOST_DAYS) <= to)
    throw new UserError(`At most ${MOST_DAYS} days at a time. Name an earlier last day.`)
  const zone = zoneOf(me)
  const range: Range = {
    from,
    to,
    begins: startOfLocalDay(from, zone, '00:00'),
    ends: startOfLocalDay(addDays(to, 1), zone, '00:00'),
  }
  const off = await switchedOff(me.trx, [me.user.user_id])
  const rows = await Schedule.query(me.trx)
    .where({ user_id: me.user.user_id })
    .whereNotNull('next_due_at')
    .where('next_due_at', '<', range.ends)
  const active = rows.filter(({ kind }) => rules.has(kind) && !off.has(`${me.user.user_id} ${kind}`))
  const used = await usedSlots(me, active, from)
  const planned = active.flatMap((row) => moments(me, row, range, used))
  const all = [...planned, ...(await waiting(me, range))]
  return told(me, rules, all)
}

interface Range {
  readonly from: Day
  readonly to: Day
  /** UTC; `ends` is no part of it. */
  readonly begins: Date
  readonly ends: Date
}

/** A moment that a schedule speaks, before it is known whether anything holds it back. */
interface Moment {
  readonly schedule: Schedule
  readonly slot: string
  readonly day: Day
  readonly due: Date | null
  /** Not before, of one that waits in the ledger already. */
  readonly tryAt: Date | null
  readonly rule: Coming['clockChange']
}

function moments(me: Me, row: Schedule, range: Range, used: ReadonlySet<string>): Moment[] {
  const zone = zoneOf(me)
  const next = row.next_due_at
  if (!next) return []
  if (row.local_time === null) {
    const { due, slot, day } = ledger.instantSlot(next, zone, '00:00')
    return due >= range.begins ? [{ schedule: row, slot, day, due, tryAt: null, rule: null }] : []
  }
  const from = new Date(Math.max(next.getTime(), range.begins.getTime()) - 1)
  const found: Moment[] = skippedDates(row, zone, range).map((day) => ({
    schedule: row,
    slot: day,
    day,
    due: null,
    tryAt: null,
    rule: 'no such date',
  }))
  for (let slot = ledger.nextSlot(row, zone, from); slot && slot.due < range.ends; ) {
    if (!used.has(`${row.schedule_id} ${slot.slot}`)) found.push({ schedule: row, ...slot, tryAt: null })
    slot = ledger.nextSlot(row, zone, slot.due)
  }
  return found
}

/** Dates of the range that the wish is for and that the zone skipped, as Samoa did on 30 December 2011. */
function skippedDates({ local_date, days }: Schedule, zone: string, { from, to }: Range): Day[] {
  const found: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isWished = local_date === null ? days === null || days.split(',').includes(weekday(day)) : local_date === day
    const isThere = startOfLocalDay(day, zone, '00:00') < startOfLocalDay(addDays(day, 1), zone, '00:00')
    if (isWished && !isThere) found.push(day)
  }
  return found
}

async function usedSlots(me: Me, rows: readonly Schedule[], from: Day): Promise<ReadonlySet<string>> {
  const spoken = await Nudge.query(me.trx)
    .select('schedule_id', 'slot')
    .whereIn(
      'schedule_id',
      rows.map(({ schedule_id }) => schedule_id),
    )
    .where('local_date', '>=', addDays(from, -1))
  return new Set(spoken.map(({ schedule_id, slot }) => `${schedule_id} ${slot}`))
}

/** What is promised already and waits: snoozes, what focus or quiet hours hold back. */
async function waiting(me: Me, range: Range): Promise<Moment[]> {
  const rows = await Nudge.query(me.trx)
    .where({ user_id: me.user.user_id, state: 'pending' })
    .where('try_at', '>=', range.begins)
    .where('try_at', '<', range.ends)
    .withGraphFetched('schedule')
  return rows.flatMap(({ schedule, slot, due_at, try_at }) =>
    schedule
      ? [{ schedule, slot, day: localDay(due_at, zoneOf(me), '00:00'), due: due_at, tryAt: try_at, rule: null }]
      : [],
  )
}

async function told(me: Me, rules: ledger.Rules, all: readonly Moment[]): Promise<Coming[]> {
  const nudges = all.map(({ schedule, day }) => {
    const nudge = Nudge.fromJson({ local_date: day, schedule_id: schedule.schedule_id }, { skipValidation: true })
    nudge.schedule = schedule
    return nudge
  })
  const subjects = new Map((await about(me, nudges)).map(({ nudge, subject }) => [nudge, subject]))
  const holds = await holdsOf(me, all)
  return all
    .flatMap((moment, index): Coming[] => {
      const rule = rules.get(moment.schedule.kind)
      const nudge = nudges[index]
      if (!rule || !nudge) return []
      const isSnooze = moment.slot.includes('+')
      const isTimed = rule.isTimed || isSnooze
      const { at, condition } = said(me, rule, moment, isTimed, holds)
      const { kind, subject_id, local_time, lead_minutes } = moment.schedule
      return [
        {
          kind,
          subject: subjects.get(nudge) ?? null,
          subjectId: subject_id,
          isTimed,
          isSnooze,
          day: moment.day,
          wished: isSnooze ? null : local_time,
          lead: isSnooze ? 0 : lead_minutes,
          dueAt: moment.due,
          at,
          localTime: at && localTime(at, zoneOf(me)),
          clockChange: moment.rule,
          condition,
        },
      ]
    })
    .toSorted((a, b) => placeOf(me, a) - placeOf(me, b) || (a.kind < b.kind ? -1 : 1))
}

const placeOf = (me: Me, { at, dueAt, day }: Coming): number =>
  (at ?? dueAt ?? startOfLocalDay(day, zoneOf(me), '00:00')).getTime()

interface Holds {
  readonly isSilent: boolean
  readonly isWilling: boolean
  readonly hasMornings: boolean
  readonly ofHabits: Awaited<ReturnType<typeof habits>>
}

async function holdsOf(me: Me, all: readonly Moment[]): Promise<Holds> {
  const { user_id } = me.user
  const heard = (await ledger.lastWords(me.trx, [user_id])).get(user_id)
  const ids = all.flatMap(({ schedule }) => (schedule.kind === 'habit' ? (schedule.subject_id ?? []) : []))
  return {
    isSilent: heard !== undefined && me.now.getTime() - heard.getTime() >= ledger.SILENT_DAYS * ledger.DAY,
    isWilling: (await withAnyYes(me.trx, [user_id])).has(user_id),
    hasMornings: (await withMornings(me.trx, [user_id])).has(user_id),
    ofHabits: await habits(
      me.trx,
      ids,
      all.map(({ day }) => day),
    ),
  }
}

/** When it is said, by what is known today. The rules are the ledger's (`decide`) and the kinds' own. */
function said(
  me: Me,
  rule: ledger.KindRules,
  { schedule, day, due, tryAt }: Moment,
  isTimed: boolean,
  { isSilent, isWilling, hasMornings, ofHabits }: Holds,
): Pick<Coming, 'at' | 'condition'> {
  const not = (condition: Condition | null) => ({ at: null, condition })
  if (!due) return not(null)
  const at = tryAt ?? due
  if (schedule.kind === 'habit') {
    const habit = ofHabits.get(schedule.subject_id ?? '')
    if (habit?.isResting(day)) return not('resting')
    if (habit?.isDone(day)) return not('done')
  }
  if (isTimed) return { at, condition: null }
  const { paused_until, quiet_from, quiet_to, day_starts_at } = me.preferences
  if (paused_until !== null && at < new Date(paused_until)) return not('paused')
  if (schedule.asked_at) return not('asked')
  if (schedule.kind === 'goal' && hasMornings) return not('in the morning plan')
  const isComeback = rule.afterSilentDays !== undefined
  if (isComeback ? !isWilling : isSilent) return not('silent')
  const quiet = ledger.quietUntil(at, zoneOf(me), quiet_from, quiet_to)
  const late = ledger.lateFrom(rule.grace, due, zoneOf(me), day_starts_at)
  if (quiet && quiet >= late) return not('quiet hours')
  return { at: quiet ?? at, condition: isComeback ? 'if silent' : quiet ? 'quiet hours' : null }
}
