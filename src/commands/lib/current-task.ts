// Which thing a command without one is about: what was said last, the task in progress, or a question.

import { ask } from '../../chat/ask.ts'
import { newestAnswer } from '../../chat/newest-answer.ts'
import { formatLine } from '../../chat/parse/line.ts'
import { excerpt } from '../../chat/phrases.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import type { ShownThing } from '../../contracts/conversation.ts'
import * as focus from '../../domain/days/focus/index.ts'
import * as habits from '../../domain/days/habits/index.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import { idsOf, newestNamed } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { AmbiguousError, type SuggestedAction } from '../../user-error.ts'
import { CORRECTION_MINUTES } from './last-act.ts'

/** The thing that is meant. `other` is the task in progress, where a reminder came since. */
export interface MeantThing {
  readonly task?: tasks.Task
  readonly habit?: habits.Habit
  readonly other?: tasks.Task
  /** A reminder of the last hours is why it is meant. */
  readonly isReminded?: boolean
  /** A name that nothing here has was spoken of last: that is meant. */
  readonly named?: string
  /** Something else was told since, which may be meant. */
  readonly isDoubtful?: boolean
}

/**
 * The task that is meant, if one is.
 * @param command the line of each choice, `task move`
 * @throws AmbiguousError where several may be
 */
export async function findMeantTask(me: Me, command: string): Promise<tasks.Task | undefined> {
  return (await findMeantThing(me, command)).task
}

/**
 * What is meant by *done* or *later* alone: the thing of a reminder that was shown last; the task in progress; the thing
 * that was spoken of last where nothing is in progress. Where something else was shown since, nothing is guessed.
 * @param command the line of each choice; habits are meant by `task done` alone
 * @throws AmbiguousError where several may be
 */
export async function findMeantThing(me: Me, command: string): Promise<MeantThing> {
  const current = await tasks.findCurrentTask(me)
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const named = newestNamed(shown)
  if (named !== undefined) return { named }
  const newest = shown.find(({ things, speaksOf }) => things.length > 0 || speaksOf !== undefined)
  const isDoubtful = newest?.speaksOf === '' && (newest.minutesAgo ?? 0) <= SPOKEN_MINUTES
  const doubt = isDoubtful ? { isDoubtful } : {}
  const session = current ? await focus.findRunningFocus(me) : undefined
  const nouns = command === 'task done' ? ['task', 'habit'] : ['task']
  // What was spoken of last is over: an older reminder may be meant, and is asked about.
  let isAnswered = false
  for (const { things, isUnasked = false, minutesAgo = 0 } of shown) {
    if (minutesAgo > (isUnasked ? REMINDER_MINUTES : SPOKEN_MINUTES)) continue
    // Below the card of a session its task is meant.
    if (current && session?.task_id === current.task_id && things.some(({ id }) => id === session.session_id))
      return { task: current, ...doubt }
    const ids = uniqueThings(things, nouns)
    if (ids.length === 0) continue
    // Beside a task in progress a list is only looked at; reminders that came together are spoken of each.
    const isList = ids.length > 1 && !isUnasked
    if (isList && (current || isAnswered)) continue
    const open = await loadOpen(me, ids)
    if (isList && open.length > 1) throw new AmbiguousError('Which one?', choicesOf(command, open))
    if (open.some(({ task }) => task && task.task_id === current?.task_id) && open.length === 1)
      return { ...(current ? { task: current } : {}), ...doubt }
    const [only, second] = open
    if (!only) {
      isAnswered = true
      continue
    }
    if (isAnswered && (!isUnasked || minutesAgo > SPOKEN_MINUTES)) break
    if (!isAnswered && !second && (!current || (isUnasked && minutesAgo <= SPOKEN_MINUTES)))
      return { ...only, ...(current ? { other: current } : {}), isReminded: isUnasked, ...doubt }
    throw new AmbiguousError('Which one?', choicesOf(command, [...open, ...(current ? [{ task: current }] : [])]))
  }
  return current ? { task: current, ...doubt } : {}
}

/** The first open task of the newest answer, while that is fresh: of three that are offered *start* begins the first. */
export async function findFirstShown(me: Me): Promise<tasks.Task | undefined> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const newest = newestAnswer(shown)
  if (!newest || (newest.minutesAgo ?? 0) > SPOKEN_MINUTES) return undefined
  const [first] = await loadOpen(me, uniqueThings(newest.things, ['task']))
  return first?.task
}

/** What the newest answer says is done, while that is fresh. */
export async function findFinishedShown(me: Me): Promise<tasks.Task | undefined> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const newest = newestAnswer(shown)
  const [id, second] = newest && (newest.minutesAgo ?? 0) <= SPOKEN_MINUTES ? idsOf(newest, 'task') : []
  const task = id === undefined || second !== undefined ? undefined : await tasks.findTask(me, id)
  return task?.status === 'done' ? task : undefined
}

/** The line of “Did it” below the first move of a task, where that was shown last: “done” is that move, and no more. */
export async function findFirstMove(me: Me, { task_id }: tasks.Task): Promise<CommandLine | undefined> {
  const { labelled, shown } = await loadReplyMeanings(me, me.channelId)
  const isFresh = (shown[0]?.minutesAgo ?? 0) <= SPOKEN_MINUTES
  return isFresh
    ? labelled.find(({ label, line }) => label === 'Did it' && /^task start\b/.test(line) && line.includes(task_id))
        ?.line
    : undefined
}

/** Was a reminder the last thing that was said here, within the last hour? */
export async function isReminderNewest(me: Me): Promise<boolean> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const [newest] = shown
  return newest?.isUnasked === true && (newest.minutesAgo ?? 0) <= ANSWER_MINUTES
}

/** Minutes for which *later* alone answers a reminder that was said last. */
const ANSWER_MINUTES = 60

/**
 * Is this what the newest answer was about, and is that still fresh? Only then a line may correct it.
 * @param isStrict nothing else was asked since, either: “it's the 21st” answers the newest question
 */
export async function wasJustShown(me: Me, taskId: string, isStrict = false): Promise<boolean> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  // Small talk in between doesn't count.
  const newest = newestAnswer(shown) ?? (isStrict ? undefined : shown.find(({ things }) => things.length > 0))
  return (newest?.minutesAgo ?? 0) <= CORRECTION_MINUTES && newest?.things.some(({ id }) => id === taskId) === true
}

/** Is the newest answer about this alone, and was it saved a moment ago and not begun since? */
export async function wasJustAdded(me: Me, task: tasks.Task): Promise<boolean> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const newest = newestAnswer(shown)
  const isNew = me.now.getTime() - task.created_at.getTime() <= CORRECTION_MINUTES * 60_000
  return (
    isNew &&
    task.status === 'todo' &&
    newest?.isUnasked !== true &&
    newest?.things.length === 1 &&
    newest.things[0]?.id === task.task_id
  )
}

/** Minutes for which a thing that was shown is what *done* alone may mean. */
const SPOKEN_MINUTES = 15

/** Minutes for which a reminder may still be answered by *done*. */
const REMINDER_MINUTES = 180

const uniqueThings = (things: readonly ShownThing[], nouns: readonly string[]): ShownThing[] =>
  things.filter(({ noun, id }, index) => nouns.includes(noun) && things.findIndex((other) => other.id === id) === index)

/** Tasks that are open, habits that are due today. */
async function loadOpen(me: Me, ids: readonly ShownThing[]): Promise<MeantThing[]> {
  const found: MeantThing[] = []
  for (const { noun, id } of ids) {
    const task = noun === 'task' ? await tasks.findTask(me, id) : undefined
    const habit = noun === 'habit' ? await habits.findHabit(me, id) : undefined
    if (task?.isOpen) found.push({ task })
    else if (habit && (await habits.loadOneHabitFacts(me, habit)).isDueToday) found.push({ habit })
  }
  return found
}

function choicesOf(command: string, things: readonly MeantThing[]): SuggestedAction[] {
  const choices = things.flatMap(({ task, habit }) => [
    ...(task ? [{ label: excerpt(task.title), line: formatLine(command, { task: task.task_id }) }] : []),
    ...(habit ? [{ label: excerpt(habit.name), line: ask('habit check', { habit: habit.habit_id }) }] : []),
  ])
  return choices.filter(({ line }, index) => choices.findIndex((other) => other.line === line) === index)
}
