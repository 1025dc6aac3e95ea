// A person's estimates, corrected by what things really took. Their own number is never changed.
import type { Transaction } from 'objection'
import type { EstimateCorrection, EstimateExplanation } from '../../../contracts/estimates.ts'
import type { EnergyLevel } from '../../../models/energy-snapshot.ts'
import { type Preferences, taskMetadata } from '../../../models/json.ts'
import { Project } from '../../../models/project.ts'
import type { Task } from '../../../models/task.ts'
import { dayPeriod } from '../../../time/index.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, touch, zoneOf } from '../../request/me.ts'
import { lockTaskForChange, refreshTask, visibleTasks } from '../../tasks/rows.ts'
import { estimatedMinutes } from '../../tasks/trees.ts'
import { currentEnergy } from '../energy.ts'
import {
  correctMinutes,
  createTimeModel,
  type TimeFactor,
  type TimeModel,
  type TimeSample,
  type WorkContext,
} from './correction.ts'
import { loadTimeSamples } from './samples.ts'

export type { EstimateCorrection, TimeFactor, TimeSample }

/** What the estimates of one person become now. */
export interface EstimateCorrector {
  /** The correction of a task's own estimate; null where nothing is known, or its person wants their own number. */
  correct(task: EstimatedTask): EstimateCorrection | null
  /** The factor with all it rests on. */
  explain(kind: Task['leaf_type']): TimeFactor
}

type EstimatedTask = Pick<Task, 'estimated_hours' | 'leaf_type' | 'metadata' | 'parent_id' | 'project_id'>

/** Nothing is corrected. */
export const NO_CORRECTION: EstimateCorrector = {
  correct: () => null,
  explain: () => ({ factor: 1, samples: [], by: [] }),
}

/** Corrects by the person's finished tasks, for their energy and part of the day now. At most five queries. */
export async function loadEstimateCorrector(me: Me): Promise<EstimateCorrector> {
  if (me.preferences.estimates === 'own') return NO_CORRECTION
  const person = { userId: me.user.user_id, zone: zoneOf(me) }
  const samples = (await loadTimeSamples(me.trx, [person], me.now)).get(me.user.user_id) ?? []
  if (samples.length === 0) return NO_CORRECTION
  const energy = await currentEnergy(me)
  const at = { energy: energy.isKnown ? energy.level : null, part: dayPeriod(me.now, zoneOf(me)) }
  return createCorrector(samples, at, await listOwnProjects(me.trx, [me.user.user_id]))
}

/** The correction of one task; nothing is read where it has no estimate, or is done. */
export async function loadTaskCorrection(me: Me, task: Task): Promise<EstimateCorrection | null> {
  if (estimatedMinutes(task) === null || !task.isOpen || task.assignee_id !== me.user.user_id) return null
  return (await loadEstimateCorrector(me)).correct(task)
}

/** One of many people, for a batch of nudges. */
export interface CorrectedPerson {
  readonly userId: string
  readonly zone: string
  readonly preferences: Pick<Preferences, 'estimates'>
  /** Their energy now; null if unknown. */
  readonly energy: EnergyLevel | null
}

/** As `loadEstimateCorrector`, for many people at once. Four queries. @param now UTC */
export async function loadEstimateCorrectors(
  trx: Transaction,
  people: readonly CorrectedPerson[],
  now: Date,
): Promise<ReadonlyMap<string, EstimateCorrector>> {
  const asked = people.filter(({ preferences }) => preferences.estimates !== 'own')
  const samples = await loadTimeSamples(trx, asked, now)
  const projects = await listOwnProjects(trx, [...samples.keys()])
  return new Map(
    asked.map(({ userId, zone, energy }) => [
      userId,
      createCorrector(samples.get(userId) ?? [], { energy, part: dayPeriod(now, zone) }, projects),
    ]),
  )
}

/** The projects of these people: in others' the estimate may be theirs. One query. */
async function listOwnProjects(trx: Transaction, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set()
  const found = await Project.query(trx)
    .select('project_id')
    .whereIn('owner_id', [...userIds])
  return new Set(found.map(({ project_id }) => project_id))
}

function createCorrector(
  samples: readonly TimeSample[],
  at: Omit<WorkContext, 'kind'>,
  projects: ReadonlySet<string>,
): EstimateCorrector {
  // Learned at the first question: most people have nothing to correct.
  let model: TimeModel | null = null
  const known = new Map<Task['leaf_type'], TimeFactor>()
  const explain = (kind: Task['leaf_type']): TimeFactor => {
    model ??= createTimeModel(samples)
    const factor = known.get(kind) ?? model({ ...at, kind })
    known.set(kind, factor)
    return factor
  }
  return {
    explain,
    correct(task) {
      const own = estimatedMinutes(task)
      const isTheirs = task.project_id !== null && projects.has(task.project_id) && isOwnEstimate(task)
      return own === null || !isTheirs ? null : correctMinutes(own, explain(task.leaf_type))
    },
  }
}

/** Whether its estimate was said by its person and is to be corrected: not the splitter's, and not kept on purpose. */
function isOwnEstimate({ metadata, parent_id }: EstimatedTask): boolean {
  const { is_estimate_own, keeps_estimate } = taskMetadata.read(metadata)
  return keeps_estimate !== true && (parent_id === null || is_estimate_own === true)
}

/** Why a task's minutes are what they are. Titles hidden on this platform are left out. */
export async function explainEstimate(me: Me, task: Task): Promise<EstimateExplanation> {
  const own = estimatedMinutes(task)
  const isOff = me.preferences.estimates === 'own'
  const isKept = task.parsedMetadata.keeps_estimate === true
  const corrector = await loadEstimateCorrector(me)
  const correction = corrector.correct(task)
  if (!correction) return { own, correction, measured: [], shared: [], isKept, isOff }
  const { samples, by } = corrector.explain(task.leaf_type)
  const seen = await visibleTasks(me).findByIds(samples.map(({ taskId }) => taskId))
  const first = samples[0]
  return {
    own,
    correction,
    measured: samples.map(({ taskId, title, estimated, actual, doneAt }) => ({
      title: seen.some(({ task_id }) => task_id === taskId) ? title : null,
      estimated,
      actual,
      doneAt,
    })),
    shared: first ? by.flatMap((name) => SHARED_WORDS[name](first) ?? []) : [],
    isKept,
    isOff,
  }
}

/** What samples have in common, in words. */
const SHARED_WORDS: Readonly<Record<keyof WorkContext, (sample: TimeSample) => string | null>> = {
  kind: ({ kind }) => kind,
  energy: ({ energy }) => (energy === null ? null : `${['low', 'medium', 'high'][energy - 1]} energy`),
  part: ({ part }) => (part === null ? null : `in the ${part}`),
}

/**
 * Whether the person's own number counts for this task, whatever was learned.
 * @returns whether that changed
 */
export async function setEstimateKept(me: Me, given: Task, isKept: boolean): Promise<boolean> {
  const task = await lockTaskForChange(me, given)
  if ((task.parsedMetadata.keeps_estimate ?? false) === isKept) return false
  await changes.update(me, task, {
    metadata: taskMetadata.merge(task.metadata, { keeps_estimate: isKept ? true : undefined }),
  })
  touch(me, 'task', task.task_id)
  refreshTask(me, given, task)
  return true
}
