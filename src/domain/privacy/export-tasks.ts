// Exports a person's tasks for other programs: as todo.txt or as VTODOs. What was dropped and what others hold is left out.
import type { Transaction } from 'objection'
import type { ExportedTask } from '../../contracts/imports.ts'
import { writeIcalTodos } from '../../language/exports/ical-todo.ts'
import { writeTodoTxt } from '../../language/exports/todo-txt.ts'
import { Project } from '../../models/project.ts'
import { Recurrence } from '../../models/recurrence.ts'
import { Task } from '../../models/task.ts'
import { TaskStart } from '../../models/task-start.ts'
import { User } from '../../models/user.ts'
import { localDay, localTime } from '../../time/index.ts'
import { DomainError } from '../../user-error.ts'
import * as projects from '../places/projects.ts'
import { estimatedMinutes } from '../tasks/trees.ts'

/** The formats of exported tasks. */
export type TaskExportFormat = 'todo.txt' | 'ics'

/** @throws DomainError if there is no such person */
export async function exportTasks(
  trx: Transaction,
  userId: string,
  format: TaskExportFormat,
  now: Date,
): Promise<string> {
  const user = await User.query(trx).findById(userId)
  if (!user) throw new DomainError('person.unknown')
  const tasks = await loadExportedTasks(trx, user)
  return format === 'ics' ? writeIcalTodos(tasks, { zone: user.timezone, now }) : writeTodoTxt(tasks)
}

/** Parents before their parts, else by age. Days and times are those of the person's zone. */
export async function loadExportedTasks(trx: Transaction, user: User): Promise<readonly ExportedTask[]> {
  const zone = user.timezone
  const tasks = await Task.query(trx)
    .where({ assignee_id: user.user_id })
    .whereNot('delegation_mode', 'delete')
    .orderBy([{ column: 'level' }, { column: 'created_at' }, { column: 'task_id' }])
  const own = Task.query(trx).select('task_id').where({ assignee_id: user.user_id })
  const rules = new Map((await Recurrence.query(trx).whereIn('task_id', own)).map((row) => [row.task_id, row]))
  const starts = new Map((await TaskStart.query(trx).whereIn('task_id', own)).map((row) => [row.task_id, row]))
  const lists = new Map(
    (
      await Project.query(trx).whereIn(
        'project_id',
        Task.query(trx).select('project_id').where({ assignee_id: user.user_id }),
      )
    ).map((project) => [project.project_id, projects.isInbox(project) ? null : project.name]),
  )
  const exported = new Set(tasks.map(({ task_id }) => task_id))
  const dayOf = (instant: Date): string => localDay(instant, zone, '00:00')
  return tasks.map((task): ExportedTask => {
    const rule = rules.get(task.task_id)
    const start = starts.get(task.task_id)
    const { due_date, parent_id, parsedMetadata } = task
    return {
      key: task.task_id,
      title: task.title,
      notes: task.description,
      list: lists.get(task.project_id ?? '') ?? null,
      parent: parent_id !== null && exported.has(parent_id) ? parent_id : null,
      due: due_date && { day: dayOf(due_date), time: parsedMetadata.has_due_time ? localTime(due_date, zone) : null },
      starts: start ? { day: start.start_date ?? dayOf(start.starts_at) } : null,
      rhythm: rule ? { rule: rule.rule, basis: rule.basis } : null,
      leads: parsedMetadata.remind_leads ?? [],
      minutes: estimatedMinutes(task),
      priority: task.priority,
      tags: task.parsedTags,
      isDone: task.status === 'done',
      doneOn: task.completed_at && dayOf(task.completed_at),
      createdOn: dayOf(task.created_at),
    }
  })
}
