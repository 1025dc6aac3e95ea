// Views of habits: days, streak if shown, and why each day counted as it did.

import { ask } from '../chat/ask.ts'
import {
  type Button,
  type ItemBlock,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { HabitDayStatus, HabitFacts } from '../contracts/days.ts'
import type { Habit } from '../models/habit.ts'
import { type Day, formatDay } from '../time/index.ts'
import { dayText, momentText, type Reader, readerToday } from './reader.ts'
import { titleLabel } from './title-label.ts'

/** "3 days", "1 week": the unit of a streak. */
const runText = (reader: Reader, { streak, isWeekly }: Pick<HabitFacts, 'streak' | 'isWeekly'>): Text => {
  if (!reader.showsPoints || streak === 0) return []
  const unit = isWeekly ? 'week' : 'day'
  return t`streak: ${streak} ${trustedText(streak === 1 ? unit : `${unit}s`)}`
}

const checkLine = (habit: Habit, day?: 'yesterday'): CommandLine => ask('habit check', { habit: habit.habit_id, day })

/** An item of a list; its number opens it, its button checks it. */
export function habitItem(reader: Reader, shown: HabitFacts, returnTo: CommandLine): ItemBlock {
  const { habit } = shown
  return itemBlock(t`${habit.name}`, {
    line: ask('habit show', { habit: habit.habit_id }),
    detail: habitFactsText(reader, shown),
    ...(shown.isDueToday
      ? { button: { label: `Did it: ${titleLabel(habit.name)}`, line: checkLine(habit), returnTo } }
      : {}),
  })
}

/** A page of the person's habits. */
export function habitListView(
  items: readonly ItemBlock[],
  { page, count, pageLine }: { page: number; count: number; pageLine: (page: number) => CommandLine },
): View {
  if (count === 0)
    return view(t`No habits yet`, [textBlock(t`One small thing a day is plenty. Try: habit add Meds at:21:00`)], {
      buttons: [{ label: 'Add a habit', line: ask('habit add'), isPrimary: true }],
    })
  const left = Math.max(0, count - (page - 1) * 5 - items.length)
  return view(t`Habits: ${count}`, [...items, ...(left > 0 ? [textBlock(t`and ${left} more`)] : [])], {
    buttons: [
      ...(left > 0 ? [{ label: 'More', line: pageLine(page + 1) }] : []),
      ...(page > 1 ? [{ label: 'Back', line: pageLine(page - 1) }] : []),
    ],
  })
}

/** One habit. */
export function habitView(reader: Reader, about: HabitFacts): View {
  const { habit } = about
  const link = { habit: habit.habit_id }
  const buttons: Button[] = habit.is_active
    ? [
        ...(about.isDueToday ? [{ label: 'Did it', line: checkLine(habit), isPrimary: true }] : []),
        { label: 'Why', line: ask('habit why', link) },
        about.isPausedToday
          ? { label: 'Resume', line: ask('habit pause', { ...link, until: 'now' }) }
          : { label: 'Pause', line: ask('habit pause', link) },
        { label: 'Edit', line: ask('habit edit', link) },
      ]
    : [{ label: 'Restore', line: ask('habit archive', { ...link, back: 'yes' }) }]
  return view(
    t`${habit.name}`,
    [textBlock(habitFactsText(reader, about)), ...(habit.description ? [textBlock(t`${habit.description}`)] : [])],
    { buttons, card: { kind: 'habit', id: habit.habit_id } },
  )
}

/** A new one, with what was understood. */
export function habitAddedView(reader: Reader, about: HabitFacts): View {
  const { habit, at } = about
  const reminder =
    at === null ? t`No time, so no reminder. It will be in your habits.` : t`I'll remind you at ${trustedText(at)}.`
  return view(t`New habit: ${habit.name}`, [textBlock(habitFactsText(reader, about)), textBlock(reminder)], {
    buttons: [
      { label: 'Did it', line: checkLine(habit), isPrimary: true },
      { label: 'Edit', line: ask('habit edit', { habit: habit.habit_id }) },
    ],
    card: { kind: 'habit', id: habit.habit_id },
  })
}

/** Unchecked, or was not checked. */
export function habitUncheckedView(reader: Reader, { habit }: HabitFacts, on: Day, isNew: boolean): View {
  const name = on === readerToday(reader) ? trustedText('today') : dayText(reader, on)
  return view(isNew ? t`Not done ${name}: ${habit.name}` : t`Already not done ${name}: ${habit.name}`, [], {
    buttons: [{ label: 'Did it', line: checkLine(habit, on === readerToday(reader) ? undefined : 'yesterday') }],
    card: { kind: 'habit', id: habit.habit_id },
  })
}

interface Pause {
  /** Null: all but essential ones. */
  readonly which: Habit | null
  readonly from: Day
  readonly until: Day | null
  /** Number of changed habits. */
  readonly changed: number
}

export function habitsPausedView(reader: Reader, { which, from, until, changed }: Pause): View {
  const who = which ? t`${which.name}` : trustedText('all but essential habits')
  const begins = from === readerToday(reader) ? trustedText('from today') : t`from ${dayText(reader, from)}`
  const ends = until === null ? trustedText('until you resume') : t`through ${dayText(reader, until)}`
  return view(
    changed === 0 ? t`Already resting: ${who}` : t`Resting: ${who}`,
    [textBlock(t`${capital(begins)}, ${ends}. These days don't affect your streak.`)],
    { buttons: [{ label: 'Resume', line: pauseLine(which, 'now') }] },
  )
}

export function habitsResumedView(which: Habit | null, changed: number): View {
  const who = which ? t`${which.name}` : trustedText('all but essential habits')
  return view(changed === 0 ? (which ? t`Not paused: ${who}` : t`No habits are paused`) : t`Resumed: ${who}`, [], {
    buttons: which ? [{ label: 'Did it', line: checkLine(which) }] : [{ label: 'Habits', line: ask('habit show') }],
  })
}

const pauseLine = (which: Habit | null, until?: 'now'): CommandLine =>
  ask('habit pause', { habit: which?.habit_id, until })

export const readerDayLabel = (reader: Reader, date: Day): string => formatDay(date, readerToday(reader))

/**
 * After a check; a rest day in the run is named.
 * @param at when it was done, where the person said so
 */
export function habitCheckedView(reader: Reader, about: HabitFacts, on: Day, isNew: boolean, at?: Date): View {
  const { habit } = about
  const isToday = on === readerToday(reader)
  const name = isToday ? trustedText('today') : dayText(reader, on)
  const time = isNew && at ? t` at ${momentText(reader, at, 'time')}` : []
  const title = isNew ? t`Done ${name}${time}: ${habit.name}` : t`Already done ${name}: ${habit.name}`
  const free = about.days.filter(({ verdict }) => verdict === 'free').at(-1)
  const wasLately = free && about.days.slice(-3).includes(free)
  const rest =
    wasLately && reader.showsPoints ? t`${dayText(reader, free.day)} was a rest day. Your streak goes on.` : []
  const run = runText(reader, about)
  return view(
    title,
    [...(run.length > 0 ? [textBlock(capital(run))] : []), ...(rest.length > 0 ? [textBlock(rest)] : [])],
    {
      buttons: [{ label: 'Why', line: ask('habit why', { habit: habit.habit_id }) }],
      card: { kind: 'habit', id: habit.habit_id },
    },
  )
}

/** Each of the last days or weeks, and the rule that applied. */
export function habitHistoryView(reader: Reader, about: HabitFacts, most: number): View {
  const { habit, days, isWeekly } = about
  const run = runText(reader, about)
  const latest = days.slice(-most).toReversed()
  const fields = latest.map((each) => ({
    label: historyLabel(reader, each.day, isWeekly),
    value: trustedText(reasonOf(each.verdict, about)),
    on: { day: each.day, word: WORDS[each.verdict], ...(isWeekly ? { isWeek: true } : {}) },
  }))
  const left = days.length - latest.length
  return view(
    run.length > 0 ? t`${habit.name} · ${run}` : t`${habit.name}, day by day`,
    [
      textBlock(trustedText(ruleOf(about))),
      ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : [textBlock(t`Nothing is checked yet.`)]),
      ...(left > 0
        ? [
            textBlock(
              t`and ${left} earlier ${trustedText(isWeekly ? (left === 1 ? 'week' : 'weeks') : left === 1 ? 'day' : 'days')}`,
            ),
          ]
        : []),
    ],
    {
      buttons: [
        ...(about.isDueToday ? [{ label: 'Did it', line: checkLine(habit) }] : []),
        { label: 'Yesterday too', line: checkLine(habit, 'yesterday') },
      ],
    },
  )
}

const historyLabel = (reader: Reader, day: Day, isWeekly: boolean): string =>
  isWeekly
    ? `Week of ${readerDayLabel(reader, day)}`
    : day === readerToday(reader)
      ? 'Today'
      : readerDayLabel(reader, day)

/** Its days, time and state. */
export function habitFactsText(reader: Reader, about: HabitFacts): Text {
  const until = about.pausedUntil === null ? [] : t` through ${dayText(reader, about.pausedUntil)}`
  return joinTexts([
    trustedText(about.frequency),
    about.at === null ? [] : trustedText(about.at),
    about.isEssential ? trustedText('essential') : [],
    runText(reader, about),
    about.habit.is_active ? [] : trustedText('archived'),
    about.habit.is_active && about.isPausedToday ? t`resting${until}` : [],
    about.isDoneToday ? trustedText('done today') : [],
  ])
}

/** The state of a day, abbreviated for a calendar cell. */
const WORDS: Readonly<Record<HabitDayStatus, string>> = {
  done: 'done',
  open: 'open',
  free: 'rest',
  paused: 'pause',
  off: 'off',
  missed: 'not done',
}

function ruleOf({ isWeekly, isOneDay }: HabitFacts): string {
  if (isWeekly) return "Any day of the week counts. A week with a pause in it doesn't affect your streak."
  if (isOneDay) return 'One day a week. The other six are rest days.'
  return "One day off in any seven is free. Paused days don't affect your streak."
}

function reasonOf(verdict: HabitDayStatus, { isWeekly, isOneDay }: HabitFacts): string {
  switch (verdict) {
    case 'done':
      return 'done'
    case 'open':
      return 'not yet, streak is safe'
    case 'free':
      return 'free rest day'
    case 'paused':
      return 'paused, streak is safe'
    case 'off':
      return 'not scheduled'
    case 'missed':
      return isWeekly || isOneDay
        ? 'missed: a new streak starts'
        : 'missed, and the free day was already used: a new streak starts'
  }
}

const capital = (text: Text): Text => {
  const [first, ...rest] = text
  if (first?.kind !== 'ours') return text
  return [{ kind: 'ours', text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}
