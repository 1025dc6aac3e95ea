// Numbers steps from 1 without gaps, whatever is inserted, removed or moved.

import type { ProposedStep } from '../../../contracts/proposals.ts'
import { newId } from '../../../models/id.ts'
import { MicroStep } from '../../../models/micro-step.ts'
import * as changes from '../../request/change-log.ts'
import type { Me } from '../../request/me.ts'

/** A new step, with the id it gets if that matters. */
export type NewStep = ProposedStep & { readonly stepId?: string }

/** Largest number of steps of a task. */
export const MAX_STEPS = 99

/** All steps of a task, in order. */
export async function listSteps(me: Me, taskId: string): Promise<MicroStep[]> {
  return MicroStep.query(me.trx).where('parent_task_id', taskId).orderBy('step_number')
}

/**
 * Makes `wanted` the steps of a task: other rows are deleted, new ones inserted, all numbered. The caller has locked
 * the task; `before` are its current steps. Undo reverses the same statements.
 */
export async function replaceSteps(
  me: Me,
  taskId: string,
  before: readonly MicroStep[],
  wanted: readonly (MicroStep | NewStep)[],
): Promise<void> {
  const kept = new Set(wanted.flatMap((each) => (each instanceof MicroStep ? each.step_id : [])))
  for (const step of before) if (!kept.has(step.step_id)) await changes.remove(me, step)
  await renumber(
    me,
    wanted.flatMap((each, index) =>
      each instanceof MicroStep && each.step_number !== index + 1 ? [{ step: each, number: index + 1 }] : [],
    ),
  )
  for (const [index, each] of wanted.entries())
    if (!(each instanceof MicroStep))
      await changes.insert(me, MicroStep, {
        step_id: each.stepId ?? newId(),
        parent_task_id: taskId,
        step_number: index + 1,
        description: each.description,
        estimated_minutes: each.minutes,
        delegation_mode: each.mode,
        emoji: each.emoji,
        created_at: me.now,
      })
}

/**
 * Two statements: a number still in use would violate the unique key, so all are moved below zero first. Both are
 * logged, so that undo does the same.
 */
async function renumber(me: Me, moves: readonly { readonly step: MicroStep; readonly number: number }[]) {
  if (moves.length === 0) return
  const ids = moves.map(({ step }) => step.step_id)
  const table = MicroStep.tableName
  await me.trx(table).whereIn('step_id', ids).update('step_number', me.trx.raw('-step_number'))
  const cases = moves.map(() => 'WHEN ? THEN CAST(? AS INTEGER)').join(' ')
  const values = moves.flatMap(({ step, number }) => [step.step_id, number])
  await me
    .trx(table)
    .whereIn('step_id', ids)
    .update('step_number', me.trx.raw(`CASE step_id ${cases} END`, values))
  const image = (id: string, from: number, to: number) =>
    me.journal.rowChanges.push({ table, id, before: { step_number: from }, after: { step_number: to } })
  for (const { step } of moves) image(step.step_id, step.step_number, -step.step_number)
  for (const { step, number } of moves) {
    image(step.step_id, -step.step_number, number)
    step.$set({ step_number: number })
  }
}
