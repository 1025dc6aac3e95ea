// Views of XP, levels and badges.

import { ask } from '../chat/ask.ts'
import {
  type Button,
  type FieldsBlock,
  itemBlock,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { Badge, FocusDay } from '../contracts/days.ts'
import { type Day, formatDay, formatMinutes, type Weekday, weekStart } from '../time/index.ts'
import { dayText, momentText, type Reader, readerToday } from './reader.ts'

export const pointsView = (
  total: number,
  { level, into, of }: { readonly level: number; readonly into: number; readonly of: number },
  thisWeek: number,
): View =>
  view(
    t`Level ${level}`,
    [
      textBlock(t`${total} XP in all, ${thisWeek} this week.`),
      { kind: 'progress', label: t`To level ${level + 1}`, done: into, of },
    ],
    {
      buttons: [
        { label: 'Badges', line: ask('progress show', { of: 'badges' }) },
        { label: 'Hide points', line: ask('me style', { points: 'hidden' }) },
      ],
    },
  )

/** The person's own with their day, then up to five locked ones. */
export function badgesView(reader: Reader, all: readonly Badge[]): View {
  const own = all.filter(({ unlockedAt }) => unlockedAt !== null)
  const locked = all.filter(({ unlockedAt }) => unlockedAt === null)
  const sign = (icon: string | null) => trustedText(icon ? `${icon} ` : '')
  return view(
    t`Badges: ${own.length} of ${all.length}`,
    [
      ...own.map(({ achievement: { icon, name, description }, unlockedAt }) =>
        itemBlock(t`${sign(icon)}${name}`, {
          detail: t`${description ?? ''}${unlockedAt ? t`, ${momentText(reader, unlockedAt, 'day')}` : []}`,
        }),
      ),
      ...locked
        .slice(0, 5)
        .map(({ achievement: { name, description } }) =>
          itemBlock(t`${name}`, { detail: t`${description ?? ''}, not yet` }),
        ),
      ...(locked.length > 5 ? [textBlock(t`and ${locked.length - 5} more to come`)] : []),
    ],
    { buttons: [{ label: 'Points', line: ask('progress show', { of: 'points' }) }] },
  )
}

/** More rows are hard to read: older ones are summed by week. */
const BY_DAY = 31

/** Focus minutes of the last days, oldest first: a row a day, or a week, and the facts as a sentence. */
export function focusByDayView(reader: Reader, days: readonly FocusDay[]): View {
  const recorded = days.filter(({ sessions }) => sessions > 0)
  const [newest] = recorded.toReversed()
  const sorted = recorded.toSorted((a, b) => a.minutes - b.minutes)
  const [least, most] = [sorted[0], sorted.at(-1)]
  const title = t`Focus, the last ${days.length} days`
  const start: Button = { label: 'Focus 25 min', line: ask('focus start', { minutes: 25 }) }
  if (!newest || !least || !most) return view(title, [textBlock(t`Nothing is recorded yet.`)], { buttons: [start] })
  const total = recorded.reduce((sum, { minutes }) => sum + minutes, 0)
  const on = (each: { readonly day: Day; readonly minutes: number }): Text =>
    t`${trustedText(formatMinutes(each.minutes))} on ${dayText(reader, each.day)}`
  return view(
    title,
    [
      textBlock(
        t`${trustedText(formatMinutes(total))} on ${recorded.length} of ${days.length} days. Newest: ${on(newest)}.`,
      ),
      ...(most.minutes > least.minutes ? [textBlock(t`Most: ${on(most)}. Least: ${on(least)}.`)] : []),
      days.length > BY_DAY
        ? focusFields(reader, byWeek(days, reader.weekStartsOn), 'Week of ')
        : focusFields(reader, days),
    ],
    { buttons: [start] },
  )
}

/** Weeks by their first day; the first and last may be partial. */
function byWeek(days: readonly FocusDay[], startsOn: Weekday): FocusDay[] {
  const weeks = new Map<Day, FocusDay>()
  for (const { day, minutes, sessions } of days) {
    const first = weekStart(day, startsOn)
    const known = weeks.get(first) ?? { day: first, minutes: 0, sessions: 0 }
    weeks.set(first, { day: first, minutes: known.minutes + minutes, sessions: known.sessions + sessions })
  }
  return [...weeks.values()]
}

function focusFields(reader: Reader, rows: readonly FocusDay[], before = ''): FieldsBlock {
  const of = Math.max(...rows.map(({ minutes }) => minutes), 1)
  return {
    kind: 'fields',
    fields: rows.map(({ day: date, minutes, sessions }) => ({
      label: `${before}${formatDay(date, readerToday(reader))}`,
      value:
        sessions === 0
          ? t`none`
          : t`${trustedText(formatMinutes(minutes))} in ${sessions} ${trustedText(sessions === 1 ? 'session' : 'sessions')}`,
      amount: { value: minutes, of, unit: 'min' },
    })),
  }
}

/** Without XP for people who hide it. */
export const rewardsHiddenView = (): View =>
  view(t`Points are hidden`, [textBlock(t`You chose to hide them.`)], {
    buttons: [{ label: 'Show points', line: ask('me style', { points: 'shown' }) }],
  })
