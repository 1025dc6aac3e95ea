// A nudge as programs get it: in the lists of the API, and in what webhooks are told.
import type { ApiNudge } from '../../contracts/programs.ts'
import type { Nudge } from '../../models/nudge.ts'
import { Schedule } from '../../models/schedule.ts'
import type { Me } from '../request/me.ts'

/** These nudges as data, in their order. One query. */
export async function loadNudgeData({ trx }: Me, nudges: readonly Nudge[]): Promise<ApiNudge[]> {
  const schedules = await Schedule.query(trx).findByIds([...new Set(nudges.map(({ schedule_id }) => schedule_id))])
  const byId = new Map(schedules.map((schedule) => [schedule.schedule_id, schedule]))
  return nudges.map((nudge) => ({
    id: nudge.nudge_id,
    kind: byId.get(nudge.schedule_id)?.kind ?? '',
    subjectId: byId.get(nudge.schedule_id)?.subject_id ?? null,
    state: nudge.state,
    dueAt: nudge.due_at.toISOString(),
    sentAt: nudge.sent_at?.toISOString() ?? null,
  }))
}
