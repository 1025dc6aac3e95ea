// Adds a habit; a typed time is reminded of, everything else is shown only.
import {
  clearable,
  flagOption,
  formField,
  hidden,
  listingWeekdays,
  required,
  textOption,
  withDefault,
} from '../../chat/options.ts'
import type { Sentence } from '../../chat/parse/sentence-rules.ts'
import { t } from '../../chat/view.ts'
import * as habits from '../../domain/days/habits/index.ts'
import { foldText } from '../../text.ts'
import { habitAddedView, habitView } from '../../views/habit.ts'
import { defineCommand, readerOf } from '../command.ts'
import { COUNT_WORDS, RHYTHM_WORDS } from '../lib/habit-words.ts'
import { timeOption } from '../lib/options/moments.ts'

/** "gym 3 times a week", said alone: a habit, unless it is the title of a task. */
const TIMES_A_WEEK: readonly Sentence[] = (
  [
    ['(twice|2x|2 times|two times)', 'twice a week'],
    ['(3x|3 times|three times|thrice)', '3 times a week'],
    ['(4x|4 times|four times)', '4 times a week'],
    ['(5x|5 times|five times)', '5 times a week'],
    ['(6x|6 times|six times)', '6 times a week'],
  ] as const
).map(([times, on]) => ({ say: `{name} ${times} (a|per|every|each) week`, with: { on }, trust: 'offer' }))

export default defineCommand({
  name: 'habit add',
  about: 'Start a habit',
  byModel: 'run',
  spoken: ['new habit: read every evening', 'I want to build a habit of reading'],
  says: [
    '(new|add|start|create|track|make) (a|new|the)? habit (of|to|called|named|for)? {name}',
    { say: 'habit {name}', trust: 'offer' },
    ...TIMES_A_WEEK,
    { say: '{count} of {name} (a|per|every|each) day', trust: 'offer' },
    '(i want to|i would like to|id like to|help me)? (build|make|form|develop|start) (a|the)? habit (of|to) {name}',
  ],
  options: {
    name: required(textOption('What is the habit?', { max: 255, takes: 'rest', acceptsLonger: true })),
    on: listingWeekdays(withDefault(textOption(RHYTHM_WORDS, { max: 50 }), 'daily')),
    at: clearable(timeOption('When to remind you')),
    about: textOption('Why it matters'),
    essential: formField(flagOption('Keeps going when other habits are paused')),
    count: textOption(COUNT_WORDS, { max: 50 }),
    done: hidden(flagOption('It is done for today')),
  },
  examples: [
    'habit add Meds at 21:00',
    'habit add Pills at:21:00 essential:yes',
    'habit add Stretch on:mon,wed,fri',
    'habit add Call home on:weekly',
    'habit add Gym on:"3 times a week"',
    'habit add Water count:"8 glasses"',
  ],
  async run(me, values, { raw }) {
    const { name, at, frequency, goal } = habits.parseHabitLine({
      name: values.name,
      at: values.at,
      ...(raw['on'] === undefined ? {} : { frequency: habits.parseFrequency(values.on) }),
      ...(values.count === undefined ? {} : { goal: habits.parseDailyGoal(values.count) }),
    })
    const known = (await habits.listActiveHabits(me)).find((other) => foldText(other.name) === foldText(name))
    if (known) {
      const facts = await habits.loadOneHabitFacts(me, known)
      return { ...habitView(readerOf(me), facts), notice: t`You already have that habit` }
    }
    const habit = await habits.addHabit(me, {
      name,
      frequency: frequency ?? habits.parseFrequency(values.on),
      at: at ?? null,
      about: values.about ?? null,
      ...(goal ? { goal } : {}),
      isEssential: values.essential ?? false,
    })
    if (values.done) await habits.checkHabit(me, habit, habits.todayOf(me))
    return habitAddedView(readerOf(me), await habits.loadOneHabitFacts(me, habit))
  },
})
