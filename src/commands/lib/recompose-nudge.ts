// A reminder that was sent, shown again as it was composed: with all its buttons, where a message had no room for them.
import { t, type View, view } from '../../chat/view.ts'
import { loadTaskPlatformRules } from '../../domain/reminders/nudge-subjects.ts'
import type { Nudge } from '../../domain/reminders/nudges.ts'
import type { Me } from '../../domain/request/me.ts'
import { kinds } from '../../nudges/kinds/index.ts'
import * as outbox from '../../nudges/outbox/index.ts'
import { readerOf } from '../command.ts'

/** Its view for this person, or that it is over. */
export async function recomposeNudge(me: Me, nudge: Nudge): Promise<View> {
  const kind = kinds.get(nudge.schedule?.kind ?? '')
  const person = (await outbox.loadRecipients(me.trx, [me.user.user_id])).get(me.user.user_id)
  const subjectId = nudge.schedule?.subject_id ?? null
  if (!kind || !person) return view(t`That reminder is over.`)
  const places = await loadTaskPlatformRules(me.trx, subjectId === null ? [] : [subjectId])
  const composed = await kind.compose(
    me.trx,
    [
      {
        row: { ...nudge, account_id: nudge.account_id },
        subjectId,
        person,
        reader: readerOf(me),
        platform: me.platform,
        isStandalone: true,
        usefulUntil: me.now,
        isTaskHidden: (taskId) => places.get(taskId)?.hiddenOn.has(me.platform) ?? false,
      },
    ],
    me.now,
  )
  return composed.get(nudge.nudge_id) ?? view(t`That reminder is over.`)
}
