// Energy and focus as a map of the week: for each hour of each weekday how much energy was noted and how long the person
// was in focus, and the answer to "when am I good?".
import type { EnergyBoard, EnergyCell } from '../../contracts/page-boards.ts'
import * as energy from '../../domain/days/energy.ts'
import { type Me, timeStyleFor, todayOf, weekStartOf, zoneOf } from '../../domain/request/me.ts'
import { FocusSession } from '../../models/focus-session.ts'
import {
  addDays,
  calendarDay,
  formatClock,
  localTime,
  startOfLocalDay,
  WEEKDAYS,
  weekday as weekdayOfDay,
} from '../../time/index.ts'

const DEFAULT_DAYS = 30
const MAX_DAYS = 90
/** Hours that are always drawn, so that a first note stands in a day. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20]
/** An hour counts as known from so many notes on; one alone is chance. */
const MIN_READINGS = 2

const HOUR_MS = 3_600_000

/** @param days how many days back, as an address has it; 30 where that makes no sense */
export async function loadEnergyBoard(me: Me, days: string | null): Promise<EnergyBoard> {
  const asked = Math.trunc(Number(days ?? DEFAULT_DAYS))
  const span = asked >= 1 && asked <= MAX_DAYS ? asked : DEFAULT_DAYS
  const first = WEEKDAYS.indexOf(weekStartOf(me))
  const order = WEEKDAYS.map((_, index) => WEEKDAYS[(first + index) % WEEKDAYS.length] ?? 'mon')
  const cells = new Map<string, { levels: number[]; focusMs: number }>()
  const cellAt = (instant: Date) => {
    const hour = Number(localTime(instant, zoneOf(me)).slice(0, 2))
    const key = `${weekdayOfDay(calendarDay(instant, zoneOf(me)))} ${hour}`
    const cell = cells.get(key) ?? { levels: [], focusMs: 0 }
    cells.set(key, cell)
    return cell
  }
  for (const { recorded_at, energy_level } of await energy.energyHistory(me, span))
    cellAt(recorded_at).levels.push(energy_level)
  for (const [from, to] of await loadFocusSpans(me, span))
    for (let at = from; at < to; ) {
      const next = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS)
      cellAt(new Date(at)).focusMs += next - at
      at = next
    }
  const hours = [...cells.keys()].map((key) => Number(key.split(' ')[1]))
  const from = Math.min(FIRST_HOUR, ...hours)
  const to = Math.max(LAST_HOUR, ...hours)
  const rows = Array.from({ length: to - from + 1 }, (_, index) => {
    const hour = from + index
    return {
      hour: formatClock(`${String(hour).padStart(2, '0')}:00`, timeStyleFor(me.preferences).hours),
      cells: order.map((weekday): EnergyCell => {
        const cell = cells.get(`${weekday} ${hour}`)
        const levels = cell?.levels ?? []
        return {
          energy: levels.length === 0 ? null : levels.reduce((sum, each) => sum + each, 0) / levels.length,
          readings: levels.length,
          focusMinutes: Math.round((cell?.focusMs ?? 0) / 60_000),
        }
      }),
    }
  })
  const weekdays = order.map((each) => WEEKDAY_NAMES[each] ?? each)
  return { days: span, weekdays, rows, answer: answerOf(weekdays, rows) }
}

/** Finished and running sessions of these days, in milliseconds. */
async function loadFocusSpans(me: Me, days: number): Promise<readonly (readonly [number, number])[]> {
  const from = startOfLocalDay(addDays(todayOf(me), 1 - days), zoneOf(me), me.preferences.day_starts_at)
  const sessions = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('started_at', '>=', from)
    .orderBy('started_at')
  return sessions.map(({ started_at, ended_at }) => [started_at.getTime(), (ended_at ?? me.now).getTime()] as const)
}

/** "When am I good?" Null while too little is known. */
function answerOf(weekdays: readonly string[], rows: EnergyBoard['rows']): EnergyBoard['answer'] {
  const byHour = rows.flatMap(({ hour, cells }) => {
    const readings = cells.reduce((sum, each) => sum + each.readings, 0)
    const total = cells.reduce((sum, { energy: mean, readings: count }) => sum + (mean ?? 0) * count, 0)
    return readings < MIN_READINGS ? [] : [{ hour, mean: total / readings }]
  })
  const best = byHour.toSorted((a, b) => b.mean - a.mean)[0]
  const focus = rows
    .flatMap(({ hour, cells }) => cells.map((cell, index) => ({ hour, day: weekdays[index] ?? '', ...cell })))
    .toSorted((a, b) => b.focusMinutes - a.focusMinutes)[0]
  return {
    energy: best ? { hour: best.hour, mean: best.mean } : null,
    focus: focus && focus.focusMinutes > 0 ? { day: focus.day, hour: focus.hour, minutes: focus.focusMinutes } : null,
  }
}

const WEEKDAY_NAMES: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
