// Views for others: titles and states only, without notes and without buttons they may not press.

import { type Block, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { DayPlan } from '../contracts/days.ts'
import type { MicroStep } from '../models/micro-step.ts'
import type { Task } from '../models/task.ts'
import type { WeekSummary } from './evening.ts'
import { dayText, type Reader } from './reader.ts'
import { joinTitles } from './ritual.ts'
import { titleText } from './task.ts'

export function sharedTaskView(
  name: string,
  { task, steps }: { readonly task: Task; readonly steps: readonly MicroStep[] },
): View {
  const state = task.delegation_mode === 'delete' ? 'let go' : (STATES[task.status] ?? 'still to do')
  const done = steps.filter(({ is_completed }) => is_completed).length
  return view(
    t`${name} shares: ${titleText(task)}`,
    [
      textBlock(trustedText(state)),
      ...(steps.length > 0 ? [{ kind: 'progress' as const, label: t`Steps`, done, of: steps.length }] : []),
    ],
    { card: { kind: 'shared-task', id: task.task_id } },
  )
}

const STATES: Readonly<Record<string, string>> = {
  done: 'done',
  in_progress: 'in progress',
  blocked: 'blocked',
}

/** Today's plan; hidden things are not even counted in front of others. */
export function sharedPlanView(reader: Reader, name: string, { ritual, day: date, picks }: DayPlan): View {
  const done = picks.filter(({ status }) => status === 'done')
  const open = picks.filter(({ isOpen }) => isOpen)
  return view(
    t`${name}'s plan, ${dayText(reader, date)}`,
    [
      ...named('done', done),
      ...named('to do', open),
      { kind: 'progress', label: t`Plan`, done: done.length, of: done.length + open.length },
    ],
    { card: { kind: 'shared-day', id: ritual.ritual_id } },
  )
}

/** Counts only. */
export function sharedWeekView(reader: Reader, name: string, week: WeekSummary): View {
  const rows = [
    { label: 'Tasks done', value: week.tasksDone },
    { label: 'Steps done', value: week.stepsDone },
    { label: 'Focus minutes', value: week.focusMinutes },
  ].filter(({ value }) => value > 0)
  return view(
    t`${name}'s week, from ${dayText(reader, week.from)}`,
    rows.length === 0
      ? [textBlock(t`Nothing is recorded yet.`)]
      : [{ kind: 'fields', fields: rows.map(({ label, value }) => ({ label, value: t`${value}` })) }],
  )
}

const named = (label: string, tasks: readonly Task[]): Block[] =>
  tasks.length === 0 ? [] : [textBlock(t`${trustedText(label)}: ${joinTitles(tasks)}`)]
