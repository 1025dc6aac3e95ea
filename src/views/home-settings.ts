// The settings that can be changed on the page of Home, a select each.

import { ask } from '../chat/ask.ts'
import type { Choice, SelectBlock } from '../chat/view.ts'
import { clockText, type Reader } from './reader.ts'

/** The settings a person can change there, as they are; times of day as `HH:mm`. */
export interface HomeSettings {
  /** When the morning's plan is offered; null if it is off. */
  readonly morningAt: string | null
  readonly dayStartsAt: string
  readonly points: 'shown' | 'hidden'
  readonly hours: 'auto' | '12' | '24'
}

/** The line that shows Home again. */
export const HOME = ask('me home')

const TIMES = ['06:00', '06:30', '07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00']
const DAY_STARTS = ['00:00', '02:00', '03:00', '04:00', '05:00', '06:00']

export function settingSelects(reader: Reader, { morningAt, dayStartsAt, points, hours }: HomeSettings): SelectBlock[] {
  const clock = (time: string): Choice => ({ label: clockText(reader, time), value: time })
  const times = (known: readonly string[], now: string | null): Choice[] =>
    [...new Set([...known, ...(now === null ? [] : [now])])].sort().map(clock)
  const select = (
    label: string,
    line: SelectBlock['line'],
    fill: string,
    choices: readonly Choice[],
    chosen: string | null,
  ): SelectBlock => ({
    kind: 'select',
    label,
    line,
    fills: [fill],
    choices,
    ...(chosen === null ? {} : { chosen: [chosen] }),
    returnTo: HOME,
  })
  return [
    select("The morning's plan", ask('nudge set', { kind: 'morning' }), 'at', times(TIMES, morningAt), morningAt),
    select('Your day starts', ask('me edit'), 'day-starts', times(DAY_STARTS, dayStartsAt), dayStartsAt),
    select(
      'Points, levels and badges',
      ask('me style'),
      'points',
      [
        { label: 'Shown', value: 'shown' },
        { label: 'Hidden', value: 'hidden' },
      ],
      points,
    ),
    select(
      'Clock',
      ask('me style'),
      'hours',
      [
        { label: 'As in your app', value: 'auto' },
        { label: '9 pm', value: '12' },
        { label: '21:00', value: '24' },
      ],
      hours,
    ),
  ]
}
