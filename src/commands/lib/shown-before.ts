// What a line to be saved has to do with what was shown before it: a reminder of that, or the same thing once more.
import type { View } from '../../chat/view.ts'
import { type Me, readingOf } from '../../domain/request/me.ts'
import { resolveReference } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { estimatedMinutes } from '../../domain/tasks/trees.ts'
import type { Due } from '../../language/capture-line.ts'
import { stripCarrier } from '../../language/carriers.ts'
import { takeLineReminder } from '../../language/reminder-words.ts'
import { localTime, wallClockInstant } from '../../time/index.ts'
import { taskAddedView } from '../../views/task-added.ts'
import { readerOf } from '../command.ts'
import { onItsDay } from './moved-moment.ts'

/** “Remind me of the insurance a week before”, with a dated task of that name: how that one reminds. */
export async function isLeadOfOther(me: Me, line: string): Promise<boolean> {
  const lead = takeLineReminder(line)
  if (!lead || lead.reminder.leads === null) return false
  const words = stripCarrier(lead.rest).rest.replace(/^(?:of|about|for|to) |^(?:the|my|our) /gi, '')
  const found = words.split(' ').length > MOST_NAMED ? [] : await tasks.lookUpTasks(me, words)
  return found.filter(({ isOpen, due_date }) => isOpen && due_date !== null).length === 1
}

/** A longer text is a title, and no name of one. */
const MOST_NAMED = 4

/** Was one task shown last? */
export const isTaskInView = async (me: Me): Promise<boolean> => (await loadTaskInView(me)) !== null

/** The one task that was shown last. */
export async function loadTaskInView(me: Me): Promise<tasks.Task | null> {
  const pointed = await resolveReference(me, 'task', { kind: 'last' }, true)
  const [id] = pointed.kind === 'found' ? pointed.ids : []
  return id === undefined ? null : ((await tasks.findTask(me, id)) ?? null)
}

/** The same thing on another day, as a task of its own: the first one stays. */
export async function addAgain(me: Me, before: tasks.Task, said: Due, line: string): Promise<View> {
  const due = onItsDay(me, before, said, /\bsame time\b/i.exec(line)?.[0] ?? '') ?? said
  const minutes = estimatedMinutes(before)
  const words = { title: before.title, due: atItsTime(me, before, due), ...(minutes === null ? {} : { minutes }) }
  const task = await tasks.captureTask(me, words, { line: before.title })
  const places = await loadTaskPlaces(me, [task])
  return taskAddedView(readerOf(me), task, places(task))
}

/** “Same tomorrow” of something at 20:00: at 20:00 as well. */
function atItsTime(me: Me, { due_date, parsedMetadata }: tasks.Task, due: Due): Due {
  if (due.hasTime || due.part || !due_date || !parsedMetadata.has_due_time) return due
  const { zone } = readingOf(me)
  const time = localTime(due_date, zone)
  const instant = wallClockInstant(due.day, time, zone)
  return instant ? { ...due, time, instant, hasTime: true } : due
}
