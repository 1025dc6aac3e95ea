// Was the energy asked for a while ago, so that a level alone answers it?
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'

/** Minutes for which the question waits, while its buttons are the newest. */
const WAITS_MINUTES = 180

/** The newest view with buttons offers the levels. */
export async function isEnergyAsked(me: Me): Promise<boolean> {
  const { labelled, shown } = await loadReplyMeanings(me, me.channelId)
  return (
    (shown[0]?.minutesAgo ?? 0) <= WAITS_MINUTES && labelled.filter(({ line }) => /^energy log\b/.test(line)).length > 1
  )
}
