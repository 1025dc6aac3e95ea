// A nudge is a message Proxy sends unasked. One file a kind; its name is the kind.
import { ask } from '../chat/ask.ts'
import { type Button, t, type View } from '../chat/view.ts'
import { isZoneKnown } from '../domain/people/index.ts'
import { type Me, timeStyleFor } from '../domain/request/me.ts'
import { momentText, type Reader } from '../views/reader.ts'
import { type ClaimedNudge, MINUTE_MS, type NudgeKindRules, type Recipient } from './outbox/index.ts'

/** A due nudge, with what is known before it is rendered. */
export interface DueNudge {
  readonly row: ClaimedNudge
  /** The task, habit, goal or session; null for a setting of the person. */
  readonly subjectId: string | null
  readonly person: Recipient
  readonly reader: Reader
  /** The platform it is sent to. */
  readonly platform: string
  readonly isStandalone: boolean
  /** When it is of no use any more, UTC. */
  readonly usefulUntil: Date
  /** Whether this task is hidden on that platform. */
  isTaskHidden(taskId: string): boolean
}

/** A kind of nudge: when it may be sent, and its words. */
export interface NudgeKind extends NudgeKindRules {
  /** Its display name: "Mornings". */
  readonly label: string
  /** Its time, for people: "your time, usually 08:30". */
  readonly about: string
  /** The default time of day; null if its subject has one. */
  readonly at: string | null
  readonly days: string | null
  /** Can be named in `nudge set`. */
  readonly isSettable: boolean
  /** Always a message of its own. */
  readonly isStandalone?: boolean
  /** About the account itself: said in a chat, never on a device that may not be the person's. */
  readonly isChatOnly?: boolean
  /** Composing it makes drafts, so that it can't be put into words ahead of its time. */
  readonly makesDrafts?: boolean
  /**
   * Renders a whole batch, with as many queries for five hundred as for one. A nudge without a view is obsolete and not
   * sent.
   */
  compose(trx: Me['trx'], due: readonly DueNudge[], now: Date): Promise<ReadonlyMap<string, View>>
}

/** Declares a kind, with common defaults. */
export const defineNudge = (
  declared: Omit<NudgeKind, 'days' | 'isSettable'> & Partial<Pick<NudgeKind, 'days' | 'isSettable'>>,
): NudgeKind => ({ days: null, isSettable: true, ...declared })

/** The fourth button of every nudge. */
export const whyButton = ({ row }: DueNudge): Button => ({
  label: 'Why this?',
  line: ask('nudge why', { nudge: row.nudge_id }),
})

/** Postpones it; the label names the time. */
export const snoozeButton = ({ row }: DueNudge, label: string, minutes: number): Button => ({
  label,
  line: ask('nudge snooze', { nudge: row.nudge_id, minutes }),
})

/** Skips this occurrence only. */
export const skipButton = ({ row }: DueNudge, label: string): Button => ({
  label,
  line: ask('nudge snooze', { nudge: row.nudge_id, skip: 'yes' }),
})

/** The reader of a nudge: their zone and style. */
export const recipientReader = (person: Recipient, now: Date): Reader => ({
  zone: person.user.timezone,
  isZoneKnown: isZoneKnown(person.user),
  dayStartsAt: person.preferences.day_starts_at,
  now,
  ...timeStyleFor(person.preferences),
  clock: person.preferences.clock,
  emoji: person.preferences.emoji,
  isPlain: person.preferences.is_plain,
  showsPoints: person.preferences.points !== 'hidden',
})

/** How to address them. */
export const recipientFirstName = ({ user }: Recipient): string => user.full_name?.split(/\s+/)[0] ?? user.username

/** Later than this, a reminder says for when it was. */
const LATE_MS = 2 * MINUTE_MS
const KINDS_WITHOUT_A_TIME: ReadonlySet<string> = new Set(['link', 'password', 'welcome-follow-up'])

/** "call gp, 09:00. This was for 09:00." where a timed one comes late, as after an outage. */
export function withLateness({ kind, isTimed }: NudgeKind, { row, reader }: DueNudge, now: Date, shown: View): View {
  const isLate = now.getTime() - row.due_at.getTime() >= LATE_MS
  if (!isLate || !isTimed || KINDS_WITHOUT_A_TIME.has(kind)) return shown
  return { ...shown, title: t`${shown.title} This was for ${momentText(reader, row.due_at, 'time')}.` }
}

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

/** The ids of their subjects. */
export const subjectIds = (due: readonly DueNudge[]): string[] => due.flatMap(({ subjectId }) => subjectId ?? [])
