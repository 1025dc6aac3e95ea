// How nudges are told of: what is on, why one came, what an outage swallowed.
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
import { formatDay, localDay } from '../time/index.ts'
import { zoneCity } from './person.ts'
import { momentText, type Reader } from './reader.ts'
import { titleLabel } from './title-label.ts'
import { nextUpcomingText, type UpcomingNudge, upcomingDays } from './upcoming.ts'

/** A kind, as lists name it. */
export interface NudgeKindDetails {
  readonly kind: string
  readonly label: string
  readonly about: string
}

export interface NudgeScheduleDetails extends NudgeKindDetails {
  readonly isOn: boolean
  /** Wall-clock; null where its subjects have the time. */
  readonly at: string | null
  /** "daily", "weekdays". */
  readonly days: string
  readonly lead: number
}

/** "Mornings at 08:30, weekdays" */
export const nudgeScheduleText = ({ label, at, days, lead }: NudgeScheduleDetails): Text =>
  joinTexts(
    [
      at === null ? trustedText(label) : t`${trustedText(label)} at ${trustedText(at)}`,
      days === 'daily' ? [] : trustedText(days),
      lead > 0 ? t`${lead} min before` : [],
    ],
    ', ',
  )

/** What "nudge show" tells. */
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
    readonly perDay: number
    readonly pausedUntil: Date | null
  },
): View {
  const on = about.wishes.filter(({ isOn }) => isOn)
  const coming = about.isWeek ? upcomingDays(reader, about.coming) : []
  const next = about.isWeek ? null : nextUpcomingText(reader, about.coming)
  const blocks = [
    ...(about.pausedUntil
      ? [textBlock(t`Paused until ${momentText(reader, about.pausedUntil)}. Times you typed still come.`)]
      : []),
    ...(next ? [textBlock(t`Next: ${next}`)] : []),
    ...on.map((wish) =>
      itemBlock(nudgeScheduleText(wish), {
        button: { label: `Off: ${titleLabel(wish.label)}`, line: `nudge set kind:${wish.kind} on:no` },
      }),
    ),
    ...(on.length === 0 ? [textBlock(t`Nothing is offered. Times you typed get their reminder.`)] : []),
    ...(coming.length > 0 ? [textBlock(t`The next seven days:`), ...coming] : []),
    textBlock(
      t`Quiet from ${about.quietFrom} to ${about.quietTo}, at most ${about.perDay} a day. Times you typed pass.`,
    ),
  ]
  const off = about.offered.filter(({ kind }) => !on.some((wish) => wish.kind === kind))
  const more: Button[] = off
    .slice(0, about.isWeek ? 0 : 2)
    .map(({ kind, label }) => ({ label: titleLabel(label), line: `nudge set kind:${kind}` }))
  return view(t`Nudges`, blocks, {
    buttons: [
      ...(about.coming.length > 0 && !about.isWeek ? [{ label: 'Next 7 days', line: 'nudge show week:yes' }] : []),
      ...more,
      { label: 'Limits', line: 'nudge limits' },
      about.pausedUntil ? RESUME : { label: 'Pause', line: 'nudge pause' },
    ],
  })
}

const RESUME: Button = { label: 'Resume', line: 'nudge pause until:now' }

/** "Mornings at 08:30 · Nothing else is on." */
export function nudgeScheduleSetView(
  wish: NudgeScheduleDetails,
  others: readonly NudgeScheduleDetails[],
  more: { readonly isQuiet: boolean; readonly quietTo: string },
): View {
  if (!wish.isOn) return view(t`${trustedText(wish.label)}: off`, [textBlock(t`${otherNudgesText(others)}`)])
  return view(
    nudgeScheduleText(wish),
    [
      textBlock(otherNudgesText(others)),
      ...(more.isQuiet ? [textBlock(t`That lies in your quiet hours, so it waits until ${more.quietTo}.`)] : []),
    ],
    more.isQuiet ? { buttons: [{ label: 'Limits', line: 'nudge limits' }] } : {},
  )
}

const otherNudgesText = (others: readonly NudgeScheduleDetails[]): Text => {
  const on = others.filter(({ isOn }) => isOn)
  return on.length === 0
    ? trustedText('Nothing else is on.')
    : t`Also on: ${joinTexts(on.map(nudgeScheduleText), '; ')}.`
}

/** Why a nudge came: the yes, or the time that was typed; and how to have it otherwise. */
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
  const reason = about.isSnooze
    ? t`You asked for it at ${momentText(reader, about.dueAt, 'time')}.`
    : about.isTimed
      ? t`You typed ${trustedText(about.at ?? '')}${about.at ? trustedText(`, ${place}.`) : []}`
      : t`You said yes${about.saidAt ? trustedText(` on ${dayOf(reader, about.saidAt)}`) : []}: ${trustedText(about.days)}${trustedText(about.at ? `, ${about.at} ${place}` : '')}.`
  const isOwnTime = about.isTimed && about.at === null
  return view(
    about.subject ? t`Why: ${about.subject}` : t`Why: ${trustedText(about.label)}`,
    [
      textBlock(isOwnTime && !about.isSnooze ? t`You started it, so its end is told.` : reason),
      textBlock(t`It comes ${trustedText(about.about)}.`),
    ],
    { buttons: reasonButtons(about) },
  )
}

function reasonButtons({ kind, subjectId }: { readonly kind: string; readonly subjectId: string | null }): Button[] {
  if (kind === 'task')
    return [
      { label: 'Other time', line: subjectId ? `task move task:${subjectId}` : 'nudge set kind:task' },
      { label: 'Fewer', line: 'nudge limits' },
      { label: 'Turn off', line: 'nudge set kind:task on:no' },
    ]
  if (kind === 'habit')
    return [
      { label: 'Other time', line: `habit edit habit:${subjectId}` },
      { label: 'Fewer', line: 'nudge limits' },
      { label: 'Turn off', line: `habit edit habit:${subjectId} at:none` },
    ]
  if (kind === 'focus-end' || kind === 'break-end') return [{ label: 'Fewer', line: 'nudge limits' }]
  return [
    { label: 'Other time', line: `nudge set kind:${kind}` },
    { label: 'Fewer', line: `nudge set kind:${kind} days:fewer` },
    { label: 'Turn off', line: `nudge set kind:${kind} on:no` },
  ]
}

/** What had a time and could not be said at it. */
export function missedNudgesView(
  reader: Reader,
  things: readonly { readonly title: string; readonly at: Date; readonly line: string }[],
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

/** "9:20, in 10 minutes": a nudge that comes again. */
export const nudgeSnoozedView = (reader: Reader, at: Date, what: Text): View =>
  view(t`Again at ${momentText(reader, at, 'time')}: ${what}`, [textBlock(t`The next ones stay where they are.`)])

export const nudgesPausedView = (reader: Reader, until: Date | null): View =>
  until
    ? view(t`Nudges pause until ${momentText(reader, until)}`, [textBlock(t`Times you typed still come.`)], {
        buttons: [RESUME],
      })
    : view(t`Nudges are on again`)

const dayOf = (reader: Reader, instant: Date): string => {
  const text = formatDay(localDay(instant, reader.zone, '00:00'))
  return text.slice(text.indexOf(' ') + 1)
}
