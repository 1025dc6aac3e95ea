// “Swap them”: the two things that were spoken of last change their days and times.
import { ask } from '../../chat/ask.ts'
import { joinTexts, type View } from '../../chat/view.ts'
import type { CommandLine } from '../../contracts/command-line.ts'
import { type Me, zoneOf } from '../../domain/request/me.ts'
import { loadReplyMeanings } from '../../domain/request/recents.ts'
import { idsOf } from '../../domain/request/references.ts'
import * as tasks from '../../domain/tasks/index.ts'
import { localDay, localTime } from '../../time/index.ts'
import { NotMeantError } from '../../user-error.ts'
import { CORRECTION_MINUTES } from './last-act.ts'

/**
 * Moves each of the two to where the other one is.
 * @param runLine runs a line of ours in the same request
 * @throws NotMeantError where not two open things with a date were spoken of
 */
export async function swapMoments(me: Me, runLine: (line: CommandLine) => Promise<View>): Promise<View> {
  const [one, other] = await findLastTwo(me)
  if (!one?.due_date || !other?.due_date) throw new NotMeantError('No two things with a date were spoken of.')
  const toOther = momentOf(me, other)
  const first = await runLine(ask('task move', { task: other.task_id, to: momentOf(me, one) }))
  const second = await runLine(ask('task move', { task: one.task_id, to: toOther }))
  return {
    ...second,
    notice: joinTexts([first.title, ...first.blocks.flatMap((block) => ('text' in block ? [block.text] : []))]),
  }
}

/** The two of one list, or of the two newest answers. */
async function findLastTwo(me: Me): Promise<readonly tasks.Task[]> {
  const { shown } = await loadReplyMeanings(me, me.channelId)
  const ids: string[] = []
  for (const each of shown) {
    if ((each.minutesAgo ?? 0) > CORRECTION_MINUTES || ids.length >= 2) break
    const own = idsOf(each, 'task').filter((id) => !ids.includes(id))
    if (own.length + ids.length > 2) break
    ids.push(...own)
  }
  const found = await Promise.all(ids.map((id) => tasks.findTask(me, id)))
  return found.flatMap((task) => (task?.isOpen ? [task] : []))
}

function momentOf(me: Me, { due_date, parsedMetadata }: tasks.Task): string {
  const at = due_date ?? me.now
  const zone = zoneOf(me)
  return parsedMetadata.has_due_time ? `${localDay(at, zone, '00:00')} ${localTime(at, zone)}` : localDay(at, zone)
}
