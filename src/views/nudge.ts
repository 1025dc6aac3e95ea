// How nudges are told of: what is on, why one came, what an outage swallowed.
import { type Button, type ItemBlock, item, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import { formatDay, localDay } from '../time/index.ts'
import { brief } from './brief.ts'
import { type ComingShown, days, first } from './coming.ts'
import { city } from './person.ts'
import { moment, type Reader } from './reader.ts'

/** A kind, as lists name it. */
export interface KindShown {
  readonly kind: string
  readonly label: string
  readonly about: string
}

export interface WishShown extends KindShown {
  readonly isOn: boolean
  /** Wall-clock; null where its subjects have the time. */
  readonly at: string | null
  /** "daily", "weekdays". */
  readonly days: string
  readonly lead: number
}

/** "Mornings at 08:30, weekdays" */
export const wishText = ({ label, at, days, lead }: WishShown): Text =>
  join(
    [
      at === null ? ours(label) : t`${ours(label)} at ${ours(at)}`,
      days === 'daily' ? [] : ours(days),
      lead > 0 ? t`${lead} min before` : [],
    ],
    ', ',
  )

/** What "nudge show" tells. */
export function overview(
  reader: Reader,
  about: {
    /** Each of the next seven days, instead of what comes next. */
    readonly isWeek: boolean
    readonly wishes: readonly WishShown[]
    readonly offered: readonly KindShown[]
    readonly coming: readonly ComingShown[]
    readonly quietFrom: string
    readonly quietTo: string
    readonly perDay: number
    readonly pausedUntil: Date | null
  },
): View {
  const on = about.wishes.filter(({ isOn }) => isOn)
  const coming = about.isWeek ? days(reader, about.coming) : []
  const next = about.isWeek ? null : first(reader, about.coming)
  const blocks = [
    ...(about.pausedUntil
      ? [say(t`Paused until ${moment(reader, about.pausedUntil)}. Times you typed still come.`)]
      : []),
    ...(next ? [say(t`Next: ${next}`)] : []),
    ...on.map((wish) =>
      item(wishText(wish), {
        button: { label: `Off: ${brief(wish.label)}`, line: `nudge set kind:${wish.kind} on:no` },
      }),
    ),
    ...(on.length === 0 ? [say(t`Nothing is offered. Times you typed get their reminder.`)] : []),
    ...(coming.length > 0 ? [say(t`The next seven days:`), ...coming] : []),
    say(t`Quiet from ${about.quietFrom} to ${about.quietTo}, at most ${about.perDay} a day. Times you typed pass.`),
  ]
  const off = about.offered.filter(({ kind }) => !on.some((wish) => wish.kind === kind))
  const more: Button[] = off
    .slice(0, about.isWeek ? 0 : 2)
    .map(({ kind, label }) => ({ label: brief(label), line: `nudge set kind:${kind}` }))
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
export function wishSet(
  wish: WishShown,
  others: readonly WishShown[],
  more: { readonly isQuiet: boolean; readonly quietTo: string },
): View {
  if (!wish.isOn) return view(t`${ours(wish.label)}: off`, [say(t`${rest(others)}`)])
  return view(
    wishText(wish),
    [
      say(rest(others)),
      ...(more.isQuiet ? [say(t`That lies in your quiet hours, so it waits until ${more.quietTo}.`)] : []),
    ],
    more.isQuiet ? { buttons: [{ label: 'Limits', line: 'nudge limits' }] } : {},
  )
}

const rest = (others: readonly WishShown[]): Text => {
  const on = others.filter(({ isOn }) => isOn)
  return on.length === 0 ? ours('Nothing else is on.') : t`Also on: ${join(on.map(wishText), '; ')}.`
}

/** Why a nudge came: the yes, or the time that was typed; and how to have it otherwise. */
export function why(
  reader: Reader,
  about: KindShown & {
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
  const place = city(reader.zone)
  const reason = about.isSnooze
    ? t`You asked for it at ${moment(reader, about.dueAt, 'time')}.`
    : about.isTimed
      ? t`You typed ${ours(about.at ?? '')}${about.at ? ours(`, ${place}.`) : []}`
      : t`You said yes${about.saidAt ? ours(` on ${dayOf(reader, about.saidAt)}`) : []}: ${ours(about.days)}${ours(about.at ? `, ${about.at} ${place}` : '')}.`
  const isOwnTime = about.isTimed && about.at === null
  return view(
    about.subject ? t`Why: ${about.subject}` : t`Why: ${ours(about.label)}`,
    [
      say(isOwnTime && !about.isSnooze ? t`You started it, so its end is told.` : reason),
      say(t`It comes ${ours(about.about)}.`),
    ],
    { buttons: waysOut(about) },
  )
}

function waysOut({ kind, subjectId }: { readonly kind: string; readonly subjectId: string | null }): Button[] {
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
export function missed(
  reader: Reader,
  things: readonly { readonly title: string; readonly at: Date; readonly line: string }[],
): View {
  const shown = things.slice(0, 3)
  const left = things.length - shown.length
  const lines: ItemBlock[] = shown.map(({ title, at, line }) =>
    item(t`${title}, ${moment(reader, at)}`, { button: { label: `Show: ${brief(title)}`, line } }),
  )
  return view(t`I couldn't reach you in time for this`, [...lines, ...(left > 0 ? [say(t`and ${left} more`)] : [])])
}

/** "9:20, in 10 minutes": a nudge that comes again. */
export const snoozed = (reader: Reader, at: Date, what: Text): View =>
  view(t`Again at ${moment(reader, at, 'time')}: ${what}`, [say(t`The next ones stay where they are.`)])

export const paused = (reader: Reader, until: Date | null): View =>
  until
    ? view(t`Nudges pause until ${moment(reader, until)}`, [say(t`Times you typed still come.`)], { buttons: [RESUME] })
    : view(t`Nudges are on again`)

const dayOf = (reader: Reader, instant: Date): string => {
  const text = formatDay(localDay(instant, reader.zone, '00:00'))
  return text.slice(text.indexOf(' ') + 1)
}
