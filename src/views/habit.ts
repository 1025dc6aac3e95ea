// Views of habits: a list, one of them, and what was checked or counted.
import { ask } from '../chat/ask.ts'
import { type Button, type ItemBlock, itemBlock, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { DayCount, HabitFacts } from '../contracts/habits.ts'
import type { Habit } from '../models/habit.ts'
import type { Day } from '../time/index.ts'
import { capitalText, countText, habitFactsText, periodText, streakText } from './habit-text.ts'
import { clockText, dayText, momentText, type Reader, readerToday } from './reader.ts'
import { titleLabel } from './title-label.ts'

const checkLine = (habit: Habit, day?: 'yesterday'): CommandLine => ask('habit check', { habit: habit.habit_id, day })

const countLine = (habit: Habit, by: number): CommandLine => ask('habit count', { habit: habit.habit_id, by })

/** An item of a list; its number opens it, its button checks it. */
export function habitItem(reader: Reader, shown: HabitFacts, returnTo: CommandLine): ItemBlock {
  const { habit } = shown
  return itemBlock(t`${habit.name}`, {
    line: ask('habit show', { habit: habit.habit_id }),
    detail: habitFactsText(reader, shown),
    ...habitItemButton(shown, returnTo),
  })
}

/** The button of a list's row: it checks the habit, or counts one more. */
export function habitItemButton(
  { habit, isDueToday, goal }: HabitFacts,
  returnTo: CommandLine,
): Pick<ItemBlock, 'button'> {
  if (!isDueToday) return {}
  const name = titleLabel(habit.name)
  const button =
    goal > 1
      ? { label: `+1: ${name}`, line: countLine(habit, 1), returnTo }
      : { label: `Did it: ${name}`, line: checkLine(habit), returnTo }
  return { button }
}

/** Checks it where it is due; counts up and down, also beyond the goal. */
export function habitButtons(
  reader: Reader,
  about: HabitFacts,
  { isPrimary }: { readonly isPrimary: boolean },
): Button[] {
  const { habit, goal, counts, isDueToday } = about
  if (!habit.is_active) return []
  if (goal === 1) return isDueToday ? [{ label: 'Did it', line: checkLine(habit), isPrimary }] : []
  const today = counts.get(readerToday(reader))
  return [
    { label: '+1', line: countLine(habit, 1), isPrimary: isPrimary && isDueToday },
    ...(today ? [{ label: '-1', line: countLine(habit, -1) }] : []),
  ]
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
        ...habitButtons(reader, about, { isPrimary: true }),
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
    at === null
      ? t`No time, so no reminder. It will be in your habits.`
      : t`I'll remind you at ${trustedText(clockText(reader, at))}.`
  return view(t`New habit: ${habit.name}`, [textBlock(habitFactsText(reader, about)), textBlock(reminder)], {
    buttons: [
      about.goal > 1
        ? { label: '+1', line: countLine(habit, 1), isPrimary: true }
        : { label: 'Did it', line: checkLine(habit), isPrimary: true },
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
  const run = streakText(reader, about)
  const period = periodText(about)
  return view(
    title,
    [
      ...(run.length > 0 ? [textBlock(capitalText(run))] : []),
      ...(period.length > 0 ? [textBlock(t`${period}.`)] : []),
      ...(rest.length > 0 ? [textBlock(rest)] : []),
    ],
    {
      buttons: [{ label: 'Why', line: ask('habit why', { habit: habit.habit_id }) }],
      card: { kind: 'habit', id: habit.habit_id },
    },
  )
}

/**
 * After a count; the goal of the day is celebrated when it is reached.
 * @param now with what was counted before
 */
export function habitCountedView(
  reader: Reader,
  about: HabitFacts,
  on: Day,
  now: DayCount & { readonly before: number },
): View {
  const { habit, unit } = about
  const day = on === readerToday(reader) ? [] : t` ${dayText(reader, on)}`
  const isReached = now.count >= now.goal && now.before < now.goal
  const far = countText(now, unit)
  const title = isReached ? t`Done${day}: ${habit.name}, ${far}` : t`${habit.name}${day}: ${far}`
  const run = isReached ? streakText(reader, about) : []
  const period = isReached ? periodText(about) : []
  const yesterday = on === readerToday(reader) ? undefined : 'yesterday'
  return view(
    now.before === now.count ? t`Already ${far}: ${habit.name}` : title,
    [
      ...(run.length > 0 ? [textBlock(capitalText(run))] : []),
      ...(period.length > 0 ? [textBlock(t`${period}.`)] : []),
    ],
    {
      buttons: [
        { label: '+1', line: ask('habit count', { habit: habit.habit_id, by: 1, day: yesterday }) },
        ...(now.count > 0
          ? [{ label: '-1', line: ask('habit count', { habit: habit.habit_id, by: -1, day: yesterday }) }]
          : []),
        { label: 'Why', line: ask('habit why', { habit: habit.habit_id }) },
      ],
      card: { kind: 'habit', id: habit.habit_id },
    },
  )
}
