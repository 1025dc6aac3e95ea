// Splits a task into steps: proposed, shown, edited, and saved only on request. A proposal is a draft; saved steps keep
// the ids from it, so that saving is idempotent, also after undo and another save.

import * as z from 'zod'
import type { SplitSize } from '../../contracts/proposals.ts'
import type { SplitDraft } from '../../contracts/tasks.ts'
import type { ModelConfig } from '../../language/chat-model.ts'
import * as splitter from '../../language/splitter/index.ts'
import { askModel, type SplitAnswer } from '../../language/splitter/model.ts'
import { newId } from '../../models/id.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { maxTaskLevel, Task } from '../../models/task.ts'
import { DomainError } from '../../user-error.ts'
import * as changes from '../request/change-log.ts'
import * as drafts from '../request/drafts.ts'
import { type Me, touch } from '../request/me.ts'
import * as tasks from './index.ts'
import { findTask, lockTaskForChange, mayChangeTask } from './rows.ts'
import { setDecompositionState, syncDecompositionState } from './steps/decomposition-state.ts'
import { listSteps, replaceSteps } from './steps/numbering.ts'
import { loadStepTask, requireStepsEditable, toTaskAtHand } from './steps/rows.ts'

export { FIRST_TOUCH } from '../../language/splitter/index.ts'
export type { SplitAnswer }

/** The question for a model; null if none is configured, or nothing is to be split. */
export interface SplitQuestion {
  readonly config: ModelConfig
  readonly task: splitter.TaskAtHand
  readonly taskId: string
}

/** Without the right to change the task, nothing of it is sent. */
export async function prepareSplitQuestion(me: Me, given: Task | undefined): Promise<SplitQuestion | null> {
  const config = me.appSettings.model
  const task = given ?? (config ? await tasks.findCurrentTask(me) : undefined)
  if (!config || !task?.isOpen || !(await mayChangeTask(me, task))) return null
  if ((await openParts(me, task)).length > 0) return null
  return { config, task: limitAtMaxLevel(task, await listSteps(me, task.task_id)), taskId: task.task_id }
}

/** Asks the model, outside of transactions. Never throws: if it fails, the rules answer, and the note says why. */
export const askSplitModel = ({ config, task }: SplitQuestion, size: SplitSize): Promise<SplitAnswer> =>
  askModel(config, task, new AbortController().signal, size)

/** Options of a split. */
export interface SplitOptions {
  readonly size: SplitSize
  /** Steps typed by a person, one a line. */
  readonly lines?: string
  /** The proposal these lines belong to. */
  readonly from?: string
  /** What the person would touch first; it becomes the first step. */
  readonly first?: string
  readonly answer?: SplitAnswer | null
}

/**
 * Proposes steps for a task, or sub-tasks and the steps of the first. Changes nothing that is saved. Null if no family
 * fits: the person is asked what they would touch first (`SplitOptions.first`).
 */
export async function proposeSplit(me: Me, given: Task, wish: SplitOptions): Promise<SplitDraft | null> {
  const task = await lockTaskForChange(me, given)
  requireStepsEditable(task)
  await requireNoOpenParts(me, task)
  const { proposal, by, note } = await buildProposal(me, task, wish)
  if (!proposal) return null
  const subtasks = proposal.kind === 'subtasks' ? proposal.subtasks : []
  const content: Content = {
    task: task.task_id,
    by,
    size: wish.size,
    subtasks,
    steps: proposal.steps.map((step) => ({ ...step, stepId: newId() })),
  }
  const id = await drafts.createDraft(me, DRAFT_KIND, JSON.stringify(content))
  await setDecompositionState(me, task, 'decomposing')
  return {
    id,
    task,
    by,
    note: note ?? null,
    size: wish.size,
    canResize: wish.first === undefined,
    subtasks,
    steps: proposal.steps,
  }
}

/** The result of saving a proposal. */
export interface SavedSplit {
  readonly happened: 'saved' | 'already'
  /** Where its steps are: the task, or the first of its new parts. */
  readonly task: Task
  /** Its new parts, if it was complex. */
  readonly parts: readonly Task[]
}

/** Saves a proposal and starts. Earlier open steps are removed, done ones stay. */
export async function saveSplit(me: Me, proposalId: string): Promise<SavedSplit> {
  const { task, content } = await lockProposal(me, proposalId)
  const known = await MicroStep.query(me.trx)
    .findByIds(content.steps.map(({ stepId }) => stepId))
    .first()
  if (known) return { happened: 'already', task: await loadStepTask(me, known), parts: [] }
  await requireNoOpenParts(me, task)
  const parts = await saveParts(me, task, content.subtasks)
  const first = parts[0] ?? task
  const before = await listSteps(me, first.task_id)
  await replaceSteps(me, first.task_id, before, [
    ...before.filter(({ is_completed }) => is_completed),
    ...content.steps,
  ])
  await syncDecompositionState(me, [task.task_id, first.task_id])
  await tasks.startTask(me, first)
  touch(me, 'task', task.task_id)
  return { happened: 'saved', task: first, parts }
}

/**
 * Keeps a task whole; splitting it again reverts that.
 * @returns `already` if it was
 */
export async function declineSplit(me: Me, proposalId: string): Promise<{ happened: 'left' | 'already'; task: Task }> {
  const { task } = await lockProposal(me, proposalId)
  const steps = await listSteps(me, task.task_id)
  const state = steps.length > 0 || !task.is_leaf ? 'decomposed' : 'atomic'
  if (task.decomposition_state === state) return { happened: 'already', task }
  await setDecompositionState(me, task, state)
  touch(me, 'task', task.task_id)
  return { happened: 'left', task }
}

/**
 * The steps of a proposal as editable lines.
 * @returns null if it has expired
 */
export async function proposalLines(me: Me, proposalId: string): Promise<string | null> {
  const content = await readProposal(me, proposalId)
  return content && splitter.formatLines(content.steps)
}

const DRAFT_KIND = 'split'

const proposedStep = z.object({
  stepId: z.uuid(),
  description: z.string().min(1).max(255),
  minutes: z.int().min(1).max(10),
  emoji: z.string(),
  mode: z.enum(['do', 'do_with_me', 'delegate']),
})
const contentShape = z.object({
  task: z.uuid(),
  by: z.enum(['rules', 'model', 'you']),
  size: z.enum(['smaller', 'same', 'bigger']),
  subtasks: z.array(z.object({ title: z.string(), minutes: z.int().min(1) })),
  steps: z.array(proposedStep).min(1),
})
type Content = z.infer<typeof contentShape>

async function readProposal(me: Me, id: string): Promise<Content | null> {
  const draft = await drafts.findDraft(me, id)
  if (draft?.kind !== DRAFT_KIND) return null
  return contentShape.safeParse(draft.parsedContent).data ?? null
}

/** A valid proposal and its task, locked. */
async function lockProposal(me: Me, id: string): Promise<{ readonly task: Task; readonly content: Content }> {
  const content = await readProposal(me, id)
  if (!content) throw new DomainError('split.too-old', undefined, SUGGEST_TASK)
  const task = await findTask(me, content.task)
  if (!task) throw new DomainError('task.gone', undefined, SUGGEST_TASK)
  const now = await lockTaskForChange(me, task)
  requireStepsEditable(now)
  return { task: now, content }
}

async function buildProposal(
  me: Me,
  task: Task,
  wish: SplitOptions,
): Promise<Pick<SplitDraft, 'by'> & { proposal: splitter.Proposal | null; note?: string }> {
  if (wish.lines !== undefined) {
    const steps = splitter.parseLines(wish.lines)
    const from = wish.from === undefined ? null : await readProposal(me, wish.from)
    const subtasks = from?.task === task.task_id ? from.subtasks : []
    return {
      by: 'you',
      proposal: subtasks.length > 0 ? { kind: 'subtasks', subtasks, steps } : { kind: 'steps', steps },
    }
  }
  if (wish.first !== undefined) return { by: 'you', proposal: { kind: 'steps', steps: splitter.stepsFrom(wish.first) } }
  if (wish.answer) return wish.answer
  return { by: 'rules', proposal: splitter.split(limitAtMaxLevel(task, await listSteps(me, task.task_id)), wish.size) }
}

/** The deepest level of a tree has no room for parts: an hour of it, in steps. */
function limitAtMaxLevel(task: Task, steps: readonly MicroStep[]): splitter.TaskAtHand {
  const at = toTaskAtHand(task, steps)
  return task.level < maxTaskLevel ? at : { ...at, minutes: at.minutes === null ? null : Math.min(60, at.minutes) }
}

async function saveParts(me: Me, task: Task, subtasks: Content['subtasks']): Promise<Task[]> {
  const parts: Task[] = []
  for (const [index, { title, minutes }] of subtasks.entries()) {
    // One millisecond apart, so that parts keep their order.
    const then = { ...me, now: new Date(me.now.getTime() + index) }
    const words = {
      title,
      minutes,
      projectId: task.project_id,
      zoneId: task.zone_id,
      priority: task.priority,
      leafType: task.leaf_type,
    }
    const part = await tasks.captureTask(then, words, { parentId: task.task_id })
    // Parts of another person's task are theirs.
    if (task.assignee_id !== null) await changes.update(me, part, { assignee_id: task.assignee_id })
    parts.push(part)
  }
  return parts
}

async function requireNoOpenParts(me: Me, task: Task): Promise<void> {
  const parts = await openParts(me, task)
  if (parts.length === 0) return
  throw new DomainError(
    'split.has-parts',
    { parts: parts.length },
    parts.slice(0, 3).map(({ task_id }) => ({ command: 'task split', values: { task: task_id } })),
  )
}

const openParts = (me: Me, { task_id }: Task) =>
  Task.query(me.trx)
    .where('parent_id', task_id)
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .orderBy([{ column: 'created_at' }, { column: 'task_id' }])

const SUGGEST_TASK = [{ command: 'task suggest' }] as const
