// Merges XP and badges, so that nothing is paid twice.
import { UserAchievement } from '../../../models/user-achievement.ts'
import { XpEntry } from '../../../models/xp-entry.ts'
import { type MergeContext, reassignRows } from './merge-context.ts'

/** Of entries with the same source (a ritual's day, a badge), those that were paid stay. */
export async function mergePoints(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const both: { source_kind: string; source_key: string }[] = await trx('xp_entries as a')
    .join('xp_entries as b', (on) => on.on('a.source_kind', 'b.source_kind').andOn('a.source_key', 'b.source_key'))
    .where({ 'a.user_id': into.user_id, 'b.user_id': from.user_id })
    .distinct('a.source_kind', 'a.source_key')
  for (const source of both) {
    const last = async (user_id: string) =>
      (
        await XpEntry.query(trx)
          .where({ ...source, user_id })
          .orderBy('turn', 'desc')
          .first()
      )?.turn ?? 0
    const isOursPaid = (await last(into.user_id)) % 2 === 1
    const isTheirsPaid = (await last(from.user_id)) % 2 === 1
    const user_id = isTheirsPaid && !isOursPaid ? into.user_id : from.user_id
    await XpEntry.query(trx)
      .delete()
      .where({ ...source, user_id })
  }
  await reassignRows(two, 'xp_entries')
}

/** A badge keeps its earliest day. */
export async function mergeBadges(two: MergeContext): Promise<void> {
  const { trx, into, from } = two
  const ours = await UserAchievement.query(trx).where({ user_id: into.user_id })
  const theirs = await UserAchievement.query(trx).where({ user_id: from.user_id })
  for (const badge of theirs) {
    const same = ours.find(({ achievement_id }) => achievement_id === badge.achievement_id)
    if (!same) continue
    const later = badge.unlocked_at < same.unlocked_at ? same : badge
    await later.$query(trx).delete()
  }
  await reassignRows(two, 'user_achievements')
}
