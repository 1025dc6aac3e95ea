// The rows of imported tasks, as they are saved.
import type { ImportedTask } from '../../../contracts/imports.ts'
import { guessTaskKind } from '../../../language/task-kinds.ts'
import { newId } from '../../../models/id.ts'
import type { Recurrence } from '../../../models/recurrence.ts'
import type { Task } from '../../../models/task.ts'
import type { TaskStart } from '../../../models/task-start.ts'
import { cleanText, cutText } from '../../../text.ts'
import type { Me } from '../../request/me.ts'
import { reminderMetadata } from '../reminding.ts'
import { scopeForMinutes, toHours } from '../trees.ts'
import type { ResolvedDates } from './dates.ts'

/** A task that would be saved. */
export interface PlannedTask {
  readonly imported: ImportedTask
  readonly dates: ResolvedDates
  readonly isParked: boolean
}

/** Where it is saved. */
export interface PlacedTask {
  readonly id: string
  readonly task: PlannedTask
  readonly parentId: string | null
  readonly projectId: string
  readonly level: number
}

/** The task itself. */
export function taskRow(me: Me, { id, task, parentId, projectId, level }: PlacedTask): Partial<Task> {
  const { imported, dates, isParked } = task
  const { kept: title, rest } = cutText(cleanText(imported.title).trim(), 255)
  const { minutes } = imported
  return {
    task_id: id,
    title,
    description: [rest, cleanText(imported.notes), ...dates.unread].filter((part) => part !== '').join('\n'),
    project_id: projectId,
    parent_id: parentId,
    capture_type: isParked || imported.isNote ? 'idea' : 'task',
    status: 'todo',
    priority: imported.priority,
    estimated_hours: toHours(minutes),
    actual_hours: 0,
    tags: JSON.stringify([...new Set(imported.tags.map((tag) => cleanText(tag).trim()).filter((tag) => tag !== ''))]),
    assignee_id: me.user.user_id,
    due_date: dates.due?.instant ?? null,
    started_at: null,
    completed_at: null,
    scope: scopeForMinutes(minutes),
    delegation_mode: 'do',
    is_micro_step: false,
    micro_steps: '[]',
    level,
    custom_emoji: null,
    decomposition_state: 'stub',
    children_ids: '[]',
    total_minutes: minutes ?? 0,
    is_leaf: true,
    leaf_type: guessTaskKind(title),
    // What a program of one zone brings in stands in that zone.
    zone_id: me.access?.zoneId ?? null,
    metadata: JSON.stringify({
      import_key: imported.key,
      ...(dates.due ? { has_due_time: dates.due.hasTime } : {}),
      ...(dates.due?.hasTime ? { is_silent: true } : {}),
      ...(dates.leads === null ? {} : reminderMetadata({ leads: dates.leads, every: null, times: null })),
    }),
    created_at: me.now,
    updated_at: me.now,
  }
}

/** Its repetition, if it has one. */
export function recurrenceRows(me: Me, task_id: string, { dates: { recurrence } }: PlannedTask): Partial<Recurrence>[] {
  if (recurrence === null) return []
  const { rule, basis, local_time, excluded_dates = null } = recurrence.rule
  return [
    {
      recurrence_id: newId(),
      task_id,
      rule,
      basis,
      local_time,
      excluded_dates,
      start_date: recurrence.startDay,
      next_roll_at: null,
      created_at: me.now,
      updated_at: me.now,
    },
  ]
}

/** When it starts, if that is to come. */
export const startRows = (me: Me, task_id: string, { dates: { starts } }: PlannedTask): Partial<TaskStart>[] =>
  starts === null
    ? []
    : [{ task_id, starts_at: starts.at, start_date: starts.day, created_at: me.now, updated_at: me.now }]
