// A task, and the words the schema knows for its state, size and handling.
import type { RelationMappings } from 'objection'
import type { DelegationMode, TaskPriority, TaskScope } from '../contracts/task-words.ts'
import { CompassZone } from './compass-zone.ts'
import { childrenIds, type TaskMetadata, tags, taskMetadata } from './json.ts'
import { MicroStep } from './micro-step.ts'
import { Project } from './project.ts'
import { belongsTo, hasMany } from './relations.ts'
import { TimestampedRow } from './row.ts'

export type { TaskPriority, TaskScope }

export const captureTypes = ['task', 'idea', 'goal', 'habit'] as const
export type CaptureType = (typeof captureTypes)[number]

export type TaskStatus = 'todo' | 'in_progress' | 'blocked' | 'done'

export const priorities = ['low', 'medium', 'high', 'urgent'] as const satisfies readonly TaskPriority[]

export const scopes = ['simple', 'medium', 'complex'] as const satisfies readonly TaskScope[]

export type DecompositionState = 'stub' | 'decomposing' | 'decomposed' | 'atomic'

export const leafTypes = ['digital', 'physical', 'social'] as const
export type LeafType = (typeof leafTypes)[number]

/** The deepest `level` a task may have; the root has 0. */
export const maxTaskLevel = 6

export class Task extends TimestampedRow {
  static override readonly tableName = 'tasks'
  static override readonly idColumn = 'task_id'
  static override readonly defaults = {
    capture_type: 'task',
    status: 'todo',
    priority: 'medium',
    actual_hours: 0,
    tags: '[]',
    metadata: '{}',
    scope: 'simple',
    delegation_mode: 'do',
    is_micro_step: false,
    micro_steps: '[]',
    level: 0,
    decomposition_state: 'stub',
    children_ids: '[]',
    total_minutes: 0,
    is_leaf: false,
  }

  declare task_id: string
  declare title: string
  declare description: string
  declare project_id: string | null
  /** Authoritative; `level`, `children_ids`, `is_leaf`, `total_minutes` are derived from it. */
  declare parent_id: string | null
  declare capture_type: CaptureType
  declare status: TaskStatus
  declare priority: TaskPriority
  /** Hours, two decimals. */
  declare estimated_hours: number | null
  /** Hours, two decimals; recomputed from minutes, never incremented. */
  declare actual_hours: number
  /** JSON text. */
  declare tags: string
  declare assignee_id: string | null
  /** An instant; `parsedMetadata.has_due_time` tells whether its time was typed. */
  declare due_date: Date | null
  declare started_at: Date | null
  declare completed_at: Date | null
  /** JSON text. */
  declare metadata: string
  declare scope: TaskScope
  /** `delete` means dropped: in no list, restorable. */
  declare delegation_mode: DelegationMode
  declare is_micro_step: boolean
  /** JSON text; legacy, the steps are rows of `micro_steps`. */
  declare micro_steps: string
  /** 0 to 6. */
  declare level: number
  declare custom_emoji: string | null
  declare decomposition_state: DecompositionState
  /** JSON text. */
  declare children_ids: string
  declare total_minutes: number
  declare is_leaf: boolean
  declare leaf_type: LeafType | null
  declare zone_id: string | null
  /** If fetched with it. */
  declare project: Project | null | undefined
  declare zone: CompassZone | null | undefined
  declare parent: Task | null | undefined
  declare children: Task[] | undefined
  declare steps: MicroStep[] | undefined

  /** Open: neither done nor dropped. */
  get isOpen(): boolean {
    return this.status !== 'done' && this.delegation_mode !== 'delete'
  }

  get parsedTags(): string[] {
    return tags.read(this.tags)
  }

  get parsedMetadata(): TaskMetadata {
    return taskMetadata.read(this.metadata)
  }

  get parsedChildrenIds(): string[] {
    return childrenIds.read(this.children_ids)
  }

  // A getter, since models reference each other.
  static override get relationMappings(): RelationMappings {
    return {
      project: belongsTo(Project, 'tasks.project_id', 'projects.project_id'),
      zone: belongsTo(CompassZone, 'tasks.zone_id', 'compass_zones.zone_id'),
      parent: belongsTo(Task, 'tasks.parent_id', 'tasks.task_id'),
      children: hasMany(Task, 'tasks.task_id', 'tasks.parent_id'),
      steps: hasMany(MicroStep, 'tasks.task_id', 'micro_steps.parent_task_id'),
    }
  }
}
