// Checks a habit, today or yesterday; or unchecks it. Idempotent, except that a counted habit goes up by one.
import { choiceOption, flagOption, required, withDefault } from '../../chat/options.ts'
import type { View } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { type Me, readingOf } from '../../domain/request/me.ts'
import { readPastTime } from '../../language/past-time.ts'
import type { Day } from '../../time/index.ts'
import { habitCheckedView, habitCountedView, habitUncheckedView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { habitReports } from '../lib/habit-sentences.ts'
import { careAnswer } from '../lib/log-as-done.ts'
import { habitOption } from '../lib/options/index.ts'
import { timeOption } from '../lib/options/moments.ts'

export default defineCommand({
  name: 'habit check',
  about: 'Mark a habit done',
  byModel: 'run',
  aliases: ['check'],
  spoken: ['I took my meds at 8', 'I took my meds yesterday'],
  says: [
    ...habitReports,
    '<i>? (took|taken|did|done|finished|completed|had|drank|ate|check|checked|check off|tick off|tick|brushed|walked|ran|meditated|logged) {habit}',
    {
      say: '<i>? (already|just)? (took|taken|did|done|finished|had|drank|ate|checked|brushed|walked) {habit} yesterday',
      with: { day: 'yesterday' },
    },
    { say: '(forgot to log|log|i also did) {habit} (for|from)? yesterday', with: { day: 'yesterday' } },
    { say: '<i>? (did|took|had) {habit} yesterday (at|around|about|by) {at}', with: { day: 'yesterday' } },
    '(i|ive|we) (already|just)? {habit}',
    { say: '{habit}', trust: 'offer' },
    '<i>? (already|just)? (took|taken|did|done|finished|completed|had|drank|ate|checked|brushed|walked|ran|meditated|logged) {habit} (at|around|about|by) {at}',
    '<i>? (took|did|had) {habit} this (morning|afternoon|evening)',
    '{habit} (done|taken|finished) (at|around|about) {at}',
    '{habit} (done|taken|finished|checked|✅)',
    '(mark|tick|check|cross) {habit} (as|off)? (done|finished|complete|completed|off|taken)',
    // What is taken or done every day and isn't kept yet: making it a habit is one tap away.
    {
      say: [
        '(the|my|our)? &(<dailything>) {habit} (is|are|have been|has been)? (done|taken|finished|checked) (now|already|today)?',
        '<i>? (already|just)? (took|taken|had|did|done|brushed|walked|fed|watered) (the|my|our)? &(<dailything>) {habit} (now|already|today|this morning|tonight|this evening)?',
      ],
      // With a time it is the one below.
      typed: /^\D*$/,
      orElse: 'ask',
    },
    '(log|track|record) {habit}',
    '{habit} (is|are) (done|taken|finished)',
  ],
  whenMissing: {
    label: 'New habit, done today',
    command: 'habit add',
    into: 'name',
    with: { done: 'yes' },
    answerOf: careAnswer,
  },
  takesSeveral: 'habit',
  options: {
    habit: required(habitOption('Which one')),
    day: withDefault(choiceOption('Which day', ['today', 'yesterday']), 'today'),
    back: flagOption("Undo: it wasn't done"),
    at: timeOption('What time it was done'),
  },
  examples: ['check meds', 'habit check meds yesterday', 'habit check meds at:8:00', 'habit check meds back:yes'],
  async run(me, values, { raw }) {
    const on = values.day === 'today' ? habits.todayOf(me) : habits.yesterdayOf(me)
    const isBack = values.back === true
    const at = values.at === undefined ? undefined : readPastTime(raw['at'] ?? values.at, on, readingOf(me))
    const { goal } = await habits.loadOneHabitFacts(me, values.habit)
    if (goal > 1) return countOnce(me, values.habit, on, isBack)
    const isNew = isBack
      ? await habits.uncheckHabit(me, values.habit, on)
      : await habits.checkHabit(me, values.habit, on, at)
    const facts = await habits.loadOneHabitFacts(me, values.habit)
    return isBack
      ? habitUncheckedView(readerOf(me), facts, on, isNew)
      : habitCheckedView(readerOf(me), facts, on, isNew, at)
  },
})

/** A counted habit goes up by one, or down. */
async function countOnce(me: Me, habit: habits.Habit, on: Day, isBack: boolean): Promise<View> {
  const before = (await habits.loadOneHabitFacts(me, habit)).counts.get(on)?.count ?? 0
  const now = await habits.countHabit(me, habit, on, isBack ? -1 : 1)
  return habitCountedView(readerOf(me), await habits.loadOneHabitFacts(me, habit), on, { ...now, before })
}
