// Badges: unlocked in the transaction that earned them, at most once a person.
import type { Badge } from '../../../contracts/days.ts'
import { Achievement } from '../../../models/achievement.ts'
import { newId } from '../../../models/id.ts'
import { UserAchievement } from '../../../models/user-achievement.ts'
import { XpEntry } from '../../../models/xp-entry.ts'
import * as changes from '../../request/change-log.ts'
import type { Me, RowChange } from '../../request/me.ts'
import * as xp from '../xp.ts'
import { findMetric } from './metrics.ts'

export { defaultAchievements } from './default-achievements.ts'
export { type AchievementDefinition, parseDefinitions, upsertAchievements } from './definitions.ts'
export type { Achievement }

/**
 * Unlocks what this request earned. Only definitions with a metric the request paid for are checked; each metric is
 * counted once. A reward is XP too, so this repeats until nothing more is paid.
 */
export async function unlockAchievements(me: Me): Promise<void> {
  let kinds = earnedKinds(me)
  if (kinds.size === 0) return
  const locked = await lockedFor(me)
  while (kinds.size > 0) {
    const counts = new Map<string, number>()
    const earned: Achievement[] = []
    for (const each of locked) if (await isEarned(me, each, kinds, counts)) earned.push(each)
    kinds = new Set()
    for (const each of earned) {
      locked.delete(each)
      await changes.insert(me, UserAchievement, {
        user_achievement_id: newId(),
        user_id: me.user.user_id,
        achievement_id: each.achievement_id,
        unlocked_at: me.now,
      })
      me.journal.badges.push({ name: each.name, icon: each.icon, meaning: each.description })
      if ((await xp.awardXp(me, 'achievement', each.achievement_id, each.xp_reward)) > 0) kinds.add('achievement')
    }
  }
}

/** All achievements: the person's own first, newest first. */
export async function listBadges(me: Me): Promise<Badge[]> {
  const all = await Achievement.query(me.trx).orderBy('name')
  const own = await UserAchievement.query(me.trx).where({ user_id: me.user.user_id })
  const at = new Map(own.map((each) => [each.achievement_id, each.unlocked_at]))
  return all
    .map((achievement) => ({ achievement, unlockedAt: at.get(achievement.achievement_id) ?? null }))
    .toSorted((a, b) => (b.unlockedAt?.getTime() ?? 0) - (a.unlockedAt?.getTime() ?? 0))
}

/** After undo of a badge: it may have been earned again meanwhile, and is held at most once. */
export async function restoreBadge(me: Me, { id, before, after }: RowChange): Promise<void> {
  const achievement_id = String((after ?? before)?.['achievement_id'])
  const key = { user_id: me.user.user_id, achievement_id }
  if (!after) await UserAchievement.query(me.trx).delete().where(key)
  else if (
    !(await UserAchievement.query(me.trx).findOne(key)) &&
    (await Achievement.query(me.trx).findById(achievement_id))
  )
    await UserAchievement.query(me.trx).insert({ user_achievement_id: id, ...key, unlocked_at: me.now })
}

/** Payments of this request that were not checked yet. */
const earnedKinds = (me: Me): Set<string> =>
  new Set(
    me.journal.rowChanges.flatMap(({ table, after }) =>
      table === XpEntry.tableName && after ? String(after['source_kind']) : [],
    ),
  )

async function lockedFor(me: Me): Promise<Set<Achievement>> {
  const own = UserAchievement.query(me.trx)
    .select('achievement_id')
    .where({ user_id: me.user.user_id })
    .whereNotNull('achievement_id')
  return new Set(await Achievement.query(me.trx).whereNotIn('achievement_id', own))
}

/** Whether these payments affect a criterion and all criteria are met. Invalid criteria never are. */
async function isEarned(
  me: Me,
  { parsedCriteria }: Achievement,
  kinds: ReadonlySet<string>,
  counts: Map<string, number>,
): Promise<boolean> {
  const wanted = Object.entries(parsedCriteria).map(([name, least]) => ({ name, least, metric: findMetric(name) }))
  if (!wanted.some((each) => each.metric?.sourceKinds.some((kind) => kinds.has(kind)))) return false
  for (const { name, least, metric: counter } of wanted) {
    if (!counter) return false
    const count = counts.get(name) ?? (await counter.count(me))
    counts.set(name, count)
    if (count < least) return false
  }
  return true
}
