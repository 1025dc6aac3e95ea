// How long the rows of each table are kept, and how those that are over are found: oldest first, by an index, as many as
// one step deletes. A table without a rule here fails a test.
import type { Transaction } from 'objection'

/** How the rows of a table end. `ends` is read by operators, on README.md beside this file. */
export interface RetentionRule {
  readonly ends: string
  /** Deleted by the purge; without any, the rows end otherwise or are kept, as `ends` says. */
  readonly steps?: readonly RetentionStep[]
}

/** Rows that are over, as one index finds them. The SQL holds on both engines and binds nothing. */
export interface RetentionStep {
  /** The primary key. */
  readonly key: string
  /** An instant; the column of the index. */
  readonly by: string
  /** Days after that instant. */
  readonly days: number
  /** The condition of the index, where it has one, spelt as the index spells it. */
  readonly where?: string
  /** What must hold besides. Rows of which it does not hold are passed over. */
  readonly only?: string
  /** Done in the transaction that deletes them. @param now UTC */
  readonly before?: (trx: Transaction, ids: readonly string[], now: Date) => Promise<void>
}

const PERSONS = 'with the person (`me delete`, `user erase`): it is their own record'
const TASKS = 'with its task'

/** Days that what was said and shown is kept. */
const SAID_DAYS = 90

const isAnyOf = (states: string): string => `state IN (${states})`

/** Things a card can show that are not over: an old message about them still changes with them. */
const OPEN_SUBJECTS = `
  EXISTS (SELECT 1 FROM tasks WHERE tasks.task_id = cards.subject_id AND tasks.delegation_mode <> 'delete'
    AND (tasks.status <> 'done' OR tasks.completed_at >= :since))
  OR EXISTS (SELECT 1 FROM goals WHERE goals.goal_id = cards.subject_id
    AND (NOT goals.is_completed OR goals.completed_at >= :since))
  OR EXISTS (SELECT 1 FROM habits WHERE habits.habit_id = cards.subject_id AND habits.is_active)
  OR EXISTS (SELECT 1 FROM projects WHERE projects.project_id = cards.subject_id AND projects.is_active)
  OR EXISTS (SELECT 1 FROM focus_sessions WHERE focus_sessions.session_id = cards.subject_id
    AND focus_sessions.ended_at IS NULL)`

/** A wish about a thing that is not over: when it is opened again, moved or its zone changes, the wish still counts. */
const OPEN_WISH = `
  EXISTS (SELECT 1 FROM tasks WHERE tasks.task_id = schedules.subject_id AND tasks.delegation_mode <> 'delete'
    AND (tasks.status <> 'done' OR tasks.completed_at >= :since))
  OR EXISTS (SELECT 1 FROM goals WHERE goals.goal_id = schedules.subject_id
    AND (NOT goals.is_completed OR goals.completed_at >= :since))
  OR EXISTS (SELECT 1 FROM habits WHERE habits.habit_id = schedules.subject_id)`

/** By table, in the order of `models`. */
export const RETENTION: Readonly<Record<string, RetentionRule>> = {
  users: { ends: 'when the person is erased (`me delete`, `user erase`)' },
  projects: { ends: PERSONS },
  compass_zones: { ends: PERSONS },
  tasks: { ends: PERSONS },
  micro_steps: { ends: TASKS },
  task_comments: { ends: 'with its task or its author' },
  morning_rituals: { ends: `${PERSONS}, one row a day` },
  energy_snapshots: { ends: PERSONS },
  focus_sessions: { ends: PERSONS },
  goals: { ends: PERSONS },
  habits: { ends: PERSONS },
  achievements: { ends: 'never: one row for each badge there is' },
  user_achievements: { ends: `${PERSONS}, one row a badge` },
  refresh_tokens: { ends: 'when the newest token of its session has expired: 30 days unused, 90 days at most' },
  spaces: { ends: 'never: one row for each workspace, also one that was left, since its people may come back' },
  chat_accounts: {
    ends: 'with its person; a day after it wrote first where it was not let in',
    steps: [{ key: 'account_id', by: 'created_at', days: 1, where: 'user_id IS NULL' }],
  },
  admins: { ends: 'when the right is taken away, or with the person' },
  link_codes: {
    ends: 'a day after it expired',
    steps: [{ key: 'code_id', by: 'expires_at', days: 1 }],
  },
  refresh_token_links: { ends: 'with its token' },
  audit_entries: {
    ends: `wrong codes after ${SAID_DAYS} days; the rest never: who was given which right, a few rows a person`,
    steps: [{ key: 'audit_entry_id', by: 'created_at', days: SAID_DAYS, where: "action = 'code refused'" }],
  },
  project_members: { ends: 'when the person leaves, or with the project' },
  zone_platforms: { ends: 'with its zone' },
  processed_requests: {
    ends: 'after a day: no platform repeats a delivery that late',
    steps: [{ key: 'request_id', by: 'created_at', days: 1 }],
  },
  cards: {
    ends: `${SAID_DAYS} days after it was posted, unless what it shows is open`,
    steps: [{ key: 'card_id', by: 'updated_at', days: SAID_DAYS, only: `NOT (${OPEN_SUBJECTS})` }],
  },
  recent_views: {
    ends: 'after 30 days in which nothing was said there: no number or label holds longer than 12 hours',
    steps: [{ key: 'recent_view_id', by: 'updated_at', days: 30 }],
  },
  drafts: {
    ends: 'a day after it was proposed',
    steps: [{ key: 'draft_id', by: 'expires_at', days: 0, before: restoreProposedTasks }],
  },
  changes: {
    ends: 'when it can be undone no more: after 10 minutes, a fresh start or an import after 7 days',
    steps: [{ key: 'change_id', by: 'expires_at', days: 0 }],
  },
  schedules: {
    ends: `${SAID_DAYS} days after it had nothing more to say, unless its task, goal or habit is open; a person's own times never`,
    steps: [
      {
        key: 'schedule_id',
        by: 'updated_at',
        days: SAID_DAYS,
        where: 'next_due_at IS NULL AND subject_id IS NOT NULL',
        only: `NOT (${OPEN_WISH}) AND NOT EXISTS (SELECT 1 FROM nudges WHERE nudges.schedule_id = schedules.schedule_id)`,
      },
    ],
  },
  nudges: {
    ends: `${SAID_DAYS} days after it was due, whatever became of it`,
    steps: [
      { key: 'nudge_id', by: 'due_at', days: SAID_DAYS, where: isAnyOf("'sent', 'missed', 'dropped', 'failed'") },
      // Few, and found by the indexes of the outbox: what no process could ever send, or look up.
      { key: 'nudge_id', by: 'due_at', days: SAID_DAYS, where: "state = 'pending'" },
      { key: 'nudge_id', by: 'due_at', days: SAID_DAYS, where: isAnyOf("'sending', 'unknown'") },
    ],
  },
  push_devices: {
    ends: 'when notifications are switched off or the browser is signed out; 30 days after its push service ended it',
    steps: [{ key: 'push_device_id', by: 'ended_at', days: 30, where: 'ended_at IS NOT NULL' }],
  },
  push_messages: {
    ends: 'two days after it was sent: its buttons can be pressed for 12 hours',
    steps: [{ key: 'push_message_id', by: 'created_at', days: 2 }],
  },
  focus_signals: { ends: 'when the person takes both wishes back, or with the account' },
  held_nudges: {
    ends: 'when its message was posted or taken back; a day after it was due at the latest',
    steps: [{ key: 'nudge_id', by: 'due_at', days: 1 }],
  },
  leases: {
    ends: 'when its process stops, a day after it expired at the latest',
    steps: [{ key: 'lease_id', by: 'expires_at', days: 1 }],
  },
  settings: { ends: 'never: one row for each fact of this installation' },
  recurrences: { ends: TASKS },
  task_starts: { ends: TASKS },
  goal_links: { ends: 'with its goal or its task' },
  habit_checks: { ends: 'with its habit, one row a day: what streaks are counted from' },
  habit_counts: { ends: 'with its habit, one row a day on which it was counted' },
  habit_pauses: { ends: 'with its habit' },
  habit_rhythms: { ends: 'with its habit: past days are judged by the rhythm they had' },
  habit_settings: { ends: 'with its habit' },
  focus_companions: { ends: 'with its session' },
  focus_interruptions: { ends: 'with its session' },
  xp_entries: { ends: `${PERSONS}; what a day's points and levels are counted from` },
  calendars: {
    ends: 'a day after the person removed it, until which that can be undone; else with the person',
    steps: [{ key: 'calendar_id', by: 'removed_at', days: 1, where: 'removed_at IS NOT NULL' }],
  },
  busy_times: {
    ends: 'a day after it ended, when its calendar no longer has it, or at once when the calendar is removed',
    steps: [{ key: 'busy_time_id', by: 'ends_at', days: 1 }],
  },
  runways: { ends: TASKS },
  api_tokens: {
    ends: 'a day after its end, or when it is revoked',
    steps: [{ key: 'api_token_id', by: 'expires_at', days: 1, where: 'expires_at IS NOT NULL' }],
  },
  webhooks: {
    ends: 'a day after the person removed it, until which that can be undone; when everything is signed out',
    steps: [{ key: 'webhook_id', by: 'removed_at', days: 1, where: 'removed_at IS NOT NULL' }],
  },
  webhook_events: {
    ends: 'as soon as it was accepted, its webhook was paused or removed, or nothing was accepted for three days',
    steps: [{ key: 'webhook_event_id', by: 'created_at', days: 5 }],
  },
  departures: { ends: `${PERSONS}, one row a trip; what travel times are learned from` },
  task_deferrals: {
    ends: `${SAID_DAYS} days after it was put off, or with its task`,
    steps: [{ key: 'deferral_id', by: 'created_at', days: SAID_DAYS }],
  },
  task_hurdles: { ends: `${TASKS}; what the person said is in the way, for themself alone` },
  if_thens: { ends: `when the person drops it, or ${PERSONS}` },
  if_then_starts: { ends: 'with its if-then' },
  rooms: { ends: 'when an admin closes its last place' },
  room_places: {
    ends: 'when an admin closes it; 30 days after its message could be posted no more',
    steps: [{ key: 'room_place_id', by: 'problem_at', days: 30, where: 'problem_at IS NOT NULL' }],
  },
  room_seats: {
    ends: 'an hour after it is over at the latest: no record is kept of who sat in a room',
    steps: [{ key: 'seat_id', by: 'ends_at', days: 0 }],
  },
  linked_roles: {
    ends: 'when the person ends it, or with the person: as soon as Discord has been told; after 30 days where it cannot be',
    steps: [{ key: 'linked_role_id', by: 'updated_at', days: 30, where: 'user_id IS NULL' }],
  },
  token_revocations: {
    ends: 'as soon as its platform has revoked it; after 30 days where it cannot be. It names no person',
    steps: [{ key: 'token_revocation_id', by: 'created_at', days: 30 }],
  },
  server_settings: { ends: 'never: one row for each workspace or server whose admins decided something' },
}

/** A task whose proposal is over is whole again, so that it can be split anew. */
async function restoreProposedTasks(trx: Transaction, ids: readonly string[], now: Date): Promise<void> {
  const proposals: { content: string }[] = await trx('drafts')
    .whereIn('draft_id', [...ids])
    .select('content')
  const named = proposals.flatMap(({ content }) => content.match(UUID) ?? [])
  for (let at = 0; at < named.length; at += MAX_BOUND)
    await trx('tasks')
      .whereIn('task_id', named.slice(at, at + MAX_BOUND))
      .where('decomposition_state', 'decomposing')
      .where('updated_at', '<', new Date(now.getTime() - 86_400_000))
      .update({ decomposition_state: 'stub', updated_at: now })
}

/** Values that one statement may bind, on either engine. */
const MAX_BOUND = 10_000

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
