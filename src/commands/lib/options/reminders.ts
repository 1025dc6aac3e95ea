// How a task reminds, in words: “1 day, 10 min”, “every 10 min, 6 times”.
import { type Option, optionDefaults } from '../../../chat/options.ts'
import type { TaskReminders } from '../../../contracts/tasks.ts'
import type { Me } from '../../../domain/request/me.ts'
import * as tasks from '../../../domain/tasks/index.ts'
import { readReminderTimes } from '../../../language/reminder-words.ts'
import { NotMeantError } from '../../../user-error.ts'
import { wasJustAdded, wasJustShown } from '../current-task.ts'
import { findLastAct } from '../last-act.ts'
import { loadTaskInView } from '../shown-before.ts'

/** Leads before a task's time, and repetitions until it is done. */
export const remindersOption = (about: string): Option<TaskReminders, Me, false> => ({
  ...optionDefaults,
  kind: 'text',
  about,
  takes: 'wide',
  max: 100,
  read: (raw) => readReminderTimes(raw),
})

/** Another lead than the one that was set a moment ago: “half an hour”, “15”. A number alone is of the same unit. */
export const otherLeadOption = (about: string): Option<TaskReminders, Me, false> => ({
  ...remindersOption(about),
  async read(typed, { me }) {
    // “Not an hour, two hours”.
    const raw = typed.trim().replace(/^not [^,]*,\s*/i, '')
    const isNumber = /^\d+$/.test(raw)
    const said = SETS_LEAD.exec((await findLastAct(me)) ?? '')?.[1] ?? (isNumber ? undefined : await leadJustAdded(me))
    if (said === undefined) throw new NotMeantError('No reminder was set a moment ago.')
    return readReminderTimes(isNumber ? `${raw} ${unitOf(said, Number(raw))}` : raw)
  },
})

const SETS_LEAD = /^task remind\b.*\b(?:remind|lead):("[^"]*"|\S+)/

/** What a number alone is of: of the same as before, and “15” after “half an hour” of minutes. */
function unitOf(said: string, count: number): string {
  const unit = /half|quarter/i.test(said) ? 'min' : (/\b(?:min|hour|hr|h|day|week)/i.exec(said)?.[0] ?? 'min')
  return /^h/i.test(unit) && count > MOST_HOURS ? 'min' : unit
}

/** More hours than this are minutes. */
const MOST_HOURS = 9

/** The lead of what was saved a moment ago, if it was said with one: “renew domain jan 31 remind 1 week before”. */
async function leadJustAdded(me: Me): Promise<string | undefined> {
  const task = await loadTaskInView(me)
  const lead = task && (await wasJustAdded(me, task)) ? tasks.remindersText(task) : null
  return lead ?? undefined
}

/** How early what was shown last reminds, where it has a date: “the day before”. */
export const leadOfShownOption = (about: string): Option<TaskReminders, Me, false> => ({
  ...remindersOption(about),
  async read(raw, { me }) {
    const task = await loadTaskInView(me)
    if (!task?.due_date || !(await wasJustShown(me, task.task_id))) throw new NotMeantError('Nothing dated was shown.')
    return readReminderTimes(raw)
  },
})
