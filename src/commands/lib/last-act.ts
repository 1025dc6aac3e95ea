// What the newest answer did, and in which words: a few words right after it change that, and no date.
import { newestAnswer } from '../../chat/newest-answer.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import type { Me } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'

/** Minutes for which what was just said can be corrected. */
export const CORRECTION_MINUTES = 10

/** The line that the newest answer ran, while that can be corrected; undefined if it did nothing. */
export async function findLastAct(me: Me): Promise<CommandLine | undefined> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const newest = newestAnswer(shown)
  return (newest?.minutesAgo ?? 0) <= CORRECTION_MINUTES ? newest?.acted?.line : undefined
}
