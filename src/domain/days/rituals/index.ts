// A day's plan: up to three tasks, offered, changed, skipped, and tracked until the day ends.

import type { DayPlan, PlanProposal } from '../../../contracts/days.ts'
import type { TaskCandidate } from '../../../contracts/tasks.ts'
import { Draft } from '../../../models/draft.ts'
import { newId } from '../../../models/id.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Task } from '../../../models/task.ts'
import type { Day } from '../../../time/index.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import * as drafts from '../../request/drafts.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import * as xp from '../../rewards/xp.ts'
import { recordDeferrals } from '../../tasks/deferrals.ts'
import { countHiddenTasks } from '../../tasks/index.ts'
import { visibleTasks } from '../../tasks/rows.ts'
import { estimatedMinutes } from '../../tasks/trees.ts'
import * as energy from '../energy.ts'
import { type EstimateCorrector, loadEstimateCorrector } from '../estimates/index.ts'
import { listPlanCandidates, OFFERED_COUNT } from './candidates.ts'
import { loadPlanFit } from './plan-fit.ts'

export { yesterdayOf } from '../../request/me.ts'
export { listPlanCandidates } from './candidates.ts'
export { computePlanFit } from './plan-fit.ts'
export type { MorningRitual }

/** The plan of a day, by default today's. */
export async function findDayPlan(me: Me, day: Day = todayOf(me)): Promise<DayPlan | null> {
  const ritual = await MorningRitual.query(me.trx).findOne({ user_id: me.user.user_id, completion_date: day })
  return ritual ? withPicks(me, ritual) : null
}

/** The person's own plan by id. */
export async function findDayPlanById(me: Me, id: string): Promise<DayPlan | null> {
  const ritual = await MorningRitual.query(me.trx).findOne({ ritual_id: id, user_id: me.user.user_id })
  return ritual ? withPicks(me, ritual) : null
}

/**
 * Offers three tasks for the current energy. The proposal is stored as a draft that *These three* refers to.
 * @param others offers other tasks than these
 */
export async function proposePlan(me: Me, swapped: readonly string[] = []): Promise<PlanProposal> {
  const level = await energy.currentEnergy(me)
  const found = await listPlanCandidates(me, level.level)
  const fresh = [
    ...found.filter(({ task }) => !swapped.includes(task.task_id)),
    ...found.filter(({ task }) => swapped.includes(task.task_id)),
  ]
  const corrector = await loadEstimateCorrector(me)
  const corrected = fresh.map((each) => withCorrection(each, corrector))
  const picks = corrected.slice(0, OFFERED_COUNT)
  const others = corrected.slice(OFFERED_COUNT)
  const content = { day: todayOf(me), picks: picks.map(({ task }) => task.task_id), swapped }
  const draftId = await drafts.createDraft(me, 'plan', JSON.stringify(content))
  return {
    draftId,
    energy: level,
    picks,
    others,
    hiddenCount: await countHiddenTasks(me),
    fit: await loadPlanFit(
      me,
      picks.map(({ task }) => task),
      corrector,
    ),
  }
}

/** A candidate with its corrected estimate, unless what is shown is its next step. */
export function withCorrection(candidate: TaskCandidate, corrector: EstimateCorrector): TaskCandidate {
  const { task, minutes } = candidate
  const correction = minutes !== null && minutes === estimatedMinutes(task) ? corrector.correct(task) : null
  return correction ? { ...candidate, minutes: correction.minutes, correction } : candidate
}

/** Replaces the last one offered; after all had their turn, it starts again. */
export async function swapLastPick(me: Me, draftId: string): Promise<PlanProposal> {
  const { picks, swapped } = await readPlanDraft(me, draftId)
  const last = picks.at(-1)
  if (last !== undefined) await recordDeferrals(me, [last], 'declined', { isUndoable: false })
  return proposePlan(me, last === undefined ? [] : [...swapped.filter((id) => id !== last), last])
}

/**
 * The tasks of a draft.
 * @throws DomainError if it is of another day or has expired
 */
export async function tasksFromPlanDraft(me: Me, draftId: string): Promise<Task[]> {
  const { picks } = await readPlanDraft(me, draftId)
  const found = await visibleTasks(me).findByIds([...picks])
  return picks.flatMap((id) => found.find(({ task_id }) => task_id === id) ?? [])
}

/** Whether a plan was offered within the hour and not answered: then logging energy renews it. */
export async function isPlanning(me: Me): Promise<boolean> {
  const draft = await Draft.query(me.trx)
    .where({ user_id: me.user.user_id, kind: 'plan' })
    .where('created_at', '>', new Date(me.now.getTime() - 3_600_000))
    .first()
  return draft !== undefined && draft.parsedContent['day'] === todayOf(me) && (await findDayPlan(me)) === null
}

/**
 * Sets today's plan, in this order, replacing an earlier plan or skip.
 * @throws DomainError if a task occurs twice, is done, dropped, or another person's
 */
export async function savePlan(me: Me, tasks: readonly Task[]): Promise<{ readonly happened: 'planned' | 'already' }> {
  requirePlannable(me, tasks)
  const [first, second, third] = tasks.map(({ task_id }) => task_id)
  const picks = {
    focus_task_1_id: first ?? null,
    focus_task_2_id: second ?? null,
    focus_task_3_id: third ?? null,
    skipped: false,
  }
  const before = me.journal.rowChanges.length
  await upsertRitual(me, picks)
  if (me.journal.rowChanges.length === before) return { happened: 'already' }
  await xp.awardXp(me, 'ritual', todayOf(me), xp.XP_AWARDS.ritual)
  return { happened: 'planned' }
}

/** Skips today's plan without any consequence. Reversible until the day ends. */
export async function skipPlan(me: Me): Promise<'skipped' | 'already'> {
  const before = me.journal.rowChanges.length
  await upsertRitual(me, { focus_task_1_id: null, focus_task_2_id: null, focus_task_3_id: null, skipped: true })
  return me.journal.rowChanges.length === before ? 'already' : 'skipped'
}

/** Plans that contain a changed task: their cards are redrawn. One query, none without tasks. */
export async function touchDayPlans(me: Me): Promise<void> {
  const ids = [...me.journal.touched.values()].filter(({ kind }) => kind === 'task').map(({ id }) => id)
  if (ids.length === 0) return
  const rituals = await MorningRitual.query(me.trx)
    .whereIn('focus_task_1_id', ids)
    .orWhereIn('focus_task_2_id', ids)
    .orWhereIn('focus_task_3_id', ids)
    .select('ritual_id')
  for (const { ritual_id } of rituals) touch(me, 'day', ritual_id)
}

const pickIds = (ritual: MorningRitual): string[] =>
  [ritual.focus_task_1_id, ritual.focus_task_2_id, ritual.focus_task_3_id].flatMap((id) => id ?? [])

/** After undo of a day's plan: its card. */
export const afterUndoRitual = forEachRow(async (me, { id }) => touch(me, 'day', id))

async function withPicks(me: Me, ritual: MorningRitual): Promise<DayPlan> {
  const ids = pickIds(ritual)
  const seen = ids.length === 0 ? [] : await visibleTasks(me).findByIds(ids)
  const picks = ids.flatMap((id) => seen.find(({ task_id }) => task_id === id) ?? [])
  const isHidden = ids.length > picks.length
  const there = isHidden ? await Task.query(me.trx).findByIds(ids).where({ assignee_id: me.user.user_id }) : picks
  const isToday = ritual.completion_date === todayOf(me)
  return {
    ritual,
    day: ritual.completion_date,
    picks,
    hiddenCount: Math.max(0, there.length - picks.length),
    fit: isToday
      ? await loadPlanFit(
          me,
          picks.filter(({ isOpen }) => isOpen),
        )
      : null,
  }
}

async function upsertRitual(me: Me, values: Omit<Partial<MorningRitual>, 'completed_at'>): Promise<void> {
  const key = { user_id: me.user.user_id, completion_date: todayOf(me) }
  const known = await MorningRitual.query(me.trx).findOne(key)
  if (!known) {
    const made = await changes.insert(me, MorningRitual, {
      ritual_id: newId(),
      ...key,
      ...values,
      completed_at: me.now,
    })
    return touch(me, 'day', made.ritual_id)
  }
  const isSame = Object.entries(values).every(([name, value]) => known[name as keyof MorningRitual] === value)
  if (isSame) return
  await changes.update(me, known, { ...values, completed_at: me.now })
  touch(me, 'day', known.ritual_id)
}

function requirePlannable(me: Me, tasks: readonly Task[]): void {
  if (tasks.length === 0) throw new DomainError('plan.no-tasks', undefined, REPLAN)
  if (new Set(tasks.map(({ task_id }) => task_id)).size < tasks.length)
    throw new DomainError('plan.task-twice', undefined, REPLAN)
  for (const task of tasks) {
    if (task.assignee_id !== me.user.user_id)
      throw new DomainError('plan.task-not-yours', { title: task.title }, REPLAN)
    if (!task.isOpen) throw new DomainError('plan.task-closed', { title: task.title }, REPLAN)
  }
}

const REPLAN = [{ command: 'ritual morning' }] as const

/** Today's proposal in a draft. */
async function readPlanDraft(
  me: Me,
  draftId: string,
): Promise<{ picks: readonly string[]; swapped: readonly string[] }> {
  const draft = await drafts.findDraft(me, draftId)
  const { day, picks, swapped } = draft?.kind === 'plan' ? draft.parsedContent : {}
  if (day !== todayOf(me)) throw new DomainError('plan.outdated', undefined, REPLAN)
  return { picks: stringsIn(picks), swapped: stringsIn(swapped) }
}

const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
