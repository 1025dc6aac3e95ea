// Views of goals: the date as a fact, progress in done tasks, the next tasks.
import { ask } from '../chat/ask.ts'
import {
  type Block,
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
import type { Goal } from '../models/goal.ts'
import { formatDay, localDay } from '../time/index.ts'
import { momentText, type Reader, readerToday } from './reader.ts'

export interface GoalDetails {
  readonly goal: Goal
  readonly progress: { readonly done: number; readonly of: number; readonly hidden: number }
}

/** "by Thu 12 March": never says that it has passed. */
function byText(reader: Reader, { target_date }: Goal): Text {
  if (!target_date) return []
  return trustedText(`by ${formatDay(localDay(target_date, reader.zone, '00:00'), readerToday(reader))}`)
}

/** A page of open goals. */
export function goalListView(
  reader: Reader,
  shown: readonly GoalDetails[],
  {
    page,
    count,
    reached,
    pageLine,
  }: { page: number; count: number; reached: number; pageLine: (page: number) => CommandLine },
): View {
  if (count === 0)
    return view(
      reached > 0 ? t`No open goals, ${reached} reached` : t`No goals yet`,
      [textBlock(t`One is plenty. Try: goal add Portfolio online by 12 March`)],
      { buttons: [{ label: 'Add a goal', line: ask('goal add'), isPrimary: true }] },
    )
  const left = Math.max(0, count - (page - 1) * 5 - shown.length)
  return view(
    t`Goals: ${count}`,
    [
      ...shown.map((each) => goalItem(reader, each)),
      ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
      ...(reached > 0 ? [textBlock(t`${reached} reached`)] : []),
    ],
    {
      buttons: [
        ...(left > 0 ? [{ label: 'More', line: pageLine(page + 1) }] : []),
        ...(page > 1 ? [{ label: 'Back', line: pageLine(page - 1) }] : []),
      ],
    },
  )
}

function goalItem(reader: Reader, { goal, progress }: GoalDetails): ItemBlock {
  const detail = joinTexts([
    byText(reader, goal),
    progress.of > 0 ? t`${progress.done} of ${progress.of} done` : [],
    hiddenText(progress.hidden),
  ])
  return itemBlock(t`${goal.title}`, {
    line: ask('goal show', { goal: goal.goal_id }),
    ...(detail.length > 0 ? { detail } : {}),
  })
}

/** One goal. `taskItems` are its first tasks; `left` the number of others. */
export function goalView(
  reader: Reader,
  { goal, progress }: GoalDetails,
  taskItems: readonly ItemBlock[] = [],
  left = 0,
): View {
  const link = { goal: goal.goal_id }
  const facts = joinTexts([
    goal.is_completed
      ? goal.completed_at
        ? t`reached ${momentText(reader, goal.completed_at)}`
        : trustedText('reached')
      : [],
    byText(reader, goal),
    hiddenText(progress.hidden),
  ])
  const meter: Block[] =
    progress.of > 0
      ? [{ kind: 'progress', label: trustedText('Tasks done'), done: progress.done, of: progress.of }]
      : []
  const none = progress.of + progress.hidden === 0 && !goal.is_completed
  return view(
    t`${goal.title}`,
    [
      ...(facts.length > 0 ? [textBlock(facts)] : []),
      ...(goal.description ? [textBlock(t`${goal.description}`)] : []),
      ...meter,
      ...taskItems,
      ...(left > 0 ? [textBlock(t`and ${left} more`)] : []),
      ...(none ? [textBlock(t`No tasks are linked yet. To link one: task file milk goal:…`)] : []),
    ],
    {
      buttons: goal.is_completed
        ? [{ label: 'Put back', line: ask('goal done', { ...link, back: 'yes' }) }]
        : [
            { label: 'Reached', line: ask('goal done', link) },
            { label: 'Edit', line: ask('goal edit', link) },
            { label: 'Let go', line: ask('goal drop', link) },
          ],
      card: { kind: 'goal', id: goal.goal_id },
    },
  )
}

/** A new one, with what was understood. */
export function goalAddedView(reader: Reader, goal: Goal): View {
  const by = byText(reader, goal)
  return view(t`New goal: ${goal.title}`, by.length > 0 ? [textBlock(by)] : [], {
    buttons: [
      { label: 'Edit', line: ask('goal edit', { goal: goal.goal_id }) },
      ...(goal.target_date ? [{ label: 'No date', line: ask('goal edit', { goal: goal.goal_id, by: 'none' }) }] : []),
    ],
    card: { kind: 'goal', id: goal.goal_id },
  })
}

/** Reached now or before. Open tasks stay open. */
export function goalReachedView(reader: Reader, { goal, progress }: GoalDetails, already: Date | null): View {
  const link = { goal: goal.goal_id }
  const open = progress.of - progress.done
  if (already)
    return view(t`Already reached, ${momentText(reader, already)}: ${goal.title}`, [], {
      buttons: [{ label: 'Put back', line: ask('goal done', { ...link, back: 'yes' }) }],
    })
  return view(
    t`Reached: ${goal.title}`,
    open > 0 ? [textBlock(t`${open} linked ${trustedText(open === 1 ? 'task stays' : 'tasks stay')} open.`)] : [],
    { buttons: [{ label: 'Goals', line: ask('goal show') }], card: { kind: 'goal', id: goal.goal_id } },
  )
}

const hiddenText = (count: number): Text =>
  count === 0 ? [] : trustedText(`${count} personal ${count === 1 ? 'thing' : 'things'}`)
