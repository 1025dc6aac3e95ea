// A person's effort in numbers, for others to see: counted from what was paid for, without a word of what it was, and
// without what the person keeps off that platform.
import type { EffortNumbers } from '../../contracts/linked-roles.ts'
import { CompassZone } from '../../models/compass-zone.ts'
import { FocusSession } from '../../models/focus-session.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { Task } from '../../models/task.ts'
import { ZonePlatform } from '../../models/zone-platform.ts'
import { addDays, localDay, startOfLocalDay } from '../../time/index.ts'
import { type Me, todayOf, zoneOf } from '../request/me.ts'
import { recentXpSources, type XpSourceKind } from '../rewards/xp.ts'
import { sessionMinutes } from './focus/sessions.ts'

/** Days the numbers cover, today included. */
export const EFFORT_DAYS = 30

/** What counts as effort. A look at one's energy doesn't, nor a badge, which follows from the others. */
const KINDS: readonly XpSourceKind[] = ['task', 'step', 'focus', 'habit', 'ritual', 'goal']

/** @param platform where the numbers will be seen */
export async function countEffort(me: Me, platform: string): Promise<EffortNumbers> {
  const { day_starts_at } = me.preferences
  const from = startOfLocalDay(addDays(todayOf(me), 1 - EFFORT_DAYS), zoneOf(me), day_starts_at)
  const sources = await recentXpSources(me, KINDS, from)
  const hiddenTasks = await hiddenTaskIds(me, platform)
  const sessions = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('started_at', '>=', from)
    .whereNotNull('ended_at')
  const hidden = new Set([
    ...hiddenTasks,
    ...(await hiddenStepIds(me, hiddenTasks)),
    ...sessions.filter(({ task_id }) => task_id !== null && hiddenTasks.has(task_id)).map((each) => each.session_id),
  ])
  const seen = sources.filter(({ key }) => !hidden.has(key))
  return {
    days: new Set(seen.map(({ at }) => localDay(at, zoneOf(me), day_starts_at))).size,
    focusMinutes: sessions
      .filter(({ session_id }) => !hidden.has(session_id))
      .reduce((sum, session) => sum + sessionMinutes(session, me.now), 0),
    done: seen.filter(({ kind }) => kind === 'task' || kind === 'step').length,
  }
}

/** Tasks in zones that the person keeps off this platform. */
async function hiddenTaskIds(me: Me, platform: string): Promise<ReadonlySet<string>> {
  const zones = ZonePlatform.query(me.trx)
    .select('zone_id')
    .where({ platform, is_hidden: true })
    .whereIn('zone_id', CompassZone.query(me.trx).select('zone_id').where({ user_id: me.user.user_id }))
  const rows = await Task.query(me.trx).select('task_id').whereIn('zone_id', zones)
  return new Set(rows.map(({ task_id }) => task_id))
}

async function hiddenStepIds(me: Me, tasks: ReadonlySet<string>): Promise<string[]> {
  const all = [...tasks]
  const found: string[] = []
  for (let at = 0; at < all.length; at += MAX_BOUND) {
    const rows = await MicroStep.query(me.trx)
      .select('step_id')
      .whereIn('parent_task_id', all.slice(at, at + MAX_BOUND))
    found.push(...rows.map(({ step_id }) => step_id))
  }
  return found
}

/** Values that one statement may bind, on either engine. */
const MAX_BOUND = 10_000

/** Where a number begins to tell something new: between two of these Discord is told once a day. */
const STEPS_OF = {
  days: [1, 3, 5, 7, 10, 14, 20, 25, 30],
  focusMinutes: [1, 60, 150, 300, 600, 1_200, 2_400],
  done: [1, 5, 10, 25, 50, 100, 250, 500],
} as const satisfies Readonly<Record<keyof EffortNumbers, readonly number[]>>

/** Whether two sets of numbers differ by more than a little: another bracket of any. */
export const isOtherBracket = (one: EffortNumbers, other: EffortNumbers): boolean =>
  EFFORT_KEYS.some((key) => bracketOf(key, one[key]) !== bracketOf(key, other[key]))

export const isEqualEffort = (one: EffortNumbers, other: EffortNumbers): boolean =>
  EFFORT_KEYS.every((key) => one[key] === other[key])

const EFFORT_KEYS = ['days', 'focusMinutes', 'done'] as const satisfies readonly (keyof EffortNumbers)[]

const bracketOf = (key: keyof EffortNumbers, value: number): number =>
  STEPS_OF[key].filter((least) => value >= least).length
