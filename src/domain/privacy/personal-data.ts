// Which rows belong to a person, by table: the contents of an export, and what erasure deletes.
import type { AnyQueryBuilder, Constructor, QueryBuilder, Transaction } from 'objection'
import { models } from '../../models/all.ts'
import { Calendar } from '../../models/calendar.ts'
import { ChatAccount } from '../../models/chat-account.ts'
import { CompassZone } from '../../models/compass-zone.ts'
import { FocusSession } from '../../models/focus-session.ts'
import { Goal } from '../../models/goal.ts'
import { Habit } from '../../models/habit.ts'
import { IfThen } from '../../models/if-then.ts'
import { Project } from '../../models/project.ts'
import { ProjectMember } from '../../models/project-member.ts'
import { PushDevice } from '../../models/push-device.ts'
import { RefreshToken } from '../../models/refresh-token.ts'
import type { Row } from '../../models/row.ts'
import { Task } from '../../models/task.ts'
import { Webhook } from '../../models/webhook.ts'

/** Rows of one table. */
export interface PersonalDataTable {
  readonly model: typeof Row
  /** The person's own rows, deleted with them. */
  ownRows(): QueryBuilder<Row>
  /** Those, and rows of others that name the person. */
  allRows(): QueryBuilder<Row>
}

/** A person's rows by table; tables without personal data are absent. */
export function personalDataTables(trx: Transaction, userId: string): readonly PersonalDataTable[] {
  const rules = ownershipRules(trx, userId)
  return models.flatMap((model) => {
    const rule = rules[model.tableName]
    if (!rule) return []
    const { own, about } = rule
    // Objection types a query by its class, which abstract classes lack.
    const concrete = model as unknown as Constructor<Row> & typeof Row
    const query = () => concrete.query(trx) as unknown as QueryBuilder<Row>
    const order = (from: QueryBuilder<Row>) => from.orderBy([model.idColumn].flat())
    return [
      {
        model,
        ownRows: () => order(own ? query().where(own) : query().whereRaw('1 = 0')),
        allRows: () =>
          order(
            query().where((rows) => {
              if (own) rows.where(own)
              if (about) rows.orWhere(about)
            }),
          ),
      },
    ]
  })
}

/** Tables without personal data: delivery hashes, leases, facts of this installation, badge definitions, places of rooms. */
export const NON_PERSONAL_TABLES: readonly string[] = [
  'processed_requests',
  'leases',
  'settings',
  'achievements',
  'rooms',
  'room_places',
  'server_settings',
  'token_revocations',
]

type Condition = (rows: QueryBuilder<Row>) => void

interface OwnershipRule {
  readonly own?: Condition
  readonly about?: Condition
}

function taskIds(trx: Transaction, userId: string) {
  const projects = () => Project.query(trx).select('project_id').where({ owner_id: userId })
  const zones = () => CompassZone.query(trx).select('zone_id').where({ user_id: userId })
  return {
    /** In a project of theirs, or in none and theirs. */
    tasks: () =>
      Task.query(trx)
        .select('task_id')
        .whereIn('project_id', projects())
        .orWhere((rows) => void rows.whereNull('project_id').where('assignee_id', userId)),
    /** In others' projects: assigned to them, or in a zone of theirs. */
    shared: () => Task.query(trx).select('task_id').where('assignee_id', userId).orWhereIn('zone_id', zones()),
  }
}

function ownershipRules(trx: Transaction, userId: string): Readonly<Record<string, OwnershipRule>> {
  const accounts = () => ChatAccount.query(trx).select('account_id').where({ user_id: userId })
  const spaces = () => ChatAccount.query(trx).select('space_id').where({ user_id: userId })
  const projects = () => Project.query(trx).select('project_id').where({ owner_id: userId })
  const memberships = () => ProjectMember.query(trx).select('project_id').where({ user_id: userId })
  const zones = () => CompassZone.query(trx).select('zone_id').where({ user_id: userId })
  const habits = () => Habit.query(trx).select('habit_id').where({ user_id: userId })
  const goals = () => Goal.query(trx).select('goal_id').where({ user_id: userId })
  const sessions = () => FocusSession.query(trx).select('session_id').where({ user_id: userId })
  const calendars = () => Calendar.query(trx).select('calendar_id').where({ user_id: userId })
  const ifThens = () => IfThen.query(trx).select('if_then_id').where({ user_id: userId })
  const pushDevices = () => PushDevice.query(trx).select('push_device_id').whereIn('account_id', accounts())
  const webhooks = () => Webhook.query(trx).select('webhook_id').where({ user_id: userId })
  const tokens = () => RefreshToken.query(trx).select('token_id').where({ user_id: userId })
  const { tasks, shared } = taskIds(trx, userId)
  const of: OwnershipRule = { own: (rows) => void rows.where({ user_id: userId }) }
  const by = (column: string, given: () => AnyQueryBuilder): OwnershipRule => ({
    own: (rows) => void rows.whereIn(column, given()),
  })
  const ofTasks = (column: string): OwnershipRule => ({
    ...by(column, tasks),
    about: (rows) => void rows.whereIn(column, shared()),
  })
  return {
    users: of,
    projects: {
      own: (rows) => void rows.where({ owner_id: userId }),
      about: (rows) => void rows.whereIn('project_id', memberships()),
    },
    compass_zones: of,
    tasks: ofTasks('task_id'),
    micro_steps: ofTasks('parent_task_id'),
    task_comments: {
      own: (rows) => void rows.where({ author_id: userId }).orWhereIn('task_id', tasks()),
    },
    morning_rituals: of,
    energy_snapshots: of,
    focus_sessions: of,
    goals: of,
    habits: of,
    user_achievements: of,
    refresh_tokens: of,
    spaces: { about: (rows) => void rows.whereIn('space_id', spaces()) },
    chat_accounts: of,
    admins: { ...of, about: (rows) => void rows.where({ granted_by_id: userId }) },
    link_codes: {
      own: (rows) => {
        rows.where({ user_id: userId })
        for (const column of ['issuer_account_id', 'bound_account_id', 'redeemer_account_id'])
          rows.orWhereIn(column, accounts())
      },
    },
    refresh_token_links: by('token_id', tokens),
    audit_entries: {
      about: (rows) =>
        void rows.where({ actor_id: userId }).orWhere({ subject_user_id: userId }).orWhereIn('account_id', accounts()),
    },
    project_members: { own: (rows) => void rows.where({ user_id: userId }).orWhereIn('project_id', projects()) },
    zone_platforms: by('zone_id', zones),
    cards: by('account_id', accounts),
    recent_views: by('account_id', accounts),
    drafts: of,
    changes: of,
    schedules: of,
    nudges: of,
    push_devices: by('account_id', accounts),
    push_messages: by('push_device_id', pushDevices),
    focus_signals: by('account_id', accounts),
    held_nudges: { about: (rows) => void rows.whereIn('account_id', accounts()) },
    recurrences: ofTasks('task_id'),
    task_starts: ofTasks('task_id'),
    goal_links: { own: (rows) => void rows.whereIn('goal_id', goals()).orWhereIn('task_id', tasks()) },
    habit_checks: by('habit_id', habits),
    habit_counts: by('habit_id', habits),
    habit_pauses: by('habit_id', habits),
    habit_rhythms: by('habit_id', habits),
    habit_settings: by('habit_id', habits),
    focus_companions: {
      own: (rows) => void rows.where({ user_id: userId }).orWhereIn('session_id', sessions()),
    },
    focus_interruptions: by('session_id', sessions),
    xp_entries: of,
    task_deferrals: of,
    task_hurdles: of,
    if_thens: of,
    if_then_starts: by('if_then_id', ifThens),
    calendars: of,
    busy_times: by('calendar_id', calendars),
    runways: ofTasks('task_id'),
    departures: of,
    room_seats: of,
    api_tokens: of,
    // Erasing the person leaves what is needed to clear and revoke it, without them.
    linked_roles: { about: (rows) => void rows.where({ user_id: userId }) },
    webhooks: of,
    webhook_events: by('webhook_id', webhooks),
  }
}
