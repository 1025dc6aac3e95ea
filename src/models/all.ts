// Every table's model, referenced tables first: insert in this order, delete in reverse.
import { Achievement } from './achievement.ts'
import { Admin } from './admin.ts'
import { ApiToken } from './api-token.ts'
import { AuditEntry } from './audit-entry.ts'
import { BusyTime } from './busy-time.ts'
import { Calendar } from './calendar.ts'
import { Card } from './card.ts'
import { Change } from './change.ts'
import { ChatAccount } from './chat-account.ts'
import { CompassZone } from './compass-zone.ts'
import { Departure } from './departure.ts'
import { Draft } from './draft.ts'
import { EnergySnapshot } from './energy-snapshot.ts'
import { FocusCompanion } from './focus-companion.ts'
import { FocusInterruption } from './focus-interruption.ts'
import { FocusSession } from './focus-session.ts'
import { FocusSignal } from './focus-signal.ts'
import { Goal } from './goal.ts'
import { GoalLink } from './goal-link.ts'
import { Habit } from './habit.ts'
import { HabitCheck } from './habit-check.ts'
import { HabitCount } from './habit-count.ts'
import { HabitPause } from './habit-pause.ts'
import { HabitRhythm } from './habit-rhythm.ts'
import { HabitSetting } from './habit-setting.ts'
import { HeldNudge } from './held-nudge.ts'
import { IfThen } from './if-then.ts'
import { IfThenStart } from './if-then-start.ts'
import { Lease } from './lease.ts'
import { LinkCode } from './link-code.ts'
import { LinkedRole } from './linked-role.ts'
import { MicroStep } from './micro-step.ts'
import { MorningRitual } from './morning-ritual.ts'
import { Nudge } from './nudge.ts'
import { ProcessedRequest } from './processed-request.ts'
import { Project } from './project.ts'
import { ProjectMember } from './project-member.ts'
import { PushDevice } from './push-device.ts'
import { PushMessage } from './push-message.ts'
import { RecentView } from './recent-view.ts'
import { Recurrence } from './recurrence.ts'
import { RefreshToken } from './refresh-token.ts'
import { RefreshTokenLink } from './refresh-token-link.ts'
import { Room } from './room.ts'
import { RoomPlace } from './room-place.ts'
import { RoomSeat } from './room-seat.ts'
import type { Row } from './row.ts'
import { Runway } from './runway.ts'
import { Schedule } from './schedule.ts'
import { ServerSetting } from './server-setting.ts'
import { Setting } from './setting.ts'
import { Space } from './space.ts'
import { Task } from './task.ts'
import { TaskComment } from './task-comment.ts'
import { TaskDeferral } from './task-deferral.ts'
import { TaskHurdle } from './task-hurdle.ts'
import { TaskStart } from './task-start.ts'
import { TokenRevocation } from './token-revocation.ts'
import { User } from './user.ts'
import { UserAchievement } from './user-achievement.ts'
import { Webhook } from './webhook.ts'
import { WebhookEvent } from './webhook-event.ts'
import { XpEntry } from './xp-entry.ts'
import { ZonePlatform } from './zone-platform.ts'

export const models: readonly (typeof Row)[] = [
  User,
  Project,
  CompassZone,
  Task,
  MicroStep,
  TaskComment,
  MorningRitual,
  EnergySnapshot,
  FocusSession,
  Goal,
  Habit,
  Achievement,
  UserAchievement,
  RefreshToken,
  Space,
  ChatAccount,
  Admin,
  LinkCode,
  RefreshTokenLink,
  AuditEntry,
  ProjectMember,
  ZonePlatform,
  ProcessedRequest,
  Card,
  RecentView,
  Draft,
  Change,
  Schedule,
  Nudge,
  PushDevice,
  PushMessage,
  FocusSignal,
  HeldNudge,
  Lease,
  Setting,
  Recurrence,
  TaskStart,
  GoalLink,
  HabitCheck,
  HabitCount,
  HabitPause,
  HabitRhythm,
  HabitSetting,
  FocusCompanion,
  FocusInterruption,
  XpEntry,
  Calendar,
  BusyTime,
  Runway,
  Departure,
  TaskDeferral,
  TaskHurdle,
  IfThen,
  IfThenStart,
  Room,
  RoomPlace,
  RoomSeat,
  ServerSetting,
  ApiToken,
  LinkedRole,
  TokenRevocation,
  Webhook,
  WebhookEvent,
]
