// What is to come: the next days of somebody's nudges, and what a clock change or a hold does to one.

import { type ItemBlock, itemBlock, joinTexts, type Text, t, trustedText } from '../chat/view.ts'
import type { PreviewedNudge } from '../contracts/nudges.ts'
import { addDays, localDay } from '../time/index.ts'
import { dayText, momentText, type Reader } from './reader.ts'

/** A nudge that is to come, with the label of its kind. */
export type UpcomingNudge = Pick<PreviewedNudge, 'subject' | 'at' | 'day' | 'wished' | 'clockChange' | 'condition'> & {
  readonly label: string
}

/** So many of a day are named before "2 more". */
const MAX_PER_DAY = 3

/** A line for each day that has something: "Thu 5 March · 08:30 Mornings · 21:00 Meds". */
export function upcomingDays(reader: Reader, coming: readonly UpcomingNudge[]): ItemBlock[] {
  const byDay = new Map<string, UpcomingNudge[]>()
  for (const one of coming) {
    if (one.at === null && one.clockChange !== 'no such date') continue
    const date = one.at ? localDay(one.at, reader.zone, '00:00') : one.day
    byDay.set(date, [...(byDay.get(date) ?? []), one])
  }
  return [...byDay].map(([date, ones]) => {
    const named = ones.slice(0, MAX_PER_DAY).map((one) => upcomingNudgeText(reader, one))
    const more = ones.length > MAX_PER_DAY ? [t`${ones.length - MAX_PER_DAY} more`] : []
    return itemBlock(dayText(reader, date), { detail: joinTexts([...named, ...more], ' · ') })
  })
}

/** "Thu 5 March · 08:30 Mornings": what is said first of all; null where nothing is. */
export function nextUpcomingText(reader: Reader, coming: readonly UpcomingNudge[]): Text | null {
  const [soonest] = coming
    .flatMap((one) => (one.at ? [{ ...one, at: one.at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  if (!soonest) return null
  return t`${dayText(reader, localDay(soonest.at, reader.zone, '00:00'))} · ${upcomingNudgeText(reader, soonest)}`
}

/** The range that `nudge show` tells of. */
export const upcomingRange = (reader: Reader): { readonly from: string; readonly to: string } => {
  const from = localDay(reader.now, reader.zone, '00:00')
  return { from, to: addDays(from, 6) }
}

/** "02:30 does not exist that day, so it moves forward"; '' where no clock changes. */
export function clockChangeText({ wished, clockChange }: Pick<UpcomingNudge, 'wished' | 'clockChange'>): string {
  switch (clockChange) {
    case 'gap':
      return `${wished ?? 'that time'} does not exist that day, so it moves forward`
    case 'overlap':
      return `${wished ?? 'that time'} comes twice that day; the first one counts`
    case 'no such date':
      return 'that date does not exist there'
    case null:
      return ''
  }
}

/** Why it waits, or is left out; '' where nothing holds it. */
export function conditionText({ at, condition }: { readonly at: unknown; readonly condition: string | null }): string {
  if (condition === null) return ''
  return at === null ? `skipped: ${condition}` : condition === 'quiet hours' ? 'comes after quiet hours' : condition
}

function upcomingNudgeText(reader: Reader, one: UpcomingNudge): Text {
  const what = one.subject === null ? trustedText(one.label) : t`${one.subject}`
  const note = clockChangeText(one)
  const when = one.at ? t`${momentText(reader, one.at, 'time')} ` : []
  return t`${when}${what}${trustedText(note && ` (${note})`)}`
}
