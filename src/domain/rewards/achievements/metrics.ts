// What an achievement can count. Each metric knows which payments can change it, so that nothing else asks for it.
import { FocusSession } from '../../../models/focus-session.ts'
import { Habit } from '../../../models/habit.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Task } from '../../../models/task.ts'
import {
  addDays,
  type Day,
  localDay,
  localTime,
  minutesBetween,
  startOfLocalDay,
  weekday,
} from '../../../time/index.ts'
import { type Me, zoneOf } from '../../request/me.ts'
import * as xp from '../xp.ts'

/** Something of a person that can be counted. */
export interface Metric {
  /** Counted again only after one of these was paid. */
  readonly from: readonly xp.SourceKind[]
  count(me: Me): Promise<number>
}

const paid = (kind: xp.SourceKind): Metric => ({ from: [kind], count: (me) => xp.standing(me, kind).resultSize() })

const METRICS = {
  tasks_completed: paid('task'),
  tasks_completed_today: {
    from: ['task'],
    count: (me) => xp.standing(me, 'task').where('x.created_at', '>=', startOfToday(me)).resultSize(),
  },
  micro_steps_completed: paid('step'),
  focus_sessions_completed: paid('focus'),
  focus_minutes: {
    from: ['focus'],
    async count(me) {
      const sessions = await FocusSession.query(me.trx)
        .select('started_at', 'ended_at')
        .where({ user_id: me.user.user_id })
        .whereNotNull('ended_at')
      return sessions.reduce(
        (sum, each) => sum + (each.ended_at ? minutesBetween(each.started_at, each.ended_at) : 0),
        0,
      )
    },
  },
  streak_days: {
    from: ['ritual'],
    async count(me) {
      const days = await MorningRitual.query(me.trx)
        .select('completion_date', 'skipped')
        .where({ user_id: me.user.user_id })
      return plannedRun(days, today(me))
    },
  },
  habit_streak: {
    from: ['habit'],
    async count(me) {
      const rows = await Habit.query(me.trx).where({ user_id: me.user.user_id }).max('streak as streak')
      return Number(rows[0]?.streak ?? 0)
    },
  },
  rituals_completed: paid('ritual'),
  /** Finished between the day's start and 09:00 on the person's clock. */
  early_completions: {
    from: ['task'],
    async count(me) {
      const done = await completions(me)
      const isEarly = (time: string): boolean => time >= me.preferences.day_starts_at && time < '09:00'
      return done.filter((at) => isEarly(localTime(at, zoneOf(me)))).length
    },
  },
  weekend_completions: {
    from: ['task'],
    async count(me) {
      const done = await completions(me)
      return done.filter((at) => /^s/.test(weekday(localDay(at, zoneOf(me), me.preferences.day_starts_at)))).length
    },
  },
  goals_completed: paid('goal'),
  total_xp: {
    from: ['step', 'task', 'focus', 'ritual', 'habit', 'check_in', 'goal', 'achievement'],
    count: xp.total,
  },
} as const satisfies Readonly<Record<string, Metric>>

/** All there are, as `criteria` may name them. */
export const metricNames: readonly string[] = Object.keys(METRICS)

/** By name; undefined where there is no such metric. */
export const metric = (name: string): Metric | undefined =>
  Object.entries<Metric>(METRICS).find(([each]) => each === name)?.[1]

/** Days in a row with a plan, up to today; skipped days neither count nor break, and today may still come. */
function plannedRun(
  rituals: readonly { readonly completion_date: Day; readonly skipped: boolean }[],
  until: Day,
): number {
  const byDay = new Map(rituals.map((each) => [each.completion_date, each.skipped]))
  let run = 0
  for (let day = byDay.has(until) ? until : addDays(until, -1); byDay.has(day); day = addDays(day, -1))
    if (byDay.get(day) === false) run++
  return run
}

const today = (me: Me): Day => localDay(me.now, zoneOf(me), me.preferences.day_starts_at)

const startOfToday = (me: Me): Date => startOfLocalDay(today(me), zoneOf(me), me.preferences.day_starts_at)

/** When the person's tasks were finished, UTC. */
async function completions(me: Me): Promise<Date[]> {
  const rows = await Task.query(me.trx)
    .select('completed_at')
    .where({ assignee_id: me.user.user_id, status: 'done' })
    .whereNotNull('completed_at')
  return rows.flatMap(({ completed_at }) => completed_at ?? [])
}
