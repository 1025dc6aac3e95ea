// Views of habits that are paused or resumed.
import { ask } from '../chat/ask.ts'
import { t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { Habit } from '../models/habit.ts'
import type { Day } from '../time/index.ts'
import { capitalText } from './habit-text.ts'
import { dayText, type Reader, readerToday } from './reader.ts'

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
    [textBlock(t`${capitalText(begins)}, ${ends}. These days don't affect your streak.`)],
    { buttons: [{ label: 'Resume', line: pauseLine(which, 'now') }] },
  )
}

export function habitsResumedView(which: Habit | null, changed: number): View {
  const who = which ? t`${which.name}` : trustedText('all but essential habits')
  return view(changed === 0 ? (which ? t`Not paused: ${who}` : t`No habits are paused`) : t`Resumed: ${who}`, [], {
    buttons: which
      ? [{ label: 'Did it', line: ask('habit check', { habit: which.habit_id }) }]
      : [{ label: 'Habits', line: ask('habit show') }],
  })
}

const pauseLine = (which: Habit | null, until?: 'now'): CommandLine =>
  ask('habit pause', { habit: which?.habit_id, until })
