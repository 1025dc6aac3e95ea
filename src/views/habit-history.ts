// Why a streak is what it is: each day, week, month or date of a habit with the rule that applied, and its evidence.
import { ask } from '../chat/ask.ts'
import { type Field, joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { HabitDay, HabitDayStatus, HabitFacts } from '../contracts/habits.ts'
import { MONTHS } from '../time/index.ts'
import { habitButtons } from './habit.ts'
import { countText, readerDayLabel, streakText } from './habit-text.ts'
import { dayText, type Reader, readerToday } from './reader.ts'

/** Each of the last days, weeks or months, newest first. */
export function habitHistoryView(reader: Reader, about: HabitFacts, most: number): View {
  const { habit } = about
  const partial = countedBefore(about)
  const days = [...partial, ...about.days]
  const run = streakText(reader, about)
  const latest = days.slice(-most).toReversed()
  const left = days.length - latest.length
  const span = about.days.at(-1)?.span
  const unit = span ?? (about.rhythm.kind === 'dates' ? 'date' : 'day')
  return view(
    run.length > 0 ? t`${habit.name} · ${run}` : t`${habit.name}, ${trustedText(unit)} by ${trustedText(unit)}`,
    [
      textBlock(trustedText(ruleOf(about))),
      ...about.pastRhythms.map(({ text, until }) =>
        textBlock(t`Through ${dayText(reader, until)}: ${trustedText(text)}.`),
      ),
      ...(latest.length > 0
        ? [{ kind: 'fields' as const, fields: latest.map((each) => historyField(reader, about, each, span)) }]
        : [textBlock(t`Nothing is checked yet.`)]),
      ...(left > 0 ? [textBlock(t`and ${left} earlier ${trustedText(left === 1 ? unit : `${unit}s`)}`)] : []),
    ],
    {
      buttons: [
        ...habitButtons(reader, about, { isPrimary: false }),
        about.goal > 1
          ? { label: '+1 yesterday', line: ask('habit count', { habit: habit.habit_id, by: 1, day: 'yesterday' }) }
          : { label: 'Yesterday too', line: ask('habit check', { habit: habit.habit_id, day: 'yesterday' }) },
      ],
    },
  )
}

/** Days on which something was counted before the first day that was done; the streak begins with that one. */
function countedBefore({ counts, days, streakUnit }: HabitFacts): HabitDay[] {
  const first = days[0]?.day
  if (streakUnit !== 'day') return []
  return [...counts.keys()].filter((day) => first === undefined || day < first).map((day) => ({ day, verdict: 'off' }))
}

/** @param span of the present rhythm: only such periods are cells of the calendar */
function historyField(reader: Reader, about: HabitFacts, each: HabitDay, span: HabitDay['span']): Field {
  const isCell = each.span === span && span !== 'month'
  const cell = {
    day: each.day,
    word: WORDS[each.verdict],
    ...(span === 'week' ? { isWeek: true } : {}),
    ...(reader.weekStartsOn === 'mon' ? {} : { weekStartsOn: reader.weekStartsOn }),
  }
  return {
    label: historyLabel(reader, each),
    value: evidenceText(reader, about, each),
    ...(isCell ? { on: cell } : {}),
  }
}

function historyLabel(reader: Reader, { day, span }: HabitDay): string {
  if (span === 'week') return `Week of ${readerDayLabel(reader, day)}`
  if (span === 'month') return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  return day === readerToday(reader) ? 'Today' : readerDayLabel(reader, day)
}

/** The rule, and what it rests on: how often and on which days, or how much was counted. */
function evidenceText(reader: Reader, about: HabitFacts, each: HabitDay): Text {
  const { day, verdict, span, times, doneOn = [] } = each
  const count = span === undefined ? about.counts.get(day) : undefined
  const first = about.days[0]?.day
  const isBefore = first === undefined || day < first
  if (count !== undefined && isBefore) return countText(count, about.unit)
  const days = doneOn.map((one) => dayText(reader, one))
  const elsewhere = span !== undefined || doneOn.some((one) => one !== day)
  return joinTexts([
    trustedText(reasonOf(each, about)),
    times === undefined ? [] : t`${doneOn.length} of ${times}`,
    count === undefined ? [] : countText(count, about.unit),
    verdict !== 'missed' && days.length > 0 && elsewhere ? joinTexts(days, ', ') : [],
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

function ruleOf({ rhythm, goal }: HabitFacts): string {
  const counted = goal > 1 ? ' A day is done when its goal is reached.' : ''
  switch (rhythm.kind) {
    case 'weekly':
    case 'monthly': {
      const period = rhythm.kind === 'weekly' ? 'week' : 'month'
      const days =
        (rhythm.times ?? 1) > 1
          ? `Any ${rhythm.times} days of the ${period} count.`
          : `Any day of the ${period} counts.`
      return `${days} A ${period} with a pause in it doesn't affect your streak.${counted}`
    }
    case 'interval':
      return `Due ${rhythm.days} days after the last time. ${rhythm.days < 14 ? 'One day late is free' : `Up to ${Math.floor(rhythm.days / 7)} days late are free`}, and paused days don't affect your streak.${counted}`
    case 'dates':
      return `A few days early or late counts for the nearest date. Pauses don't affect your streak.${counted}`
    default:
      return isOneDay(rhythm)
        ? `One day a week. The other six are rest days.${counted}`
        : `One day off in any seven is free. Paused days don't affect your streak.${counted}`
  }
}

const isOneDay = (rhythm: HabitFacts['rhythm']): boolean => rhythm.kind === 'custom' && rhythm.days.length === 1

function reasonOf({ verdict, span }: HabitDay, { rhythm }: HabitFacts): string {
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
      return span === undefined ? 'not scheduled' : `part of a ${span}, streak is safe`
    case 'missed':
      return span !== undefined || isOneDay(rhythm) || rhythm.kind === 'dates' || rhythm.kind === 'interval'
        ? 'missed: a new streak starts'
        : 'missed, and the free day was already used: a new streak starts'
  }
}
