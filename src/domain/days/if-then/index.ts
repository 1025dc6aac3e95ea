// If-thens of a person: added, listed, changed, dropped, and begun.
import { Habit } from '../../../models/habit.ts'
import { newId } from '../../../models/id.ts'
import { IfThen } from '../../../models/if-then.ts'
import { IfThenStart } from '../../../models/if-then-start.ts'
import type { Task } from '../../../models/task.ts'
import { DomainError } from '../../../user-error.ts'
import { deactivateSchedule } from '../../reminders/schedules/index.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'
import { forEachRow } from '../../request/table-effects.ts'
import { visibleTasks } from '../../tasks/rows.ts'
import { lookUpTasks } from '../../tasks/search.ts'
import { armBusyEnds, IF_THEN_KIND, loadOfferedTimes, withoutSpent } from './events.ts'
import { type FoundTrigger, triggerName } from './triggers.ts'

export { armBusyEndsOf, fireIfThens } from './events.ts'
export { loadOfferedIfThens } from './offered.ts'
export { type FoundTrigger, findTrigger, hasUpcomingEvents } from './triggers.ts'
export type { IfThen }

/** More would drown the day. */
const MAX_IF_THENS = 20

/** An if-then as it is listed. */
export interface ListedIfThen {
  readonly ifThen: IfThen
  /** "Meds", "Stand-up ends" */
  readonly when: string
  /** The task's title where it names one; null: that is hidden here. */
  readonly shownAction: string | null
  /** It waits; false: it was offered once. */
  readonly isWaiting: boolean
  /** When it was offered last, UTC. */
  readonly offeredAt: Date | null
}

/**
 * Adds one; the same again changes nothing but how often.
 * @throws DomainError if there are too many
 */
export async function addIfThen(
  me: Me,
  trigger: FoundTrigger,
  action: string,
  isRepeating: boolean,
): Promise<{ readonly listed: ListedIfThen; readonly isNew: boolean }> {
  const own = await IfThen.query(me.trx).where({ user_id: me.user.user_id })
  const same = own.find(
    (each) =>
      each.trigger_kind === trigger.kind &&
      each.habit_id === (trigger.habit?.habit_id ?? null) &&
      each.trigger_words === trigger.words &&
      each.action.toLowerCase() === action.toLowerCase(),
  )
  if (!same && own.length >= MAX_IF_THENS)
    throw new DomainError('if-then.too-many', { most: MAX_IF_THENS }, [{ command: 'if-then show' }])
  const [task, second] = (await lookUpTasks(me, action)).filter(({ isOpen }) => isOpen)
  const before = me.journal.rowChanges.length
  const ifThen = same
    ? await changes.update(me, same, { is_repeating: isRepeating })
    : await changes.insert(me, IfThen, {
        if_then_id: newId(),
        user_id: me.user.user_id,
        trigger_kind: trigger.kind,
        habit_id: trigger.habit?.habit_id ?? null,
        trigger_words: trigger.words,
        task_id: task && !second ? task.task_id : null,
        action,
        is_repeating: isRepeating,
        armed_at: me.now,
        created_at: me.now,
        updated_at: me.now,
      })
  await armBusyEnds(me)
  const [listed] = await describeIfThens(me, [ifThen])
  if (!listed) throw new Error('An if-then that cannot be described')
  return { listed, isNew: me.journal.rowChanges.length > before }
}

/** All of the person's, oldest first. A few queries. */
export async function listIfThens(me: Me): Promise<readonly ListedIfThen[]> {
  return describeIfThens(me, await IfThen.query(me.trx).where({ user_id: me.user.user_id }).orderBy('created_at'))
}

/** The person's own, by id. */
export const findIfThen = (me: Me, id: string) =>
  IfThen.query(me.trx).findOne({ if_then_id: id, user_id: me.user.user_id })

/** With the names of what they are about. Four queries. */
export async function describeIfThens(me: Me, all: readonly IfThen[]): Promise<readonly ListedIfThen[]> {
  const habits = await Habit.query(me.trx).findByIds(all.flatMap(({ habit_id }) => habit_id ?? []))
  const tasks = await visibleTasks(me).findByIds(all.flatMap(({ task_id }) => task_id ?? []))
  const waiting = await withoutSpent(me.trx, all)
  const offered = await loadOfferedTimes(
    me.trx,
    all.map(({ if_then_id }) => if_then_id),
  )
  return all.map((ifThen) => {
    const { trigger_kind, habit_id, trigger_words, task_id, action, if_then_id } = ifThen
    const task = tasks.find((each) => each.task_id === task_id)
    return {
      ifThen,
      when:
        trigger_kind === 'habit'
          ? (habits.find((each) => each.habit_id === habit_id)?.name ?? 'a habit')
          : triggerName(trigger_kind, trigger_words),
      shownAction: task_id === null ? action : (task?.title ?? null),
      isWaiting: waiting.includes(ifThen),
      offeredAt: offered.get(if_then_id)?.at(-1) ?? null,
    }
  })
}

/** Changes what is offered, or how often; armed again, it waits for the next time. @returns whether anything changed */
export async function editIfThen(
  me: Me,
  ifThen: IfThen,
  input: { readonly action?: string; readonly isRepeating?: boolean; readonly isArmed?: boolean },
): Promise<boolean> {
  const before = me.journal.rowChanges.length
  const waits = (await withoutSpent(me.trx, [ifThen])).length > 0
  const [task, second] =
    input.action === undefined ? [] : (await lookUpTasks(me, input.action)).filter(({ isOpen }) => isOpen)
  await changes.update(me, ifThen, {
    ...(input.action === undefined ? {} : { action: input.action, task_id: task && !second ? task.task_id : null }),
    ...(input.isRepeating === undefined ? {} : { is_repeating: input.isRepeating }),
    ...(input.isArmed === true && !waits ? { armed_at: new Date(me.now.getTime() + 1) } : {}),
  })
  await armBusyEnds(me)
  return me.journal.rowChanges.length > before
}

/** Drops one; undo brings it back. */
export async function dropIfThen(me: Me, ifThen: IfThen): Promise<void> {
  for (const start of await IfThenStart.query(me.trx).where({ if_then_id: ifThen.if_then_id }))
    await changes.remove(me, start)
  await changes.remove(me, ifThen)
  await deactivateSchedule(me, IF_THEN_KIND, ifThen.if_then_id)
}

/** Begun now. @returns the task to start, if it names one; and false if that was said a minute ago */
export async function startIfThen(
  me: Me,
  ifThen: IfThen,
): Promise<{ readonly task: Task | null; readonly isNew: boolean }> {
  const task = ifThen.task_id === null ? undefined : await visibleTasks(me).findById(ifThen.task_id)
  const last = await IfThenStart.query(me.trx)
    .where({ if_then_id: ifThen.if_then_id })
    .orderBy('started_at', 'desc')
    .first()
  const isNew = !last || me.now.getTime() - last.started_at.getTime() > 60_000
  if (isNew)
    await changes.insert(me, IfThenStart, {
      start_id: newId(),
      if_then_id: ifThen.if_then_id,
      started_at: me.now,
      created_at: me.now,
    })
  return { task: task ?? null, isNew }
}

/** After undo of an if-then: what is offered for events follows it. */
export const afterUndoIfThen = forEachRow(async (me, { id }) => {
  if (!(await findIfThen(me, id))) await deactivateSchedule(me, IF_THEN_KIND, id)
  await armBusyEnds(me)
})
