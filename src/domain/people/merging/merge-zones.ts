// Merges zones: those of one name become one, the rest stay side by side, at most five of them active.
import { CompassZone } from '../../../models/compass-zone.ts'
import { newId } from '../../../models/id.ts'
import { ZonePlatform } from '../../../models/zone-platform.ts'
import { foldText } from '../../../text.ts'
import { MAX_ACTIVE_ZONES } from '../../places/zones/editing.ts'
import { type MergeContext, replaceIdInText } from './merge-context.ts'

/** Every person begins with Work, Life and Self, so these are merged by name. What either had hidden stays hidden. */
export async function mergeZones(two: MergeContext): Promise<void> {
  const { trx, into, from, now } = two
  const ours = await zonesOf(two, into.user_id)
  const theirs = await zonesOf(two, from.user_id)
  let place = Math.max(0, ...ours.map(({ sort_order }) => sort_order))
  for (const zone of theirs) {
    const same = zone.is_active
      ? ours.find((our) => our.is_active && foldText(our.name) === foldText(zone.name))
      : undefined
    if (same) {
      await trx('tasks').where({ zone_id: zone.zone_id }).update({ zone_id: same.zone_id })
      await trx('calendars').where({ zone_id: zone.zone_id }).update({ zone_id: same.zone_id })
      await replaceIdInText(trx, 'changes', 'images', zone.zone_id, same.zone_id)
      await mergeZonePlatforms(two, zone, same)
    }
    place++
    await zone.$query(trx).patch({
      user_id: into.user_id,
      sort_order: place,
      is_active: zone.is_active && !same,
      updated_at: now,
    })
  }
  const active = (await zonesOf(two, into.user_id)).filter(({ is_active }) => is_active)
  const newest = active.toSorted(
    (a, b) => b.created_at.getTime() - a.created_at.getTime() || b.sort_order - a.sort_order,
  )
  for (const zone of newest.slice(0, Math.max(0, active.length - MAX_ACTIVE_ZONES)))
    await zone.$query(trx).patch({ is_active: false, updated_at: now })
}

/** A zone is hidden where either of the two was; the archived one has no preference. */
async function mergeZonePlatforms({ trx, now }: MergeContext, zone: CompassZone, same: CompassZone): Promise<void> {
  const rows = await ZonePlatform.query(trx).whereIn('zone_id', [zone.zone_id, same.zone_id])
  const hidden = new Set(rows.flatMap(({ platform, is_hidden }) => (is_hidden ? [platform] : [])))
  const preferred = (of: CompassZone) =>
    rows.find(({ zone_id, is_preferred }) => zone_id === of.zone_id && is_preferred)?.platform
  const prefers = preferred(same) ?? preferred(zone)
  await ZonePlatform.query(trx).delete().where({ zone_id: zone.zone_id })
  for (const [platform, of] of [...new Set(rows.map(({ platform }) => platform))].flatMap((platform) => [
    [platform, same] as const,
    [platform, zone] as const,
  ])) {
    const is_hidden = hidden.has(platform)
    const is_preferred = of === same && platform === prefers && !is_hidden
    const known = rows.find(({ zone_id, platform: on }) => zone_id === same.zone_id && on === platform)
    if (of === same && known) await known.$query(trx).patch({ is_hidden, is_preferred })
    else
      await ZonePlatform.query(trx).insert({
        zone_platform_id: newId(),
        zone_id: of.zone_id,
        platform,
        is_hidden,
        is_preferred,
        created_at: now,
      })
  }
}

const zonesOf = ({ trx }: MergeContext, userId: string) =>
  CompassZone.query(trx).where({ user_id: userId }).orderBy(['sort_order', 'created_at'])
