// The schema's words for size, priority and handling of a task, for code that knows no table.

/** `tasks.priority`. */
/** What a task takes: a screen, hands or feet, another person. */
export type TaskKind = 'digital' | 'physical' | 'social'

export type TaskPriority = 'low' | 'medium' | 'high' | 'urgent'

/** Size by estimate (`tasks.scope`). */
export type TaskScope = 'simple' | 'medium' | 'complex'

/** How a task or step is done (`delegation_mode`). `delete` means dropped. */
export type DelegationMode = 'do' | 'do_with_me' | 'delegate' | 'delete'
