// What a day holds beside tasks: busy times, the way to appointments, what is put off, and if-thens.
import type { BusyTime } from '../../../src/models/busy-time.ts'
import type { Calendar } from '../../../src/models/calendar.ts'
import type { Departure } from '../../../src/models/departure.ts'
import type { IfThen } from '../../../src/models/if-then.ts'
import type { IfThenStart } from '../../../src/models/if-then-start.ts'
import type { Runway } from '../../../src/models/runway.ts'
import type { TaskDeferral } from '../../../src/models/task-deferral.ts'
import type { TaskHurdle } from '../../../src/models/task-hurdle.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const day: ExpectedTables = {
  calendars: table<Calendar>({
    columns: {
      calendar_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      zone_id: { type: 'UUID', references: 'compass_zones.zone_id', onDelete: 'SET NULL' },
      name: { type: 'VARCHAR(50)', required: true },
      address: { type: 'TEXT', required: true },
      address_mac: { type: 'VARCHAR(64)', required: true },
      host: { type: 'VARCHAR(255)', required: true },
      is_titled: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      etag: { type: 'VARCHAR(255)' },
      last_modified: { type: 'VARCHAR(64)' },
      next_fetch_at: { type: 'INSTANT' },
      fetched_at: { type: 'INSTANT' },
      failed_at: { type: 'INSTANT' },
      failure: { type: 'VARCHAR(30)' },
      failure_count: { type: 'INTEGER', required: true, default: '0' },
      told_at: { type: 'INSTANT' },
      removed_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_calendars_fetch: 'next_fetch_at WHERE next_fetch_at IS NOT NULL',
      idx_calendars_removed: 'removed_at WHERE removed_at IS NOT NULL',
      idx_calendars_zone: 'zone_id WHERE zone_id IS NOT NULL',
    },
    uniqueIndexes: {
      uq_calendars_address: 'user_id, address_mac',
    },
  }),
  busy_times: table<BusyTime>({
    columns: {
      busy_time_id: { type: 'UUID', primary: true },
      calendar_id: { type: 'UUID', required: true, references: 'calendars.calendar_id', onDelete: 'CASCADE' },
      starts_at: { type: 'INSTANT', required: true },
      ends_at: { type: 'INSTANT', required: true },
      title: { type: 'VARCHAR(255)' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_busy_times_end: 'calendar_id, ends_at',
      idx_busy_times_over: 'ends_at',
    },
    checks: {
      ck_busy_times_end: 'ends_at > starts_at',
    },
  }),
  runways: table<Runway>({
    columns: {
      runway_id: { type: 'UUID', primary: true },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      travel_minutes: { type: 'INTEGER', required: true, default: '0' },
      travel_mode: { type: 'VARCHAR(30)' },
      learned_minutes: { type: 'INTEGER' },
      is_fixed: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      ready_list: { type: 'TEXT', required: true, default: "'[]'" },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_runways_task: 'task_id',
    },
    checks: {
      ck_runways_travel: 'travel_minutes >= 0 AND travel_minutes <= 600',
    },
  }),
  departures: table<Departure>({
    columns: {
      departure_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'SET NULL' },
      trip_key: { type: 'VARCHAR(255)', required: true },
      due_at: { type: 'INSTANT', required: true },
      leave_at: { type: 'INSTANT', required: true },
      left_at: { type: 'INSTANT', required: true },
      arrived_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_departures_trip: 'user_id, trip_key, left_at',
      idx_departures_task: 'task_id WHERE task_id IS NOT NULL',
    },
  }),
  task_deferrals: table<TaskDeferral>({
    columns: {
      deferral_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      way: { type: 'VARCHAR(20)', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_task_deferrals_task: 'task_id, user_id, created_at',
      idx_task_deferrals_over: 'created_at',
    },
  }),
  task_hurdles: table<TaskHurdle>({
    columns: {
      hurdle_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', required: true, references: 'tasks.task_id', onDelete: 'CASCADE' },
      asked_date: { type: 'VARCHAR(10)', required: true },
      reason: { type: 'VARCHAR(20)' },
      created_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: { uq_task_hurdles_day: 'task_id, user_id, asked_date' },
  }),
  if_thens: table<IfThen>({
    columns: {
      if_then_id: { type: 'UUID', primary: true },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      trigger_kind: { type: 'VARCHAR(20)', required: true },
      habit_id: { type: 'UUID', references: 'habits.habit_id', onDelete: 'CASCADE' },
      trigger_words: { type: 'VARCHAR(100)' },
      task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'SET NULL' },
      action: { type: 'VARCHAR(255)', required: true },
      is_repeating: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      armed_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    indexes: {
      idx_if_thens_trigger: 'user_id, trigger_kind',
      idx_if_thens_habit: 'habit_id WHERE habit_id IS NOT NULL',
      idx_if_thens_task: 'task_id WHERE task_id IS NOT NULL',
    },
  }),
  if_then_starts: table<IfThenStart>({
    columns: {
      start_id: { type: 'UUID', primary: true },
      if_then_id: { type: 'UUID', required: true, references: 'if_thens.if_then_id', onDelete: 'CASCADE' },
      started_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
    },
    indexes: { idx_if_then_starts_time: 'if_then_id, started_at' },
  }),
}
