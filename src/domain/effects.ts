// The effects of written rows, by table, in one literal: passed to the commit of a request and to undo.

import { syncCalendars } from './calendars/index.ts'
import { afterUndoCompanion } from './days/focus/companions.ts'
import { recordFocusEvents } from './days/focus/focus-events.ts'
import { afterUndoInterruption } from './days/focus/interruptions.ts'
import { afterUndoFocus, checkFocusUndo } from './days/focus/sessions.ts'
import { syncSignals } from './days/focus-signals/index.ts'
import { syncWrittenGoals } from './days/goal-reminders.ts'
import { afterUndoGoal, afterUndoGoalLink, touchGoalsOfRestored, touchGoalsOfWritten } from './days/goals.ts'
import {
  afterUndoHabit,
  afterUndoHabitCheck,
  afterUndoHabitCount,
  afterUndoHabitPause,
  afterUndoHabitRhythm,
  afterUndoHabitSetting,
  isHabitChecked,
  recountPausedHabits,
} from './days/habits/streaks.ts'
import { afterUndoIfThen } from './days/if-then/index.ts'
import { afterUndoRitual } from './days/rituals/index.ts'
import { afterUndoUser } from './people/profile.ts'
import { afterUndoMember } from './places/members.ts'
import { afterUndoSeat } from './places/rooms/index.ts'
import { afterUndoSchedule } from './reminders/schedules/index.ts'
import type { Effects } from './request/table-effects.ts'
import { restoreChange } from './request/undo.ts'
import { restoreBadge } from './rewards/achievements/index.ts'
import { restoreXpEntry } from './rewards/xp.ts'
import { syncTaskReminderRows } from './tasks/reminder-sync.ts'
import { scheduleRollsOfLead, scheduleRollsOfRecurrences, scheduleRollsOfTasks } from './tasks/rolling.ts'
import { syncRunwaysOfDepartures, syncRunwaysOfTasks, syncWrittenRunways } from './tasks/runway/sync.ts'
import { afterUndoSteps, checkStepUndo, syncRestoredDecomposition } from './tasks/steps/undo-hooks.ts'
import { recordTaskEvents } from './tasks/task-events.ts'
import { afterUndoTasks, checkTaskUndo, hasTaskChildren, isProjectInUse, touchTasksOfRows } from './tasks/undo-hooks.ts'
import { syncWebhooks } from './webhooks/index.ts'

/** Every table whose rows have effects beyond themselves. */
export const effects: Effects = {
  changes: { customRestore: restoreChange },
  xp_entries: { customRestore: restoreXpEntry },
  user_achievements: { customRestore: restoreBadge },
  schedules: { afterWrite: [scheduleRollsOfLead], afterUndo: [afterUndoSchedule, scheduleRollsOfLead] },
  projects: { blocksRemoval: isProjectInUse },
  project_members: { afterUndo: [afterUndoMember] },
  tasks: {
    afterWrite: [syncTaskReminderRows, syncRunwaysOfTasks, scheduleRollsOfTasks, touchGoalsOfWritten, recordTaskEvents],
    beforeUndo: checkTaskUndo,
    afterUndo: [
      afterUndoTasks,
      syncTaskReminderRows,
      syncRunwaysOfTasks,
      scheduleRollsOfTasks,
      syncRestoredDecomposition,
      touchGoalsOfRestored,
      recordTaskEvents,
    ],
    blocksRemoval: hasTaskChildren,
  },
  calendars: { afterWrite: [syncCalendars], afterUndo: [syncCalendars] },
  task_comments: { afterUndo: [touchTasksOfRows] },
  recurrences: { afterWrite: [scheduleRollsOfRecurrences], afterUndo: [touchTasksOfRows, scheduleRollsOfRecurrences] },
  runways: { afterWrite: [syncWrittenRunways], afterUndo: [syncWrittenRunways] },
  departures: { afterWrite: [syncRunwaysOfDepartures], afterUndo: [syncRunwaysOfDepartures] },
  task_starts: { afterUndo: [touchTasksOfRows] },
  micro_steps: { beforeUndo: checkStepUndo, afterUndo: [afterUndoSteps] },
  focus_sessions: {
    afterWrite: [recordFocusEvents],
    beforeUndo: checkFocusUndo,
    afterUndo: [afterUndoFocus, recordFocusEvents],
  },
  focus_signals: { afterWrite: [syncSignals], afterUndo: [syncSignals] },
  focus_companions: { afterUndo: [afterUndoCompanion] },
  focus_interruptions: { afterUndo: [afterUndoInterruption] },
  room_seats: { afterUndo: [afterUndoSeat] },
  goals: { afterWrite: [syncWrittenGoals], afterUndo: [afterUndoGoal, syncWrittenGoals] },
  goal_links: { afterUndo: [touchTasksOfRows, afterUndoGoalLink] },
  habits: { afterUndo: [afterUndoHabit], blocksRemoval: isHabitChecked },
  habit_checks: { afterUndo: [afterUndoHabitCheck] },
  habit_counts: { afterUndo: [afterUndoHabitCount] },
  habit_rhythms: { afterUndo: [afterUndoHabitRhythm] },
  habit_settings: { afterUndo: [afterUndoHabitSetting] },
  habit_pauses: { afterWrite: [recountPausedHabits], afterUndo: [afterUndoHabitPause] },
  if_thens: { afterUndo: [afterUndoIfThen] },
  morning_rituals: { afterUndo: [afterUndoRitual] },
  users: { afterUndo: [afterUndoUser] },
  webhooks: { afterWrite: [syncWebhooks], afterUndo: [syncWebhooks] },
}
