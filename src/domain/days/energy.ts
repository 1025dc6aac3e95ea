// Energy as reported by the person, and what fits it.
import type { CurrentEnergy } from '../../contracts/days.ts'
import { type EnergyLevel, EnergySnapshot, energyLevels } from '../../models/energy-snapshot.ts'
import { newId } from '../../models/id.ts'
import { addDays, dayPeriod, localDay, startOfLocalDay } from '../../time/index.ts'
import * as changes from '../request/change-log.ts'
import { type Me, zoneOf } from '../request/me.ts'
import * as xp from '../rewards/xp.ts'
import { fireIfThens } from './if-then/events.ts'

export type { EnergyLevel, EnergySnapshot }

/** How long the newest reading counts. */
const VALID_HOURS = 4

/** The current energy. */
export async function currentEnergy(me: Me): Promise<CurrentEnergy> {
  const newest = await EnergySnapshot.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('recorded_at', '>', new Date(me.now.getTime() - VALID_HOURS * 3_600_000))
    .orderBy('recorded_at', 'desc')
    .first()
  return newest
    ? { level: newest.energy_level, isKnown: true, recordedAt: newest.recorded_at }
    : { level: 2, isKnown: false, recordedAt: null }
}

/** Low: at most 15 minutes; medium: at most 30; high: any. */
export const maxMinutesFor = (level: EnergyLevel): number => (level === 1 ? 15 : level === 2 ? 30 : Infinity)

/** "2", "low"; null for anything else. */
export function parseEnergyLevel(raw: string): EnergyLevel | null {
  const word = raw.trim().toLowerCase()
  return energyLevels.find((level) => word === String(level) || word === WORDS[level]) ?? null
}

const WORDS: Readonly<Record<EnergyLevel, string>> = { 1: 'low', 2: 'medium', 3: 'high' }

/** Whether a task fits that energy. One without an estimate does: its first movement fits. */
export const fitsEnergy = (level: EnergyLevel, minutes: number | null): boolean =>
  minutes === null || minutes <= maxMinutesFor(level)

/** Logs a level. A check-in earns XP once in four hours. */
export async function logEnergy(me: Me, level: EnergyLevel, notes: string | null): Promise<EnergySnapshot> {
  const snapshot = await changes.insert(me, EnergySnapshot, {
    snapshot_id: newId(),
    user_id: me.user.user_id,
    energy_level: level,
    recorded_at: me.now,
    time_of_day: dayPeriod(me.now, zoneOf(me)),
    notes,
  })
  await fireIfThens(me, { kind: 'energy', level, occurrence: `energy ${snapshot.snapshot_id}` })
  const recent = await xp
    .activeXpEntries(me, 'check_in')
    .where('x.created_at', '>', new Date(me.now.getTime() - VALID_HOURS * 3_600_000))
    .resultSize()
  if (recent === 0) await xp.awardXp(me, 'check_in', snapshot.snapshot_id, xp.XP_AWARDS.checkIn)
  return snapshot
}

/** Readings of the last days, today included, oldest first. */
export async function energyHistory(me: Me, days: number): Promise<EnergySnapshot[]> {
  const today = localDay(me.now, zoneOf(me), me.preferences.day_starts_at)
  const from = startOfLocalDay(addDays(today, 1 - days), zoneOf(me), me.preferences.day_starts_at)
  return EnergySnapshot.query(me.trx)
    .where({ user_id: me.user.user_id })
    .where('recorded_at', '>=', from)
    .orderBy('recorded_at')
}
