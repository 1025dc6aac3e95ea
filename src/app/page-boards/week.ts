// A week of the person, from their own first day of it: what is due on each day with its time, when they are busy, and what
// has no day yet.
import type { WeekBoard, WeekDay, WeekEntry } from '../../contracts/page-boards.ts'
import { listBusyTimes } from '../../domain/calendars/busy.ts'
import { type Me, todayOf, weekStartOf, zoneOf } from '../../domain/request/me.ts'
import { listTasks } from '../../domain/tasks/list.ts'
import { openTasks } from '../../domain/tasks/rows.ts'
import { loadRunwaysOfTasks, runwayTimes } from '../../domain/tasks/runway/stages.ts'
import type { Task } from '../../models/task.ts'
import {
  addDays,
  type Day,
  daysBetween,
  formatLongDay,
  formatNearDay,
  isDay,
  localTime,
  startOfLocalDay,
  weekStart,
} from '../../time/index.ts'
import { loadTaskRows, localDueDay, personClock } from './rows.ts'

const DAYS = 7
/** Tasks of one day that are shown; its own list has all. */
const DAY_ROWS = 30
/** Tasks that are read for one week, from before it, and without a day. */
const WEEK_ROWS = DAYS * DAY_ROWS
const EARLIER_ROWS = 12
const UNDATED_ROWS = 24
/** An address may name a week up to so many days away. */
const FARTHEST_DAYS = 3660
const WHOLE_DAY = 24 * 60

/** @param of a day of the week as an address has it; this week where that makes no sense */
export async function loadWeekBoard(me: Me, of: string | null): Promise<WeekBoard> {
  const today = todayOf(me)
  const asked = of !== null && isDay(of) && Math.abs(daysBetween(today, of)) <= FARTHEST_DAYS ? of : today
  const first = weekStart(asked, weekStartOf(me))
  const days = Array.from({ length: DAYS }, (_, index) => addDays(first, index))
  const isThisWeek = days.includes(today)
  const { found } = await listTasks(me, { view: 'open', day: first, until: addDays(first, DAYS - 1), size: WEEK_ROWS })
  const earlier = isThisWeek ? await loadEarlier(me, first) : []
  const undated = await loadUndated(me)
  const rows = await loadTaskRows(me, [...found, ...earlier, ...undated.found])
  const busy = await loadBusyEntries(me, days, found)
  const entries = found.flatMap((task, index) => {
    const row = rows[index]
    if (!row || !task.due_date) return []
    const at = task.parsedMetadata.has_due_time ? minutesOf(localTime(task.due_date, zoneOf(me))) : null
    // Its day is the column's.
    return [{ day: localDueDay(me, task.due_date), at, entry: { kind: 'task', row: { ...row, day: null } } as const }]
  })
  return {
    name: weekName(daysBetween(weekStart(today, weekStartOf(me)), first) / DAYS, first),
    span: `${dateOf(first)} to ${dateOf(addDays(first, DAYS - 1))}${first.slice(0, 4) === today.slice(0, 4) ? '' : ` ${first.slice(0, 4)}`}`,
    days: days.map((day) =>
      weekDay(
        day,
        today,
        [...busy, ...entries].filter((each) => each.day === day),
      ),
    ),
    previous: addDays(first, -DAYS),
    next: addDays(first, DAYS),
    isThisWeek,
    earlier: rows.slice(found.length, found.length + earlier.length),
    undated: rows.slice(found.length + earlier.length),
    undatedCount: undated.count,
  }
}

/** An entry with its day and the minutes since midnight at which it begins: whole days first, what has no time last. */
interface PlacedEntry {
  readonly day: Day
  readonly at: number | null
  readonly entry: WeekEntry
}

function weekDay(day: Day, today: Day, placed: readonly PlacedEntry[]): WeekDay {
  const tasks = placed.filter(({ entry }) => entry.kind === 'task').length
  const ordered = placed
    .toSorted((a, b) => (a.at ?? WHOLE_DAY) - (b.at ?? WHOLE_DAY))
    .map(({ entry }) => entry)
    .slice(0, DAY_ROWS + placed.length - tasks)
  const near = formatNearDay(day, today)
  return {
    day,
    name: NEAR.has(near) ? near.charAt(0).toUpperCase() + near.slice(1) : (formatLongDay(day).split(' ')[0] ?? ''),
    date: dateOf(day),
    isToday: day === today,
    isPast: day < today,
    entries: ordered,
    taskCount: tasks,
    more: Math.max(tasks - DAY_ROWS, 0),
  }
}

const NEAR: ReadonlySet<string> = new Set(['yesterday', 'today', 'tomorrow'])

/** '5 March' */
const dateOf = (day: Day): string => formatLongDay(day).split(' ').slice(1).join(' ')

const weekName = (distance: number, first: Day): string =>
  new Map([
    [-1, 'Last week'],
    [0, 'This week'],
    [1, 'Next week'],
  ]).get(distance) ?? `Week of ${dateOf(first)}`

const loadEarlier = async (me: Me, first: Day): Promise<readonly Task[]> =>
  ownOpenTasks(me)
    .where('tasks.due_date', '<', startOfLocalDay(first, zoneOf(me), '00:00'))
    .orderBy(['tasks.due_date', 'tasks.task_id'])
    .limit(EARLIER_ROWS)

async function loadUndated(me: Me): Promise<{ readonly found: Task[]; readonly count: number }> {
  const query = ownOpenTasks(me).whereNull('tasks.due_date')
  const count = await query.clone().resultSize()
  return { found: await query.orderBy(['tasks.created_at', 'tasks.task_id']).limit(UNDATED_ROWS), count }
}

/** Ideas are no plans. */
const ownOpenTasks = (me: Me) => openTasks(me).whereNot('tasks.capture_type', 'idea')

/** When calendars say that the person is busy, and the ways to appointments, cut at midnight. */
async function loadBusyEntries(me: Me, days: readonly Day[], tasks: readonly Task[]): Promise<readonly PlacedEntry[]> {
  const startOf = (day: Day): Date => startOfLocalDay(day, zoneOf(me), '00:00')
  const [first = todayOf(me)] = days
  const [from, to] = [startOf(first), startOf(addDays(first, DAYS))]
  const runways = await loadRunwaysOfTasks(
    me.trx,
    tasks.map(({ task_id }) => task_id),
  )
  const ways = tasks.flatMap((task) => {
    const runway = runways.get(task.task_id)
    if (!runway || !task.due_date || !task.parsedMetadata.has_due_time) return []
    return [{ from: runwayTimes(runway, task.due_date).land, to: task.due_date, title: task.title, isWay: true }]
  })
  const spans = [...(await listBusyTimes(me, from, to)).map((span) => ({ ...span, isWay: false })), ...ways]
  return days.flatMap((day) => {
    const [begin, end] = [startOf(day), startOf(addDays(day, 1))]
    return spans
      .filter((span) => span.from < end && span.to > begin)
      .map(({ from: starts, to: ends, title, isWay }): PlacedEntry => {
        const [isFromBefore, isBeyond] = [starts <= begin, ends >= end]
        return {
          day,
          at: isFromBefore ? -1 : minutesOf(localTime(starts, zoneOf(me))),
          entry: {
            kind: 'busy',
            from: isFromBefore ? null : personClock(me, starts),
            to: isBeyond ? null : personClock(me, ends),
            title,
            isWay,
          },
        }
      })
  })
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
