// Views of coming nudges: the next days, and what a clock change or the policy does to each.

import { type ItemBlock, itemBlock, joinTexts, type Text, t, trustedText } from '../chat/view.ts'
import type { PreviewedNudge } from '../contracts/nudges.ts'
import { addDays, formatMinutes, localDay } from '../time/index.ts'
import { dayText, momentText, type Reader } from './reader.ts'

/** A nudge that is to come, with the label of its kind. */
export type UpcomingNudge = Pick<
  PreviewedNudge,
  'subject' | 'at' | 'day' | 'wished' | 'clockChange' | 'condition' | 'repeatMinutes'
> & {
  readonly label: string
  readonly kind?: string
}

/** The stages of the way to an appointment, which would look alike by its name alone. */
const STAGES: Readonly<Record<string, string>> = { land: 'land', 'get-ready': 'get ready', leave: 'leave' }

/** Number of nudges of a day before "2 more". */
const MAX_PER_DAY = 3

/** A line for each day with nudges: "Thu 5 March · 08:30 Mornings · 21:00 Meds". */
export function upcomingDays(reader: Reader, coming: readonly UpcomingNudge[]): ItemBlock[] {
  const byDay = new Map<string, UpcomingNudge[]>()
  for (const one of coming) {
    if (one.at === null && one.clockChange !== 'no such date') continue
    // Said with the reminder that is repeated.
    if (one.condition === 'until done') continue
    const date = one.at ? localDay(one.at, reader.zone, '00:00') : one.day
    byDay.set(date, [...(byDay.get(date) ?? []), one])
  }
  return [...byDay].map(([date, ones]) => {
    const named = ones.slice(0, MAX_PER_DAY).map((one) => upcomingNudgeText(reader, one))
    const more = ones.length > MAX_PER_DAY ? [t`${ones.length - MAX_PER_DAY} more`] : []
    return itemBlock(dayText(reader, date), { detail: joinTexts([...named, ...more], ' · ') })
  })
}

/** "Thu 5 March · 08:30 Mornings": the next one; null if there is none. */
export function nextUpcomingText(reader: Reader, coming: readonly UpcomingNudge[]): Text | null {
  const [soonest] = coming
    .flatMap((one) => (one.at ? [{ ...one, at: one.at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  if (!soonest) return null
  return t`${dayText(reader, localDay(soonest.at, reader.zone, '00:00'))} · ${upcomingNudgeText(reader, soonest)}`
}

/** The range shown by `nudge show`. */
export const upcomingRange = (reader: Reader): { readonly from: string; readonly to: string } => {
  const from = localDay(reader.now, reader.zone, '00:00')
  return { from, to: addDays(from, 6) }
}

/** "02:30 does not exist that day, so it moves forward"; '' without a clock change. */
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

/** Why it waits or is dropped; '' if neither. */
export function conditionText({ at, condition }: { readonly at: unknown; readonly condition: string | null }): string {
  if (condition === null) return ''
  return at === null ? `skipped: ${condition}` : condition === 'quiet hours' ? 'comes after quiet hours' : condition
}

function upcomingNudgeText(reader: Reader, one: UpcomingNudge): Text {
  const stage = STAGES[one.kind ?? '']
  const subject = one.subject ?? one.label
  const what = stage
    ? t`${trustedText(stage)}: ${subject}`
    : one.subject === null
      ? trustedText(one.label)
      : t`${one.subject}`
  const repeated = one.repeatMinutes === null ? '' : `every ${formatMinutes(one.repeatMinutes)} until done`
  const note = [clockChangeText(one), repeated].filter((part) => part !== '').join('; ')
  const when = one.at ? t`${momentText(reader, one.at, 'clock')} ` : []
  return t`${when}${what}${trustedText(note && ` (${note})`)}`
}
