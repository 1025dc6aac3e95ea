// The zone somebody lives in, which may not be known yet: what was understood without it is then read again.

import { readCapture } from '../../language/capture-line.ts'
import { Task } from '../../models/task.ts'
import type { User } from '../../models/user.ts'
import * as changes from '../request/change-log.ts'
import { type Me, readingOf, touch } from '../request/me.ts'

/** Not set by anybody yet. Who chooses UTC has `Etc/UTC`. */
export const UNKNOWN_ZONE = 'UTC'

/** Was a zone said, or taken from the platform? */
export const isZoneKnown = (user: User): boolean => user.timezone !== UNKNOWN_ZONE

/**
 * Clock times typed while the zone was unknown are read again, as of when they were typed.
 * @param zone IANA
 * @returns the tasks whose moment moved
 */
export async function reparseDates(me: Me, zone: string): Promise<readonly Task[]> {
  const pending = await Task.query(me.trx)
    .where({ assignee_id: me.user.user_id })
    .whereNotNull('due_date')
    .whereNot('status', 'done')
    .orderBy('created_at')
  const moved: Task[] = []
  for (const task of pending) {
    const { raw_line: line, has_due_time: hasTime } = task.parsedMetadata
    if (line === undefined || !hasTime) continue
    const { due } = readCapture(line, { ...readingOf(me), now: task.created_at, zone })
    if (!due || due.instant.getTime() === task.due_date?.getTime()) continue
    await changes.update(me, task, { due_date: due.instant })
    touch(me, 'task', task.task_id)
    moved.push(task)
  }
  return moved
}
