// Programs that act for a person: what their token allows, and what they read as data.

/** What a request may do that came with a token; a person's own requests have no such limits. */
export interface TokenAccess {
  readonly tokenId: string
  /** `read`: only what changes nothing. */
  readonly scope: 'read' | 'write'
  /** Only tasks and steps of this zone; null: everything but what is hidden from programs. */
  readonly zoneId: string | null
}

/** Whose token it is, and what it allows. */
export interface TokenHolder extends TokenAccess {
  readonly userId: string
  readonly name: string
}

/** A token as its owner sees it. Instants in UTC. */
export interface TokenSummary {
  readonly tokenId: string
  readonly name: string
  readonly scope: 'read' | 'write'
  /** The name of its zone; null: all. */
  readonly zone: string | null
  readonly expiresAt: Date | null
  readonly usedAt: Date | null
}

/** What programs read, by name. Instants are ISO 8601 in UTC, days YYYY-MM-DD in the person's zone. */
export interface ApiResources {
  readonly tasks: ApiTask
  readonly steps: ApiStep
  readonly habits: ApiHabit
  readonly energy: ApiEnergy
  readonly focus: ApiFocus
  readonly rituals: ApiRitual
  readonly goals: ApiGoal
  readonly nudges: ApiNudge
}
export type ApiResourceName = keyof ApiResources

export interface ApiTask {
  readonly id: string
  readonly title: string
  readonly notes: string
  readonly status: 'todo' | 'in_progress' | 'blocked' | 'done' | 'dropped'
  readonly type: 'task' | 'idea' | 'goal' | 'habit'
  readonly priority: 'low' | 'medium' | 'high' | 'urgent'
  readonly tags: readonly string[]
  readonly minutes: number | null
  readonly due: { readonly at: string; readonly day: string; readonly hasTime: boolean } | null
  readonly rhythm: string | null
  readonly project: { readonly id: string; readonly name: string } | null
  readonly zone: { readonly id: string; readonly name: string } | null
  readonly parentId: string | null
  readonly createdAt: string
  readonly updatedAt: string
  readonly completedAt: string | null
}

export interface ApiStep {
  readonly id: string
  readonly taskId: string
  readonly number: number
  readonly description: string
  readonly minutes: number
  readonly isDone: boolean
  readonly completedAt: string | null
}

export interface ApiHabit {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly frequency: string
  readonly streak: number
  readonly isActive: boolean
  readonly checkedToday: boolean
  readonly createdAt: string
}

export interface ApiEnergy {
  readonly id: string
  readonly level: number
  readonly note: string | null
  readonly at: string
}

export interface ApiFocus {
  readonly id: string
  readonly taskId: string | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly plannedMinutes: number
  readonly minutes: number | null
  readonly interruptions: number
}

export interface ApiRitual {
  readonly id: string
  readonly day: string
  readonly taskIds: readonly string[]
  readonly isSkipped: boolean
}

export interface ApiGoal {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly targetDay: string | null
  readonly isDone: boolean
  readonly createdAt: string
}

export interface ApiNudge {
  readonly id: string
  readonly kind: string
  readonly subjectId: string | null
  readonly state: string
  readonly dueAt: string
  readonly sentAt: string | null
}

/** A page of a list; `next` is the cursor of the following one, null after the last. */
export interface ApiPage<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

/** What of a list is wanted. */
export interface ApiQuery {
  /** An id of the list: what follows it. */
  readonly after: string | null
  readonly limit: number
  /** By name, as declared for each list. */
  readonly filters: Readonly<Record<string, string>>
}

/** What a webhook is told of. `ping` is a test. */
export type WebhookEventType = 'task.done' | 'task.undone' | 'focus.begun' | 'focus.ended' | 'nudge.sent' | 'ping'

/** What happened, by type: the `data` of the message. */
export interface WebhookData {
  readonly 'task.done': ApiTask
  readonly 'task.undone': ApiTask
  readonly 'focus.begun': ApiFocus
  readonly 'focus.ended': ApiFocus
  readonly 'nudge.sent': ApiNudge
  readonly ping: { readonly webhook: string }
}

/** The body of a message to a webhook. */
export interface WebhookMessage {
  /** As in the header `webhook-id`: a repetition has the same one. */
  readonly id: string
  readonly type: WebhookEventType
  /** When it happened. */
  readonly timestamp: string
  readonly data: WebhookData[WebhookEventType]
}

/** A webhook as its owner sees it. Instants in UTC. */
export interface WebhookSummary {
  readonly webhookId: string
  readonly name: string
  /** All of its address that is shown. */
  readonly host: string
  readonly events: 'all' | 'tasks' | 'focus' | 'nudges'
  /** The name of its zone; null: all. */
  readonly zone: string | null
  readonly isPaused: boolean
  /** When an event was last accepted. */
  readonly deliveredAt: Date | null
  /** Since when none is accepted; null: the last one was. */
  readonly failedAt: Date | null
  /** Why not, as a code. */
  readonly failure: string | null
  /** Events that wait. */
  readonly waiting: number
}
