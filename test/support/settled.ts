// A person with a row in every table that can hold one of theirs, written straight into the tables.
import type { Knex } from 'knex'
import { newId } from '../../src/models/id.ts'

const at = new Date('2026-03-04T09:00:00.000Z')
const stamps = { created_at: at, updated_at: at }

/** A person with a row in every table that can hold one of theirs. */
export async function settle(knex: Knex, username: string) {
  const person = { user_id: newId(), username, email: `${username}@users.invalid`, ...stamps }
  const user_id = person.user_id
  const calendar_id = newId()
  const if_then_id = newId()
  const push_device_id = newId()
  const webhook_id = newId()
  const [project_id, zone_id, task_id, parent_id] = [newId(), newId(), newId(), newId()]
  const [session_id, goal_id, habit_id] = [newId(), newId(), newId()]
  const [achievement_id, space_id, account_id] = [newId(), newId(), newId()]
  const [schedule_id, nudge_id] = [newId(), newId()]
  const [room_id, room_place_id] = [newId(), newId()]
  const created_at = at
  const task = { title: 'a', description: '', project_id, zone_id, assignee_id: user_id, ...stamps }
  const expires_at = at
  const rows: [string, object][] = [
    ['users', person],
    ['projects', { project_id, name: 'Inbox', description: '', owner_id: user_id, ...stamps }],
    ['compass_zones', { zone_id, user_id, name: 'Life', icon: '●', ...stamps }],
    ['tasks', { task_id: parent_id, ...task }],
    ['tasks', { task_id, parent_id, ...task }],
    [
      'micro_steps',
      { step_id: newId(), parent_task_id: task_id, step_number: 1, description: 'a', estimated_minutes: 1, created_at },
    ],
    ['task_comments', { comment_id: newId(), task_id, author_id: user_id, content: 'a', created_at }],
    [
      'morning_rituals',
      { ritual_id: newId(), user_id, completion_date: '2026-03-04', focus_task_1_id: task_id, completed_at: at },
    ],
    ['energy_snapshots', { snapshot_id: newId(), user_id, energy_level: 1, recorded_at: at }],
    ['focus_sessions', { session_id, user_id, task_id, started_at: at }],
    ['goals', { goal_id, user_id, title: 'a', created_at }],
    ['habits', { habit_id, user_id, name: 'a', created_at }],
    ['achievements', { achievement_id, name: username, created_at }],
    ['user_achievements', { user_achievement_id: newId(), user_id, achievement_id, unlocked_at: at }],
    ['refresh_tokens', { token_id: `${username}1`, user_id, token_hash: 'a', expires_at }],
    ['refresh_tokens', { token_id: `${username}2`, user_id, token_hash: 'a', expires_at }],
    ['refresh_token_links', { token_id: `${username}1`, family_id: `${username}1` }],
    ['refresh_token_links', { token_id: `${username}2`, family_id: `${username}1`, parent_id: `${username}1` }],
    ['spaces', { space_id, platform: 'terminal', external_id: username, ...stamps }],
    ['chat_accounts', { account_id, space_id, external_id: username, user_id, created_at }],
    ['admins', { admin_id: newId(), user_id, created_at }],
    [
      'link_codes',
      {
        code_id: newId(),
        purpose: 'link',
        code_hash: username,
        user_id,
        issuer_account_id: account_id,
        expires_at,
        created_at,
      },
    ],
    ['audit_entries', { audit_entry_id: newId(), action: 'link', actor_id: user_id, account_id, space_id, created_at }],
    ['project_members', { project_member_id: newId(), project_id, user_id, created_at }],
    ['zone_platforms', { zone_platform_id: newId(), zone_id, platform: 'slack', is_hidden: true, created_at }],
    [
      'cards',
      {
        card_id: newId(),
        account_id,
        channel_id: 'c',
        message_id: username,
        subject_kind: 'task',
        subject_id: task_id,
        ...stamps,
      },
    ],
    ['recent_views', { recent_view_id: newId(), account_id, channel_id: 'c', buttons: '[]', ...stamps }],
    ['drafts', { draft_id: newId(), user_id, kind: 'split', content: '{}', expires_at, created_at }],
    ['changes', { change_id: newId(), user_id, label: 'a', images: '[]', expires_at, created_at }],
    ['schedules', { schedule_id, user_id, kind: 'morning', ...stamps }],
    [
      'nudges',
      {
        nudge_id,
        schedule_id,
        slot: 'a',
        user_id,
        local_date: '2026-03-04',
        priority: 0,
        due_at: at,
        try_at: at,
        created_at,
      },
    ],
    [
      'nudges',
      {
        nudge_id: newId(),
        schedule_id,
        slot: 'b',
        user_id,
        local_date: '2026-03-04',
        priority: 0,
        due_at: at,
        try_at: at,
        bundle_id: nudge_id,
        account_id,
        created_at,
      },
    ],
    [
      'recurrences',
      { recurrence_id: newId(), task_id, rule: 'a', basis: 'calendar', start_date: '2026-03-04', ...stamps },
    ],
    ['task_starts', { task_id, starts_at: at, start_date: '2026-03-04', ...stamps }],
    ['goal_links', { goal_link_id: newId(), goal_id, task_id, created_at }],
    ['habit_checks', { check_id: newId(), habit_id, check_date: '2026-03-04', created_at }],
    [
      'habit_counts',
      {
        habit_count_id: newId(),
        habit_id,
        count_date: '2026-03-04',
        amount: 1,
        goal: 8,
        created_at,
        updated_at: created_at,
      },
    ],
    ['habit_rhythms', { habit_rhythm_id: newId(), habit_id, frequency: 'daily', end_date: '2026-03-04', created_at }],
    ['habit_pauses', { pause_id: newId(), habit_id, start_date: '2026-03-04', created_at }],
    ['habit_settings', { habit_setting_id: newId(), habit_id, created_at }],
    ['focus_companions', { companion_id: newId(), session_id, user_id, created_at }],
    ['rooms', { room_id, ...stamps }],
    ['room_places', { room_place_id, room_id, space_id, channel_id: username, ...stamps }],
    [
      'room_seats',
      { seat_id: newId(), room_id, room_place_id, user_id, task_id, starts_at: at, ends_at: at, ...stamps },
    ],
    [
      'api_tokens',
      {
        api_token_id: newId(),
        user_id,
        name: 'Widget',
        token_hash: newId(),
        scope: 'read',
        created_at: stamps.created_at,
      },
    ],
    [
      'linked_roles',
      { linked_role_id: newId(), user_id, account_id, credentials: 'sealed', next_look_at: at, ...stamps },
    ],
    [
      'webhooks',
      {
        webhook_id,
        user_id,
        zone_id,
        name: 'Lamp',
        host: 'hooks.example.org',
        target: 'sealed',
        events: 'all',
        ...stamps,
      },
    ],
    [
      'webhook_events',
      { webhook_event_id: newId(), webhook_id, type: 'ping', sequence_number: 1, content: '{}', created_at },
    ],
    ['server_settings', { server_setting_id: newId(), space_id, ...stamps }],
    ['focus_interruptions', { interruption_id: newId(), session_id, created_at }],
    [
      'xp_entries',
      { xp_entry_id: newId(), user_id, source_kind: 'task', source_key: task_id, turn: 1, amount: 15, created_at },
    ],
    [
      'calendars',
      {
        ...{ calendar_id, user_id, zone_id, name: 'Work', address: 'sealed', address_mac: 'mac' },
        ...{ host: 'calendar.example.org', ...stamps },
      },
    ],
    [
      'busy_times',
      {
        ...{ busy_time_id: newId(), calendar_id, starts_at: at, ends_at: new Date(at.getTime() + 60_000) },
        created_at,
      },
    ],
    ['runways', { runway_id: newId(), task_id, travel_minutes: 20, ...stamps }],
    [
      'push_devices',
      {
        ...{
          push_device_id,
          account_id,
          family_id: 'family',
          name: 'Firefox',
          address: 'sealed',
          address_mac: newId(),
        },
        ...stamps,
      },
    ],
    ['focus_signals', { account_id, credentials: 'sealed', ...stamps }],
    [
      'held_nudges',
      {
        ...{ nudge_id: newId(), carrier_id: newId(), schedule_id, slot: 'a', account_id, space_id },
        ...{ channel_id: 'D1', view_hash: 'hash', card_kind: 'task', card_id: task_id, due_at: at, ...stamps },
      },
    ],
    ['push_messages', { push_message_id: newId(), push_device_id, nudge_id, ...stamps }],
    [
      'departures',
      {
        ...{ departure_id: newId(), user_id, task_id, trip_key: 'a', due_at: at, leave_at: at, left_at: at },
        created_at,
      },
    ],
    ['task_deferrals', { deferral_id: newId(), user_id, task_id, way: 'moved', created_at }],
    ['task_hurdles', { hurdle_id: newId(), user_id, task_id, asked_date: '2026-03-04', reason: 'boring', created_at }],
    [
      'if_thens',
      {
        ...{ if_then_id, user_id, trigger_kind: 'habit', habit_id, task_id, action: 'Stretch', armed_at: at },
        ...stamps,
      },
    ],
    ['if_then_starts', { start_id: newId(), if_then_id, started_at: at, created_at }],
  ]
  for (const [table, row] of rows) await knex(table).insert(row)
  return { user_id, project_id, zone_id, task_id, account_id, rows, tables: [...new Set(rows.map(([table]) => table))] }
}
