// Candidates to do now, best first: a handful of tasks from the database.

import type { QueryBuilder } from 'objection'
import type { SuggestionCandidate } from '../../../contracts/days.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Runway } from '../../../models/runway.ts'
import { type LeafType, leafTypes, Task } from '../../../models/task.ts'
import { ZonePlatform } from '../../../models/zone-platform.ts'
import { endOfLocalDay } from '../../../time/index.ts'
import { type Me, todayOf, zoneOf } from '../../request/me.ts'
import { openTasks } from '../../tasks/rows.ts'
import { startsBy, whereStartedBy } from '../../tasks/starts.ts'
import { estimatedMinutes } from '../../tasks/trees.ts'
import type { EstimateCorrector } from '../estimates/index.ts'

/** The pool to choose from. */
export interface SuggestionFilter {
  /** The longest that is offered, in minutes; Infinity for any. */
  readonly most: number
  /** The longest that fits the energy, in minutes. */
  readonly energyMinutes: number
  /** The minutes there are, as said or until the next fixed thing. */
  readonly freeMinutes: number
  readonly kind: LeafType | null
  readonly zoneId: string | null
  /** Excluded tasks. */
  readonly except: readonly string[]
  /** Estimates count as corrected by this. */
  readonly corrector: EstimateCorrector
}

/** Candidates, best first. */
export interface CandidatePools {
  readonly main: readonly SuggestionCandidate[]
  /** Two minutes or less. */
  readonly starters: readonly SuggestionCandidate[]
  /** With the tag `#treat`. */
  readonly treats: readonly SuggestionCandidate[]
}

const STARTER_MINUTES = 2
const POOL_SIZE = 12

/** Six queries for any number of tasks. */
export async function loadCandidatePools(me: Me, wanted: SuggestionFilter): Promise<CandidatePools> {
  const picks = await findTodaysPicks(me)
  const preferred = await preferredZones(me)
  const order = { picks, preferred, minutes: estimateSql(me, wanted.corrector) }
  const short = { ...wanted, most: Math.min(STARTER_MINUTES, wanted.most) }
  const main = await rankTasks(me, doableQuery(me, wanted, false), wanted, order)
  const starters = await rankTasks(me, doableQuery(me, wanted, false), short, order)
  const treats = await rankTasks(me, doableQuery(me, wanted, true), wanted, order)
  const steps = await MicroStep.query(me.trx).findByIds([
    ...new Set([...main, ...starters, ...treats].flatMap(({ next_step_id }) => next_step_id ?? [])),
  ])
  const candidate = (task: RankedTask): SuggestionCandidate => {
    const step = steps.find(({ step_id }) => step_id === task.next_step_id) ?? null
    const correction = step ? null : wanted.corrector.correct(task)
    return {
      task,
      step,
      minutes: step ? step.estimated_minutes : (correction?.minutes ?? estimatedMinutes(task)),
      correction,
      isPicked: picks.includes(task.task_id),
      isPreferredHere: task.zone_id !== null && preferred.includes(task.zone_id),
    }
  }
  return {
    main: main.map(candidate),
    starters: starters.map(candidate).filter(({ minutes }) => minutes !== null && minutes <= STARTER_MINUTES),
    treats: treats.map(candidate),
  }
}

type RankedTask = Task & { readonly next_step_id?: string | null }

/** Open, not blocked, without open prerequisites, and for now by the clock; never ideas. */
function doableQuery(me: Me, { kind, zoneId, except }: SuggestionFilter, isTreat: boolean): QueryBuilder<Task> {
  const query = openTasks(me)
    .where('tasks.capture_type', 'task')
    .whereNot('tasks.status', 'blocked')
    .whereNot('tasks.delegation_mode', 'delegate')
    .whereNotExists(
      Task.query(me.trx)
        .alias('part')
        .whereColumn('part.parent_id', 'tasks.task_id')
        .whereNot('part.status', 'done')
        .whereNot('part.delegation_mode', 'delete'),
    )
    .where((query) => forNow(me, query))
    .whereNotIn('tasks.task_id', [...except])
  query.whereRaw(`LOWER(tasks.tags) ${isTreat ? 'LIKE' : 'NOT LIKE'} '%"treat"%'`)
  if (kind) query.where('tasks.leaf_type', kind)
  if (zoneId !== null) query.where('tasks.zone_id', zoneId)
  return query
}

/**
 * Not before its start, not for a later day, and no appointment that is more than an hour away, nor one to come that has
 * a way of its own, which says when to set out: none of them is anything to start now. What is begun already stays. A date without a time is stored as the day's last minute.
 */
function forNow(me: Me, query: QueryBuilder<Task>): void {
  whereStartedBy(query, me.now)
  query.where((either) => {
    either
      .whereNull('tasks.due_date')
      .orWhere('tasks.due_date', '<=', me.now)
      .orWhere((soon) => {
        soon.where('tasks.due_date', '<=', new Date(me.now.getTime() + SOON_MS))
        soon.whereNotExists(Runway.query(me.trx).whereColumn('runways.task_id', 'tasks.task_id'))
      })
      .orWhere('tasks.due_date', endOfToday(me))
      .orWhere('tasks.status', 'in_progress')
    // Its own start says that it is for now, though it is due later; an appointment stays one.
    either.orWhere((started) => {
      started.where('tasks.due_date', '>', endOfToday(me))
      started.whereExists(startsBy(me.now))
    })
  })
}

/** The number of open tasks that are for later, by the clock. */
export async function countLaterTasks(me: Me): Promise<number> {
  return openTasks(me)
    .where('tasks.capture_type', 'task')
    .whereNot((query) => forNow(me, query))
    .resultSize()
}

/** How far ahead a typed time counts as now. */
const SOON_MS = 3_600_000

/** A piece of a statement, as the transaction makes it. */
type RawSql = ReturnType<Me['trx']['raw']>

/** What comes first: ids of today's picks, and of the zones of this platform. */
interface Precedence {
  readonly picks: readonly string[]
  readonly preferred: readonly string[]
  /** A task's estimate in minutes. */
  readonly minutes: RawSql
}

/** A task's estimate in minutes, corrected where it is the person's own. */
function estimateSql(me: Me, corrector: EstimateCorrector): RawSql {
  const kinds = [...leafTypes, null].map((kind) => ({ kind, factor: corrector.explain(kind).factor }))
  if (kinds.every(({ factor }) => factor === 1)) return me.trx.raw('tasks.estimated_hours * 60')
  const cases = kinds.map(({ kind }) =>
    kind === null ? 'ELSE CAST(? AS REAL)' : `WHEN '${kind}' THEN CAST(? AS REAL)`,
  )
  return me.trx.raw(
    `tasks.estimated_hours * 60 * CASE WHEN (tasks.parent_id IS NULL OR tasks.metadata LIKE '%"is_estimate_own":true%')
       AND tasks.metadata NOT LIKE '%"keeps_estimate":true%'
       AND tasks.project_id IN (SELECT project_id FROM projects WHERE owner_id = ?)
     THEN CASE tasks.leaf_type ${cases.join(' ')} END ELSE 1 END`,
    [me.user.user_id, ...kinds.map(({ factor }) => factor)],
  )
}

/**
 * Offered ones, best first: what was chosen or begun (today's picks, in progress), then what fits (energy, minutes, the
 * zone of this platform), then what presses (due date, priority), then the oldest. Where minutes are short, a known size
 * that fits comes before an unknown one.
 */
async function rankTasks(
  me: Me,
  query: QueryBuilder<Task>,
  { most, energyMinutes, freeMinutes }: SuggestionFilter,
  { picks, preferred, minutes }: Precedence,
): Promise<RankedTask[]> {
  const next = MicroStep.query(me.trx)
    .whereColumn('micro_steps.parent_task_id', 'tasks.task_id')
    .where('micro_steps.is_completed', false)
    .orderBy('micro_steps.step_number')
    .limit(1)
  const size = me.trx.raw('COALESCE((?), ?)', [
    next.clone().select('micro_steps.estimated_minutes').toKnexQuery(),
    minutes,
  ])
  const isLongerThan = (minutes: number) => me.trx.raw('COALESCE(?, 0) > ?', [size, minutes + ROUNDING])
  if (Number.isFinite(most)) query.whereRaw('NOT (?)', [isLongerThan(most)])
  const last = (condition: ReturnType<typeof isLongerThan>): void => {
    query.orderByRaw('CASE WHEN ? THEN 1 ELSE 0 END', [condition])
  }
  const first = (column: string, ids: readonly string[]): void => {
    if (ids.length > 0)
      last(me.trx.raw(`${column} IS NULL OR ${column} NOT IN (${ids.map(() => '?').join(', ')})`, ids))
  }
  first('tasks.task_id', picks)
  query.orderByRaw(`CASE WHEN tasks.status = 'in_progress' THEN 0 ELSE 1 END`)
  if (Number.isFinite(energyMinutes)) last(isLongerThan(energyMinutes))
  if (Number.isFinite(freeMinutes)) {
    last(isLongerThan(freeMinutes))
    last(me.trx.raw('? IS NULL', [size]))
  }
  first('tasks.zone_id', preferred)
  return query
    .orderByRaw('CASE WHEN tasks.due_date IS NULL THEN 1 ELSE 0 END')
    .orderBy('tasks.due_date')
    .orderByRaw(`CASE tasks.priority WHEN 'urgent' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END`)
    .orderBy('tasks.created_at')
    .orderBy('tasks.task_id')
    .select('tasks.*', next.select('micro_steps.step_id').as('next_step_id'))
    .limit(POOL_SIZE)
}

/** Estimates are stored in hours with two decimals, so minutes are rounded up. */
const ROUNDING = 0.5

const endOfToday = (me: Me): Date => endOfLocalDay(todayOf(me), zoneOf(me))

async function findTodaysPicks(me: Me): Promise<string[]> {
  const plan = await MorningRitual.query(me.trx).findOne({ user_id: me.user.user_id, completion_date: todayOf(me) })
  if (!plan || plan.skipped) return []
  return [plan.focus_task_1_id, plan.focus_task_2_id, plan.focus_task_3_id].flatMap((id) => id ?? [])
}

/** The zone that the person assigned to this platform. */
async function preferredZones(me: Me): Promise<string[]> {
  const found = await ZonePlatform.query(me.trx)
    .join('compass_zones', 'compass_zones.zone_id', 'zone_platforms.zone_id')
    .select('zone_platforms.zone_id')
    .where({
      'zone_platforms.platform': me.platform,
      'zone_platforms.is_preferred': true,
      'compass_zones.user_id': me.user.user_id,
    })
  return found.map(({ zone_id }) => zone_id)
}
