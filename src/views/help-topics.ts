// Help on what can stand in a line, whichever command it is for: dates, rhythms, marks, looking things up. Every example
// is read in the tests as it is shown here.

/** A topic that is no command. */
export interface HelpTopic {
  readonly name: string
  /** Other words that ask for it. */
  readonly also: readonly string[]
  readonly title: string
  readonly about: string
  /** `about` where only commands are heard, as in `typedHint`. */
  readonly byCommand?: string
  /** What can be typed, with what it means where that isn't plain. */
  readonly examples: readonly { readonly line: string; readonly means?: string }[]
  /** Read as: a date, a rhythm, a captured line, or a line of its own. */
  readonly kind: 'date' | 'rhythm' | 'capture' | 'line'
}

export const helpTopics: readonly HelpTopic[] = [
  {
    name: 'dates',
    also: ['date', 'due', 'when', 'time', 'times', 'days', 'deadline', 'deadlines', 'reminders'],
    title: 'Dates and times',
    about: 'Put one anywhere in a line where it is clear, or after due: as in due:friday. A time sets a reminder.',
    byCommand: 'Put one in the title of {task add}, or in its due. A time sets a reminder.',
    kind: 'date',
    examples: [
      { line: 'tomorrow' },
      { line: 'friday 9am' },
      { line: 'in 2 weeks at noon' },
      { line: 'half past 8' },
      { line: '5 March 14:30' },
      { line: 'in 20 minutes' },
      { line: 'a week on saturday' },
      { line: 'none', means: 'takes a date off: later milk none' },
    ],
  },
  {
    name: 'repeat',
    also: ['repeats', 'repeating', 'rhythm', 'rhythms', 'every', 'recurring', 'recurrence', 'daily', 'weekly'],
    title: 'What repeats',
    about: 'Say it in the line, or after every: as in task move meds every:"day at 9pm".',
    byCommand: 'Put it in the title of {task add}, or in the every of {task move}.',
    kind: 'rhythm',
    examples: [
      { line: 'every day at 9pm' },
      { line: 'every mon and thu' },
      { line: 'every other friday' },
      { line: '1st and 15th of every month' },
      { line: 'first friday of every month' },
      { line: '3 days after done' },
    ],
  },
  {
    name: 'marks',
    also: [
      'mark',
      'tags',
      'tag',
      'symbols',
      'syntax',
      'priority',
      'estimate',
      'estimates',
      'hashtags',
      '#',
      '!',
      '~',
      '@',
      '+',
    ],
    title: 'Marks in a line',
    about: 'Each is optional, and can stand anywhere in the line.',
    byCommand: 'Each is optional, and can stand anywhere in the title of {task add}.',
    kind: 'capture',
    examples: [
      { line: 'Call Ann #family', means: 'a tag, to find it by' },
      { line: 'Pay rent !high', means: 'priority: low, medium, high or urgent' },
      { line: 'Tax return ~25m', means: 'how long it takes; ~2h works too' },
      { line: 'Paint the shelf +Flat', means: 'a project' },
      { line: 'Book a check-up @life', means: 'an area of life, a zone' },
      { line: 'Call Ann friday 9am #family !high ~10m @life', means: 'all at once' },
    ],
  },
  {
    name: 'find',
    also: ['search', 'lists', 'filter', 'filters', 'look', 'finding'],
    title: 'Finding and listing',
    about: 'Looking changes nothing.',
    kind: 'line',
    examples: [
      { line: 'find milk' },
      { line: 'list today' },
      { line: 'list done' },
      { line: "what's due friday" },
      { line: 'task list zone:work' },
    ],
  },
  {
    name: 'streaks',
    also: ['streak', 'run', 'chain'],
    title: 'Streaks',
    about: "A streak counts how often in a row a habit was done. A rest day or a pause doesn't end it.",
    kind: 'line',
    examples: [{ line: 'habits' }, { line: 'my streak' }],
  },
  {
    name: 'points',
    also: ['xp', 'level', 'levels', 'badges', 'badge', 'score'],
    title: 'Points, levels and badges',
    about: 'They count what you finish. You can hide them.',
    byCommand: 'They count what you finish. Hide them with {me style points:hidden}.',
    kind: 'line',
    examples: [{ line: 'hide points' }, { line: 'show points' }, { line: 'stats' }],
  },
]
