// A person's own seat as they may see it here: a task that is hidden on this platform has no title.
import type { SeatOfReader } from '../../contracts/rooms.ts'
import type { RoomSeat } from '../../domain/places/rooms/index.ts'
import type { Me } from '../../domain/request/me.ts'
import * as tasks from '../../domain/tasks/index.ts'

export async function seatOfReader(me: Me, seat: RoomSeat): Promise<SeatOfReader> {
  const { task_id, starts_at: startsAt, ends_at: endsAt, emoji, step, shows_name: audience } = seat
  const task = task_id === null ? undefined : await tasks.findTask(me, task_id)
  return { startsAt, endsAt, emoji, step, audience, task: task?.isOpen ? task : null }
}
