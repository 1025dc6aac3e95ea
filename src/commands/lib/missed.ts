// “What did I miss?”: what was due, and what was reminded of, since the person was last here.
import { ask } from '../../chat/ask.ts'
import type { View } from '../../chat/view.ts'
import * as nudges from '../../domain/reminders/nudges.ts'
import { type Me, todayOf, zoneOf } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { loadTaskPlaces } from '../../domain/tasks/task-places.ts'
import { addDays, startOfLocalDay } from '../../time/index.ts'
import { missedSinceView } from '../../views/missed.ts'
import { taskItem } from '../../views/task.ts'
import { readerOf } from '../command.ts'

/** Who was here so lately asks of the time before: since the beginning of yesterday. */
const HERE_MINUTES = 60

/** As many as are read at a glance. */
const MOST_SHOWN = 5

/** What came between the last time the person was here and now, and is still open. */
export async function loadMissed(me: Me): Promise<View> {
  const { seenBefore } = me
  const isAway = seenBefore && me.now.getTime() - seenBefore.getTime() > HERE_MINUTES * 60_000
  const yesterday = startOfLocalDay(addDays(todayOf(me), -1), zoneOf(me), me.preferences.day_starts_at)
  const since = isAway ? seenBefore : yesterday
  const due = await tasks
    .openTasks(me)
    .where('tasks.due_date', '>=', since)
    .where('tasks.due_date', '<=', me.now)
    .orderBy('tasks.due_date')
    .limit(MOST_SHOWN + 1)
  const ids = new Set(due.map(({ task_id }) => task_id))
  const told = (await nudges.listSentSince(me, since)).filter(
    ({ schedule, subject, isOver }) => !isOver && subject !== null && !ids.has(schedule.subject_id ?? ''),
  )
  const reader = readerOf(me)
  const places = await loadTaskPlaces(me, due)
  return missedSinceView(reader, {
    since,
    isYesterday: !isAway,
    items: due
      .slice(0, MOST_SHOWN)
      .map((task) => taskItem(reader, task, places(task), ask('task list', { missed: 'yes' }))),
    hasMore: due.length > MOST_SHOWN,
    reminders: told.map(({ subject, nudge }) => ({ title: subject ?? '', at: nudge.due_at })),
  })
}
