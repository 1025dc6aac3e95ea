// Views of nudges: what is on, why one came, what was missed.
import { ask } from '../chat/ask.ts'
import {
  type Button,
  type ItemBlock,
  itemBlock,
  joinTexts,
  type Text,
  t,
  textBlock,
  trustedText,
  type View,
  view,
} from '../chat/view.ts'
import type { CommandLine } from '../contracts/command-line.ts'
import { formatDay, localDay } from '../time/index.ts'
import { nudgeLimitsText } from './nudge-limits.ts'
import { zoneCity } from './person.ts'
import { momentText, type Reader } from './reader.ts'
import { titleLabel } from './title-label.ts'
import { nextUpcomingText, type UpcomingNudge, upcomingDays } from './upcoming.ts'

/** The name of a kind, in lists. */
export interface NudgeKindDetails {
  readonly kind: string
  readonly label: string
  readonly about: string
}

export interface NudgeScheduleDetails extends NudgeKindDetails {
  readonly isOn: boolean
  /** Wall-clock; null if its subjects have the time. */
  readonly at: string | null
  /** "daily", "weekdays". */
  readonly days: string
  readonly lead: number
}

/** "Mornings at 08:30, weekdays" */
export const nudgeScheduleText = ({ label, at, days, lead }: NudgeScheduleDetails): Text =>
  joinTexts(
    [
      at === null
        ? t`${trustedText(label)}${trustedText(lead > 0 ? `: ${lead} min early` : '')}`
        : t`${trustedText(label)} at ${trustedText(at)}${trustedText(lead > 0 ? `, ${lead} min early` : '')}`,
      days === 'daily' ? [] : trustedText(days),
    ],
    ', ',
  )

/** "mornings 08:30, weekdays", within a line. */
const otherNudgeText = ({ label, at, days }: NudgeScheduleDetails): Text =>
  trustedText([`${label.toLowerCase()}${at === null ? '' : ` ${at}`}`, ...(days === 'daily' ? [] : [days])].join(', '))

/** The content of "nudge show". */
export function nudgeOverviewView(
  reader: Reader,
  about: {
    /** Each of the next seven days, instead of what comes next. */
    readonly isWeek: boolean
    readonly wishes: readonly NudgeScheduleDetails[]
    readonly offered: readonly NudgeKindDetails[]
    readonly coming: readonly UpcomingNudge[]
    readonly quietFrom: string
    readonly quietTo: string
    readonly quietDays: string
    readonly perDay: number
    readonly pausedFrom: Date | null
    readonly pausedUntil: Date | null
  },
): View {
  const on = about.wishes.filter(({ isOn }) => isOn)
  const coming = about.isWeek ? upcomingDays(reader, about.coming) : []
  const next = about.isWeek ? null : nextUpcomingText(reader, about.coming)
  const blocks = [
    ...(about.pausedUntil
      ? [
          textBlock(
            t`Paused ${pauseText(reader, about.pausedFrom, about.pausedUntil)}. Reminders you set a time for still come.`,
          ),
        ]
      : []),
    ...(next ? [textBlock(t`Next: ${next}`)] : []),
    ...on.map((wish) =>
      itemBlock(nudgeScheduleText(wish), {
        button: { label: `Off: ${titleLabel(wish.label)}`, line: ask('nudge set', { kind: wish.kind, on: 'no' }) },
      }),
    ),
    ...(on.length === 0 ? [textBlock(t`No check-ins are on. Timed tasks still remind you.`)] : []),
    ...(coming.length > 0 ? [textBlock(t`The next seven days:`), ...coming] : []),
    textBlock(t`${nudgeLimitsText(about)}. Reminders you set a time for always come through.`),
  ]
  const off = about.offered.filter(({ kind }) => !on.some((wish) => wish.kind === kind))
  const more: Button[] = off
    .slice(0, about.isWeek ? 0 : 2)
    .map(({ kind, label }) => ({ label: titleLabel(label), line: ask('nudge set', { kind }) }))
  return view(t`Reminders`, blocks, {
    buttons: [
      ...(about.coming.length > 0 && !about.isWeek
        ? [{ label: 'Next 7 days', line: ask('nudge show', { week: 'yes' }) }]
        : []),
      ...more,
      { label: 'Limits', line: ask('nudge limits') },
      about.pausedUntil ? RESUME : { label: 'Pause', line: ask('nudge pause') },
    ],
  })
}

const RESUME: Button = { label: 'Resume', line: ask('nudge pause', { until: 'now' }) }

/**
 * "Mornings at 08:30 · No other reminders."
 */
export function nudgeScheduleSetView(
  wish: NudgeScheduleDetails,
  others: readonly NudgeScheduleDetails[],
  more: {
    /** When it comes, if its time is in quiet hours. */
    readonly quietTo: string | null
    /** Each of its days is a quiet day. */
    readonly isNeverSent: boolean
  },
): View {
  if (!wish.isOn) return view(t`${trustedText(wish.label)}: off`, [textBlock(t`${otherNudgesText(others)}`)])
  return view(
    nudgeScheduleText(wish),
    [
      textBlock(otherNudgesText(others)),
      ...(more.isNeverSent
        ? [textBlock(t`Its days are quiet days, so it won't come.`)]
        : more.quietTo === null
          ? []
          : [textBlock(t`That's in your quiet hours, so it will come at ${more.quietTo}.`)]),
    ],
    more.isNeverSent || more.quietTo !== null ? { buttons: [{ label: 'Limits', line: ask('nudge limits') }] } : {},
  )
}

const otherNudgesText = (others: readonly NudgeScheduleDetails[]): Text => {
  const on = others.filter(({ isOn }) => isOn)
  return on.length === 0
    ? trustedText('No other reminders.')
    : t`Other reminders: ${joinTexts(on.map(otherNudgeText), '; ')}.`
}

/** Why a nudge came: consent, or a typed time; and how to change it. */
export function nudgeReasonView(
  reader: Reader,
  about: NudgeKindDetails & {
    readonly isTimed: boolean
    readonly isSnooze: boolean
    readonly subject: string | null
    readonly subjectId: string | null
    readonly dueAt: Date
    readonly at: string | null
    readonly days: string
    readonly saidAt: Date | null
  },
): View {
  const place = zoneCity(reader.zone)
  const on = about.saidAt ? trustedText(` on ${dayOf(reader, about.saidAt)}`) : []
  const reason = about.isSnooze
    ? t`You asked for it at ${momentText(reader, about.dueAt, 'time')}.`
    : about.kind === 'if-then'
      ? t`You asked for it${on}: when that happens, I offer this.`
      : about.isTimed
        ? t`You set it for ${trustedText(about.at ?? '')}${about.at ? trustedText(`, ${place} time.`) : []}`
        : t`You said yes${on}: ${trustedText(about.days)}${trustedText(about.at ? `, ${about.at} ${place}` : '')}.`
  const isOwnTime = about.isTimed && about.at === null
  return view(
    about.subject ? t`Why: ${about.subject}` : t`Why: ${trustedText(about.label)}`,
    [
      textBlock(isOwnTime && !about.isSnooze ? t`You started it, so I tell you when it ends.` : reason),
      textBlock(t`It comes ${trustedText(about.about)}.`),
    ],
    { buttons: reasonButtons(about) },
  )
}

function reasonButtons({ kind, subjectId }: { readonly kind: string; readonly subjectId: string | null }): Button[] {
  if (['task', 'land', 'get-ready', 'leave'].includes(kind))
    return [
      {
        label: 'Other time',
        line: subjectId ? ask('task move', { task: subjectId, asked: 'to' }) : ask('nudge set', { kind: 'task' }),
      },
      { label: 'Fewer', line: ask('nudge limits') },
      { label: 'Turn off', line: ask('nudge set', { kind: 'task', on: 'no' }) },
    ]
  if (kind === 'habit')
    return [
      { label: 'Other time', line: ask('habit edit', { habit: subjectId ?? undefined, asked: 'at' }) },
      { label: 'Fewer', line: ask('nudge limits') },
      { label: 'Turn off', line: ask('habit edit', { habit: subjectId ?? undefined, at: 'none' }) },
    ]
  const off: Button = { label: 'Turn off', line: ask('nudge set', { kind, on: 'no' }) }
  if (kind === 'if-then') return [{ label: 'Show if-thens', line: ask('if-then show') }, off]
  if (kind === 'focus-landing') return [off]
  if (kind === 'focus-end' || kind === 'break-end') return [{ label: 'Fewer', line: ask('nudge limits') }]
  return [
    { label: 'Other time', line: ask('nudge set', { kind, asked: 'at' }) },
    { label: 'Fewer', line: ask('nudge set', { kind, days: 'fewer' }) },
    off,
  ]
}

/** Timed nudges that could not be delivered. */
export function missedNudgesView(
  reader: Reader,
  things: readonly { readonly title: string; readonly at: Date; readonly line: CommandLine }[],
): View {
  const shown = things.slice(0, 3)
  const left = things.length - shown.length
  const lines: ItemBlock[] = shown.map(({ title, at, line }) =>
    itemBlock(t`${title}, ${momentText(reader, at)}`, { button: { label: `Show: ${titleLabel(title)}`, line } }),
  )
  return view(t`I couldn't reach you in time for this`, [
    ...lines,
    ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
  ])
}

/** "9:20, in 10 minutes": a postponed nudge. */
export const nudgeSnoozedView = (reader: Reader, at: Date, what: Text, buttons: readonly Button[]): View =>
  view(t`Again at ${momentText(reader, at, 'time')}: ${what}`, [textBlock(t`The next ones aren't affected.`)], {
    buttons,
  })

export const nudgesPausedView = (
  reader: Reader,
  pause: { readonly from: Date | null; readonly until: Date; readonly habits?: CommandLine } | null,
): View =>
  pause
    ? view(
        t`Check-ins are paused ${pauseText(reader, pause.from, pause.until)}`,
        [textBlock(t`Reminders you set a time for still come.`)],
        {
          buttons: [...(pause.habits ? [{ label: 'Pause habits too', line: pause.habits }] : []), RESUME],
        },
      )
    : view(t`Check-ins are on again`)

/** "until Mon 16 March, 04:00"; of days to come "from Mon 9 March, 04:00 until Mon 16 March, 04:00". */
const pauseText = (reader: Reader, from: Date | null, until: Date): Text =>
  from ? t`from ${momentText(reader, from)} until ${momentText(reader, until)}` : t`until ${momentText(reader, until)}`

const dayOf = (reader: Reader, instant: Date): string => {
  const text = formatDay(localDay(instant, reader.zone, '00:00'))
  return text.slice(text.indexOf(' ') + 1)
}
