// From a task to steps: proposed, shown, edited, and saved only then. A proposal lies in `drafts`; what is saved is
// known by the ids its steps have there, so that saving twice is once, also after undo and another save.
import { z } from 'zod'
import * as splitter from '../../language/splitter/index.ts'
import { type Answer, askModel, type ModelConfig } from '../../language/splitter/model.ts'
import { newId } from '../../models/id.ts'
import { MicroStep } from '../../models/micro-step.ts'
import { deepestLevel, Task } from '../../models/task.ts'
import { UserError } from '../../user-error.ts'
import * as changes from '../request/change-log.ts'
import * as drafts from '../request/drafts.ts'
import { type Me, touch } from '../request/me.ts'
import * as tasks from './index.ts'
import { byId, mayChange, toChange } from './rows.ts'
import { arrange, stepsOf } from './steps/numbering.ts'
import { atHand, requireOpen, taskOf } from './steps/rows.ts'
import { mark, settle } from './steps/state.ts'

export type { SplitSize } from '../../language/splitter/index.ts'
export type { Answer }

/** A proposal as it is shown; nothing of it is saved. */
export interface Proposed {
  readonly id: string
  readonly task: Task
  readonly by: 'rules' | 'model' | 'you'
  /** Why the rules answered where a model was asked. */
  readonly note: string | null
  readonly size: splitter.SplitSize
  /** Sub-tasks first where the task is complex; else empty. The steps are the first one's. */
  readonly subtasks: readonly splitter.ProposedSubtask[]
  readonly steps: readonly splitter.ProposedStep[]
}

/** What there is to be asked of a model; null where none is configured, or nothing is to be split. */
export interface Question {
  readonly config: ModelConfig
  readonly task: splitter.TaskAtHand
  readonly taskId: string
}

/** Whoever may not change the task sends nothing of it away. */
export async function question(me: Me, given: Task | undefined): Promise<Question | null> {
  const config = me.outside.model
  const task = given ?? (config ? await tasks.current(me) : undefined)
  if (!config || !task?.isOpen || !(await mayChange(me, task))) return null
  if ((await openParts(me, task)).length > 0) return null
  return { config, task: withinReach(task, await stepsOf(me, task.task_id)), taskId: task.task_id }
}

/** Asks it, outside of any transaction. Never throws: the rules answer where it fails, and the note says why. */
export const asked = ({ config, task }: Question, size: splitter.SplitSize): Promise<Answer> =>
  askModel(config, task, new AbortController().signal, size)

/** How a split is wanted. */
export interface Wish {
  readonly size: splitter.SplitSize
  /** Steps as a person wrote them, one a line. */
  readonly lines?: string
  /** The proposal whose lines these are. */
  readonly from?: string
  readonly answer?: Answer | null
}

/** Proposes steps for a task, or sub-tasks and the steps of the first. What is saved of it stays as it is. */
export async function propose(me: Me, given: Task, wish: Wish): Promise<Proposed> {
  const task = await toChange(me, given)
  requireOpen(task)
  await requireNoParts(me, task)
  const { proposal, by, note } = await made(me, task, wish)
  const subtasks = proposal.kind === 'subtasks' ? proposal.subtasks : []
  const content: Content = {
    task: task.task_id,
    by,
    size: wish.size,
    subtasks,
    steps: proposal.steps.map((step) => ({ ...step, stepId: newId() })),
  }
  const id = await drafts.keep(me, KIND, JSON.stringify(content))
  await mark(me, task, 'decomposing')
  return { id, task, by, note: note ?? null, size: wish.size, subtasks, steps: proposal.steps }
}

/** What saving a proposal came to. */
export interface Saved {
  readonly happened: 'saved' | 'already'
  /** What its steps belong to: the task, or the first of its new parts. */
  readonly task: Task
  /** Its new parts, where it was complex. */
  readonly parts: readonly Task[]
}

/** Saves a proposal and begins. Open steps of before go, done ones stay. */
export async function save(me: Me, proposalId: string): Promise<Saved> {
  const { task, content } = await held(me, proposalId)
  const known = await MicroStep.query(me.trx)
    .findByIds(content.steps.map(({ stepId }) => stepId))
    .first()
  if (known) return { happened: 'already', task: await taskOf(me, known), parts: [] }
  await requireNoParts(me, task)
  const parts = await saveParts(me, task, content.subtasks)
  const first = parts[0] ?? task
  const before = await stepsOf(me, first.task_id)
  await arrange(me, first.task_id, before, [...before.filter(({ is_completed }) => is_completed), ...content.steps])
  await settle(me, [task.task_id, first.task_id])
  await tasks.start(me, first)
  touch(me, 'task', task.task_id)
  return { happened: 'saved', task: first, parts }
}

/** Leaves a task as it is; splitting it again is the way back. @returns `already` where that was so */
export async function leaveWhole(me: Me, proposalId: string): Promise<{ happened: 'left' | 'already'; task: Task }> {
  const { task } = await held(me, proposalId)
  const steps = await stepsOf(me, task.task_id)
  const state = steps.length > 0 || !task.is_leaf ? 'decomposed' : 'atomic'
  if (task.decomposition_state === state) return { happened: 'already', task }
  await mark(me, task, state)
  touch(me, 'task', task.task_id)
  return { happened: 'left', task }
}

/** The steps of a proposal as lines to type over. @returns null where it is gone */
export async function linesOf(me: Me, proposalId: string): Promise<string | null> {
  const content = await read(me, proposalId)
  return content && splitter.formatLines(content.steps)
}

const KIND = 'split'

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

async function read(me: Me, id: string): Promise<Content | null> {
  const draft = await drafts.find(me, id)
  if (draft?.kind !== KIND) return null
  return contentShape.safeParse(draft.parsedContent).data ?? null
}

/** A proposal that still stands, and its task, locked. */
async function held(me: Me, id: string): Promise<{ readonly task: Task; readonly content: Content }> {
  const content = await read(me, id)
  if (!content) throw new UserError('That proposal is more than a day old. Split the task again.', [NEXT])
  const task = await byId(me, content.task)
  if (!task) throw new UserError('That task is not here any more.', [NEXT])
  const now = await toChange(me, task)
  requireOpen(now)
  return { task: now, content }
}

async function made(
  me: Me,
  task: Task,
  wish: Wish,
): Promise<Pick<Proposed, 'by'> & { proposal: splitter.Proposal; note?: string }> {
  if (wish.lines !== undefined) {
    const steps = splitter.parseLines(wish.lines)
    const from = wish.from === undefined ? null : await read(me, wish.from)
    const subtasks = from?.task === task.task_id ? from.subtasks : []
    return {
      by: 'you',
      proposal: subtasks.length > 0 ? { kind: 'subtasks', subtasks, steps } : { kind: 'steps', steps },
    }
  }
  if (wish.answer) return wish.answer
  return { by: 'rules', proposal: splitter.split(withinReach(task, await stepsOf(me, task.task_id)), wish.size) }
}

/** At the deepest level of a tree there is no room for parts: an hour of it, in steps. */
function withinReach(task: Task, steps: readonly MicroStep[]): splitter.TaskAtHand {
  const at = atHand(task, steps)
  return task.level < deepestLevel ? at : { ...at, minutes: at.minutes === null ? null : Math.min(60, at.minutes) }
}

async function saveParts(me: Me, task: Task, subtasks: Content['subtasks']): Promise<Task[]> {
  const parts: Task[] = []
  for (const [index, { title, minutes }] of subtasks.entries()) {
    // A millisecond apart: parts stand in the order they were made.
    const then = { ...me, now: new Date(me.now.getTime() + index) }
    const words = {
      title,
      minutes,
      projectId: task.project_id,
      zoneId: task.zone_id,
      priority: task.priority,
      leafType: task.leaf_type,
    }
    const part = await tasks.capture(then, words, { parentId: task.task_id })
    // Parts of somebody's task are theirs.
    if (task.assignee_id !== null) await changes.update(me, part, { assignee_id: task.assignee_id })
    parts.push(part)
  }
  return parts
}

async function requireNoParts(me: Me, task: Task): Promise<void> {
  const parts = await openParts(me, task)
  if (parts.length === 0) return
  throw new UserError(
    `It has ${parts.length} open ${parts.length === 1 ? 'part' : 'parts'} already. One of them can be split.`,
    parts.slice(0, 3).map(({ task_id }, index) => ({
      label: index === 0 ? 'Split the first' : index === 1 ? 'The second' : 'The third',
      line: `task split task:${task_id}`,
    })),
  )
}

const openParts = (me: Me, { task_id }: Task) =>
  Task.query(me.trx)
    .where('parent_id', task_id)
    .whereNot('status', 'done')
    .whereNot('delegation_mode', 'delete')
    .orderBy([{ column: 'created_at' }, { column: 'task_id' }])

const NEXT = { label: 'What now?', line: 'task suggest' }
