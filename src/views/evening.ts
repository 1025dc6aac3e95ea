// The end of a day, of a week, of days away.
import { type Block, join, ours, say, type Text, t, type View, view } from '../chat/view.ts'
import type { Task } from '../models/task.ts'
import type { Day } from '../time/index.ts'
import { brief } from './brief.ts'
import { day, type Reader } from './reader.ts'
import { personal, titles } from './ritual.ts'

interface EndOfDay {
  readonly done: readonly Task[]
  readonly left: readonly Task[]
}

/** Done, and still here. */
export function closing(_reader: Reader, { done, left }: EndOfDay): View {
  return view(
    t`Closing today`,
    [
      say(
        join(
          [
            done.length > 0 ? t`Done: ${titles(done)}.` : [],
            left.length > 0 ? t`Still here: ${titles(left)}.` : t`Nothing is left over.`,
          ],
          ' ',
        ),
      ),
    ],
    {
      buttons: [
        ...(left.length > 0
          ? [
              { label: 'Move to tomorrow', line: 'ritual evening how:move', isPrimary: true },
              { label: 'Let it rest', line: 'ritual evening how:rest' },
            ]
          : []),
        { label: 'Close', line: 'ritual evening how:close', isPrimary: left.length === 0 },
      ],
      ...(left.length > 0 ? {} : { asks: HEAD }),
    },
  )
}

/** What moved; and a place for what is still in one's head. */
export const moved = (reader: Reader, tasks: readonly Task[], to: Day): View =>
  tasks.length === 0
    ? stillInHead(t`Nothing to move`)
    : stillInHead(t`Moved: ${titles(tasks)}`, t`To ${day(reader, to)}.`)

export const rests = (tasks: readonly Task[]): View =>
  tasks.length === 0
    ? stillInHead(t`Nothing left over`)
    : stillInHead(t`Rests: ${titles(tasks)}`, t`On the list, and off today.`)

export const keptForTomorrow = (reader: Reader, { title, due_date }: Task, date: Day | null): View =>
  stillInHead(t`Kept: ${title}`, due_date && date ? t`For ${day(reader, date)}.` : [])

export const closed = ({ done }: EndOfDay): View =>
  view(t`Closed for today`, [say(done.length > 0 ? t`${done.length} done. The rest can wait.` : t`The rest can wait.`)])

/** The first words on days away. */
export function fresh(undated: number, rested: number, next: Task | null): View {
  const start = next
    ? [{ label: `Start: ${brief(next.title)}`, line: `task start task:${next.task_id}`, isPrimary: true }]
    : []
  if (undated === 0 && rested === 0)
    return view(t`Already fresh`, [say(t`No dates to take off, no habits to rest.`)], { buttons: start })
  return view(
    t`Fresh start`,
    [
      say(
        t`Dates gone by are off, except times you typed. Dates to come stay. Habits count these days as rest. Nothing is deleted.`,
      ),
      say(join([count(undated, 'date', 'dates', 'off'), count(rested, 'habit', 'habits', 'rested')])),
    ],
    { buttons: start },
  )
}

export interface WeekNumbers {
  readonly from: Day
  readonly tasksDone: number
  readonly hiddenDone: number
  readonly stepsDone: number
  readonly focusSessions: number
  readonly focusMinutes: number
  readonly habitChecks: number
  readonly daysPlanned: number
  readonly energy: readonly [number, number, number]
  readonly points: number
  readonly titles: readonly string[]
}

/** A week as recorded; what was not recorded is not there. */
export function week(reader: Reader, numbers: WeekNumbers): View {
  const { tasksDone, hiddenDone, stepsDone, focusSessions, focusMinutes, habitChecks, daysPlanned, points } = numbers
  const [low, medium, high] = numbers.energy
  const rows: { label: string; value: Text }[] = [
    ...row('Tasks done', tasksDone),
    ...(hiddenDone > 0 ? [{ label: 'Besides', value: personal(hiddenDone) }] : []),
    ...row('Steps done', stepsDone),
    ...(focusSessions > 0 ? [{ label: 'Focus', value: t`${focusMinutes} min in ${focusSessions}` }] : []),
    ...row('Habits done', habitChecks),
    ...row('Days planned', daysPlanned),
    ...(low + medium + high > 0
      ? [{ label: 'Energy noted', value: t`${low} low, ${medium} medium, ${high} high` }]
      : []),
    ...(reader.showsPoints && points > 0 ? [{ label: 'Points', value: t`${points} XP` }] : []),
  ]
  const title = t`Your week since ${day(reader, numbers.from)}`
  if (rows.length === 0)
    return view(title, [say(t`Nothing was recorded yet.`)], { buttons: [{ label: 'Plan', line: 'ritual morning' }] })
  const blocks: Block[] = [
    { kind: 'fields', fields: rows },
    ...(numbers.titles.length > 0 ? [say(t`Newest: ${titles(numbers.titles.map((title) => ({ title })))}.`)] : []),
  ]
  return view(title, blocks, {
    buttons: [
      { label: 'Plan', line: 'ritual morning' },
      { label: 'Zones', line: 'progress show of:zones' },
    ],
  })
}

const row = (label: string, value: number): { label: string; value: Text }[] =>
  value > 0 ? [{ label, value: t`${value}` }] : []

const HEAD = { line: 'ritual evening', into: 'tomorrow' }

const stillInHead = (title: Text, line: Text = []): View =>
  view(title, [...(line.length > 0 ? [say(line)] : []), say(t`Anything still in your head? Type it.`)], {
    buttons: [{ label: 'Close', line: 'ritual evening how:close' }],
    asks: HEAD,
  })

const count = (number: number, one: string, many: string, how: string): Text =>
  number === 0 ? [] : t`${number} ${ours(number === 1 ? one : many)} ${ours(how)}`
