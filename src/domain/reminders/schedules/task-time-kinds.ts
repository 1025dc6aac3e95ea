// Kinds of reminders that are about a task's typed time.

/** The kinds of these reminders, in the order in which they come. */
export const RUNWAY_KINDS = ['land', 'get-ready', 'leave'] as const
export type RunwayKind = (typeof RUNWAY_KINDS)[number]

/** Minutes before the appointment at which each comes; null: it does not. */
export type RunwayLeads = Readonly<Record<RunwayKind, number | null>>

/** Kinds whose schedules are of a task's typed time: when it moves, they do. */
export const isTaskTimeKind = (kind: string): boolean => kind === 'task' || isRunwayKind(kind)

const isRunwayKind = (kind: string): kind is RunwayKind => RUNWAY_KINDS.some((each) => each === kind)
