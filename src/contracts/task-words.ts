// The words of the schema for a task's size, urgency and handling, for those that know no table.

/** How pressing a task is (`tasks.priority`). */
export type TaskPriority = 'low' | 'medium' | 'high' | 'urgent'

/** How large a task is, by its estimate (`tasks.scope`). */
export type TaskScope = 'simple' | 'medium' | 'complex'

/** How a task or a step is done (`delegation_mode`). `delete` means dropped. */
export type DelegationMode = 'do' | 'do_with_me' | 'delegate' | 'delete'
