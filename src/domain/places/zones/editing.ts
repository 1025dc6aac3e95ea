// Adding, editing, ordering and archiving zones, and hiding one on a platform.
import { Card } from '../../../models/card.ts'
import { CompassZone } from '../../../models/compass-zone.ts'
import { FocusSession } from '../../../models/focus-session.ts'
import { newId } from '../../../models/id.ts'
import { MorningRitual } from '../../../models/morning-ritual.ts'
import { Task } from '../../../models/task.ts'
import { ZonePlatform } from '../../../models/zone-platform.ts'
import { foldText } from '../../../text.ts'
import { DomainError } from '../../../user-error.ts'
import * as changes from '../../request/change-log.ts'
import { type Me, todayOf, touch } from '../../request/me.ts'

/** Largest number of active zones of one person. */
export const MAX_ACTIVE_ZONES = 5
/** The default. */
export const DEFAULT_ZONE_ICON = '●'
const DEFAULT_COLOR = '#3b82f6'

/** Fields of a zone that a person sets. Null clears. */
export interface ZoneInput {
  readonly name: string
  readonly icon: string
  readonly goal: string | null
  /** `#rrggbb` */
  readonly color: string
  /** From 1. */
  readonly place: number
  readonly hideOn: 'nowhere' | 'slack' | 'discord' | 'push' | 'api' | 'mcp'
  /** Where reminders of its tasks are sent; `anywhere`: the account used last. */
  readonly remindOn: 'anywhere' | 'slack' | 'discord' | 'push'
}

/** All the person's zones, including archived and hidden ones. Only for naming one by its id. */
export const ownZonesQuery = (me: Me) =>
  CompassZone.query(me.trx).where({ user_id: me.user.user_id }).orderBy('sort_order')

/** @throws DomainError if five are active, or one has that name */
export async function addZone(me: Me, words: Pick<ZoneInput, 'name'> & Partial<ZoneInput>): Promise<CompassZone> {
  const zones = await ownZonesQuery(me)
  requireRoom(zones)
  requireFreeName(zones, words.name)
  return changes.insert(me, CompassZone, {
    zone_id: newId(),
    user_id: me.user.user_id,
    name: words.name,
    icon: words.icon ?? DEFAULT_ZONE_ICON,
    simple_goal: words.goal ?? null,
    color: words.color ?? DEFAULT_COLOR,
    sort_order: Math.max(0, ...zones.map(({ sort_order }) => sort_order)) + 1,
    is_active: true,
    created_at: me.now,
    updated_at: me.now,
  })
}

/**
 * Changes the given fields.
 * @returns false if nothing changed
 */
export async function editZone(me: Me, zone: CompassZone, words: Partial<ZoneInput>): Promise<boolean> {
  const before = me.journal.rowChanges.length
  if (words.name !== undefined)
    requireFreeName(
      (await ownZonesQuery(me)).filter(({ zone_id }) => zone_id !== zone.zone_id),
      words.name,
    )
  await changes.update(me, zone, {
    name: words.name ?? zone.name,
    icon: words.icon ?? zone.icon,
    simple_goal: words.goal === undefined ? zone.simple_goal : words.goal,
    color: words.color ?? zone.color,
  })
  if (words.place !== undefined) await moveZone(me, zone, words.place)
  if (words.hideOn !== undefined) {
    await hideZone(me, zone, words.hideOn)
    // Today's card there omits what is hidden from now on.
    const plan = await MorningRitual.query(me.trx).findOne({ user_id: me.user.user_id, completion_date: todayOf(me) })
    if (plan) touch(me, 'day', plan.ritual_id)
    await touchShownThings(me, zone)
  }
  if (words.remindOn !== undefined) await setReminderPlatform(me, zone, words.remindOn)
  return me.journal.rowChanges.length > before
}

/**
 * Archives a zone, or restores it with `back`; its tasks keep it.
 * @returns false if nothing changed
 */
export async function archiveZone(me: Me, zone: CompassZone, back: boolean): Promise<boolean> {
  if (zone.is_active === back) return false
  if (back) {
    const zones = await ownZonesQuery(me)
    requireRoom(zones)
    requireFreeName(zones, zone.name)
  }
  await changes.update(me, zone, { is_active: back })
  return true
}

/** Where reminders of its tasks are sent first; null for the account used last. */
export async function findReminderPlatform(me: Me, zone: CompassZone): Promise<string | null> {
  const row = await ZonePlatform.query(me.trx).findOne({ zone_id: zone.zone_id, is_preferred: true })
  return row?.platform ?? null
}

/** The platforms it is hidden on. */
export async function listHiddenPlatforms(me: Me, zone: CompassZone): Promise<string[]> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id, is_hidden: true }).orderBy('platform')
  return rows.map(({ platform }) => platform)
}

async function moveZone(me: Me, zone: CompassZone, wanted: number): Promise<void> {
  const others = (await ownZonesQuery(me)).filter(({ is_active, zone_id }) => is_active && zone_id !== zone.zone_id)
  const ordered = [...others.slice(0, wanted - 1), zone, ...others.slice(wanted - 1)]
  for (const [index, each] of ordered.entries())
    if (each.sort_order !== index + 1) await changes.update(me, each, { sort_order: index + 1 })
}

async function hideZone(me: Me, zone: CompassZone, on: ZoneInput['hideOn']): Promise<void> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id })
  if (on === 'nowhere') {
    for (const row of rows) await changes.update(me, row, { is_hidden: false })
    return
  }
  // Reminders cannot be sent where the zone is hidden.
  await upsertZonePlatform(me, zone, rows, on, { is_hidden: true, is_preferred: false })
}

/** Cards of its tasks, and of a focus session on one, say at once that they are not shared any more. */
async function touchShownThings(me: Me, zone: CompassZone): Promise<void> {
  const tasks = Task.query(me.trx).where({ zone_id: zone.zone_id })
  const shown = Card.query(me.trx).select('subject_id').whereIn('subject_kind', SHOWN_TASKS)
  for (const { task_id } of await tasks.clone().select('task_id').whereIn('task_id', shown)) touch(me, 'task', task_id)
  const sessions = await FocusSession.query(me.trx)
    .where({ user_id: me.user.user_id, ended_at: null })
    .whereIn('task_id', tasks.clone().select('task_id'))
  for (const { session_id } of sessions) touch(me, 'focus', session_id)
}

const SHOWN_TASKS = ['task', 'shared-task'] as const

/** At most one place: the old one is removed first, to satisfy the unique key. */
async function setReminderPlatform(me: Me, zone: CompassZone, on: ZoneInput['remindOn']): Promise<void> {
  const rows = await ZonePlatform.query(me.trx).where({ zone_id: zone.zone_id })
  if (on !== 'anywhere' && rows.some(({ platform, is_hidden }) => platform === on && is_hidden))
    throw new DomainError('zone.hidden-there', undefined, [
      { command: 'zone edit', values: { zone: zone.zone_id, 'hide-on': 'nowhere' } },
    ])
  for (const row of rows)
    if (row.is_preferred && row.platform !== on) await changes.update(me, row, { is_preferred: false })
  if (on !== 'anywhere') await upsertZonePlatform(me, zone, rows, on, { is_preferred: true })
}

async function upsertZonePlatform(
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
  if (zones.filter(({ is_active }) => is_active).length >= MAX_ACTIVE_ZONES)
    throw new DomainError('zone.too-many', { most: MAX_ACTIVE_ZONES }, [{ command: 'zone show' }])
}

function requireFreeName(zones: readonly CompassZone[], name: string): void {
  const taken = zones.find((zone) => zone.is_active && foldText(zone.name) === foldText(name))
  if (taken) throw new DomainError('zone.name-taken', { name: taken.name }, [{ command: 'zone show' }])
}
