// What a nudge is: something Proxy says first. One file a kind; its name is the kind.
import { ask } from '../chat/ask.ts'
import type { Button, View } from '../chat/view.ts'
import { isZoneKnown } from '../domain/people/index.ts'
import type { Me } from '../domain/request/me.ts'
import type { Reader } from '../views/reader.ts'
import type { ClaimedNudge, NudgeKindRules, Recipient } from './outbox/index.ts'

/** One that has come due, with what is known before it is put into words. */
export interface DueNudge {
  readonly row: ClaimedNudge
  /** The task, habit, goal or session; null for a person's own wish. */
  readonly subjectId: string | null
  readonly person: Recipient
  readonly reader: Reader
  /** Where it will be read. */
  readonly platform: string
  readonly isStandalone: boolean
  /** Is this task kept off that platform? */
  isTaskHidden(taskId: string): boolean
}

/** Something Proxy says first: when it may be said, and in what words. */
export interface NudgeKind extends NudgeKindRules {
  /** What they are called: "Mornings". */
  readonly label: string
  /** When it is said, for people: "your time, usually 08:30". */
  readonly about: string
  /** Its own time of day unless the person says another; null where its subject has one. */
  readonly at: string | null
  readonly days: string | null
  /** Can be named in `nudge set`. */
  readonly isSettable: boolean
  /** A message of its own, whatever else is said at that moment. */
  readonly isStandalone?: boolean
  /**
   * Puts a whole batch into words, with as many queries for five hundred as for one. What is left out has been done
   * meanwhile, or is gone: it is not said.
   */
  compose(trx: Me['trx'], due: readonly DueNudge[], now: Date): Promise<ReadonlyMap<string, View>>
}

/** Declares a kind; what most have in common is left out. */
export const defineNudge = (
  declared: Omit<NudgeKind, 'days' | 'isSettable'> & Partial<Pick<NudgeKind, 'days' | 'isSettable'>>,
): NudgeKind => ({ days: null, isSettable: true, ...declared })

/** The fourth exit of every nudge. */
export const whyButton = ({ row }: DueNudge): Button => ({
  label: 'Why this?',
  line: ask('nudge why', { nudge: row.nudge_id }),
})

/** Later; the label names the time. */
export const snoozeButton = ({ row }: DueNudge, label: string, minutes: number): Button => ({
  label,
  line: ask('nudge snooze', { nudge: row.nudge_id, minutes }),
})

/** Not this time, and nothing else changes. */
export const skipButton = ({ row }: DueNudge, label: string): Button => ({
  label,
  line: ask('nudge snooze', { nudge: row.nudge_id, skip: 'yes' }),
})

/** How a person reads: their zone, their style. */
export const recipientReader = (person: Recipient, now: Date): Reader => ({
  zone: person.user.timezone,
  isZoneKnown: isZoneKnown(person.user),
  dayStartsAt: person.preferences.day_starts_at,
  now,
  clock: person.preferences.clock,
  emoji: person.preferences.emoji,
  isPlain: person.preferences.is_plain,
  showsPoints: person.preferences.points !== 'hidden',
})

/** What one calls them. */
export const recipientFirstName = ({ user }: Recipient): string => user.full_name?.split(/\s+/)[0] ?? user.username

/** Views for those of a batch that have one. */
export function composeEach(
  due: readonly DueNudge[],
  compose: (one: DueNudge) => View | null,
): ReadonlyMap<string, View> {
  return new Map(
    due.flatMap((one) => {
      const view = compose(one)
      return view ? [[one.row.nudge_id, view]] : []
    }),
  )
}

/** The ids of what they are about. */
export const subjectIds = (due: readonly DueNudge[]): string[] => due.flatMap(({ subjectId }) => subjectId ?? [])
