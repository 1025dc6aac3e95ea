// How a task reminds, in words: “1 day, 10 min”, “every 10 min, 6 times”.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import type { TaskReminders } from '../../../contracts/tasks.ts'
import type { Me } from '../../../domain/request/me.ts'
import { readReminderTimes } from '../../../language/reminder-words.ts'

/** Leads before a task's time, and repetitions until it is done. */
export const remindersOption = (about: string): Option<TaskReminders, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 100,
  read: (raw) => readReminderTimes(raw),
})
