// The time that was chosen for a reminder which names a part of the day alone, and the ways to another.
import { ask } from '../chat/ask.ts'
import { type Button, type TextBlock, t, textBlock, trustedText } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import type { LocalTime } from '../time/index.ts'
import { clockText, type Reader } from './reader.ts'

/** "morning" became 09:00. */
export interface ChosenTime {
  readonly part: string
  readonly time: LocalTime
  /** Times near it, offered. */
  readonly around: readonly LocalTime[]
  /** The words of the rhythm it belongs to, if it repeats. */
  readonly words: string | null
}

/** "You said no time, so I chose 09:00." */
export const chosenTimeBlocks = (reader: Reader, chosen: ChosenTime | null): TextBlock[] =>
  chosen ? [textBlock(t`You didn't say a time, so I chose ${trustedText(clockText(reader, chosen.time))}.`)] : []

/** "08:00?", "10:00?", and any other. */
export const chosenTimeButtons = (
  reader: Reader,
  { task_id: task }: Pick<Task, 'task_id'>,
  chosen: ChosenTime | null,
): Button[] =>
  chosen
    ? [
        ...chosen.around.map((time) => ({
          label: `${clockText(reader, time)}?`,
          line:
            chosen.words === null
              ? ask('task move', { task, to: time })
              : ask('task move', { task, every: `${chosen.words} at ${time}` }),
        })),
        ...(chosen.words === null ? [{ label: 'Other time', line: ask('task move', { task, asked: 'to' }) }] : []),
      ]
    : []
