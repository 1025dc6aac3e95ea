// Quiet rooms, and what admins decided for their server.
import type { Room } from '../../../src/models/room.ts'
import type { RoomPlace } from '../../../src/models/room-place.ts'
import type { RoomSeat } from '../../../src/models/room-seat.ts'
import type { ServerSetting } from '../../../src/models/server-setting.ts'
import { type ExpectedTables, table } from '../expected.ts'

export const rooms: ExpectedTables = {
  rooms: table<Room>({
    columns: {
      room_id: { type: 'UUID', primary: true },
      name: { type: 'VARCHAR(50)' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
  }),
  room_places: table<RoomPlace>({
    columns: {
      room_place_id: { type: 'UUID', primary: true },
      room_id: { type: 'UUID', required: true, references: 'rooms.room_id', onDelete: 'CASCADE' },
      space_id: { type: 'UUID', required: true, references: 'spaces.space_id', onDelete: 'CASCADE' },
      server_id: { type: 'VARCHAR(100)', required: true, default: "''" },
      channel_id: { type: 'VARCHAR(100)', required: true },
      message_id: { type: 'VARCHAR(100)' },
      allows_names: { type: 'BOOLEAN', required: true, default: 'FALSE' },
      code_hash: { type: 'VARCHAR(64)' },
      code_expires_at: { type: 'INSTANT' },
      posts: { type: 'INTEGER', required: true, default: '1' },
      view_hash: { type: 'VARCHAR(64)' },
      drawn_at: { type: 'INSTANT' },
      next_draw_at: { type: 'INSTANT' },
      problem: { type: 'VARCHAR(60)' },
      problem_at: { type: 'INSTANT' },
      closed_at: { type: 'INSTANT' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
      problem_told_at: { type: 'INSTANT' },
    },
    indexes: {
      idx_room_places_room: 'room_id',
      idx_room_places_problem: 'problem_at WHERE problem_at IS NOT NULL',
    },
    uniqueIndexes: {
      uq_room_places_channel: 'space_id, channel_id',
      uq_room_places_code: 'code_hash WHERE code_hash IS NOT NULL',
    },
  }),
  room_seats: table<RoomSeat>({
    columns: {
      seat_id: { type: 'UUID', primary: true },
      room_id: { type: 'UUID', required: true, references: 'rooms.room_id', onDelete: 'CASCADE' },
      room_place_id: { type: 'UUID', required: true, references: 'room_places.room_place_id', onDelete: 'CASCADE' },
      user_id: { type: 'UUID', required: true, references: 'users.user_id', onDelete: 'CASCADE' },
      task_id: { type: 'UUID', references: 'tasks.task_id', onDelete: 'SET NULL' },
      emoji: { type: 'VARCHAR(20)' },
      step: { type: 'VARCHAR(255)' },
      shows_name: { type: 'VARCHAR(10)', required: true, default: "'nobody'" },
      starts_at: { type: 'INSTANT', required: true },
      ends_at: { type: 'INSTANT', required: true },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    checks: {
      ck_room_seats_name: "shows_name IN ('nobody', 'here', 'everywhere')",
      ck_room_seats_ends: 'ends_at >= starts_at',
    },
    indexes: {
      idx_room_seats_user: 'user_id',
      idx_room_seats_place: 'room_place_id',
      idx_room_seats_task: 'task_id WHERE task_id IS NOT NULL',
      idx_room_seats_ends: 'ends_at',
    },
    uniqueIndexes: {
      uq_room_seats_person: 'room_id, user_id',
    },
  }),
  server_settings: table<ServerSetting>({
    columns: {
      server_setting_id: { type: 'UUID', primary: true },
      space_id: { type: 'UUID', required: true, references: 'spaces.space_id', onDelete: 'CASCADE' },
      server_id: { type: 'VARCHAR(100)', required: true, default: "''" },
      allows_share: { type: 'BOOLEAN', required: true, default: 'TRUE' },
      is_quiet: { type: 'BOOLEAN', required: true, default: 'TRUE' },
      created_at: { type: 'INSTANT', required: true },
      updated_at: { type: 'INSTANT', required: true },
    },
    uniqueIndexes: {
      uq_server_settings_server: 'space_id, server_id',
    },
  }),
}
