// Views of the time until the next thing that doesn't wait.
import { ask } from '../chat/ask.ts'
import { type Button, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import type { Gap } from '../contracts/days.ts'
import { formatMinutes } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'

/** "15 minutes, then you land for vet", "22 minutes until 14:00", "Busy until 14:30 by your calendar"; null where nothing is near. */
export function gapText(reader: Reader, { minutes, next, isInside }: Gap): Text | null {
  if (!next) return null
  const name = next.title === null ? [] : t`: ${next.title}`
  if (isInside)
    return next.kind === 'busy'
      ? t`Busy until ${momentText(reader, next.to, 'time')} by your calendar${name}`
      : t`Time for ${appointmentText(next)}`
  const left = trustedText(wholeMinutes(minutes))
  return next.kind === 'busy'
    ? t`${left} until ${momentText(reader, next.from, 'time')}${name}`
    : t`${left}, then you land for ${appointmentText(next)}`
}

const appointmentText = ({ title }: NonNullable<Gap['next']>): Text =>
  title === null ? t`1 personal thing` : t`${title}`

const wholeMinutes = (minutes: number): string =>
  minutes < 1
    ? 'Less than a minute'
    : minutes === 1
      ? '1 minute'
      : minutes < 60
        ? `${minutes} minutes`
        : formatMinutes(minutes)

/** What would be started, and its lines: for fewer minutes, and anyway. */
export interface GapChoice {
  readonly what: 'focus' | 'break' | 'extension'
  readonly minutes: number
  /** Null where no part of it fits. */
  readonly shorter: CommandLine | null
  readonly anyway: CommandLine
}

/** Nothing is started yet: both choices. */
export function gapChoiceView(reader: Reader, gap: Gap, { what, minutes, shorter, anyway }: GapChoice): View {
  const buttons: Button[] = [
    ...(shorter && gap.minutes >= 1
      ? [
          {
            label: what === 'break' ? `${gap.minutes} min break` : `Start ${gap.minutes}`,
            line: shorter,
            isPrimary: true,
          },
        ]
      : []),
    { label: `${minutes} anyway`, line: anyway },
    ...(gap.next?.kind === 'runway' && gap.isInside && gap.next.taskId !== null
      ? [{ label: 'Leaving now', line: ask('task leave', { task: gap.next.taskId }) }]
      : []),
  ]
  return view(gapText(reader, gap) ?? t`Nothing is near`, [textBlock(NOT_YET[what])], { buttons })
}

const NOT_YET = {
  focus: t`Nothing is started yet.`,
  break: t`No break yet.`,
  extension: t`Nothing is added yet.`,
} as const
