// Views of energy readings. A word beside every number, facts beside every chart.
import { ask } from '../chat/ask.ts'
import { type Text, t, textBlock, trustedText, typedHint, type View, view } from '../chat/view.ts'
import type { EnergyLevel, EnergySnapshot } from '../models/energy-snapshot.ts'
import { localTime, minutesBetween } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'

export const energyLevelWord = (level: EnergyLevel): string => (level === 1 ? 'low' : level === 2 ? 'medium' : 'high')

/** "energy low, noted 09:30" or "energy unknown, so medium". */
export const energyText = (
  reader: Reader,
  { level, isKnown, recordedAt }: { level: EnergyLevel; isKnown: boolean; recordedAt: Date | null },
): Text =>
  isKnown && recordedAt
    ? t`energy ${trustedText(energyLevelWord(level))}, ${ageText(minutesBetween(recordedAt, reader.now))}`
    : t`energy unknown, so medium`

/** "now", "12 min ago", "3 h ago" */
const ageText = (minutes: number): Text =>
  minutes < 1 ? t`now` : minutes < 60 ? t`${minutes} min ago` : t`${Math.floor(minutes / 60)} h ago`

export const energyLoggedView = (_reader: Reader, { energy_level: level, notes }: EnergySnapshot): View =>
  view(
    t`Energy: ${trustedText(energyLevelWord(level))}`,
    [
      ...(notes ? [textBlock(t`“${notes}”`)] : []),
      textBlock(
        level === 3
          ? t`Good for four hours. Anything fits.`
          : t`Good for four hours. I'll suggest things up to ${level === 1 ? 15 : 30} min.`,
      ),
    ],
    { buttons: [{ label: 'What fits', line: ask('task suggest'), isPrimary: true }] },
  )

/** A row for each hour with readings, and the facts as a sentence. */
export function energyByHourView(reader: Reader, snapshots: readonly EnergySnapshot[], days: number): View {
  const newest = snapshots.at(-1)
  const span = days === 1 ? t`today` : t`the last ${days} days`
  if (!newest)
    return view(t`Energy: nothing noted in ${span}`, [
      textBlock(
        typedHint(
          'Type “energy 1” for 🔋 low, “energy 2” for ⚡ medium, “energy 3” for 🔥 high.',
          'Note it with {energy log}: 1 for 🔋 low, 2 for ⚡ medium, 3 for 🔥 high.',
        ),
      ),
    ])
  const hours = new Map<string, number[]>()
  for (const each of snapshots) {
    const hour = `${localTime(each.recorded_at, reader.zone).slice(0, 2)}:00`
    hours.set(hour, [...(hours.get(hour) ?? []), each.energy_level])
  }
  const rows = [...hours].map(([hour, levels]) => ({ hour, mean: meanOf(levels), count: levels.length }))
  const best = rows.toSorted((a, b) => b.mean - a.mean || a.hour.localeCompare(b.hour))
  const [high, low] = [best[0], best.at(-1)]
  return view(
    t`Energy by hour, ${span}`,
    [
      textBlock(
        t`${snapshots.length} noted. Newest: ${trustedText(energyLevelWord(newest.energy_level))}, ${momentText(reader, newest.recorded_at)}.`,
      ),
      ...(high && low && high.hour !== low.hour
        ? [textBlock(t`Highest at ${trustedText(high.hour)}, lowest at ${trustedText(low.hour)}.`)]
        : []),
      {
        kind: 'fields',
        fields: rows
          .toSorted((a, b) => a.hour.localeCompare(b.hour))
          .map(({ hour, mean, count }) => ({
            label: hour,
            value: t`${trustedText(mean.toFixed(1))} of 3, ${count} noted`,
            amount: { value: mean, of: 3 },
          })),
      },
    ],
    { buttons: [{ label: 'What fits', line: ask('task suggest') }] },
  )
}

const meanOf = (levels: readonly number[]): number => levels.reduce((sum, level) => sum + level, 0) / levels.length
