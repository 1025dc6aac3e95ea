// Finished tasks of which both numbers are known: the person's own estimate, and the minutes it measurably took. Derived from
// tasks, focus sessions and energy readings on every read, so that corrections and undo count at once.
import type { Transaction } from 'objection'
import { EnergySnapshot } from '../../../models/energy-snapshot.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { Task } from '../../../models/task.ts'
import { dayPeriod, minutesBetween } from '../../../time/index.ts'
import { estimatedMinutes } from '../../tasks/trees.ts'
import type { TimeSample } from './correction.ts'

/** Days that a finished task counts: people change. */
const RECENT_DAYS = 180
/** The newest tasks of each person that are looked at. */
const MAX_TASKS = 40
/** Between the end of the work and *Done*; after longer it is not known what happened in between. */
const MAX_GAP_MINUTES = 5
/** From *Start* to *Done* without a session: longer than the longest session, it was left lying. */
const MAX_STRETCH_MINUTES = 180
/** How long an energy reading counts. */
const ENERGY_MS = 4 * 3_600_000
/** Values that one statement may bind, on either engine. */
const MAX_BOUND = 5_000

/** Who is asked about. */
export interface SampledPerson {
  readonly userId: string
  /** IANA zone. */
  readonly zone: string
}

/**
 * The samples of these people, by their id. Counted is a task with their own estimate whose work was measured: by focus
 * sessions of it that nothing interrupted and after which it was done at once, or from *Start* to *Done* in one go. Not
 * counted: what was left running, estimates of the splitter or of other people. Three queries, for the first 5,000 tasks.
 */
export async function loadTimeSamples(
  trx: Transaction,
  people: readonly SampledPerson[],
  now: Date,
): Promise<ReadonlyMap<string, readonly TimeSample[]>> {
  const done = await listDoneTasks(trx, people, now)
  if (done.length === 0) return new Map()
  const sessions = await listSessions(trx, done)
  const measured = done.flatMap((task) => {
    const found = measure(task, sessions, done)
    return found ? [{ task, ...found }] : []
  })
  const levels = await listEnergy(trx, people, measured)
  const zones = new Map(people.map(({ userId, zone }) => [userId, zone]))
  const samples = new Map<string, TimeSample[]>()
  for (const { task, actual, from } of measured) {
    const userId = task.assignee_id ?? ''
    const level = levels.find(
      ({ user_id, recorded_at }) =>
        user_id === userId && recorded_at <= from && from.getTime() - recorded_at.getTime() < ENERGY_MS,
    )
    const list = samples.get(userId) ?? []
    list.push({
      taskId: task.task_id,
      title: task.title,
      estimated: estimatedMinutes(task) ?? 1,
      actual,
      doneAt: task.completed_at ?? from,
      kind: task.leaf_type,
      energy: level?.energy_level ?? null,
      part: dayPeriod(from, zones.get(userId) ?? 'UTC'),
    })
    samples.set(userId, list)
  }
  return samples
}

/** Newest first, at most as many of each person as count. One query. */
async function listDoneTasks(trx: Transaction, people: readonly SampledPerson[], now: Date): Promise<Task[]> {
  if (people.length === 0) return []
  const ranked = Task.query(trx)
    .join('projects', 'projects.project_id', 'tasks.project_id')
    .select('tasks.*')
    .select(
      trx.raw(
        'ROW_NUMBER() OVER (PARTITION BY tasks.assignee_id ORDER BY tasks.completed_at DESC, tasks.task_id) AS place',
      ),
    )
    .whereIn(
      'tasks.assignee_id',
      people.map(({ userId }) => userId),
    )
    // In others' projects the estimate may be theirs.
    .whereColumn('projects.owner_id', 'tasks.assignee_id')
    .where('tasks.status', 'done')
    .where('tasks.estimated_hours', '>', 0)
    .where('tasks.completed_at', '>', new Date(now.getTime() - RECENT_DAYS * 86_400_000))
    // Parts are made and measured by the splitter, until their person says otherwise.
    .where((either) =>
      either.whereNull('tasks.parent_id').orWhere('tasks.metadata', 'like', '%"is_estimate_own":true%'),
    )
    // Ticked off without having been started: nothing was measured.
    .where((either) =>
      either
        .whereColumn('tasks.started_at', '<', 'tasks.completed_at')
        .orWhereExists(FocusSession.query(trx).whereColumn('focus_sessions.task_id', 'tasks.task_id')),
    )
  return Task.query(trx)
    .with('ranked', ranked)
    .select('ranked.*')
    .from('ranked')
    .where('place', '<=', MAX_TASKS)
    .orderBy('completed_at', 'desc')
    .limit(MAX_BOUND)
    .castTo<Task[]>()
}

/** The sessions of these tasks, and others of their people in the same time. One query. */
async function listSessions(trx: Transaction, done: readonly Task[]): Promise<FocusSession[]> {
  const since = Math.min(...done.map(({ started_at, completed_at }) => (started_at ?? completed_at ?? NEVER).getTime()))
  return FocusSession.query(trx)
    .whereIn('user_id', [...new Set(done.flatMap(({ assignee_id }) => assignee_id ?? []))])
    .where('started_at', '>=', new Date(since))
    .orderBy('started_at')
}

const NEVER = new Date(8_640_000_000_000_000)

/** The minutes a task took, and when work on it began; null where that was not measured. */
function measure(
  task: Task,
  sessions: readonly FocusSession[],
  done: readonly Task[],
): { readonly actual: number; readonly from: Date } | null {
  const { task_id, assignee_id, started_at, completed_at } = task
  if (!completed_at) return null
  const theirs = sessions.filter(({ user_id }) => user_id === assignee_id)
  const own = theirs.filter((session) => session.task_id === task_id)
  const first = own[0]
  if (first) {
    if (own.some(({ interruptions, started_at: at }) => interruptions > 0 || at > completed_at)) return null
    // A session that runs on after *Done* counts until then.
    const spans = own.map((session) => ({
      from: session.started_at,
      to: session.ended_at && session.ended_at < completed_at ? session.ended_at : completed_at,
    }))
    const last = spans.at(-1)
    if (!last || minutesBetween(last.to, completed_at) > MAX_GAP_MINUTES) return null
    const actual = spans.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 60_000, 0)
    return actual < 1 ? null : { actual: Math.round(actual), from: first.started_at }
  }
  if (!started_at) return null
  const actual = minutesBetween(started_at, completed_at)
  const isWithin = (at: Date | null): boolean => at !== null && at > started_at && at < completed_at
  // Something else was done meanwhile.
  const isMixed =
    theirs.some((session) => isWithin(session.started_at)) ||
    done.some((other) => other.task_id !== task_id && other.assignee_id === assignee_id && isWithin(other.completed_at))
  return actual < 1 || actual > MAX_STRETCH_MINUTES || isMixed ? null : { actual, from: started_at }
}

/** Energy readings that may count for these, newest first. One query. */
async function listEnergy(
  trx: Transaction,
  people: readonly SampledPerson[],
  measured: readonly { readonly from: Date }[],
): Promise<EnergySnapshot[]> {
  const times = measured.map(({ from }) => from.getTime())
  if (times.length === 0) return []
  return EnergySnapshot.query(trx)
    .whereIn(
      'user_id',
      people.map(({ userId }) => userId),
    )
    .where('recorded_at', '>', new Date(Math.min(...times) - ENERGY_MS))
    .where('recorded_at', '<=', new Date(Math.max(...times)))
    .orderBy('recorded_at', 'desc')
}
