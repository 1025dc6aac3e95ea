// Operations on goals: add, edit, reach, drop. Progress is computed from linked tasks only.
import type { QueryBuilder } from 'objection'
import { Goal } from '../../models/goal.ts'
import { GoalLink } from '../../models/goal-link.ts'
import { newId } from '../../models/id.ts'
import { cutText } from '../../text.ts'
import { DomainError } from '../../user-error.ts'
import * as changes from '../request/change-log.ts'
import { hiddenZoneIds } from '../request/hidden-zones.ts'
import { type Me, touch } from '../request/me.ts'
import { forEachRow, type RowsEffect } from '../request/table-effects.ts'
import * as xp from '../rewards/xp.ts'
import * as tasks from '../tasks/index.ts'

export type { Goal }

/** Fields of a goal that a person sets. */
export interface GoalInput {
  readonly title: string
  /** UTC; the last minute of the local day if no time was typed. */
  readonly by: Date | null
  readonly about: string | null
}

/** Progress: done tasks among the linked ones that were not dropped. */
export interface GoalProgress {
  readonly done: number
  readonly of: number
  /** Linked tasks hidden on this platform; not counted. */
  readonly hidden: number
}

/** Goals on a page. */
export const GOALS_PER_PAGE = 5

/**
 * Adds a goal.
 * @throws DomainError if the title is empty
 */
export async function addGoal(me: Me, words: Pick<GoalInput, 'title'> & Partial<GoalInput>): Promise<Goal> {
  return changes.insert(me, Goal, {
    goal_id: newId(),
    user_id: me.user.user_id,
    title: parseTitle(words.title),
    description: words.about ?? null,
    target_date: words.by ?? null,
    is_completed: false,
    completed_at: null,
    created_at: me.now,
  })
}

/** A page of the person's open goals, the nearest date first; the number of open ones and of reached ones. */
export async function listGoals(me: Me, page: number): Promise<{ found: Goal[]; count: number; reached: number }> {
  const own = () => Goal.query(me.trx).where({ user_id: me.user.user_id })
  const open = own().where('is_completed', false)
  const found = await open
    .clone()
    .orderByRaw('CASE WHEN target_date IS NULL THEN 1 ELSE 0 END')
    .orderBy([{ column: 'target_date' }, { column: 'created_at' }, { column: 'goal_id' }])
    .offset((page - 1) * GOALS_PER_PAGE)
    .limit(GOALS_PER_PAGE)
  return { found, count: await open.resultSize(), reached: await own().where('is_completed', true).resultSize() }
}

/** Undefined fields stay. */
export async function editGoal(
  me: Me,
  given: Goal,
  words: Partial<GoalInput>,
): Promise<{ goal: Goal; happened: boolean }> {
  const goal = await lockGoal(me, given)
  const before = me.journal.rowChanges.length
  await changes.update(me, goal, {
    title: words.title === undefined ? goal.title : parseTitle(words.title),
    target_date: words.by === undefined ? goal.target_date : words.by,
    description: words.about === undefined ? goal.description : words.about,
  })
  touch(me, 'goal', goal.goal_id)
  return { goal, happened: me.journal.rowChanges.length > before }
}

/**
 * Marks a goal as reached.
 * @returns when, if it already was
 */
export async function completeGoal(me: Me, given: Goal): Promise<Date | null> {
  const goal = await lockGoal(me, given)
  if (goal.is_completed) return goal.completed_at ?? me.now
  await changes.update(me, goal, { is_completed: true, completed_at: me.now })
  await xp.awardXp(me, 'goal', goal.goal_id, xp.XP_AWARDS.goal)
  touch(me, 'goal', goal.goal_id)
  return null
}

/**
 * Reopens a reached goal. Its XP stays and is not paid again.
 * @returns false if it was open
 */
export async function reopenGoal(me: Me, given: Goal): Promise<boolean> {
  const goal = await lockGoal(me, given)
  if (!goal.is_completed) return false
  await changes.update(me, goal, { is_completed: false, completed_at: null })
  touch(me, 'goal', goal.goal_id)
  return true
}

const WEEK_MINUTES = 7 * 24 * 60

/** Drops a goal; its tasks stay. Undo restores it with its links for seven days. */
export async function dropGoal(me: Me, given: Goal): Promise<void> {
  const goal = await lockGoal(me, given)
  for (const link of await GoalLink.query(me.trx).where({ goal_id: goal.goal_id })) await changes.remove(me, link)
  await changes.remove(me, goal)
  me.journal.undoMinutes = WEEK_MINUTES
  touch(me, 'goal', goal.goal_id)
}

/** The progress of these; two queries for any number. */
export async function goalProgress(me: Me, goals: readonly Goal[]): Promise<(goal: Goal) => GoalProgress> {
  const ids = goals.map(({ goal_id }) => goal_id)
  const links = () => GoalLink.query(me.trx).whereIn('goal_links.goal_id', ids)
  const seen: { goal_id: string; status: string }[] = await tasks
    .visibleTasks(me)
    .whereNot('tasks.delegation_mode', 'delete')
    .join('goal_links', 'goal_links.task_id', 'tasks.task_id')
    .whereIn('goal_links.goal_id', ids)
    .select('goal_links.goal_id as goal_id', 'tasks.status as status')
    .castTo<{ goal_id: string; status: string }[]>()
  const hidden = await links()
    .join('tasks', 'tasks.task_id', 'goal_links.task_id')
    .whereIn('tasks.zone_id', hiddenZoneIds(me))
    .whereNot('tasks.delegation_mode', 'delete')
    .select('goal_links.goal_id')
  return ({ goal_id }) => {
    const own = seen.filter((each) => each.goal_id === goal_id)
    return {
      done: own.filter(({ status }) => status === 'done').length,
      of: own.length,
      hidden: hidden.filter((each) => each.goal_id === goal_id).length,
    }
  }
}

/** Its tasks, open ones first, without dropped ones. */
export const goalTasks = (me: Me, goal: Goal): QueryBuilder<tasks.Task> =>
  tasks
    .visibleTasks(me)
    .whereNot('tasks.delegation_mode', 'delete')
    .whereIn('tasks.task_id', GoalLink.query(me.trx).select('task_id').where({ goal_id: goal.goal_id }))
    .orderByRaw(`CASE WHEN tasks.status = 'done' THEN 1 ELSE 0 END`)
    .orderBy([{ column: 'tasks.due_date' }, { column: 'tasks.created_at' }, { column: 'tasks.task_id' }])

/**
 * Locks the row.
 * @throws DomainError if it is gone
 */
async function lockGoal(me: Me, { goal_id }: Goal): Promise<Goal> {
  const goal = await Goal.query(me.trx).findOne({ goal_id, user_id: me.user.user_id }).forNoKeyUpdate()
  if (!goal) throw new DomainError('goal.gone')
  return goal
}

const parseTitle = (words: string): string => {
  const title = cutText(words, 255).kept.trim()
  if (title === '') throw new DomainError('goal.no-words')
  return title
}

/** Cards of goals show how many of their tasks are done. */
async function touchGoalsOf(me: Me, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length === 0) return
  for (const { goal_id } of await GoalLink.query(me.trx).whereIn('task_id', [...new Set(taskIds)]))
    touch(me, 'goal', goal_id)
}

const imageIds = (images: readonly { readonly id: string }[]): string[] => images.map(({ id }) => id)

/** A new task has no goal yet; linking it touches the goal itself. */
export const touchGoalsOfWritten: RowsEffect = (me, images) =>
  touchGoalsOf(me, imageIds(images.filter(({ before }) => before !== null)))

/** After undo of tasks: the cards of their goals. */
export const touchGoalsOfRestored: RowsEffect = (me, images) => touchGoalsOf(me, imageIds(images))

/** After undo of a goal: its card. */
export const afterUndoGoal = forEachRow(async (me, { id }) => touch(me, 'goal', id))

/** After undo of a goal link: the goal's card. */
export const afterUndoGoalLink = forEachRow(async (me, { before, after }) => {
  const id = before?.['goal_id'] ?? after?.['goal_id']
  if (typeof id === 'string') touch(me, 'goal', id)
})
