// Making, changing, ordering and putting away zones, and keeping one off a platform.
import { CompassZone } from '../../../models/compass-zone.ts'
import { newId } from '../../../models/id.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { ZonePlatform } from '../../../models/zone-platform.ts'
import { fold } from '../../../text.ts'
import { UserError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'

/** Active zones of one person at a time. */
export const MOST_ACTIVE = 5
/** Where none was chosen. */
export const DEFAULT_ICON = '●'
const DEFAULT_COLOR = '#3b82f6'

/** What a person says of a zone. Null clears. */
export interface ZoneWords {
  readonly name: string
  readonly icon: string
  readonly goal: string | null
  /** `#rrggbb` */
  readonly color: string
  /** From 1. */
  readonly place: number
  readonly hideOn: 'nowhere' | 'slack' | 'discord'
  /** Where reminders of its tasks come; `anywhere`: where the person was heard last. */
  readonly remindOn: 'anywhere' | 'slack' | 'discord'
}

/** All the person's zones: archived ones, and those kept off this platform, too. Only to name one of them by its id. */
export const owned = (me: Me) => CompassZone.query(me.trx).where({ user_id: me.user.user_id }).orderBy('sort_order')

/** @throws UserError where five are active, or one has that name */
export async function add(me: Me, words: Pick<ZoneWords, 'name'> & Partial<ZoneWords>): Promise<CompassZone> {
  const zones = await owned(me)
  requireRoom(zones)
  requireFree(zones, words.name)
  return changes.insert(me, CompassZone, {
    zone_id: newId(),
    user_id: me.user.user_id,
    name: words.name,
    icon: words.icon ?? DEFAULT_ICON,
    simple_goal: words.goal ?? null,
    color: words.color ?? DEFAULT_COLOR,
    sort_order: Math.max(0, ...zones.map(({ sort_order }) => sort_order)) + 1,
    is_active: true,
    created_at: me.now,
    updated_at: me.now,
  })
}

/** Changes what is named. @returns false where all of it was so already */
export async function edit(me: Me, zone: CompassZone, words: Partial<ZoneWords>): Promise<boolean> {
  const before = me.journal.images.length
  if (words.name !== undefined)
    requireFree(
      (await owned(me)).filter(({ zone_id }) => zone_id !== zone.zone_id),
      words.name,
    )
  await changes.update(me, zone, {
    name: words.name ?? zone.name,
    icon: words.icon ?? zone.icon,
    simple_goal: words.goal === undefined ? zone.simple_goal : words.goal,
    color: words.color ?? zone.color,
  })
  if (words.place !== undefined) await place(me, zone, words.place)
  if (words.hideOn !== undefined) {
    await hide(me, zone, words.hideOn)
    // Today's card there leaves out what is hidden from now on.
    const plan = await MorningRitual.query(me.trx).findOne({ user_id: me.user.user_id, completion_date: todayOf(me) })
    if (plan) touch(me, 'day', plan.ritual_id)
  }
  if (words.remindOn !== undefined) await prefer(me, zone, words.remindOn)
  return me.journal.images.length > before
}

/** Puts a zone away, or (`back`) takes it out again; its tasks keep it. @returns false where it was so already */
export async function archive(me: Me, zone: CompassZone, back: boolean): Promise<boolean> {
  if (zone.is_active === back) return false
  if (back) {
    const zones = await owned(me)
    requireRoom(zones)
    requireFree(zones, zone.name)
  }
  await changes.update(me, zone, { is_active: back })
  return true
}

/** Where reminders of its tasks come first; null where that is wherever the person was heard last. */
export async function remindedOn(me: Me, zone: CompassZone): Promise<string | null> {
  const row = await ZonePlatform.query(me.trx).findOne({ zone_id: zone.zone_id, is_preferred: true })
  return row?.platform ?? null
}

/** The platforms it is kept off. */
export async function hiddenOn(me: Me, zone: CompassZone): Promise<string[]> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id, is_hidden: true }).orderBy('platform')
  return rows.map(({ platform }) => platform)
}

async function place(me: Me, zone: CompassZone, wanted: number): Promise<void> {
  const others = (await owned(me)).filter(({ is_active, zone_id }) => is_active && zone_id !== zone.zone_id)
  const ordered = [...others.slice(0, wanted - 1), zone, ...others.slice(wanted - 1)]
  for (const [index, each] of ordered.entries())
    if (each.sort_order !== index + 1) await changes.update(me, each, { sort_order: index + 1 })
}

async function hide(me: Me, zone: CompassZone, on: ZoneWords['hideOn']): Promise<void> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id })
  if (on === 'nowhere') {
    for (const row of rows) await changes.update(me, row, { is_hidden: false })
    return
  }
  // What is hidden there cannot be told there.
  await put(me, zone, rows, on, { is_hidden: true, is_preferred: false })
}

/** One place at most: the old one gives way first, so that the database never sees two. */
async function prefer(me: Me, zone: CompassZone, on: ZoneWords['remindOn']): Promise<void> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id })
  if (on !== 'anywhere' && rows.some(({ platform, is_hidden }) => platform === on && is_hidden))
    throw new UserError('That zone is never shown there, so its reminders come elsewhere.', [
      { label: 'Show it there', line: `zone edit zone:${zone.zone_id} hide-on:nowhere` },
    ])
  for (const row of rows)
    if (row.is_preferred && row.platform !== on) await changes.update(me, row, { is_preferred: false })
  if (on !== 'anywhere') await put(me, zone, rows, on, { is_preferred: true })
}

async function put(
  me: Me,
  zone: CompassZone,
  rows: readonly ZonePlatform[],
  platform: string,
  patch: { readonly is_hidden?: boolean; readonly is_preferred: boolean },
): Promise<void> {
  const known = rows.find((row) => row.platform === platform)
  if (known) await changes.update(me, known, patch)
  else
    await changes.insert(me, ZonePlatform, {
      zone_platform_id: newId(),
      zone_id: zone.zone_id,
      platform,
      is_hidden: false,
      created_at: me.now,
      ...patch,
    })
}

function requireRoom(zones: readonly CompassZone[]): void {
  if (zones.filter(({ is_active }) => is_active).length >= MOST_ACTIVE)
    throw new UserError('Five zones are active, and five is the most. Archive one first; its tasks keep it.', [
      { label: 'Show zones', line: 'zone show' },
    ])
}

function requireFree(zones: readonly CompassZone[], name: string): void {
  const taken = zones.find((zone) => zone.is_active && fold(zone.name) === fold(name))
  if (taken)
    throw new UserError(`There is a zone “${taken.name}” already. Another name keeps them apart.`, [
      { label: 'Show zones', line: 'zone show' },
    ])
}
