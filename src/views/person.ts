// Views of a person's profile and of a changed zone.
import { ask } from '../chat/ask.ts'
import { joinTexts, type Text, t, textBlock, trustedText, type View, view } from '../chat/view.ts'
import type { TaskCandidate } from '../contracts/tasks.ts'
import type { Task } from '../models/task.ts'
import { formatMinutes, formatMoment } from '../time/index.ts'
import { momentText, type Reader } from './reader.ts'
import { titleText } from './task.ts'

export const profileTexts = (person: {
  readonly full_name: string | null
  readonly username: string
  readonly timezone: string
  readonly bio: string | null
  readonly dayStartsAt: string
}): Text[] => [
  t`${person.full_name ?? person.username} (${person.username})`,
  t`Time zone: ${zoneCity(person.timezone)} · the day starts at ${person.dayStartsAt}`,
  ...(person.bio ? [t`${person.bio}`] : []),
]

/** After days away: one small thing, and no backlog. */
export function backAgainView({ task, minutes }: TaskCandidate): View {
  const size = minutes === null ? '' : `, ${formatMinutes(minutes)}`
  return view(
    t`Good to see you`,
    [textBlock(t`Everything is where you left it. One small thing: ${titleText(task)}${trustedText(size)}.`)],
    {
      buttons: [
        { label: 'Start', line: ask('task start', { task: task.task_id }), isPrimary: true },
        { label: 'Fresh start', line: ask('ritual fresh') },
        { label: 'Show today', line: ask('task list', { view: 'today' }) },
      ],
    },
  )
}

/** "“call dentist” now means 09:00 there." */
export function timeZoneSetView(
  reader: Reader,
  moved: readonly Task[],
  {
    stays = null,
    isRepeating = false,
  }: { readonly stays?: StayingMoments | null; readonly isRepeating?: boolean } = {},
): View {
  const lines = moved
    .slice(0, 3)
    .flatMap((task) =>
      task.due_date ? [textBlock(t`“${task.title}” now means ${momentText(reader, task.due_date)} there.`)] : [],
    )
  const rest = moved.length > 3 ? [textBlock(t`And ${moved.length - 3} more.`)] : []
  const reminder = moved.length > 0 ? [textBlock(t`Tasks with a time get a reminder.`)] : []
  const staying = [
    ...(isRepeating ? [textBlock(t`What repeats stays at its time of day.`)] : []),
    ...(stays === null ? [] : [textBlock(stayingText(reader, stays))]),
  ]
  const times = [...new Set(stays?.kept.map(({ wasAt }) => wasAt))]
  return view(t`Time zone: ${zoneCity(reader.zone)}`, [...lines, ...rest, ...reminder, ...staying], {
    buttons:
      stays === null
        ? []
        : [
            {
              label: times.length === 1 ? `Keep ${times[0]}` : 'Keep their times',
              line: ask('me edit', { keep: stays.draftId }),
            },
          ],
  })
}

/** Tasks whose moment stayed in a new zone, and the draft that moves them to the time of day they had. */
export interface StayingMoments {
  readonly kept: readonly { readonly task: Task; readonly wasAt: string }[]
  readonly draftId: string
}

/** "2 timed tasks keep their moment: dentist is Sat 7 March, 04:30 here." */
function stayingText(reader: Reader, { kept }: StayingMoments): Text {
  const named = kept
    .slice(0, 2)
    .flatMap(({ task }) => (task.due_date ? [t`${task.title} is ${momentText(reader, task.due_date)}`] : []))
  const more = kept.length > named.length ? [t`${kept.length - named.length} more`] : []
  const begin =
    kept.length === 1 ? t`1 timed task keeps its moment: ` : t`${kept.length} timed tasks keep their moment: `
  return [...begin, ...joinTexts([...named.map((each) => [...each, ...t` here`]), ...more], ', '), ...t`.`]
}

/** Tasks moved to the time of day they had in the zone before. */
export function wallTimesKeptView(reader: Reader, moved: readonly Task[]): View {
  if (moved.length === 0) return view(t`No change: they are where you left them`)
  return view(
    moved.length === 1 ? t`Moved 1 task` : t`Moved ${moved.length} tasks`,
    moved
      .slice(0, 3)
      .flatMap((task) => (task.due_date ? [textBlock(t`${task.title}: ${momentText(reader, task.due_date)}`)] : [])),
  )
}

/**
 * The platform reports another zone than before: what that means for times, and the other way.
 * @param typed the next time that was typed, if there is one
 */
export function travelView(
  reader: Reader,
  { from, to, isFollowed }: { readonly from: string; readonly to: string; readonly isFollowed: boolean },
  typed: Date | null,
): View {
  const [here, there] = [zoneCity(to), zoneCity(from)]
  const moveTo = ask('me edit', { timezone: to })
  if (!isFollowed)
    return view(t`You seem to be in ${here} now.`, [textBlock(t`I still use the time in ${there}, as you chose.`)], {
      buttons: [{ label: `Use ${here} time`, line: moveTo }],
    })
  const back = { label: `Stay on ${there} time`, line: ask('me edit', { timezone: from }) }
  if (typed === null)
    return view(t`You seem to be in ${here} now.`, [textBlock(t`What you type from now on means the time there.`)], {
      buttons: [back],
    })
  const clock = formatMoment(typed, from, { show: 'time', now: reader.now })
  return view(
    t`You seem to be in ${here} now.`,
    [textBlock(t`Reminders you set a time for stay at ${clock} ${there}.`)],
    {
      buttons: [{ label: 'Move with me', line: ask('me edit', { timezone: to, 'clock-of': from }) }, back],
    },
  )
}

/** "Europe/Vienna" → "Vienna" */
export const zoneCity = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** The introduction, shown once. */
export const helloView = (): View =>
  view(
    t`Hello, I'm Proxy`,
    [
      textBlock(
        t`I keep your tasks and help you start. I only message you first at times you set, until you say yes to more.`,
      ),
      textBlock(t`May I offer three tasks each morning at 08:30?`),
    ],
    {
      buttons: [
        { label: 'Yes', line: ask('nudge set', { kind: 'morning', at: '08:30' }), isPrimary: true },
        { label: 'Another time', line: ask('nudge set', { kind: 'morning', asked: 'at' }) },
        { label: "No, I'll ask", line: ask('nudge set', { kind: 'morning', on: 'no' }) },
      ],
      question: {
        yes: ask('nudge set', { kind: 'morning', at: '08:30' }),
        no: ask('nudge set', { kind: 'morning', on: 'no' }),
      },
    },
  )

const WEEK_DAYS = { mon: 'Monday', sat: 'Saturday', sun: 'Sunday' } as const

/** The new style of answers. */
export function displayPreferencesView(
  style: {
    readonly points: 'unasked' | 'shown' | 'hidden'
    readonly is_plain: boolean
    readonly emoji: 'few' | 'none'
    readonly clock: 'fixed' | 'relative'
    readonly date_order: 'zone' | 'day' | 'month'
    readonly uses_model: boolean
    readonly hours: 'auto' | '24' | '12'
    readonly week_starts_on: 'auto' | 'mon' | 'sat' | 'sun'
    readonly estimates: 'corrected' | 'own'
  },
  isSame: boolean,
): View {
  const looks = joinTexts(
    [
      style.points === 'hidden' ? t`points hidden` : t`points shown`,
      style.is_plain ? t`plain words` : [],
      style.emoji === 'none' ? t`no emoji of mine` : t`a few emoji`,
      style.clock === 'relative' ? t`times like “in 25 minutes”` : t`times like 10:25`,
      style.date_order === 'zone' ? [] : style.date_order === 'month' ? t`5/3 is May 3` : t`5/3 is 5 March`,
      style.uses_model ? [] : t`no language model`,
      style.estimates === 'own' ? t`your own minutes` : [],
      style.hours === 'auto' ? [] : style.hours === '12' ? t`12-hour times` : t`24-hour times`,
      style.week_starts_on === 'auto' ? [] : t`weeks start on ${trustedText(WEEK_DAYS[style.week_starts_on])}`,
    ],
    ', ',
  )
  return view(isSame ? t`No change: ${looks}` : t`Saved: ${looks}`, [])
}
