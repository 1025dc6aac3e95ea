// Metrics of achievements. Each declares which payments can change it, so that it is counted only then.
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

/** A number about a person. */
export interface AchievementMetric {
  /** Counted only after one of these was paid. */
  readonly sourceKinds: readonly xp.XpSourceKind[]
  count(me: Me): Promise<number>
}

const countPaid = (kind: xp.XpSourceKind): AchievementMetric => ({
  sourceKinds: [kind],
  count: (me) => xp.activeXpEntries(me, kind).resultSize(),
})

const METRICS = {
  tasks_completed: countPaid('task'),
  tasks_completed_today: {
    sourceKinds: ['task'],
    count: (me) => xp.activeXpEntries(me, 'task').where('x.created_at', '>=', startOfToday(me)).resultSize(),
  },
  micro_steps_completed: countPaid('step'),
  focus_sessions_completed: countPaid('focus'),
  focus_minutes: {
    sourceKinds: ['focus'],
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
    sourceKinds: ['ritual'],
    async count(me) {
      const days = await MorningRitual.query(me.trx)
        .select('completion_date', 'skipped')
        .where({ user_id: me.user.user_id })
      return plannedRun(days, currentDay(me))
    },
  },
  habit_streak: {
    sourceKinds: ['habit'],
    async count(me) {
      const rows = await Habit.query(me.trx).where({ user_id: me.user.user_id }).max('streak as streak')
      return Number(rows[0]?.streak ?? 0)
    },
  },
  rituals_completed: countPaid('ritual'),
  /** Finished between the start of the day and 09:00 on the person's clock. */
  early_completions: {
    sourceKinds: ['task'],
    async count(me) {
      const done = await completionTimes(me)
      const isEarly = (time: string): boolean => time >= me.preferences.day_starts_at && time < '09:00'
      return done.filter((at) => isEarly(localTime(at, zoneOf(me)))).length
    },
  },
  weekend_completions: {
    sourceKinds: ['task'],
    async count(me) {
      const done = await completionTimes(me)
      return done.filter((at) => /^s/.test(weekday(localDay(at, zoneOf(me), me.preferences.day_starts_at)))).length
    },
  },
  goals_completed: countPaid('goal'),
  total_xp: {
    sourceKinds: ['step', 'task', 'focus', 'ritual', 'habit', 'check_in', 'goal', 'achievement'],
    count: xp.totalXp,
  },
} as const satisfies Readonly<Record<string, AchievementMetric>>

/** All metrics `criteria` may name. */
export const metricNames: readonly string[] = Object.keys(METRICS)

/** By name; undefined for an unknown metric. */
export const findMetric = (name: string): AchievementMetric | undefined =>
  Object.entries<AchievementMetric>(METRICS).find(([each]) => each === name)?.[1]

/** Consecutive days with a plan, up to today; skipped days neither count nor end it, and today may still come. */
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

const currentDay = (me: Me): Day => localDay(me.now, zoneOf(me), me.preferences.day_starts_at)

const startOfToday = (me: Me): Date => startOfLocalDay(currentDay(me), zoneOf(me), me.preferences.day_starts_at)

/** When the person's tasks were finished, UTC. */
async function completionTimes(me: Me): Promise<Date[]> {
  const rows = await Task.query(me.trx)
    .select('completed_at')
    .where({ assignee_id: me.user.user_id, status: 'done' })
    .whereNotNull('completed_at')
  return rows.flatMap(({ completed_at }) => completed_at ?? [])
}
